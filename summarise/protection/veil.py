"""Takes private names, telephone numbers and e-mail addresses out of a text, and counts them."""

import re
from collections.abc import Iterable, Sequence

from summarise.lexicon import Lexicon, load
from summarise.protection.naming import Words
from summarise.protection.persons import Person
from summarise.sitrep import Caveat

ADDRESS = re.compile(r"[\w.+-]+@\w[\w-]*(?:\.[\w-]+)*\.[^\W\d_]{2,}")  # "a.yusuf@example.org"
DIGITS = re.compile(r"(?<![\w.,/-])(?:\+ ?|00)?\(?\d(?:[ \u00a0().–-]{0,2}\d){6,14}(?![\w/]|[.,]\d)")  # "+44 20 5550 0199"
INTERNATIONAL = re.compile(r"(?:\+|00)(?:\D*\d){9}")  # shorter ones may be an increase: "+1 200 300"
TRUNK = re.compile(r"\(?0(?:\D*\d){7}")  # "00 55 01 42"
WHEN = re.compile(r"\d{1,2}([ .-])\d{1,2}\1(?:19|20)?\d\d\Z|\d\d\.\d\d ?[-–] ?\d\d\.\d\d\Z")  # "05.03.2024", "09.00-17.30"
GROUPED = re.compile(r"\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}\Z")  # "(555) 555-0123"
CALLED = 3
"""Words before a number in which it is called a telephone's: "call her on 555 0123"."""
WORD = re.compile(r"[^\W_]+")
NEVER = re.compile(r"(?!)")


class Veil:
    """What covers the names of some persons, and every number and address; it remembers what it covered."""

    def __init__(self, persons: Sequence[Person], words: Words, texts: Lexicon) -> None:
        self.words, self.texts = words, texts
        self.owner = {form: person.name for person in persons for form in (*person.parts, *person.doubtful, person.name)}
        self.doubtful = {form for person in persons for form in person.doubtful}
        self._long = _any_of(form for form in self.owner if " " in form)
        self._short = _any_of(form for form in self.owner if " " not in form)
        self.covered: dict[str, set[str]] = {"name": set(), "number": set(), "address": set()}

    def text(self, text: str) -> str:
        """The text with all of it covered; figures stay."""
        text = ADDRESS.sub(lambda match: self._cover("address", match.group().casefold()), text)
        text = DIGITS.sub(self._number, text)
        return self._short.sub(self._part, self.whole(text))

    def maybe(self, text: str | None) -> str | None:
        """The text covered, None where there is none."""
        return None if text is None else self.text(text)

    def whole(self, text: str) -> str:
        """The text with the names of several words covered; single words may be places, too."""
        return self._long.sub(lambda match: self._cover("name", self.owner[" ".join(match.group().split())]), text)

    def holds(self, text: str) -> bool:
        """Whether a private person's name, of several words, stands in the text."""
        return self._long.search(text) is not None

    def caveats(self) -> tuple[Caveat, ...]:
        """The caveat that counts what was covered, by kind and without repeating it; none where nothing was."""
        fixed = load(self.texts.language, "report").tables
        counts = [
            fixed["withheld"][kind]["other" if len(found) > 1 else "one"].format(count=len(found))
            for kind, found in self.covered.items()
            if found
        ]
        text = fixed["caveats"]["names_withheld"].format(counts=", ".join(counts))
        return (Caveat("names_withheld", text),) if counts else ()

    def _cover(self, kind: str, found: str, word: str = "") -> str:
        self.covered[kind].add(found)
        return str(self.texts.tables["withheld"][word or kind])

    def _number(self, match: re.Match[str]) -> str:
        """What stands for a run of digits: itself where it may be a figure."""
        written = match.group()
        before = WORD.findall(match.string[: match.start()].casefold())[-CALLED:]
        called = not self.words.sets["telephone"].isdisjoint(before)
        shaped = INTERNATIONAL.match(written) or TRUNK.match(written) or GROUPED.match(written)
        if called or shaped and not WHEN.match(written):
            return self._cover("number", re.sub(r"\D", "", written))
        return written

    def _part(self, match: re.Match[str]) -> str:
        """What stands for a part of a name: itself inside a longer name, and where it may be another word."""
        part = match.group()
        before = match.string[: match.start()].split()[-1:]
        after = WORD.match(match.string[match.end() :].lstrip(" "))
        speaks = after is not None and after.group().casefold() in self.words.sets["saying"]
        titled = bool(before) and before[0].casefold() in self.words.sets["title"]
        longer = bool(before) and self._is_named(before[0]) or after is not None and after.group()[0].isupper()
        if not (titled or speaks) and (longer or part in self.doubtful):
            return part
        return self._cover("name", self.owner[part], "part")

    def _is_named(self, word: str) -> bool:
        """Whether a capitalised word may belong to the name that follows it: not one that only opens a sentence."""
        return word[0].isupper() and word[-1].isalnum() and word.casefold() not in self.words.sets["opening"]


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """A pattern for the forms, the longest first, as whole words with any white space in them."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    found = "|".join(r"\s+".join(map(re.escape, form.split())) for form in ordered)
    return re.compile(rf"(?<![\w-])(?:{found})(?![\w-])") if found else NEVER
