"""Article text made inert: whatever it holds, a reader sees characters, never markup."""

import re
from urllib.parse import quote, urlsplit

_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
# What CommonMark, GitHub's tables and its mathematics give a meaning to, anywhere in a line.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$]|&(?=[#A-Za-z]))")
# What only means something at the start of a line: "- item", "+ item", "# heading", "12. item", "3) item".
_OPENING = re.compile(r"^(\d{1,9}(?=[.)](?: |$))|(?=[-+#=]))")
# Bare addresses that GitHub turns into links: "https://…", "www.…", "a@b.org".
_ADDRESS = re.compile(r"(?i)(:(?=//)|(?<=www)\.|@)")
# Controls (tab and newline excepted), halves of surrogate pairs, the marks that reorder what is read (U+202A–E, U+2066–9), and
# the code points that Unicode keeps from being characters, some of which XML refuses.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# What a spreadsheet takes for the start of a formula; the wide ones where it is set to Japanese or Chinese.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_SAFE_SCHEMES = ("http", "https")


class Safe(str):
    """Text that is already markup, and goes out as it is."""

    __slots__ = ()


def visible(text: str) -> str:
    """The text with every character that hides, reorders or commands replaced by U+FFFD, one for one.

    >>> visible("a\\x1b[31mb")
    'a\ufffd[31mb'
    """
    return _UNSEEN.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The text with its runs of white space made one space; spaces at which no line may break stay, as in "1 000" in French.

    >>> one_line(" two\\n lines "), one_line("1\\u202f000")
    ('two lines', '1\\u202f000')
    """
    return visible(_SPACES.sub(" ", text).strip())


def cell(text: str) -> str:
    """One line of text that a spreadsheet takes for text: an apostrophe stands before what would begin a formula.

    >>> cell("=1+1"), cell("\\t-2"), cell("a=b")
    ("'=1+1", "'-2", 'a=b')
    """
    shown = one_line(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def markdown(text: str) -> Safe:
    """One line of Markdown that shows the text as it stands.

    >>> print(markdown("[x](javascript:alert) | *b*"))
    \\[x\\](javascript:alert) \\| \\*b\\*
    """
    shown = _SPECIAL.sub(r"\\\1", one_line(text))
    shown = _OPENING.sub(lambda found: f"{found[1]}\\", shown)
    return Safe(_ADDRESS.sub(r"\\\1", shown))


def address(url: str | None) -> Safe | None:
    """A link target in angle brackets, or None where the URL is not of the web.

    >>> print(address("https://example.org/a b>"))
    <https://example.org/a%20b%3E>
    >>> address("javascript:alert(1)") is None
    True
    """
    link = web(url)
    return Safe(f"<{link}>") if link else None


def web(url: str | None) -> str | None:
    """The URL with what could end a link in any format percent-encoded, or None where it is not of the web.

    >>> web("https://example.org/a b>"), web("file:///etc/passwd")
    ('https://example.org/a%20b%3E', None)
    """
    return quote(visible(url), safe=_KEPT) if url is not None and is_web(url) else None


def is_web(url: str) -> bool:
    """Whether the URL has a scheme of the web and a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in _SAFE_SCHEMES and bool(parts.netloc)


def anchor(*parts: object) -> Safe:
    """A name for a link target, of letters, digits and hyphens.

    >>> print(anchor("h1", 2))
    h1-2
    """
    return Safe(re.sub(r"[^A-Za-z0-9-]", "-", "-".join(str(part) for part in parts)))


# RFC 3986's reserved characters and the percent sign stay; what could end an angle-bracket target does not.
_KEPT = ":/?#@!$&'()*+,;=%~[]"
