"""The nouns of the administration: agencies by validity, posts, officers, and who holds what."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import Valid, validity_is_ordered
from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText
from motcua.registers.places.models import Level, Place

IDENTIFIER = r"^[A-Y]\d{2}(\.[0-9A-Z]{1,10})*$"
CODE = r"^[a-z0-9][a-z0-9.-]*$"


class DateRange(Func):
    """The days of a validity as PostgreSQL's range."""

    function = "daterange"
    output_field = DateRangeField()


def once_a_day(name: str, *columns: str) -> ExclusionConstraint:
    """Build the constraint that rows alike in `columns` never hold on one day together."""
    days = DateRange("valid_from", "valid_to", RangeBoundary(inclusive_upper=True))
    alike = [(column, RangeOperators.EQUAL) for column in columns]
    return ExclusionConstraint(name=name, expressions=[*alike, (days, RangeOperators.OVERLAPS)])


class AgencyKind(Entity):
    """Loại cơ quan: what the law knows of agencies, as data, without a word of it in code."""

    code = models.CharField(_("mã loại"), max_length=40, unique=True)
    name = models.CharField(_("tên loại"), max_length=160)
    rank = models.PositiveSmallIntegerField(_("thứ bậc khi liệt kê"), default=100)
    receives = models.BooleanField(_("tiếp nhận hồ sơ một cửa"), default=False)
    alone_at = models.CharField(
        _("cấp mà ở đó không cần cơ quan cấp trên"), max_length=8, choices=Level.choices, blank=True
    )

    def __str__(self) -> str:
        """Name it."""
        return self.name


class AgencyClass(Entity):
    """Nhóm cơ quan: those that texts name at one stroke, "các sở, ban, ngành", "UBND cấp xã"."""

    code = models.CharField(_("mã nhóm"), max_length=60, unique=True)
    name = models.CharField(_("tên nhóm"), max_length=200)
    keys = ArrayField(models.CharField(max_length=200), verbose_name=_("các cách gọi"))
    kinds = ArrayField(models.CharField(max_length=40), verbose_name=_("các loại cơ quan"))
    levels = ArrayField(models.CharField(max_length=8), verbose_name=_("các cấp"), default=list)

    def __str__(self) -> str:
        """Name it."""
        return self.name


class Agency(Entity):
    """Cơ quan, đơn vị: the identity that stays when name, parent or place change. Never an applicant."""

    code = models.CharField(_("mã trong hệ thống"), max_length=60, unique=True)

    class Meta:
        constraints = [models.CheckConstraint(name="agency_code_is_plain", condition=Q(code__regex=CODE))]

    def __str__(self) -> str:
        """Name it by its code; its name depends on the day."""
        return self.code


class AgencyTerm(Entity, Valid):
    """Thông tin cơ quan theo thời gian: what an agency is called, and where it stands, for some days.

    A change of name, kind, parent or place is a new row; no two rows of an agency share a day, and a
    parent stands on every day of its children (kept by the database too).
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="terms")
    name = models.CharField(_("tên cơ quan"), max_length=200)
    short_name = models.CharField(_("tên viết tắt"), max_length=80, blank=True)
    kind = models.ForeignKey(AgencyKind, on_delete=models.PROTECT, related_name="+", verbose_name=_("loại"))
    level = models.CharField(_("cấp"), max_length=8, choices=Level.choices)
    parent = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        related_name="child_terms",
        verbose_name=_("cơ quan cấp trên"),
    )
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("địa bàn")
    )
    rank = models.PositiveSmallIntegerField(_("thứ tự khi liệt kê"), default=100)
    name_key = models.CharField(max_length=200, editable=False)  # folded, short forms written out
    short_key = models.CharField(max_length=200, editable=False, blank=True)
    place_in_order = models.CharField(max_length=600, editable=False)  # Vietnamese dictionary order

    class Meta:
        indexes = [
            models.Index(fields=["name_key"], name="agencyterm_name_key"),
            models.Index(fields=["short_key"], name="agencyterm_short_key"),
        ]
        constraints = [
            once_a_day("agencyterm_one_a_day", "agency"),
            validity_is_ordered("agencyterm_ends_after_it_begins"),
            models.CheckConstraint(name="agencyterm_not_its_own_parent", condition=~Q(parent=F("agency"))),
        ]

    def __str__(self) -> str:
        """Name the agency as it is called on these days."""
        return self.name


class AgencyIdentifier(Entity, Valid):
    """Mã định danh điện tử: an agency's code of Decision 20/2020. A closed code is never given again."""

    class Mark(models.TextChoices):
        """Whether a source gives the code."""

        KNOWN = "KNOWN", _("đã công bố")
        MADE = "MADE", _("tự đặt, chờ đối chiếu")

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="identifiers")
    code = models.CharField(_("mã định danh"), max_length=35)
    mark = models.CharField(_("nguồn"), max_length=5, choices=Mark.choices)

    class Meta:
        constraints = [
            once_a_day("agencyidentifier_one_a_day", "agency"),
            validity_is_ordered("agencyidentifier_ends_after_it_begins"),
            models.CheckConstraint(
                name="agencyidentifier_is_well_built", condition=Q(code__regex=IDENTIFIER)
            ),
            ExclusionConstraint(
                name="agencyidentifier_never_another_agencys",
                expressions=[("code", RangeOperators.EQUAL), ("agency", RangeOperators.NOT_EQUAL)],
            ),
        ]

    def __str__(self) -> str:
        """Give the code."""
        return self.code


