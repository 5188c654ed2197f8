"""Lines of a source as a citizen reads them."""

from django import template

from motcua.faces.citizen.prose import prose, without_bullet

register = template.Library()
register.filter("prose", prose)
register.filter("without_bullet", without_bullet)
