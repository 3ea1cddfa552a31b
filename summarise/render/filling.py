"""Templates the other way round: what stands in their holes, read from a text that was made from them."""

import re

HOLE = re.compile(r"\{(\w+)\}")


def filled(template: str, text: str) -> dict[str, str] | None:
    """What stands in the holes of a template where the text was made from it, else None.

    >>> filled("{figures}: agree. {fact} is used.", "“400”, “410”: agree. h1 is used.")
    {'figures': '“400”, “410”', 'fact': 'h1'}
    """
    parts = HOLE.split(template)  # text, name, text, name, text
    pattern = "".join(f"(?P<{part}>.*)" if n % 2 else re.escape(part) for n, part in enumerate(parts))
    found = re.fullmatch(pattern, text, re.DOTALL)
    return found.groupdict() if found else None


def around(marked: str, text: str) -> str | None:
    """What stands in the text in the place of the NUL of a text that is the same before and after it, else None.

    >>> around("up from \\0 on Monday", "up from 400 on Monday"), around("up from \\0", "down from 400")
    ('400', None)
    """
    before, _, after = marked.partition("\0")
    inside = text.startswith(before) and text.endswith(after) and len(text) > len(before) + len(after)
    return text[len(before) : len(text) - len(after)] if inside else None
