"""Who publishes a letter: the organisation that sends it, never the private person who wrote it."""

import re
from email.message import EmailMessage
from email.utils import parseaddr

MAILBOXES = frozenset({
    "gmail", "googlemail", "outlook", "hotmail", "live", "msn", "yahoo", "ymail", "icloud", "me", "mac", "aol", "gmx", "web",
    "proton", "protonmail", "pm", "zoho", "mail", "fastmail", "yandex", "qq", "163", "126", "naver", "rediffmail", "orange",
    "wanadoo", "free", "laposte", "libero", "t-online", "hushmail", "tutanota", "tuta",
})  # fmt: skip
"""Second-level names of providers of private mailboxes: they say nothing of the sender."""
SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "gob", "gouv", "go", "edu", "ac", "int"})
"""Names that stand before a country's in a domain: "gov.ng"."""
SPLIT = re.compile(r"[\W_]+")


def publisher_of(message: EmailMessage) -> str | None:
    """The organisation that the letter names, else its sender's display name where it is that of the domain, else the domain.

    Anybody's own name may stand before an address: it is taken only where the domain shows that it is an organisation's
    ("World Food Programme" at wfp.org). None for private mailboxes.
    """
    stated = field(message, "Organization")
    if stated:
        return stated
    name, address = parseaddr(field(message, "From"))
    domain = address.rpartition("@")[2].lower().strip(".")
    label = _label(domain)
    if not label or label in MAILBOXES:
        return None
    return name if _names(name, label) else domain


def field(message: EmailMessage, name: str) -> str:
    """A field of the letter's header in one line, as it stands where the standard library cannot make sense of it."""
    try:
        value = str(message.get(name, ""))
    except (ValueError, LookupError, AttributeError, TypeError):
        value = next((str(raw) for key, raw in message.raw_items() if key.lower() == name.lower()), "")
    return " ".join(value.split())


def _label(domain: str) -> str:
    """The part of a domain that its owner chose.

    >>> _label("news.wfp.org"), _label("ndma.gov.ng"), _label("localhost")
    ('wfp', 'ndma', '')
    """
    parts = domain.split(".")
    if len(parts) > 2 and parts[-2] in SECOND_LEVEL:
        return parts[-3]
    return parts[-2] if len(parts) > 1 else ""


def _names(name: str, label: str) -> bool:
    """Whether a display name is that of the domain's owner: its words, some of them, or their initials make the label.

    >>> _names("World Food Programme", "wfp"), _names("Oru Press", "orupress"), _names("Amina Yusuf", "yusuf")
    (True, True, False)
    """
    words = [word.lower() for word in SPLIT.split(name) if word]
    squashed, bare = "".join(words), label.replace("-", "")
    if len(words) == 1:
        return squashed == bare or (name.isupper() and squashed in bare)  # "OCHA" at unocha.org
    return squashed == bare or (len(words) > 2 and "".join(word[0] for word in words) == bare)
