"""A demo says on every page that what it shows is made up; a real province says nothing of the kind."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.template.loader import render_to_string
from django.test import Client

from motcua.faces.command.tables import handed_out
from tests.casework.dossiers.world import AT

LAYOUTS = Path(__file__).parents[3] / "motcua" / "faces" / "shared" / "templates"
SAID = "hồ sơ, con người và số liệu ở đây do máy tạo ra."


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/", "/dang-nhap/", "/chat-luong/"])
def test_a_page_of_a_demo_says_that_what_it_shows_is_made_up(page, settings):
    settings.MOTCUA_DEMO = True
    assert SAID in Client().get(page, headers={"accept-language": "vi"}).content.decode()
    settings.MOTCUA_DEMO = False
    assert SAID not in Client().get(page, headers={"accept-language": "vi"}).content.decode()


@pytest.mark.parametrize("layout", ["shared/base_citizen.html", "shared/base_office.html"])
def test_both_layouts_say_it_with_the_day_that_is_played(layout):
    words = {"is_demo": True, "demo_day": AT}
    page = " ".join(render_to_string("shared/demo_day.html", words).split())
    assert SAID in page
    assert "20/11/2023" in page
    source = (LAYOUTS / layout).read_text()
    assert 'include "shared/demo_day.html"' in source


def test_a_workbook_of_a_demo_says_it_too(settings):
    def words() -> str:
        book = handed_out("Toàn cảnh", [("Tính tại", "hôm nay")], []).content
        return ZipFile(io.BytesIO(book)).read("xl/sharedStrings.xml").decode()

    settings.MOTCUA_DEMO = True
    assert "số liệu do máy tạo ra" in words()
    settings.MOTCUA_DEMO = False
    assert "số liệu do máy tạo ra" not in words()
