"""What an empty province is founded with: one agency, one post that keeps the system, its first holder."""

from django.db import transaction

from motcua.foundation import clock
from motcua.foundation.access.actions import set_role
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.access.ports import HOUSE_BOOK
from motcua.foundation.accounts.actions import open_account
from motcua.foundation.accounts.models import AccountKind
from motcua.foundation.accounts.queries import accounts
from motcua.foundation.seals.actions import ensure_seal_key
from motcua.launch.errors import CannotStart
from motcua.launch.init import FirstKeeper
from motcua.registers.organisations.actions.agencies import found_agency
from motcua.registers.organisations.actions.drafts import AgencyDraft, Description, OfficerDraft, PostDraft
from motcua.registers.organisations.actions.holdings import appoint
from motcua.registers.organisations.actions.kinds import set_kind
from motcua.registers.organisations.actions.officers import attach_account, enter_officer
from motcua.registers.organisations.actions.posts import open_post
from motcua.registers.places.models import Level

KIND, AGENCY, POST, ROLE = "PEOPLES_COMMITTEE", "ubnd-tinh", "quan-tri-he-thong", "system_keeper"


@transaction.atomic
def found(keeper: FirstKeeper) -> None:
    """Found it, all or nothing. Raises CannotStart if somebody can sign in already."""
    if accounts().exists():
        raise CannotStart(
            "Cơ sở dữ liệu này đã có tài khoản: hãy dùng một cơ sở dữ liệu trống.",
            "the database is not empty",
        )
    at = clock.now()
    since = at.date()
    ensure_seal_key(keeper.province, by=SYSTEM, at=at)
    rights = HOUSE_BOOK.rights.keys() - HOUSE_BOOK.limits.keys()  # one that bars others is for other hands
    set_role(ROLE, name="Quản trị hệ thống", rights=rights, everywhere=True, by=SYSTEM, at=at)
    set_kind(KIND, name="Ủy ban nhân dân", rank=10, alone_at=Level.PROVINCE, by=SYSTEM, at=at)
    description = Description(name=keeper.province, kind=KIND, level=Level.PROVINCE)
    found_agency(AgencyDraft(code=AGENCY, description=description, valid_from=since), by=SYSTEM, at=at)
    draft = PostDraft(
        code=POST, title="Quản trị viên hệ thống", agency=AGENCY, roles=(ROLE,), valid_from=since
    )
    post = open_post(draft, by=SYSTEM, at=at)
    officer = enter_officer(
        OfficerDraft(code=keeper.login, full_name=keeper.name, login=keeper.login), by=SYSTEM, at=at
    )
    appoint(officer.id, post.id, since=since, by=SYSTEM, at=at)
    account = open_account(
        keeper.login,
        name=keeper.name,
        kind=AccountKind.OFFICER,
        password=keeper.password,
        by=SYSTEM,
        at=at,
    )
    attach_account(officer.id, account.id, by=SYSTEM, at=at)
