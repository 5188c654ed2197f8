"""The session engine: Django's own, in rows that know whose they are."""

from typing import Any
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from motcua.foundation.accounts.models import SESSION_STORE, AccountSession

AGENT = "_agent"


class SessionStore(DatabaseStore):
    """Keeps sessions in `AccountSession`."""

    cache_key_prefix = "motcua.sessions"

    @classmethod
    def get_model_class(cls) -> type[AccountSession]:
        """Give the rows' class."""
        return AccountSession

    def create_model_instance(self, data: dict[str, Any]) -> AccountSession:  # Any: as Django says it
        """Write the account beside the session, so that it can be listed and ended."""
        row: AccountSession = super().create_model_instance(data)  # type: ignore[assignment]  # as the class says
        account = data.get(SESSION_KEY)
        row.account_id = UUID(account) if account else None
        row.agent = str(data.get(AGENT, ""))[:200]
        return row


SESSION_STORE[:] = [SessionStore]
