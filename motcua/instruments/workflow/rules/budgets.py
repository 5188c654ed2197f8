"""Thời gian của quy trình: how long the longest way through takes, loops and stopped clocks left out."""

from motcua.instruments.workflow.rules.ways import Way


def longest_minutes(way: Way) -> int:
    """Sum the working minutes of the longest way from the beginning to an end.

    Of parts side by side the longest counts; a flow that leads back is not gone; a step in which the clock
    stands still takes nothing.
    """
    order, back = _in_order_of_leaving(way)
    longest: dict[str, int] = {}
    for key in order:  # what follows was left before what leads to it
        ahead = (longest[flow.target] for flow in way.out_of(key) if (key, flow.target) not in back)
        longest[key] = way.by_key[key].minutes + max(ahead, default=0)
    return longest[way.beginnings[0].key]


def leading_back(way: Way) -> set[tuple[str, str]]:
    """Give the flows, by their ends, that lead back to what a case has come through."""
    return _in_order_of_leaving(way)[1]


def _in_order_of_leaving(way: Way) -> tuple[list[str], set[tuple[str, str]]]:
    """Walk depth first from the beginning; give nodes as they are left, and the flows that lead back."""
    first = way.beginnings[0].key
    order: list[str] = []
    back: set[tuple[str, str]] = set()
    open_now, seen = {first}, {first}
    ahead = [(first, iter(way.out_of(first)))]
    while ahead:
        key, flows = ahead[-1]
        flow = next(flows, None)
        if flow is None:
            ahead.pop()
            open_now.discard(key)
            order.append(key)
        elif flow.target in open_now:
            back.add((key, flow.target))
        elif flow.target not in seen:
            seen.add(flow.target)
            open_now.add(flow.target)
            ahead.append((flow.target, iter(way.out_of(flow.target))))
    return order, back
