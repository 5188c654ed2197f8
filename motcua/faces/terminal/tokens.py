"""`motcua token …`"""

from argparse import Namespace
from uuid import UUID

from motcua.faces.terminal.grammar import Said
from motcua.foundation import clock
from motcua.foundation.access.actions import issue_token, revoke_token
from motcua.foundation.access.errors import TokenUnknown
from motcua.foundation.access.models import SYSTEM, Token
from motcua.foundation.access.queries import tokens


def issue(asked: Namespace) -> Said:
    """Issue a token for a post; its secret is shown here once."""
    scopes = [scope.strip() for scope in asked.scopes.split(",") if scope.strip()]
    token, secret = issue_token(
        asked.name or f"{asked.post}: {', '.join(scopes)}",
        post_code=asked.post,
        scopes=scopes,
        days=asked.days,
        by=SYSTEM,
        at=clock.now(),
        real_now=clock.real_now(),
    )
    lines = [
        f"✓ Đã cấp mã truy cập {token.id}, hết hạn {_moment(token)}.",
        "Mã chỉ hiện một lần này, hãy cất giữ ngay:",
        secret,
    ]
    return Said(lines, {**_data(token), "secret": secret})


def list_all(asked: Namespace) -> Said:
    """List tokens, latest first."""
    del asked
    rows = list(tokens())
    lines = [f"{row.id}  {row.prefix}…  {_state(row):<12} {_moment(row)}  {row.name}" for row in rows]
    return Said(lines or ["Chưa cấp mã truy cập nào."], [_data(row) for row in rows])


def revoke(asked: Namespace) -> Said:
    """Revoke a token at once."""
    try:
        token_id = UUID(asked.ma)
    except ValueError:
        raise TokenUnknown from None
    revoke_token(token_id, by=SYSTEM, at=clock.now(), real_now=clock.real_now())
    return Said([f"✓ Đã thu hồi mã {token_id}."], {"id": str(token_id), "state": "revoked"})


def _state(token: Token) -> str:
    if token.revoked_at:
        return "đã thu hồi"
    return "hết hạn" if token.expires_at <= clock.real_now() else "còn hiệu lực"


def _moment(token: Token) -> str:
    return f"{token.expires_at.astimezone(clock.VN):%H:%M %d/%m/%Y}"


def _data(token: Token) -> dict[str, object]:
    return {
        "id": str(token.id),
        "name": token.name,
        "prefix": token.prefix,
        "scopes": list(token.scopes),
        "expires_at": token.expires_at.isoformat(),
        "revoked_at": token.revoked_at.isoformat() if token.revoked_at else None,
    }
