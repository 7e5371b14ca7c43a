"""Two servers on loopback ports: Radicale, whose storage is thrown away, and one that hands out feeds."""

from __future__ import annotations

import socket
import subprocess
import sys
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import monotonic, sleep
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from innbygger_core.ical import Feed

__all__ = ["FeedServer", "feed_server", "radicale"]

_SECONDS_TO_START: Final = 30.0
_HOST: Final = "127.0.0.1"


@contextmanager
def radicale(folder: Path) -> Iterator[str]:
    """Run a Radicale that keeps what it is given in a folder, and tell its address."""
    port = _free_port()
    options = {
        "server-hosts": f"{_HOST}:{port}",
        "auth-type": "none",
        "rights-type": "authenticated",
        "storage-filesystem-folder": str(folder / "collections"),
        "logging-level": "warning",
    }
    told = [f"--{name}={value}" for name, value in options.items()]
    command = [sys.executable, "-m", "radicale", "--config", "", *told]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stderr=log, stdout=log) as process:  # noqa: S603 - ours
        try:
            _wait_for(port, process)
            yield f"http://{_HOST}:{port}"
        finally:
            process.terminate()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    latest = monotonic() + _SECONDS_TO_START
    while process.poll() is None and monotonic() < latest:
        try:
            connection = HTTPConnection(_HOST, port, timeout=_SECONDS_TO_START)
            connection.request("OPTIONS", "/")
            assert "calendar-access" in connection.getresponse().headers["DAV"]
        except ConnectionError:
            sleep(0.1)
        else:
            return
    raise RuntimeError("Radicale does not answer.")


def _free_port() -> int:
    """Ask the system for a port that nobody uses."""
    with socket.create_server((_HOST, 0)) as found:
        return int(found.getsockname()[1])


class FeedServer(ThreadingHTTPServer):
    """Hands out feeds by their file names, and remembers what it answered.

    Attributes:
        feeds: what it hands out; may be changed between two requests.
        answers: status and length of each answer, in order.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__((_HOST, 0), _Answering)
        self.feeds: dict[str, Feed] = {}
        self.answers: list[tuple[int, int]] = []

    def publish(self, feed: Feed) -> str:
        """Hand out a feed from now on, in the place of one that was called the same; tell its address."""
        self.feeds[feed.file_name] = feed
        return f"http://{_HOST}:{self.server_port}/{feed.file_name}"


class _Answering(BaseHTTPRequestHandler):
    server: FeedServer

    def do_GET(self) -> None:
        feed = self.server.feeds[urlsplit(self.path).path.removeprefix("/")]
        known = self.headers["If-None-Match"] == feed.etag
        content = b"" if known else feed.content
        self.server.answers.append((304 if known else 200, len(content)))
        self.send_response(304 if known else 200)
        self.send_header("ETag", feed.etag)
        self.send_header("Cache-Control", "no-cache")
        if not known:
            self.send_header("Content-Type", "text/calendar; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing: what was answered is remembered."""


@contextmanager
def feed_server() -> Iterator[FeedServer]:
    """Run a server of feeds for a while."""
    with FeedServer() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
