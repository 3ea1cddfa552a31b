"""One person, household or asset without a figure: "a five-year-old girl", "Driver hurt in blast", "Sura bridge"."""

from summarise.slots.counted import LONGEST_PHRASE, Counted, CountedReader

SOON_SAID = 8
"""Tokens behind a person within which a verb of saying makes that person the source: "the head of the Sura clinic said"."""
LONGEST_NAME = 6
"""Words of a building's name: "Hill Top Mixed Primary School" has five."""


def single_phrase(reader: CountedReader, at: int) -> Counted | None:
    """The noun of one person, household or asset behind a determiner at token `at`: "a five-year-old girl", "his son"."""
    words, start = reader.words, at + 1
    kind, last, token = None, None, start
    reach = LONGEST_PHRASE + 4 if reader.hyphened(start) else LONGEST_PHRASE  # "a 150-year-old stone bridge"
    while token < min(len(words), at + reach):
        known = reader.kind(token, True) or person_of(reader, token)
        if known and token + 1 in reader.found and words[token].endswith(reader.nouns.verb_suffixes):
            break  # "a bomb attack killing 15"
        if known:
            kind, last = known, token
        elif reader.ends(token, True) or last is not None and not reader.noun_follows(token, True):
            break
        token += 1
    if last is None or kind is None or not is_head(reader, last) or is_counted(reader, last, kind):
        return None
    return Counted(kind, last, start) if kind == "assets" or is_someone(reader, at, last, kind) else None


def is_counted(reader: CountedReader, last: int, kind: str) -> bool:
    """Whether the number of its people follows a household, which is then the figure: "a family of six"."""
    of = reader.words[last + 1 : last + 2]
    return kind == "households" and not reader.sets["of"].isdisjoint(of) and last + 2 in reader.found


def is_someone(reader: CountedReader, at: int, last: int, kind: str) -> bool:
    """Whether the determiner at `at` and the noun at `last` are one person or household, told of for their own sake."""
    opener, noun = reader.words[at], reader.words[last]
    if (
        tells(reader, at, last)
        or apposition(reader, at, last)
        or opener in reader.sets["definite"]
        and noun not in reader.nouns.persons
    ):
        return False
    return kind != "people" or noun in reader.sets["kin"] or opener not in reader.sets["possessive"]


def is_head(reader: CountedReader, last: int) -> bool:
    """Whether the noun phrase ends with the noun: "the Czech", and not "the Czech town"."""
    after = reader.words[last + 1] if last + 1 < len(reader.words) else ""
    if after in reader.sets["genitive"]:
        return False
    verb = after in reader.sets["after_head"] or after.endswith(reader.nouns.verb_suffixes)
    return verb or not after.isalpha() or reader.ends(last + 1, True)


def person_of(reader: CountedReader, token: int) -> str | None:
    """People where the noun is a person's only before "of": "the head of the clinic"."""
    if reader.words[token] not in reader.sets["person_of"]:
        return None
    return "people" if not reader.sets["of"].isdisjoint(reader.words[token + 1 : token + 2]) else None


def tells(reader: CountedReader, at: int, last: int) -> bool:
    """Whether somebody only says what is told: "40 are missing, the mayor of Pella said", "according to a doctor"."""
    words, sets = reader.words, reader.sets
    if " ".join(words[max(0, at - 2) : at]) in sets["according"]:
        return True
    for token in range(last + 1, min(len(words), last + SOON_SAID)):
        if words[token] in sets["telling"]:
            return sets["to"].isdisjoint(words[token + 1 : token + 2])  # "a man told to leave"
        if words[token] in sets["clause_start"] or words[token] in sets["be"] or reader.predicate(token):
            break
    return False


def apposition(reader: CountedReader, at: int, last: int) -> bool:
    """Whether the phrase only says who a named person is: "Nguyen, a local official, was …", not "In Kent, a man was …"."""
    words, sets = reader.words, reader.sets
    named = at - 4 if at > 3 and at - 2 in reader.found and words[at - 3] in sets["comma"] else at - 2  # ", 45, a nurse"
    if named < 0 or words[at - 1] not in sets["comma"] or not reader.name(named):
        return False
    opens = named
    while opens and words[opens - 1] not in sets["clause_start"]:
        opens -= 1
    if words[opens] in sets["near_place"] or words[opens] in sets["sentence_adverb"]:
        return False
    ends = sets["clause_start"] - sets["joining"] | sets["comma"]
    closed = next((token for token in range(last + 1, len(words)) if words[token] in ends), len(words))
    return not any(words[token] in sets["be"] or reader.predicate(token) for token in range(last + 1, closed))


def headline_person(reader: CountedReader, at: int) -> bool:
    """Whether a noun without an article is one person with a participle behind: "Driver hurt in blast"."""
    bare = not at or reader.words[at - 1] not in reader.sets["stop"] or reader.words[at - 1] in reader.sets["clause_start"]
    after = " ".join(reader.words[at + 1 : at + 2])
    listed = not at and after in reader.sets["comma"] and at + 2 in reader.found  # "Guard, three nurses killed"
    return bare and (after in reader.nouns.participles or after in reader.sets["headline_verb"] or listed)


def opens_item(reader: CountedReader, at: int) -> bool:
    """Whether an asset or a participle begins an item of a list or a clause, without an article."""
    return reader.words[at] in reader.nouns.headline_starters and (not at or reader.words[at - 1] in reader.sets["item_start"])


def headline_asset(reader: CountedReader, at: int) -> int | None:
    """The token of an asset that stands alone with its participle, no article before: "- collapsed road", "Mill flooded"."""
    done = reader.nouns.damage_participles
    noun = at + 1 if reader.words[at] in done else at
    if noun >= len(reader.words) or reader.words[noun] not in reader.sets["asset"]:
        return None
    after = reader.words[noun + 1] if noun + 1 < len(reader.words) else "."
    glued = reader.sentence.ends[noun : noun + 1] == reader.sentence.starts[noun + 1 : noun + 2]
    alone = glued or not after.isalpha() or after in reader.sets["stop"]
    return noun if (alone if noun > at else after in done) else None


def building(reader: CountedReader, at: int) -> Counted | None:
    """One building by its name: "Hill Top School", "Sura bridge"."""
    words, end = reader.words, at
    while end < len(words) and end < at + LONGEST_NAME and reader.name(end) and words[end] not in reader.sets["stop"]:
        end += 1
    heads = [token for token in (end, end - 1) if token > at and token < len(words)] if end > at else []
    head = next((token for token in heads if names_one(reader, token, end)), None)
    return None if head is None else Counted("assets", head, at)


def names_one(reader: CountedReader, token: int, end: int) -> bool:
    """Whether the noun is a building's, or a place's that stands after its name in lower case: "Sura district"."""
    return reader.words[token] in reader.sets["building"] or token == end and reader.words[token] in reader.sets["place_noun"]
