"""The demo as seen from the terminal: who can sign in, with what, and how to try the first dossier."""

import base64
import hmac
import json
import struct
import time
from argparse import Namespace
from dataclasses import asdict, dataclass
from pathlib import Path

from motcua.faces.terminal.grammar import Said
from motcua.launch.errors import CannotStart
from motcua.launch.home import Home, write_secret

_STEP_SECONDS = 30
_DIGITS = 6
_SHOWN = 16


@dataclass(frozen=True)
class DemoAccount:
    """An account of the demo, with what it takes to sign in."""

    login: str
    name: str
    post: str
    password: str
    totp_secret: str


def accounts(home: Home) -> list[DemoAccount]:
    """Read the demo's accounts; none before the first run."""
    try:
        return [DemoAccount(**each) for each in json.loads(home.demo_accounts.read_text())]
    except FileNotFoundError:
        return []


def keep(home: Home, known: list[DemoAccount]) -> None:
    """Write the demo's accounts down for their owner's eyes."""
    write_secret(home.demo_accounts, [asdict(each) for each in known])


def totp(secret: str, at: float) -> str:
    """Reckon the six figures of a TOTP secret (RFC 6238) at a real moment."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(at) // _STEP_SECONDS), "sha1")
    start = digest[-1] & 0xF
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**_DIGITS:0{_DIGITS}d}"


def list_accounts(asked: Namespace) -> Said:
    """List the demo's accounts."""
    known = _must_have(asked.home)
    return Said(_table(known), [asdict(each) for each in known])


def code(asked: Namespace) -> Said:
    """Give an account's TOTP code of this moment."""
    known = {each.login: each for each in _must_have(asked.home)}
    account = known.get(asked.tai_khoan.strip().lower())
    if account is None:
        raise CannotStart(
            f"Bản dùng thử không có tài khoản {asked.tai_khoan}: xem `motcua demo accounts`.",
            "no such demo account",
        )
    now = time.time()
    left = _STEP_SECONDS - int(now) % _STEP_SECONDS
    figures = totp(account.totp_secret, now)
    return Said([f"{figures}  (còn {left} giây)"], {"code": figures, "seconds_left": left})


def guide(home: Home, address: str, motcua: Path) -> list[str]:
    """Say who can sign in and how to try the first dossier."""
    known = accounts(home)
    if not known:
        return []
    lines = [
        "",
        "  Tài khoản dùng thử (chỉ trên máy này):",
        *(f"    {line}" for line in _table(known[:_SHOWN])),
    ]
    if len(known) > _SHOWN:
        lines.append(f"    … và {len(known) - _SHOWN} tài khoản nữa: {motcua} demo accounts")
    return [
        *lines,
        f"  Mã xác thực lúc này của một tài khoản:  {motcua} demo code {known[0].login}",
    ]


def _table(known: list[DemoAccount]) -> list[str]:
    logins = max(len("Tài khoản"), *(len(each.login) for each in known))
    passwords = max(len("Mật khẩu"), *(len(each.password) for each in known))
    secrets = max(len("Khóa TOTP"), *(len(each.totp_secret) for each in known))
    head = f"{'Tài khoản':<{logins}}  {'Mật khẩu':<{passwords}}  {'Khóa TOTP':<{secrets}}  Chức danh"
    return [head] + [
        f"{each.login:<{logins}}  {each.password:<{passwords}}  {each.totp_secret:<{secrets}}  "
        f"{each.name}, {each.post}"
        for each in known
    ]


def _must_have(home: Home) -> list[DemoAccount]:
    known = accounts(home)
    if not known:
        raise CannotStart(
            f"{home.path} không có tài khoản dùng thử nào: hãy chạy `make run` trước.", "run `make run` first"
        )
    return known
