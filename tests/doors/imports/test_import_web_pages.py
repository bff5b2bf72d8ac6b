"""Web pages that people saved become the same drafts as tables and runbooks; what is left out of a page is told with its place."""

from pathlib import Path

import pytest

from tests.conftest import Handbook
from tests.doors.importing import imported, run, short

DEPOT = {"standards/links/depot.yml": "title: Depot\nsummary: Works.\nkind: support\n"}
PROCEDURE = """<html><head><title>Keys - Larkfield</title><style>ol {color: red}</style></head><body>
<nav>Home, Services</nav><main><h1>Lend a room key</h1>
<p>Owner: <b>Depot</b></p><h2>When to use</h2>
<p>When a hirer asks&nbsp;for the hall.</p>
<h2>Steps</h2><ol><li>Front desk: ask for <a href="https://www.google.com/url?q=https://passes.example/look&amp;sa=D">the pass</a>.<li>Type <code>find *name*</code> (5 minutes)<br>If not, ask the depot.
<ol><li>family name<li>first_name and *star*</ol></ol>
<p><img src="a/form.png">See <a href="other-page.html">another page</a> or <a href="//b.example/">b</a>.</p><p hidden>Secret</p>
<script>show()</script></main></body></html>
"""
WORD = """<html xmlns:o="x"><!--[if gte mso 9]><xml>Normal</xml><![endif]--><body><p class=MsoTitle>Lend a key<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span>1.<span>&nbsp; </span></span><![endif]>Ask for the pass.</p>
<p class=MsoListParagraph style='margin-left:72.0pt'>a.<span>&nbsp; </span>Check the photo.</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>2.<span>&nbsp; </span>Write it down (5 minutes).</p></body></html>
"""
TERMS = "<table><tr><th>Word<th>Meaning<th>Not<tr><td>{word}<td>A card.<td>licence</table>"


