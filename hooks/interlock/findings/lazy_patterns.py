"""Regular expressions that are compiled when they are first used."""

import re
from functools import cached_property
from typing import AnyStr, Generic, cast


class LazyPattern(Generic[AnyStr]):
    """Stands for a pattern.

    Each of its methods is looked up once and then cached here, so that later calls are as fast as its own.
    """

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._given_flags = flags

    @property
    def flags(self) -> int:
        """As the compiled pattern has them, unless it sets some in its text. Asking for them does not compile it."""
        return self._given_flags | (re.UNICODE if isinstance(self.pattern, str) else 0)

    @cached_property
    def compiled(self) -> re.Pattern[AnyStr]:
        """The pattern itself."""
        return re.compile(self.pattern, self._given_flags)

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        value: object = getattr(self.compiled, name)
        self.__dict__[name] = value
        return value


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A regular expression, compiled when it is first used; a wrong one raises `re.error` then.

    Modules make their patterns with it: to check fifty definitions, two thirds of them are not needed, and to compile all would
    take a fifth of the time.

    >>> lazy_pattern("[a-z]+").search("24 hours")[0]
    'hours'
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags))
