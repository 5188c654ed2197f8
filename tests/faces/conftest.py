"""What the faces' tests share: a ward with its officers at their pages, on a Monday morning."""

import pytest

from tests.faces.ward_pages import WardPages, shift_to, ward_pages
from tests.instruments.house import AT


@pytest.fixture
def ward(db, settings) -> WardPages:
    settings.MOTCUA_CLOCK_SHIFT = shift_to(AT)
    return ward_pages()
