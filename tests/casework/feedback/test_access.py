"""The rights of this room bear its name."""

from motcua.casework.feedback.access import RIGHTS


def test_every_right_bears_the_rooms_name():
    assert [right for right in RIGHTS if not right.startswith("feedback.")] == []
