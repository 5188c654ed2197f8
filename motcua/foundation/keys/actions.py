"""What changes the key folder. Files first and whole: a crash leaves the old folder or the new one."""

import base64
import json
import os
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.apps import apps
from django.db import models, transaction

from motcua.foundation.keys.fields import EncryptedText, Opened
from motcua.foundation.keys.queries import folder, forget_ring, is_current

KEY_BYTES = 32
OWNER_ONLY = 0o600


def _write(path: Path, content: bytes) -> None:
    """Put a secret in place in one step, readable by its owner alone."""
    draft = path.with_suffix(path.suffix + ".new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _fresh() -> str:
    return base64.b64encode(os.urandom(KEY_BYTES)).decode()


def ensure_keys(place: Path | None = None) -> Path:
    """Make whichever key is missing in the folder, touch none that is there, and say where it is."""
    place = place or folder()
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    makers: dict[str, Callable[[], bytes]] = {
        "secret_key": lambda: base64.urlsafe_b64encode(os.urandom(48)),
        "data.json": lambda: json.dumps({"current": "k1", "keys": {"k1": _fresh()}}).encode(),
        "index.key": lambda: _fresh().encode(),
        "anchor.pem": lambda: Ed25519PrivateKey.generate().private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
        ),
    }
    for name, make in makers.items():
        if not (place / name).exists():
            _write(place / name, make())
    forget_ring()
    return place


def add_data_key() -> str:
    """Put a new data key in use and keep the old ones, so that what they closed still opens."""
    path = folder() / "data.json"
    data = json.loads(path.read_text())
    name = f"k{len(data['keys']) + 1}"
    data["keys"][name] = _fresh()
    data["current"] = name
    _write(path, json.dumps(data).encode())
    forget_ring()
    return name


def encrypted_fields() -> list[tuple[type[models.Model], EncryptedText]]:
    """List every column of the house that is encrypted at rest."""
    return [
        (model, field)
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, EncryptedText)
    ]


def close_anew(batch: int = 500) -> int:
    """Close every encrypted value with the key in use; resumable, one transaction per batch. Counts them."""
    changed = 0
    for model, field in encrypted_fields():
        changed += _close_column_anew(model, field, batch)
    return changed


def _close_column_anew(model: type[models.Model], field: EncryptedText, batch: int) -> int:
    changed = 0
    last = None
    while True:
        with transaction.atomic():
            rows = model._base_manager.order_by("pk").select_for_update()
            page = list((rows.filter(pk__gt=last) if last is not None else rows)[:batch])
            stale = [row for row in page if _is_stale(row, field)]
            model._base_manager.bulk_update(stale, [field.name])
        changed += len(stale)
        if len(page) < batch:
            return changed
        last = page[-1].pk


def _is_stale(row: models.Model, field: EncryptedText) -> bool:
    value = getattr(row, field.attname)
    return isinstance(value, Opened) and not is_current(value.closed)
