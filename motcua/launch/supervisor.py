"""One parent, several processes: starts them, starts anew what dies, stops them all together."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import FrameType

from django.conf import settings

from motcua.launch.errors import CannotStart
from motcua.launch.postgres_server import dies_with
from motcua.launch.stages import warn

_MANY_DEATHS = 5
_LONGEST_PAUSE = 15.0
_LONG_LIFE = 60.0
_STOP_SECONDS = 15.0


@dataclass
class Child:
    """A process under the parent's care. Without a vital one the house cannot stay open."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    vital: bool
    process: "subprocess.Popen[bytes] | None" = None
    begun: float = 0.0
    deaths: int = 0  # one soon after the other
    again_at: float = 0.0

    def start(self) -> None:
        """Start it; the kernel stops it if the parent dies."""
        self.begun = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            env=self.env,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C goes to the parent, which stops the rest in order
            preexec_fn=dies_with(os.getpid(), signal.SIGTERM),  # noqa: PLW1509  # it only calls prctl
        )

    def is_dead(self) -> bool:
        """Say whether it ended by itself."""
        return self.process is not None and self.process.poll() is not None

    def end_what_it_left(self) -> None:
        """End the processes it had started itself: orphans would go on serving, and keep the port."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):  # its group, which bears its number, is empty
                os.killpg(self.process.pid, signal.SIGKILL)

    def look_after(self) -> None:
        """Start it anew if it died, after a growing pause. Raises CannotStart if a vital one keeps dying."""
        if not self.is_dead():
            return
        now = time.monotonic()
        if not self.again_at:
            self.end_what_it_left()
            self.deaths = 1 if now - self.begun > _LONG_LIFE else self.deaths + 1
            self.again_at = now + min(_LONGEST_PAUSE, 2.0 ** (self.deaths - 1))
            warn(f"Tiến trình {self.name} dừng đột ngột, sẽ khởi động lại. (process {self.name} died)")
        if self.vital and self.deaths >= _MANY_DEATHS:
            raise CannotStart(
                f"Tiến trình {self.name} liên tục dừng đột ngột; lý do ở các dòng phía trên.",
                f"the process {self.name} keeps dying; the reason stands above",
            )
        if now >= self.again_at:
            self.again_at = 0.0
            self.start()


class Supervisor:
    """Keeps children alive until asked to stop; `while_waiting` is called several times a second."""

    def __init__(self, children: Sequence[Child], while_waiting: Callable[[], None]) -> None:
        self.children = children
        self._while_waiting = while_waiting
        self._asked_to_stop = False

    def start(self) -> None:
        """Listen for Ctrl-C and SIGTERM, and start every child."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop_soon)
        for child in self.children:
            child.start()

    def _stop_soon(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self._asked_to_stop = True

    @property
    def asked_to_stop(self) -> bool:
        """Say whether someone pressed Ctrl-C."""
        return self._asked_to_stop

    def watch(self, until: Callable[[], bool] = lambda: False) -> None:
        """Look after the children until `until`, or until asked to stop."""
        while not self._asked_to_stop and not until():
            for child in self.children:
                child.look_after()
            self._while_waiting()
            time.sleep(0.25)

    def stop(self) -> None:
        """Ask all to end what they are doing, then end those that do not."""
        alive = [child.process for child in self.children if child.process and not child.is_dead()]
        for process in alive:
            process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + _STOP_SECONDS
        for process in alive:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for child in self.children:
            child.end_what_it_left()


def web(host: str, port: int, env: Mapping[str, str]) -> Child:
    """Give the web process: granian, whose workers share the port."""
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--workers": str(settings.MOTCUA_WEB_WORKERS),
        "--blocking-threads": str(settings.MOTCUA_WEB_THREADS),
        "--workers-kill-timeout": "10",
        "--log-level": "warning",
    }
    words = [word for option in options.items() for word in option]
    flags = ["--no-ws", "--respawn-failed-workers"]
    command = [sys.executable, "-m", "granian", *words, *flags, "motcua.wsgi:application"]
    return Child("web", command, env, vital=True)


def worker(env: Mapping[str, str]) -> Child:
    """Give the process that runs the background jobs."""
    command = [sys.executable, "-m", "motcua.launch.worker"]
    return Child("worker", command, {**env, "MOTCUA_POOL": "0"}, vital=False)
