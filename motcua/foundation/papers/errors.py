"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class PaperUnknown(NotFound):
    """No such template is registered."""

    code = "papers.unknown"
    message = _("Không có mẫu giấy “{template}”.")


class PaperDataWrong(Invalid):
    """The data is not what the template asks for."""

    code = "papers.data_wrong"
    message = _("Dữ liệu in giấy “{template}” chưa đúng ở “{where}”: {what}.")


class PaperBroken(Refused):
    """The template itself cannot be set."""

    code = "papers.broken"
    message = _("Mẫu giấy “{template}” có lỗi nên không in được: {what}. Hãy báo người quản trị.")
    status = 500
