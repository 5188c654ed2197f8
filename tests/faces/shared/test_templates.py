"""All templates of all faces hold to the strict content policy, compile, and speak through the catalogue."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

FACES = settings.BASE_DIR / "motcua" / "faces"
TEMPLATES = sorted(FACES.glob("*/templates/**/*.html"))


def label(path: Path) -> str:
    return str(path.relative_to(FACES))


@pytest.mark.parametrize("path", TEMPLATES, ids=label)
def test_a_template_compiles(path: Path) -> None:
    parts = path.parts
    get_template("/".join(parts[parts.index("templates") + 1 :]))


@pytest.mark.parametrize("path", TEMPLATES, ids=label)
def test_a_template_carries_no_style_and_no_code(path: Path) -> None:
    source = path.read_text()
    assert not re.search(r"\sstyle\s*=", source)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", source)
    assert "javascript:" not in source
    for script in re.findall(r"<script\b[^>]*>", source):
        assert "src=" in script or 'type="application/ld+json"' in script


@pytest.mark.parametrize("path", TEMPLATES, ids=label)
def test_a_template_asks_nothing_of_other_hosts(path: Path) -> None:
    found = re.findall(r"""(?:src|href|action)=["'](https?:)?//""", path.read_text())
    assert found == []