def written(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


def test_a_page_with_numbered_steps_becomes_a_procedure(tiny: Handbook) -> None:
    done = imported(folder := tiny(DEPOT), "html", PROCEDURE)
    assert written(folder, "standards/procedures/taken.yml") == (
        "title: Lend a room key\nsummary: When a hirer asks for the hall.\nbody: |-\n  ## Steps\n\n  See another page or [b](https://b.example/).\n"
        "owner: depot\nstatus: draft\nstarts_when: A hirer asks for the hall.\nsteps:\n"
        '  - {id: ask-pass, does: "Ask for [the pass](https://passes.example/look).", by: front}\n'
        '  - id: type-family\n    does: "Type `find *name*`: family name; first_name and \\\\*star\\\\*."\n    by: depot\n'
        '    within: "5 minutes"\n    if_not: Ask the depot.\n'
    )
    assert "taken.txt:1: `Home, Services` is around the page, and was left out." in done.output
    assert "taken.txt:7: the picture “form.png” was left out: put it into a page in `docs/`." in done.output
    assert "taken.txt:7: the link to `other-page.html` was left out, and its words stay" in done.output
    assert "taken.txt:7: `Secret` is hidden in the page, and was left out." in done.output


def test_lists_of_a_word_processor_are_lists(tiny: Handbook) -> None:
    imported(folder := tiny({}), "html", WORD, "--owner", "front")
    assert written(folder, "standards/procedures/taken.yml").partition("title: ")[2] == (
        "Lend a key\nsummary: Lend a key\nowner: front\nstatus: draft\nsteps:\n"
        '  - {id: ask-pass, does: "Ask for the pass: Check the photo.", by: front}\n'
        '  - {id: write-down, does: Write it down., by: front, within: "5 minutes"}\n'
    )


def test_rows_are_definitions_and_the_rest_is_told(tiny: Handbook) -> None:
    page = """<h1>Intranet</h1><p>Please keep this up to date.</p><h2>Teams:</h2>
<table><tr><th>Team<th>What they do<th>Kind<th>E-mail</tr>
<tr><td>Shop&nbsp;<td>Sells <b>permits</b>.<br>Mends locks.<td rowspan=2>front-line<td><a href="mailto:shop@desk.example?subject=x">Write to us</a>
<tr><td>Pests <del>old</del><td>See <a href="https://pests.example/">their page</a> first.<td>pests@desk.example
<tr style="display:none"><td>Gone<td>Gone<td>support<td></table>"""
    done = imported(folder := tiny({}), "html", page)
    assert done.exit_code == 0, done.output
    assert written(folder, "standards/links/shop.yml") == (
        'title: Shop\nsummary: |-\n  Sells permits.\n  Mends locks.\nkind: front-line\ncontact:\n  email: "shop@desk.example"\n'
    )
    assert 'summary: "See [their page](https://pests.example/) first."\nkind: front-line' in written(
        folder, "standards/links/pests.yml"
    )
    assert "taken.txt#Teams:3: `old` is struck out, and was left out." in done.output
    assert "taken.txt#Teams:4: `Gone Gone support` is hidden in the page, and was left out." in done.output
    assert "taken.txt:1: `Please keep this up to date.` stands in no table, and was left out." in done.output


def test_addresses_of_links_stand_where_columns_have_them(tiny: Handbook) -> None:
    page = """<table><tr><th>Name<th>Summary<th>Channel<th>Staffed by<th>Web page<th>Telephone<th>Opening hours
<tr><td><a href="/a">Form</a><td><a href="https://a.example/(1)">Here</a> or <a href="https://b.example/">Here</a>.<td>web<td>Front desk
<td rowspan=2><a href="https://c.example/apply">Apply</a><td><td>
<tr><td>Helpline<td>Asks.<td>phone<td>Front desk<td><a href="tel:+441632960222">01632 960222</a><td>Mon&ndash;Fri<br>9am&ndash;5pm</table>"""
    done = imported(folder := tiny({}), "html", page, "--kind", "contact-point", "--owner", "front")
    form, line = (written(folder, f"standards/contact-points/{name}.yml") for name in ("form", "helpline"))
    assert 'summary: "[Here](https://a.example/%281%29) or [Here](https://b.example/)."\n' in form
    assert 'url: "https://c.example/apply"\n' in form and 'url: "https://c.example/apply"\n' in line
    assert 'phone: "01632 960222"' in line and "`Mon–Fri 9am–5pm` was read as" in done.output
    assert ":2: 1 link in `Name` was left out, and the words stay: the first leads to `/a`." in done.output


@pytest.mark.parametrize(
    "page",
    [
        f"<meta charset=iso-8859-1>{TERMS.format(word='café pass')}".encode(),
        TERMS.format(word="café pass").encode(),
        TERMS.format(word="café pass").encode("cp1252"),
        f"<meta charset=iso-8859-2>{TERMS.format(word='café pass')}".encode("iso-8859-2"),
        TERMS.format(word="café pass").encode("utf-16"),
        TERMS.format(word="café pass").encode("utf-16-le"),
        f"<meta charset=utf-8>{TERMS.format(word='café pass')}".encode("utf-16-be"),
        TERMS.format(word="caf&eacute; pass").encode(),
        b"Subject: Fwd: Words\nMIME-Version: 1.0\nContent-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: "
        b"quoted-printable\n\n" + TERMS.format(word="caf=E9 pass").encode(),
    ],
)
def test_letters_are_right_whatever_the_page_declares(page: bytes, tiny: Handbook) -> None:
    done = imported(folder := tiny({}), "html", page, "--owner", "front")
    assert (done.exit_code, short(done)) == (0, [])
    assert written(folder, "glossary/cafe-pass.yml").startswith("title: café pass\nowner: front\ndefinition: A card.\n")


def test_letters_that_were_lost_before_are_told(tiny: Handbook) -> None:
    page = TERMS.format(word="m<sup>2</sup> card").replace("A card.", "Pay £5.").encode().decode("cp1252").encode()
    done = imported(folder := tiny({}), "html", page, "--owner", "front")
    assert ["`Â£` is what is left of another character" in each for each in short(done)] == [True]
    assert done.exit_code == 0 and "title: m² card\n" in written(folder, "glossary/m2-card.yml")


def test_a_page_in_an_email_is_read(tiny: Handbook) -> None:
    mail = (
        'Subject: RE: Words\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/html\n\n'
        f"<p>Dear all</p>{TERMS.format(word='pass')}\n--b\nContent-Type: application/pdf\n"
        'Content-Disposition: attachment; filename="words.pdf"\n\nx\n--b--\n'
    )
    done = imported(folder := tiny({}), "html", mail, "--owner", "front")
    assert "title: pass\n" in written(folder, "glossary/pass.yml")
    assert "taken.txt#page:1: `Dear all` stands in no table, and was left out." in done.output
    assert "taken.txt: `words.pdf` is in this file, too, and was not read: save it by itself, and import that." in done.output


def test_the_first_sheet_of_a_saved_workbook_is_read(tiny: Handbook) -> None:
    part = "--b\nContent-Type: text/html\nContent-Location: file:///C:/book_files/{}\n\n{}\n"
    sheets = [
        part.format("book.htm", "<frameset><frame src=a></frameset>"),
        part.format("sheet001.htm", TERMS.format(word="pass")),
    ]
    mail = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n' + "".join(
        [*sheets, part.format("sheet002.htm", TERMS.format(word="fob")), "--b--\n"]
    )
    done = imported(folder := tiny({}), "html", mail, "--owner", "front")
    assert "title: pass\n" in written(folder, "glossary/pass.yml") and not (folder / "glossary/fob.yml").exists()
    assert "taken.txt: `sheet002.htm` is in this file, too, and was not read" in done.output and "book.htm" not in done.output


