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
_SHOWN = 10

FIRST_DOSSIER = (
    ("mot-cua.dongda", "quay/", "dán chữ của thẻ căn cước, chọn thủ tục, tiếp nhận, in phiếu hẹn"),
    ("tu-phap.dongda", "ban-lam-viec/", "nhận việc, thẩm tra, trình ký"),
    ("lanh-dao.dongda", "ban-lam-viec/", "ký"),
    ("van-phong.dongda", "ban-lam-viec/", "vào sổ, đính kèm kết quả"),
    ("tra-kq.dongda", "quay/cho-tra/", "trả kết quả cho người dân"),
)
"""The way of the first dossier through its posts, at a ward of the demo."""

DEMO_CARD = (
    "052196000001||Nguyễn Thị Bình An|14031996|Nữ|12 Trần Cao Vân, Đống Đa, Quy Nhơn, Bình Định|01092021"
)
"""The text in the QR code of a made-up resident's identity card."""


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
    walkers = [login for login, _place, _act in FIRST_DOSSIER]
    wanted = ["quan-tri", *dict.fromkeys(walkers)]
    shown = [each for login in wanted for each in known if each.login == login] or known[:_SHOWN]
    lines = ["", "  Tài khoản dùng thử (chỉ trên máy này):", *(f"    {line}" for line in _table(shown))]
    if len(known) > len(shown):
        lines.append(f"    … và {len(known) - len(shown)} tài khoản nữa: {motcua} demo accounts")
    lines.append(f"    Mã xác thực lúc này của một tài khoản: {motcua} demo code {shown[0].login}")
    if {each.login for each in known} >= set(walkers):
        lines += ["", "  Thử hồ sơ đầu tiên, Giấy xác nhận tình trạng hôn nhân (1.004873):"]
        for number, (login, place, act) in enumerate(FIRST_DOSSIER, start=1):
            lines.append(f"    {number}. {login:<17} {address}{place:<14} {act}")
        lines.append(f"    Chữ trong mã QR của thẻ căn cước: {DEMO_CARD}")
        lines.append(f"    Người dân tra cứu bằng mã trên phiếu hẹn: {address}tra-cuu/")
    lines.append(f"  Thư, tin nhắn của bản dùng thử (mã xác nhận …) không đi đâu: {home.path / 'simulators'}")
    return lines


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
