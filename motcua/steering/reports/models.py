"""The nouns of this room: the monthly list of what is late, its lines, and figures for the public."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.ids import Entity
from motcua.registers.organisations.models import Agency


class LateList(Entity):
    """Danh sách chậm hằng tháng: the agencies, posts and dossiers that were late in a month, in one edition.

    A draft is what the facts say; a person goes through it and signs it off, and from then on it is public
    and no longer changes. Another edition replaces it; the old one stays to be seen.
    """

    class State(models.TextChoices):
        """Where an edition stands."""

        DRAFT = "DRAFT", _("đang rà soát")
        SIGNED = "SIGNED", _("đã ký công khai")
        REPLACED = "REPLACED", _("đã được bản mới thay")
        DROPPED = "DROPPED", _("đã bỏ khi còn là bản nháp")

    month = models.DateField(_("tháng"))  # its first day
    edition = models.PositiveSmallIntegerField(_("bản thứ"))
    state = models.CharField(_("trạng thái"), max_length=8, choices=State.choices, default=State.DRAFT)
    reason = models.TextField(_("lý do lập bản mới"), blank=True)
    as_of = models.DateTimeField(_("tính tại"))  # the end of the month
    drawn_at = models.DateTimeField(_("đọc dữ kiện lúc"))
    received = models.PositiveIntegerField(_("tiếp nhận trong tháng"))
    resolved = models.PositiveIntegerField(_("có kết quả trong tháng"))
    resolved_late = models.PositiveIntegerField(_("có kết quả sau hạn"))
    open_late = models.PositiveIntegerField(_("cuối tháng đã quá hạn, chưa có kết quả"))
    version = models.PositiveIntegerField(_("lần sửa"), default=0)
    digest = models.CharField(_("mã băm của số liệu"), max_length=64, blank=True)
    signer = models.CharField(_("người ký"), max_length=160, blank=True)
    signed_at = models.DateTimeField(_("ký lúc"), null=True)
    signed_by = models.UUIDField(_("tài khoản ký"), null=True)
    replaced_at = models.DateTimeField(_("được thay lúc"), null=True)

    class Meta:
        verbose_name = _("danh sách chậm")
        constraints = [
            models.UniqueConstraint(name="late_list_edition_once", fields=["month", "edition"]),
            models.UniqueConstraint(
                name="late_list_one_draft_a_month", fields=["month"], condition=Q(state="DRAFT")
            ),
            models.UniqueConstraint(
                name="late_list_one_public_a_month", fields=["month"], condition=Q(state="SIGNED")
            ),
            models.CheckConstraint(
                name="late_list_public_is_signed",
                condition=Q(state__in=["DRAFT", "DROPPED"], digest="", signed_at=None, signed_by=None)
                | Q(state__in=["SIGNED", "REPLACED"], signed_at__isnull=False, signed_by__isnull=False)
                & ~Q(digest=""),
            ),
            models.CheckConstraint(
                name="late_list_of_a_whole_month", condition=Q(month__day=1, as_of__gt=models.F("month"))
            ),
        ]

    def __str__(self) -> str:
        """Name it."""
        return f"{self.month:%m/%Y} ({self.edition})"


class LateLine(Entity):
    """Dòng của danh sách chậm: an agency, a post or a dossier, as it stood at the end of the month.

    Names are those of that day. A line that was struck stays in the book with its reason, and is not shown.
    """

    class Kind(models.TextChoices):
        """What a line names."""

        AGENCY = "AGENCY", _("cơ quan")
        POST = "POST", _("chức danh")
        DOSSIER = "DOSSIER", _("hồ sơ")

    late_list = models.ForeignKey(LateList, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(_("loại"), max_length=7, choices=Kind.choices)
    key = models.CharField(_("khóa"), max_length=120)  # names the same thing when it is drawn anew
    position = models.PositiveIntegerField(_("thứ tự"))
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, db_index=False, related_name="+", verbose_name=_("cơ quan")
    )
    agency_name = models.CharField(_("tên cơ quan"), max_length=300)
    post_title = models.CharField(_("chức danh"), max_length=300, blank=True)
    post_key = models.CharField(_("dòng của chức danh"), max_length=120, blank=True)  # of a dossier's line
    code = models.CharField(_("mã hồ sơ"), max_length=60, blank=True)
    procedure_code = models.CharField(_("mã thủ tục"), max_length=40, blank=True)
    procedure_name = models.TextField(_("thủ tục"), blank=True)
    accepted_at = models.DateTimeField(_("tiếp nhận lúc"), null=True)
    due_at = models.DateTimeField(_("hạn trả kết quả"), null=True)
    resolved_at = models.DateTimeField(_("có kết quả lúc"), null=True)
    is_apologised = models.BooleanField(_("đã xin lỗi"), default=False)
    resolved = models.PositiveIntegerField(_("có kết quả trong tháng"), default=0)
    resolved_late = models.PositiveIntegerField(_("có kết quả sau hạn"), default=0)
    open_late = models.PositiveIntegerField(_("cuối tháng đã quá hạn, chưa có kết quả"), default=0)
    explanation = models.TextField(_("giải trình"), blank=True)
    struck_reason = models.TextField(_("lý do rút khỏi danh sách"), blank=True)
    struck_at = models.DateTimeField(_("rút lúc"), null=True)

    class Meta:
        verbose_name = _("dòng của danh sách chậm")
        constraints = [
            models.UniqueConstraint(name="late_line_once", fields=["late_list", "kind", "key"]),
            models.CheckConstraint(
                name="late_line_struck_with_a_reason",
                condition=Q(struck_at=None, struck_reason="")
                | Q(struck_at__isnull=False) & ~Q(struck_reason=""),
            ),
        ]

    def __str__(self) -> str:
        """Name it."""
        return self.code or self.post_title or self.agency_name

    @property
    def late(self) -> int:
        """Count what was late, either way."""
        return self.resolved_late + self.open_late


class QualityFigure(models.Model):
    """Số liệu chất lượng công khai: what the public page says of a part of the work, as of its moment.

    All rows are read anew together; none is older than another.
    """

    class Part(models.TextChoices):
        """Of what a row tells."""

        WHOLE = "WHOLE", _("cả tỉnh")
        MONTH = "MONTH", _("tháng")
        AGENCY = "AGENCY", _("cơ quan")
        PROCEDURE = "PROCEDURE", _("thủ tục")

    part = models.CharField(_("phần"), max_length=9, choices=Part.choices)
    key = models.CharField(_("khóa"), max_length=60, blank=True)
    name = models.TextField(_("tên"), blank=True)
    read_at = models.DateTimeField(_("tính tại"))
    since = models.DateField(_("từ ngày"))
    received = models.PositiveIntegerField(_("tiếp nhận"), default=0)
    online = models.PositiveIntegerField(_("nộp trực tuyến"), default=0)
    supplemented = models.PositiveIntegerField(_("phải bổ sung"), default=0)
    resolved = models.PositiveIntegerField(_("có kết quả"), default=0)
    in_time = models.PositiveIntegerField(_("đúng hạn"), default=0)
    usual_days = models.PositiveSmallIntegerField(_("thường mất (ngày)"), null=True)
    most_days = models.PositiveSmallIntegerField(_("chín phần mười xong trong (ngày)"), null=True)
    lacking = models.JSONField(_("hay thiếu"), default=list, blank=True)  # of a procedure: words and dossiers
    satisfied = models.DecimalField(_("hài lòng (%)"), max_digits=5, decimal_places=2, null=True)

    class Meta:
        verbose_name = _("số liệu chất lượng")
        constraints = [models.UniqueConstraint(name="quality_figure_once", fields=["part", "key"])]

    def __str__(self) -> str:
        """Name it."""
        return f"{self.part} {self.key}"
