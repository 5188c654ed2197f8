"""The door of `motcua …`: reads the command, opens the house it needs, and turns trouble into sentences."""

import json
import os
import signal
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.db import InterfaceError, OperationalError

from motcua.faces.terminal.grammar import VERBS, Said, Verb, build, late
from motcua.foundation.errors import Refused
from motcua.launch.errors import CannotStart, explain_file
from motcua.launch.grammar import LAUNCH_VERBS
from motcua.launch.home import Home
from motcua.launch.postgres_programs import CHECKOUT
from motcua.launch.stages import while_anyone_reads

DONE, REFUSED = 0, 1
INTERRUPTED = 130


def main(words: list[str] | None = None) -> int:
    """Do one command: 0 when all is well, 1 when it was refused or found something wrong, 2 when misspelt."""
    asked = build([*LAUNCH_VERBS, *VERBS]).parse_args(words)
    with _in_sentences(asked):
        said = _do(asked)
        asked.exit_code = DONE if said.ok else REFUSED
        with while_anyone_reads(sys.stdout):
            _print(asked, said)
    return int(asked.exit_code)


def _do(asked: Namespace) -> Said:
    verb: Verb = asked.verb
    asked.home = home()
    if verb.alone:
        return verb.run(asked)
    with late("motcua.launch.house:opened")(asked.home) as asked.database:
        return verb.run(asked)


def home() -> Home:
    """Find the home: MOTCUA_HOME, else `.motcua` in the checkout."""
    return Home(Path(os.environ.get("MOTCUA_HOME") or CHECKOUT / ".motcua").absolute())


@contextmanager
def _in_sentences(asked: Namespace) -> Iterator[None]:
    """Let nothing reach the terminal as a trace that a sentence can say; sets the exit code."""
    asked.exit_code = REFUSED
    try:
        yield
    except CannotStart as trouble:
        _complain(asked, "launch", trouble.vietnamese, f" ({trouble.english})")
    except ImproperlyConfigured as odd:
        _complain(asked, "settings", str(odd), " (a setting makes no sense)")
    except Refused as refusal:
        _complain(asked, refusal.code, str(refusal))
    except (psycopg.OperationalError, OperationalError, InterfaceError) as gone:
        last = str(gone).strip().splitlines()[-1:] or [type(gone).__name__]
        if "No space left on device" in str(gone):
            _complain(asked, "disk", "Hết chỗ trống trên đĩa của cơ sở dữ liệu: hãy dọn đĩa.", " (disk full)")
        else:
            sentence = f"Cơ sở dữ liệu không trả lời: {last[0].strip()}"
            _complain(asked, "database", sentence, " (database trouble)")
    except OSError as trouble:
        if trouble.filename is None and trouble.errno is None:
            raise
        at = Path(str(trouble.filename or asked.home.path))
        explained = explain_file(at, trouble, asked.home.path)
        _complain(asked, "files", explained.vietnamese, f" ({explained.english})")
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        sys.stderr.write("\nĐã dừng. (stopped)\n")
        asked.exit_code = INTERRUPTED


def _complain(asked: Namespace, code: str, sentence: str, besides: str = "") -> None:
    if getattr(asked, "json", False):
        json.dump({"error": {"code": code, "message": sentence}}, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
    sys.stderr.write(f"✗ {sentence}{besides}\n")


def _print(asked: Namespace, said: Said) -> None:
    if asked.json:
        json.dump(said.data, sys.stdout, ensure_ascii=False, indent=2, default=str)
        sys.stdout.write("\n")
        return
    for line in said.lines:
        sys.stdout.write(f"{line}\n")
