"""Terms, words to avoid and names are found in the forms that other languages than English have for them."""

import pytest

from interlock.catalog import Key
from interlock.questions.language.uses import Language
from interlock.questions.names.name_spellings import spellings_of
from interlock.questions.names.names_mentioned import NamesSought, name_sought
from tests.language.marked import catalog_of_terms, glossary_abroad, marked_text


@pytest.mark.parametrize(
    "language",
    """
    german french italian spanish dutch japanese chinese thai korean arabic hebrew turkish
    """.split(),  # noqa: SIM905
)
def test_letters_abroad_are_found_as_marked(language: str) -> None:
    text, marked = marked_text(f"abroad/{language}.txt")
    found = {(use.start, use.end, use.kind) for use in Language(glossary_abroad(language)).uses_in(text)}
    assert sorted((text[start:end], kind) for start, end, kind in found - marked) == [], "found, but not marked"
    assert sorted((text[start:end], kind) for start, end, kind in marked - found) == [], "marked, but not found"


def test_a_phrase_without_blanks_may_mean_something_else() -> None:
    fields: dict[str, object] = {
        "title": "窗口",
        "language": "zh",
        "not_in": ["窗口期"],
        "avoid": [{"word": "受理", "use": "受理处"}],
    }
    language = Language(catalog_of_terms({"words": fields}))
    text = "窗口期很短；请到窗口。受理处，受理。"
    assert [(use.start, text[use.start : use.end]) for use in language.uses_in(text)] == [(8, "窗口"), (15, "受理")]


