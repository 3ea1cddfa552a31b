"""Private persons are kept out of the report's own text; officials, bodies, places and figures stay."""

from dataclasses import replace

import pytest

from summarise import Article, build_sitrep, contract, lexicon
from summarise.protection import protect
from summarise.protection.naming import words_of
from summarise.protection.persons import private_persons
from summarise.protection.trimming import trimmed
from summarise.protection.veil import Veil
from summarise.reading import read
from summarise.segment import segment
from summarise.sitrep import Attribution, Caveat, Evidence, Fact, Headcount, Sitrep, to_json
from summarise.text import Document


def document(text: str, id: str = "a", **more: str) -> Document:
    article = Article(id, text, **more)
    return Document(article, segment(article, "en"))


def veil_of(*texts: str) -> Veil:
    persons = private_persons([document(text) for text in texts], "en")
    return Veil(persons, words_of("en"), lexicon.load("en", "protection"))


COVERED = {
    "age and kin": (
        '"The water took it," said Amina Yusuf, 34, a mother of four from Mecula. Yusuf sleeps with 90 others.',
        '"The water took it," said [name withheld], 34, a mother of four from Mecula. [withheld] sleeps with 90 others.',
    ),
    "age in brackets": ("Ibrahim Salih (52) fled with 12 others.", "[name withheld] (52) fled with 12 others."),
    "a body": ("Divers found the body of Tran Minh Nghi on Monday.", "Divers found the body of [name withheld] on Monday."),
    "the dead, named": (
        "The dead were named as Maria Lopez and José Lopez of Tula.",
        "The dead were named as [name withheld] and [name withheld] of Tula.",
    ),
    "a role before": ("Pensioner Ana Horvat lost 3 cows.", "Pensioner [name withheld] lost 3 cows."),
    "a role before, set off": (
        "A resident of Beira, João Machava, said 14 houses fell.",
        "A resident of Beira, [name withheld], said 14 houses fell.",
    ),
    "a role after": (
        '"It rose at night," said João Machava, a fisherman.',
        '"It rose at night," said [name withheld], a fisherman.',
    ),
    "one name": ("Fatma, a teacher, counted 40 pupils.", "[withheld], a teacher, counted 40 pupils."),
    "a girl called": ("A girl called Zainab Bello walked.", "A girl called [name withheld] walked."),
    "kin": ("She fled with her son Karim and two sisters.", "She fled with her son [withheld] and two sisters."),
    "with kin": ("In Rawah, Amina Yusuf and her son fled.", "In Rawah, [name withheld] and her son fled."),
    "has kin": ("João Machava's wife is in hospital.", "[name withheld]'s wife is in hospital."),
    "kin of an official": (
        "The minister's brother, Musa Obi, a farmer, was killed.",
        "The minister's brother, [name withheld], a farmer, was killed.",
    ),
    "what befell": ("Amina Yusuf was swept away with 11 others.", "[name withheld] was swept away with 11 others."),
    "who lives where": (
        "Kim Larsen, who lives on the north bank, saw it.",
        "[name withheld], who lives on the north bank, saw it.",
    ),
    "nobody but a speaker": (
        '"My house is gone," said Mutua Kilonzo. Mr Kilonzo wept.',
        '"My house is gone," said [name withheld]. Mr [withheld] wept.',
    ),
    "a sentence about her": (
        "HOLA – Halima Guyo heard the river before she saw it.",
        "HOLA – [name withheld] heard the river before she saw it.",
    ),
    "in hiding": (
        "On the line is Prosper, who is hiding. Prosper tells us.",
        "On the line is Prosper, who is hiding. [withheld] tells us.",
    ),
    "a religious title": ("Sister Agnes Banda counts blankets.", "Sister [name withheld] counts blankets."),
    "whom to call": ("To help, call Joseph Karisa on 00 55 01 42.", "To help, call [name withheld] on [number withheld]."),
    "a title only": ("Mrs Achieng said nobody had come.", "Mrs [withheld] said nobody had come."),
    "parts of a long name": (
        "Lucky David Okot was born in a camp. For Lucky David it is home; David Okot went back.",
        "[name withheld] was born in a camp. For [name withheld] it is home; [name withheld] went back.",
    ),
    "a name that is a word": (
        "Grace Hope, a trader, had no hope. Hope said so. Hope is all we have.",
        "[name withheld], a trader, had no hope. [withheld] said so. Hope is all we have.",
    ),
    "a name that is a place": (
        "Mary Jackson, a nurse in Jackson, said 40 fled Jackson in April.",
        "[name withheld], a nurse in Jackson, said 40 fled Jackson in April.",
    ),
    "other white space": (
        "Ana Horvat, 61, stayed. Ana\u00a0Horvat slept.",
        "[name withheld], 61, stayed. [name withheld] slept.",
    ),
}


