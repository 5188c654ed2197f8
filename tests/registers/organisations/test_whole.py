"""The whole register of a day, read at once, says of each agency what is said of it when asked for alone."""

import pytest

from motcua.foundation.ids import new_id
from motcua.registers.organisations.errors import AgencyUnknown
from motcua.registers.organisations.queries import (
    WholeDay,
    agencies_on,
    depths_below,
    identifier_for,
    one_stop,
    one_stop_units,
    posts_on,
)
from tests.registers.organisations.town import DAY, a_town, posts_of_dong_da

pytestmark = pytest.mark.django_db


def test_what_is_read_at_once_is_what_is_read_one_by_one(django_assert_num_queries):
    town = {code: agency.id for code, agency in a_town().items()}
    posts_of_dong_da()
    with django_assert_num_queries(4):
        whole = WholeDay(DAY)
    with django_assert_num_queries(0):
        codes = {code: whole.identifier_for(agency_id) for code, agency_id in town.items()}
        depths = {code: whole.depths_below(agency_id) for code, agency_id in town.items()}
        units = [whole.one_stop(town[code]) for code in ("dong-da.mot-cua", "nhon-phu.mot-cua")]
        posts = [(post.code, post.role_codes) for post in whole.posts(town.values())]
        there = [term.agency_id for term in whole.agencies([*town.values(), new_id()])]
    assert codes == {code: identifier_for(agency_id, DAY) for code, agency_id in town.items()}
    assert codes["dong-da.mot-cua"] == "H08.31.01"
    assert codes["tttt"] == "H08"
    assert depths == {code: depths_below(agency_id, DAY) for code, agency_id in town.items()}
    assert depths["tinh"][town["dong-da.mot-cua"]] == 3
    assert units == [one_stop(unit.id, DAY) for unit in units]
    assert {unit.id for unit in units} == {unit.id for unit in one_stop_units(DAY)}
    assert posts == [(post.code, post.role_codes) for post in posts_on(DAY)]
    assert len(posts) == 4
    assert there == [term.agency_id for term in agencies_on(DAY)]


def test_who_is_not_there_on_the_day_is_nobody():
    a_town()
    whole, stranger = WholeDay(DAY), new_id()
    with pytest.raises(AgencyUnknown):
        whole.one_stop(stranger)
    assert whole.identifier_for(stranger) == ""
    assert whole.depths_below(stranger) == {} == depths_below(stranger, DAY)
