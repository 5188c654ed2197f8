"""A procedure as search engines and assistants read it: schema.org GovernmentService, as a data block."""

import json
from collections.abc import Sequence
from typing import Any, Final

from django.utils.safestring import SafeString, mark_safe

from motcua.registers.procedures.models import Channel, ProcedureVersion, TimeLimit, Unit

_DURATION: Final = {Unit.HOUR: "PT{n}H", Unit.WORKING_DAY: "P{n}D", Unit.DAY: "P{n}D", Unit.MONTH: "P{n}M"}
_ESCAPED: Final = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def government_service(
    version: ProcedureVersion, code: str, limits: Sequence[TimeLimit], *, address: str, language: str
) -> dict[str, Any]:  # Any: JSON
    """Describe a procedure in schema.org's words; what is not known is left out."""
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": version.title,
        "identifier": code,
        "url": address,
        "description": version.summary,
        "serviceType": [field["name"] for field in version.fields if field.get("name")],
        "audience": [{"@type": "Audience", "audienceType": subject} for subject in version.subjects],
        "provider": {"@type": "GovernmentOrganization", "name": version.competent_agency}
        if version.competent_agency
        else None,
        "availableChannel": _channels(limits, address, language),
    }
    return {key: value for key, value in described.items() if value}


def _channels(limits: Sequence[TimeLimit], address: str, language: str) -> list[dict[str, Any]]:  # Any: JSON
    found = []
    for channel in Channel:
        mine = [limit for limit in limits if limit.channel == channel]
        if not mine:
            continue
        told: dict[str, Any] = {
            "@type": "ServiceChannel",
            "name": str(channel.label),
            "availableLanguage": language,
        }
        if len(mine) == 1 and (duration := _duration(mine[0])):
            told["processingTime"] = duration
        if channel is Channel.ONLINE:
            told["serviceUrl"] = address
        found.append(told)
    return found


def _duration(limit: TimeLimit) -> str:
    form = _DURATION.get(Unit(limit.unit))
    if form is None or limit.quantity is None or limit.quantity != limit.quantity.to_integral_value():
        return ""
    return form.format(n=int(limit.quantity))


def data_block(data: dict[str, Any]) -> SafeString:  # Any: JSON
    """Write JSON so that no word in it can end the block it stands in."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_ESCAPED))  # nosec B308 B703 - escaped above
