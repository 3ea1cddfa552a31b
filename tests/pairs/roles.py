"""Unfaithful versions that leave the figures as they are: another role, another group, a "not" more or less."""

import re
from collections.abc import Iterator

from .figures import FIGURE, counts, value, values
from .restate import first_up
from .sentences import Sentence, rank
from .words import WORDS, cased, substituted

NOT = re.compile(
    r"\b(no|not|No|Not|nobody|Nobody|none|None|denied|den(y|ies|ying)|without|reject\w*|false|untrue|never|refus\w*|if|If|could|"
    r"may|might|would|retract\w*|wrong|corrected|will|plans?)\b"
)
"""Where one of these stands, a sentence with another role may not be false."""
HEDGED = (
    r"((?:at least |more than |some |about |up to |nearly |over |an estimated |around |as many as )?"
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: million)?)"
)
"""A figure with its hedge, {n} in the patterns of words.toml."""


def role(sentence: Sentence, source: str) -> Iterator[str]:
    """The same figures in other roles."""
    yield from _exchanged(sentence)
    text = sentence.text
    yield from _directions(text)
    for pattern, others in WORDS["role"]["verbs"] if not NOT.search(text) else ():
        for other in others:
            verb = other.split()[-1].removeprefix("\\1")
            if len(verb) < 4 or verb not in text:
                yield from list(substituted(text, rf"\b(?<![\w-]){pattern.replace('{n}', HEDGED)}(?!-)", other))[:1]
    yield from _borrowed(sentence, source)


def _exchanged(sentence: Sentence) -> Iterator[str]:
    """Two figures of the sentence in each other's place."""
    facts = [f for f in sentence.facts if f["slot"] in ("headcounts", "damage") and f.get("quantity") and f["quantity"]["value"]]
    for one in facts:
        for other in facts:
            if (
                one is other
                or one.get("part_of") is not None
                and other.get("part_of") is None
                or other.get("part_of") is not None
                and one.get("part_of") is None
            ):
                continue
            first, second = _bare(one["quantity"]["text"]), _bare(other["quantity"]["text"])
            if (
                None in (first, second)
                or one["quantity"]["value"] == other["quantity"]["value"]
                or one.get("status") == "denied"
                or 1 in (one["quantity"]["value"], other["quantity"]["value"])
            ):
                continue
            yield from _swapped(sentence.text, str(first), str(second))


def _bare(text: str) -> str | None:
    matches = list(FIGURE.finditer(text))
    return matches[0][0] if len(matches) == 1 else None


def _swapped(text: str, first: str, second: str) -> Iterator[str]:
    places = [list(re.finditer(rf"(?<![\w,.]){re.escape(figure)}(?![\w,]*\d)\b", text)) for figure in (first, second)]
    if (
        all(len(found) == 1 for found in places)
        and places[0][0].start() < places[1][0].start()
        and not re.search("corrected|up from|risen|rose|retract|cut his", text)
    ):
        a, b = places[0][0], places[1][0]
        lowered = a[0].lower() if a.start() == 0 else a[0]
        yield cased(text[: a.start()], b[0]) + text[a.end() : b.start()] + lowered + text[b.end() :]


def _directions(text: str) -> Iterator[str]:
    """Origin and destination exchanged."""
    name = r"((?:the (?:[a-z]+ ){1,3}of )?(?:Lower |Upper |North |South )?[A-Z][\w-]+(?: [A-Z][\w-]+)*)"
    for link in ("to", "into", "for", "towards"):
        yield from substituted(text, rf"\bfrom {name} {link} {name}\b", rf"from \2 {link} \1")
        yield from substituted(text, rf"\bfled {name} {link} {name}\b", rf"fled \2 {link} \1")
        yield from substituted(text, rf"\b{link} {name} from {name}\b", rf"{link} \2 from \1")
    for verb, other in WORDS["role"]["directions"]:
        if not NOT.search(text) and re.search(
            r"\d|[Dd]ozens|[Hh]undreds|[Tt]housands|[Ff]amilies|[Rr]efugees|[Vv]illagers|[Rr]esidents", text
        ):
            yield from list(
                substituted(
                    text, rf"\b{verb} (?=(?:the (?:[a-z]+ ){{1,3}}of )?[A-Z])(?!.* (?:to|from|into|towards) )", other + " "
                )
            )[:1]


def _borrowed(sentence: Sentence, source: str) -> Iterator[str]:
    """A neighbour's figure in the place of the sentence's own."""
    rest = source.replace(sentence.text, "")
    own = values(sentence.text)
    for match in list(counts(sentence.text))[:1]:
        for other in counts(rest):
            alike = 0.05 <= value(other) / value(match) <= 20 and value(other) not in own
            if (
                alike
                and len(own) == 1
                and "million" not in other[0] + match[0]
                and not NOT.search(sentence.text)
                and rank(sentence.text)[0] < "5"
            ):
                text = sentence.text
                yield cased(text[: match.start()], other[0].lower()) + text[match.end() :]


def negation(sentence: Sentence, source: str) -> Iterator[str]:
    """A "not" dropped or added, a fear or plan told as done."""
    text = sentence.text
    for pattern, other in WORDS["negation"]["drop"]:
        for changed in substituted(text, rf"\b{pattern.removeprefix('^')}" if not pattern.startswith("^") else pattern, other):
            if not re.search(r"\b(any|anywhere|anyone|if|next|tomorrow)\b", changed):
                yield first_up(changed)
    if (
        not NOT.search(text)
        and not values(text)
        and not re.search(r"\b(one|[Mm]any|[Mm]ost|[Ss]ome|several|[Dd]ozens|[Hh]undreds|[Tt]housands)\b", text)
    ):
        for pattern in WORDS["negation"]["add"]:
            yield from list(substituted(text, rf"\b{pattern}", r"\1 not "))[:1] if not pattern.startswith("(remain") else ()


def group(sentence: Sentence, source: str) -> Iterator[str]:
    """The figure told of other people; where a part is counted too, only the part changes."""
    text, heard = sentence.text, source.lower()
    parted = re.search(r"\b(children|women|men|of them|of whom|[Aa]mong|[Ii]ncluding|mostly)\b", text)
    for noun, others in WORDS["group"]["nouns"] if not NOT.search(text) else ():
        if not parted or noun in ("children", "women", "men", "girls", "tourists", "daughters"):
            for other in others:
                if other[:5].lower() not in heard:
                    yield from _of_others(text, noun, other)


def _of_others(text: str, noun: str, other: str) -> Iterator[str]:
    for match in FIGURE.finditer(text):
        rest = re.match(rf"(?P<between> (?:more )?){noun}\b(?! of a)", text[match.end() :])
        if rest and value(match) > 1:
            yield text[: match.end()] + rest["between"] + other + text[match.end() + rest.end() :]
    yield from substituted(text, rf"\b((?:[Dd]ozens|[Hh]undreds|[Tt]housands|[Ss]cores) of ){noun}\b", rf"\1{other}")