def test_a_word_may_stand_in_the_right_one() -> None:
    avoid = [{"word": "Ticket", "use": "Support-Ticket"}, {"word": "online Dienst", "use": "Online-Dienst"}]
    language = Language(catalog_of_terms({"words": {"title": "Anliegen", "language": "de", "avoid": avoid}}))
    text = "Support-Tickets für Ticket-Systeme, ein Ticket; in Online-Diensten, in Online Diensten"
    assert [text[use.start : use.end] for use in language.uses_in(text)] == ["Ticket", "Ticket", "Online Diensten"]


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("Geschützter Zeuge", "de", "der geschützten Zeugen"),
        ("Geschützter Zeuge", "de", "einem geschützten Zeugen"),
        ("Geschützter Zeuge", "de", "die geschützte Zeugin"),
        ("Geschützter Zeuge", "de", "geschützte Zeug:innen"),
        ("Geschützter Zeuge", "de", "geschützte Zeug*innen"),
        ("Geschützter Zeuge", "de", "GESCHÜTZTEN ZEUGEN"),
        ("Geschützter Zeuge", "de", "den geschuetzten Zeugen"),
        ("Geschützter Zeuge", "de", "Geschützte-Zeugen-Liste"),
        ("Geschützter Zeuge", "de", "geschützte\n Zeugen"),
        ("Geschützte Zeugen", "de", "ein geschützter Zeuge"),
        ("Geschützte Zeugen", "de", "der geschützten Zeugin"),
        ("Geschützte Zeugen", "de", "geschütztem Zeugen"),
        ("Mobiler Krisenstab", "de", "des mobilen Krisenstabs"),
        ("Mobiler Krisenstab", "de", "den mobilen Krisenstäben"),
        ("Mobiler Krisenstab", "de", "mobile Krisenstäbe"),
        ("Mobiler Krisenstab", "de", "mobilen Krisenstabes"),
        ("Haus am Wald", "de", "des Hauses am Wald"),
        ("Haus am Wald", "de", "Häuser am Wald"),
        ("Sicheres Haus", "de", "im sicheren Haus"),
        ("Sicheres Haus", "de", "in sicheren Häusern"),
        ("Sicheres Haus", "de", "eines sicheren Hauses"),
        ("Team Nachtwache", "de", "des Teams Nachtwache"),
        ("Team Nachtwache", "de", "Team Nachtwachen"),
        ("Leiterin des Krisenstabs", "de", "Leiterinnen des Krisenstabs"),
        ("Verdeckte Ermittlungen", "de", "verdeckter Ermittlungen"),
        ("Verdeckte Ermittlungen", "de", "eine verdeckte Ermittlung"),
        ("Verdeckte Ermittlungen", "de", "bei verdeckten Ermittlungen"),
        ("Opfer häuslicher Gewalt", "de", "Opfern häuslicher Gewalt"),
        ("Opfer häuslicher Gewalt", "de", "Opfers häuslicher Gewalt"),
        ("Untergetauchte Personen", "de", "einer untergetauchten Person"),
        ("Innere Revision", "de", "der inneren Revision"),
        ("Dritte Etage", "de", "in der dritten Etage"),
        ("Gefährdeter Mitarbeiter", "de", "gefährdete Mitarbeiterinnen"),
        ("Gefährdeter Mitarbeiter", "de", "gefährdeten Mitarbeitern"),
        ("Gefährdeter Mitarbeiter", "de", "gefährdete Mitarbeiter:innen"),
        ("Unité spéciale", "fr", "unités spéciales"),
        ("Unité spéciale", "fr", "l'unité spéciale"),
        ("Unité spéciale", "fr", "d’unités spéciales"),
        ("Unité spéciale", "fr", "UNITES SPECIALES"),
        ("Unités spéciales", "fr", "l’unité spéciale"),
        ("Témoin protégé", "fr", "la témoin protégée"),
        ("Témoin protégé", "fr", "des témoins protégés"),
        ("Témoin protégé", "fr", "témoins protégées"),
        ("Témoins protégés", "fr", "un témoin protégé"),
        ("Témoins protégés", "fr", "une témoin protégée"),
        ("Cellule d'urgence", "fr", "des cellules d’urgence"),
        ("Cellule d'urgence", "fr", "la cellule d'urgence"),
        ("Cellule d'urgence", "fr", "cellule durgence"),
        ("Agent infiltré", "fr", "agente infiltrée"),
        ("Agent infiltré", "fr", "agents infiltrés"),
        ("Maison de transit", "fr", "maisons de transit"),
        ("Local sécurisé", "fr", "locaux sécurisés"),
        ("Testimone protetto", "it", "testimoni protetti"),
        ("Testimone protetto", "it", "testimone protetta"),
        ("Testimoni protetti", "it", "un testimone protetto"),
        ("Testimoni protetti", "it", "la testimone protetta"),
        ("Unità speciale", "it", "unità speciali"),
        ("Unità speciale", "it", "dell'unità speciale"),
        ("Testigos protegidos", "es", "un testigo protegido"),
        ("Testigos protegidos", "es", "testigo protegida"),
        ("Beschermde getuige", "nl", "beschermde getuigen"),
        ("Beschermde getuige", "nl", "een beschermd getuige"),
    ],
)
def test_inflected_names_are_told(name: str, language: str, text: str) -> None:
    names = NamesSought([name_sought(Key("link", name), spellings_of(name, language), any_letters=True)])
    assert names.may_be_mentioned_in(f"body: {text}\n")
    assert [*names.mentioned_in(text)]


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("Geschützter Zeuge", "de", "die Zeugen"),
        ("Geschützter Zeuge", "de", "geschützt, Zeugen"),
        ("Geschützter Zeuge", "de", "der geschützte Zeugenstand"),
        ("Geschützte Zeugen", "de", "geschützter Raum"),
        ("Mobiler Krisenstab", "de", "mobile Krisen"),
        ("Haus am Wald", "de", "Haus im Wald"),
        ("Sicheres Haus", "de", "sicherlich"),
        ("Team Nachtwache", "de", "Team Nacht"),
        ("Leiterin des Krisenstabs", "de", "Leitung des Krisenstabs"),
        ("Verdeckte Ermittlungen", "de", "verdeckte Kosten"),
        ("Unité spéciale", "fr", "unité, spéciale"),
        ("Témoin protégé", "fr", "témoignage protégé"),
        ("Cellule d'urgence", "fr", "cellulaire d'urgence"),
        ("Testimone protetto", "it", "testimonianza protetta"),
    ],
)
def test_other_words_tell_no_inflected_name(name: str, language: str, text: str) -> None:
    names = NamesSought([name_sought(Key("link", name), spellings_of(name, language), any_letters=True)])
    assert not [*names.mentioned_in(text)]
