"""Locks the Python dependencies anew, with hashes and without anyone's addresses."""

from bootstrap import python
from bootstrap.stages import CHECKOUT, run, say

LOCKS = ("bootstrap", "base", "dev")


def lock(*options: str) -> None:
    """Compile `requirements/*.in` into `requirements/*.txt`; `--upgrade` takes newer versions."""
    python.have_python(dev=False)
    for name in LOCKS:
        run(
            [
                python.UV, "pip", "compile", "--quiet", "--python-version", "3.11", "--universal",
                "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", *options,
                f"requirements/{name}.in", "-o", f"requirements/{name}.txt",
            ],
            trouble=f"Không khóa được requirements/{name}.in.",
        )  # fmt: skip
    say(f"  ✓ Đã khóa {', '.join(LOCKS)} trong {CHECKOUT / 'requirements'}")
