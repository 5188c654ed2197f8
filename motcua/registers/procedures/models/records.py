"""Beside the versions: national records as they came, doubts, citizens' words, the card that search reads."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Func, Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import Valid
from motcua.foundation.ids import Entity
from motcua.registers.procedures.models.doubt_kinds import SENTENCES, DoubtKind
from motcua.registers.procedures.models.procedure import Procedure, ProcedureVersion
from motcua.registers.procedures.models.words import DoubtState, Kind, Shape, Source


class SourceRecord(Entity):
    """Bản ghi nguồn: a national record byte for byte, so that what landed can be held against what came."""

    append_only = True

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="records")
    shape = models.CharField(_("dạng"), max_length=7, choices=Shape.choices)
    number = models.PositiveIntegerField(_("lần thứ"))
    digest = models.CharField(_("dấu vân"), max_length=64)
    body = models.BinaryField(_("nguyên văn"))
    received_at = models.DateTimeField(_("nhận lúc"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "shape", "number"], name="record_numbered_once"),
            models.CheckConstraint(name="record_shape_known", condition=Q(shape__in=Shape.values)),
        ]

    def __str__(self) -> str:
        """Name it by shape and number."""
        return f"{self.shape} {self.number}"


class Doubt(Entity):
    """Điểm cần làm rõ: what no program may decide in a version; a person settles it, with a reason."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="doubts")
    kind = models.CharField(_("loại"), max_length=40, choices=DoubtKind.choices)
    places = models.JSONField(_("vị trí"), default=list)
    facts = models.JSONField(_("dữ kiện"), default=dict)
    state = models.CharField(
        _("trạng thái"), max_length=7, choices=DoubtState.choices, default=DoubtState.OPEN
    )
    settled_at = models.DateTimeField(_("làm rõ lúc"), null=True)
    settled_by = models.UUIDField(_("người làm rõ"), null=True)
    reason = models.TextField(_("lý do"), blank=True)
    mended_by = models.ForeignKey(
        ProcedureVersion,
        on_delete=models.PROTECT,
        null=True,
        related_name="mends",
        verbose_name=_("phiên bản sửa"),
    )

    class Meta:
        indexes = [
            models.Index(fields=["id"], name="doubt_open", condition=Q(state="OPEN")),
            models.Index(fields=["kind", "id"], name="doubt_open_by_kind", condition=Q(state="OPEN")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["version", "kind"], name="doubt_once_per_kind"),
            models.CheckConstraint(
                name="doubt_settled_by_someone_with_reason",
                condition=Q(
                    state=DoubtState.OPEN, settled_at__isnull=True, settled_by__isnull=True, reason=""
                )
                | (
                    Q(state=DoubtState.SETTLED, settled_at__isnull=False, settled_by__isnull=False)
                    & ~Q(reason="")
                ),
            ),
        ]

    def __str__(self) -> str:
        """Say it in a sentence."""
        return self.sentence

    @property
    def sentence(self) -> str:
        """The doubt as a person reads it, with its facts."""
        return sentence_of(self.kind, self.facts)


def sentence_of(kind: str, facts: dict[str, object]) -> str:
    """Say a doubt in one sentence; a fact that is missing shows as an ellipsis."""
    return str(SENTENCES[kind]).format_map(_Facts(facts))


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


