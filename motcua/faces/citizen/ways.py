"""By channel and case: which limit and which charges hold where, folded together where nothing differs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.faces.shared.templatetags.procedure_words import fee_words, limit_in_short, limit_words
from motcua.faces.shared.templatetags.say import money
from motcua.foundation.text import NBSP
from motcua.registers.procedures.models import AmountKind, Channel, FeeRule, ProcedureCase, TimeLimit, Unit

ORDER = (None, Channel.DIRECT, Channel.ONLINE, Channel.POSTAL)


@dataclass(frozen=True)
class Way:
    """Cách thức: channels that share one limit and one set of charges; no channel named means every one."""

    channels: tuple[str, ...]
    limits: tuple[TimeLimit, ...]
    fees: tuple[FeeRule, ...]


@dataclass(frozen=True)
class CaseWays:
    """The ways of one case; no case means all of them."""

    case: ProcedureCase | None
    ways: tuple[Way, ...]


def ways_of(
    cases: Iterable[ProcedureCase], limits: Sequence[TimeLimit], fees: Sequence[FeeRule]
) -> tuple[CaseWays, ...]:
    """Lay limits and charges side by side, those of all cases first, then case by case in their order.

    A case takes what is said of all cases where nothing is said of itself, channel by channel.
    """
    common = [limit for limit in limits if limit.case_id is None]
    due = [fee for fee in fees if fee.case_id is None]
    found = []
    said: set[UUID] = set()
    for case in cases:
        own = [limit for limit in limits if limit.case_id == case.pk]
        paid = [fee for fee in fees if fee.case_id == case.pk]
        if own or paid or not common:
            channels = {part.channel for part in own or common}
            shared = [fee for fee in due if fee.channel in channels]
            said.update(fee.id for fee in shared)
            found.append(CaseWays(case, _ways(own or common, [*paid, *shared])))
    left = due if common else [fee for fee in due if fee.id not in said]
    if common or left:
        found.insert(0, CaseWays(None, _ways(common, left)))
    return tuple(found)


def _ways(limits: Sequence[TimeLimit], fees: Sequence[FeeRule]) -> tuple[Way, ...]:
    folded: dict[tuple[tuple[str, ...], ...], Way] = {}
    for channel in ORDER:
        here = tuple(limit for limit in limits if limit.channel == channel)
        paid = tuple(fee for fee in fees if fee.channel == channel)
        if not (here or paid):
            continue
        said = (
            tuple(limit_words(limit) + limit.note for limit in here),
            tuple(fee.name + fee_words(fee) for fee in paid),
        )
        before = folded.get(said)
        channels = (*(before.channels if before else ()), *([str(Channel(channel).label)] if channel else ()))
        folded[said] = Way(channels, here, paid)
    return tuple(folded.values())


def limit_headline(limits: Sequence[TimeLimit]) -> str:
    """Say in a few words how long it takes, whatever the case and channel; nothing when no limit is known."""
    said = {limit_in_short(limit): limit for limit in limits}
    if len(said) <= 1:
        return next(iter(said), "") or (_("xem nội dung") if limits else "")
    if not all(_lasts(limit) for limit in limits):
        return _("tùy trường hợp")
    ordered = sorted(said, key=lambda one: _lasts(said[one]))
    least, most = said[ordered[0]], said[ordered[-1]]
    from_words = ordered[0].split(NBSP)[0] if least.unit == most.unit else ordered[0]
    return _("{least} đến {most}, tùy trường hợp").format(least=from_words, most=ordered[-1])


def _lasts(limit: TimeLimit) -> float:
    """Reckon roughly how many days a limit lasts, to put limits of several units in order; 0 when unknown."""
    if limit.unit == Unit.SAME_DAY:
        return 1.0
    days_each = {Unit.HOUR: 1 / 8, Unit.WORKING_DAY: 7 / 5, Unit.DAY: 1.0, Unit.MONTH: 30.0}
    return float(limit.quantity or 0) * days_each.get(Unit(limit.unit), 0.0)


def fee_headline(fees: Sequence[FeeRule]) -> str:
    """Say in a few words what it costs; nothing when no charge is named."""
    if not fees:
        return ""
    kinds = {fee.amount_kind for fee in fees}
    if kinds == {AmountKind.FREE}:
        return _("không thu")
    if not kinds <= {AmountKind.FREE, AmountKind.FIXED} or any(fee.scale for fee in fees):
        return _("xem nội dung")
    amounts = {fee.amount or 0 for fee in fees}
    if len(amounts) == 1:
        return money(amounts.pop())
    if len({fee.name for fee in fees}) == 1 and min(amounts) == 0 and len(amounts) == len({0, max(amounts)}):
        return _("{amount}, có trường hợp không thu").format(amount=money(max(amounts)))
    return _("tùy trường hợp")
