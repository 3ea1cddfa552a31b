"""Reports that were written before: read, checked, and only compared with those on the same crisis."""

from collections.abc import Callable
from typing import Any

from summarise import contract
from summarise.documents import documents
from summarise.errors import ContractError, InputError, SummariseError
from summarise.merging.topics import plain
from summarise.sitrep import Sitrep, from_json


def read_sitreps(named: str, notice: Callable[[str], None] = lambda _: None) -> tuple[Sitrep, ...]:
    """The reports in a file, a folder or standard input (`-`), JSON or JSON Lines, in their order.

    `notice` is told of broken UTF-8. Raises InputError where something cannot be read or is no sitrep.
    """
    return tuple(_sitrep(place, data) for place, data in documents(named, notice, _refuse))


def one_sitrep(named: str, notice: Callable[[str], None] = lambda _: None, use: str = "write") -> Sitrep:
    """The one report of a file; `use` is what it is for. Raises InputError where the file holds none or several."""
    found = read_sitreps(named, notice)
    if len(found) != 1:
        raise InputError(f"{named}: {len(found)} reports; give the one to {use}, as a file of its own")
    return found[0]


def refuse_other_crisis(one: Sitrep, other: Sitrep) -> None:
    """Raises InputError where two reports are on different crises.

    The GLIDE number tells, else the name; where one lacks them, the main country of one must be a country of the other.
    """
    first, second = one.report, other.report
    names = ((first.crisis.glide, second.crisis.glide), (first.crisis.name, second.crisis.name))
    known = next(((a, b) for a, b in names if a and b), None)
    main, others = first.countries[:1], second.countries[:1]
    if known is None and main and others and main[0] not in second.countries and others[0] not in first.countries:
        known = (main[0], others[0])
    if known and plain(known[0]) != plain(known[1]):
        told = f"{first.title!r} is on {known[0]}, {second.title!r} on {known[1]}"
        raise InputError(f"reports on different crises: {told}; give reports on one")


def _sitrep(place: str, data: Any) -> Sitrep:
    try:
        contract.validate(data)
    except ContractError as error:
        raise InputError(f"{place}: not a sitrep ({error}); give one that `summarise sitrep` wrote as JSON") from error
    return from_json(Sitrep, data)


def _refuse(error: SummariseError) -> None:
    raise error
