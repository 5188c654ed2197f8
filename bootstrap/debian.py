"""What only Debian's packages can bring: installed when root, else the exact command is given."""

import os
import shutil
from pathlib import Path

from bootstrap.stages import Stopped, run, stage, warn

_LIBERATION = Path("/usr/share/fonts/truetype/liberation2")
_LIBERATION_HERE = (
    _LIBERATION,
    Path("/usr/share/fonts/truetype/liberation"),
    Path("/usr/share/fonts/liberation"),
)
_APT = ["apt-get", "-o", "DPkg::Lock::Timeout=120", "-o", "APT::Install-Recommends=false"]
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def can_install() -> bool:
    """Say whether we may install packages ourselves."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def command_for(package: str) -> str:
    """Give the command that a person types to install the package."""
    return f"sudo apt-get install -y {package}"


def install(package: str, *, trouble: str) -> None:
    """Install a package, reading the lists anew only if the first try fails."""
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        run([*_APT, "install", "-y", package], trouble=trouble, env=quiet)
    except Stopped:
        run([*_APT, "update"], trouble=trouble, env=quiet)
        run([*_APT, "install", "-y", package], trouble=trouble, env=quiet)


def have_paper_font() -> None:
    """See to the typeface of official papers; without it papers fall back to the font inside the program."""
    if any(place.exists() for place in _LIBERATION_HERE):
        return
    without = "Giấy tờ in bằng phông chữ dự phòng vì thiếu Liberation Serif (papers use a fallback font)"
    if not can_install():
        warn(f"{without}: {command_for('fonts-liberation2')}")
        return
    try:
        stage(
            "Phông chữ văn bản · paper font",
            inputs=["fonts-liberation2"],
            outputs=[_LIBERATION],
            work=lambda: install("fonts-liberation2", trouble="Không cài được fonts-liberation2."),
        )
    except Stopped as refusal:
        warn(f"{without}. {refusal}")


def browser() -> str | None:
    """Name the Chromium of this machine."""
    return next((found for name in _BROWSERS if (found := shutil.which(name))), None)


def have_browser() -> None:
    """See to the one browser with which the suite walks through the pages."""
    if browser():
        return
    if not can_install():
        raise Stopped(
            "Bộ kiểm thử đi qua các trang bằng Chromium: hãy chạy "
            f"`{command_for('chromium')}` rồi `make test` lại. (the tests need Chromium)"
        )
    stage(
        "Trình duyệt cho kiểm thử · Chromium",
        inputs=["chromium"],
        outputs=[Path("/usr/bin/chromium")],
        work=lambda: install("chromium", trouble="Không cài được chromium."),
    )


def have_second_opinion() -> None:
    """See to `pdfsig`, the other program that judges our signatures in the suite."""
    if shutil.which("pdfsig"):
        return
    if not can_install():
        raise Stopped(
            "Bộ kiểm thử đối chiếu chữ ký số bằng pdfsig: hãy chạy "
            f"`{command_for('poppler-utils')}` rồi `make test` lại. (the tests need pdfsig)"
        )
    stage(
        "Đối chiếu chữ ký số · pdfsig",
        inputs=["poppler-utils"],
        outputs=[Path("/usr/bin/pdfsig")],
        work=lambda: install("poppler-utils", trouble="Không cài được poppler-utils."),
    )
