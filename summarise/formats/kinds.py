"""What a file is, told by how it begins and what it holds."""

from collections.abc import Collection

from summarise.errors import InputError

OLE = b"\xd0\xcf\x11\xe0"
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")  # the second: an empty one; the third: one of several
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
RTF = b"{\\rtf"
OLE_KINDS = {  # names in an OLE file: what it is, what to do; the first that is found counts
    "EncryptedPackage": ("an encrypted Office document", "save it without a password"),
    "__substg1.0_": ("an Outlook message", "save it as .eml"),
    "WordDocument": ("an old Word document", "save it as .docx"),
    "Workbook": ("a spreadsheet", "save what it says in sentences, as .docx or .txt"),
    "PowerPoint Document": ("a presentation", "save it as a PDF"),
}
ZIP_KINDS = {  # how names in a ZIP file begin
    "xl/": ("a spreadsheet", "save what it says in sentences, as .docx or .txt"),
    "ppt/": ("a presentation", "save it as a PDF"),
    "visio/": ("a drawing", "save it as a PDF"),
    "META-INF/container.xml": ("an e-book", "save its text as .txt"),
    "content.xml": ("an OpenDocument file", "save it as .docx, or as a PDF"),
}
OFFICE = "[Content_Types].xml"
"""What every package of Office since 2007 holds."""
WORD = "word/"  # the main part is word/document.xml as a rule, word/document2.xml where a browser wrote it
START = 1024
"""Bytes in which a PDF's header may stand (ISO 32000-1, annex H.3.4.1)."""


def told(start: bytes, suffix: str) -> str:
    """`pdf`, `zip`, or `text` for all else, from how a file begins.

    >>> told(b"%PDF-1.7", ".txt"), told(b"junk %PDF-1.7", ".pdf"), told(b"PK\\x03\\x04", ""), told(b"Flood in Oru", ".pdf")
    ('pdf', 'pdf', 'zip', 'text')
    """
    head = start[:START]
    if head.lstrip(b"\xef\xbb\xbf\0\t\n\f\r ").startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in head):
        return "pdf"
    return "zip" if start.startswith(ZIP) else "text"


def packed(names: Collection[str], place: str, suffix: str) -> str:
    """`word` or `archive`, from the names in a ZIP file. Raises InputError for other documents that are kept as one."""
    if OFFICE in names or "mimetype" in names or suffix == ".docx":
        if OFFICE in names and any(name.startswith(WORD) for name in names):
            return "word"
        for begin, (what, advice) in ZIP_KINDS.items():
            if any(name.startswith(begin) for name in names):
                raise InputError(f"{place}: this is {what}; {advice}")
        if suffix == ".docx" or OFFICE in names:
            raise InputError(f"{place}: this is not a Word document, whatever its name says; save the article as .docx or .txt")
    return "archive"


def refuse_office(content: bytes, place: str) -> None:
    """Raises InputError, with what to do, for documents of old Office and for RTF."""
    if content.startswith(RTF):
        raise InputError(f"{place}: this is an RTF document; save it as .docx")
    if content.startswith(OLE):
        kinds = (kind for name, kind in OLE_KINDS.items() if name.encode("utf-16-le") in content)
        what, advice = next(kinds, ("an old Office document", "save it as .docx"))
        raise InputError(f"{place}: this is {what}; {advice}")


def is_passed(start: bytes, suffix: str, known: Collection[str]) -> bool:
    """Whether what lies in an archive or a letter is no article: by its name, unless it begins like a document all the same."""
    if not suffix:
        return start.startswith(PICTURES)
    return suffix not in known and told(start, suffix) == "text" and not start.startswith((OLE, RTF))
