"""What this room does when it is time; nothing where no portal is set."""

from datetime import timedelta

from motcua.exchange.national_portal.actions import note_changes, reconcile, send_due_reports, take_filings
from motcua.exchange.national_portal.client import PortalAway, PortalRefused
from motcua.exchange.national_portal.queries import portal_in_use
from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM


def exchange_with_portal() -> None:
    """Every minute: take in what was filed there, tell what has changed here."""
    portal = portal_in_use()
    if portal is None:
        return
    at, real_now = clock.now(), clock.real_now()
    take_filings(portal, by=SYSTEM, at=at, real_now=real_now)
    note_changes(by=SYSTEM, at=at)
    send_due_reports(portal, by=SYSTEM, at=at, real_now=real_now)


def reconcile_with_portal() -> None:
    """Nightly: hold yesterday's changes against what the portal knows; where it is away, nothing is done."""
    portal = portal_in_use()
    if portal is None:
        return
    at = clock.now()
    try:
        reconcile(portal, at.date() - timedelta(days=1), by=SYSTEM, at=at, real_now=clock.real_now())
    except (PortalAway, PortalRefused):
        return
