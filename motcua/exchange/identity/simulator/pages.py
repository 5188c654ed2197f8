"""The simulator's pages: who signs in, and what is to go wrong."""

from collections.abc import Collection, Sequence
from html import escape
from urllib.parse import urlencode

from motcua.exchange.identity.simulator.faults import WORDS, Fault
from motcua.exchange.identity.simulator.people import Bearer

_STYLE = """
body{font:17px/1.5 system-ui,sans-serif;margin:0;background:#eef1f6;color:#1c2024}
header{background:#1d4f91;color:#fff;padding:.8rem 1rem}main{max-width:34rem;margin:1rem auto;padding:0 1rem}
.note{background:#fbf0dc;padding:.6rem .8rem;border-left:4px solid #8a5300}
button{font:inherit;width:100%;min-height:48px;text-align:left;background:#fff;border:1px solid #8a94a6;
border-radius:6px;padding:.5rem .8rem;margin:.2rem 0;cursor:pointer}button b{display:block}
label{display:block;margin:.5rem 0 .1rem}
input,select{font:inherit;width:100%;min-height:44px;box-sizing:border-box}
fieldset{border:0;padding:0;margin:0 0 1rem}legend{font-weight:700}summary{min-height:44px;cursor:pointer}
"""


def choose(asked: dict[str, str], bearers: Sequence[Bearer], faults: Collection[Fault], back: str) -> str:
    """Ask who signs in, and how surely."""
    kept = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in asked.items()
    )
    people = "".join(
        f'<button name="who" value="{at}"><b>{escape(one.organisation or one.name)}</b>'
        f"{escape('người đại diện: ' + one.name if one.organisation else 'số …' + one.number[-4:])}</button>"
        for at, one in enumerate(bearers)
    )
    wrong = f'<p class="note">Đang mô phỏng lỗi: {", ".join(WORDS[one] for one in faults)}.</p>'
    return _page(
        "Đăng nhập (mô phỏng)",
        f"""{wrong if faults else ""}
<form method="post"><fieldset><legend>Mức độ định danh</legend>{kept}
<label for="level">Đăng nhập ở mức độ</label>
<select id="level" name="level">
<option value="2">Mức độ 2</option><option value="1">Mức độ 1</option></select>
</fieldset><fieldset><legend>Ai đăng nhập?</legend>{people}</fieldset></form>
<details><summary>Người khác</summary><form method="post">{kept}
<input type="hidden" name="who" value="typed"><input type="hidden" name="level" value="2">
<label for="number">Số định danh cá nhân</label><input id="number" name="number" inputmode="numeric" required>
<label for="name">Họ và tên</label><input id="name" name="name" required>
<label for="birth">Ngày sinh</label><input id="birth" name="birth" placeholder="14/03/1996">
<button>Đăng nhập</button></form></details>
<p><a href="{escape(back)}">Quay lại, không đăng nhập</a></p>""",
    )


def settings(faults: Collection[Fault]) -> str:
    """Show what is to go wrong, and let it be changed."""
    boxes = "".join(
        f'<label><input type="checkbox" style="width:auto;min-height:0" name="be" value="{one.value}"'
        f"{' checked' if one in faults else ''}> {escape(WORDS[one])} ({one.value})</label>"
        for one in Fault
    )
    return _page("Mô phỏng lỗi", f'<form method="post">{boxes}<button>Đặt</button></form>')


def cancelled(redirect_uri: str, state: str) -> str:
    """Give the address of someone who goes back without signing in."""
    return f"{redirect_uri}?{urlencode({'error': 'access_denied', 'state': state})}"


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width,initial-scale=1"><title>{title}</title><style>{_STYLE}</style>'
        f"<header>Dịch vụ định danh – bản mô phỏng</header><main><h1>{title}</h1>"
        f'<p class="note">Trang này thay cho dịch vụ định danh quốc gia khi dùng thử. '
        f"Không nhập thông tin thật.</p>{body}</main></html>"
    )
