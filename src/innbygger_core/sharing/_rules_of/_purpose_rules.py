"""The rules of who and what a room is lent for, and who must answer for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

from innbygger_core.decisions import Basis, Fail, Finding, Severity, Source, Unknown, gathered
from innbygger_core.hubs import OrganisationKind, age_on
from innbygger_core.sharing._deciding._shapes import KEPT, gate
from innbygger_core.sharing._space._organisers import classes_of, comes_from_outside
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from innbygger_core.decisions import Params, Verdict
    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.sharing._writing._terms import Guards

__all__ = ["PURPOSE_RULES", "access_each", "co_signer", "guards", "purpose_refused"]

_RULES: Final = Source("municipal-rules")
_KINDS: Final = frozenset(get_args(OrganisationKind))
_ORGANISER_UNKNOWN: Final = Unknown(("organiser",), "/wish/organiser")
_LOCAL_UNKNOWN: Final = Unknown(("organiser-local",), "/wish/local")


@gate(
    "sharing.purpose-refused",
    Severity.MUST,
    _RULES,
    basis=Basis.PRACTICE,
    of=("refused", "only", "audience", "refused_organisers", "local_organiser"),
    params={"name": str, "words": tuple, "youngest": int, "oldest": int},
)
def purpose_refused(asked: Asked) -> Verdict:
    """A room is lent for the purposes, the ages and the organisers that its terms allow [municipal-rules].

    Kept by what no terms refuse; broken by a purpose or trait that they refuse, or that is none of the only ones; by an
    audience of other ages; by an organiser whom they refuse; and by an outsider without the local organiser whom they
    demand. Unknown where the wish does not tell what they ask for.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import asked_example
        >>> def ask(purpose):
        ...     return purpose_refused(asked_example(terms={"refused": ["private_party"]}, purpose=purpose))
        >>> ask("choir_practice")
        Pass(conditions=())
        >>> ask("private_party").findings[0].field
        '/wish/purpose'
    """
    verdicts = (_of_words(asked), _of_ages(asked), _of_organiser(asked), _of_outsider(asked))
    broken = [verdict for verdict in verdicts if verdict is not KEPT]
    return gathered(broken) if broken else KEPT


def _of_words(asked: Asked) -> Verdict:
    refused, only = asked.terms.refused, asked.terms.only
    if not (refused or only):
        return KEPT
    purpose, words = asked.wish.purpose, (asked.wish.purpose, *asked.wish.traits)
    met = [word for word in refused or () if word in words]
    if met:
        return _fails(asked, "/wish/purpose" if purpose in met else "/wish/traits", words=tuple(met))
    if not only or [word for word in only if word in words]:
        return KEPT
    if purpose is None:
        return Unknown(("purpose",), "/wish/purpose")
    return _fails(asked, "/wish/purpose", "only", words=only)


def _of_ages(asked: Asked) -> Verdict:
    limit, ages = asked.terms.audience, asked.wish.audience.ages
    if limit is None or (ages is not None and ages.within(limit)):
        return KEPT
    if ages is None:
        return Unknown(("audience-ages",), "/wish/audience/ages")
    ends = {"youngest": limit.youngest, "oldest": limit.oldest}
    told = {name: age for name, age in ends.items() if age is not None}
    return _fails(asked, "/wish/audience/ages", "-".join(("audience", *told)), **told)


def _of_organiser(asked: Asked) -> Verdict:
    refused, wish = asked.terms.refused_organisers, asked.wish
    if not refused:
        return KEPT
    if wish.organiser is None:
        return _ORGANISER_UNKNOWN
    classes = classes_of(asked.world, wish)
    if not classes.isdisjoint(refused):
        return _fails(asked, "/wish/organiser", "organiser")
    if "outsider" in refused and wish.local is Known.UNKNOWN and comes_from_outside(wish.organiser):
        return _LOCAL_UNKNOWN
    if "organisation" in classes and not _KINDS.isdisjoint(refused) and _KINDS.isdisjoint(classes):
        return Unknown(("organisation-kind",), "/wish/organiser")
    return KEPT


def _of_outsider(asked: Asked) -> Verdict:
    wish = asked.wish
    if not asked.terms.local_organiser or wish.local_organiser is not None or wish.local is Known.YES:
        return KEPT
    if wish.local is Known.NO:
        return _fails(asked, "/wish/local_organiser", "outsider")
    return KEPT if wish.organiser and not comes_from_outside(wish.organiser) else _LOCAL_UNKNOWN


@gate(
    "sharing.co-signer",
    Severity.MUST,
    _RULES,
    basis=Basis.PRACTICE,
    of=("co_signer",),
    params={"name": str, "below": int, "age": int},
)
def co_signer(asked: Asked) -> Verdict:
    """A young tenant has somebody older who signs beside [municipal-rules].

    Kept by whoever is old enough on the day of asking, and by a co-signer of the age that the terms want; broken
    without one, or by one who is too young; unknown where an age is.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import asked_example
        >>> terms = {"co_signer": {"below": 25, "age": {"age": 35, "inclusive": False}}}
        >>> def ask(age):
        ...     return co_signer(asked_example(terms=terms, responsible={"age": 23, "co_signer_age": age}))
        >>> ask(36)
        Pass(conditions=())
        >>> ask(35).findings[0].field
        '/wish/responsible/co_signer_age'
    """
    terms, told = asked.terms.co_signer, asked.wish.responsible.co_signer_age
    if terms is None or (isinstance(told, int) and terms.age.kept_by(told)):
        return KEPT
    age = _responsible_age(asked)
    if age is None:
        return Unknown(("responsible-age",), "/wish/responsible")
    if age >= terms.below:
        return KEPT
    field = "/wish/responsible/co_signer_age"
    if told is UNKNOWN:
        return Unknown(("co-signer",), field)
    return _fails(asked, field, "" if told is None else "age", below=terms.below, age=terms.age.lowest)


@gate(
    "sharing.guards",
    Severity.MUST,
    _RULES,
    basis=Basis.PRACTICE,
    of=("guards",),
    params={"name": str, "needed": int, "told": int},
)
def guards(asked: Asked) -> Verdict:
    """Enough guards, and enough adults, look after so many people [municipal-rules].

    The first step that reaches the number of people holds; of more than any step reaches, the last one. Kept by as many
    as it demands; broken by fewer; unknown where the number, the age that it depends on, or how many there are is.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import asked_example
        >>> terms = {"guards": [{"up_to": 50, "guards": 2}, {"up_to": 100, "guards": 4}]}
        >>> def ask(number):
        ...     return guards(asked_example(terms=terms, number=number, responsible={"guards": 2}))
        >>> ask(50)
        Pass(conditions=())
        >>> dict(ask(51).findings[0].params)
        {'name': 'Salen', 'needed': 4, 'told': 2}
    """
    steps, number = asked.terms.guards, asked.wish.number
    if not steps:
        return KEPT
    if steps[0].up_to is not None and not isinstance(number, int):
        return Unknown(("number-of-people",), "/wish/number")
    step = _step(steps, number if isinstance(number, int) else 1)
    verdicts = (_enough(asked, "guards", step.guards), _enough(asked, "adults", step.adults))
    broken = [verdict for verdict in verdicts if verdict is not KEPT]
    return _where_young(asked, step, broken) if broken else KEPT


def _step(steps: tuple[Guards, ...], number: int) -> Guards:
    for step in steps:
        if step.up_to is None or number <= step.up_to:
            return step
    return steps[-1]


def _enough(asked: Asked, who: Literal["guards", "adults"], needed: int | None) -> Verdict:
    if not needed:
        return KEPT
    told: int | Known = getattr(asked.wish.responsible, who)
    if isinstance(told, int) and told >= needed:
        return KEPT
    field = f"/wish/responsible/{who}"
    if not isinstance(told, int):
        return Unknown((who,), field)
    return _fails(asked, field, "adults" if who == "adults" else "", needed=needed, told=told)


def _where_young(asked: Asked, step: Guards, broken: list[Verdict]) -> Verdict:
    """Leave aside what a step demands of the young alone."""
    if step.below is None:
        return gathered(broken)
    age = _responsible_age(asked)
    if age is None:
        return Unknown(("responsible-age",), "/wish/responsible")
    return gathered(broken) if age < step.below else KEPT


def _responsible_age(asked: Asked) -> int | None:
    """Tell how old the one responsible is on the day of asking, which is when they sign."""
    responsible = asked.wish.responsible
    return age_on(responsible.born, asked.world.day(asked.now)) if responsible.born else responsible.age


@gate(
    "sharing.access-each",
    Severity.MUST,
    _RULES,
    basis=Basis.PRACTICE,
    of=("everyone_has_access",),
    params={"name": str},
)
def access_each(asked: Asked) -> Verdict:
    """While nobody is at work, each of those who come has access of their own where terms want it [municipal-rules].

    Kept where everyone has, and where employees come too; broken where somebody has not; unknown where nobody told.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import asked_example
        >>> def ask(everyone):
        ...     return access_each(asked_example(terms={"everyone_has_access": True}, everyone_has_access=everyone))
        >>> ask(True)
        Pass(conditions=())
        >>> ask(False).findings[0].field
        '/wish/everyone_has_access'
    """
    told, field = asked.wish.everyone_has_access, "/wish/everyone_has_access"
    if told is Known.YES or not asked.terms.everyone_has_access or asked.wish.own_staff is Known.YES:
        return KEPT
    return _fails(asked, field) if told is Known.NO else Unknown(("everyone-has-access",), field)


def _fails(asked: Asked, field: str, variant: str = "", **params: int | tuple[str, ...]) -> Fail:
    told: Params = (("name", asked.name), *params.items())
    return Fail((Finding(asked.reference, field, told, variant),))


PURPOSE_RULES: Final = (purpose_refused, co_signer, guards, access_each)
