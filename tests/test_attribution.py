"""Who is named as the source of a statement."""

import pytest

from summarise.ground.attribution import Speakers
from summarise.segment import segment
from summarise.sitrep import Attribution
from summarise.text import Article, Span

Named = tuple[str, str] | None


def sources(text: str) -> list[Named]:
    """The name and type of each sentence's source."""
    sentences = segment(Article("a", text))
    speakers = Speakers(sentences)
    return [pair(speakers.of(sentence, Span(sentence.start, sentence.end))) for sentence in sentences]


def source_of(text: str, figure: str) -> Named:
    """The name and type of the source of a figure, looked for by its words."""
    sentences = segment(Article("a", text))
    start = text.index(figure)
    (sentence,) = (s for s in sentences if s.start <= start < s.end)
    return pair(Speakers(sentences).of(sentence, Span(start, start + len(figure))))


def pair(source: Attribution | None) -> Named:
    return None if source is None else (source.name, source.type)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Police said three people drowned.", ("Police", "government"), id="before"),
        pytest.param("Three people drowned, police said.", ("police", "government"), id="after"),
        pytest.param(
            "“Three people drowned,” said Ana Reyes, a doctor.", ("Ana Reyes", "local"), id="inverted, kind from what follows"
        ),
        pytest.param("According to the UN, 40 villages are empty.", ("UN", "un"), id="according to"),
        pytest.param(
            "Forty villages are empty, according to village elders.", ("village elders", "local"), id="according to, at the end"
        ),
        pytest.param("Figures from UNHCR show that 900 crossed.", ("UNHCR", "un"), id="figures from"),
        pytest.param("Oxfam's latest estimate puts the number at 900.", ("Oxfam", "ngo"), id="estimate of its own"),
        pytest.param("The army's figure is 12.", ("army", "government"), id="possessive"),
        pytest.param("By the ministry's count 12 people died.", ("ministry", "government"), id="by a count"),
        pytest.param("About 50 have died, according to government figures.", ("government", "government"), id="whose figures"),
        pytest.param("According to data gathered by IOM between May and June, 900 fled.", ("IOM", "un"), id="data gathered by"),
        pytest.param("There are 900 refugees registered by UNHCR in Lipova.", ("UNHCR", "un"), id="registered by"),
        pytest.param(
            "The agency Tass, citing the Emergencies Ministry, said 12 died.", ("Emergencies Ministry", "government"), id="citing"
        ),
        pytest.param(
            "Twelve people died, Radio Lakeside reported, quoting an official from the port of Lipova.",
            ("official from the port of Lipova", "government"),
            id="quoting, the name with its place",
        ),
        pytest.param(
            "Officials in Lipova said 12 people were missing, according to Radio Lakeside.",
            ("Officials in Lipova", "government"),
            id="not the outlet that quotes",
        ),
        pytest.param(
            "The Coastal Observatory, which watches the strait, said 12 died.",
            ("Coastal Observatory", "monitor"),
            id="clause between",
        ),
        pytest.param(
            "A carpenter, Joel Adisa, told journalists that 12 died.", ("Joel Adisa", "unknown"), id="the name, not the trade"
        ),
        pytest.param("The Red Crescent has said that 12 died.", ("Red Crescent", "rcrc"), id="auxiliary between"),
        pytest.param("The rebels claimed to have captured 20 soldiers.", ("rebels", "armed_group"), id="armed group"),
        pytest.param("On Thursday, Radio Lakeside reported 12 deaths.", ("Radio Lakeside", "media"), id="outlet, behind a date"),
        pytest.param(
            "The Ministry of Works on Thursday put the number of dead at 41.",
            ("Ministry of Works", "government"),
            id="a date between is not of the name",
        ),
        pytest.param(
            "Twelve people died, the coast guard reported today (May 3).", ("coast guard", "government"), id="a date last"
        ),
        pytest.param(
            "Residents and activists said shells hit the market.", ("Residents and activists", "ngo"), id="two sources, one name"
        ),
        pytest.param(
            "Two are missing, according to the army and the Red Cross.", ("army and the Red Cross", "rcrc"), id="two, each named"
        ),
        pytest.param("Thousands fled and the army said it shot 12.", ("army", "government"), id="only what follows and"),
        pytest.param(
            "The Ministry of Water, Land and Forests said 12 died.",
            ("Ministry of Water, Land and Forests", "government"),
            id="comma in a name",
        ),
        pytest.param(
            "Flood Response Centre (FRC) said that 12 died.", ("Flood Response Centre", "unknown"), id="short form behind"
        ),
        pytest.param("Mr Okello told reporters that 12 died.", ("Mr Okello", "unknown"), id="person"),
        pytest.param("A lorry driver said 12 people died.", ("lorry driver", "local"), id="one without a name"),
        pytest.param("The beekeepers said 12 people died.", ("beekeepers", "unknown"), id="a plain speaker"),
        pytest.param("The mayor's office said 12 people died.", ("mayor's office", "government"), id="an office"),
        pytest.param(
            "The nuns who run the school said they had 26 wounded.", ("nuns", "local"), id="whom a relative clause describes"
        ),
        pytest.param(
            "The ministry declared an emergency in Lipova and said that 12 died.", ("ministry", "government"), id="and said"
        ),
        pytest.param("The ministry: 19 people dead.", ("ministry", "government"), id="a colon"),
        pytest.param(
            "The list of 64 missing people that the county published on Friday is withdrawn.",
            ("county", "government"),
            id="the number before",
        ),
        pytest.param(
            "Sixty were killed, the ministry said in a message to editors.", ("ministry", "government"), id="how it said so"
        ),
        pytest.param("New Caledonian officials said 12 died.", ("New Caledonian officials", "government"), id="New in a name"),
    ],
)
def test_source_of_a_sentence(text: str, expected: tuple[str, str]) -> None:
    assert sources(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The Ministry of Works speaks of 12 dead.", ("Ministry of Works", "government"), id="speaks of"),
        pytest.param("The Red Cross spoke of 12 dead.", ("Red Cross", "rcrc"), id="spoke of"),
        pytest.param("The ministry now gives 27 dead and 58 wounded.", ("ministry", "government"), id="gives"),
        pytest.param("The governor gave a figure of 27 dead.", ("governor", "government"), id="gave"),
        pytest.param("The Red Cross has counted 27 dead.", ("Red Cross", "rcrc"), id="has counted"),
        pytest.param("UNHCR counts 870 refugees.", ("UNHCR", "un"), id="counts"),
        pytest.param("UNHCR has registered 870 refugees.", ("UNHCR", "un"), id="has registered"),
        pytest.param("The hospital recorded 33 deaths.", ("hospital", "local"), id="recorded"),
        pytest.param("A rights group documented 33 deaths.", ("rights group", "ngo"), id="documented"),
        pytest.param("The ministry has withdrawn its figure of 60 dead.", ("ministry", "government"), id="withdrawn"),
        pytest.param(
            "The Ministry of Works lowered its toll from 60 to 46 dead.", ("Ministry of Works", "government"), id="lowered"
        ),
        pytest.param(
            "The Strait Rights Monitor stands by its own count of 53 dead.", ("Strait Rights Monitor", "monitor"), id="stands by"
        ),
        pytest.param("The Lipova Liberation Front reported 17 dead.", ("Lipova Liberation Front", "armed_group"), id="reported"),
    ],
)
def test_verbs_of_counting(text: str, expected: tuple[str, str]) -> None:
    assert sources(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Five people reported missing were found.", id="participle"),
        pytest.param("No deaths have been reported.", id="passive"),
        pytest.param("Roads in Lipova, Lakeside Prefecture were recorded as cut.", id="passive behind a body"),
        pytest.param("Floods claimed 20 lives.", id="claimed by floods"),
        pytest.param("Fifty states have no plan.", id="a noun like a verb"),
        pytest.param("It was said that 12 died.", id="nobody"),
        pytest.param("The council gave 60 sacks of rice to the injured.", id="gave, no number of people"),
        pytest.param("Volunteers gave first aid to 28 injured people.", id="gave, the number far behind"),
        pytest.param("The letter said 12 had died.", id="paper"),
        pytest.param("This hospital reported 12 deaths.", id="one's own hospital"),
        pytest.param("Our volunteers have counted 21 bodies.", id="one's own volunteers"),
        pytest.param("Riots in Port Said killed 12.", id="a name like a verb"),
        pytest.param("The mayor declared a state of emergency as 12 died.", id="declared, not said"),
        pytest.param("BANGUI (Reuters) – Twelve people died.", id="dateline"),
        pytest.param("Twelve people died. (Reuters)", id="credit"),
        pytest.param("Twelve died at the Lakeside Hospital (LH).", id="short form in brackets"),
        pytest.param("Firefighters in Lipova had put out the fire that killed 12.", id="put out"),
    ],
)
def test_no_source(text: str) -> None:
    assert set(sources(text)) == {None}


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        pytest.param(
            "Police said 12 died, while the Red Cross said 40 were hurt.", "12", ("Police", "government"), id="first clause"
        ),
        pytest.param(
            "Police said 12 died, while the Red Cross said 40 were hurt.", "40", ("Red Cross", "rcrc"), id="second clause"
        ),
        pytest.param(
            "The ministry put the number of dead at 41, while the Strait Rights Monitor said at least 53 died.",
            "53",
            ("Strait Rights Monitor", "monitor"),
            id="contrast",
        ),
        pytest.param(
            "Twelve died, police said, and the army said it had lost 3 men.",
            "3",
            ("army", "government"),
            id="and, its own source",
        ),
        pytest.param("Twelve died, police said, up from 9 a day earlier.", "9", ("police", "government"), id="an aside behind"),
        pytest.param(
            "With 900 in the camp, the ministry said that 40 tents had come.", "900", None, id="before what is said: the outlet"
        ),
        pytest.param(
            "Seven people, one of them a nurse, were abducted, said the Strait Rights Monitor, a group in Lipova.",
            "one",
            ("Strait Rights Monitor", "monitor"),
            id="an insertion is no source",
        ),
        pytest.param(
            "The county accepted the army's figure of 34 and the mayor stood by his own count of 47.",
            "34",
            ("army", "government"),
            id="a figure of its own",
        ),
        pytest.param("11 people missing (Lakeside Red Cross), 5 found", "11", ("Lakeside Red Cross", "rcrc"), id="in brackets"),
        pytest.param("11 people missing (Lakeside Red Cross), 5 found", "5", None, id="behind the brackets"),
        pytest.param(
            "5,000 fled in May (UNHCR, 3 June 2014) and 40 in June.", "5,000", ("UNHCR", "un"), id="brackets with a date"
        ),
    ],
)
def test_each_figure_has_the_source_of_its_clause(text: str, figure: str, expected: Named) -> None:
    assert source_of(text, figure) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Governor Ana Reyes said 12 died. She added that 30 were hurt. It rained.",
            [("Governor Ana Reyes", "government"), ("Governor Ana Reyes", "government"), None],
            id="pronoun",
        ),
        pytest.param(
            "The governor said 12 died. Two dykes broke, he said, adding that 30 were hurt.",
            [("governor", "government"), ("governor", "government")],
            id="adding",
        ),
        pytest.param(
            "“We lost 12 people. Our homes are gone,” said Ana Reyes, a farmer.",
            [("Ana Reyes", "local"), ("Ana Reyes", "local")],
            id="within a quotation",
        ),
        pytest.param(
            "“We lost 12 people. Our homes are gone.\n\n“Thirty are missing,” Ana Reyes said.",
            [("Ana Reyes", "unknown")] * 3,
            id="a quotation over paragraphs",
        ),
        pytest.param(
            "Ana Reyes, a farmer, spoke of that night: “We lost 12 people. Our homes are gone.”",
            [("Ana Reyes", "local"), ("Ana Reyes", "local")],
            id="behind a colon",
        ),
        pytest.param(
            "The ministry said 12 died. About 30 are missing, it said.",
            [("ministry", "government"), ("ministry", "government")],
            id="a body",
        ),
        pytest.param(
            "The ministry has withdrawn its figure of 60 dead. It now gives 46 dead.",
            [("ministry", "government"), ("ministry", "government")],
            id="it now gives",
        ),
        pytest.param(
            "The ministry said 12 died. They had been told to leave.", [("ministry", "government"), None], id="were told"
        ),
        pytest.param("She said 12 died.", [None], id="a pronoun for nobody"),
        pytest.param(
            "The ministry also said that:\n121,700 people have been displaced\n42,000 houses have been damaged\nIt rained again.",
            [("ministry", "government")] * 3 + [None],
            id="a list",
        ),
        pytest.param(
            "PRESENTER: Twelve people died.\n\nDOCTOR: This hospital has 44 wounded. Three died.\n\nPRESENTER: Now the weather.",
            [None, ("DOCTOR", "local"), ("DOCTOR", "local"), None],
            id="turns of a transcript",
        ),
        pytest.param("SHELTER: Twelve tents came.\n\nHEALTH: Nine people died.", [None, None], id="headings are no turns"),
    ],
)
def test_sources_carry_over(text: str, expected: list[Named]) -> None:
    assert sources(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Harbour commissioner Joel Adisa toured Lipova. Mr Adisa said 12 died.",
            ("Mr Adisa", "government"),
            id="a title before",
        ),
        pytest.param(
            "HOPEL, the country's civil protection agency, sent boats. HOPEL reported 12 deaths.",
            ("HOPEL", "government"),
            id="told behind",
        ),
        pytest.param(
            "The National Office of Emergencies (NOEM) sent boats. NOEM reported 12 deaths.",
            ("NOEM", "government"),
            id="spelt out",
        ),
        pytest.param("A neighbour, Mr Tull, came. Tull has released 12 cows.", None, id="nobody's kind makes a source"),
    ],
)
def test_kinds_are_learned_elsewhere_in_the_article(text: str, expected: Named) -> None:
    assert sources(text)[-1] == expected
