"""A day, typed or picked."""

from django import forms


class DayInput(forms.DateInput):
    """A day, with the browser's own picker."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")
