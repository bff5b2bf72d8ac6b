"""The day of a build: only one module asks for it."""

import ast
import datetime
import re
from types import SimpleNamespace
from typing import Self

import pytest
from click.testing import CliRunner

from interlock.doors import clock
from interlock.doors.cli import main
from tests.conftest import FAR_OFF, ROOT, Handbook

CLOCK = re.compile(r"(datetime\.)?(date|datetime)\.(today|now|utcnow)|time\.(time|localtime|gmtime|strftime)")


class AnyDay(datetime.date):
    """A date class for which today is always 3 March 2027."""

    @classmethod
    def today(cls) -> Self:
        return cls(2027, 3, 3)


def test_the_day_is_today_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setattr(clock, "datetime", SimpleNamespace(date=AnyDay))
    assert clock.build_day() == datetime.date(2027, 3, 3)


def test_the_day_can_be_fixed_by_source_date_epoch() -> None:
    assert clock.build_day() == FAR_OFF.date()


@pytest.mark.parametrize("given", ["abc", "1e9", "99999999999999", "9" * 30])
def test_an_epoch_that_is_no_day_is_told(given: str, tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    done = CliRunner().invoke(main, ["check", "--handbook", str(tiny({}))])
    assert done.exit_code == 2 and "SOURCE_DATE_EPOCH cannot be" in done.output and "Traceback" not in done.output


def test_only_the_clock_module_asks_for_today() -> None:
    asking = {
        path.name
        for path in ROOT.glob("hooks/**/*.py")
        if CLOCK.search(text := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute) and CLOCK.fullmatch(ast.unparse(node))
    }
    assert asking == {"clock.py", "made_from.py"}  # which compares the times of files with now, whatever the day
