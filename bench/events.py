"""How fast events are told and the record is verified; floors: a bare insert, and bare hashing in SQL."""

import sys
import time

from bench.harness import keep, province

EVENTS, SUBJECTS = 200_000, 20_000
AIM = 50_000


def main() -> int:
    """Measure."""
    with province():
        from bench.bare import event_floors, tell_some  # noqa: PLC0415  # after Django is set up
        from motcua.foundation.events.queries import verify  # noqa: PLC0415

        started = time.perf_counter()
        tell_some(EVENTS, SUBJECTS)
        told = EVENTS / (time.perf_counter() - started)
        proof = verify()
        assert proof.holds, proof.findings[:3]
        rate = proof.events / proof.seconds
        keep(
            "events",
            {
                "events": proof.events,
                "tell_many_per_second": round(told),
                "verify_per_second": round(rate),
                "aim_verify_per_second": AIM,
                **event_floors(EVENTS, SUBJECTS),
            },
        )
        return 0 if rate >= AIM else 1


if __name__ == "__main__":
    sys.exit(main())
