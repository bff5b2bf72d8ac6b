"""What a link dials for numbers as people write them, in several countries."""

import pytest

from interlock.definitions.values.telephone import telephone_of
from interlock.pages.contact_links import phone_link


@pytest.mark.parametrize(
    ("written", "country", "dials"),
    [
        ("+44 (0)20 7946 0000 ext 204", "GB", "+442079460000;ext=204"),
        ("0044 (0)20 7946 0000", "GB", "+442079460000"),
        ("0044 (0)20 7946 0000", None, "00442079460000"),
        ("(+44) 20–7946–0000", None, "+442079460000"),
        ("01632 960201", "GB", "+441632960201"),
        ("01632 960201", None, "01632960201"),
        ("01632 960201", "XX", "01632960201"),
        ("020 7946 0000 x204", "GB", "+442079460000;ext=204"),
        ("020 7946 0000, Extn: 204", "GB", "+442079460000;ext=204"),
        ("020 7946 0000,,204#", "GB", "+442079460000;ext=204"),
        ("18001 0300 123 1110", "GB", "1800103001231110"),
        ("111", "GB", "111"),
        ("116 123", "GB", "116123"),
        ("18001", "GB", "18001"),
        ("4385", "GB", ""),
        ("ext. 4385", "GB", ""),
        ("*21#", "GB", ""),
        ("٠٢٠ ٧٩٤٦ ٠٠٠٠", "GB", "+442079460000"),
        ("(650) 555-0103 ext. 4385", "US", "+16505550103;ext=4385"),
        ("555-0103", "US", ""),
        ("1-800-FLOWERS", "US", "+18003569377"),
        ("13 11 26", "AU", "131126"),
        ("1300975707", "AU", "+611300975707"),
        ("6505550103", "US", "+16505550103"),
        ("030/901820", "DE", "+4930901820"),
        ("030 9018-0", "DE", "+493090180"),
        ("3919", "FR", "3919"),
        ("０３－５５５５－０１２３", "JP", "+81355550123"),
    ],
)
def test_one_number_is_dialled_as_meant(written: str, country: str | None, dials: str) -> None:
    found = telephone_of(written, country)
    assert (found.dials, found.fault) == (dials, "")


@pytest.mark.parametrize(
    ("written", "dials", "fault"),
    [
        ("020 7946 0001 or 0002 (option 2)", "+442079460001", "several numbers"),
        ("020 7946 0001 / 020 7946 0002", "+442079460001", "several numbers"),
        ("020 7946 0001 - 020 7946 0002", "+442079460001", "several numbers"),
        ("01632 960201/2", "+441632960201", "several numbers"),
        ("101, 999", "101", "several numbers"),
        ("020 7946 0000 ext 204 or 205", "+442079460000;ext=204", "several numbers"),
        ("0300 123 0000, Mon-Fri 9-5", "+443001230000", "more than a number"),
        ("0300 123 0000 (24 hours)", "+443001230000", "more than a number"),
        ("Tel: 0300 123 0000", "+443001230000", "more than a number"),
        ("not 0300 123 0000", "", "more than a number"),
        ("1632960201", "+441632960201", "no zero"),
        ("01632 960201 24/7", "+441632960201", "more than a number"),
        ("01632 960201 9-5", "+441632960201", "more than a number"),
        ("01632 960201, 9am - 5pm", "+441632960201", "more than a number"),
        ("01632 960201 8.30-17.00", "+441632960201", "more than a number"),
        ("01632 960201 24 hours", "+441632960201", "more than a number"),
        ("01632 960201 2nd floor", "+441632960201", "more than a number"),
        ("24/7", "", "no number"),
        ("111 24/7", "111", "more than a number"),
        ("02079460000204", "", "impossible number"),
        ("020 7946 O001", "", "several numbers"),
        ("020 7946 OOIO", "", "more than a number"),
        ("ask reception", "", "no number"),
    ],
)
def test_link_dials_first_number_or_nothing(written: str, dials: str, fault: str) -> None:
    found = telephone_of(written, "GB")
    assert (found.dials, found.fault) == (dials, fault)


def test_words_beside_a_number_stay_outside_the_link() -> None:
    assert (
        phone_link("0300 123 0000, <b>daily</b>", "GB")
        == '<a href="tel:+443001230000">0300 123 0000</a>, &lt;b&gt;daily&lt;/b&gt;'
    )
    assert phone_link("ask <us>", "GB") == "ask &lt;us&gt;"
