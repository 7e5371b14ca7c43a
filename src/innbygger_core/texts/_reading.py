"""Reading a further language."""

from __future__ import annotations

from types import MappingProxyType

from innbygger_core.texts._catalogue import Catalogue, catalogue, language, unreadable
from innbygger_core.texts._entries import Problem, flat, is_sentence, own_words

__all__ = ["read_catalogue"]


def read_catalogue(text: str, *, fallback: str | Catalogue | None = None) -> Catalogue:
    """Read a language that somebody else wrote, in TOML of the same shape as ``nb.toml``.

    Args:
        text: the TOML, with the language's ``tag``.
        fallback: a language that says the sentences missing here, each of them whole, with its own words for every
            value in it. What goes *into* sentences (days, months, connectives, names of facts, words) must be
            complete all the same. Without a fallback, everything must be.

    Returns:
        The language, to be passed wherever a language is asked for.

    Raises:
        UnreadableData: with all faults: what is missing, what does not exist, and every text that cannot be used.
        UnknownLanguage: there is no catalogue for the fallback.

    Example:
        >>> read_catalogue('tag = "se"')
        Traceback (most recent call last):
        innbygger_core.errors.UnreadableData: ... faults:
        - /agreement.act-not-allowed.fails: found nothing; write the text that is missing
        ...
    """
    tables = _tables(text)
    beneath = None if fallback is None else catalogue(fallback)
    model = catalogue("nb")
    texts, problems = own_words(dict(flat({key: tables[key] for key in tables if key != "tag"})), model.texts)
    wrong = {problem.key for problem in problems}
    problems += [
        Problem(key, "missing-text", _NOTHING)
        for key in model.texts.keys() - texts.keys() - wrong
        if beneath is None or not is_sentence(key)
    ]
    tag = tables.get("tag")
    if not isinstance(tag, str):
        problems.append(Problem("tag", "missing-text", _NOTHING))
    if problems:
        raise unreadable(problems)
    return Catalogue(language(str(tag)), MappingProxyType(texts), beneath)


_NOTHING = "nothing"


def _tables(text: str) -> dict[str, object]:
    import tomllib  # noqa: PLC0415 - only where a language is read

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise unreadable([Problem("", "not-toml", str(error))]) from None
