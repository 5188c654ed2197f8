"""What packs may bring of identity: kind `identity_service`, without its secret."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from motcua.exchange.identity.actions import ServiceDraft, set_service
from motcua.exchange.identity.models import IdentityService
from motcua.exchange.identity.queries import services_of_code
from motcua.exchange.identity.rules import WORDS
from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import Item, LineKind, line_schema

_WORD: Final = {"type": "string", "minLength": 1, "maxLength": 80}


class IdentityServiceKind(LineKind[ServiceDraft]):
    """Kind `identity_service`: where people sign in, and by which names it tells who they are."""

    name = "identity_service"
    order = 39
    what = "Dịch vụ định danh"
    schema = line_schema(
        {
            "name": {"type": "string", "minLength": 1, "maxLength": 120},
            "issuer": {"type": "string", "format": "uri", "maxLength": 300},
            "client_id": {"type": "string", "minLength": 1, "maxLength": 200},
        },
        {
            "scope": {"type": "string", "maxLength": 200},
            "asks_level": {"type": "string", "maxLength": 80},
            "organisation": {"type": "string", "maxLength": 40},
            "claims": {
                "type": "object",
                "properties": dict.fromkeys(WORDS, _WORD),
                "additionalProperties": False,
            },
            "levels": {"type": "object", "additionalProperties": {"enum": [1, 2]}},
        },
    )

    def draft(self, item: Item, since: date, until: date | None) -> ServiceDraft:
        """Read a service; a secret that was given to it before stays."""
        kept = next((one for one in self.lines(item["code"]) if one.valid_from == since), None)
        return ServiceDraft(
            code=item["code"],
            name=item["name"],
            issuer=item["issuer"],
            client_id=item["client_id"],
            client_secret=kept.client_secret if kept else "",
            scope=item.get("scope", "openid"),
            asks_level=item.get("asks_level", ""),
            claims=dict(item.get("claims", {})),
            levels=dict(item.get("levels", {})),
            organisation=item.get("organisation", ""),
            valid_from=since,
            valid_to=until,
        )

    def lines(self, code: str) -> Sequence[IdentityService]:
        """Give the services of a code."""
        return services_of_code(code)

    def put(self, draft: ServiceDraft, *, by: Actor, at: datetime) -> IdentityService:
        """Set a service. Raises NotAllowed, ServiceOdd, ServiceOverlaps."""
        return set_service(draft, by=by, at=at)
