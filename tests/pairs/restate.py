"""Faithful restatements of a sentence: what they say, the sentence says too."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from .figures import FIGURE, SMALL, value
from .sentences import Sentence, sentences
from .words import WORDS, cased, substituted

SAID = r"(?P<verb>said|says|reported|warned|estimates)"
TRAILING = re.compile(
    rf"(?P<body>.{{30,}}), (?P<who>(?!it |he |she |they )[^,\d]{{2,60}}) {SAID}(?P<when> (on|late on) \w+day)?\."
)
ACCORDING = re.compile(r"(?P<body>.{30,}), according to (?P<who>[^,]{3,60})\.")
LEADING = re.compile(
    r"(?P<who>[A-Z][^,\d]{2,40}?) (?:said|says)(?P<when> on \w+day)?(?: that)? "
    r"(?P<body>(?!that |it |its |he |his |they |their |she |in |on |both )(?!.*\b(?:would|it|its|their)\b)[^“”]{25,})\."
)
PLACED = re.compile(r"(?P<body>[^,;]{25,}) (?P<place>in (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*)\.")
TIMED = re.compile(
    r"(?P<body>[^,;]{20,}) (?P<time>on \w+day(?: night| evening| morning)?|last (?:week|month|year)|since [A-Z]\w+)\."
)
FORCE = (
    "flood|floods|fire|storm|cyclone|typhoon|earthquake|quake|tornado|tsunami|blaze|blast|bombardment|rain|hail|landslide|gale"
)
ACTIVE = re.compile(
    rf"(?P<who>(?:The|A|An) (?:[a-z]+ )?(?:{FORCE}))"
    r" (?P<verb>destroyed|damaged|killed|injured|affected|displaced|flattened|toppled|buried|infected)"
    r" (?P<what>(?:(?!\band\b)[^,;])+?)(?P<where> (?:in|near) (?:the )?[A-Z][\w ]+)?\."
)
PERFECT = re.compile(
    r"(?P<who>[A-Z]\w+(?: in [A-Z]\w+)?) (?:have|has) (?P<verb>displaced|destroyed|affected|uprooted|infected|killed)"
    r" (?P<what>(?:[a-z]+ )?(?:[a-z]+ )?[\d,.]+ [^,;]+)\."
)
AMOUNT = rf"(?=half a |\d|[a-z-]+ (?:hundred|thousand|million)|(?:{'|'.join(SMALL)})\b)"
DENYING = re.compile(r"\b(den(?:y|ie[sd])|reject\w*|false|untrue|retract\w*|fear\w*|if|If|whether|unless|could|might|may)\b")
"""Where one of these stands, to drop a part changes what is claimed."""


def restatements(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Each restatement with the kind of its making; the second of two edits is of another kind."""
    seen = {sentence.text}
    for kind, make in KINDS.items():
        for text in make(sentence.text):
            if text not in seen:
                seen.add(text)
                yield kind, text
                yield from _again(kind, text, seen)


def _again(kind: str, text: str, seen: set[str]) -> Iterator[tuple[str, str]]:
    for other, make in KINDS.items():
        for further in make(text) if other != kind else ():
            if further not in seen:
                seen.add(further)
                yield f"{kind}+{other}", further


def _figures(text: str) -> Iterator[str]:
    """Digits for words and words for digits."""
    for match in FIGURE.finditer(text):
        if written := _otherwise(match):
            yield cased(text[: match.start()], written) + text[match.end() :]


def _otherwise(match: re.Match[str]) -> str | None:
    amount = value(match)
    words = {float(number): word for word, number in SMALL.items()}
    if re.match(
        r" ?(per|cent|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec|[ap]\.?m\b|-|to \d|of the|\w+day|US|more\b)",
        match.string[match.end() :],
    ):
        return None
    if re.search(
        r"(day|[Hh]ighway|Road|Route|No\.|magnitude|age|June|July|May|March|April|by|to|[Bb]etween) $|[a-z]-$|\band $",
        match.string[: match.start()],
    ):
        return None
    if match["word"]:
        return (
            None
            if amount < (10 if match.start() == 0 else 3)
            or match["wordscale"] == "hundred"
            and "and" in match.string[match.end() :][:5]
            else f"{amount:,.0f}"
        )
    if match["scale"]:
        return f"{amount:,.0f}" if "." in match["digits"] else None
    if amount in words and amount > 1:
        return words[amount]
    if amount % 1000 == 0 and amount / 1000 in words:
        return f"{words[amount / 1000]} thousand"
    return f"{amount / 1_000_000:g} million" if amount >= 1_000_000 and amount % 100_000 == 0 else None


