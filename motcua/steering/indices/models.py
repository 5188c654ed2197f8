"""The nouns of this room: facts of dossiers, how far the book was read, and indicators as data."""

from typing import Final
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import Dossier
from motcua.foundation.clock import Valid, once_a_day, validity_is_ordered
from motcua.foundation.ids import Entity
from motcua.registers.places.models import Sureness

BOOK: Final = "facts"
"""Names the reader that keeps the facts."""


class BookReader(models.Model):
    """Người đọc sổ: how far the event book was read to keep something current, and what was missing there.

    The row is its reader's lock: two never read at once.
    """

    name = models.CharField(primary_key=True, max_length=40)
    last = models.BigIntegerField(_("sự kiện cuối đã đọc"), default=0)
    owed = models.JSONField(_("số còn thiếu"), default=list, blank=True)
    read_at = models.DateTimeField(_("đọc lúc"), null=True)

    def __str__(self) -> str:
        """Name it."""
        return f"{self.name}: {self.last}"


class DossierFact(models.Model):
    """Dữ kiện hồ sơ: what the events of one dossier come to. Folded from the book, never written by hand.

    It points at rows that are there as long as the dossier is; the book has proved them, so that the
    database need not ask for each again.
    """

    dossier = models.OneToOneField(
        Dossier, on_delete=models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="+"
    )
    happened = models.PositiveIntegerField(_("số sự kiện"))
    procedure_code = models.CharField(_("mã thủ tục"), max_length=40)
    version_id = models.UUIDField(_("phiên bản thủ tục"))
    unit_id = models.UUIDField(_("nơi tiếp nhận"))
    agency_id = models.UUIDField(_("cơ quan giải quyết"), null=True)
    channel = models.CharField(_("cách nộp"), max_length=6)
    received_at = models.DateTimeField(_("nộp lúc"))
    accepted_at = models.DateTimeField(_("tiếp nhận lúc"), null=True)
    accepted_by = models.UUIDField(_("người tiếp nhận"), null=True)
    answered_at = models.DateTimeField(_("trả lời hồ sơ trực tuyến lúc"), null=True)
    due_at = models.DateTimeField(_("hạn trả kết quả"), null=True)
    first_due_at = models.DateTimeField(_("hẹn trả ban đầu"), null=True)
    resolved_at = models.DateTimeField(_("có kết quả lúc"), null=True)
    resolved_by = models.UUIDField(_("người giải quyết"), null=True)
    handed_at = models.DateTimeField(_("trả lúc"), null=True)
    handed_by_way = models.CharField(_("cách trả"), max_length=10, blank=True)
    ended_at = models.DateTimeField(_("kết thúc lúc"), null=True)
    outcome = models.CharField(_("kết cục"), max_length=13, blank=True)
    supplements = models.PositiveSmallIntegerField(_("số lần yêu cầu bổ sung"))
    supplements_before = models.PositiveSmallIntegerField(_("số lần yêu cầu bổ sung trước tiếp nhận"))
    asked_at = models.DateTimeField(_("yêu cầu bổ sung đang chờ"), null=True)
    stood_at = models.DateTimeField(_("đồng hồ dừng từ lúc"), null=True)
    supplement_seconds = models.BigIntegerField(_("thời gian bổ sung (giây)"))
    apologised_at = models.DateTimeField(_("xin lỗi lúc"), null=True)
    papers = models.PositiveSmallIntegerField(_("số giấy tờ"))
    scans = models.PositiveSmallIntegerField(_("số giấy tờ có tệp"))
    result_file = models.BooleanField(_("kết quả có tệp"))
    is_replaced = models.BooleanField(_("đã được hồ sơ khác thay"))
    first_asked_at = models.DateTimeField(_("yêu cầu bổ sung lần đầu lúc"), null=True)
    closed_at = models.DateTimeField(_("thôi giải quyết lúc"), null=True)
    answer_due_at = models.DateTimeField(_("hạn trả lời hồ sơ trực tuyến"), null=True)
    charges = models.PositiveSmallIntegerField(_("số khoản thu"))
    due_amount = models.BigIntegerField(_("số tiền phải nộp"))
    paid_amount = models.BigIntegerField(_("số tiền đã nộp"))
    paid_at = models.DateTimeField(_("nộp tiền lúc"), null=True)
    paid_online = models.BooleanField(_("nộp tiền trực tuyến"))
    whole_id = models.UUIDField(_("là một phần của hồ sơ liên thông"), null=True)
    owes_result = models.BooleanField(_("có giấy tờ kết quả"))

    class Meta:
        indexes = [
            models.Index(fields=["agency_id", "received_at"], name="fact_of_agency"),
            models.Index(fields=["unit_id", "received_at"], name="fact_of_unit"),
            models.Index(fields=["procedure_code", "received_at"], name="fact_of_procedure"),
            models.Index(fields=["received_at", "unit_id"], name="fact_received"),
            *(
                models.Index(
                    fields=[f"{word}_at", "unit_id"],
                    name=f"fact_{word}",
                    condition=Q(**{f"{word}_at__isnull": False}),
                )
                for word in ("accepted", "answered", "resolved", "handed", "closed", "apologised")
            ),
            models.Index(
                fields=["agency_id", "due_at"],
                name="fact_open",
                condition=Q(resolved_at=None, ended_at=None),
            ),
            models.Index(
                fields=["agency_id", "procedure_code", "accepted_at"],
                name="fact_online",
                condition=Q(channel="ONLINE"),
            ),
        ]

    def __str__(self) -> str:
        """Name it."""
        return f"{self.procedure_code} {self.received_at:%Y-%m-%d}"


