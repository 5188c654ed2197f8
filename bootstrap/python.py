"""The Python environment in `.venv`: made without pip where Debian lacks ensurepip, filled from the locks."""

import importlib.util
import os
import shutil
import sys
import tomllib
from pathlib import Path

from bootstrap import debian
from bootstrap.stages import CHECKOUT, VENV, Stopped, run, stage, succeeds, warn

REQUIREMENTS = CHECKOUT / "requirements"
PYTHON = VENV / "bin" / "python"
UV = VENV / "bin" / "uv"
_PIP_TO_UV = {  # pip's word, uv's word, what uv puts between several
    "index-url": ("UV_DEFAULT_INDEX", " "),
    "extra-index-url": ("UV_INDEX", " "),
    "find-links": ("UV_FIND_LINKS", ","),
    "trusted-host": ("UV_INSECURE_HOST", " "),
    "cert": ("SSL_CERT_FILE", " "),
    "proxy": ("HTTPS_PROXY", " "),
    "timeout": ("UV_HTTP_TIMEOUT", " "),
    "default-timeout": ("UV_HTTP_TIMEOUT", " "),
}


def have_python(*, dev: bool) -> None:
    """See to the environment and the libraries of the locks; the developer's ones only if asked for."""
    here = [sys.version, str(CHECKOUT)]
    stage("Môi trường Python · environment", inputs=here, outputs=[PYTHON, UV], work=_make_environment)
    locks = [REQUIREMENTS / "base.txt", *([REQUIREMENTS / "dev.txt"] if dev else [])]
    stage(
        f"Thư viện Python · {'libraries and tools' if dev else 'libraries'}",
        inputs=[*here, *locks],
        outputs=[PYTHON],
        work=lambda: _install(locks),
    )
    stage(
        "Lệnh motcua · command",
        inputs=[*here, CHECKOUT / "pyproject.toml"],
        outputs=[VENV / "bin" / "motcua"],
        work=_put_command,
    )


def _make_environment() -> None:
    if not _environment_works():
        _make_empty_environment()
    if not UV.exists():
        run(
            [
                *_pip(),
                "install",
                "--quiet",
                "--retries",
                "2",
                "--require-hashes",
                "-r",
                REQUIREMENTS / "bootstrap.txt",
            ],
            trouble="Không cài được công cụ cài đặt.",
        )


def _environment_works() -> bool:
    """Say whether `.venv` is this Python's and was made here, not moved here."""
    mine = f"import sys; sys.exit(sys.version != {sys.version!r} or sys.prefix != {str(VENV)!r})"
    return succeeds([PYTHON, "-c", mine]) and (_pip()[0] != PYTHON or succeeds([*_pip(), "--version"]))


def _make_empty_environment() -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    if importlib.util.find_spec("ensurepip") is None and not _has_pip():
        _bring_ensurepip()
    own_pip = importlib.util.find_spec("ensurepip") is not None
    make: list[str | Path] = [sys.executable, "-m", "venv", *([] if own_pip else ["--without-pip"]), VENV]
    run(make, trouble="Không tạo được môi trường Python trong .venv.")


def _has_pip() -> bool:
    return succeeds([sys.executable, "-m", "pip", "--python", sys.executable, "--version"])


def _bring_ensurepip() -> None:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not debian.can_install():
        raise Stopped(
            f"Python này thiếu venv và pip: hãy chạy `{debian.command_for(version)}` rồi chạy lại. "
            "(this Python lacks venv and pip)"
        )
    debian.install(version, trouble=f"Không cài được {version}.")
    importlib.invalidate_caches()


def _pip() -> list[str | Path]:
    """Give pip's command for the environment: its own pip, else the machine's pointed at it."""
    if (VENV / "bin" / "pip").exists():
        return [PYTHON, "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", PYTHON]


def _install(locks: list[Path]) -> None:
    """Install the locks with uv; where uv cannot reach the index that pip is set up for, with pip itself."""
    wanted: list[str | Path] = [word for lock in locks for word in ("-r", lock)]
    try:
        run(
            [UV, "pip", "install", "--python", PYTHON, "--require-hashes", *wanted],
            trouble="uv không cài được thư viện.",
            env=_as_pip_is_set_up(),
        )
    except Stopped:
        warn("uv không tới được kho gói, dùng pip (chậm hơn). (falling back to pip)")
        run(
            [*_pip(), "install", "--quiet", "--retries", "2", "--require-hashes", *wanted],
            trouble="Không cài được thư viện Python.",
        )


def _as_pip_is_set_up() -> dict[str, str]:
    """Tell uv what pip's configuration says: it reads none of it by itself."""
    told = {"UV_INDEX_STRATEGY": "unsafe-best-match", "UV_LINK_MODE": "copy"}
    lines = run([*_pip(), "config", "list"], trouble="Không đọc được cấu hình pip.").splitlines()
    for line in sorted(lines, key=lambda line: line.startswith(":env:")):  # surroundings outdo files
        name, _, value = line.partition("=")
        variable, between = _PIP_TO_UV.get(name.rpartition(".")[2], ("", ""))
        if variable and variable not in os.environ:
            told[variable] = between.join(_existing(value.strip("'\"").replace("\\n", " ").split()))
    return {name: value for name, value in told.items() if value}


def _existing(addresses: list[str]) -> list[str]:
    """Leave out folders that are not there: pip passes over them, uv stops."""
    return [
        address
        for address in addresses
        if not address.startswith("file://") or Path(address.removeprefix("file://")).exists()
    ]


def _put_command() -> None:
    """Open the checkout to the environment and write the commands of pyproject.toml into its `bin`."""
    packages = next((VENV / "lib").glob("python3.*")) / "site-packages"
    (packages / "motcua.pth").write_text(f"{CHECKOUT}\n")
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    for name, target in project["scripts"].items():
        module, _, function = target.partition(":")
        command = VENV / "bin" / name
        command.write_text(
            f"#!/bin/sh\n'''exec' \"{PYTHON}\" \"$0\" \"$@\"\n' '''\n"
            f"import sys\n\nfrom {module} import {function}\n\nsys.exit({function}())\n"
        )
        command.chmod(0o755)
