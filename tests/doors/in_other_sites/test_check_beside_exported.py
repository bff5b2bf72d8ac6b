"""`interlock check` where pages were exported among those of a site that another generator builds."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from tests.conftest import TODAY, tiny_with, write
from tests.doors.sites_around import told
from tests.sites import html_of, leave_out_reference_pages

GUIDE = """# Guide

!!! note "First"
    Call <span class="phone">the desk</span>, see [us](other.html), [our plan](/plan/) and [[a page]].

- [the promise](../handbook/promises/permit-in-five-days/index.md), [all](../handbook/promises/index.md)
- [us](../handbook/index.md)
- [here](/handbook/glossary/permit/), [style](../handbook/assets/handbook.css)
- [a step](../handbook/procedures/issue-a-permit/index.md#step-check), [nav](../handbook/SUMMARY.md)
"""


def exported_among_pages(folder: Path, guide: str = GUIDE, **more: str) -> Path:
    tiny_with(more, folder)
    write(folder / "docs/guides/first.md", guide)
    write(folder / "docs/notes.md", '# Notes\n\n!!! note\n    <b onclick="call()">Ours</b>\n')
    run("export", "pages", "--theme", "material", "--out", str(folder / "docs/handbook"), "--handbook", str(folder))
    return folder


@pytest.fixture(autouse=True)
def few_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Export no pages of rules and fields: a check reads each page without the mark of an export as one of the site."""
    leave_out_reference_pages(monkeypatch)


def run(*arguments: str) -> None:
    done = CliRunner().invoke(main, [*arguments, "--as-of", str(TODAY)], catch_exceptions=False)
    assert done.exit_code == 0, done.output


def test_pages_of_the_site_may_link_to_exported_ones(tmp_path: Path) -> None:
    assert told(exported_among_pages(tmp_path / "site")) == []


def test_a_link_to_no_exported_page_is_told(tmp_path: Path) -> None:
    file = "standards/promises/permit-in-five-days.yml"
    text = (Path(__file__).parents[2] / "tiny" / file).read_text(encoding="utf-8") + "former_ids: [a-permit]\n"
    page = """\
[a](handbook/promises/permit-in-five-day/index.md) [b](/handbook/promises/permit-in-five-day/)
[c](handbook/promises/a-permit/index.md) [d](/handbook/promises/a-permit/)
[e](handbook/procedures/issue-a-permit/index.md#step-chek)
"""
    folder = exported_among_pages(tmp_path / "site", **{file: text, "docs/late.md": page})
    assert told(folder) == [
        "docs/late.md:1:5: error broken-link `handbook/promises/permit-in-five-day/index.md` leads to no page of the handbook."
        " Did you mean `handbook/promises/permit-in-five-days/index.md`?",
        "docs/late.md:1:56: error broken-link `/handbook/promises/permit-in-five-day/` leads to no page of the handbook."
        " Did you mean `/handbook/promises/permit-in-five-days/`?",
        "docs/late.md:2:5: error broken-link `handbook/promises/a-permit/index.md` is where the promise `permit-in-five-days` was"
        " before. Write `handbook/promises/permit-in-five-days/index.md`.",
        "docs/late.md:3:5: error broken-link There is no place `#step-chek` on the page of the procedure `issue-a-permit`."
        " Did you mean `#step-check`?",
    ]


def test_a_check_is_remembered_no_longer_than_the_export(tmp_path: Path) -> None:
    folder = exported_among_pages(tmp_path / "site")
    assert told(folder) == told(folder) == []
    (folder / "docs/handbook/.interlock-site").unlink()
    assert any("docs/notes.md:3:1: warning foreign-markup" in line for line in told(folder))


def test_in_our_own_site_links_lead_to_our_pages(tmp_path: Path) -> None:
    folder = exported_among_pages(tmp_path / "site")
    run("build", "--handbook", str(folder), "--out", str(tmp_path / "built"))
    page = html_of(tmp_path / "built", "guides/first")
    assert 'href="../../promises/permit-in-five-days/"' in page
    assert 'href="../../procedures/issue-a-permit/#step-check"' in page
