"""Hours, telephone numbers and reviewers in other forms: what a remedy says is typed as it stands, and read without a finding."""

import pytest

from interlock.definitions import ContactPoint, Link
from interlock.sources.decoding.model_files import read_model

LINE = "title: Line\nsummary: Calls.\nowner: desk\nchannel: phone\nstaffed_by: [desk]\n"
IN_OFFICE = '{days: [mon, tue, wed, thu, fri], opens: "09:00", closes: "17:00"}'


def hours_told(hours: str) -> list[str]:
    return [found.remedy for found in read_model("line.yml", f"{LINE}{hours}\n", [], ContactPoint, "a contact point").findings]


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        ("Mo-Fr 9-17 Uhr", [IN_OFFICE]),
        ("du lundi au vendredi de 9h à 17h", [IN_OFFICE]),
        ("Di 10 bis 12 Uhr", ['{days: [tue], opens: "10:00", closes: "12:00"}']),
        ("lunes a viernes de 9 a 17", [IN_OFFICE]),
        ("od poniedziałku do piątku od 9 do 17", [IN_OFFICE]),
        ("月〜金　９：００～１７：００", [IN_OFFICE]),
        ("月曜日から金曜日 9時から17時まで", [IN_OFFICE]),
        ("周一至周五 9点至17点", [IN_OFFICE]),
        ("월~금 9시~17시", [IN_OFFICE]),
        ("الأحد إلى الثلاثاء من 8:30 إلى 15:00", ['{days: [sun, mon, tue], opens: "08:30", closes: "15:00"}']),
        ("Mon-Fri 9-5, Sat and Sun closed", [IN_OFFICE]),
        ("weekdays 9am to 5pm. We are closed at weekends.", [IN_OFFICE]),
        ("daily 9-5 (closed Sat & Sun)", [IN_OFFICE]),
        ("Mo-Fr 9-17 Uhr, Samstag geschlossen", [IN_OFFICE]),
        ("24/7, closed Tue-Sun", ['{days: [mon], opens: "00:00", closes: "24:00"}']),
        ("Fri 10pm-2am", ['{days: [fri], opens: "22:00", closes: "02:00"}']),
        ("Mon 1-5", ['{days: [mon], opens: "13:00", closes: "17:00"}']),
        ("Mon 01:00-05:00", ['{days: [mon], opens: "01:00", closes: "05:00"}']),
        ("Mon 4-8", ['{days: [mon], opens: "16:00", closes: "20:00"}']),
        (
            "Mon 9-8, Sun 12-8",
            ['{days: [mon], opens: "09:00", closes: "20:00"}', '{days: [sun], opens: "12:00", closes: "20:00"}'],
        ),
        ("Fri 6pm-12", ['{days: [fri], opens: "18:00", closes: "24:00"}']),
        ("Mon 10pm-8", ['{days: [mon], opens: "22:00", closes: "08:00"}']),
        ("Mon 4-6am", ['{days: [mon], opens: "04:00", closes: "06:00"}']),
        (
            "Mon 9-12 and 1-5",
            ['{days: [mon], opens: "09:00", closes: "12:00"}', '{days: [mon], opens: "13:00", closes: "17:00"}'],
        ),
        (
            "Mon 10-2, 4-8",
            ['{days: [mon], opens: "10:00", closes: "14:00"}', '{days: [mon], opens: "16:00", closes: "20:00"}'],
        ),
        (
            "Sat 9-12:30 and 13:30-17",
            ['{days: [sat], opens: "09:00", closes: "12:30"}', '{days: [sat], opens: "13:30", closes: "17:00"}'],
        ),
    ],
)
def test_hours_in_words_become_rows(said: str, rows: list[str]) -> None:
    written = " and, on a line of its own, ".join(f"`- {row}`" for row in rows)
    assert hours_told(f"hours: {said}") == [f"Write below it {written}."]
    assert not hours_told(f"hours: [{', '.join(rows)}]")


def test_hours_after_a_break_are_of_the_afternoon() -> None:
    early, late = ('- {days: [mon], opens: "1:00", closes: "5:00"}', '- {days: [mon, tue], opens: "9:00", closes: "12:00"}')
    assert hours_told(f"hours:\n  {late}\n  {early}") == [
        'Did you mean `opens: "13:00", closes: "17:00"`? If it opens so early, write that row before the other.'
    ]
    assert not hours_told(f"hours:\n  {early}\n  {late}")
    assert not hours_told(f"hours:\n  {late}\n  {early.replace('mon', 'wed')}")


