"""The styles of the Word template that ships: Word's own where there is one, and a few more whose names say what they are for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

INK, FAINT, SHADE = "1F4E79", "595959", "EAF1F8"
"""Colours of headings, of notes, and behind boxes; both inks have over 7 to 1 on white."""
FONT, FONT_FROM_RIGHT = "Calibri", "Arial"
"""Both are in every Office; other programs have fonts of the same widths."""
LAID_OUT = "Sitrep Table"
"""The style of tables."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a style looks: points for sizes and spaces, centimetres for indents."""

    size: float = 10
    bold: bool = False
    italic: bool = False
    colour: str | None = None
    before: float = 0
    after: float = 4
    left: float = 0
    hanging: float = 0
    with_next: bool = False
    based_on: str | None = None


LOOKS: Mapping[str, Look] = {
    "Normal": Look(after=5),
    "Title": Look(22, bold=True, colour=INK, after=4),
    "Subtitle": Look(11, colour=FAINT, after=0),
    "Heading 1": Look(14, bold=True, colour=INK, before=14, after=4, with_next=True),
    "Heading 2": Look(11.5, bold=True, colour=INK, before=8, after=2, with_next=True),
    "Heading 3": Look(10.5, bold=True, colour=INK, before=6, after=2, with_next=True),
    "List Bullet": Look(after=3),
    "Caption": Look(8.5, italic=True, colour=FAINT, before=3, after=6),
    "Header": Look(8.5, bold=True, colour=FAINT, after=0),
    "Footer": Look(8.5, colour=FAINT, after=0),
    "Report Facts": Look(10, after=1, based_on="Normal"),
    "Disclaimer": Look(9.5, before=8, after=8, based_on="Normal"),
    "Headline": Look(11.5, bold=True, after=5, based_on="Normal"),
    "Note": Look(9, italic=True, colour=FAINT, after=5, based_on="Normal", with_next=True),
    "Picture": Look(after=2, based_on="Normal", with_next=True),
    "Table Head": Look(8.5, bold=True, colour="FFFFFF", before=1, after=1, based_on="Normal"),
    "Table Text": Look(8.5, before=1, after=1, based_on="Normal"),
    "Source": Look(9.5, before=6, after=2, left=0.9, hanging=0.9, with_next=True, based_on="Normal"),
    "Source Quote": Look(8.5, colour=FAINT, after=1, left=0.9, based_on="Normal"),
}
_TABLE = f"""<w:style xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:type="table" w:customStyle="1"
 w:styleId="SitrepTable"><w:name w:val="{LAID_OUT}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>
<w:top w:val="single" w:sz="6" w:space="0" w:color="{INK}"/><w:bottom w:val="single" w:sz="6" w:space="0" w:color="{INK}"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/></w:tblBorders>
<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="FFFFFF"/></w:rPr><w:tcPr>
<w:shd w:val="clear" w:color="auto" w:fill="{INK}"/></w:tcPr></w:tblStylePr></w:style>"""
_BOX = f"""<w:pBdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:top w:val="single" w:sz="4" w:space="4" w:color="{INK}"/><w:left w:val="single" w:sz="24" w:space="6" w:color="{INK}"/>
<w:bottom w:val="single" w:sz="4" w:space="4" w:color="{INK}"/>
<w:right w:val="single" w:sz="4" w:space="6" w:color="{INK}"/></w:pBdr>"""
KEPT_TABLES = ("TableNormal", "TableGrid", "SitrepTable")


def restyle(document: Any) -> None:
    """Gives a new document the looks above, and takes the hundred table styles out that it does not use."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import parse_xml

    styles = document.styles
    styles.element.append(parse_xml(_TABLE))
    for style in [one for one in styles if one.type == WD_STYLE_TYPE.TABLE and one.style_id not in KEPT_TABLES]:
        style.delete()
    for name, look in LOOKS.items():
        _apply(styles[name] if name in styles else _new(styles, name), look, styles)
    for name, colour in (("Source Mark", INK), ("Hyperlink", INK)):
        _character(styles.add_style(name, WD_STYLE_TYPE.CHARACTER), colour, underlined=name == "Hyperlink")
    _box(styles["Disclaimer"].element.get_or_add_pPr())


def _new(styles: Any, name: str) -> Any:
    from docx.enum.style import WD_STYLE_TYPE

    made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.quick_style = True
    return made


def _apply(style: Any, look: Look, styles: Any) -> None:
    from docx.shared import Cm, Pt, RGBColor

    if look.based_on:
        style.base_style = styles[look.based_on]
    font, form = style.font, style.paragraph_format
    _fonts(style)
    font.size, font.bold, font.italic = Pt(look.size), look.bold, look.italic
    font.color.rgb = RGBColor.from_string(look.colour or "000000")
    font.cs_bold, font.cs_italic = look.bold, look.italic
    _size_from_right(style, look.size)
    form.space_before, form.space_after, form.line_spacing = Pt(look.before), Pt(look.after), 1.05
    form.keep_with_next = look.with_next
    if look.left:
        form.left_indent, form.first_line_indent = Cm(look.left), Cm(-look.hanging)
    if look.hanging:
        form.tab_stops.add_tab_stop(Cm(look.left))
    borders = style.element.get_or_add_pPr().find(_w("pBdr"))
    if borders is not None:  # the line under Word's own title
        borders.getparent().remove(borders)


def _character(style: Any, colour: str, *, underlined: bool) -> None:
    from docx.shared import RGBColor

    style.font.color.rgb = RGBColor.from_string(colour)
    style.font.underline = underlined
    style.quick_style = True


def _fonts(style: Any) -> None:
    from docx.oxml import OxmlElement

    own = style.element.get_or_add_rPr()
    for old in own.findall(_w("rFonts")):
        own.remove(old)
    fonts = OxmlElement("w:rFonts")
    for kind, name in (("ascii", FONT), ("hAnsi", FONT), ("eastAsia", FONT), ("cs", FONT_FROM_RIGHT)):
        fonts.set(_w(kind), name)
    own.insert(0, fonts)


def _size_from_right(style: Any, size: float) -> None:
    from docx.oxml import OxmlElement

    own = style.element.get_or_add_rPr()
    for old in own.findall(_w("szCs")):
        own.remove(old)
    made = OxmlElement("w:szCs")
    made.set(_w("val"), str(int(size * 2)))
    own.find(_w("sz")).addnext(made)


def _box(own: Any) -> None:
    """A frame and a shade, where Word wants them among a style's properties: behind what keeps lines together."""
    from docx.oxml import OxmlElement, parse_xml

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
        shade.set(_w(name), value)
    at = sum(1 for child in own if child.tag in (_w("keepNext"), _w("keepLines"), _w("widowControl")))
    own.insert(at, shade)
    own.insert(at, parse_xml(_BOX))


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"