@pytest.mark.parametrize(("text", "expected"), COVERED.values(), ids=COVERED.keys())
def test_private_persons_are_covered(text: str, expected: str) -> None:
    assert veil_of(text).text(text) == expected


STAY = {
    "a governor": "Governor Amina Yusuf said 300 people were displaced. Mrs Yusuf thanked the Red Cross.",
    "a governor, after": "Amina Yusuf, 52, the governor of Niassa, said she was worried.",
    "the head of an office": "The director of the National Office for Floods, Roads and Dams, Mr Shu Peng, said he had 27 boats.",
    "a UN official": '"I saw 400 families," said UNHCR Representative in Uganda, Kai Berg.',
    "who speaks for a body": "Kai Berg of the International Committee of the Red Cross said he saw 12 bodies.",
    "an expert": '"I expect more rain," said Tom Street, a forecaster.',
    "a minister, by surname later": "Prime Minister Ada Obi came on Sunday. Mr Speaker, Mrs Obi told me so.",
    "bodies": "Human Rights Watch told us that his office counted 41 dead. Save the Children said he was right.",
    "an armed group": '"We hold him," Boko Haram said of his driver.',
    "a storm": "Hurricane Maria killed 64 people in San Juan. Tropical Storm Helena lost strength.",
    "places": "Some 300 people fled Port Sudan for Wad Madani. New York said it would send 3 boats.",
    "a city that speaks": "Oru Ambulance said that a man of 44 had been hurt.",
    "a home": "Her home Goma was full.",
    "unknown places": "In Nhamayabue, a resident said 3 died. From Rawah, a man called. Um Rawah, a farmer said, is empty.",
    "things that are called": "A street called Bond Alley burnt. A ship named Silver Dawn sank with 12 men.",
    "an adverb and an aside": "Elsewhere, a man from Tula, 60, drowned. Offshore, a sailor of the Dawn was lost.",
    "a clause, not an aside": "At the Kadena Field, the storm killed a sailor.",
    "places with figures": "Um Baru (34), Wad Rawah (12) and Abu Gamra (5). Wad Rawah, 34, Um Baru, 12, Abu Gamra, 5.",
    "nationalities": "Twelve Syrian children and a migrant Rohingya family were rescued.",
}


@pytest.mark.parametrize("text", STAY.values(), ids=STAY.keys())
def test_officials_bodies_and_places_stay(text: str) -> None:
    assert veil_of(text).text(text) == text


def test_who_has_a_function_in_one_article_has_it_in_all() -> None:
    texts = "Amina Yusuf, 52, lost her house.", "The mayor of Mecula, Amina Yusuf, spoke."
    assert [person.name for person in private_persons([document(texts[0])], "en")] == ["Amina Yusuf"]
    assert private_persons(map(document, texts), "en") == private_persons(map(document, reversed(texts)), "en") == ()


CONTACTS = {
    "international": ("Call Kai on +44 20 5550 0199.", "Call Kai on [number withheld]."),
    "two zeros": ("From abroad 0044 20 5550 0199", "From abroad [number withheld]"),
    "a leading zero": ("Ask at 0771 555 0123 now", "Ask at [number withheld] now"),
    "grouped": ("The line is (555) 555-0123.", "The line is [number withheld]."),
    "named a telephone's": ("Tel: 555 01 23, hotline 555-0124", "Tel: [number withheld], hotline [number withheld]"),
    "an e-mail address": ("Write to amina.y@mail.example.org.", "Write to [address withheld]."),
}


@pytest.mark.parametrize(("text", "expected"), CONTACTS.values(), ids=CONTACTS.keys())
def test_numbers_and_addresses_are_covered(text: str, expected: str) -> None:
    assert veil_of().text(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Open 09.00-17.30 and 08.30–16.30 since 05-03-24.",
        "From 2019-2023 it killed 1 200 300 people; 12 000 - 15 000 fled on 05.03.2024 and 06/03/2024.",
        "27 774 people (5 555 families), 1,234,567 in all, up +1 200 300 since 2024-03-05",
        "In all 1 234 567 890 shillings; tender 2024-03-0001234; 500.000.000 francs",
        "Call for aid: 300 000 tents. @ministry said 12.",
    ],
)
def test_figures_and_dates_stay(text: str) -> None:
    assert veil_of().text(text) == text


COUNTS = {
    "nothing": ("Rain fell.", ()),
    "one of each": (
        "Ana Horvat, 61, has 0771 555 0123 and ana@example.org. Horvat said so.",
        "1 name of a private person, 1 telephone number, 1 e-mail address",
    ),
    "two names, one number twice": (
        "Ana Horvat, 61, and her son Ivo share 0771 555 0123, 0771-5550123.",
        "2 names of private persons, 1 telephone number",
    ),
}


