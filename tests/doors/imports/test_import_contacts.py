"""A column `Contact` fills the parts of `contact` by what its cells hold."""

import pytest

from tests.conftest import Handbook
from tests.doors.importing import imported, short

TABLE = "Team,What they do,Kind,{header}\nShop,Sells.,support,{row}\n"


@pytest.mark.parametrize(
    ("cell", "contact"),
    [
        ("020 7946 0101", '  phone: "020 7946 0101"\n'),
        ("E-mail: shop@desk.example", '  email: "shop@desk.example"\n'),
        (
            '"Tel. 020 7946 0102; mobile: 07700 900123"',
            '  phone: "020 7946 0102"\n  other_numbers:\n    - {number: "07700 900123", for: mobile}\n',
        ),
        ("Mobile 07700 900123", '  phone: "07700 900123"\n'),
        ("Fax: 020 7946 0102", '  other_numbers:\n    - {number: "020 7946 0102", for: fax}\n'),
        ("Room 4 (020 7946 0102)", "  ask_for: Room 4 (020 7946 0102)\n"),
        (
            "020 7946 0102 / mobile: 07700 900123",
            '  phone: "020 7946 0102"\n  other_numbers:\n    - {number: "07700 900123", for: mobile}\n',
        ),
        ('"ext 201, 020 7946 0102"', '  phone: "020 7946 0102"\n  other_numbers: [ext 201]\n'),
        (
            '"https://shop.example/a; Duty manager, a@desk.example, b@desk.example"',
            '  email: "a@desk.example"\n  ask_for: "Duty manager, b@desk.example"\n  web: ["https://shop.example/a"]\n',
        ),
    ],
)
def test_a_contact_is_read_by_what_it_holds(cell: str, contact: str, tiny: Handbook) -> None:
    done = imported(folder := tiny({}), "csv", TABLE.format(header="Contact details", row=cell))
    shop = (folder / "standards/links/shop.yml").read_text(encoding="utf-8")
    assert (shop.partition("contact:\n")[2], short(done)) == (contact, []), done.output


def test_a_contact_beside_its_parts_names_people(tiny: Handbook) -> None:
    done = imported(folder := tiny({}), "csv", TABLE.format(header="Kontakt,Telefon", row="Duty manager,020 7946 0101"))
    assert '  phone: "020 7946 0101"\n  ask_for: Duty manager\n' in (folder / "standards/links/shop.yml").read_text(
        encoding="utf-8"
    )
    assert "`Kontakt` was read as `contact.ask_for`, by what its cells hold." in done.output
    (folder / "standards/links/shop.yml").unlink()
    done = imported(folder, "csv", TABLE.format(header="Kontakt,Telefon", row="07700 900123,020 7946 0101"))
    assert ["There is no field `Kontakt` in a link" in each for each in short(done)] == [True]
