"""A component's tag carries its conditions inside its values: elsewhere they would reach the page as text."""

import re
from pathlib import Path

import motcua

TEMPLATES = sorted(Path(motcua.__file__).parent.glob("faces/**/*.html"))
COMPONENT = re.compile(r'<c-[a-z.-]+((?:"[^"]*"|[^">])*)>')
VALUE = re.compile(r'"[^"]*"')


def test_no_condition_stands_among_the_attributes_of_a_component():
    wrong = {
        template.name: one
        for template in TEMPLATES
        for one in COMPONENT.findall(template.read_text())
        if "{%" in VALUE.sub('""', one)
    }
    assert len(TEMPLATES) > 200
    assert wrong == {}