class Synonym(Entity):
    """Cách gọi của người dân: a phrase that means one procedure, or another phrase of the law.

    One of a procedure's phrases may be its everyday name (tên thường gọi), which citizens read first.
    """

    phrase = models.CharField(_("cách gọi"), max_length=120)
    words = models.CharField(_("không dấu"), max_length=360, editable=False)
    procedure_code = models.CharField(_("mã thủ tục"), max_length=220, blank=True)
    means = models.CharField(_("nghĩa là"), max_length=200, blank=True)
    means_words = models.CharField(_("nghĩa, không dấu"), max_length=600, blank=True, editable=False)
    everyday = models.BooleanField(_("là tên thường gọi"), default=False)

    class Meta:
        indexes = [models.Index(fields=["procedure_code"], name="synonym_by_code")]
        constraints = [
            models.UniqueConstraint(fields=["words", "procedure_code", "means_words"], name="synonym_once"),
            models.UniqueConstraint(
                fields=["procedure_code"], name="synonym_one_everyday_name", condition=Q(everyday=True)
            ),
            models.CheckConstraint(
                name="synonym_everyday_name_is_of_a_procedure",
                condition=Q(everyday=False) | ~Q(procedure_code=""),
            ),
            models.CheckConstraint(
                name="synonym_means_a_procedure_or_a_phrase",
                condition=(~Q(procedure_code="") & Q(means="")) | (Q(procedure_code="") & ~Q(means="")),
            ),
        ]

    def __str__(self) -> str:
        """Give the phrase."""
        return self.phrase


class FoldedWords(Func):
    """The words of some columns for full-text search; folded already, so no dictionary is asked."""

    function = "to_tsvector"
    template = "%(function)s('simple'::regconfig, %(expressions)s)"
    arg_joiner = " || ' ' || "
    output_field = SearchVectorField()


class SearchCard(Valid):
    """Thẻ tìm kiếm: what a list needs of a version, in one narrow row; all words folded, without marks.

    `vector` holds name and citizens' words, `wide_vector` also field, agencies, codes and English.
    `name_words` has a blank at both ends, so that whole words can be looked for in it.
    """

    version = models.OneToOneField(ProcedureVersion, on_delete=models.PROTECT, primary_key=True)
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="cards")
    source = models.CharField(max_length=8, choices=Source.choices)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    code = models.CharField(max_length=220)
    codes = ArrayField(models.CharField(max_length=220))
    title = models.TextField()
    title_en = models.TextField(blank=True)
    everyday_name = models.CharField(max_length=120, blank=True)
    life_events = ArrayField(models.CharField(max_length=20), default=list)
    field_names = ArrayField(models.TextField())
    agency_names = ArrayField(models.TextField())
    name_words = models.TextField()
    synonym_words = models.TextField(blank=True)
    other_words = models.TextField(blank=True)
    essential_rank = models.PositiveSmallIntegerField(null=True)
    weight = models.SmallIntegerField(default=0)
    vector = models.GeneratedField(
        expression=FoldedWords("name_words", "synonym_words"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    wide_vector = models.GeneratedField(
        expression=FoldedWords("name_words", "synonym_words", "other_words"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        indexes = [
            GinIndex(fields=["vector"], name="card_words"),
            GinIndex(fields=["wide_vector"], name="card_wide_words"),
            GinIndex(fields=["codes"], name="card_codes"),
            GinIndex(fields=["field_names"], name="card_fields"),
            GinIndex(fields=["agency_names"], name="card_agencies"),
            GinIndex(fields=["life_events"], name="card_life_events", condition=~Q(life_events=[])),
            models.Index(OpClass("code", name="text_pattern_ops"), name="card_code_begins"),
            models.Index(fields=["procedure"], name="card_of_province", condition=Q(source="PROVINCE")),
        ]

    def __str__(self) -> str:
        """Name it."""
        return self.title


class ProceduresStamp(models.Model):
    """Dấu phiên bản: a token renewed by every change of what lists show; the row is also the room's lock."""

    token = models.UUIDField()

    def __str__(self) -> str:
        """Give the token."""
        return str(self.token)


class SearchWord(models.Model):
    """Từ vựng tìm kiếm: a word of some card, how many bear it, what it becomes with a letter left out.

    Two words that share a shape are a slip apart, so an index over shapes finds what a slip may have meant.
    """

    word = models.CharField(max_length=100, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    shapes = ArrayField(models.CharField(max_length=100))

    class Meta:
        indexes = [
            GinIndex(fields=["shapes"], name="word_shapes"),
            GinIndex(OpClass("word", name="gin_trgm_ops"), name="word_likeness"),
        ]

    def __str__(self) -> str:
        """Give the word."""
        return self.word
