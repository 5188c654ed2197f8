"""Django's own command line, for those who work on the code: `python -m motcua.manage`."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.settings")
    os.environ.setdefault("MOTCUA_POOL", "0")  # a command needs one connection
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
