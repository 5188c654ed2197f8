"""The closed lists of this room as people read them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Loại thủ tục."""

    STANDARD = "STANDARD", _("thủ tục hành chính chuẩn")
    SPECIFIC = "SPECIFIC", _("thủ tục hành chính đặc thù của địa phương")
    STANDARD_INTERNAL = "STANDARD_INTERNAL", _("thủ tục hành chính nội bộ")
    LOCAL_INTERNAL = "LOCAL_INTERNAL", _("thủ tục hành chính nội bộ của tỉnh")
    UNSAID = "UNSAID", _("chưa rõ loại")


class Source(models.TextChoices):
    """Nguồn: whose word a version is."""

    PROVINCE = "PROVINCE", _("công bố của tỉnh")
    NATIONAL = "NATIONAL", _("bản ghi của cơ sở dữ liệu quốc gia")


class State(models.TextChoices):
    """DRAFT lasts only as long as the transaction that writes it; ANNULLED never held for a whole day."""

    DRAFT = "DRAFT", _("dự thảo")
    PUBLISHED = "PUBLISHED", _("đã công bố")
    ANNULLED = "ANNULLED", _("đã thay ngay trong ngày")


class Shape(models.TextChoices):
    """The two shapes of national records."""

    HEADING = "HEADING", _("tiêu đề")
    FULL = "FULL", _("bản ghi đầy đủ")


class OnlineLevel(models.TextChoices):
    """Mức độ cung cấp dịch vụ công trực tuyến."""

    FULL = "FULL", _("toàn trình")
    PARTIAL = "PARTIAL", _("một phần")
    NONE = "NONE", _("chưa cung cấp trực tuyến")
    UNSAID = "UNSAID", _("chưa rõ mức độ trực tuyến")


class AuthorityPlace(models.TextChoices):
    """Which place decides the competent agency."""

    RESIDENCE = "RESIDENCE", _("theo nơi cư trú")
    EVENT = "EVENT", _("theo nơi xảy ra sự việc")
    PARCEL = "PARCEL", _("theo nơi có thửa đất, công trình")
    BUSINESS = "BUSINESS", _("theo địa điểm kinh doanh, trụ sở")
    NONE = "NONE", _("không phụ thuộc địa điểm")
    UNSAID = "UNSAID", _("chưa rõ")


class AgencyKind(models.TextChoices):
    """What kind of agency decides, where the procedure names no single one."""

    COMMUNE_COMMITTEE = "COMMUNE_COMMITTEE", _("Ủy ban nhân dân cấp xã")
    DISTRICT_COMMITTEE = "DISTRICT_COMMITTEE", _("Ủy ban nhân dân cấp huyện")
    DISTRICT_DIVISION = "DISTRICT_DIVISION", _("cơ quan chuyên môn thuộc Ủy ban nhân dân cấp huyện")
    PROVINCE_COMMITTEE = "PROVINCE_COMMITTEE", _("Ủy ban nhân dân tỉnh")
    DEPARTMENT = "DEPARTMENT", _("sở, ban, ngành cấp tỉnh")
    LAND_OFFICE = "LAND_OFFICE", _("Văn phòng, Chi nhánh Văn phòng Đăng ký đất đai")
    VERTICAL = "VERTICAL", _("cơ quan ngành dọc")
    CENTRAL = "CENTRAL", _("cơ quan trung ương")
    UNSAID = "UNSAID", _("chưa rõ loại cơ quan")


class Level(models.TextChoices):
    """Cấp thực hiện."""

    CENTRAL = "CENTRAL", _("cấp trung ương")
    PROVINCE = "PROVINCE", _("cấp tỉnh")
    DISTRICT = "DISTRICT", _("cấp huyện")
    COMMUNE = "COMMUNE", _("cấp xã")


class Channel(models.TextChoices):
    """Cách thức thực hiện."""

    DIRECT = "DIRECT", _("Trực tiếp")
    ONLINE = "ONLINE", _("Trực tuyến")
    POSTAL = "POSTAL", _("Dịch vụ bưu chính công ích")


class Unit(models.TextChoices):
    """Đơn vị của thời hạn."""

    HOUR = "HOUR", _("giờ làm việc")
    WORKING_DAY = "WORKING_DAY", _("ngày làm việc")
    DAY = "DAY", _("ngày")
    MONTH = "MONTH", _("tháng")
    SAME_DAY = "SAME_DAY", _("trong ngày")
    NONE = "NONE", _("không quy định thời hạn")
    OTHER = "OTHER", _("theo mô tả")


class FeeKind(models.TextChoices):
    """Phí, lệ phí, giá."""

    FEE = "FEE", _("Phí")
    LEVY = "LEVY", _("Lệ phí")
    PRICE = "PRICE", _("Giá dịch vụ")
    OTHER = "OTHER", _("Khoản thu khác")


class AmountKind(models.TextChoices):
    """What is known of an amount."""

    FIXED = "FIXED", _("mức cố định")
    FREE = "FREE", _("không thu")
    BY_TEXT = "BY_TEXT", _("theo mô tả")
    UNSAID = "UNSAID", _("chưa ghi mức thu")


class Handling(models.TextChoices):
    """What is done with a paper."""

    SUBMIT = "SUBMIT", _("Giấy tờ phải nộp")
    SHOW = "SHOW", _("Giấy tờ phải xuất trình")
    REMARK = "REMARK", _("Lưu ý")


class Need(models.TextChoices):
    """Whether a paper is always needed."""

    ALWAYS = "ALWAYS", _("bắt buộc")
    CONDITIONAL = "CONDITIONAL", _("nếu thuộc trường hợp")
    UNSAID = "UNSAID", _("chưa rõ")


class DoubtState(models.TextChoices):
    """Whether a person has settled it."""

    OPEN = "OPEN", _("chờ làm rõ")
    SETTLED = "SETTLED", _("đã làm rõ")


class LifeEvent(models.TextChoices):
    """Sự kiện trong đời người, trong đời doanh nghiệp: as the national portal groups its services."""

    CHILD = "CHILD", _("Có con nhỏ")
    SCHOOL = "SCHOOL", _("Học tập")
    JOB = "JOB", _("Việc làm")
    RESIDENCE = "RESIDENCE", _("Cư trú và giấy tờ tùy thân")
    FAMILY = "FAMILY", _("Hôn nhân và gia đình")
    HOME = "HOME", _("Điện lực, nhà ở, đất đai")
    HEALTH = "HEALTH", _("Sức khỏe và y tế")
    DRIVING = "DRIVING", _("Phương tiện và người lái")
    RETIREMENT = "RETIREMENT", _("Hưu trí")
    BEREAVEMENT = "BEREAVEMENT", _("Người thân qua đời")
    START_UP = "START_UP", _("Khởi sự kinh doanh")
    LABOUR = "LABOUR", _("Lao động và bảo hiểm xã hội")
    BUILDING = "BUILDING", _("Điện lực, đất đai, xây dựng")
    TRADE = "TRADE", _("Thương mại, quảng cáo")
    CULTURE = "CULTURE", _("Văn hóa, xuất bản")
