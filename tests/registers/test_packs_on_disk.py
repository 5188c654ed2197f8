"""The packs as a keeper loads them: checked whole, loaded in order, a second time without change."""

from datetime import date, datetime

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.events.queries import verify
from motcua.foundation.packs.actions import load_pack
from motcua.foundation.packs.queries import check_pack, diff_pack
from motcua.registers.calendars.queries import calendar_for
from motcua.registers.legal_texts.queries import legal_text_by_number
from motcua.registers.places.queries import place_by_code
from tests.registers.from_packs import PACKS

pytestmark = pytest.mark.django_db

AT = datetime(2023, 11, 20, 8, tzinfo=VN)


OURS = {"calendars.yaml", "places.yaml", "places_2024_11.yaml", "places_2025_07.yaml"}


def test_the_national_pack_is_sound_and_the_province_s_stands_on_it_to_the_working_time_of_a_ward() -> None:
    """One after the other in one house: each pack takes seconds to load."""
    report = check_pack(PACKS / "vietnam")
    assert [str(flaw) for flaw in report.flaws] == []
    load_pack(PACKS / "vietnam", by=SYSTEM, at=AT)
    verbs = {change.verb for kind in diff_pack(PACKS / "vietnam") for change in kind.changes}
    assert verbs == {"same"}
    assert place_by_code("52", date(2023, 11, 20)).full_name == "Tỉnh Bình Định"
    assert legal_text_by_number("61/2018/NĐ-CP").title.startswith("Về thực hiện cơ chế một cửa")
    flaws = [flaw for flaw in check_pack(PACKS / "binhdinh").flaws if flaw.file in OURS]
    assert [str(flaw) for flaw in flaws] == []
    load_pack(PACKS / "binhdinh", by=SYSTEM, at=AT)
    ward = place_by_code("21553", date(2023, 11, 20))
    assert calendar_for(ward.id).nth_working_day(date(2023, 11, 20), 3) == date(2023, 11, 23)
    assert verify().findings == []
