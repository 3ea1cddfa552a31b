"""A letter's own text, and the earlier messages that it quotes or forwards.

The two are kept apart: the letter's day is not the day of what it quotes, and yesterday's figure must not become today's.
"""

import re
from dataclasses import dataclass
from itertools import groupby

from summarise.formats.paragraphs import unwrapped

QUOTED = re.compile(r"[ \t]?>[> \t]*")  # "> > Nine people died."
LEAST_QUOTED = 2
"""Lines: one alone may say "> 400 displaced", more than 400."""
HEADER_BLOCK = re.compile(
    r"^[ \t]*(?:-{2,}+[^\n]*-{2,}[ \t]*\n\s*)?\*?From:\*?[ \t][^\n]*\n(?:[^\n]+\n){0,8}?\*?Subject:\*?[ \t][^\n]*\n"
    r"(?:\*?[A-Z][\w-]*:\*?[ \t][^\n]*\n)*",
    re.MULTILINE,
)
"""The head of a forwarded message: its field names are those of RFC 5322, with or without a line of dashes above."""
INTRODUCTION = re.compile(r"^[^\n]*\d:\d\d[^\n]*\n[^\n]*@[^\n]*:\Z|^[^\n]*(?:@|\d:\d\d)[^\n]*:\Z", re.MULTILINE)
"""What stands above a quotation: "On Mon, 4 Mar 2024 at 10:12, OCHA <ocha@un.example> wrote:", in one line or two."""
LONGEST_INTRODUCTION = 300
"""Characters."""
SIGNATURE = re.compile(r"^-- ?\n(?:[^\n]*\n){0,12}[^\n]*\Z", re.MULTILINE)  # RFC 3676: "-- " on a line of its own
SOFT_BREAK = re.compile(r"(?<=\S) \n(?=\S)")  # RFC 3676, format=flowed: a space before the line's end


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's own text, and what it quotes; either may be empty."""

    own: str
    quoted: str


def parted(text: str, *, flowed: bool = False, joiner: str = " ") -> Letter:
    """The letter's text without its signature, and the text that it quotes or forwards, without the marks of quotation.

    Lines that were wrapped are joined: mail programs break them at some 72 characters.

    `flowed`: its lines are to be joined as RFC 3676 says, with `joiner`, which is empty for delsp=yes.

    >>> parted("41 people died.\\n\\nOn Mon, 4 Mar 2024 at 10:12, OCHA wrote:\\n> 12 people\\n> died.\\n-- \\nA. B.\\n")
    Letter(own='41 people died.', quoted='12 people\\n\\ndied.')
    """
    own, quoted = _unquoted(text.replace("\r\n", "\n").replace("\r", "\n"))
    head = HEADER_BLOCK.search(own)
    own, forwarded = (own[: head.start()], own[head.start() :]) if head else (own, "")
    earlier = (HEADER_BLOCK.sub("", part) for part in (forwarded, quoted))
    parts = [SIGNATURE.sub("", part) for part in (own, *earlier)]
    own, *rest = (unwrapped(SOFT_BREAK.sub(joiner, part) if flowed else part) for part in parts)
    return Letter(own, "\n\n".join(filter(None, rest)))


def _unquoted(text: str) -> tuple[str, str]:
    """The lines that are the writer's own, and those that are quoted, each as text."""
    lines = text.split("\n")
    if sum(QUOTED.match(line) is not None for line in lines) < LEAST_QUOTED:
        return text, ""
    own: list[str] = []
    quoted: list[str] = []
    for is_quoted, run in groupby(lines, lambda line: QUOTED.match(line) is not None):
        if is_quoted:
            own[-1:] = [_without_introduction(part) for part in own[-1:]]
            quoted.append("\n".join(QUOTED.sub("", line, count=1) for line in run))
        else:
            own.append("\n".join(run))
    return "\n".join(own), "\n".join(quoted)


def _without_introduction(text: str) -> str:
    """The text without a last line that only says who wrote what is quoted below it."""
    rest = text.rstrip()
    cut = max(0, len(rest) - LONGEST_INTRODUCTION)
    return rest[:cut] + INTRODUCTION.sub("", rest[cut:]) + "\n"