def test_a_table_that_only_places_things_is_none(tiny: Handbook) -> None:
    page = f"<table><tr><td><a href=/>Home</a><td>{TERMS.format(word='pass')}</table>"
    done = imported(folder := tiny({}), "html", page, "--owner", "front")
    assert "title: pass\n" in written(folder, "glossary/pass.yml") and "`Home` stands in no table" in done.output


def test_broken_lists_and_frames_of_a_page_are_read(tiny: Handbook) -> None:
    page = """<table><tr><td>Menu<td><h1>Keys</h1><li>Old note<p>For hirers.<h2>Steps</h2><ol><li><b>Ask</i> for it<ol><p>now</ol><li>Sign"""
    imported(folder := tiny({}), "html", page, "--owner", "front")
    assert written(folder, "standards/procedures/taken.yml") == (
        "title: Keys\nsummary: Menu Old note For hirers.\nowner: front\nstatus: draft\nsteps:\n"
        "  - {id: ask-now, does: Ask for it now, by: front}\n  - {id: sign, does: Sign, by: front}\n"
    )


def test_a_table_in_a_cell_is_lines_of_it(tiny: Handbook) -> None:
    inner = "A card. <table><tr><td>a<td>b<tr><td>c</table>"
    done = imported(
        folder := tiny({}), "html", TERMS.replace("A card.", inner).format(word="pass with many letters"), "--owner", "front"
    )
    assert "definition: |-\n  A card.\n  a b\n  c\n" in written(folder, "glossary/pass-with-many-letters.yml")
    assert ":2: a table stands in a cell, and its rows were read as lines of that." in done.output


def test_a_list_of_names_is_a_table(tiny: Handbook) -> None:
    page = "<h2>F</h2><dl><dt>fob<dt>tag<dd>What opens the gate.<dt>key<dd>Metal.<dd>Also a card.</dl><h2>P</h2><dl><dt>pass<dd>A card.</dl>"
    imported(folder := tiny({}), "html", page, "--owner", "front", "--kind", "term")
    assert [written(folder, f"glossary/{name}.yml").partition("definition: ")[2] for name in ("fob", "tag", "key", "pass")] == [
        "What opens the gate.\n",
        "What opens the gate.\n",
        "|-\n  Metal.\n  Also a card.\n",
        "A card.\n",
    ]


