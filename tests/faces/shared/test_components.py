"""Components and form fields come out as the look and assistive technology want them."""

import re
from datetime import date

import pytest
from django import forms
from django.template import Context, Template
from django.utils.html import escape
from django_cotton.compiler_regex import CottonCompiler


def flat(html: str) -> str:
    """Give HTML on one line, without blanks beside its tags."""
    return re.sub(r"(?<=>) | (?=<)", "", re.sub(r"[ \n]+", " ", html)).strip()


def shown(source: str, **words: object) -> str:
    return flat(Template(CottonCompiler().process(source)).render(Context(words)))


class Declaration(forms.Form):
    name = forms.CharField(label="Họ và tên", help_text="Như trên thẻ căn cước")
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea)
    purpose = forms.ChoiceField(
        label="Mục đích", choices=[("a", "Kết hôn"), ("b", "Vay vốn")], widget=forms.RadioSelect
    )
    sure = forms.BooleanField(label="Tôi cam đoan")


def test_an_act_is_a_button_with_its_letter() -> None:
    assert shown('<c-act kind="main" key="T">Trình ký</c-act>') == (
        '<button type="submit" class="mc-act mc-act--main " data-key="t" aria-keyshortcuts="T" >'
        '<span>Trình ký</span><kbd class="mc-kbd" aria-hidden="true">T</kbd></button>'
    )


def test_an_act_with_an_address_is_a_link() -> None:
    assert shown('<c-act href="/quay/">Về quầy</c-act>').startswith(
        '<a href="/quay/" class="mc-act mc-act--second '
    )


def test_an_act_that_cannot_be_done_says_why() -> None:
    html = shown('<c-act blocked="{{ why }}">Gia hạn</c-act>', why="Mới được gia hạn một lần & hết.")
    assert "disabled" in html
    assert '<p class="mc-blocked">Mới được gia hạn một lần &amp; hết.</p>' in html


def test_what_is_shown_is_escaped() -> None:
    bad = "<script>alert(1)</script>"
    for source in (
        "<c-tag>{{ bad }}</c-tag>",
        '<c-card title="{{ bad }}" />',
        '<c-fact term="{{ bad }}">{{ bad }}</c-fact>',
    ):
        html = shown(source, bad=bad)
        assert bad not in html
        assert escape(bad) in html


def test_a_components_words_do_not_leak_in_from_the_page() -> None:
    html = shown(
        '<c-course-item title="Tiếp nhận" /><c-act>Lọc</c-act>',
        now=True,
        wide=True,
        key="X",
        by="ai đó",
        ahead=1,
    )
    assert "aria-current" not in html
    assert "mc-act--wide" not in html
    assert "data-key" not in html
    assert "ai đó" not in html


def test_a_day_is_readable_by_people_and_machines() -> None:
    html = shown('<c-day :on="day" />', day=date(2023, 11, 22))
    assert html == '<time class="mc-nowrap" datetime="2023-11-22">thứ\u00a0Tư\u00a022/11/2023</time>'


def test_a_table_says_what_it_is_and_can_be_scrolled_by_keyboard() -> None:
    head = '<c-slot name="head"><th scope="col">Mã</th></c-slot>'
    html = shown(f'<c-table caption="Hồ sơ" folds>{head}<tr><td>1</td></tr></c-table>')
    assert '<div class="mc-table-frame" tabindex="0" role="group" aria-label="Hồ sơ">' in html
    assert "<caption>Hồ sơ</caption>" in html
    assert '<tr><th scope="col">Mã</th></tr>' in html


def test_a_pager_with_nothing_to_turn_is_not_there() -> None:
    assert shown('<c-pager next="" previous="" />') == ""


def test_a_field_carries_label_hint_and_what_describes_it() -> None:
    html = flat(Declaration().as_div())
    assert '<label class="govuk-label" for="id_name">Họ và tên</label>' in html
    assert '<div class="govuk-hint" id="id_name_helptext">Như trên thẻ căn cước</div>' in html
    assert 'class="govuk-input" required aria-describedby="id_name_helptext" id="id_name"' in html
    assert 'Ghi chú<span class="mc-optional">(không bắt buộc)</span>' in html


def test_choices_stand_in_a_fieldset_with_its_legend() -> None:
    html = flat(str(Declaration()["purpose"].as_field_group()))
    assert '<legend class="govuk-fieldset__legend">Mục đích</legend>' in html
    assert html.count("govuk-radios__item") == 2
    assert '<label class="govuk-label govuk-radios__label" for="id_purpose_1">Vay vốn</label>' in html


def test_a_faulty_field_says_so_beside_itself_and_on_top() -> None:
    form = Declaration({"name": "", "sure": "on", "purpose": "a"})
    html = shown('<c-form :form="form" submit="Gửi" />', form=form)
    assert 'aria-invalid="true" aria-describedby="id_name_helptext id_name_error"' in html
    assert '<a href="#id_name">Họ và tên: Xin điền mục này.</a>' in html
    assert 'id="id_name_error"><span class="govuk-visually-hidden">Lỗi:</span>Xin điền mục này.</p>' in html


def test_the_way_to_a_group_leads_to_its_first_choice() -> None:
    form = Declaration({"name": "An", "sure": "on"})
    assert '<a href="#id_purpose_0">Mục đích: Xin điền mục này.</a>' in shown(
        '<c-errors :form="form" />', form=form
    )


@pytest.mark.parametrize("form", [None, Declaration()])
def test_a_form_without_faults_has_no_summary(form: forms.Form | None) -> None:
    assert shown('<c-errors :form="form" />', form=form) == ""
