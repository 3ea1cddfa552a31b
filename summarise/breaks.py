"""Where lines and sentences of a text end, as spans of characters; the text itself is only read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from summarise import lexicon
from summarise.text import Span

BULLETS = "•●▪‣◦■►"
SEPARATOR = re.compile(r"\s{2,}|[\n\r\t\v\f\x85\u2028\u2029]")
BULLETED = re.compile(rf"{SEPARATOR.pattern}|\s?(?<![{BULLETS}])(?=[{BULLETS}])")
INNER_RUN = re.compile(r"(?<=[\w,]) {2,}(?=\S)")  # the spaces of "they  fled"
LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
END = re.compile(
    r"""(?P<mark>[.!?…]+|[。！？؟۔।]+)(?P<close>["'”’»)\]]*(?:\[\d{1,3}\])?)(?P<gap>\s*)(?P<open>["'“‘«(\[¡¿]*)(?P<next>\S)"""
)
BEFORE_WORD = re.compile(r"[\s(\[\"“‘'/–—]")  # what "Gen" stands behind in "said Gen"
LONGEST_WORD = 24
"""Characters that are looked at before a full stop: more is no abbreviation, and no text may cost the square of its length."""
ROMAN = re.compile(r"[IVX]{1,4}")  # "III. Situation"
FIRST_WORD = re.compile(r"[\w’']+")
ITEM = re.compile(rf"[{BULLETS}*·–—-]\s*\S|\(?(?:\d{{1,2}}|[a-zA-Z])[.)]\s")  # "- 400 homes", "2) water"
DOTTED = re.compile(r"(?:\w\.)+\w")  # "U.S" before its last dot
OPENING = re.compile(r"[A-Z]{3}|[AI]\s|[0-9]{1,2}[.:][0-9]{2}\s?[ap]m\b")  # "IMPACT", "A road", "7.05pm"
ADDRESS = re.compile(r"[./@\\]|\Awww\Z")  # "www" in "www.Oru.example"
GLUED = re.compile(
    r"[a-z)0-9](?=[A-Z]{6,})"  # "evacuatedRESPONSE"
    r"|\d\s(?:[a-z]+\s)?[a-z]{3,}(?=\d[\d,]*\s[a-z])"  # "1 death120 families"
    r"|[a-z]\)(?=[A-Z][a-z])"  # "report)Based"
    r"|[a-z)](?=-\s\d)"  # "affected- 1,026 houses"
    r"|[a-z]{7}(?=[A-Z][a-z]{3})"  # "submergedPasuruan"
)
"""Where rows of a table or a list, flattened into a line, meet without a break."""
FINAL = re.compile(r"[.!?…。！？؟۔।][\"'”’»)\]]*\Z")
WIDEST = 120
"""Hard-wrapped text is narrower: e-mail and wire text wrap at 60 to 80 columns, plain text exports at up to 100."""
NARROWEST = 40
"""Lines shorter than this are no wrapped prose but items, headings and addresses."""
HEADING_WORDS = 14
"""A line without a full stop and with no more words may be a heading."""
LONGEST = 1500
"""Characters of a sentence: about 250 tokens. Longer ones (tables, text without full stops) are cut at a comma or a space."""


@dataclass(frozen=True, slots=True)
class Words:
    """The word classes of lang/<code>/sentences.toml; all empty for a language without them."""

    title: frozenset[str] = frozenset()
    abbreviation: frozenset[str] = frozenset()
    numbering: frozenset[str] = frozenset()
    opener: frozenset[str] = frozenset()
    joiner: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()


@cache
def words_of(language: str) -> Words:
    """The words that tell where sentences of a language end."""
    if not (lexicon.LANGUAGES / language / "sentences.toml").is_file():
        return Words()
    words: Mapping[str, tuple[str, ...]] = lexicon.load(language, "sentences").words
    return Words(**{name: frozenset(words[name]) for name in Words.__dataclass_fields__})


def lines(text: str, words: Words) -> list[Span]:
    """The lines of the text, without the white space around them: what a break of lines, or a run of spaces, sets apart."""
    found: list[Span] = []
    width, ragged = _width(text), _ragged(text)
    start = line = len(text) - len(text.lstrip())
    separators = BULLETED if any(bullet in text for bullet in BULLETS) else SEPARATOR  # the plain one is four times as fast
    for separator in separators.finditer(text, start):
        left, right = separator.start(), separator.end()
        if left > start and right < len(text):
            if _breaks(text, start, line, left, right, width, ragged, words):
                found.append(Span(start, left))
                start = right
            line = right
    end = len(text.rstrip())
    return [*found, Span(start, end)] if end > start else found


def sentences(text: str, line: Span, words: Words) -> Iterator[Span]:
    """The sentences of one line, in order; together they hold all its characters but white space."""
    start = line.start
    for end, following in _sentence_ends(text, line, words):
        yield from _capped(text, start, end)
        start = following
    yield from _capped(text, start, line.end)


def _sentence_ends(text: str, line: Span, words: Words) -> Iterator[tuple[int, int]]:
    """Where each sentence of a line but the last ends, and where the next one starts."""
    start = line.start
    glued = [match.end() for match in GLUED.finditer(text, line.start, line.end) if not _named(text, match.end(), words)]
    for match in (*END.finditer(text, line.start, line.end), None):
        while glued and (match is None or glued[0] <= match.start()):
            start = glued.pop(0)
            yield start, start
        if match is not None and _ends(text, start, match, words):
            start = match.end("gap")
            yield match.end("close"), start


def _named(text: str, at: int, words: Words) -> bool:
    """Whether letters and figures are one name at a place in the text: "covid19 cases"."""
    return _last_word(text, 0, at).lower() in words.numbered


def _width(text: str) -> int:
    """The column at which the text was wrapped by hand, 0 where it was not."""
    lengths = [len(line) for line in LINE_ENDS.split(text) if line]
    widest = max(lengths, default=0)
    if len(lengths) < 3 or not NARROWEST < widest <= WIDEST:
        return 0
    return widest


def _ragged(text: str) -> bool:
    """Whether runs of spaces stand anywhere in sentences, so that they tell nothing."""
    after = [text[m.end()] for m in INNER_RUN.finditer(text)] if "  " in text else []
    return 4 * sum(character.islower() for character in after) > len(after)


def _breaks(text: str, start: int, line: int, left: int, right: int, width: int, ragged: bool, words: Words) -> bool:
    """Whether the separator text[left:right] ends a line; the stretch began at `start`, its last physical line at `line`."""
    gap = text[left:right]
    count = len(LINE_ENDS.findall(gap))
    if text[right] in BULLETS or (count and ITEM.match(text, right)):
        return True
    final = FINAL.search(text, max(start, left - 4), left) is not None
    lower = text[right].islower()
    if count > 1:
        return final or not (lower and _open(text, start, left, words))
    if not count:
        return _run_breaks(text, start, left, right, final, words) if not ragged or final else False
    word = FIRST_WORD.match(text, right)
    full = left - line + 1 + (word.end() - word.start() if word else 1) > width > 0
    if final:
        return not full
    if full or _open(text, start, left, words):
        return False
    return not lower or left - line < NARROWEST


def _run_breaks(text: str, start: int, left: int, right: int, final: bool, words: Words) -> bool:
    """Whether a run of spaces stands for a line break: behind a whole sentence, or between two capitals of a flattened text."""
    if final:
        return text[left - 1] != "." or _last_word(text, start, left - 1).lower() not in words.title
    if ITEM.match(text, right):
        return True
    if text[right].islower() or _open(text, start, left, words):
        return False
    if not text[right].isdigit():
        return True
    return text.count(" ", max(start, left - LONGEST), left) < HEADING_WORDS


def _last_word(text: str, start: int, end: int) -> str:
    return BEFORE_WORD.split(text[max(start, end - LONGEST_WORD) : end])[-1]


def _open(text: str, start: int, left: int, words: Words) -> bool:
    """Whether what stands before `left` cannot be the end of a line: a comma, or a word that wants another."""
    return text[left - 1] in ",(–—-/" or _last_word(text, start, left) in words.joiner


def _ends(text: str, start: int, match: re.Match[str], words: Words) -> bool:
    """Whether a sentence that began at `start` ends with the matched full stop."""
    mark, close, gap, following = match["mark"], match["close"], match["gap"], match["next"]
    if not gap:
        return _ends_without_space(text, match, words)
    if following.islower() or (following in ",;:)" and not match["open"]):
        return False
    if mark != "." or close:
        return not (mark in ("...", "…") and following.isdigit())
    word = _last_word(text, start, match.start())
    opens = FIRST_WORD.match(text, match.start("next"))
    return _word_ends(word, opens.group() if opens else "", match.start() - len(word) == start, words)


def _word_ends(word: str, following: str, first: bool, words: Words) -> bool:
    """Whether the dot behind `word` ends the sentence, `following` coming next; `first`: the word opens the sentence."""
    lower = word.lower()
    digit = following[:1].isdigit()
    if first and ((len(word) <= 3 and word.isdigit()) or len(word) == 1 or ROMAN.fullmatch(word)):
        return False  # "2. Water"
    if digit and len(word) == 1 and word.islower():
        return False  # "p. 25"
    if lower in words.numbering:
        return not digit and word[:1].islower()
    if lower in words.title:
        return False
    if lower in words.abbreviation or DOTTED.fullmatch(word) or (len(word) == 1 and word.isalpha() and word.isupper()):
        return following.lower() in words.opener and following[:1].isupper() and len(following) > (len(word) == 1)
    return True


def _ends_without_space(text: str, match: re.Match[str], words: Words) -> bool:
    """Whether a full stop with no space behind it ends a sentence: "homes.The", "homes.IMPACT", "homes.- 400 families", "。"."""
    position, after = match.start(), match.start("next")
    if match["mark"][0] in "。！？":
        return True
    before = text[max(0, position - 2) : position]
    if match["next"] in "-–•*" and text[after + 1 : after + 2].isspace():
        return before.isalnum()
    run = text[max(0, position - LONGEST_WORD) : position].split()[-1:]
    if (
        not run
        or ADDRESS.search(run[0])
        or not ((before.isalpha() and before.islower()) or run[0].isdigit() or before[-1] in ")%")
    ):
        return False
    if match["next"].isupper() and text[after + 1 : after + 2].islower():
        return True
    known = {run[0].lower()} & (words.title | words.abbreviation)
    return before.islower() and run[0].isalpha() and len(run[0]) > 2 and not known and OPENING.match(text, after) is not None


def _capped(text: str, start: int, end: int) -> Iterator[Span]:
    """The span, in parts of at most LONGEST characters."""
    while end - start > LONGEST:
        middle, limit = start + LONGEST // 2, start + LONGEST
        cut = max(text.rfind(mark, middle, limit) + len(mark) - 1 for mark in ("; ", ", ", ") "))
        cut = cut if cut > middle else max(text.rfind(" ", middle, limit), text.rfind("\n", middle, limit))
        cut = cut if cut > middle else limit
        part = text[start:cut]
        if part.strip():
            yield Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
        start = cut
    part = text[start:end]
    if part.strip():
        yield Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
