"""What packs may bring: kinds, groups, agencies, posts, officers, and patterns of agencies and posts."""

from motcua.registers.organisations.packs.agencies import AgencyItems
from motcua.registers.organisations.packs.kinds import AgencyClassItems, AgencyKindItems
from motcua.registers.organisations.packs.officers import OfficerItems
from motcua.registers.organisations.packs.patterns import AgencyPatternItems, PostPatternItems
from motcua.registers.organisations.packs.posts import PostItems

__all__ = [
    "AgencyClassItems",
    "AgencyItems",
    "AgencyKindItems",
    "AgencyPatternItems",
    "OfficerItems",
    "PostItems",
    "PostPatternItems",
]
