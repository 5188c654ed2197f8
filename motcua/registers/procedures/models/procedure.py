"""Procedure and its versions: who a procedure is, and what was said of it from which day."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import Valid, validity_is_ordered
from motcua.foundation.ids import Entity
from motcua.foundation.text import tidy
from motcua.registers.places.models import DateRange, Sureness
from motcua.registers.procedures.models.words import (
    AgencyKind,
    AuthorityPlace,
    Kind,
    Level,
    OnlineLevel,
    Source,
    State,
)


class Procedure(Entity):
    """Thủ tục hành chính: an identity under one code; what is said of it stands in its versions.

    `code` is what people type. A second procedure under a taken code bears `~2` behind it.
    """

    code = models.CharField(_("mã thủ tục"), max_length=220, unique=True)
    base_code = models.CharField(_("mã gốc"), max_length=220, db_index=True)
    kind = models.CharField(_("loại thủ tục"), max_length=20, choices=Kind.choices, default=Kind.UNSAID)
    source_id = models.CharField(_("định danh nguồn"), max_length=200, null=True, unique=True)  # noqa: DJ001  # unknown, not empty

    class Meta:
        constraints = [
            models.CheckConstraint(name="procedure_kind_known", condition=Q(kind__in=Kind.values)),
            models.CheckConstraint(
                name="procedure_code_has_no_blank", condition=~Q(code="") & ~Q(code__contains=" ")
            ),
        ]

    def __str__(self) -> str:
        """Name it by its code."""
        return self.code


class ProcedureVersion(Entity, Valid):
    """Phiên bản thủ tục: what one decision says of a procedure, for the days it holds.

    A published version never changes; only its last day may be set. Versions of one procedure and one source
    never overlap. Small lists that nothing points at are JSON, as their source gave them.
    """

    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, related_name="versions", verbose_name=_("thủ tục")
    )
    source = models.CharField(_("nguồn"), max_length=8, choices=Source.choices)
    number = models.PositiveIntegerField(_("phiên bản thứ"))
    state = models.CharField(_("trạng thái"), max_length=9, choices=State.choices, default=State.DRAFT)
    effective_day_known = models.BooleanField(_("ngày hiệu lực đã rõ"), default=True)
    published_at = models.DateTimeField(_("ghi nhận lúc"))
    published_by = models.UUIDField(_("người ghi nhận"))
    content_digest = models.CharField(_("dấu vân nội dung"), max_length=64)
    source_state = models.TextField(_("trạng thái ở nguồn"), blank=True)

    decision_number = models.CharField(_("quyết định công bố"), max_length=120, blank=True)
    decision_date = models.DateField(_("ngày quyết định"), null=True)
    decision_issuer = models.CharField(_("cơ quan công bố"), max_length=300, blank=True)
    decision_mark = models.CharField(_("độ chắc"), max_length=1, choices=Sureness.choices, blank=True)
    closed_decision = models.CharField(_("quyết định sửa đổi, bãi bỏ"), max_length=120, blank=True)
    closed_reason = models.TextField(_("lý do hết hiệu lực"), blank=True)
    repealed = models.BooleanField(_("bị bãi bỏ"), default=False)

    name = models.TextField(_("tên thủ tục"))
    name_en = models.TextField(_("tên tiếng Anh"), blank=True)
    summary = models.TextField(_("tóm tắt"), blank=True)
    summary_en = models.TextField(_("tóm tắt tiếng Anh"), blank=True)
    life_events = models.JSONField(_("sự kiện trong đời"), default=list)
    fields = models.JSONField(_("lĩnh vực"), default=list)
    levels = ArrayField(
        models.CharField(max_length=8, choices=Level.choices), verbose_name=_("cấp thực hiện"), default=list
    )
    competent_kind = models.CharField(
        _("loại cơ quan có thẩm quyền"), max_length=20, choices=AgencyKind.choices, default=AgencyKind.UNSAID
    )
    competent_agency = models.TextField(_("cơ quan có thẩm quyền"), blank=True)
    competent_agency_code = models.CharField(_("mã cơ quan có thẩm quyền"), max_length=60, blank=True)
    executing_agencies = models.JSONField(_("cơ quan thực hiện"), default=list)
    supporting_agencies = models.JSONField(_("cơ quan phối hợp"), default=list)
    promulgator = models.TextField(_("cơ quan ban hành"), blank=True)
    reception = models.TextField(_("nơi tiếp nhận"), blank=True)
    subjects = models.JSONField(_("đối tượng thực hiện"), default=list)
    results = models.JSONField(_("kết quả thực hiện"), default=list)
    requirements = models.TextField(_("yêu cầu, điều kiện"), blank=True)
    steps = models.JSONField(_("trình tự thực hiện"), default=list)
    refusal_reasons = models.JSONField(_("lý do thường bị trả lại"), default=list)
    sets = models.PositiveSmallIntegerField(_("số bộ hồ sơ"), null=True)
    online_level = models.CharField(
        _("mức độ trực tuyến"), max_length=7, choices=OnlineLevel.choices, default=OnlineLevel.UNSAID
    )
    online_reason = models.TextField(_("lý do chưa toàn trình"), blank=True)
    online_only = models.BooleanField(_("chỉ tiếp nhận trực tuyến"), default=False)
    boundary_free = models.BooleanField(_("không phụ thuộc địa giới"), null=True)
    essential_rank = models.PositiveSmallIntegerField(_("thứ tự thiết yếu"), null=True)
    authority_place = models.CharField(
        _("nơi quyết định thẩm quyền"),
        max_length=9,
        choices=AuthorityPlace.choices,
        default=AuthorityPlace.UNSAID,
    )
    other_codes = models.JSONField(_("mã trước, sau"), default=list)
    exemptions = models.JSONField(_("miễn, giảm"), default=list)
    processes = models.JSONField(_("quy trình nội bộ"), default=list)
    remarks = models.JSONField(_("ghi chú của người soạn"), default=list)

    class Meta:
        indexes = [models.Index(fields=["procedure", "source", "-number"], name="version_latest_first")]
        constraints = [
            validity_is_ordered("version_ends_after_it_begins"),
            models.UniqueConstraint(fields=["procedure", "source", "number"], name="version_numbered_once"),
            models.CheckConstraint(name="version_source_known", condition=Q(source__in=Source.values)),
            models.CheckConstraint(name="version_state_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="version_online_known", condition=Q(online_level__in=OnlineLevel.values)
            ),
            models.CheckConstraint(
                name="version_levels_known", condition=Q(levels__contained_by=Level.values)
            ),
            models.CheckConstraint(
                name="version_partial_says_why",
                condition=~Q(online_level=OnlineLevel.PARTIAL) | ~Q(online_reason=""),
                violation_error_message=_("Dịch vụ công một phần phải nêu lý do chưa toàn trình."),
            ),
            models.CheckConstraint(
                name="version_online_only_is_full",
                condition=Q(online_only=False) | Q(online_level=OnlineLevel.FULL),
                violation_error_message=_(
                    "Chỉ thủ tục toàn trình mới được tiếp nhận duy nhất bằng trực tuyến."
                ),
            ),
            models.CheckConstraint(
                name="version_repealed_has_last_day", condition=Q(repealed=False) | Q(valid_to__isnull=False)
            ),
            models.CheckConstraint(
                name="version_of_province_knows_its_day",
                condition=~Q(source=Source.PROVINCE) | Q(effective_day_known=True),
            ),
            ExclusionConstraint(
                name="version_alone_each_day",
                expressions=[
                    ("procedure", RangeOperators.EQUAL),
                    ("source", RangeOperators.EQUAL),
                    (
                        DateRange("valid_from", "valid_to", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=~Q(state=State.ANNULLED),
            ),
        ]

    def __str__(self) -> str:
        """Name it by its title."""
        return self.title

    @property
    def title(self) -> str:
        """The name in one tidy line."""
        return tidy(self.name)
