"""Every test has the address book of two provinces."""

from collections.abc import Iterator

import pytest

from motcua.foundation.forms.ports import FORM_BOOK
from tests.foundation.forms.marital import Places


@pytest.fixture(autouse=True)
def _places() -> Iterator[None]:
    before = (FORM_BOOK.addresses, dict(FORM_BOOK.lists), dict(FORM_BOOK.checks))
    FORM_BOOK.join(Places(), {}, {})
    yield
    FORM_BOOK.join(*before)
