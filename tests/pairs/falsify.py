"""Unfaithful versions of a sentence: one edit each, false to the whole source by construction."""

import re
from collections.abc import Callable, Iterator, Sequence

from .figures import FIGURE, SCALES, SMALL, counts, value, values
from .roles import NOT, group, negation, role
from .sentences import Sentence, rank
from .words import WORDS, cased, substituted

HEDGED = re.compile(
    r"\b(than|about|around|some|least|over|to|many|estimated|nearly|almost|roughly|a|another|the|of|only|these|between|further|"
    r"additional|first|and|all|just|or)( \w+)? $",
    re.IGNORECASE,
)
"""What stands before a figure that cannot take a hedge."""
PLACE = re.compile(
    r"\b(?:in|near|from|into|off|to|at|reached|entered|for) (?:(?:eastern|northern|southern|western) )?"
    r"(?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+)*)(?!['’\w])"
)
PERSONAL = re.compile(
    r"\b(die[ds]?|dead|death|kill|wound|injur|missing|hospital|hurt|drown|infected|tested|arrested|of them|employs|women|minors|"
    r"firefighters|miners)"
)
WHOLE = re.compile(
    r" (people|civilians|residents|villagers|refugees|migrants|children|patients|survivors)"
    r"(?= (?:were|have|had|fled|left|are|crossed|reached|took|escaped|spent|returned|died|live|remain|sought|made)\b|\.$)"
)
PARTED = re.compile(r"\b([Ii]ncluding|among|of them|of whom|half|not|No|denied|or|Of the|capacity|mostly)\b|[Oo]f the [\w-]+$")
FRESH = (14, 17, 23, 37, 46, 85, 130, 240, 340, 460, 750, 1300, 2700)


def number(sentence: Sentence, source: str) -> Iterator[str]:
    """Another figure."""
    text = sentence.text
    for match in counts(text):
        for written in _changed(match, source):
            yield cased(text[: match.start()], written) + text[match.end() :]


def _changed(match: re.Match[str], source: str) -> Iterator[str]:
    amount, before = value(match), match.string[: match.start()].lower()
    others = [other for other in values(match.string) if other != amount]
    for factor in sorted((0.1, 0.4, 0.5, 0.7, 0.8, 1.3, 1.5, 1.8, 2, 3, 10), key=lambda f: rank(match.string, match[0], str(f))):
        changed = _rounded(amount, factor)
        if _ends(before, WORDS["hedge"]["up"]) and changed < amount or _ends(before, WORDS["hedge"]["down"]) and changed > amount:
            continue
        order = all((other < amount) == (other < changed) for other in others)
        if order and changed not in values(source) and changed >= 2 and (written := _in_the_manner(match, changed)):
            yield written


def _ends(before: str, hedges: Sequence[str]) -> bool:
    return any(before.endswith(hedge + " ") for hedge in hedges)


def _rounded(amount: float, factor: float) -> float:
    """A figure as round as the one it comes from: 1,240 times 1.3 is 1,610."""
    unit = 1
    while amount % (unit * 10) == 0 and unit < amount:
        unit *= 10
    return round(amount * factor / unit) * unit if amount >= 1 else amount


def _in_the_manner(match: re.Match[str], changed: float) -> str | None:
    scale = match["scale"] or match["wordscale"]
    size = changed / SCALES[scale.lower()] if scale else changed
    if match["word"]:
        if scale == "hundred" and size > 9:
            return None
        written = {number: word for word, number in SMALL.items()}.get(int(size)) if size == int(size) else f"{size:g}"
        return None if written is None else written + (f" {scale}" if scale else "")
    if scale:
        return f"{size:.1f}".removesuffix(".0") + f" {scale}" if size >= 1 else None
    return f"{changed:,.0f}" if "," in match[0] or changed >= 1000 else f"{changed:.0f}"


def qualifier(sentence: Sentence, source: str) -> Iterator[str]:
    """A hedge dropped, changed or added, a vague word made a figure."""
    text = sentence.text
    figure = r"(?=\d|half|[a-z-]+ (?:hundred|thousand|million))"
    for hedge, others in WORDS["hedge"]["change"]:
        for other in others:
            yield from substituted(text, rf"(?<!between )\b{hedge} {figure}", f"{other} ".lstrip())
    for vague, figures in WORDS["hedge"]["vague"]:
        yield from substituted(text, rf"(?<!hundreds of )(?<!tens of )\b{vague} (?!thousands)", f"{figures} ")
    for match in counts(text):
        hedged = HEDGED.search(text[: match.start()])
        if (
            not hedged
            and value(match) >= 20
            and (match.start() == 0 or text[match.start() - 1] == " ")
            and not NOT.search(text)
            and " of the " not in text[match.end() :][:8]
        ):
            for other in WORDS["hedge"]["add"]:
                yield cased(text[: match.start()], f"{other} {match[0].lower()}") + text[match.end() :]


