"""How long a page waits for the database: a server that stands still is told from one that thinks."""

from collections.abc import Mapping
from typing import Any, TypeVar

from psycopg import Connection, OperationalError
from psycopg.abc import PQGen
from psycopg.pq import TransactionStatus

Row = TypeVar("Row")
Answer = TypeVar("Answer")

STATEMENT_SECONDS = 20
"""The server itself gives a statement of a page up after this long."""
LOCK_SECONDS = 10
"""Nobody before a page waits longer for what another one holds."""
ANSWER_SECONDS = 24.0
"""A server that has not answered by then stands still: it would have given up before."""
ALIVE_SECONDS = 3.0
"""The pool's own question, whether a connection lives, has no work behind it."""
RECONNECT_SECONDS = 3
"""The pool tries no longer at a stretch to reach a server that is away; the next request begins anew."""
ALONE_UP_TO_COST = 20_000
"""Up to this estimate, some 0.2 s, one process answers a page: to start helpers costs 30 ms."""
_DEAD_PEER = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}


class ImpatientConnection(Connection[Row]):
    """A connection that gives up, and closes, when its server does not answer in time.

    libpq waits for ever: a server that was stopped, or whose machine froze, keeps its sockets open.
    """

    _patience = ANSWER_SECONDS

    def wait(self, gen: PQGen[Answer], interval: float = 0.1, timeout: float | None = None) -> Answer:
        """Wait for an answer as long as is reasonable. Raises OperationalError."""
        if timeout is not None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, self._patience)
        except OperationalError as trouble:
            if trouble.sqlstate is not None or self.pgconn.transaction_status != TransactionStatus.ACTIVE:
                raise  # the server said so, or hung up
            self.pgconn.finish()
            raise OperationalError("the server did not answer in time") from trouble

    def execute(self, *asked: Any, **more: Any) -> Any:  # Any: as psycopg's own
        """Ask what the pool asks: whether the connection lives. Django asks by cursors."""
        self._patience = ALIVE_SECONDS
        try:
            return super().execute(*asked, **more)
        finally:
            self._patience = ANSWER_SECONDS


def options_of_a_page(given: Mapping[str, Any]) -> dict[str, Any]:  # Any: options of a connection
    """Give what the connections of pages need beside what the address itself says."""
    limits = (
        f"-c statement_timeout={STATEMENT_SECONDS}s -c lock_timeout={LOCK_SECONDS}s "
        f"-c parallel_setup_cost={ALONE_UP_TO_COST}"
    )
    pool = {
        "min_size": 1,
        "max_size": 8,
        "timeout": 5,
        "max_idle": 300,
        "reconnect_timeout": RECONNECT_SECONDS,
        "connection_class": ImpatientConnection,
    }
    return {"options": limits, **_DEAD_PEER, **given, "pool": pool}
