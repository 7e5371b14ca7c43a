"""What stands in the source stands in the tests and in the reference, under the same name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def test_a_room_has_its_page_in_the_reference(root: Path, room: str):
    assert (root / "docs/reference" / f"{room}.md").is_file()


def test_a_room_has_its_tests(root: Path, room: str):
    assert (root / "tests" / room).is_dir() or (root / "tests" / f"test_{room}.py").is_file()


def test_every_page_of_the_reference_is_about_a_room_that_exists(root: Path):
    pages = {page.stem for page in (root / "docs/reference").glob("*.md")} - {"index", "rules"}
    source = root / "src/innbygger_core"
    assert {page for page in pages if not (source / page).is_dir() and not (source / f"{page}.py").is_file()} == set()
