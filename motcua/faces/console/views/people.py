"""Người và tổ chức: found by exact number or by name, masked; shown whole only for a purpose; duplicates."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from motcua.faces.console.event_words import told
from motcua.faces.console.forms.people import MergeForm, RevealForm, SearchForm
from motcua.faces.console.pages import ROWS, CursorUnreadable, show
from motcua.faces.console.sheets import OnceForm, ReasonForm, Sheet, sent, through_sheet
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.audit.queries import looks_at
from motcua.foundation.events.queries import chain_of
from motcua.registers.people import actions, queries
from motcua.registers.people.queries import Like

Given = Mapping[str, Any]  # Any: a form's cleaned data
Words = dict[str, Any]  # Any: a template's words
VIEW, MERGE, REVEAL = "people.view", "people.merge", "people.reveal"
_PAIRS: Final = 20

SIGNS: Final = {
    "SAME_PREVIOUS_NUMBER": gettext_lazy("cùng số chứng minh nhân dân cũ"),
    "SAME_PASSPORT": gettext_lazy("cùng số hộ chiếu"),
    "SAME_NAME_AND_BIRTH": gettext_lazy("cùng họ tên và ngày sinh"),
    "SAME_NAME_AND_PHONE": gettext_lazy("cùng họ tên và điện thoại"),
    "SAME_NAME_MAYBE_BIRTH": gettext_lazy("cùng họ tên, ngày sinh có thể trùng"),
    "SAME_PHONE_AND_BIRTH": gettext_lazy("cùng điện thoại và ngày sinh"),
}


@officer(VIEW)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("text")
def people(request: HouseRequest) -> HttpResponse:
    """Find people and legal entities; what is searched for is sent, never put into an address."""
    form = SearchForm(sent(request))
    words: dict[str, Any] = {
        "form": form,
        "people": [],
        "entities": [],
        "asked": False,
    }  # Any: a page's words
    if form.is_bound and form.is_valid():
        text = form.cleaned_data["text"]
        found = queries.find_people(text, birth_year=form.cleaned_data["birth_year"], limit=ROWS)
        words |= {
            "people": [queries.shown(person) for person in found],
            "entities": list(queries.find_entities(text)),
            "asked": True,
        }
    return show(request, "console/people/find.html", words)


@officer(VIEW)
@never_cache
@require_safe
def person(request: HouseRequest, person_id: UUID) -> HttpResponse:
    """Show someone, masked; what was merged and put right; who looked."""
    found = queries.person(person_id)
    happened = [told(row) for row in chain_of("person", found.id).reverse()[:ROWS]]
    merges = list(queries.merges_of(found.id))
    looks = looks_at("person", found.id, limit=10).looks if request.actor.may("audit.view") else ()
    corrections = list(queries.corrections_of(found.id)[:ROWS])
    people_seen = [row.actor_id for row in happened] + [look.actor_id for look in looks]
    words = {
        "found": queries.shown(found),
        "person": found,
        "is_elsewhere": found.id != person_id,
        "merges": merges,
        "corrections": corrections,
        "represented_by": list(queries.representatives_of(person_id=found.id, day=clock.today())),
        "past": happened,
        "looks": looks,
        "names": names_of([*people_seen, *(row.corrected_by for row in corrections)]),
    }
    return show(request, "console/people/one.html", words)


@officer(REVEAL)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_variables("value")
def reveal(request: HouseRequest, person_id: UUID) -> HttpResponse:
    """Open one closed field for a purpose; the look goes on record and the value is shown once."""
    found = queries.person(person_id)

    def reveal_it(given: Given) -> HttpResponse:
        value = actions.reveal(
            found.id,
            given["field"],
            purpose=given["purpose"],
            by=request.actor,
            at=clock.now(),
            ip=request.META.get("REMOTE_ADDR", ""),
        )
        label = dict(RevealForm.FIELDS)[given["field"]]
        words = {"found": queries.shown(found), "label": label, "value": value}
        return show(request, "console/people/revealed.html", words)

    sheet = Sheet(
        title=_("Xem đầy đủ thông tin của {name}").format(name=found.full_name),
        submit=_("Xem"),
        back=_page(found.id),
        says=(_("Lượt xem này được ghi vào nhật ký, kèm mục đích; người được xem có quyền hỏi ai đã xem."),),
        is_danger=True,
    )
    return through_sheet(request, sheet, RevealForm(sent(request)), reveal_it)


@officer(MERGE)
@never_cache
@require_safe
def duplicates(request: HouseRequest) -> HttpResponse:
    """Show rows that may be one human being, beside each other."""
    after = _pair_asked(request)
    found = list(queries.duplicates(after=after, limit=_PAIRS) if after else queries.duplicates(limit=_PAIRS))
    last = found[-1].cursor if len(found) == _PAIRS else None
    words = {
        "pairs": [_pair(like) for like in found],
        "after": f"{last[0]}.{last[1]}" if last else "",
    }
    return show(request, "console/people/duplicates.html", words)


@officer(MERGE)
@never_cache
@require_http_methods(["GET", "POST"])
def merge(request: HouseRequest, one_id: UUID, other_id: UUID) -> HttpResponse:
    """Say that two rows are one human being, which stays, and why."""
    one, other = queries.person(one_id), queries.person(other_id)

    def merge_them(given: Given) -> str:
        kept, merged = (one, other) if given["kept"] == "one" else (other, one)
        actions.merge_people(kept.id, merged.id, reason=given["reason"], by=request.actor, at=clock.now())
        return _page(kept.id)

    sheet = Sheet(
        title=_("Gộp hai dòng thành một người"),
        submit=_("Gộp"),
        back=reverse("console:duplicates"),
        says=(_("Dòng giữ lại nhận những gì dòng kia biết thêm. Gộp nhầm thì bỏ gộp được."),),
        template="console/people/merge.html",
        more={"one": queries.shown(one), "other": queries.shown(other)},
    )
    return through_sheet(request, sheet, MergeForm(sent(request)), merge_them, done=_("Đã gộp."))


@officer(MERGE)
@require_http_methods(["GET", "POST"])
def unmerge(request: HouseRequest, person_id: UUID, merge_id: UUID) -> HttpResponse:
    """Let two rows stand apart again."""
    found = queries.person(person_id)

    def unmerge_it(given: Given) -> str:
        actions.unmerge_people(merge_id, reason=given["reason"], by=request.actor, at=clock.now())
        return _page(found.id)

    sheet = Sheet(
        title=_("Bỏ gộp"),
        submit=_("Bỏ gộp"),
        back=_page(found.id),
        eyebrow=found.full_name,
        says=(_("Hai dòng lại đứng riêng; những gì đã chuyển sang thì trả về, trừ chỗ đã có người sửa."),),
        is_danger=True,
    )
    form = ReasonForm(sent(request), label=_("Lý do bỏ gộp"))
    return through_sheet(request, sheet, form, unmerge_it, done=_("Đã bỏ gộp."))


@officer(MERGE)
@require_http_methods(["GET", "POST"])
def set_apart(request: HouseRequest, one_id: UUID, other_id: UUID) -> HttpResponse:
    """Say that two like rows are two people."""
    one, other = queries.person(one_id), queries.person(other_id)

    def set_them_apart(given: Given) -> str:
        actions.set_apart(one.id, other.id, by=request.actor, at=clock.now())
        return reverse("console:duplicates")

    sheet = Sheet(
        title=_("Hai người khác nhau"),
        submit=_("Đúng, là hai người"),
        back=reverse("console:duplicates"),
        says=(
            _("{one} và {other} sẽ không còn hiện trong danh sách trùng.").format(
                one=one.full_name, other=other.full_name
            ),
        ),
    )
    return through_sheet(request, sheet, OnceForm(sent(request)), set_them_apart, done=_("Đã ghi nhận."))


def _pair(like: Like) -> Words:
    return {
        "one": queries.shown(like.one),
        "other": queries.shown(like.other),
        "signs": [SIGNS[sign.value] for sign in sorted(like.signs)],
    }


def _pair_asked(request: HouseRequest) -> tuple[UUID, UUID] | None:
    """The pair behind which the list goes on, if any. Raises CursorUnreadable."""
    typed = request.GET.get("sau", "")
    if not typed:
        return None
    one, _dot, other = typed.partition(".")
    try:
        return UUID(one), UUID(other)
    except ValueError as wrong:
        raise CursorUnreadable from wrong


def _page(person_id: UUID) -> str:
    return reverse("console:person", args=[person_id])
