"""The rights of this room."""

from django.utils.translation import gettext_lazy as _

RIGHTS = {
    "procedures.view": _("Xem thủ tục hành chính, lịch sử và điểm cần làm rõ"),
    "procedures.publish": _("Công bố, sửa đổi thủ tục hành chính"),
    "procedures.repeal": _("Bãi bỏ thủ tục hành chính"),
    "procedures.define_internal": _("Ban hành thủ tục hành chính nội bộ"),
    "procedures.import": _("Nhập bản ghi từ cơ sở dữ liệu quốc gia về thủ tục hành chính"),
    "procedures.settle_doubt": _("Làm rõ điểm nghi ngờ của thủ tục hành chính"),
    "procedures.keep_abolished": _("Đặt danh mục giấy tờ không còn được yêu cầu"),
    "procedures.keep_portals": _("Đặt cổng nhận hồ sơ trực tuyến theo ngày"),
    "procedures.edit_synonyms": _("Sửa cách gọi của người dân"),
}
