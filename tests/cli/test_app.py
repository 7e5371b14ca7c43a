"""The command as a whole: help, streams, the extra that may be missing, and its exit codes in a process of its own."""

from __future__ import annotations

import io
import json
import runpy
import subprocess
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

import pytest

from innbygger_core import __main__, cli

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Command


@pytest.mark.parametrize("command", ["demo", "check", "compare", "matrix", "rollout", "hours", "feed", "schema"])
def test_help_lists_every_command_and_each_has_its_own(innbygger: Command, command: str):
    assert f"\n  {command} " in innbygger("--help").out
    assert f"Usage: innbygger {command} " in innbygger(command, "-h").out


def test_no_summary_of_a_command_is_cut_off(innbygger: Command):
    assert "..." not in innbygger("--help").out.partition("Commands:")[2]


def test_letters_that_a_terminal_does_not_know_do_no_harm():
    page = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    with redirect_stdout(page):
        assert cli.main(["check", "nye-asker"]) == 0
        assert r"avgj\xf8res" in written(page).decode()


def test_output_can_go_where_only_text_goes():
    page = io.StringIO()
    with redirect_stdout(page):
        assert cli.main(["schema", "hours"]) == 0
    assert json.loads(page.getvalue())["type"] == "object"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "nye-asker"], 0),
        (["check", "{broken}"], 1),
        (["check", "nowhere.json"], 2),
        (["hours", "nye-asker", "tofte", "--at", "now"], 2),
        (["--nonsense"], 2),
        ([], 2),
    ],
)
def test_a_process_ends_with_the_exit_code(arguments: list[str], code: int, broken: str):
    words = [word.format(broken=broken) for word in arguments]
    command = [sys.executable, "-m", "innbygger_core", *words]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - the words stand above
    assert ran.returncode == code
    assert "Traceback" not in ran.stderr
    assert bool(ran.stderr) == (code == 2)


def test_the_module_runs_as_a_script(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(sys, "argv", ["innbygger", "schema", "policy"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(__main__.__file__), run_name="__main__")
    assert ended.value.code == 0
    assert json.loads(capsys.readouterr().out)["type"] == "object"


@pytest.mark.parametrize("package", ["typer", "rich.console", "ruamel.yaml", "click"])
def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], package: str
):
    monkeypatch.setattr(cli, "main", missing(package))
    assert __main__.main() == 2
    line = "The command innbygger needs some more packages: pip install 'innbygger-core[cli]'\n"
    assert capsys.readouterr().err == line


def test_another_missing_module_is_not_hidden(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cli, "main", missing("innbygger_core.nowhere"))
    with pytest.raises(ModuleNotFoundError):
        __main__.main()


def written(page: io.TextIOWrapper) -> bytes:
    page.seek(0)
    return page.buffer.read()


def missing(package: str) -> Callable[[], int]:
    def stumble() -> int:
        raise ModuleNotFoundError(name=package)

    return stumble