class Span(models.IntegerChoices):
    """How many days a cell holds."""

    DAY = 1, _("ngày")
    MONTH = 2, _("tháng")
    WHOLE = 3, _("tháng của toàn tỉnh")


NOWHERE: Final = UUID(int=0)
"""Stands for the unit in cells of the whole province."""


class FactCell(models.Model):
    """Ô số đếm: how many facts of a unit and a deciding agency each name counts, by a day of its moment.

    `moment` is the place of that moment, `counts` stand in the order of its names (`queries/counts.py`). A
    cell is counted anew, whole, whenever a fact comes into it, leaves it or changes there. A month's holds
    its days', a month's of the whole province those of all units: it bears no agency, and `NOWHERE`.
    """

    span = models.PositiveSmallIntegerField(_("khoảng"), choices=Span.choices)
    moment = models.PositiveSmallIntegerField(_("thời điểm"))
    day = models.DateField(_("ngày đầu"))
    unit_id = models.UUIDField(_("nơi tiếp nhận"))
    agency_id = models.UUIDField(_("cơ quan giải quyết"), null=True)
    counts = ArrayField(models.IntegerField(), verbose_name=_("các số đếm"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["span", "moment", "unit_id", "day", "agency_id"],
                name="cell_once",
                nulls_distinct=False,
            )
        ]
        indexes = [
            models.Index(fields=["span", "moment", "agency_id", "day"], name="cell_of_agency"),
            models.Index(fields=["span", "moment", "day"], name="cell_of_day"),
        ]

    def __str__(self) -> str:
        """Name it."""
        return f"{self.day} {self.counts}"


