"""What is suspended or retired: pages say so where it is needed, and lead to what stands in its place."""

from tests.conftest import TINY, Handbook
from tests.sites import built, page, words
from tests.tiny_files import FRONT, LINK, PROCEDURE, PROMISE


def test_a_suspended_limit_answers_no_by_when(tiny: Handbook) -> None:
    suspended = f"{(TINY / PROMISE).read_text()}status: suspended\n"
    site = built(tiny({PROMISE: suspended, LINK: f"{FRONT}contact: {{phone: 01632 960100}}\n"}))
    assert "By when" not in words(site, "procedures/issue-a-permit", ".answer")
    assert "working days" not in words(site, "procedures", "tbody")
    assert "By when" not in words(site, "services/parking/book", "#procedures")
    assert words(site, "services/parking", ".answer").endswith("What we promise Permits in five working days Suspended")


def test_what_is_suspended_is_told_where_it_is_needed(tiny: Handbook) -> None:
    link = "standards/links/front.yml"
    site = built(tiny({link: f"{(TINY / link).read_text()}status: suspended\n"}))
    for path in ("procedures/issue-a-permit", "promises/permit-in-five-days", "contact-points/desk"):
        assert "For now Front desk is suspended." in words(site, path), path
    assert "is suspended" not in words(site, "customers/residents")
    first = words(site, "procedures/issue-a-permit")
    assert first.index("is suspended") < first.index("Do first")


def test_names_of_what_is_suspended_say_so(tiny: Handbook) -> None:
    suspended = f"{(TINY / PROMISE).read_text()}status: suspended\n"
    assert "Permits in five working days Promise, suspended" in words(built(tiny({PROMISE: suspended})), "a-z")


def test_lists_tell_that_a_procedure_is_suspended(tiny: Handbook) -> None:
    procedure = (TINY / PROCEDURE).read_text(encoding="utf-8")
    site = built(tiny({PROCEDURE: f"{procedure}status: suspended\ncustomers: [residents]\n"}))
    for path, part in (
        ("promises/permit-in-five-days", "#procedures"),
        ("contact-points/desk", "#procedures"),
        ("services/parking", "#reasons"),
        ("customers/residents", "#services"),
        ("chain/front", "#owns"),
        ("moments", "#moments"),
    ):
        assert "suspended" in words(site, path, part), path


def test_a_retired_team_is_told_with_its_successor(tiny: Handbook) -> None:
    front = (TINY / "standards/links/front.yml").read_text()
    links = {
        "front": f"{front}contact: {{phone: 01632 960100}}\nstatus: retired\nreplaced_by: hall\n",
        "hall": f"{front.replace('Front desk', 'Town hall')}contact: {{phone: 01632 960200}}\n",
    }
    procedure = (TINY / PROCEDURE).read_text().replace("owner: front", "owner: hall")
    site = built(tiny({f"standards/links/{id}.yml": text for id, text in links.items()} | {PROCEDURE: procedure}))
    assert "Who to call 01632 960200 Town hall" in words(site, "procedures/issue-a-permit", ".answer")
    assert "Out of use Front desk is no longer used. See Town hall" in words(site, "procedures/issue-a-permit", ".note")


def test_retired_pages_lead_to_their_successors(tiny: Handbook) -> None:
    """Whoever calls reaches the one in its place: nobody reads the number of what is gone, or when it was to be reviewed."""
    front, desk = (TINY / "standards/links/front.yml").read_text(), (TINY / "standards/contact-points/desk.yml").read_text()
    hours, gone = "hours: [{days: [mon, fri], opens: 09:00, closes: 17:00}]\n", "status: retired\nreplaced_by: new\n"
    reviewed = "review: {last: 2025-01-07, every: 6 months}\n"
    files = {
        "standards/links/old.yml": f"{front}contact: {{phone: 01632 960100}}\ncoached_by: front\n{reviewed}{gone}",
        "standards/links/new.yml": f"{front.replace('Front desk', 'Town hall')}contact: {{phone: 01632 960200}}\n",
        "standards/contact-points/old.yml": f"{desk}phone: 01632 960300\n{hours}{reviewed}{gone}",
        "standards/contact-points/new.yml": f"{desk.replace('Town hall desk', 'New desk')}phone: 01632 960400\n{hours}",
        "standards/contact-points/gone.yml": f"{desk}phone: 01632 960500\n{hours}status: retired\n",
    }
    site = built(tiny(files))
    assert words(site, "chain/old", ".answer") == "Call 01632 960200 Town hall Copy the number"
    assert "New desk 01632 960400 Copy the number Town Hall, Market Square Open Monday, Friday" in words(
        site, "contact-points/old", ".answer"
    )
    assert "01632 960500" not in words(site, "contact-points/gone", "main")
    for path in ("chain/old", "contact-points/old"):
        assert "overdue" not in words(site, path, "main"), path
    assert "New desk 01632 960400" in words(site, "services/parking", "#ways")


