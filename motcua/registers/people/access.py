"""The rights of this room. Whoever receives people at a counter sees and registers them everywhere."""

from django.utils.translation import gettext_lazy as _

VIEW = "people.view"
EDIT = "people.edit"
MERGE = "people.merge"
REVEAL = "people.reveal"
RIGHTS = {
    VIEW: _("Tìm và xem cá nhân, tổ chức (số liệu cá nhân được che)"),
    EDIT: _("Ghi và đính chính cá nhân, tổ chức"),
    MERGE: _("Gộp và bỏ gộp người trùng"),
    REVEAL: _("Xem đầy đủ số định danh, điện thoại (có ghi nhật ký)"),
}