class UsedOnline(models.Model):
    """Thủ tục có hồ sơ trực tuyến: from when to when an agency accepted filings of a procedure sent online.

    It lies over the facts as cells do, so that nobody walks through all of them to name the procedures.
    """

    agency_id = models.UUIDField(_("cơ quan giải quyết"))
    procedure_code = models.CharField(_("mã thủ tục"), max_length=40)
    first_at = models.DateTimeField(_("tiếp nhận lần đầu"))
    last_at = models.DateTimeField(_("tiếp nhận gần nhất"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency_id", "procedure_code"], name="usedonline_once"),
            models.CheckConstraint(
                name="usedonline_in_order", condition=Q(last_at__gte=models.F("first_at"))
            ),
        ]

    def __str__(self) -> str:
        """Name it."""
        return f"{self.procedure_code}: {self.first_at:%Y-%m-%d} – {self.last_at:%Y-%m-%d}"


class CellBook(models.Model):
    """Sổ ô: what the cells were counted by.

    Where names or their conditions are others now, cells are not asked until they have been counted anew.
    """

    name = models.CharField(primary_key=True, max_length=40)
    layout = models.CharField(_("cách đếm"), max_length=64)
    made_at = models.DateTimeField(_("đếm lại lúc"))

    def __str__(self) -> str:
        """Name it."""
        return f"{self.name}: {self.layout[:8]}"


class Indicator(Entity, Valid):
    """Chỉ số: a figure by its numerator and denominator, which are named counts; while it stands.

    Without a denominator it is the count itself. Where nothing here can tell it yet, `lacking` says what is
    missing, and it answers that instead of a figure.
    """

    class Unit(models.TextChoices):
        """Đơn vị tính."""

        COUNT = "COUNT", _("số lượng")
        PERCENT = "PERCENT", _("%")
        MINUTE = "MINUTE", _("phút")

    class Direction(models.TextChoices):
        """Chiều tốt lên."""

        UP = "UP", _("cao hơn là tốt hơn")
        DOWN = "DOWN", _("thấp hơn là tốt hơn")
        NEUTRAL = "NEUTRAL", _("không đánh giá")

    code = models.CharField(_("mã chỉ số"), max_length=60)
    title = models.CharField(_("tên chỉ số"), max_length=300)
    title_en = models.CharField(_("tên tiếng Anh"), max_length=300, blank=True)
    unit = models.CharField(_("đơn vị tính"), max_length=7, choices=Unit.choices)
    direction = models.CharField(_("chiều tốt lên"), max_length=7, choices=Direction.choices)
    source = models.CharField(_("căn cứ"), max_length=300, blank=True)
    numerator = models.CharField(_("tử số"), max_length=40, blank=True)
    denominator = models.CharField(_("mẫu số"), max_length=40, blank=True)
    lacking = models.CharField(_("nguồn còn thiếu"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("chỉ số")
        constraints = [
            validity_is_ordered("indicator_ends_after_it_begins"),
            models.CheckConstraint(
                name="indicator_is_counted_or_says_what_lacks",
                condition=(Q(lacking="") & ~Q(numerator=""))
                | (~Q(lacking="") & Q(numerator="", denominator="")),
            ),
            models.CheckConstraint(
                name="indicator_of_a_share_has_a_whole",
                condition=Q(unit="COUNT", denominator="")
                | Q(unit__in=["PERCENT", "MINUTE"]) & (~Q(denominator="") | ~Q(lacking="")),
            ),
            once_a_day("indicator_once_a_day"),
        ]

    def __str__(self) -> str:
        """Name it."""
        return self.title


class WeightedIndex(Entity, Valid):
    """Bộ chỉ số có điểm: groups of components with points, levels, and who is ranked among whom.

    `peers` name kinds and levels of agencies; a unit has the work of what stands below it up to the next
    unit that is ranked itself.
    """

    class LackingRule(models.TextChoices):
        """Đơn vị không có thành phần."""

        RESCALE = "RESCALE", _("loại thành phần ra, quy tổng về thang 100")
        FULL = "FULL", _("cho điểm tối đa của thành phần")
        NONE = "NONE", _("không cho điểm")

    code = models.CharField(_("mã bộ chỉ số"), max_length=40)
    title = models.CharField(_("tên bộ chỉ số"), max_length=300)
    title_en = models.CharField(_("tên tiếng Anh"), max_length=300, blank=True)
    source = models.CharField(_("căn cứ"), max_length=300, blank=True)
    lacking_rule = models.CharField(
        _("đơn vị không có thành phần"), max_length=7, choices=LackingRule.choices
    )
    lacking_mark = models.CharField(_("độ chắc"), max_length=1, choices=Sureness.choices, blank=True)
    groups = models.JSONField(_("các nhóm"), default=list)
    levels = models.JSONField(_("các mức"), default=list)
    peers = models.JSONField(_("các nhóm xếp hạng"), default=list, blank=True)

    class Meta:
        verbose_name = _("bộ chỉ số")
        constraints = [
            validity_is_ordered("weightedindex_ends_after_it_begins"),
            once_a_day("weightedindex_once_a_day"),
        ]

    def __str__(self) -> str:
        """Name it."""
        return self.title


class IndexComponent(Entity, Valid):
    """Thành phần của bộ chỉ số: a share scored linearly up to its threshold; while it stands.

    Its code begins with that of its index ("766/2.1"). Numerator and denominator are sums of named counts;
    `is_rest` where what is counted is bad. Where no most is said it is followed, not scored. `lacking` is
    said as long as one of its counts has no source.
    """

    class Reach(models.TextChoices):
        """Tính cho ai."""

        EVERY = "EVERY", _("toàn tỉnh và từng đơn vị")
        PROVINCE = "PROVINCE", _("chỉ toàn tỉnh")

    code = models.CharField(_("mã thành phần"), max_length=60)
    group = models.CharField(_("nhóm"), max_length=20)
    title = models.CharField(_("tên thành phần"), max_length=300)
    title_en = models.CharField(_("tên tiếng Anh"), max_length=300, blank=True)
    formula = models.TextField(_("cách tính"), blank=True)
    most = models.DecimalField(_("điểm tối đa"), max_digits=5, decimal_places=2, null=True, blank=True)
    most_mark = models.CharField(_("độ chắc"), max_length=1, choices=Sureness.choices, blank=True)
    threshold = models.DecimalField(_("ngưỡng (%)"), max_digits=5, decimal_places=2, default=100)
    threshold_mark = models.CharField(_("độ chắc"), max_length=1, choices=Sureness.choices, blank=True)
    source = models.CharField(_("căn cứ"), max_length=300, blank=True)
    numerator = ArrayField(models.CharField(max_length=40), verbose_name=_("tử số"), default=list, blank=True)
    denominator = ArrayField(
        models.CharField(max_length=40), verbose_name=_("mẫu số"), default=list, blank=True
    )
    is_rest = models.BooleanField(_("lấy phần còn lại"), default=False)
    factor = models.CharField(_("nhân với thành phần"), max_length=60, blank=True)
    reach = models.CharField(_("tính cho"), max_length=8, choices=Reach.choices, default=Reach.EVERY)
    lacking = models.CharField(_("nguồn còn thiếu"), max_length=300, blank=True)
    remedy = models.CharField(_("việc gỡ lại điểm"), max_length=300, blank=True)
    remedy_while = models.CharField(_("gỡ được khi còn là"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("thành phần của bộ chỉ số")
        constraints = [
            validity_is_ordered("indexcomponent_ends_after_it_begins"),
            once_a_day("indexcomponent_once_a_day"),
            models.CheckConstraint(
                name="indexcomponent_points", condition=Q(most=None) | Q(most__gt=0, most__lte=100)
            ),
            models.CheckConstraint(
                name="indexcomponent_threshold", condition=Q(threshold__gt=0, threshold__lte=100)
            ),
        ]

    def __str__(self) -> str:
        """Name it."""
        return f"{self.number} {self.title}"

    @property
    def number(self) -> str:
        """Give its number within the index."""
        return self.code.partition("/")[2]
