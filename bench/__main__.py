"""Runs the benchmarks, each in a process of its own: `python -m bench [name …] [size or home …]`."""

import subprocess
import sys
from pathlib import Path

NOT_MEASURES = {
    "__init__", "__main__", "asking", "asking_dossiers", "bare", "dossiers_at", "dossiers_http_at", "filling",
    "floor_of_acts", "grown", "harness", "keeping", "multiplied", "rush_browser", "rush_people", "yardstick",
}  # fmt: skip


def main() -> int:
    """Run those named, or all; fail if one fails or breaks a bound that it must keep. Sizes go to each."""
    sizes = [one for one in sys.argv[1:] if one.isdigit() or "/" in one]
    named = [one for one in sys.argv[1:] if one not in sizes]
    here = Path(__file__).parent
    found = sorted(path.stem for path in here.glob("*.py") if path.stem not in NOT_MEASURES)
    failed = [
        name
        for name in (named or found)
        if subprocess.run([sys.executable, "-m", f"bench.{name}", *sizes], check=False).returncode
    ]
    if failed:
        print("không đạt:", ", ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
