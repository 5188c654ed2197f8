"""Starts everything, says where it is, and serves until Ctrl-C."""

import ipaddress
import os
import socket
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path

from django.db import connections

from motcua.faces.terminal.grammar import Said, late
from motcua.launch import demo
from motcua.launch.database import Database, database_in_use, database_of
from motcua.launch.errors import CannotStart, explain_folder
from motcua.launch.founding import migrate, open_django, warn_if_one_role
from motcua.launch.home import Home, HomeKind
from motcua.launch.postgres import Cluster
from motcua.launch.postgres_programs import CHECKOUT
from motcua.launch.stages import say, stage, warn
from motcua.launch.supervisor import Child, Supervisor, web, worker
from motcua.launch.surroundings import Surroundings, demo_shift, note_played

_READY_SECONDS = 60
_NOTED_EVERY = 15.0
_REVIVED_EVERY = 5.0
_HIGHEST_PORT = 65535
_MOST_DOSSIERS = 5000


@dataclass(frozen=True)
class Door:
    """Where the house listens."""

    host: str
    port: int

    @property
    def address(self) -> str:
        """Give the address to type into a browser."""
        host = f"[{self.near}]" if ":" in self.near else self.near
        return f"http://{host}:{self.port}/"

    @property
    def near(self) -> str:
        """Give the host by which this machine itself reaches the door."""
        anywhere = self.host in {str(IPv4Address(0)), str(IPv6Address(0))}
        return "127.0.0.1" if anywhere else self.host

    @property
    def is_loopback(self) -> bool:
        """Say whether only this machine can knock."""
        try:
            return self.host == "localhost" or ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def must_be_free(self) -> None:
        """Pass if nobody listens there. Raises CannotStart."""
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
            except OSError as refusal:
                raise self._shut(refusal) from None

    def _shut(self, refusal: OSError) -> CannotStart:
        if isinstance(refusal, PermissionError):
            return CannotStart(
                f"Người dùng này không được mở cổng {self.port}: hãy chọn cổng từ 1024 trở lên, "
                "ví dụ `PORT=8000 make run`.",
                f"this user may not open port {self.port}: choose one from 1024 with PORT",
            )
        other = self.port + 1 if self.port < _HIGHEST_PORT else 8000
        return CannotStart(
            f"Không mở được cổng {self.port} trên {self.host} ({refusal.strerror}): có thể "
            f"chương trình khác đang dùng; hãy chọn cổng khác: `PORT={other} make run`.",
            f"port {self.port} is taken: choose another with PORT",
        )


def run_demo(asked: Namespace) -> Said:
    """Open the demo province."""
    door = _door(asked)
    dossiers = _dossiers(asked)
    if not door.is_loopback:
        raise CannotStart(
            f"Bản dùng thử chỉ mở trên chính máy này, không mở trên {door.host}: "
            "mật khẩu của nó ai cũng đọc được.",
            "the demo listens on loopback only: its passwords are printed",
        )
    home: Home = asked.home
    home.make_ready()
    shift = demo_shift(home)
    with _alone(home, door, clock_shift=shift.total_seconds()):
        home.settle(HomeKind.DEMO)
        with _database(home) as database:
            surroundings = Surroundings(home, database, demo=True)
            children = surroundings.for_children()
            _found(surroundings)
            furnish: Callable[[Home], None] = late("motcua.launch.demo_world:furnish")
            furnish(home)
            people_it: Callable[[int], None] = late("motcua.launch.grow.command:people_it")
            people_it(dossiers)
            beside = _identity(home, door, children)
            outside = late("motcua.launch.demo_outside:beside")(home, door.port + len(beside), children)
            children |= outside.told
            connections.close_all()
            _serve(
                surroundings,
                Supervisor(
                    [web(door.host, door.port, children), worker(children), *beside, *outside.children],
                    _Heartbeat(home, database, lambda: note_played(home, shift)),
                ),
                door,
            )
    return Said([])


def _identity(home: Home, door: Door, env: Mapping[str, str]) -> list[Child]:
    """Offer citizens a simulated identity service beside the demo, where a port is free for it."""
    port = late("motcua.launch.demo_identity:port_beside")(door.port)
    if port is None:
        return []
    late("motcua.launch.demo_identity:offer")(port)
    return [late("motcua.launch.demo_identity:child")(home, port, CHECKOUT / "packs", env)]


def serve(asked: Namespace) -> Said:
    """Open a real province's doors."""
    home: Home = asked.home
    if home.kind is HomeKind.DEMO:
        return run_demo(asked)
    if home.kind is None:
        raise CannotStart(
            f"Chưa có tỉnh nào trong {home.path}: hãy chạy `motcua init` trước.", "run `motcua init` first"
        )
    door = _door(asked)
    home.make_ready()
    with _alone(home, door), _database(home) as database:
        surroundings = Surroundings(home, database, demo=False)
        children = surroundings.for_children()
        _found(surroundings)
        connections.close_all()
        processes = [web(door.host, door.port, children)]
        if not asked.no_worker:
            processes.append(worker(children))
        _serve(surroundings, Supervisor(processes, _Heartbeat(home, database)), door)
    return Said([])