class AgencyAlias(Entity, Valid):
    """Tên gọi khác: how texts and people call an agency; one text may mean several."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="aliases")
    text = models.CharField(_("tên gọi khác"), max_length=200)
    key = models.CharField(max_length=200, editable=False)

    class Meta:
        indexes = [models.Index(fields=["key"], name="agencyalias_key")]
        constraints = [
            once_a_day("agencyalias_once_a_day", "agency", "key"),
            validity_is_ordered("agencyalias_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        """Give the text."""
        return self.text


class Succession(Entity):
    """Kế thừa: an agency took over another's work from a day on, wholly or for a share of it."""

    old = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="as_old", verbose_name=_("cơ quan cũ")
    )
    new = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="as_new", verbose_name=_("cơ quan mới")
    )
    share = models.DecimalField(_("phần kế thừa"), max_digits=5, decimal_places=4, default=1)
    day = models.DateField(_("từ ngày"))
    decision = models.CharField(_("văn bản"), max_length=160, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["old", "new", "day"], name="agencysuccession_once"),
            models.CheckConstraint(name="agencysuccession_to_another", condition=~Q(old=F("new"))),
            models.CheckConstraint(name="agencysuccession_share", condition=Q(share__gt=0, share__lte=1)),
        ]

    def __str__(self) -> str:
        """Say who became whom."""
        return f"{self.old_id} → {self.new_id}"


class OneStopUnit(models.Model):
    """Bộ phận một cửa: an agency whose kind receives; where it sits and how it is reached.

    Its name, level and place are those of its agency's day; its hours those of the calendar of its place.
    """

    agency = models.OneToOneField(Agency, on_delete=models.PROTECT, primary_key=True, related_name="one_stop")
    address = models.CharField(_("địa chỉ"), max_length=300, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=40, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)

    def __str__(self) -> str:
        """Name it by its agency."""
        return str(self.agency_id)


