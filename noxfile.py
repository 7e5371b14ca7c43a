"""Every check of the house, one session each. Plain ``nox`` runs those that every change must pass.

Sessions install the package as a user would and run it from there, never from ``src``. What each session needs
besides stands in the ``[dependency-groups]`` of ``pyproject.toml``.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["lint", "types", "layers", "tests", "oracles", "docs"]
nox.options.error_on_missing_interpreters = True

PROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = nox.project.python_versions(PROJECT)
EVERYTHING = ".[cli,testing]"
# Each of these has a session of its own.
APART = tuple(f"--ignore=tests/{name}" for name in ("oracles", "databases", "clients", "caldav"))
DEPENDENCIES: list[str] = sum(PROJECT["project"]["optional-dependencies"].values(), PROJECT["project"]["dependencies"])

# The matrix needs interpreters beside the one at hand; those of pyenv are installed, but not on PATH.
_pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
_bins = [str(found) for found in sorted(_pyenv.glob("versions/*/bin"))]
os.environ["PATH"] = os.pathsep.join([*_bins, os.environ.get("PATH", os.defpath)])


def group(name: str) -> list[str]:
    """Look up what a dependency group of pyproject.toml holds."""
    return nox.project.dependency_groups(PROJECT, name)


@nox.session
def lint(session: nox.Session) -> None:
    """Read the code: ruff's rules, and its formatting."""
    session.install(*group("lint"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Type-check the package and its uses in tests/typing, with two checkers; then check the slots of the values."""
    session.install(EVERYTHING, *group("types"))
    session.run("mypy")
    session.run("pyright")
    session.run("slotscheck", "-m", "innbygger_core")


@nox.session
def layers(session: nox.Session) -> None:
    """Hold the floors of the house: imports go down only."""
    session.install(*group("layers"))
    session.install("--no-deps", ".")
    session.run("lint-imports")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests and every example in the documentation on all cores; each branch of the package must be taken.

    With arguments, run what they ask for, and do not judge the branches.
    """
    session.install(EVERYTHING, *group("tests"))
    if session.posargs:
        session.run("pytest", *session.posargs)
        return
    session.run("coverage", "erase")
    # A file stays on one core, since the examples of a page build on each other.
    session.run("pytest", "-n", "auto", "--dist", "loadfile", "--cov", "--cov-report=", "--cov-fail-under=0", *APART)
    session.run("coverage", "report")


@nox.session
def oracles(session: nox.Session) -> None:
    """Ask other libraries the same questions. Apart, since they hold old versions of what the package needs."""
    session.install(".", *group("oracles"))
    session.run("pytest", *(session.posargs or ["tests/oracles"]))


@nox.session
def databases(session: nox.Session) -> None:
    """Race for rooms in real databases: SQLite, and a PostgreSQL server that is made and thrown away here."""
    session.install(".", *group("databases"))
    session.run("pytest", "--durations=12", *(session.posargs or ["tests/databases"]))


@nox.session
def clients(session: nox.Session) -> None:
    """Let five calendar clients read our feeds, each installed apart; Node, npm and gcc must be there already."""
    session.install(".", *group("clients"))
    adapters, home = Path("tests/clients/adapters").absolute(), Path(session.create_tmp())
    for name in ("recurring_ical", "home_assistant"):
        session.run("python", "-m", "venv", "--clear", home / name)
        pins = group(f"client-{name.replace('_', '-')}")
        session.run(home / name / "bin" / "python", "-m", "pip", "install", "--quiet", *pins, external=True)
    for name in ("ical_js", "node_ical"):
        shutil.copytree(adapters / name, home / name, dirs_exist_ok=True)
        session.run("npm", "ci", "--prefix", home / name, external=True)
    if not Path("/usr/include/libical/ical.h").exists():
        session.run("apt-get", "install", "-y", "libical-dev", external=True)
    flags = ("-std=c11", "-O2", "-Wall", "-Wextra", "-Werror")
    session.run("gcc", *flags, "-o", home / "libical", adapters / "libical.c", "-lical", external=True)
    session.run("pytest", *(session.posargs or ["tests/clients"]), env={"INNBYGGER_CLIENTS": str(home)})


@nox.session
def caldav(session: nox.Session) -> None:
    """Put our feeds on a CalDAV server that is thrown away afterwards, and let a client subscribe to them."""
    session.install(".", *group("caldav"))
    session.run("pytest", "--durations=12", *(session.posargs or ["tests/caldav"]))


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a warning is an error."""
    session.install(EVERYTHING, *group("docs"))
    session.run(
        "sphinx-build", "-b", "html", "--fail-on-warning", "--keep-going", "--quiet", "docs", "docs/_build/html"
    )


@nox.session(python=PYTHONS)
@nox.parametrize("resolution", ["lowest", "newest"])
def matrix(session: nox.Session, resolution: str) -> None:
    """Run the tests on every interpreter, with the oldest and the newest dependencies that are promised."""
    pins = lowest(DEPENDENCIES) if resolution == "lowest" else []
    session.install(EVERYTHING, *group("tests"), *pins)
    session.run("pytest", *APART, "tests", *session.posargs)


@nox.session(name="bytes", python=PYTHONS)
@nox.parametrize("resolution", ["lowest", "newest"])
def same_bytes(session: nox.Session, resolution: str) -> None:
    """Write the calendars of tests/ical/samples.py in two processes; each must be, to the byte, what it always was."""
    session.install(".", *(lowest(DEPENDENCIES) if resolution == "lowest" else []))
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Nuuk")):
        session.run("python", "-m", "tests.ical.samples", env={"PYTHONHASHSEED": seed, "TZ": zone})


@nox.session
def deep(session: nox.Session) -> None:
    """Search for counterexamples twenty times as long, from a fresh seed."""
    session.install(EVERYTHING, *group("tests"))
    session.run("pytest", *APART, "--hypothesis-profile=deep", *(session.posargs or ["tests"]))


@nox.session
def imports(session: nox.Session) -> None:
    """Measure what importing each public module costs."""
    session.install(EVERYTHING)
    session.run("python", "benchmarks/imports.py", *session.posargs)


@nox.session
def schemas(session: nox.Session) -> None:
    """Freeze the JSON Schema of what crosses a boundary; what would break what others wrote is the next version."""
    session.install(EVERYTHING)
    session.run("python", "-m", "tests.interchange.freezing")


@nox.session
def benchmarks(session: nox.Session) -> None:
    """Measure plans, opening hours, agreements, rooms, loans and calendars, each beside the fastest peer or a floor."""
    session.install(EVERYTHING, *group("benchmarks"))
    for name in session.posargs or ("plans", "hours", "agreements", "sharing", "loans", "calendars"):
        session.run("python", f"benchmarks/{name}.py")


@nox.session
def changelog(session: nox.Session) -> None:
    """Gather the fragments of changelog.d into CHANGELOG.md; ``-- --draft`` only shows them."""
    session.install(*group("changelog"))
    session.run("towncrier", "build", "--version", PROJECT["project"]["version"], *session.posargs)


def lowest(dependencies: list[str]) -> list[str]:
    """Pin each dependency to its lower bound: ``python-dateutil>=2.9,<5`` to ``python-dateutil==2.9``."""
    return [re.sub(r">=([^,]+).*", r"==\1", dependency) for dependency in dependencies]
