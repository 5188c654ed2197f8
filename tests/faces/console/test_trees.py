"""A tree laid flat: every branch once, in reading order, lists opened and closed in pairs."""

from hypothesis import given
from hypothesis import strategies as st

from motcua.faces.console.trees import laid_flat

branches = st.recursive(st.just(()), lambda below: st.lists(below, max_size=4).map(tuple), max_leaves=30)


@given(st.lists(branches, max_size=5))
def test_what_opens_closes_and_nothing_is_lost(forest):
    rows = laid_flat(forest, lambda branch: branch)
    depth = 0
    for row in rows:
        assert row.depth == depth
        depth += row.has_below
        depth -= len(row.closes)
    assert depth == 0
    assert len(rows) == sum(1 + row.below for row in rows if row.depth == 0)


def test_an_empty_forest_has_no_rows():
    assert laid_flat([], lambda branch: branch) == []