def _hedges(text: str) -> Iterator[str]:
    """A hedge of the same meaning."""
    for alike in WORDS["same"]["hedges"]:
        for hedge in alike:
            for other in alike:
                if other != hedge:
                    yield from substituted(text, rf"\b{hedge} {AMOUNT}", other + " ")


def _words(text: str) -> Iterator[str]:
    """Other words of the same meaning."""
    for pattern, other in WORDS["same"]["pairs"]:
        yield from substituted(text, rf"\b(?<!-){pattern}\b(?!-)", other)


def _attribution(text: str) -> Iterator[str]:
    """The source of a claim left out or moved to the front."""
    for pattern in (TRAILING, ACCORDING, LEADING):
        if (match := pattern.fullmatch(text)) and not DENYING.search(text):
            body, who = match["body"], match["who"]
            if pattern is TRAILING:
                yield f"{first_up(who)} {match['verb']}{match['when'] or ''} that {first_low(body)}."
            if pattern is ACCORDING:
                yield f"According to {who}, {first_low(body)}."
            yield f"{first_up(body)}."


def _tail(text: str) -> Iterator[str]:
    """A last clause left out."""
    for pattern in WORDS["same"]["tail"]:
        match = re.fullmatch(rf"(?P<body>.{{25,}}?){pattern}\.", text)
        if (
            match
            and not DENYING.search(text)
            and not re.search(r"\b(not|no|No|nobody|Nobody|until|said|says)\b", text)
            and match["body"].count(",") % 2 == 0
            and not match["body"].endswith(", most")
        ):
            yield match["body"] + "."


def _order(text: str) -> Iterator[str]:
    """Place or time said first."""
    for pattern, part in ((PLACED, "place"), (TIMED, "time")):
        match = pattern.fullmatch(text)
        if (
            match
            and not re.search(
                r"\b(said|says|for|that|who|which|whose|when|after|not|from|against|polio|to|into|include|could|told|asked|urged|and)\b",
                match["body"],
            )
            and not re.match(r"In |On |Since |As |During |No ", text)
        ):
            yield f"{first_up(match[part])}, {first_low(match['body'])}."


def _voice(text: str) -> Iterator[str]:
    """Active told as passive."""
    if match := ACTIVE.fullmatch(text):
        be = "was" if re.match(r"(a|an|the|one) ", match["what"]) else "were"
        yield f"{first_up(match['what'])}{match['where'] or ''} {be} {match['verb']} by {first_low(match['who'])}."
    if match := PERFECT.fullmatch(text):
        yield f"{first_up(match['what'])} have been {match['verb']} by {first_low(match['who'])}."


def joined(one: str, other: str) -> str:
    """Two sentences made one."""
    return f"{one[:-1]}, while {first_low(other)}"


def first_up(text: str) -> str:
    return text[:1].upper() + text[1:]


def first_low(text: str) -> str:
    """The text with a small first letter, unless the first word is a name."""
    word = re.match(r"[A-Z][a-z'-]*(?![\w])", text)
    return text[0].lower() + text[1:] if word and (word[0].lower() in _common() or word[0].endswith("ly")) else text


@cache
def _common() -> frozenset[str]:
    """Words that stand small inside some sentence, so are no names."""
    return frozenset(word for s in sentences() for word in re.findall(r"(?<=[a-z,] )[a-z'-]+", s.text)) | {
        "a",
        "an",
        "the",
        "farther",
        "talks",
        "security",
        "two-thirds",
        "in",
        "thieves",
        "rail",
        "gales",
        "poachers",
        *SMALL,
    }


KINDS: dict[str, Callable[[str], Iterator[str]]] = {
    "voice": _voice,
    "attribution": _attribution,
    "order": _order,
    "tail": _tail,
    "figures": _figures,
    "hedges": _hedges,
    "words": _words,
}
