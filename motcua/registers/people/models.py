"""The nouns of the register of people: persons, legal entities, who acts for whom, merges."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import Valid, validity_is_ordered
from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText
from motcua.registers.people.rules.births import Birth
from motcua.registers.people.rules.numbers import Gender
from motcua.registers.places.models import Place

GENDERS = ((Gender.MALE.value, _("Nam")), (Gender.FEMALE.value, _("Nữ")))
NUMBER_KEPT = "people"  # the purpose under which blind indexes of this room are made


class IdentityLevel(models.IntegerChoices):
    """Mức độ định danh điện tử of who signs in or is on file."""

    NONE = 0, _("chưa có tài khoản định danh")
    LEVEL_1 = 1, _("định danh điện tử mức độ 1")
    LEVEL_2 = 2, _("định danh điện tử mức độ 2")


class Source(models.TextChoices):
    """Nguồn thông tin: where the register's words about someone come from, the surest last."""

    DECLARED = "DECLARED", _("tự khai")
    IMPORTED = "IMPORTED", _("nhập từ gói dữ liệu")
    PAPERS = "PAPERS", _("đối chiếu giấy tờ tại quầy")
    CARD = "CARD", _("đọc từ mã QR trên thẻ căn cước")
    POPULATION = "POPULATION", _("cơ sở dữ liệu quốc gia về dân cư")


class DateRange(Func):
    """The days of a validity as PostgreSQL's range."""

    function = "daterange"
    output_field = DateRangeField()