def place(sentence: Sentence, source: str) -> Iterator[str]:
    """The same thing told of another place; of one that stands elsewhere in the source, where there is one."""
    for match in places(sentence.text):
        known = set(WORDS["place"]["countries"])
        kind = WORDS["place"]["countries"] if match["name"] in known else WORDS["place"]["towns"]
        near = [
            other["name"]
            for other in places(source.replace(sentence.text, ""))
            if (other["name"] in known) == (match["name"] in known)
        ]
        for other in [*near[:1], *sorted(kind, key=lambda name: rank(sentence.text, name))[:1]]:
            if (
                other not in sentence.text
                and (other in near or other not in source)
                and match["name"] not in sentence.text[match.end() :]
            ):
                yield sentence.text[: match.start("name")] + other + sentence.text[match.end("name") :]


def places(text: str) -> Iterator[re.Match[str]]:
    """Names after a word of place."""
    for match in PLACE.finditer(text):
        named = set(match["name"].split()) & set(WORDS["place"]["never"]) or match["name"].isupper()
        if not named and not re.match(r" (refugees|residents|river|desert|agency|camps)|-|\s?\d", text[match.end() :]):
            yield match


def unit(sentence: Sentence, source: str) -> Iterator[str]:
    """The figure told in another unit; families do not die or lie in hospital, so people who do stay people."""
    text = sentence.text
    swaps = WORDS["unit"]["swap"][3 if PERSONAL.search(text) else 0 :]
    for match in FIGURE.finditer(text) if not NOT.search(text) else ():
        if value(match) > 1 and not re.search(r"\b(a|one|two|three|five|six|his|Of the|of which) $", text[: match.start()]):
            for noun, others in swaps:
                rest = re.match(rf" {noun}\b(?! (whose|who|living|a day|of flour|per))", text[match.end() :])
                for other in others if rest else ():
                    if other[:6] not in source:
                        yield f"{text[: match.end()]} {other}{text[match.end() :].removeprefix(rest[0] if rest else '')}"


def invented(sentence: Sentence, source: str) -> Iterator[str]:
    """A figure that stands nowhere in the source."""
    text = sentence.text
    fresh = [n for n in sorted(FRESH, key=lambda n: rank(text, str(n))) if n not in values(source)]
    if not values(text) and not NOT.search(text):
        yield from _counted(text, fresh[0])
        yield from _with_losses(text, next(n for n in fresh if n < 100))
    yield from _with_a_part(text, source, fresh)


def _counted(text: str, figure: int) -> Iterator[str]:
    """A figure before people or things that have none."""
    words = WORDS["invented"]
    for subject in words["subjects"]:
        if re.match(rf"{subject} (?!in need|and)[a-z]", text):
            yield f"Some {figure:,} {text[0].lower()}{text[1:]}"
    given = rf"\b({'|'.join(words['givers'])}) (?=(?:{'|'.join(words['items'])})\b)"
    yield from substituted(text, given, rf"\1 {figure:,} ")


def _with_losses(text: str, figure: int) -> Iterator[str]:
    """Dead or injured at the end of a sentence that tells of destruction."""
    words = WORDS["invented"]
    hit = re.search(rf"\b({'|'.join(words['harms'])})\b(?!-)", text) and re.search(rf"\b({'|'.join(words['events'])})\b", text)
    if hit and not re.search(r"\b(kill|died|dead|hurt|said|injur|warn|reopen|help|is|are|has|need|did|factory)\w*", text):
        for loss in words["losses"]:
            yield text[:-1] + loss.format(n=figure) + "."


def _with_a_part(text: str, source: str, fresh: list[int]) -> Iterator[str]:
    """A part of those counted: ", including 240 children,"."""
    for match in counts(text):
        who = re.match(WHOLE, text[match.end() :])
        rest = text[match.end() + who.end() :] if who else ""
        plain = not PARTED.search(text[: match.end()]) and not PARTED.search(rest) and "illion" not in match[0]
        if who and value(match) >= 60 and plain:
            share = next((n for n in fresh if n < value(match) / 2), 14)
            part = "girls" if who[1] == "children" else "children" if "children" not in text + source else "women"
            yield f"{text[: match.end()]}{who[0]}, including {share:,} {part}{',' if len(rest) > 1 else ''}{rest}"


def time(sentence: Sentence, source: str) -> Iterator[str]:
    """Another day, month, year or period."""
    text = sentence.text
    for names in (WORDS["time"]["days"], WORDS["time"]["months"]):
        others = [name for name in names if name not in source]
        for match in re.finditer(rf"(?<![A-Z] )\b({'|'.join(names)})\b", text):
            for other in sorted(others, key=lambda name: rank(text, name))[:1]:
                yield text[: match.start()] + other + text[match.end() :]
    for period, other in WORDS["time"]["periods"]:
        if other not in source:
            yield from substituted(text, rf"\b{period}\b(?! (as|of|on the))", other)
    for match in re.finditer(r"\b(?:in|of|since|from|In) (?P<year>(?:19|20)\d\d)\b", text):
        year = int(match["year"]) - 1 - int(rank(text), 16) % 6
        yield text[: match.start("year")] + str(year) + text[match.end("year") :]


LABELS: dict[str, Callable[[Sentence, str], Iterator[str]]] = {
    "number": number,
    "role": role,
    "negation": negation,
    "qualifier": qualifier,
    "group": group,
    "place": place,
    "unit": unit,
    "invented": invented,
    "time": time,
}
