"""One person by name: "activist Ana Lopes", "Ana Lopes was shot dead", "they arrested Ana Lopes"."""

from summarise.slots.counted import CountedReader

LONGEST_PERSON = 4
"""Words of a person's name."""
SHORTEST_PERSON = 2
"""The same: one word alone may be a place or an agency."""
LONGEST_ASIDE = 14
"""Tokens from the comma behind a name to the one that closes the aside: ", a father of three from the coast,"."""
SOON = 4
"""Tokens from a name on to what befell who bears it: "was later shot"."""


def person_named(reader: CountedReader, at: int) -> tuple[int, int] | None:
    """The first and last token of a person's name at token `at`, a role before it included; None where none is told of."""
    words, sets = reader.words, reader.sets
    role = words[at] in sets["title"] or words[at] in reader.nouns.roles and not reader.name(at)
    if not role and not (reader.name(at) and opens_clause(reader, at)):
        return None
    end = name_end(reader, at + role)
    if end - at - role + 1 < SHORTEST_PERSON or not ends_name(reader, end + 1):
        return None
    return (at, end) if role or at and words[at - 1] in sets["befall"] or befallen(reader, end + 1) else None


def opens_clause(reader: CountedReader, at: int) -> bool:
    """Whether a name at a token may be a subject, or the object of what befalls people: no place's, no noun before it."""
    return not at or reader.words[at - 1] in reader.nouns.before_name


def ends_name(reader: CountedReader, at: int) -> bool:
    """Whether a name may end before a token: no noun follows that it only describes, and no owner's mark."""
    after = reader.words[at] if at < len(reader.words) else "."
    if after in reader.sets["genitive"] or after in reader.sets["hyphen"]:
        return False
    return not after.isalpha() or reader.ends(at, False)


def name_end(reader: CountedReader, at: int) -> int:
    """The last token of the run of names that starts at a token; the one before it where none does."""
    end = at
    while end < len(reader.words) and end - at < LONGEST_PERSON and is_name_word(reader, end):
        end += 1
    return end - 1


def is_name_word(reader: CountedReader, at: int) -> bool:
    """Whether a token may belong to a person's name: a capital, letters, and no word of another kind."""
    word = reader.words[at]
    return reader.name(at) and word.isalpha() and word not in reader.sets["stop"] and reader.kind(at, False) is None


def befallen(reader: CountedReader, at: int) -> bool:
    """Whether something befell who stands before a token, asides passed over: "was shot", ", 45, a nurse, was shot"."""
    at = over_aside(reader, over_aside(reader, at))
    passive = at < len(reader.words) and reader.words[at] in reader.sets["be"]
    return passive and not reader.sets["befall"].isdisjoint(reader.words[at + 1 : at + SOON])


def over_aside(reader: CountedReader, at: int) -> int:
    """The token behind an aside in commas that begins at token `at`; its closing comma where another aside follows."""
    words, comma = reader.words, reader.sets["comma"]
    if at >= len(words) or words[at] not in comma or not opens_aside(reader, at + 1):
        return at
    close = next((token for token in range(at + 2, min(len(words), at + LONGEST_ASIDE)) if words[token] in comma), None)
    return at if close is None else close if opens_aside(reader, close + 1) else close + 1


def opens_aside(reader: CountedReader, at: int) -> bool:
    """Whether an age or what somebody is begins at a token: "45", "a nurse", "who taught"."""
    told = reader.nouns.determiners | reader.sets["relative_person"]
    return at in reader.found or at < len(reader.words) and reader.words[at] in told
