"""Furnishes the demo province: its packs, and an account for each officer the packs give a login."""

import secrets
from pathlib import Path

from django.db import transaction

from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.accounts.actions import NewAccount, give_second_factor, open_accounts
from motcua.foundation.accounts.errors import WeakPassword
from motcua.foundation.accounts.models import Account, AccountKind
from motcua.foundation.packs.actions import load_pack
from motcua.foundation.packs.errors import PackUnsound
from motcua.foundation.packs.queries import packs
from motcua.foundation.seals.actions import ensure_seal_key
from motcua.launch.demo import DemoAccount, accounts, keep
from motcua.launch.demo_plan.year import play
from motcua.launch.home import Home
from motcua.launch.postgres_programs import CHECKOUT
from motcua.launch.stages import stage, warn
from motcua.registers.organisations.actions.officers import attach_accounts
from motcua.registers.organisations.models import Officer
from motcua.registers.organisations.queries.posts import holdings_of, officers_to_enrol

PACKS = ("vietnam", "binhdinh")
SEAL_HOLDER = "Hệ thống một cửa tỉnh Bình Định (dùng thử)"
_SYLLABLES = ("sen", "tre", "gio", "nui", "lua", "mai", "dao", "bien", "trang", "sao", "song", "cau", "dua")


def furnish(home: Home) -> None:
    """Make the signing key, load the packs, open the accounts; a second time changes nothing."""
    ensure_seal_key(SEAL_HOLDER, by=SYSTEM, at=clock.now())
    for name in PACKS:
        with stage(f"Gói dữ liệu {name} · pack") as under_way:
            under_way.note = _load(CHECKOUT / "packs" / name, home)
    waiting = list(officers_to_enrol())
    if waiting:
        with stage("Tài khoản dùng thử · demo accounts") as under_way:
            _enrol(home, waiting)
            under_way.note = f"{len(waiting)} tài khoản"
    with stage("Kế hoạch mẫu và một năm thực hiện · plan") as under_way:
        done = play(clock.now())
        under_way.note = f"{done} việc" if done else ""


def _load(pack: Path, home: Home) -> str:
    """Load a pack, and note what came in.

    A later version's pack may contradict what this demo has published: then the demo opens as it was.
    """
    try:
        report = load_pack(pack, by=SYSTEM, at=clock.now())
    except PackUnsound as unsound:
        if not packs().filter(name=pack.name).exists():
            raise
        warn(
            f"{unsound} Bản dùng thử mở với dữ liệu đã có; muốn dữ liệu mới, hãy xóa {home.path} "
            "rồi chạy lại. "
            "(the demo opens with the data it had; remove its home to begin anew)"
        )
        return "giữ dữ liệu đã có"
    return f"{report.added} mục" if report.added else ""


@transaction.atomic
def _enrol(home: Home, waiting: list[Officer]) -> None:
    """Open all accounts or none; they are written down before the database keeps them."""
    known = {each.login: each for each in accounts(home)}
    new = [NewAccount(officer.login, officer.full_name) for officer in waiting]
    password, opened = _opened(new, next((each.password for each in known.values()), _password()))
    pairs = list(zip(waiting, opened, strict=True))
    attach_accounts([(officer.id, account.id) for officer, account in pairs], by=SYSTEM, at=clock.now())
    for officer, account in pairs:
        secret = give_second_factor(account.id, by=SYSTEM, at=clock.now())
        known[officer.login] = DemoAccount(officer.login, officer.full_name, _post(officer), password, secret)
    keep(home, list(known.values()))


def _opened(new: list[NewAccount], password: str) -> tuple[str, list[Account]]:
    """Open the accounts with this password, or with the first drawn that is like none of their names."""
    while True:
        try:
            return password, open_accounts(
                new, kind=AccountKind.OFFICER, password=password, by=SYSTEM, at=clock.now()
            )
        except WeakPassword:
            password = _password()


def _password() -> str:
    """Make one password for the whole demo: easy to type, new in every home."""
    words = secrets.SystemRandom().sample(_SYLLABLES, 4)
    return f"{'-'.join(words)}-{secrets.randbelow(90) + 10}"


def _post(officer: Officer) -> str:
    titles = [holding.post.title for holding in holdings_of(officer.id, clock.today())]
    return "; ".join(titles)
