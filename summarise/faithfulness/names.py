"""Names of places, people and organisations that the source does not have."""

from collections.abc import Iterator, Sequence
from functools import cache

from summarise import lexicon
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import Vocabulary, vocabulary
from summarise.ground.gazetteer import Entry, fold, gazetteer, key_of
from summarise.ground.runs import HYPHENS

TITLE_CASE = 0.6
"""Share of capitalised words from which on capitals say nothing about names."""
LETTERS = 3
"""An acronym is made of the first letters of so many words, at least."""
OPENING = frozenset('"“«:‘.')
MARKS = ("'s", "’s", "'", "’")


def name_findings(claim: View, source: Source) -> Iterator[Finding]:
    """Findings on the capitalised names of a summary's sentence."""
    for first, last in _runs(claim, vocabulary(claim.language)):
        if first < last and _opens(claim, first) and not _known(claim, first, source):
            first += not _entries(claim.sentence.words[first], claim.language)  # "New Kenyan rules"
        strange = [i for i in range(first, last + 1) if not _known(claim, i, source)]
        if not strange or _meant(claim, first, last, source):
            continue
        words = claim.text(first, last)
        kind = (
            "place"
            if _is_place(words, claim.text(strange[0], strange[-1]), claim.language) or _located(claim, first, last)
            else "name"
        )
        yield finding(kind, words, language=claim.language)


def _runs(claim: View, known: Vocabulary) -> Iterator[tuple[int, int]]:
    """The first and last token of each stretch of capitalised words, those that name nothing left out."""
    words, lower = claim.sentence.words, claim.sentence.lower
    long = [word[0].isupper() for word in words if len(word) > 3 and word[0].isalpha()]
    if not known.known and not long or len(long) > 4 and sum(long) > TITLE_CASE * len(long):
        return
    start, dates = -1, _date_words(claim.language)
    for i in range(len(words) + 1):
        named = i < len(words) and words[i][0].isupper() and lower[i] not in known.sets["function"] and lower[i] not in dates
        joint = start >= 0 and i + 1 < len(words) and words[i] in HYPHENS and words[i + 1][0].isupper()
        if named and start < 0:
            start = i
        elif not (named or joint) and start >= 0:
            if not (start == i - 1 and _ordinary(claim, start, known)):
                yield start, i - 1
            start = -1


def _ordinary(claim: View, i: int, known: Vocabulary) -> bool:
    """Whether a single capitalised word is a title, or only opens the sentence and is nobody's name that we know."""
    word, lower = claim.sentence.words[i], claim.sentence.lower[i]
    if lower in known.sets["titles"]:
        return True
    if not _opens(claim, i) or word.isupper() and len(word) > 1:
        return False
    return lower in _common_words(claim.language) or not _entries(word, claim.language)


@cache
def _common_words(language: str) -> frozenset[str]:
    """Words that are names of places too, and hardly ever meant as such: "Salt"."""
    return lexicon.load(language, "places").word_set("common") if _has_places(language) else frozenset()


def _opens(claim: View, i: int) -> bool:
    """Whether a word opens the sentence, or a quotation in it."""
    words = claim.sentence.words
    return not any(word[0].isalnum() for word in words[:i]) or words[i - 1] in OPENING


def _known(claim: View, i: int, source: Source) -> bool:
    """Whether the source has the word, in whatever form."""
    word, lower = fold(claim.sentence.words[i]), claim.sentence.lower[i]
    if not word or lower in vocabulary(claim.language).sets["titles"] or word in source.vocabulary or lower in MARKS:
        return True
    return vocabulary(claim.language).stem(lower) in source.by_stem or any(
        word + end in source.vocabulary for end in ("s", "n", "an", "i")
    )


def _meant(claim: View, first: int, last: int, source: Source) -> bool:
    """Whether the source names the same otherwise: by its letters, in full, or as the people of the country."""
    name = " ".join(claim.sentence.lower[i] for i in range(first, last + 1))
    acronyms = vocabulary(claim.language).acronyms
    for letters, names in acronyms.items():
        forms = (letters, *names)
        if name in forms and any(f" {form} " in source.line for form in forms):
            return True
    seats = vocabulary(claim.language).seats
    if (
        name in seats
        and f" {seats[name]} " in source.line
        and claim.sentence.lower[first - 1] not in vocabulary(claim.language).sets["locating"]
    ):
        return True
    parts = [claim.sentence.words[i] for i in range(first, last + 1) if claim.sentence.words[i][0].isalpha()]
    if len(parts) == 1 and parts[0].isupper() and len(parts[0]) >= LETTERS and parts[0].lower() in source.initials:
        return True
    if len(parts) >= LETTERS and fold("".join(part[0] for part in parts)) in source.vocabulary:
        return True
    countries = {
        entry.country
        for part in (name, *parts)
        for entry in _entries(part, claim.language)
        if entry.kind in ("country", "people")
    }
    strange = [i for i in range(first, last + 1) if not _known(claim, i, source)]
    own = all(_entries(claim.sentence.words[i], claim.language) for i in strange) or bool(_entries(name, claim.language))
    return own and bool(countries & source.countries)


def named_otherwise(claim: View, source: Source) -> Iterator[tuple[int, int]]:
    """The first and last token of each name that the source has in another form: "Turkish" for "from Turkey"."""
    for first, last in _runs(claim, vocabulary(claim.language)):
        if any(stem and stem not in source.by_stem for stem in claim.stems[first : last + 1]) and _meant(
            claim, first, last, source
        ):
            yield first, last


def is_place(name: str, view: View) -> bool:
    """Whether a name of the sentence is a place's, by the gazetteer or by how the sentence was read."""
    key = key_of(name)
    return any(entry.kind != "people" for entry in _entries(name, view.language)) or any(
        key in names for names in view.lineage.values()
    )


def _is_place(run: str, strange: str, language: str) -> bool:
    return any(entry.kind != "people" for entry in (*_entries(run, language), *_entries(strange, language)))


def _located(claim: View, first: int, last: int) -> bool:
    """Whether the reading of the sentence takes the name for a place."""
    key = key_of(claim.text(first, last))
    return any(key in names or any(key in name or name in key for name in names) for names in claim.lineage.values())


def _entries(name: str, language: str) -> Sequence[Entry]:
    """The places and nationalities of that name."""
    return gazetteer(language).find(key_of(name)) if _has_places(language) else ()


@cache
def _has_places(language: str) -> bool:
    return (lexicon.LANGUAGES / language / "places.toml").is_file()


@cache
def _date_words(language: str) -> frozenset[str]:
    """The names of months and weekdays, which are dates' business."""
    if not (lexicon.LANGUAGES / language / "dates.toml").is_file():
        return frozenset()
    tables = lexicon.load(language, "dates").tables
    return frozenset((*tables["months"], *tables["weekdays"]))