class OneStopScope(Entity, Valid):
    """Phạm vi tiếp nhận: for whom a one-stop unit receives, and on which days."""

    unit = models.ForeignKey(OneStopUnit, on_delete=models.PROTECT, related_name="scopes")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="received_at")

    class Meta:
        constraints = [
            once_a_day("onestopscope_once_a_day", "unit", "agency"),
            validity_is_ordered("onestopscope_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        """Say who receives for whom."""
        return f"{self.unit_id} ← {self.agency_id}"


class Post(Entity, Valid):
    """Chức danh, vị trí: a chair at an agency; rights belong to it, not to who sits in it."""

    code = models.CharField(_("mã chức danh"), max_length=80, unique=True)
    title = models.CharField(_("tên chức danh"), max_length=160)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="posts")
    rank = models.PositiveSmallIntegerField(_("thứ tự khi liệt kê"), default=100)

    class Meta:
        constraints = [
            validity_is_ordered("post_ends_after_it_begins"),
            models.CheckConstraint(name="post_code_is_plain", condition=Q(code__regex=CODE)),
        ]

    def __str__(self) -> str:
        """Give the title."""
        return self.title


class PostRole(Entity, Valid):
    """Vai trò của chức danh: a set of rights that a post bears on some days."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(_("vai trò"), max_length=60)

    class Meta:
        constraints = [
            once_a_day("postrole_once_a_day", "post", "role"),
            validity_is_ordered("postrole_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        """Give the role's code."""
        return self.role


class Officer(Entity):
    """Cán bộ, công chức: who can hold posts. A name is public, ways to reach someone are closed at rest."""

    code = models.CharField(_("mã cán bộ"), max_length=40, unique=True)
    full_name = models.CharField(_("họ và tên"), max_length=160)
    name_key = models.CharField(max_length=160, editable=False)
    place_in_order = models.CharField(max_length=600, editable=False)
    account_id = models.UUIDField(_("tài khoản"), null=True, unique=True)
    login = models.CharField(_("tên đăng nhập sẽ cấp"), max_length=80, blank=True)
    email = EncryptedText(_("thư điện tử"), blank=True)
    phone = EncryptedText(_("điện thoại"), blank=True)

    class Meta:
        indexes = [models.Index(fields=["name_key"], name="officer_name_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["login"], name="officer_login_is_ones_own", condition=~Q(login="")
            )
        ]

    def __str__(self) -> str:
        """Name him or her."""
        return self.full_name


class Leave(Entity, Valid):
    """Nghỉ phép: the days an officer is away, and who stands in. Why is nobody's business here."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="leaves")
    covered_by = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, related_name="covers", verbose_name=_("người thay")
    )

    class Meta:
        constraints = [
            once_a_day("leave_once_a_day", "officer"),
            models.CheckConstraint(name="leave_has_an_end", condition=Q(valid_to__gte=F("valid_from"))),
            models.CheckConstraint(
                name="leave_covered_by_another",
                condition=Q(covered_by__isnull=True) | ~Q(covered_by=F("officer")),
            ),
        ]

    def __str__(self) -> str:
        """Say who is away."""
        return f"{self.officer_id}: {self.valid_from} – {self.valid_to}"


class PostHolding(Entity, Valid):
    """Giữ chức danh: an officer holds a post on some days, as its own or for someone who is away."""

    class Standing(models.TextChoices):
        """In what capacity the post is held."""

        MAIN = "MAIN", _("giữ chức danh")
        COVER = "COVER", _("thay")

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="holdings")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    standing = models.CharField(_("tư cách"), max_length=5, choices=Standing.choices, default=Standing.MAIN)
    leave = models.ForeignKey(Leave, on_delete=models.CASCADE, null=True, related_name="covers")
    decision = models.CharField(_("quyết định"), max_length=160, blank=True)
    successor = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người nhận bàn giao")
    )

    class Meta:
        constraints = [
            once_a_day("postholding_once_a_day", "officer", "post"),
            validity_is_ordered("postholding_ends_after_it_begins"),
            models.CheckConstraint(
                name="postholding_cover_ends",
                condition=Q(standing="MAIN", leave__isnull=True)
                | Q(standing="COVER", valid_to__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Say who holds what."""
        return f"{self.officer_id} @ {self.post_id}"


class Delegation(Entity, Valid):
    """Ủy quyền: a post lends some of its roles to another post, from a day to a day, by a decision."""

    giver = models.ForeignKey(
        Post, on_delete=models.PROTECT, related_name="lends", verbose_name=_("người ủy quyền")
    )
    receiver = models.ForeignKey(
        Post, on_delete=models.PROTECT, related_name="borrows", verbose_name=_("người được ủy quyền")
    )
    roles = ArrayField(models.CharField(max_length=60), verbose_name=_("vai trò được ủy quyền"))
    matter = models.CharField(_("nội dung ủy quyền"), max_length=500)
    decision = models.CharField(_("văn bản ủy quyền"), max_length=160)

    class Meta:
        constraints = [
            models.CheckConstraint(name="delegation_has_an_end", condition=Q(valid_to__gte=F("valid_from"))),
            models.CheckConstraint(name="delegation_to_another", condition=~Q(giver=F("receiver"))),
            models.CheckConstraint(name="delegation_lends_something", condition=Q(roles__len__gt=0)),
        ]

    def __str__(self) -> str:
        """Say who lends to whom."""
        return f"{self.giver_id} → {self.receiver_id}"


class OrganisationsStamp(models.Model):
    """Dấu phiên bản: a token renewed by every change of this room; the row is also its lock."""

    token = models.UUIDField()

    def __str__(self) -> str:
        """Give the token."""
        return str(self.token)
