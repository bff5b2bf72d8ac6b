"""Tables with German, French, Dutch and Spanish headers are read without `--map`, where their words mean one thing."""

from pathlib import Path

import pytest

from tests.conftest import Handbook
from tests.doors.importing import imported, short


def written(folder: Path, path: str) -> str:
    return (folder / "standards" / f"{path}.yml").read_text(encoding="utf-8")


def test_a_german_table_of_promises_is_read(tiny: Handbook) -> None:
    folder = tiny({})
    table = (
        "Lfd. Nr.;Bezeichnung;Kurzbeschreibung;Zusage;Art;Zuständig;Für wen;Frist (Werktage)\n"
        "1;Tonne;Eine Tonne kommt.;Sie bekommen eine Tonne.;öffentlich;front;residents;5\n"
    )
    done = imported(folder, "csv", table)
    assert (done.exit_code, short(done)) == (0, [])
    assert "in `Frist (Werktage)`, `5` was read as `5 working days`." in done.output
    assert written(folder, "promises/tonne") == (
        "title: Tonne\nsummary: Eine Tonne kommt.\nwording: Sie bekommen eine Tonne.\nkind: public\nmade_by: front\n"
        'made_to: [residents]\nlimit: "5 working days"\n'
    )


def test_a_french_table_of_contact_points_is_read(tiny: Handbook) -> None:
    folder = tiny({})
    table = (
        "Intitulé,Description,Responsable,Canal,Téléphone,Portable,Horaires d’ouverture\n"
        "Accueil,Pour tous.,front,Téléphone,01632 960001,07700 900001,lun-ven 9h-17h\n"
    )
    done = imported(folder, "csv", table, "--kind", "contact-point", "--owner", "front")
    assert (done.exit_code, short(done)) == (0, [])
    point = written(folder, "contact-points/accueil")
    assert 'channel: phone\nstaffed_by: [front]\nhours:\n  - {days: [mon, tue, wed, thu, fri], opens: "09:00"' in point
    assert 'phone: "01632 960001"\nother_numbers:\n  - {number: "07700 900001", for: portable}\n' in point


def test_a_glossary_is_known_by_its_first_column(tiny: Handbook) -> None:
    folder = tiny({})
    done = imported(folder, "csv", "Begriff;Erklaerung;Synonyme\nBord;Der Rand.;Kante\n", "--owner", "front")
    assert (done.exit_code, short(done)) == (0, [])
    assert "definition: Der Rand.\n" in (folder / "glossary/bord.yml").read_text()


@pytest.mark.parametrize(
    ("column", "cell", "limit"),
    [
        ("Frist", "3 Tage", "3 days"),
        ("Frist", "1 Arbeitstag", "1 working day"),
        ("Frist in Wochen", "2", "2 weeks"),
        ("Délai", "5 jours ouvrés", "5 working days"),
        ("Délai en heures", "48", "48 hours"),
        ("Limit", "1,5 Stunden", "1.5 hours"),
        ("Délai (jours ouvrables)", "5", ""),  # among which Saturdays count
        ("Délai", "5 jours ouvrables", ""),
    ],
)
def test_units_are_read_where_they_mean_one(column: str, cell: str, limit: str, tiny: Handbook) -> None:
    folder = tiny({})
    table = f"title;summary;wording;kind;made by;made to;{column}\nBin;B.;You get one.;public;front;residents;{cell}\n"
    done = imported(folder, "csv", table, "--kind", "promise")
    assert done.exit_code == (0 if limit else 1)
    assert not limit or f'limit: "{limit}"\n' in written(folder, "promises/bin")


def test_a_spanish_table_of_promises_is_read(tiny: Handbook) -> None:
    folder = tiny({})
    table = (
        "Título;Descripción;Compromiso;Tipo;Equipo;Destinatarios;Servicio;Plazo;Objetivo;Indicador\n"
        "Carné;Llega pronto.;Su carné en cinco días.;público;front;residents;parking;5 días hábiles;97,5 %;Carnés a tiempo\n"
    )
    done = imported(folder, "csv", table)
    assert (done.exit_code, short(done)) == (0, [])
    promise = written(folder, "promises/carne")
    assert 'kind: public\nmade_by: front\nmade_to: [residents]\nservice: parking\nlimit: "5 working days"\n' in promise
    assert "97.5%" in promise and "what: Carnés a tiempo\n" in promise


def test_a_dutch_table_of_teams_is_read(tiny: Handbook) -> None:
    folder = tiny({})
    table = (
        "Naam;Omschrijving;Soort;Telefoon;E-mailadres;Openingstijden;Locatie;Taken\n"
        "Buitendienst;Gaat kijken.;ondersteunend;030 555 01 23;dienst@tinford.example;ma t/m vr 8.30 - 17.00 uur;Molen 2;Maait\n"
    )
    done = imported(folder, "csv", table, "--kind", "link")
    assert (done.exit_code, short(done)) == (0, [])
    team = written(folder, "links/buitendienst")
    assert "kind: support\n" in team and "place: Molen 2" in team and "does: [Maait]" in team.replace("\n  - ", " [") + "]"


@pytest.mark.parametrize("header", ["Nr;Stap;Wie;Tijd;Zo niet", "N.º;Paso;Quién;Plazo;Si no"])
def test_steps_in_dutch_and_spanish_become_a_procedure(header: str, tiny: Handbook) -> None:
    folder = tiny({})
    done = imported(folder, "csv", f"{header}\n1;A;front;10 minuten;B\n2;C;front;1 hora;\n", "--owner", "front")
    assert (done.exit_code, short(done)) == (0, [])
    [draft] = [path for path in (folder / "standards/procedures").glob("*.yml") if "status: draft" in path.read_text()]
    steps = draft.read_text()
    assert 'within: "10 minutes"' in steps and 'within: "1 hour"' in steps and "if_not: B" in steps
