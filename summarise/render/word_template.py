"""Builds the Word template that ships: `python -m summarise.render.word_template` writes templates/sitrep.docx anew.

It is a template like any user's own: its tags are those that the README lists, and an organisation can give its styles
another look in Word. The same bytes each time.
"""

from io import BytesIO
from pathlib import Path
from typing import Any

from summarise.render.spreadsheet import at, still
from summarise.render.templating import TEMPLATES
from summarise.render.word_styles import restyle
from summarise.render.word_tables import CONFLICTS, DAMAGE, HEADCOUNTS, KEY_FIGURES, MOVEMENTS, add_table

FILE = TEMPLATES / "sitrep.docx"
MOMENT = "2026-01-01T00:00:00Z"
"""The day in the file's properties; the file that is made from it gets the report's."""


def build() -> bytes:
    """The template as a file."""
    from docx import Document

    document = Document()
    restyle(document)
    _frame(document)
    _top(document)
    _figures(document)
    _needs(document)
    _doubts(document)
    _end(document)
    own = document.core_properties
    own.title, own.author, own.comments, own.revision = "{{ title }}", "summarise", "{{ label }}. {{ disclaimer }}", 1
    own.last_modified_by, own.created = "summarise", at(MOMENT)
    own.modified = own.created
    stream = BytesIO()
    document.save(stream)
    return still(stream.getvalue(), MOMENT)


def _frame(document: Any) -> None:
    """The header with the label, the footer with the title and the number of the page."""
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.6)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(1.8)
    section.header_distance = section.footer_distance = Cm(0.9)
    section.header.paragraphs[0].add_run("{{ label }}")
    footer = section.footer.paragraphs[0]
    footer.add_run("{{ title }} · ")
    _field(footer, "PAGE")
    footer.add_run(" / ")
    _field(footer, "NUMPAGES")


def _top(document: Any) -> None:
    add = document.add_paragraph
    add("{{ kind }}", style="Subtitle")
    add("{{ title }}", style="Title")
    for_each(document, "pair in header", "{{ pair.name }}{{ colon }}", "{{ pair.value }}", style="Report Facts")
    label = add(style="Disclaimer")
    label.add_run("{{ label }}. ", style="Strong")
    label.add_run("{{ disclaimer }}")
    add("{{ text.highlights }}", style="Heading 1")
    add("{%p if headline %}")
    add("{{ headline }}", style="Headline")
    add("{%p endif %}")
    for_each(
        document,
        "row in key_figures[:5]",
        "{{ row.category }}{{ colon }}",
        "{{ row.figure }}{% if row.place %}{{ comma }}{{ row.place }}{% endif %}"
        "{% if row.attribution %} ({{ row.attribution }}){% endif %} {{ row.source }}",
        style="List Bullet",
    )
    add_table(document, "key_figures", KEY_FIGURES, note="key_note")
    add("{{ text.overview }}", style="Heading 1")
    add("{% for line in sentences %}{{ line.text }} {{ line.marks }} {% else %}{{ text.no_summary }}{% endfor %}")
    _picture(document, "map")
    _picture(document, "chart")
    _changes(document)


def _changes(document: Any) -> None:
    add = document.add_paragraph
    add("{%p if changed %}")
    add("{{ text.changes }}", style="Heading 1")
    for_each(document, "line in changed.lines", "", "{{ line.text }} {{ line.marks }}", style="List Bullet")
    for name, lead in (("needs", "text.new_needs"), ("dropped", "change_words.dropped"), ("same", "change_words.same")):
        add(f"{{%p if changed.{name} %}}")
        line = add(style="List Bullet")
        line.add_run(f"{{{{ {lead} }}}}{{{{ colon }}}}", style="Strong")
        line.add_run(
            f"{{% for line in changed.{name} %}}{{{{ line.text }}}} {{{{ line.marks }}}}"
            "{% if not loop.last %}{{ semicolon }}{% endif %}{% endfor %}"
        )
        add("{%p endif %}")
    add("{%p if changed.others %}")
    add("{{ text.other_figures|fill(others=changed.others|length) }}", style="List Bullet")
    add("{%p endif %}")
    add("{%p endif %}")


def _figures(document: Any) -> None:
    add_table(document, "headcounts", HEADCOUNTS)
    add_table(document, "movements", MOVEMENTS)


