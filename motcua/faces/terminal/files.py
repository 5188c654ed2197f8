"""`motcua files …`"""

from argparse import Namespace

from motcua.faces.terminal.grammar import Said
from motcua.foundation.files.queries import verify_files


def verify(asked: Namespace) -> Said:
    """Hold every stored file against its hash."""
    del asked
    damages = [damage.sentence for damage in verify_files()]
    if not damages:
        return Said(["✓ Mọi tệp đã lưu đều nguyên vẹn."], {"holds": True, "damages": []})
    lines = [*(f"✗ {damage}" for damage in damages), f"{len(damages)} tệp hỏng hoặc mất."]
    return Said(lines, {"holds": False, "damages": damages}, ok=False)
