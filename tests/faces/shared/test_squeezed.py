"""Pages go squeezed to whoever takes them so, and say the same; what the API answers goes as it is."""

import gzip

import pytest

pytestmark = pytest.mark.django_db
TAKES = {"Accept-Encoding": "gzip, br"}


def test_a_page_is_squeezed_for_who_takes_it_so_and_says_the_same(client):
    plain = client.get("/vao-cua/")
    squeezed = client.get("/vao-cua/", headers=TAKES)
    assert (plain.get("Content-Encoding"), squeezed["Content-Encoding"]) == (None, "gzip")
    assert "Accept-Encoding" in squeezed["Vary"]
    assert "<html" in gzip.decompress(squeezed.content).decode()
    assert len(squeezed.content) * 2 < len(plain.content)


def test_the_length_of_a_squeezed_page_tells_nothing_of_what_stands_in_it(client):
    assert len({len(client.get("/vao-cua/", headers=TAKES).content) for _ in range(40)}) > 5


def test_what_the_api_answers_goes_as_it_is(client):
    told = client.get("/api/v1/openapi.json", headers=TAKES)
    assert (told.status_code, told.get("Content-Encoding")) == (200, None)
