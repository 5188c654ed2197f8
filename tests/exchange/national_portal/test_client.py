"""The portal's contract: what it is asked and told, and every way in which it fails."""

import time

import pytest

from motcua.exchange.national_portal.client import PortalAway, PortalRefused
from tests.exchange.national_portal.portals import PDF, Running

CHANGE = {"MaHoSo": "N1", "MaTTHC": "1.004873", "TrangThaiHoSo": "1"}


def test_what_was_filed_is_given_until_it_was_reported_on(portal: Running) -> None:
    said = portal.file()
    client = portal.client()
    assert client.new_filings() == [said]
    client.report({**CHANGE, "MaHoSo": said["MaHoSo"]}, is_update=False)
    assert client.new_filings() == []
    assert client.known_since("20231120") == {said["MaHoSo"]: "1"}


def test_a_change_told_twice_stands_once(portal: Running) -> None:
    client = portal.client()
    client.report(CHANGE, is_update=False)
    client.report(CHANGE, is_update=True)
    assert list(portal.told()) == ["N1"]


@pytest.mark.parametrize("fault", ["down", "garbage", "no-token", "deaf"])
def test_a_portal_that_does_not_answer_in_its_own_words_is_away(portal: Running, fault: str) -> None:
    portal.be(fault)
    with pytest.raises(PortalAway):
        portal.client().new_filings()
    assert portal.told() == {}


def test_a_slow_portal_is_given_up_in_time(portal: Running) -> None:
    portal.be("slow")
    begun = time.monotonic()
    with pytest.raises(PortalAway):
        portal.client(seconds=0.5).new_filings()
    assert time.monotonic() - begun < 5


def test_a_token_that_was_forgotten_there_is_asked_for_anew(portal: Running) -> None:
    client = portal.client()
    client.report(CHANGE, is_update=False)
    portal.be("forgets-tokens")
    client.report({**CHANGE, "TrangThaiHoSo": "2"}, is_update=True)
    assert portal.told()["N1"]["TrangThaiHoSo"] == "2"


def test_a_wrong_secret_is_no_way_in(portal: Running) -> None:
    with pytest.raises(PortalAway, match="no token"):
        portal.client(secret="khac").new_filings()


def test_a_plain_no_is_told_with_its_reason(portal: Running) -> None:
    portal.be("refuses")
    with pytest.raises(PortalRefused, match="106: Dữ liệu không hợp lệ"):
        portal.client().report(CHANGE, is_update=False)


def test_files_are_fetched_from_the_portal_alone_and_not_endlessly(portal: Running) -> None:
    portal.paper("don.pdf", PDF)
    client = portal.client()
    assert client.fetch("files/don.pdf", 10_000).read() == PDF
    with pytest.raises(PortalRefused, match="too long"):
        client.fetch("files/don.pdf", 20)
    for elsewhere in ("http://127.0.0.1:1/x", "file:///etc/passwd", "//example.vn/x"):
        with pytest.raises(PortalRefused, match="lies elsewhere"):
            client.fetch(elsewhere, 10)
    with pytest.raises(PortalRefused, match="HTTP 404"):
        client.fetch("files/khong-co.pdf", 10)