def test_days_as_fields_become_rows_but_for_those_closed() -> None:
    row = '- {days: [mon], opens: "09:00", closes: "17:00"}'
    assert hours_told("hours:\n  monday: 9-17\n  tuesday: closed\n  sunday: closed") == [f"Write in its place `{row}`."]
    assert not hours_told(f"hours:\n  {row}")


@pytest.mark.parametrize(
    ("said", "opens", "closes"),
    [("22:00 to 02:00", "22:00", "02:00"), ("von 9 bis 17 Uhr", "09:00", "17:00"), ("24/7", "00:00", "24:00")],
)
def test_two_times_in_one_become_two_fields(said: str, opens: str, closes: str) -> None:
    remedy = f'Write `opens: "{opens}"` and, as another field, `closes: "{closes}"`.'
    assert hours_told(f"hours: [{{days: [mon], opens: {said}}}]") == [remedy]
    assert not hours_told(f'hours: [{{days: [mon], opens: "{opens}", closes: "{closes}"}}]')


@pytest.mark.parametrize(
    ("slip", "typed"),
    [
        ("purpose: ask apply", "purpose: [ask, apply]"),
        ("purpose: {ask: yes, apply: yes, pay: no}", "purpose: [ask, apply]"),
        ("closures: 24.12.2026 - 1.1.2027", "closures: [{on: 2026-12-24, until: 2027-01-01}]"),
        ("closures: 24-31 December 2026", "closures: [{on: 2026-12-24, until: 2026-12-31}]"),
        ("closures: 24 December 2026", "closures: [2026-12-24]"),
        ("closures: {from: 2026-12-24, to: 2026-12-31}", "closures: [{on: 2026-12-24, until: 2026-12-31}]"),
        (
            "closures: {start: 24 December 2026, end: 2 January 2027, reason: Christmas}",
            "closures: [{on: 2026-12-24, until: 2027-01-02, say: Christmas}]",
        ),
        ("closures:\n  from: 2026-12-24\n  to: 2026-12-31", "closures: [{on: 2026-12-24, until: 2026-12-31}]"),
        (
            "closures: {2026-12-25: Christmas, 2027-01-01: New year}",
            "closures: [{on: 2026-12-25, say: Christmas}, {on: 2027-01-01, say: New year}]",
        ),
    ],
)
def test_words_and_days_in_place_of_a_list(slip: str, typed: str) -> None:
    assert hours_told(slip) == [f"Write `{typed}`."]
    assert not hours_told(typed)


def test_a_closure_without_its_day_keeps_what_it_says() -> None:
    assert hours_told("closures: Christmas") == ["Write `closures: [{on: …, say: Christmas}]`."]


def test_words_for_the_days_of_a_closure_are_known() -> None:
    told = hours_told("closures: [{start: 2026-12-24, end: 2026-12-31}]")
    assert told == ["Did you mean `on`?", "Did you mean `until`?"]


def test_half_a_day_is_no_closure() -> None:
    [told] = hours_told('closures: [{on: 2026-12-24, closes: "12:00"}]')
    assert told.startswith("Only whole days are closed here.")
    assert "notice: {say: …, from: …, until: …}" in told


def test_hours_beside_hours_are_written_there() -> None:
    hours = f"hours: [{IN_OFFICE}]\nopening_hours: Mon-Fri 9-5"
    assert hours_told(hours) == ["`hours` is there already: write it there."]


def test_several_numbers_in_the_field_of_one() -> None:
    typed = "phone: 01632 960160", "other_numbers: [01632 960161]"
    assert hours_told("phone: [01632 960160, 01632 960161]") == [f"Write `{typed[0]}` and, as another field, `{typed[1]}`."]
    assert not hours_told("\n".join(typed))
    typed = "phone: 01632 960160", "other_numbers: [{number: 01632 960160, for: care}]"
    assert hours_told("phone: {number: 01632 960160, for: care}") == [
        f"Write `{typed[0]}` or, with what it is for, `{typed[1]}`."
    ]
    assert not hours_told(typed[1])


