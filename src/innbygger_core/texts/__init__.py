"""What a code says to a person, by language: whole sentences, and dates, times and lists of the same language.

Bokmål, nynorsk and English ship with the library, one file each. Further languages and a municipality's own wording
are loaded; nothing is installed globally, and nothing is ever said half in another language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.texts._catalogue import SHIPPED, Catalogue, catalogue, language
    from innbygger_core.texts._formats import DateForm, Formats, NameForm
    from innbygger_core.texts._local_text import LocalText
    from innbygger_core.texts._plain import Params, Plain
    from innbygger_core.texts._reading import read_catalogue
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_catalogue": ("SHIPPED", "Catalogue", "catalogue", "language"),
            "_formats": ("DateForm", "Formats", "NameForm"),
            "_local_text": ("LocalText",),
            "_plain": ("Params", "Plain"),
            "_reading": ("read_catalogue",),
        },
    )

__all__ = [
    "SHIPPED",
    "Catalogue",
    "DateForm",
    "Formats",
    "LocalText",
    "NameForm",
    "Params",
    "Plain",
    "catalogue",
    "language",
    "read_catalogue",
]
