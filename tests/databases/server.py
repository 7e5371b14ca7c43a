"""A PostgreSQL server to throw away: made in a temporary folder, reached on a loopback port, gone afterwards."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

MISSING = (
    "These tests need PostgreSQL's server, of which no `initdb` was found on PATH or where `pg_config --bindir` says. "
    "Install it (on Debian: apt install postgresql), or add the folder in which `initdb` lies to PATH."
)

# Nothing has to outlive a power cut here; and who waits in a circle is told at once.
SETTINGS = ("fsync=off", "full_page_writes=off", "deadlock_timeout=20ms", "max_connections=40")


class NoServer(LookupError):
    """PostgreSQL's server is not installed."""


@contextmanager
def server() -> Iterator[str]:
    """Run a server for a while, and tell how it is reached."""
    programs, password, port = programs_folder(), secrets.token_hex(), free_port()
    with TemporaryDirectory(prefix="innbygger-") as folder:
        home = Path(folder)
        (home / "password").write_text(password, encoding="ascii")
        somebody = unprivileged(home)

        def run(program: str, *arguments: str) -> None:
            subprocess.run([programs / program, "-D", home / "data", *arguments], check=True, cwd=home, **somebody)  # noqa: S603 - ours

        options = " ".join(f"-c {each}" for each in (f"port={port}", f"unix_socket_directories={home}", *SETTINGS))
        run("initdb", "-U", "tests", "-A", "scram-sha-256", f"--pwfile={home / 'password'}", "-E", "UTF8", "--no-sync")
        run("pg_ctl", "start", "-w", "-l", str(home / "log"), "-o", f"-c listen_addresses=127.0.0.1 {options}")
        try:
            yield f"host=127.0.0.1 port={port} user=tests password={password}"
        finally:
            run("pg_ctl", "stop", "-m", "immediate")


def programs_folder() -> Path:
    """Find the folder of the server's programs, which Debian keeps off PATH."""
    asked = shutil.which("pg_config")
    told = subprocess.run([asked, "--bindir"], check=True, capture_output=True, text=True).stdout if asked else ""  # noqa: S603 - same
    found = shutil.which("initdb") or shutil.which("initdb", path=told.strip())
    if found is None:
        raise NoServer(MISSING)
    return Path(found).parent


def unprivileged(home: Path) -> dict[str, Any]:
    """Choose whom the server runs as, since it refuses to run as root, and let them have the folder."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    chosen = known.get("postgres") or known["nobody"]
    for path in (home, *home.iterdir()):
        os.chown(path, chosen.pw_uid, chosen.pw_gid)
    return {"user": chosen.pw_uid, "group": chosen.pw_gid, "extra_groups": ()}


def free_port() -> int:
    """Ask the system for a port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])
