"""The API's own description: for programs as an OpenAPI document, for people as a page."""

import json
from functools import cache
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.faces.api.application import DESCRIPTION, Document, api
from motcua.faces.api.callers import ApiRequest
from motcua.faces.api.stamps import is_known
from motcua.faces.shared.doors import public


@public
@require_safe
def document(request: ApiRequest) -> HttpResponse:
    """Give the OpenAPI 3.1 document."""
    body, tag = _written()
    response = HttpResponse(body, content_type="application/json")
    if is_known(request, tag):
        response = HttpResponse(status=304)
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "no-cache"
    return response


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what can be asked, and how."""
    words = {"groups": _groups(), "habits": _habits()}
    return render(request, "api/home.html", words)


@cache
def _document() -> Document:
    return dict(api.get_openapi_schema())


@cache
def _written() -> tuple[bytes, str]:
    body = json.dumps(_document(), ensure_ascii=False, indent=1).encode()
    return body, f'"{sha256(body).hexdigest()[:32]}"'


@cache
def _groups() -> dict[str, list[dict[str, object]]]:
    """The questions and acts by register, each with its address and parameters."""
    groups: dict[str, list[dict[str, object]]] = {}
    asked_for = (
        (method.upper(), path, operation)
        for path, methods in _document()["paths"].items()
        for method, operation in methods.items()
    )
    for method, path, asked in asked_for:
        question = {
            "method": method,
            "path": path,
            "summary": asked["summary"],
            "description": asked.get("description", ""),
            "parameters": [
                (
                    parameter["name"],
                    parameter.get("description") or parameter["schema"].get("description", ""),
                )
                for parameter in asked["parameters"]
                if parameter["in"] != "header"
            ],
            "is_public": {} in asked["security"],
            "scopes": [scope for way in asked["security"] for scope in way.get("bearer", ())],
        }
        groups.setdefault(asked["tags"][0], []).append(question)
    return groups


@cache
def _habits() -> list[tuple[str, str]]:
    """The habits of the whole API: a word in bold, and the rest of its sentence."""
    lines = DESCRIPTION.split("\n- **")[1:]
    parted = (" ".join(line.split()).split(".** ", 1) for line in lines)
    return [(head, rest.replace("`", "")) for head, rest in parted]
