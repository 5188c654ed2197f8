"""`motcua events …`"""

from argparse import Namespace
from dataclasses import asdict

from motcua.faces.terminal.grammar import Said
from motcua.foundation import clock
from motcua.foundation.events.actions import anchor_chains
from motcua.foundation.events.queries import verify as verify_events
from motcua.foundation.ids import HOUSE


def verify(asked: Namespace) -> Said:
    """Prove the event table, and name everything that does not hold."""
    del asked
    proof = verify_events()
    rate = int(proof.events / proof.seconds) if proof.seconds else 0
    data = {
        "holds": proof.holds,
        "events": proof.events,
        "seconds": round(proof.seconds, 3),
        "findings": [{**asdict(finding), "says": str(finding)} for finding in proof.findings],
    }
    read = f"Đã đọc {_grouped(proof.events)} sự kiện trong {proof.seconds:.1f} giây ({_grouped(rate)}/giây)."
    if proof.holds:
        return Said([f"✓ Sổ sự kiện nguyên vẹn. {read}"], data)
    lines = [f"✗ {finding}" for finding in proof.findings]
    return Said([*lines, f"Sổ sự kiện có {len(proof.findings)} chỗ không khớp. {read}"], data, ok=False)


def anchor(asked: Namespace) -> Said:
    """Sign the heads of all chains now."""
    del asked
    signed = anchor_chains(by=HOUSE, at=clock.now())
    digest = bytes(signed.digest).hex()
    data = {"anchor": signed.pk, "last_event": signed.last_event_id, "digest": digest}
    return Said([f"✓ Đã ký neo đến sự kiện #{signed.last_event_id}: {digest}"], data)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
