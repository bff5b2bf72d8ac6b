"""The day of a build: only one module asks for it."""

import ast
import datetime
import re
from types import SimpleNamespace

import pytest

from interlock.doors import clock
from tests.conftest import FAR_OFF, ROOT

CLOCK = re.compile(r"(datetime\.)?(date|datetime)\.(today|now|utcnow)|time\.(time|localtime|gmtime|strftime)")


class AnyDay(datetime.date):
    """A date class for which today is always 3 March 2027."""

    @classmethod
    def today(cls) -> datetime.date:
        return datetime.date(2027, 3, 3)


def test_the_day_is_today_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setattr(clock, "datetime", SimpleNamespace(date=AnyDay))
    assert clock.build_day() == datetime.date(2027, 3, 3)


def test_the_day_can_be_fixed_by_source_date_epoch() -> None:
    assert clock.build_day() == FAR_OFF.date()


def test_only_the_clock_module_asks_for_today() -> None:
    asking = {
        path.name
        for path in ROOT.glob("hooks/**/*.py")
        if CLOCK.search(text := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute) and CLOCK.fullmatch(ast.unparse(node))
    }
    assert asking == {"clock.py"}
