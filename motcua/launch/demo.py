"""The demo province: its packs, its people, and how to try it."""

from argparse import Namespace

from motcua.faces.terminal.grammar import Said
from motcua.launch.home import Home


def furnish(home: Home) -> None:
    """Load the demo's packs and open its accounts; a second time changes nothing."""
    del home


def guide(home: Home, address: str) -> list[str]:
    """Say who can sign in and how to try the first dossier."""
    del home, address
    return []


def list_accounts(asked: Namespace) -> Said:
    """List the demo's accounts."""
    return Said([], [])


def code(asked: Namespace) -> Said:
    """Give an account's TOTP code of this moment."""
    return Said([])
