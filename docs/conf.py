"""How Sphinx builds the documentation. It needs no network, and a warning is an error (``nox -s docs``)."""

from __future__ import annotations

import re
import sys
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docutils.nodes import Element, TextElement
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

project = "innbygger_core"
author = "The innbygger_core authors"
copyright = "2026, the innbygger_core authors"  # noqa: A001 - the name that Sphinx wants
version = release = installed_version("innbygger-core")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "sphinx_design",
]
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = "innbygger_core"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
autodoc_default_options = {"members": True, "exclude-members": "model_config"}
napoleon_use_ivar = True

copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

# References inside the package must lead somewhere. Those to other projects cannot be looked up without a network;
# type variables, the members of an enumeration and an alias that contains itself have no entry of their own.
nitpicky = True
nitpick_ignore_regex = [
    ("py:.*", r"(?!innbygger_core\.).*"),
    ("py:(obj|class)", r".*\.[A-Z]\w?"),
    ("py:attr", r".*\.[A-Z_]+"),
    # What no door shows has no entry; what a door shows is found there (see `find_at_the_door`).
    ("py:.*", r"innbygger_core(\.\w+)*\._\w+.*"),
    ("py:class", r".*\.Plain"),
]


def setup(app: Sphinx) -> None:
    """Write the rule catalogue, and let references find what stands in an inner module at its door."""
    sys.path.insert(0, str(Path(app.srcdir)))
    app.connect("builder-inited", write_rule_catalogue)
    app.connect("missing-reference", find_at_the_door)


def write_rule_catalogue(app: Sphinx) -> None:
    """Write the page of rules from the rulebook, so that it can say nothing else than the rules do."""
    from rule_catalogue import page  # noqa: PLC0415 - stands beside this file, which is not on the path before

    (Path(app.srcdir) / "reference" / "rules.md").write_text(page(), encoding="utf-8")


def find_at_the_door(app: Sphinx, env: BuildEnvironment, node: pending_xref, shown: TextElement) -> Element | None:
    """Resolve ``innbygger_core.hours._models.Layer``, as annotations say, to ``innbygger_core.hours.Layer``."""
    target = node.get("reftarget", "")
    public = re.sub(r"\._\w+(?=\.)", "", target)
    if node.get("refdomain") != "py" or public == target:
        return None
    found = env.domains.python_domain.resolve_any_xref(env, node["refdoc"], app.builder, public, node, shown)
    return found[0][1] if found else None
