"""Names of people behind a title, and mobile numbers, as they are written in other languages and countries."""

import pytest

from interlock.definitions.values.mobile_numbers import mobile_numbers
from interlock.questions.names.names_with_titles import titled_names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de-AT", "Herrn Meier-Schmidt, Frau Dr. Weiß, Hr. Özdemir", ["Herrn Meier-Schmidt", "Frau Dr. Weiß", "Hr. Özdemir"]),
        ("fr", "Mme Éluard, M. de Villiers, Dr Petit", ["Mme Éluard", "M. de Villiers", "Dr Petit"]),
        ("nl", "Mevrouw De Vries, dhr. P. van den Berg, mr. Smit", ["Mevrouw De Vries", "dhr. P. van den Berg", "mr. Smit"]),
        ("es", "el Sr. García, D.ª Carmen, doña Ana, señora Núñez", ["Sr. García", "D.ª Carmen", "doña Ana", "señora Núñez"]),
        ("it", "la Sig.ra Bianchi, il dott. De Luca", ["Sig.ra Bianchi", "dott. De Luca"]),
        # Given names stand before the name.
        ("fr", "Demandez Mme Inès de Villiers ou M. Jean-Luc Petit le mardi.", ["Mme Inès de Villiers", "M. Jean-Luc Petit"]),
        ("es", "D. Jorge Núñez y doña Ana", ["D. Jorge Núñez", "doña Ana"]),
        ("de", "Frau Müller Bescheid geben", ["Frau Müller"]),
        # Roles, women and men in general, forms of address, and places that are called after people.
        (
            "de",
            "Frau Oberbürgermeisterin, Herr Richter, jede Frau Hilfe, Dr. Külzstraße 1, Sehr geehrte Frau Nachname, Frau und Herr",
            [],
        ),
        (
            "fr",
            "Madame la Maire, M. le Directeur, Monsieur le Préfet, Mme la Sous-préfète, "
            "Madame, Monsieur, rue Madame Curie, 12, rue du Dr Roux, M. X",
            [],
        ),
        ("nl", "meneer de Voorzitter, de heer/mevrouw, een mevrouw Achternaam, Prof. Lorentzlaan 12", []),
        ("es", "Sra. Directora, Sr. Concejal, calle Don Pedro, don Quijote, vitamina D. Los libros", []),
        ("it", "Signora Direttrice, dott. Prefetto, via Prof. Rossi", []),
    ],
)
def test_names_behind_titles_of_a_language(language: str, text: str, names: list[str]) -> None:
    assert [match[0] for match in titled_names(text, language)] == names


@pytest.mark.parametrize(
    ("country", "text", "numbers"),
    [
        ("FR", "06 12 34 56 78, +33 (0)6 12 34 56 78", ["06 12 34 56 78", "+33 (0)6 12 34 56 78"]),
        ("DE", "0171/1234567", ["0171/1234567"]),
        ("NL", "06-12345678, 06 12 34 56 78", ["06-12345678", "06 12 34 56 78"]),
        ("ES", "612 34 56 78, +34 612 345 678", ["612 34 56 78", "+34 612 345 678"]),
        ("ES", "Llame al móvil 612 345 678, tel. 612345679.", ["612 345 678", "612345679"]),
        # Land lines, numbers for stories, lists, amounts and codes.
        (
            "FR",
            "04 65 71 12 34, 06 39 98 12 34, bacs 06 07 08 09 10, dossier 06-2026-0012, FR76 3000 6000 0112 3456 7890 189",
            [],
        ),
        ("DE", "0341 23125-000, 0171 3920012, Az. 0171-12345-2026", []),
        ("ES", "954 55 01 23, 612 345 678", []),
    ],
)
def test_mobile_numbers_of_a_country(country: str, text: str, numbers: list[str]) -> None:
    assert [match[0] for match, _ in mobile_numbers(text, country)] == numbers
