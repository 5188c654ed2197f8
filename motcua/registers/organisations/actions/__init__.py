"""What changes the register of organisations. Every verb holds the room's lock and renews its stamp."""

from motcua.registers.organisations.actions.agencies import (
    change_agency,
    close_agency,
    correct_agency,
    found_agencies,
    found_agency,
    move_agency,
    rename_agency,
)
from motcua.registers.organisations.actions.delegations import delegate, end_delegation
from motcua.registers.organisations.actions.drafts import (
    AgencyDraft,
    Description,
    IdentifierDraft,
    OfficerDraft,
    OneStopDraft,
    PostDraft,
)
from motcua.registers.organisations.actions.holdings import (
    Appointment,
    appoint,
    appoint_many,
    end_holding,
    hand_over,
)
from motcua.registers.organisations.actions.identities import (
    add_alias,
    end_alias,
    give_identifier,
    record_succession,
)
from motcua.registers.organisations.actions.kinds import set_class, set_kind
from motcua.registers.organisations.actions.leaves import assign_cover, cut_leave, take_leave
from motcua.registers.organisations.actions.officers import (
    attach_account,
    attach_accounts,
    correct_officer,
    correct_officers,
    detach_account,
    enter_officer,
    enter_officers,
)
from motcua.registers.organisations.actions.one_stops import (
    correct_one_stop,
    end_scope,
    open_one_stop,
    open_scope,
)
from motcua.registers.organisations.actions.posts import close_post, open_post, open_posts, set_post_roles
from motcua.registers.organisations.actions.rolls import (
    Outcome,
    RollLine,
    RollReport,
    import_officers,
)
from motcua.registers.organisations.rules.spans import Span

__all__ = [
    "AgencyDraft",
    "Appointment",
    "Description",
    "IdentifierDraft",
    "OfficerDraft",
    "OneStopDraft",
    "Outcome",
    "PostDraft",
    "RollLine",
    "RollReport",
    "Span",
    "add_alias",
    "appoint",
    "appoint_many",
    "assign_cover",
    "attach_account",
    "attach_accounts",
    "change_agency",
    "close_agency",
    "close_post",
    "correct_agency",
    "correct_officer",
    "correct_officers",
    "correct_one_stop",
    "cut_leave",
    "delegate",
    "detach_account",
    "end_alias",
    "end_delegation",
    "end_holding",
    "end_scope",
    "enter_officer",
    "enter_officers",
    "found_agencies",
    "found_agency",
    "give_identifier",
    "hand_over",
    "import_officers",
    "move_agency",
    "open_one_stop",
    "open_post",
    "open_posts",
    "open_scope",
    "record_succession",
    "rename_agency",
    "set_class",
    "set_kind",
    "set_post_roles",
    "take_leave",
]
