"""The side that asks the national portal."""

from motcua.exchange.national_portal.client.portal import NationalPortal, PortalAway, PortalRefused, portal_at

__all__ = ["NationalPortal", "PortalAway", "PortalRefused", "portal_at"]