def test_suspended_is_marked_and_never_open_now(tiny: Handbook) -> None:
    front, desk = (TINY / "standards/links/front.yml").read_text(), (TINY / "standards/contact-points/desk.yml").read_text()
    hours = "hours: [{days: [mon, fri], opens: 09:00, closes: 17:00}]\n"
    called = "contact: {phone: 01632 960100, hours: 'Monday to Friday, 09:00 to 17:00'}\n"
    files = {"links/front.yml": f"{front}{called}", "contact-points/desk.yml": f"{desk}phone: 01632 960300\n{hours}"}
    site = built(tiny({f"standards/{path}": f"{text}status: suspended\n" for path, text in files.items()}))
    assert "Monday, Friday, 09:00 to 17:00" in words(site, "contact-points/desk", ".answer")
    assert "Town hall desk suspended Face to face" in words(site, "contact-points", "main")
    assert "Town hall desk (suspended) 01632 960300" in words(site, "services/parking", "#ways")
    assert "Front desk (suspended) 01632 960100" in words(site, "", "#call")
    for path in ("", "chain/front", "contact-points/desk", "services/parking", "procedures/issue-a-permit"):
        assert page(site, path).css("[data-opening]") == [], path


def test_a_team_that_is_gone_is_asked_nothing(tiny: Handbook) -> None:
    vision = "name: Town\nvision: Nobody waits.\n"
    gone = "title: Counter\nsummary: Was there before the desk.\nkind: front-line\nstatus: retired\nreplaced_by: front\n"
    site = built(tiny({"standards/links/counter.yml": gone, "standards/organisation.yml": vision}))
    said = words(site, "chain/counter", "main")
    assert "No longer used" in said
    assert not [asked for asked in ("No promise yet", "Nobody has yet", "Not said yet", "This is my team") if asked in said]


def test_what_is_retired_is_promised_on_no_page(tiny: Handbook) -> None:
    site = built(tiny({PROMISE: f"{(TINY / PROMISE).read_text()}status: retired\n"}))
    for path in (
        "services/parking",
        "customers/residents",
        "contact-points/desk",
        "chain/front",
        "procedures/issue-a-permit",
        "",
    ):
        assert "Permits in five working days" not in words(site, path), path


def test_a_retired_procedure_keeps_no_promise(tiny: Handbook) -> None:
    site = built(tiny({PROCEDURE: f"{(TINY / PROCEDURE).read_text()}status: retired\n"}))
    for path in ("promises/permit-in-five-days", "contact-points/desk", "services/parking", "chain/front"):
        assert "Issue a permit" not in words(site, path), path


def test_a_retired_lesson_leaves_the_page_it_is_about(tiny: Handbook) -> None:
    lesson = "title: {}\nsummary: It was late.\nowner: front\ntype: failure\non: 2026-05-02\nwhat_happened: It lay there.\n"
    lesson += "about: [promise/permit-in-five-days]\nstatus: {}\n"
    lessons = {"late": ("Late post", "published"), "withdrawn": ("Not ours at all", "retired")}
    site = built(tiny({f"standards/lessons/{id}.yml": lesson.format(*told) for id, told in lessons.items()}))
    told = words(site, "promises/permit-in-five-days")
    assert "Lessons 1 2 May 2026, failure Late post" in told and "Not ours at all" not in told