class Person(Entity):
    """Cá nhân: someone who may come to the door. Numbers, telephone and street are closed at rest.

    Found by number through a blind index; never two rows with one personal number. A row that was
    merged into another stays, so that its id goes on naming someone.
    """

    full_name = models.CharField(_("họ và tên"), max_length=200)
    name_key = models.CharField(max_length=200, editable=False)
    birth_year = models.PositiveSmallIntegerField(_("năm sinh"), null=True)
    birth_month = models.PositiveSmallIntegerField(_("tháng sinh"), null=True)
    birth_day = models.PositiveSmallIntegerField(_("ngày sinh"), null=True)
    gender = models.CharField(_("giới tính"), max_length=6, choices=GENDERS, blank=True)
    nationality = models.CharField(_("quốc tịch"), max_length=2, default="VN")  # ISO 3166
    ethnic_code = models.CharField(_("mã dân tộc"), max_length=2, blank=True)
    personal_id = EncryptedText(_("số định danh cá nhân"), blank=True)
    personal_id_index = models.BinaryField(null=True, unique=True, max_length=32)
    previous_number = EncryptedText(_("số chứng minh nhân dân cũ"), blank=True)
    previous_number_index = models.BinaryField(null=True, max_length=32)
    passport = EncryptedText(_("số hộ chiếu"), blank=True)
    passport_index = models.BinaryField(null=True, max_length=32)
    phone = EncryptedText(_("điện thoại"), blank=True)
    phone_index = models.BinaryField(null=True, max_length=32)
    email = EncryptedText(_("thư điện tử"), blank=True)
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("nơi cư trú")
    )
    address_line = EncryptedText(_("số nhà, đường, thôn, tổ"), blank=True)
    identity_level = models.PositiveSmallIntegerField(
        _("mức độ định danh"), choices=IdentityLevel.choices, default=IdentityLevel.NONE
    )
    source = models.CharField(_("nguồn"), max_length=10, choices=Source.choices, default=Source.DECLARED)
    source_key = models.CharField(_("mã ở nguồn"), max_length=80, null=True, unique=True)  # noqa: DJ001  # null: unique where given
    account_id = models.UUIDField(_("tài khoản"), null=True, unique=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="merged", verbose_name=_("đã gộp vào")
    )

    class Meta:
        indexes = [
            GinIndex(OpClass(F("name_key"), name="gin_trgm_ops"), name="person_name_words"),
            models.Index(fields=["name_key", "birth_year"], name="person_name_and_year"),
            models.Index(fields=["previous_number_index"], name="person_previous_number"),
            models.Index(fields=["passport_index"], name="person_passport"),
            models.Index(fields=["phone_index"], name="person_phone"),
        ]
        constraints = [
            models.CheckConstraint(name="person_not_merged_into_itself", condition=~Q(merged_into=F("id"))),
            models.CheckConstraint(
                name="person_birth_day_needs_month_needs_year",
                condition=(Q(birth_day__isnull=True) | Q(birth_month__isnull=False))
                & (Q(birth_month__isnull=True) | Q(birth_year__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        """Give the name."""
        return self.full_name

    @property
    def birth(self) -> Birth | None:
        """Give when he or she was born, as far as it is known."""
        return Birth(self.birth_year, self.birth_month, self.birth_day) if self.birth_year else None


class LegalEntity(Entity):
    """Tổ chức, doanh nghiệp: an applicant that is no person; never an agency of the state's own house."""

    class Kind(models.TextChoices):
        """What the law knows them as."""

        ENTERPRISE = "ENTERPRISE", _("doanh nghiệp")
        DEPENDENT_UNIT = "DEPENDENT_UNIT", _("chi nhánh, văn phòng đại diện")
        COOPERATIVE = "COOPERATIVE", _("hợp tác xã")
        HOUSEHOLD = "HOUSEHOLD", _("hộ kinh doanh")
        PUBLIC_UNIT = "PUBLIC_UNIT", _("đơn vị sự nghiệp")
        ASSOCIATION = "ASSOCIATION", _("hội, tổ chức xã hội")
        OTHER = "OTHER", _("tổ chức khác")

    name = models.CharField(_("tên"), max_length=300)
    name_key = models.CharField(max_length=300, editable=False)
    kind = models.CharField(_("loại"), max_length=14, choices=Kind.choices)
    tax_code = models.CharField(_("mã số thuế, mã số doanh nghiệp"), max_length=14, null=True, unique=True)  # noqa: DJ001  # null: unique where given
    owner = models.ForeignKey(  # since 2025 a household's tax code is its owner's number, kept closed there
        Person, on_delete=models.PROTECT, null=True, related_name="households", verbose_name=_("chủ hộ")
    )
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("nơi đặt trụ sở")
    )
    address_line = models.CharField(_("số nhà, đường"), max_length=300, blank=True)
    source = models.CharField(_("nguồn"), max_length=10, choices=Source.choices, default=Source.DECLARED)
    source_key = models.CharField(_("mã ở nguồn"), max_length=80, null=True, unique=True)  # noqa: DJ001  # null: unique where given
    account_id = models.UUIDField(_("tài khoản"), null=True, unique=True)

    class Meta:
        indexes = [GinIndex(OpClass(F("name_key"), name="gin_trgm_ops"), name="legalentity_name_words")]
        constraints = [
            models.CheckConstraint(
                name="legalentity_tax_code_is_well_built",
                condition=Q(tax_code__isnull=True) | Q(tax_code__regex=r"^\d{10}(-\d{3})?$"),
            ),
            models.CheckConstraint(
                name="legalentity_owner_is_a_households",
                condition=Q(owner__isnull=True) | Q(kind="HOUSEHOLD"),
            ),
        ]

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class Representation(Entity, Valid):
    """Đại diện: a person acts for another, or for a legal entity, on some days."""

    class Kind(models.TextChoices):
        """By what right."""

        LEGAL = "LEGAL", _("đại diện theo pháp luật")
        MANDATE = "MANDATE", _("được ủy quyền")
        PARENT = "PARENT", _("cha, mẹ của người chưa thành niên")
        GUARDIAN = "GUARDIAN", _("giám hộ")

    representative = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="acts_for", verbose_name=_("người đại diện")
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="represented_by", verbose_name=_("cá nhân")
    )
    entity = models.ForeignKey(
        LegalEntity,
        on_delete=models.PROTECT,
        null=True,
        related_name="represented_by",
        verbose_name=_("tổ chức"),
    )
    kind = models.CharField(_("tư cách"), max_length=8, choices=Kind.choices)
    matter = models.CharField(_("phạm vi"), max_length=300, blank=True)
    paper = models.CharField(_("giấy tờ chứng minh"), max_length=200, blank=True)

    class Meta:
        constraints = [
            validity_is_ordered("representation_ends_after_it_begins"),
            models.CheckConstraint(
                name="representation_of_one_principal",
                condition=Q(person__isnull=True, entity__isnull=False)
                | Q(person__isnull=False, entity__isnull=True),
            ),
            models.CheckConstraint(
                name="representation_of_another",
                condition=Q(person__isnull=True) | ~Q(person=F("representative")),
            ),
            models.CheckConstraint(
                name="representation_mandate_says_for_what", condition=~Q(kind="MANDATE") | ~Q(matter="")
            ),
            ExclusionConstraint(
                name="representation_once_a_day",
                expressions=[
                    ("representative", RangeOperators.EQUAL),
                    (Coalesce("person", "entity"), RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    ("matter", RangeOperators.EQUAL),
                    (
                        DateRange("valid_from", "valid_to", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        """Say by what right."""
        return self.get_kind_display()


class Merge(Entity):
    """Gộp trùng: a person found that two rows are one human being. It can be undone."""

    kept = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="merges", verbose_name=_("giữ lại")
    )
    merged = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="merges_into", verbose_name=_("đã gộp")
    )
    reason = models.CharField(_("lý do"), max_length=300)
    moved = EncryptedText(_("thông tin đã chuyển sang"), blank=True)  # JSON; what undoing takes back
    merged_at = models.DateTimeField(_("gộp lúc"))
    undone_at = models.DateTimeField(_("bỏ gộp lúc"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["merged"], name="merge_into_one_at_a_time", condition=Q(undone_at__isnull=True)
            ),
            models.CheckConstraint(name="merge_of_two", condition=~Q(kept=F("merged"))),
        ]

    def __str__(self) -> str:
        """Say who went into whom."""
        return f"{self.merged_id} → {self.kept_id}"


class ApartMark(Entity):
    """Không trùng: a person looked at two like rows and found two human beings; they are shown no more."""

    one = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="apartmark_once"),
            models.CheckConstraint(name="apartmark_in_order", condition=Q(one__lt=F("other"))),
        ]

    def __str__(self) -> str:
        """Name both."""
        return f"{self.one_id} ≠ {self.other_id}"


class Correction(Entity):
    """Đính chính: what the register said of someone before; old words are closed at rest."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="corrections")
    field = models.CharField(_("mục"), max_length=40)
    before = EncryptedText(_("trước đó"), blank=True)
    reason = models.CharField(_("lý do"), max_length=300)
    corrected_at = models.DateTimeField(_("lúc"))
    corrected_by = models.UUIDField(_("người sửa"))

    class Meta:
        indexes = [models.Index(fields=["person", "-corrected_at"], name="correction_of_person")]

    def __str__(self) -> str:
        """Name the field."""
        return self.field
