"""Opens a new room."""


def new_room(floor: str, name: str) -> None:
    """Make the drawers."""
