"""Small files of every kind, made in memory: none is kept in the repository."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from email.message import EmailMessage

Placed = tuple[float, float, float, str]
"""A stretch of text on a page: where it begins (points, from the lower left), the size of its letters, its characters."""


def pdf(*pages: Sequence[Placed | bytes], extra: str = "") -> bytes:
    """A PDF of pages with text in Helvetica; bytes on a page are operators of its content as they are."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    resources = "/Font << /F1 3 0 R >>" + extra
    for number, page in enumerate(pages):
        content = b"\n".join(run if isinstance(run, bytes) else _shown(run) for run in page)
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> "
            f"/Contents {5 + 2 * number} 0 R >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    return _assembled(objects)


def _shown(run: Placed) -> bytes:
    x, y, size, text = run
    escaped = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %g Tf %g %g Td (%s) Tj ET" % (size, x, y, escaped)


def _assembled(objects: Sequence[bytes]) -> bytes:
    made = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def set_lines(lines: Iterable[str], *, top: float = 760, size: float = 11, leading: float = 13) -> list[Placed]:
    """Lines one below the other; an empty one leaves a gap."""
    return [(72, top - leading * number, size, line) for number, line in enumerate(lines) if line]


def archive(members: Mapping[str, bytes | str], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of named contents."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packed) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return stream.getvalue()


def letter(text: str | None, html: str | None = None, attached: Mapping[str, bytes] | None = None, **fields: str) -> bytes:
    """A letter as a mail program saves it."""
    message = EmailMessage()
    for name, value in {
        "From": "OCHA <news@unocha.org>",
        "Subject": "Floods in Oru",
        "Date": "Tue, 05 Mar 2024 23:30:00 -0500",
    }.items():
        message[name] = fields.pop(name, value)
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    if text is not None:
        message.set_content(text)
    if html is not None and text is None:
        message.set_content(html, subtype="html")
    elif html is not None:
        message.add_alternative(html, subtype="html")
    for name, content in (attached or {}).items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()
