"""The picture in the README is the floor plan that the imports are held to."""

from bootstrap.floors import CHECKOUT, PICTURE, draw_floors


def test_the_picture_of_the_floors_is_drawn_from_the_floor_plan():
    drawn = (CHECKOUT / PICTURE).read_text(encoding="utf-8")
    assert drawn == draw_floors(), "python3 -m bootstrap.floors draws it anew"