@pytest.mark.parametrize(
    ("slip", "typed"),
    [
        ("01632 960160, 01632 960161", "[01632 960160, 01632 960161]"),
        ("01632 960160 or +44 1632 960161", '[01632 960160, "+44 1632 960161"]'),
        (
            "care 01632 960160, 01632 960161 (days)",
            "[{number: 01632 960160, for: care}, {number: 01632 960161, for: days}]",
        ),
        ("care 01632 960160", "[{number: 01632 960160, for: care}]"),
    ],
)
def test_numbers_in_one_text_become_a_list(slip: str, typed: str) -> None:
    assert hours_told(f"other_numbers: {slip}") == [f"Write `other_numbers: {typed}`."]
    assert not hours_told(f"other_numbers: {typed}")


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        ("purpose: |\n  - ask\n  - pay", "Delete the `|`."),
        ("hours: >\n  - days: [mon]", "Delete the `>`."),
        ("tags: |\n  one\n  two", "Delete the `|`, and put each on a line of its own, after `- `."),
        ("hours: |\n  Mon 9-17", 'Delete the `|`, and write below it `- {days: [mon], opens: "09:00", closes: "17:00"}`.'),
    ],
)
def test_a_sign_of_texts_before_a_list(slip: str, told: str) -> None:
    assert hours_told(slip) == [told]


def test_misspelt_days_among_others_are_days() -> None:
    assert hours_told('hours: [{days: [mon, tuesday, wendesday], opens: "09:00", closes: "17:00"}]') == [
        "Write `[mon, tue, wed]`."
    ]


@pytest.mark.parametrize(
    "days",
    ["ma, di, wo, do, vr", "lu, ma, me, je, ve", "lunes, martes, miércoles, jueves, viernes", "L-V", "maandag t/m vrijdag"],
)
def test_days_are_those_of_one_language(days: str) -> None:
    assert hours_told(f'hours: [{{days: [{days}], opens: "09:00", closes: "17:00"}}]') == ["Write `[mon, tue, wed, thu, fri]`."]


@pytest.mark.parametrize(("said", "typed"), [("7 h 30", "07:30"), ("8.30 uur", "08:30"), ("17 Uhr", "17:00"), ("8u30", "08:30")])
def test_times_of_other_languages_are_told_in_digits(said: str, typed: str) -> None:
    assert hours_told(f'hours: [{{days: [mon], opens: {said}, closes: "22:00"}}]') == [f"Write `{typed}`."]


@pytest.mark.parametrize("said", ["closed", "Shut", '"-"', "N/A"])
def test_a_closed_day_is_no_row(said: str) -> None:
    told = hours_told(f'hours: [{IN_OFFICE}, {{days: [sun], opens: {said}, closes: "17:00"}}]')
    assert told == ["Where it is closed, take the day out of `days`, or this whole row."]
    assert not hours_told(f"hours: [{IN_OFFICE}]")


def test_no_fixed_hours_are_no_row() -> None:
    assert hours_told("hours: by appointment") == [
        "Where there are no fixed hours, take it out, and say in `summary` how to meet."
    ]


def test_hours_around_a_break_become_two_rows() -> None:
    assert hours_told("hours: [{days: [mon], opens: 9-12 and 13-17}]") == [
        'A break is a second row with the same days: `opens: "09:00", closes: "12:00"` and `opens: "13:00", closes: "17:00"`.'
    ]


@pytest.mark.parametrize("closes", ["2am next day", "02:00 (+1)", "26:00"])
def test_a_time_on_the_next_day_is_told(closes: str) -> None:
    assert hours_told(f'hours: [{{days: [fri], opens: "22:00", closes: {closes}}}]') == ["Write `02:00`."]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("https://code.example/orgs/town/teams/desk", "town/desk"),
        ("https://code.example/groups/town/desk/", "town/desk"),
        ("Desk Lead <desk@town.example>", "desk@town.example"),
    ],
)
def test_the_reviewer_in_an_address_is_written(typed: str, meant: str) -> None:
    assert reviewers_told(f"[{typed}]") == [f"Write `{meant}`."]
    assert not reviewers_told(f"[{meant}]")


def test_several_reviewers_in_one_are_parted() -> None:
    entries = '"@town/desk", "@town/post"'
    assert reviewers_told('["@town/desk, @town/post"]') == [f"Write each as an entry of its own: `{entries}`."]
    assert not reviewers_told(f"[{entries}]")


def reviewers_told(reviewers: str) -> list[str]:
    text = f"title: Desk\nsummary: Answers.\nkind: support\nreviewers: {reviewers}\n"
    return [found.remedy for found in read_model("desk.yml", text, [], Link, "a link").findings]


def test_lang_is_the_language() -> None:
    told = read_model("line.yml", f"{LINE}lang: cy\n", [], ContactPoint, "a contact point").findings
    assert [found.remedy for found in told] == ["Did you mean `language`?"]
