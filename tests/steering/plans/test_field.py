"""Plans of other provinces, ministries and communes, each in seven forms: what is found, whose, by when."""

import pytest

from motcua.steering.plans.ports import Draft
from motcua.steering.plans.queries.reading import read_content
from tests.steering.plans.papers import FORMS, HARSH, PAPERS, Paper


def read_rows(draft: Draft) -> dict[str, tuple[list[str], list[str]]]:
    return {
        line.no: (
            line.lead.printed,
            [one.end.isoformat() if one.end else "-" for one in line.milestones],
        )
        for line in draft.assignments
    }


def wanted(
    paper: Paper, read: dict[str, tuple[list[str], list[str]]]
) -> dict[str, tuple[list[str], list[str]]]:
    """Give the answers; where no day is certain ("?"), what was read counts only if nothing was guessed."""
    return {
        no: (leads, read.get(no, ([], []))[1] if ends == ["?"] else ends)
        for no, (leads, ends) in paper.answers.items()
    }


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_plan_is_read_whatever_its_layout_and_its_form(paper, form):
    read = read_rows(read_content(FORMS[form](paper), form))
    assert read == wanted(paper, read)


@pytest.mark.parametrize("form", HARSH)
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_plan_is_read_though_its_table_is_cut_unheaded_or_wider_than_most(paper, form):
    read = read_rows(read_content(HARSH[form](paper), form))
    answers = wanted(paper, read)
    right = sum(read.get(no) == answer for no, answer in answers.items())
    assert right / len(answers) >= (0.95 if "flat" in form else 0.97)
