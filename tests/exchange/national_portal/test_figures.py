"""The rate of synchronisation has a source while a portal is set, and multiplies what is filed online."""

from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import translation

from motcua.casework.dossiers.actions import accept_dossier, submit, take_in
from motcua.exchange.national_portal.models import PortalReport
from motcua.foundation.access.models import SYSTEM
from motcua.registers.procedures.models import Channel
from motcua.steering.indices.actions import IndicatorDraft, keep_up, set_indicator
from motcua.steering.indices.queries import Part, Scope, by_agency, months_of, rows_behind, value_of
from tests.casework.dossiers.world import AT, World
from tests.exchange.national_portal.portals import Running
from tests.exchange.national_portal.test_reports import send, world

__all__ = ["world"]
pytestmark = pytest.mark.django_db
NOON = AT + timedelta(hours=2)


def test_what_the_portal_knows_to_be_taken_in_is_counted_while_a_portal_is_set(
    portal: Running, world: World
) -> None:
    share = set_indicator(
        IndicatorDraft(
            code="synced",
            title="Đồng bộ",
            unit="PERCENT",
            direction="UP",
            numerator="portal_told",
            denominator="received",
            valid_from=AT.date(),
        ),
        by=SYSTEM,
        at=AT,
    )
    clerk = world.ward.clerk()
    submit(world.filing(channel=Channel.ONLINE), by=clerk, at=AT)  # told of, but nobody took it in
    taken = submit(world.filing(channel=Channel.ONLINE), by=clerk, at=AT)
    accept_dossier(taken.id, by=clerk, at=AT)
    send(portal)
    late = take_in(world.filing(), by=clerk, at=AT)
    keep_up(by=SYSTEM, at=NOON)
    with translation.override("vi"):
        assert value_of(share, Scope(), NOON).words.endswith("quốc gia chưa được kết nối")
    with override_settings(MOTCUA_NATIONAL_PORTAL="http://127.0.0.1:1"):
        assert value_of(share, Scope(), NOON).part == Part(1, 2)
        assert set(by_agency(share, Scope(), NOON).values()) == {Part(1, 2)}
        assert months_of([share], Scope(), NOON)["synced"] == {AT.date().replace(day=1): Part(1, 2)}
        assert [line.id for line in rows_behind("portal_told", Scope(), NOON, most=5).lines] == [taken.id]
        send(portal)
        assert PortalReport.objects.filter(dossier=late, state="SENT").exists()
        assert value_of(share, Scope(), NOON).part == Part(2, 2)
        assert value_of(share, Scope(), NOON - timedelta(minutes=1)).part == Part(0, 2)