def work(asked: Namespace) -> Said:
    """Become the background worker of a house whose web process runs elsewhere."""
    home: Home = asked.home
    database = database_in_use(home) if home.kind else None
    if database is None:
        raise CannotStart(
            f"Chưa có cơ sở dữ liệu nào đang chạy cho {home.path}: hãy chạy "
            "`motcua serve --no-worker` trước, hoặc đặt MOTCUA_DATABASE_URL.",
            "no database is running for this home",
        )
    surroundings = Surroundings(home, database, demo=home.kind is HomeKind.DEMO)
    child = worker(surroundings.for_children())
    os.execve(sys.executable, list(child.command), child.env)


def _door(asked: Namespace) -> Door:
    given = os.environ.get("PORT") or "8000" if asked.port is None else str(asked.port)
    if not given.isdigit() or not 0 < int(given) <= _HIGHEST_PORT:
        raise CannotStart(f"Cổng “{given}” không phải số từ 1 đến {_HIGHEST_PORT}.", "PORT is not a port")
    return Door(asked.host, int(given))


@contextmanager
def _alone(home: Home, door: Door, **card: object) -> Iterator[None]:
    """Hold the home and see that the port is free."""
    with home.locked(card={"address": door.address, **card}) as was_killed:
        if was_killed:
            warn("Lần trước bị dừng đột ngột: đã dọn khóa cũ, dữ liệu vẫn nguyên. (a stale lock was cleared)")
        door.must_be_free()
        yield


@contextmanager
def _database(home: Home) -> Iterator[Database]:
    with ExitStack() as closing:
        with stage("Cơ sở dữ liệu · PostgreSQL") as under_way:
            database = closing.enter_context(database_of(home))
            outside_home = database.cluster and home.path not in database.cluster.data.parents
            under_way.note = f"dữ liệu ở {database.cluster.data}" if database.cluster and outside_home else ""
        yield database


def _dossiers(asked: Namespace) -> int:
    """Say how many made-up dossiers a new demo begins with."""
    wanted = getattr(asked, "dossiers", None)
    given = os.environ.get("MOTCUA_DEMO_DOSSIERS") or "2400" if wanted is None else str(wanted)
    if not given.isdigit() or int(given) > _MOST_DOSSIERS:
        raise CannotStart(
            f"Số hồ sơ “{given}” không phải số từ 0 đến {_MOST_DOSSIERS}.",
            f"the number of dossiers is not one from 0 to {_MOST_DOSSIERS}",
        )
    return int(given)


def _found(surroundings: Surroundings) -> None:
    with stage("Khóa và các phòng · keys and rooms"):
        open_django(surroundings)
    with stage("Cấu trúc dữ liệu · migrations") as under_way:
        count = migrate(surroundings.database)
        under_way.note = f"{count} thay đổi" if count else ""
    warn_if_one_role(surroundings.database)


class _Heartbeat:
    """What the parent does while it waits: revives the database, notes how far the demo has been played.

    What is in the way of either (a full disk) is told and tried again: the house opens when it is gone.
    """

    def __init__(self, home: Home, database: Database, note: Callable[[], None] = lambda: None) -> None:
        self._home = home
        self._cluster = database.cluster
        self._note = note
        self._noted = 0.0
        self._revive_at = 0.0

    def __call__(self) -> None:
        """Look after both."""
        if self._cluster and not self._cluster.is_running and time.monotonic() >= self._revive_at:
            self._revive(self._cluster)
        if time.monotonic() - self._noted > _NOTED_EVERY:
            self._noted = time.monotonic()
            try:
                self._note()
            except OSError as refusal:
                warn(str(explain_folder(self._home.path, refusal)))

    def _revive(self, cluster: Cluster) -> None:
        warn("Cơ sở dữ liệu dừng đột ngột, khởi động lại. (the database died and is restarted)")
        try:
            cluster.revive()
        except CannotStart as trouble:
            warn(f"{trouble} ({_REVIVED_EVERY:.0f} s …)")
            self._revive_at = time.monotonic() + _REVIVED_EVERY


def _serve(surroundings: Surroundings, supervisor: Supervisor, door: Door) -> None:
    """Open the doors, say so once people may come in, and stay until Ctrl-C."""
    try:
        with stage("Trang web và việc nền · web and worker"):
            supervisor.start()
            deadline = time.monotonic() + _READY_SECONDS
            supervisor.watch(until=lambda: _is_ready(door) or time.monotonic() > deadline)
        if not supervisor.asked_to_stop:
            _welcome(surroundings, door)
        supervisor.watch()
    finally:
        say("\nĐang dừng… (stopping)")
        supervisor.stop()
    say("Đã dừng, dữ liệu đã được lưu. (stopped, everything is kept)")


def _is_ready(door: Door) -> bool:
    host = os.environ.get("MOTCUA_HOSTS", "localhost").split(",")[0]
    asking = HTTPConnection(door.near, door.port, timeout=2)
    try:
        asking.request("GET", "/readyz", headers={"Host": host})
        return asking.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        asking.close()


def _welcome(surroundings: Surroundings, door: Door) -> None:
    say()
    say(f"  Một cửa đang mở tại  {door.address}")
    say(f"  Dữ liệu: {surroundings.home.path}    Dừng: Ctrl-C")
    if surroundings.demo:
        for line in demo.guide(surroundings.home, door.address, _command()):
            say(line)


def _command() -> Path:
    """Name our own command as a person here would type it."""
    command = Path(sys.executable).parent / "motcua"
    return command.relative_to(Path.cwd()) if command.is_relative_to(Path.cwd()) else command
