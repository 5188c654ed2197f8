"""The look's built files by their names, and the same page in the other language."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Final

from django import template
from django.core.exceptions import ImproperlyConfigured
from django.forms import BoundField
from django.forms.widgets import ChoiceWidget
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import translate_url
from django.utils.http import url_has_allowed_host_and_scheme

from motcua.faces.shared.province import province_of
from motcua.foundation.access.models import Actor

register = template.Library()

_HOUSE: Final = "Một cửa"
BUILT: Final = Path(__file__).resolve().parents[1] / "static" / "built"


@lru_cache(maxsize=2)
def _manifest(changed_at: int) -> dict[str, str]:
    """Read which built file carries which name; `changed_at` makes a new build be read anew."""
    names: dict[str, str] = json.loads((BUILT / "manifest.json").read_text())
    return names


@register.simple_tag
def asset(name: str) -> str:
    """Give the address of a built file: `{% asset "motcua.css" %}`.

    Raises ImproperlyConfigured when the front end was never built, or never had such a file.
    """
    try:
        names = _manifest((BUILT / "manifest.json").stat().st_mtime_ns)
    except FileNotFoundError as missing:
        raise ImproperlyConfigured("The front end is not built: run `node frontend/build.mjs`.") from missing
    if name not in names:
        raise ImproperlyConfigured(f"The front end builds no file named {name}.")
    return static(f"built/{names[name]}")


@register.simple_tag(takes_context=True)
def same_page_in(context: template.Context, language: str) -> str:
    """Give the address of this very page in another language."""
    request: HttpRequest = context["request"]
    return translate_url(request.get_full_path(), language)


@register.simple_tag(takes_context=True)
def way_back(context: template.Context) -> str:
    """Give the page of this house that led here, or "" if another site did."""
    request: HttpRequest = context["request"]
    before = request.headers.get("Referer", "")
    here = {request.get_host()}
    return before if url_has_allowed_host_and_scheme(before, here, request.is_secure()) else ""


@register.simple_tag(takes_context=True)
def house_name(context: template.Context) -> str:
    """Name the house: "Một cửa Bình Định"; "Một cửa" where no province is known or no page was found."""
    request: HttpRequest = context["request"]
    if request.resolver_match is None or "refusal" in context:
        return _HOUSE
    province = province_of(request)
    return f"{_HOUSE} {province.name}" if province else _HOUSE


@register.filter
def may(actor: Actor, right: str) -> bool:
    """Say whether the actor holds a right somewhere: `{% if actor|may:"dossiers.accept" %}`."""
    return actor.may(right)


@register.filter
def unlocalised(value: float) -> str:
    """Write a number as machines read it, for the attributes of a drawing."""
    return f"{value:g}"


@register.filter
def first_control(field: BoundField) -> str:
    """Give the id of the control where mending a field begins: of a group, its first."""
    grouped = isinstance(field.field.widget, ChoiceWidget) and field.use_fieldset
    return f"{field.auto_id}_0" if grouped else str(field.auto_id)