def test_labels_above_a_table_of_steps_belong_to_it(tiny: Handbook) -> None:
    page = """<h1>Bin keys</h1><table><tr><th>Owner<td>Depot<tr><th>Version<td>3</table>
<table><tr><th>No<th>What<th>Time<tr><td colspan=3>At the gate<tr><td>1<td>Ask<td rowspan=2>5 minutes<tr><td>2<td>Sign</table>"""
    done = imported(folder := tiny(DEPOT), "html", page)
    assert written(folder, "standards/procedures/bin-keys.yml").partition("status: draft\n") == (
        "title: Bin keys\nsummary: Bin keys\nowner: depot\n",
        "status: draft\n",
        'steps:\n  - {id: ask, does: Ask, by: depot, within: "5 minutes"}\n  - {id: sign, does: Sign, by: depot, within: "5 minutes"}\n',
    )
    assert "`Version: 3` has no place in a procedure" in done.output and "`At the gate` was taken as a heading" in done.output


def test_a_kind_takes_the_tables_of_a_procedure(tiny: Handbook) -> None:
    page = PROCEDURE.replace("</ol></ol>", f"</ol></ol>{TERMS.format(word='pass')}")
    done = imported(folder := tiny(DEPOT), "html", page)
    assert "to take them as definitions, say what their rows are: `--kind KIND`." in done.output
    assert "| pass | A card. | licence |" in written(folder, "standards/procedures/taken.yml")
    imported(folder, "html", page, "--kind", "words", "--owner", "front")  # as people call terms
    assert "title: pass\n" in written(folder, "glossary/pass.yml")


@pytest.mark.parametrize(
    ("page", "told", "remedy"),
    [
        ("<div id=root></div><script src=a.js></script>", "shows them only when its scripts run", "“Webpage, Complete”"),
        ("<frameset><frame src=a/sheet001.htm></frameset>", "in frames, `a/sheet001.htm`", "Import those"),
        ("<p>Only words", "This page has no numbered steps", "Number what is done"),
        ("<p> </p>", "This page is empty", "Save it again"),
        ("", "This file is empty", "Save the page again"),
        ("Word,Meaning\n", "text, and no web page", "csv"),
        ("%PDF-1.7\n", "a PDF, and no web page", "Copy the table"),
        (
            "From: a@b.example\nTo: b@b.example\nSubject: x\nMIME-Version: 1.0\n\nHello\n",
            "has no formatting",
            "into a spreadsheet",
        ),
        ("MIME-Version: 1.0\nContent-Type: text/html; x*\n\n<p>Hello", "its headers cannot be read", "save it again"),
        ("<table><tr>" + "<td colspan=1000>x" * 30 + "<tr><td>1</table>", "more cells than can be read", "into a spreadsheet"),
        ("<table><tr><th>Fish<th>Chips<tr><td>a<td>b</table>", "its columns are `Fish` and `Chips`", "--kind"),
    ],
)
def test_a_page_that_holds_nothing_says_what_to_do(page: str, told: str, remedy: str, tiny: Handbook) -> None:
    done = imported(tiny({}), "html", page, "--owner", "front")
    (finding,) = short(done)
    assert done.exit_code == 1 and " error: " in finding and told in finding
    assert remedy in " ".join(done.output.split())


def test_pictures_do_not_make_a_page_too_large(tiny: Handbook) -> None:
    picture = f"<img alt=map src='data:image/png;base64,{'A' * 11_000_000}'>"
    done = imported(folder := tiny({}), "html", TERMS.format(word="pass") + picture, "--owner", "front")
    assert done.exit_code == 0 and "the picture “map” was left out" in done.output
    done = imported(folder, "html", TERMS.format(word="pass") + "<!--" + "A" * 11_000_000)
    assert ["This page holds 11.1 MB without its pictures" in each for each in short(done)] == [True]


def test_elements_that_stand_deep_in_each_other_are_read(tiny: Handbook) -> None:
    deep = "<div><b>" * 3_000 + "<ol><li>Ask" + "<ul><li>more" * 200
    imported(folder := tiny({}), "html", deep + "</ul>" * 200 + "<li>Sign</ol>", "--owner", "front")
    assert "does: Sign" in written(folder, "standards/procedures/taken.yml")


