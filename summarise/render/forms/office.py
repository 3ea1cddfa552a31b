"""What keeps a Word or Excel file from being a template: broken, locked, another kind, or a bomb."""

import zipfile
import zlib
from io import BytesIO

from summarise.errors import InputError
from summarise.formats import archive
from summarise.render.forms.template import Template

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of the older Office begin, and those with a password ([MS-OFFCRYPTO] 2.3.2)."""
LARGEST_PART = 30_000_000
"""Bytes of a part of XML, unpacked: a document of 500 pages has 5 million."""


def refuse(template: Template, program: str, main: str) -> None:
    """Raises InputError where the file is no ZIP archive with a `main` part, or holds what no program would write."""
    if template.content.startswith(OLE):
        raise InputError(f"{template.file}: has a password, or is of an old {program}; save it without one as .{template.kind}")
    if not zipfile.is_zipfile(BytesIO(template.content)):
        raise InputError(f"{template.file}: not a {program} file, or a broken one; open it in {program} and save it anew")
    opened = archive.opened(BytesIO(template.content), template.file)
    if main not in opened.namelist():
        raise InputError(f"{template.file}: not a {program} file, whatever its name says; give one that {program} saved")
    for member in opened.infolist():
        if member.filename.endswith((".xml", ".rels")):
            _refuse_part(template, opened, member)


def _refuse_part(template: Template, opened: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    if member.file_size > LARGEST_PART:
        raise InputError(f"{template.file}: {member.filename} has over {LARGEST_PART:,} bytes; leave some of it out")
    try:
        content = opened.read(member)
    except archive.FAULTS as error:
        raise InputError(f"{template.file}: broken ({' '.join(str(error).split())[:100]}); save it anew") from error
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise InputError(f"{template.file}: {member.filename} declares a document type, which no Office program writes")


def faults() -> tuple[type[Exception], ...]:
    """What the libraries raise for a broken file."""
    from lxml.etree import LxmlError

    return (*archive.FAULTS, LxmlError, KeyError, ValueError, TypeError, AttributeError, zlib.error)


def broken(template: Template, program: str, error: Exception) -> InputError:
    """The error that tells so."""
    reason = " ".join(str(error).split())[:100] or type(error).__name__
    return InputError(f"{template.file}: a broken {program} file ({reason}); open it in {program} and save it anew")
