"""Who may do what with packs."""

from django.utils.translation import gettext_lazy as _

RIGHTS = {
    "packs.view": _("Xem các gói dữ liệu"),
    "packs.propose": _("Đề nghị nạp gói dữ liệu"),
    "packs.approve": _("Duyệt gói dữ liệu do người khác đề nghị"),
    "packs.load": _("Nạp thẳng gói dữ liệu (chỉ từ dòng lệnh)"),
}
