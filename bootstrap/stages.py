"""A stage: a line with its seconds, skipped when its inputs are the same as last time."""

import hashlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
VENV = CHECKOUT / ".venv"
STAMPS = VENV / ".stamps"
_speaking = threading.Lock()


class Stopped(Exception):
    """What is in the way, in a sentence."""


def say(line: str) -> None:
    """Print one whole line, whoever else is printing."""
    with _speaking:
        print(line, flush=True)


def stage(
    title: str, *, inputs: Iterable[Path | str], outputs: Iterable[Path], work: Callable[[], None]
) -> None:
    """Do the work unless its outputs stand and its inputs are those of last time; say how long it took."""
    begun = time.monotonic()
    stamp = STAMPS / hashlib.sha256(title.encode()).hexdigest()[:16]
    digest = _digest(inputs)
    if all(path.exists() for path in outputs) and _read(stamp) == digest:
        return
    stamp.unlink(missing_ok=True)
    work()
    STAMPS.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest)
    say(f"  ✓ {title:<44} {time.monotonic() - begun:6.1f} s")


def _read(stamp: Path) -> str:
    try:
        return stamp.read_text()
    except OSError:
        return ""


def _digest(inputs: Iterable[Path | str]) -> str:
    """Sum up what a stage depends on: words as they are, files and folders by their contents."""
    total = hashlib.sha256()
    for given in inputs:
        if isinstance(given, str):
            total.update(given.encode() + b"\0")
            continue
        for path in sorted(given.rglob("*")) if given.is_dir() else [given]:
            if path.is_file():
                total.update(str(path.relative_to(CHECKOUT)).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def run(command: list[str | Path], *, trouble: str, env: Mapping[str, str] | None = None) -> str:
    """Run a program quietly; if it fails, stop with `trouble`, its last words and where they all lie."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=CHECKOUT,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode == 0:
        return done.stdout
    with tempfile.NamedTemporaryFile("w", prefix="motcua-", suffix=".log", delete=False) as log:
        log.write(f"$ {' '.join(str(word) for word in command)}\n{done.stdout}")
    raise Stopped(f"{_diagnosis(done.stdout) or trouble} {_last_words(done.stdout)}\n    ↳ {log.name}")


def succeeds(command: list[str | Path]) -> bool:
    """Say whether a program runs and ends well."""
    try:
        return (
            subprocess.run([str(word) for word in command], capture_output=True, check=False).returncode == 0
        )
    except OSError:
        return False


_DIAGNOSES = (
    (
        (
            "Could not resolve",
            "Temporary failure in name resolution",
            "NewConnectionError",
            "ENOTFOUND",
            "EAI_AGAIN",
            "Failed to fetch",
            "error sending request",
            "dns error",
            "ECONNREFUSED",
            "Network is unreachable",
            "Connection refused",
            "Could not connect",
            "ETIMEDOUT",
            "ReadTimeoutError",
            "ConnectTimeoutError",
        ),
        "Không tải được: máy không ra mạng, hoặc kho gói không trả lời. "
        "Hãy nối mạng (chỉ cần cho lần đầu) rồi chạy lại. (no network or the package index does not answer)",
    ),
    (
        ("No space left on device", "ENOSPC", "os error 28"),
        "Hết chỗ trống trên đĩa. Cần khoảng 1,5 GB. (the disk is full)",
    ),
    (
        ("do not match the hashes", "Hash mismatch", "EINTEGRITY"),
        "Gói tải về không khớp mã băm đã khóa: không cài. (a package does not match its locked hash)",
    ),
    (
        ("Permission denied", "EACCES"),
        "Không có quyền ghi vào thư mục này. (permission denied)",
    ),
)


def _diagnosis(said: str) -> str:
    for signs, sentence in _DIAGNOSES:
        if any(sign in said for sign in signs):
            return sentence
    return ""


def _last_words(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return f"«{lines[-1][:200]}»" if lines else ""


def warn(sentence: str) -> None:
    """Say something that does not stop us."""
    with _speaking:
        print(f"  ! {sentence}", file=sys.stderr, flush=True)
