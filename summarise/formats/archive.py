"""ZIP archives: what is in them is read as if each had been named, without unpacking anything to disk.

Their names are only names: nothing is written, so that a path such as ../../etc leads nowhere.
"""

import lzma
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from summarise.errors import InputError
from summarise.formats.part import Part, refuse_large

KIND = "archive"
MOST_MEMBERS = 10_000
MOST_BYTES = 1_000_000_000
"""Unpacked, in all: a day's reports with their pictures have a tenth of it."""
MOST_RATIO = 250
"""Times that a member may grow: text packs to a tenth, the dullest tables to a hundredth, a bomb to a thousandth."""
RATIO_FROM = 10_000_000
"""Bytes unpacked: what stays smaller does no harm, however well it was packed."""
ENCRYPTED = 0x1
"""The bit of a member's flags that says so (APPNOTE 4.4.4)."""
FAULTS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, LookupError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What the standard library raises for broken members and for ways of packing that it does not know."""


def opened(stream: BinaryIO, place: str) -> zipfile.ZipFile:
    """The archive. Raises InputError where it is cut short, or too large to be what it seems."""
    try:
        archive = zipfile.ZipFile(stream)
    except FAULTS as error:
        raise InputError(f"{place}: a broken ZIP file, cut short as it seems ({_reason(error)}); get it anew") from error
    _refuse_bomb(archive.infolist(), place)
    return archive


def read(archive: zipfile.ZipFile, part: Part) -> Iterator[Part | InputError]:
    """The members, sorted by name, or an error for each that cannot be read; hidden ones are passed over.

    Raises InputError for an archive within an archive, for one that asks for a password and for one without members.
    """
    if KIND in part.within:
        raise InputError(f"{part.place}: an archive in an archive; unpack it first")
    members = [member for member in archive.infolist() if not (member.is_dir() or _is_hidden(member.filename))]
    if not members:
        raise InputError(f"{part.place}: the archive is empty; there is no article in it")
    if all(member.flag_bits & ENCRYPTED for member in members):
        raise InputError(f"{part.place}: encrypted; unpack it with its password and name the files")
    for member in sorted(members, key=lambda member: member.filename):
        try:
            yield _inner(archive, member, part)
        except InputError as error:
            yield error


def _inner(archive: zipfile.ZipFile, member: zipfile.ZipInfo, part: Part) -> Part:
    place = f"{part.place}: {member.filename}"
    if member.flag_bits & ENCRYPTED:
        raise InputError(f"{place}: encrypted; unpack it with its password and name the file")
    refuse_large(member.file_size, place)
    try:
        content = archive.read(member)
    except FAULTS as error:
        raise InputError(f"{place}: broken in the archive ({_reason(error)}); get it anew") from error
    return part.inner(member.filename, content, KIND)


def _refuse_bomb(members: Sequence[zipfile.ZipInfo], place: str) -> None:
    """Raises InputError where there is too much in it. Sizes are those that it states: no more is ever unpacked."""
    if len(members) > MOST_MEMBERS:
        raise InputError(f"{place}: {len(members):,} files in it, over {MOST_MEMBERS:,}; split it")
    total = sum(member.file_size for member in members)
    if total > MOST_BYTES:
        raise InputError(f"{place}: {total // 1_000_000:,} MB when unpacked, over {MOST_BYTES // 1_000_000:,}; split it")
    for member in members:
        if member.file_size > max(RATIO_FROM, MOST_RATIO * member.compress_size):
            raise InputError(f"{place}: {member.filename} unpacks to over {MOST_RATIO} times its size, which no report does")


def _is_hidden(name: str) -> bool:
    """Whether a name, or a folder above it, is one that systems hide, or that macOS adds."""
    return any(step.startswith((".", "__MACOSX")) and step not in (".", "..") for step in name.replace("\\", "/").split("/"))


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__
