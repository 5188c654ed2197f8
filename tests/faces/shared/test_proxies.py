"""Whence a question comes: nobody names his own address, nor is a province counted as its proxy."""

from ipaddress import ip_network

import pytest
from django.http import HttpRequest, HttpResponse

from motcua.faces.shared.proxies import SaysWhence, asker_of

OURS = [ip_network("10.0.0.0/24"), ip_network("127.0.0.1")]


@pytest.mark.parametrize(
    ("peer", "handed", "asker"),
    [
        ("203.0.113.7", "", "203.0.113.7"),
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),  # no machine of ours: what it says does not count
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "1.1.1.1, 198.51.100.1", "198.51.100.1"),  # what he wrote himself stands further left
        ("127.0.0.1", "1.1.1.1, 127.0.0.1, 198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "198.51.100.1, 10.0.0.9", "198.51.100.1"),  # two machines of ours, one behind the other
        (
            "127.0.0.1",
            "198.51.100.1, none, 10.0.0.9",
            "10.0.0.9",
        ),  # past what cannot be read nothing is believed
        ("127.0.0.1", "198.51.100.1:4711", "198.51.100.1"),
        ("127.0.0.1", "[2001:db8::1]:4711", "2001:db8::1"),
        ("127.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"),
        ("::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "10.0.0.1, 10.0.0.2", "10.0.0.1"),  # one of us asks
        ("", "198.51.100.1", ""),
    ],
)
def test_it_is_read_from_the_right_back_to_the_first_that_is_not_ours(
    peer: str, handed: str, asker: str
) -> None:
    assert asker_of(peer, handed, OURS) == asker


@pytest.mark.parametrize(("ours", "counted"), [([], "127.0.0.1"), (OURS, "198.51.100.1")])
def test_a_header_counts_only_where_a_proxy_is_set(settings, ours, counted) -> None:
    settings.MOTCUA_PROXIES = ours
    request = HttpRequest()
    request.META |= {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "198.51.100.1"}
    SaysWhence(lambda asked: HttpResponse(asked.META["REMOTE_ADDR"]))(request)
    assert request.META["REMOTE_ADDR"] == counted
