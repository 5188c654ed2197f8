"""Lập tỉnh: an empty province with its first administrator, on the real clock."""

import getpass
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connections

from motcua.faces.terminal.grammar import Said, late
from motcua.launch.database import database_of
from motcua.launch.errors import CannotStart
from motcua.launch.founding import migrate, open_django, warn_if_one_role
from motcua.launch.home import Home, HomeKind
from motcua.launch.surroundings import Surroundings


@dataclass(frozen=True)
class FirstKeeper:
    """What is asked of whoever founds a province."""

    province: str
    login: str
    name: str
    password: str


def init(asked: Namespace) -> Said:
    """Found a province in an empty home."""
    home: Home = asked.home
    if home.kind is not None:
        raise CannotStart(
            f"{home.path} đã có dữ liệu: hãy đặt MOTCUA_HOME ở một thư mục mới.",
            "this home is taken: set MOTCUA_HOME to a new folder",
        )
    keeper = _asked(asked)
    home.make_ready()
    with home.locked(), database_of(home) as database:
        open_django(Surroundings(home, database, demo=False))
        try:
            migrate(database)
            warn_if_one_role(database)
            found: Callable[[FirstKeeper], None] = late("motcua.launch.init_world:found")
            found(keeper)
        finally:
            connections.close_all()
        home.settle(HomeKind.PROVINCE)
    lines = [
        f"✓ Đã lập {keeper.province} trong {home.path}.",
        f"  Quản trị viên đầu tiên: {keeper.login}. Lần đăng nhập đầu sẽ yêu cầu cài xác thực hai lớp.",
        "  Dữ liệu chung cả nước: `motcua pack load packs/vietnam`. Mở cửa: `motcua serve`.",
        "  Sau lưng một máy chủ https: đặt MOTCUA_HOSTS là tên miền; chạy thử không https: MOTCUA_HTTPS=0.",
    ]
    return Said(lines, {"home": str(home.path), "login": keeper.login})


def _asked(asked: Namespace) -> FirstKeeper:
    """Take from the flags what they say, and ask a person for the rest."""
    province = asked.province or _question("Cơ quan đứng đầu (Ủy ban nhân dân tỉnh …): ", "--province")
    login = asked.login or _question("Tên đăng nhập của quản trị viên đầu tiên: ", "--login")
    name = asked.name or _question("Họ và tên quản trị viên: ", "--name")
    if asked.password_stdin:
        password = sys.stdin.readline().rstrip("\n")
    elif sys.stdin.isatty():
        password = getpass.getpass("Mật khẩu (ít nhất 12 ký tự): ")
        if getpass.getpass("Nhập lại mật khẩu: ") != password:
            raise CannotStart("Hai lần nhập mật khẩu không giống nhau.", "the passwords differ")
    else:
        raise _missing("--password-stdin")
    return FirstKeeper(province.strip(), login.strip().lower(), name.strip(), password)


def _question(sentence: str, flag: str) -> str:
    if not sys.stdin.isatty():
        raise _missing(flag)
    return input(sentence)


def _missing(flag: str) -> CannotStart:
    return CannotStart(f"Thiếu {flag}: không có ai ở bàn phím để hỏi.", f"{flag} is missing")