def _needs(document: Any) -> None:
    add = document.add_paragraph
    add("{{ text.needs }}", style="Heading 1")
    add("{%p for cluster in needs %}")
    add("{{ cluster.cluster }}", style="Heading 2")
    add("{%p for line in cluster.lines %}")
    line = add(style="List Bullet")
    line.add_run(
        "{% if line.key == 'needed' %}{{ text.lead_needs }}{% elif line.key == 'provided' %}{{ text.lead_response }}"
        "{% else %}{{ text.lead_gaps }}{% endif %} ({{ line.status|lower }}){{ colon }}",
        style="Strong",
    )
    line.add_run(
        "{% for one in line['items'] %}{{ one.item }} {{ one.further }}"
        "{% if not loop.last %}{{ semicolon }}{% endif %}{% endfor %}"
    )
    add("{%p endfor %}")
    add("{%p else %}")
    add("{{ text.nothing }}")
    add("{%p endfor %}")
    add_table(document, "damage", DAMAGE)


def _doubts(document: Any) -> None:
    add = document.add_paragraph
    add("{%p if conflicts %}")
    add_table(document, "conflicts", CONFLICTS, before="conflict_note")
    add("{%p endif %}")
    _listed(document, "replaced", "{{ row.about }}{{ colon }}", "{{ row.figures }}", note="replaced_note")
    more = "".join(
        f"{{% if row.{name} %}}{{{{ comma }}}}{{{{ row.{name} }}}}{{% endif %}}" for name in ("place", "when", "attribution")
    )
    _listed(
        document,
        "background",
        "{{ row.label }}{{ colon }}",
        f"{{{{ row.figure }}}}{more} {{{{ row.source }}}}",
        note="background_note",
    )
    add("{{ text.gaps }}", style="Heading 1")
    for_each(document, "line in caveats", "", "{{ line.text }} {{ line.marks }}", style="List Bullet")
    for name, lead in (("figures", "no_figure"), ("clusters", "no_cluster")):
        add(f"{{%p if gaps.{name} %}}")
        add(f"{{{{ text.{lead} }}}}{{{{ colon }}}}{{{{ gaps.{name} }}}}.", style="List Bullet")
        add("{%p endif %}")
    add("{%p if removed %}")
    add("{{ text.removed }}", style="Heading 2")
    for_each(document, "one in removed", "", "{{ one.text }} ({{ one.reason }}{{ colon }}{{ one.detail }})", style="List Bullet")
    add("{%p endif %}")


def _end(document: Any) -> None:
    add = document.add_paragraph
    add("{{ text.sources }}", style="Heading 1")
    add("{%p for source in sources %}")
    add(
        "{{ source.anchor|target }}{{ source.number }}.\t{% if source.publisher %}{{ source.publisher }}{{ comma }}{% endif %}"
        "{{ source.title|link(source.link) }}{% if source.published %}{{ comma }}{{ source.published }}{% endif %}"
        "{% if source.duplicate_of %} ({{ text.duplicate }} {{ source.duplicate_of }}){% endif %}",
        style="Source",
    )
    for_each(
        document,
        "quote in source.quotes",
        "",
        "{{ quote.anchors|target }}{{ quote.ids|join(', ') }}{{ colon }}“{{ quote.quote }}”",
        style="Source Quote",
    )
    add("{%p endfor %}")
    add("{{ text.method }}", style="Heading 1")
    for_each(document, "pair in method", "{{ pair.name }}{{ colon }}", "{{ pair.value }}", style="Report Facts")


def _picture(document: Any, name: str) -> None:
    """A picture with its heading and notes; the note alone where there is none."""
    add = document.add_paragraph
    add(f"{{{{ {name}.heading }}}}", style="Heading 2")
    add(f"{{%p if {name}.image %}}")
    add(f"{{{{ {name}.image }}}}", style="Picture")
    add("{%p endif %}")
    add(f"{{% for note in {name}.notes %}}{{{{ note }}}}{{% if not loop.last %}} {{% endif %}}{{% endfor %}}", style="Caption")


def for_each(document: Any, loop: str, lead: str, text: str, *, style: str) -> None:
    """A paragraph that stands once for each thing: what leads it is strong."""
    document.add_paragraph(f"{{%p for {loop} %}}")
    line = document.add_paragraph(style=style)
    if lead:
        line.add_run(lead, style="Strong")
    line.add_run(text)
    document.add_paragraph("{%p endfor %}")


def _listed(document: Any, name: str, lead: str, text: str, *, note: str) -> None:
    """A section that is there only where it has something: a note and a list."""
    document.add_paragraph(f"{{%p if {name} %}}")
    document.add_paragraph(f"{{{{ text.{name} }}}}", style="Heading 1")
    document.add_paragraph(f"{{{{ text.{note} }}}}", style="Note")
    for_each(document, f"row in {name}", lead, text, style="List Bullet")
    document.add_paragraph("{%p endif %}")


def _field(paragraph: Any, name: str) -> None:
    """A field that Word reckons, such as the number of the page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


if __name__ == "__main__":
    Path(FILE).write_bytes(build())