@pytest.mark.parametrize(("text", "counts"), COUNTS.values(), ids=COUNTS.keys())
def test_the_caveat_counts_and_does_not_repeat(text: str, counts: str) -> None:
    veil = veil_of(text)
    veil.text(text)
    said = f"Withheld from this report's own text: {counts}. The quotes from the articles may still hold them."
    assert veil.caveats() == ((Caveat("names_withheld", said),) if counts else ())


TRIMMED = {
    "the name goes before": (
        "A mortar hit the yard of Amina Yusuf's home, killing two boys and injuring three women.",
        "killing two boys and injuring three women",
        "injured",
    ),
    "the name is in the clause": ("Amina Yusuf's three sons were killed.", "Amina Yusuf's three sons were killed", "killed"),
}


@pytest.mark.parametrize(("text", "quote", "category"), TRIMMED.values(), ids=TRIMMED.keys())
def test_a_quote_is_trimmed_to_the_clause_that_gives_the_fact(text: str, quote: str, category: str) -> None:
    facts = [f for f in read(Article("a", text), language="en").findings.facts if isinstance(f, Headcount)]
    fact = next(f for f in facts if f.category == category)
    whole = replace(fact, evidence=(Evidence("a", 0, len(text) - 1, text[:-1], fact.evidence[0].rule),))
    cut = trimmed(whole, veil_of(text).holds, "en")
    start = text.index(quote)
    assert cut == replace(whole, evidence=(Evidence("a", start, start + len(quote), quote, fact.evidence[0].rule),))


TEXT = (
    "Some 300 people fled Mecula on Sunday, resident Amina Yusuf said. "
    'The governor, Paulo Nhaca, counted 12 dead. "We need tents," said Amina Yusuf, 34, on +258 84 555 0199.'
)


def report(*articles: Article) -> Sitrep:
    return build_sitrep(articles, date="2026-03-06", generated_at="2026-03-06T12:00:00Z", keep_names=True)


def test_the_report_s_own_text_is_covered_and_no_figure_changes() -> None:
    article = Article("a", TEXT, title="Amina Yusuf tells of the flood", published="2026-03-05", language="en")
    before = report(article)
    after = protect(before, [document(TEXT)])
    contract.validate(to_json(after))
    assert after.summary.headline == "[name withheld] tells of the flood"
    assert after.summary.text == (
        "Some 300 people fled Mecula on Sunday, resident [name withheld] said. "
        'The governor, Paulo Nhaca, counted 12 dead. "We need tents," said [name withheld], 34, on [number withheld].'
    )
    assert after.summary.words == len(after.summary.text.split())
    assert [sentence.evidence for sentence in after.summary.sentences] == [s.evidence for s in before.summary.sentences]
    said = "1 name of a private person, 1 telephone number. The quotes from the articles may still hold them."
    assert after.caveats[len(before.caveats) :] == (Caveat("names_withheld", f"Withheld from this report's own text: {said}"),)
    assert after.articles == before.articles
    assert [figures(fact) for fact in after.facts()] == [figures(fact) for fact in before.facts()]
    names = {fact.attribution.name for fact in after.facts() if fact.attribution}
    assert "Amina" not in " ".join(names)
    assert names & {"resident [name withheld]", "[name withheld]"}


def figures(fact: Fact) -> tuple[object, ...]:
    return fact.id, getattr(fact, "quantity", None), fact.when, fact.locations


def test_the_words_of_facts_are_covered() -> None:
    before = report(Article("a", TEXT, language="en"))
    fact = replace(before.headcounts[0], group="neighbours of Amina Yusuf", attribution=Attribution("Amina Yusuf", "local"))
    after = protect(replace(before, headcounts=(fact, *before.headcounts[1:])), [document(TEXT)])
    assert after.headcounts[0].group == "neighbours of [name withheld]"
    assert after.headcounts[0].attribution == Attribution("[name withheld]", "local")


def test_a_report_without_private_names_stays_as_it_is() -> None:
    text = "At least 12 people died in Mecula, Governor Paulo Nhaca said. Some 300 families fled to Marrupa."
    before = report(Article("a", text, language="en"))
    assert protect(before, [document(text, language="en")]) == before


def test_languages_whose_names_are_not_known_are_named() -> None:
    text = "Plus de 300 familles ont fui la ville après la crue du fleuve, a dit Awa Diop, 34 ans."
    before = report(Article("a", text, language="fr"))
    after = protect(before, [document(text, language="fr")])
    said = "Names of private persons were not looked for in sentences in these languages: fr."
    assert after == replace(before, caveats=(*before.caveats, Caveat("names_not_sought", said)))
