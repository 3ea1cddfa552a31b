"""Places as ends of a movement: the phrase, with what it lists and what it is a part of."""

from dataclasses import dataclass

from summarise.slots.phrases import HYPHENS, Phrase, Reader


@dataclass(frozen=True, slots=True)
class End:
    """A place: tokens `first` to `last`, both included; `kind` is that of its first phrase."""

    first: int
    last: int
    kind: str


def read_place(reader: Reader, at: int, *, hosts: bool = False) -> End | None:
    """The place whose phrase starts at token `at`, with what belongs to it: "camps in Idlib", "Wanning and Haikou"."""
    phrase = reader.starting.get(at)
    if phrase is None:
        return None
    if (described := _described(reader, phrase)) is not None:
        return End(at, described.last, described.kind)
    if at == phrase.last and reader.is_in("compass", at):
        return End(at, at, "direction")
    if any(reader.is_in("custody", i) for i in range(at, phrase.last + 1)):
        return None
    kind, last = phrase.kind, phrase.last
    if kind == "other" and (name := _name(reader, phrase)):
        kind, last = "name", name
    if kind == "place" and at == phrase.last and _bare(reader, at):
        kind = "other"
    if reader.nouns.has("settled", reader.words[phrase.head]) or hosts and reader.nouns.has("hosts", reader.words[phrase.head]):
        kind = "place"
    joined = _listed(reader, last)
    if kind not in ("place", "name"):
        if kind != "other" or joined == phrase.last or not reader.is_in("joining", phrase.last + 1):
            return None
        kind = "place"
    within = reader.starting.get(joined + 2) if kind == "place" and reader.is_in("part_of_place", joined + 1) else None
    known = within is not None and within.kind in ("place", "name") and within.quantity is None
    return End(at, within.last if within and known else joined, kind)


def _described(reader: Reader, phrase: Phrase) -> End | None:
    """The place whose first adjective is a phrase of its own: "low-lying, coastal areas"."""
    noun = reader.starting.get(phrase.last + 2) if reader.is_in("comma", phrase.last + 1) else None
    adjective = phrase.kind == "other" and any(word in HYPHENS for word in reader.words[phrase.first : phrase.last])
    if noun is None or not adjective or reader.is_in("determiner", noun.first) or noun.first == noun.last:
        return None
    return read_place(reader, noun.first) if noun.kind == "place" else None


def _bare(reader: Reader, at: int) -> bool:
    """Whether a singular stands without an article ("in place"), as only few places can ("to hospital")."""
    owned = any(reader.is_in(name, at - 1) for name in ("new", "owner", "determiner"))
    plural = reader.words[at].endswith(reader.nouns.plural_ending)
    return reader.is_in("place", at) and not reader.is_in("bare", at) and not owned and not plural


def _name(reader: Reader, phrase: Phrase) -> int | None:
    """The last token of a name that stands before words we do not know ("Ardana strains the wells")."""
    written = reader.sentence.words
    last = next((at for at in range(phrase.last, phrase.first - 1, -1) if written[at][0].isupper()), None)
    known = last is None or any(reader.nouns.kind(reader.words[at]) for at in range(last, phrase.last + 1))
    return None if known else last


def _listed(reader: Reader, last: int) -> int:
    """The last token of the list of places that goes on after token `last`: ", B and C areas"."""
    at = last + 1
    while reader.is_in("comma", at) or reader.is_in("joining", at):
        phrase = reader.starting.get(at + 1)
        if phrase is None or phrase.kind not in ("place", "name") or reader.is_in("verb", phrase.last + 1):
            break
        if reader.is_in("joining", at):
            return phrase.last
        at = phrase.last + 1
    return last
