"""Names of people without a title, as they stand in texts of other languages."""

import pytest

from interlock.questions.names.people_abroad import people_named_abroad


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "de",
            "Fragen Sie Sabine Krause oder Jürgen von der Heide. Karl-Heinz Schmidt hilft. Genehmigt von Ute Müller-Lüdenscheidt am 3. Mai.",
            ["Sabine Krause", "Jürgen von der Heide", "Karl-Heinz Schmidt", "Ute Müller-Lüdenscheidt"],
        ),
        (
            "fr",
            "Demandez à Nathalie Durand. Jean-Pierre Le Goff valide. Validé par Marie DUPONT. Voir avec François d'Estaing.",
            ["Nathalie Durand", "Jean-Pierre Le Goff", "Marie DUPONT", "François d'Estaing"],
        ),
        (
            "es",
            "Pregunte a María García López. José Luis Pérez firma. Ana de la Torre atiende.",
            ["María García López", "José Luis Pérez", "Ana de la Torre"],
        ),
        ("it", "Chiedere a Giulia Bianchi. Paolo De Santis firma.", ["Giulia Bianchi", "Paolo De Santis"]),
        ("nl", "Vraag het aan Jan de Vries. Marieke van den Berg tekent.", ["Jan de Vries", "Marieke van den Berg"]),
        (
            "pl",
            "Zapytaj Annę Nowak. Dzwoni Krzysztof Wiśniewski. Zgoda Marka Zielińskiego.",
            ["Annę Nowak", "Krzysztof Wiśniewski", "Marka Zielińskiego"],
        ),
        (
            "de",
            "In der Konrad-Adenauer-Straße, Robert-Koch-Institut, Martin Luther. Die Werte Jan Feb Mär. Ein Preis in der Georg Fischer Halle, das Thomas Mann Gymnasium. Christian Wulff Stiftung Frau Sabine ruft an. Die Max und Moritz Siedlung; Maria Himmelfahrt ist frei. Firma Walter Bau GmbH",
            [],
        ),
        (
            "fr",
            "12 rue Jean Jaurès, école Marie Curie, place Robert Schuman, 3 avenue du Général Paul Doumer. Le collège Pierre Brossolette et la salle Jean Vilar. Saint-Jean, programme Claude Bernard. L'Espace Simone Veil",
            [],
        ),
        (
            "es",
            "Calle Juan Bravo, plaza de María Pita, colegio José Zorrilla, San Juan. Hospital Universitario Ramón y Cajal Avenida de Miguel de Cervantes Carmen y Juan",
            [],
        ),
        ("de", "Fa. Karl Weber, Autohaus Hans Schmidt, das Katharina Hospital und die Martin Kirche.", []),
        ("fr", "La société Paul Martin et la pharmacie Sophie Martin.", []),
        ("es", "De la estación María Zambrano a la farmacia Carmen Ruiz.", []),
        ("nl", "Anna van Burenplein, Jan Steenstraat, Jan Feb Johan Cruijff Arena Frans Halsmuseum", []),
        ("pl", "ulica Jana Matejki, szkoła im. Adama Mickiewicza, al. Jana Pawła II, plac Józefa Piłsudskiego", []),
        ("de", "Klaus Meier KG, Hans Müller & Söhne, Bäckerei Hans Müller, St. Anna Spital, Sturmtief Sabine Anfang Mai", []),
        ("de", "Sabine Krause, die AG leitet, Klaus Meier und Eva", ["Sabine Krause", "Klaus Meier"]),
        ("fr", "Établissements Paul Martin, Pierre Durand SARL, boulangerie Jean Petit, Paul Martin et Fils", []),
        ("es", "José López S.L., panadería Juan García, Juan García e Hijos", []),
        ("nl", "Bakkerij Jan de Vries, Piet Jansen BV, Jan Januari, Maria Hemelvaart", []),
        ("pl", "Piekarnia Jan Nowak, Dom Piotra Skargi, Jan Nowak sp. z o.o.", []),
        ("it", "Paolo Bianchi S.r.l., studio Paolo Bianchi", []),
        ("it", "via Giuseppe Verdi, piazza Giovanni Amendola, liceo Marco Polo, ospedale San Giovanni Bosco", []),
    ],
)
def test_a_given_name_with_a_surname_is_a_person(language: str, text: str, names: list[str]) -> None:
    assert [text[begins:ends] for begins, ends in people_named_abroad(text, language, ())] == names


def test_words_of_teams_and_things_are_no_names() -> None:
    assert not list(people_named_abroad("Sabine Halle hat offen.", "de", {"halle"}))
