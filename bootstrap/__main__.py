"""The door: refuses a Python that is too old in words it still understands, then prepares what was asked."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  # an older Python may well open this door
    has = ".".join(map(str, sys.version_info[:2]))
    sys.exit(
        f"Cần Python 3.11 trở lên, máy đang có {has}: hãy chạy `apt-get install python3.11`, "
        "hoặc `make PYTHON=/đường/dẫn/python3.11 …`. (Python 3.11 or newer is needed)"
    )

from bootstrap.prepare import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
