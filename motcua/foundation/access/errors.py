"""The refusals of this room; `NotAllowed` itself belongs to the family in `foundation/errors`."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotAllowed, NotFound, Refused


class RightUnknown(Invalid):
    """A role or token names a right that no room declares."""

    code = "access.right_unknown"
    message = _("Không có quyền tên «{right}». Xem danh sách quyền trong trang Vai trò.")


class RightsApart(Invalid):
    """Two rights never go together."""

    code = "access.rights_apart"
    message = _("Quyền «{barred}» không đi cùng quyền «{right}»: một người không được giữ cả hai.")


class RoleUnknown(NotFound):
    """There is no such role."""

    code = "access.role_unknown"
    message = _("Không có vai trò mã «{code}».")


class TokenUnknown(NotFound):
    """There is no such token."""

    code = "access.token_unknown"
    message = _("Không có mã truy cập này.")


class TokenRevoked(Refused):
    """The token was revoked before."""

    code = "access.token_revoked"
    message = _("Mã truy cập {prefix}… đã bị thu hồi trước đó.")


class TokenRefused(NotAllowed):
    """The token that was shown is unknown, ended or revoked; which of the three is not said."""

    code = "access.token_refused"
    message = _("Mã truy cập không hợp lệ hoặc đã hết hạn. Hãy xin cấp mã mới.")
    status = 401


class PostUnknown(NotFound):
    """A token must stand for a post that exists that day."""

    code = "access.post_unknown"
    message = _("Không có chức danh mã «{code}» vào ngày này.")


class TokenTooLong(Invalid):
    """A token lives a year at most."""

    code = "access.token_too_long"
    message = _("Thời hạn mã truy cập phải từ 1 đến 366 ngày.")


__all__ = [
    "NotAllowed",
    "PostUnknown",
    "RightUnknown",
    "RightsApart",
    "RoleUnknown",
    "TokenRefused",
    "TokenRevoked",
    "TokenTooLong",
    "TokenUnknown",
]
