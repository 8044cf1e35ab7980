"""An application → a server on a port, until it is told to stop."""

from __future__ import annotations

import copy
import signal
import socket
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import uvicorn
from uvicorn.config import LOGGING_CONFIG

from specglot.model.errors import InputError

_BACKLOG = 2048
_LAST_PORT = 65535
_GRACE_SECONDS = 5


def serve(
    app: Any,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    quiet: bool = False,
    announce: Callable[[str], None],
) -> None:
    """Serve an ASGI application until SIGINT or SIGTERM; requests that are under way are answered first.

    Args:
        app: The application.
        host: The address to listen on.
        port: The port; 0 for any that is free.
        quiet: Do not log requests. The log goes to stderr.
        announce: Told the server's URL once connections are accepted.

    Raises:
        InputError: The address cannot be listened on.
    """
    listener = listen(host, port)
    try:
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                log_config=_logging(),
                log_level="warning" if quiet else "info",
                access_log=not quiet,
                server_header=False,
                timeout_graceful_shutdown=_GRACE_SECONDS,
            )
        )
        with _stopping(server):
            announce(address(listener))
            sys.stdout.flush()  # whoever waits for the port may read it through a pipe
            server.run(sockets=[listener])
    finally:
        listener.close()


def listen(host: str, port: int) -> socket.socket:
    """A socket that accepts connections.

    Raises:
        InputError: The host has no such address, or the port is taken or not allowed.
    """
    if not 0 <= port <= _LAST_PORT:  # the system would take it modulo 65536
        raise InputError(f"cannot listen on port {port}", help=f"choose one from 0 to {_LAST_PORT}")
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        raise InputError(f"cannot listen on {host}: {error}") from error
    try:
        if sys.platform != "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        raise InputError(
            f"cannot listen on {host}, port {port}: {error}",
            help="choose another --port, or 0 for any that is free",
        ) from error
    return listener


def address(listener: socket.socket) -> str:
    """The URL of a listening socket."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if listener.family == socket.AF_INET6 else f"http://{host}:{port}"


@contextmanager
def _stopping(server: uvicorn.Server) -> Generator[None]:
    """Make SIGTERM and SIGINT end the block, and nothing more.

    The server listens to both itself, but only from when it runs, and raises what it got again when it has stopped.
    """

    def stop(_number: int, _frame: FrameType | None) -> None:
        server.should_exit = True

    if threading.current_thread() is not threading.main_thread():
        yield  # signals are the main thread's
        return
    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _logging() -> dict[str, Any]:
    """Uvicorn's log, all of it on stderr."""
    config = copy.deepcopy(LOGGING_CONFIG)
    for handler in config["handlers"].values():
        handler["stream"] = "ext://sys.stderr"
    return config