def test_pages_of_a_wiki_lead_to_each_other(tiny: Handbook) -> None:
    folder = tiny({})
    page = "<h1>{title}</h1><ol><li>Ask.<li>See <a href='{other}'>the other</a>.</ol>"
    files = ["Waive-a-fee_123456.html", "Refund_654321.html"]
    for name, other in zip(files, reversed(files), strict=True):
        (folder / name).write_text(page.format(title=name, other=other), encoding="utf-8")
    run("import", "html", *(folder / name for name in files), "--owner", "front", "--handbook", folder)
    assert "See [[procedure/refund|the other]]." in written(folder, "standards/procedures/waive-a-fee.yml")


def test_links_to_pages_without_steps_are_left_out(tiny: Handbook) -> None:
    folder = tiny({})
    pages = {"Refund_1234567.html": "<ol><li>Ask.<li>See <a href='Words_7654321.html'>our words</a>.</ol>"}
    for name, page in (pages | {"Words_7654321.html": TERMS.format(word="pass")}).items():
        (folder / name).write_text(page, encoding="utf-8")
    done = run("import", "html", *sorted(folder.glob("*.html")), "--owner", "front", "--handbook", folder)
    assert "does: See our words." in written(folder, "standards/procedures/refund.yml")
    assert "its words stay: there is no procedure `words`." in done.output and "2 files written." in done.output


def test_a_box_does_not_name_its_page(tiny: Handbook) -> None:
    page = """<h1 id=title-text>Homes : Report a fault</h1><div id=main-content><div class=confluence-information-macro>
<p class=title>Gas</p><p>Leave the house.</p></div><ol><li>Ask.<li>Sign.</ol></div>"""
    imported(folder := tiny({}), "html", page, "--owner", "front")
    assert written(folder, "standards/procedures/taken.yml").startswith("title: Report a fault\n")


def test_menus_and_boxes_of_a_list_are_not_words(tiny: Handbook) -> None:
    page = """<table><tr><th><input type=checkbox><th><a href="javascript:">Word</a><th>Meaning
<tr><td><input type=checkbox><td>pass <a href=" java\nscript:menu()">...</a><td>A <a href="javascript:show()">card</a>.</table>"""
    done = imported(folder := tiny({}), "html", page, "--owner", "front")
    assert written(folder, "glossary/pass.yml") == "title: pass\nowner: front\ndefinition: A card.\n"
    assert (short(done), "left out" in done.output) == ([], False)


def test_contents_and_feet_of_a_document_are_not_steps(tiny: Handbook) -> None:
    page = (
        "<p class=MsoToc1>1. Ask <span style='display:none'>7</span></p><ol><li>Ask.<li>Sign.</ol><p class=MsoFooter>Page 7</p>"
    )
    done = imported(folder := tiny({}), "html", page, "--owner", "front")
    assert written(folder, "standards/procedures/taken.yml").count(" does: ") == 2
    assert "`Page 7` is around the page" in done.output and "hidden" not in done.output


def test_no_sign_of_a_page_is_taken_for_markup(tiny: Handbook) -> None:
    page = r"""<ol><li>Open C:\new\_forms\*.doc or [[x]] &lt;name&gt;.<li>Write *all* of a_b, _c, &amp;amp; and 5 * 3.
<li>Say:<blockquote>We are sorry [a](b) ![c][d].</blockquote><li>See the <code>`log`</code>.</ol>"""
    imported(folder := tiny({}), "html", f"<hr><p>---<br><br># 1 is first.</p>{page}", "--owner", "front")
    procedure = written(folder, "standards/procedures/taken.yml")
    assert 'summary: "\\\\--- \\\\# 1 is first."\n' in procedure
    assert procedure.partition("steps:\n")[2] == (
        '  - {id: open-new, does: "Open C:\\\\new\\\\_forms\\\\*.doc or \\\\[\\\\[x]] \\\\<name>.", by: front}\n'
        '  - {id: write-all, does: "Write \\\\*all\\\\* of a_b, \\\\_c, \\\\&amp; and 5 * 3.", by: front}\n'
        '  - {id: say, does: "Say:", by: front, say: "We are sorry \\\\[a](b) !\\\\[c][d]."}\n'
        '  - {id: see, does: "See the `` `log` ``.", by: front}\n'
    )
