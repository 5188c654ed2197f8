"""What is asked of neighbours."""

from collections.abc import Mapping, Sequence

from motcua.foundation.neighbours.models import Neighbour


def neighbours_away() -> Mapping[str, Neighbour]:
    """Give what does not answer now, by name."""
    return {one.name: one for one in Neighbour.objects.filter(failing_since__isnull=False).order_by("name")}


def neighbours_known() -> Sequence[Neighbour]:
    """Give all that ever failed, by name."""
    return list(Neighbour.objects.order_by("name"))
