"""A request too long to be an upload is turned away before it is read."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


class Unread:
    """A body that must not be touched."""

    def read(self, *_: object) -> bytes:
        raise AssertionError("the body was read")

    readline = read


@pytest.mark.parametrize("path", ["/", "/tra-cuu/"])
def test_a_request_of_300_megabytes_gets_413_and_a_sentence_without_being_read(client: Client, path: str):
    answer = client.generic(
        "POST",
        path,
        CONTENT_TYPE="multipart/form-data; boundary=x",
        **{"CONTENT_LENGTH": "314572800", "wsgi.input": Unread()},
    )
    assert answer.status_code == 413
    assert "Tệp lớn hơn 50 MB" in answer.content.decode()


def test_a_program_gets_it_as_problem_json(client: Client):
    answer = client.generic("POST", "/api/v1/x", **{"CONTENT_LENGTH": "314572800"})
    assert answer.status_code == 413
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "files.too_big"


@pytest.mark.parametrize("path", ["/dang-nhap/", "/api/v1/dossiers"])
def test_a_request_that_comes_in_pieces_of_unsaid_length_is_turned_away_unread(client: Client, path: str):
    answer = client.generic(
        "POST",
        path,
        **{"HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": "", "wsgi.input": Unread()},
    )
    assert answer.status_code == 411
    assert "Hãy gửi lại kèm Content-Length." in answer.content.decode()
