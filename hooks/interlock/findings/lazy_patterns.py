"""Regular expressions that are compiled when they are first used."""

import re
from functools import cached_property
from typing import AnyStr, Generic, cast

from interlock.findings.kept_patterns import kept_patterns

_ASCII, _UNICODE = int(re.ASCII), int(re.UNICODE)


class LazyPattern(Generic[AnyStr]):
    """Stands for a pattern.

    Each of its methods is looked up once and then cached here, so that later calls are as fast as its own.
    """

    def __init__(self, pattern: AnyStr, flags: int, is_of_program: bool) -> None:
        self.pattern: AnyStr = pattern
        # As the compiled pattern has them, unless it sets some in its text. Asking for them does not compile it.
        self.flags = int(flags) | (_UNICODE if isinstance(pattern, str) and not flags & _ASCII else 0)
        self._compile = kept_patterns().compiled if is_of_program else re.compile

    @cached_property
    def compiled(self) -> re.Pattern[AnyStr]:
        """The pattern itself."""
        return self._compile(self.pattern, self.flags)

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        value: object = getattr(self.compiled, name)
        self.__dict__[name] = value
        return value


def lazy_pattern(pattern: AnyStr, flags: int = 0, *, is_of_program: bool = True) -> re.Pattern[AnyStr]:
    """A regular expression, compiled when it is first used; a wrong one raises `re.error` then.

    `is_of_program`: it is kept beside the program. False where it is made of what a handbook says, which must not stand there.

    Modules make their patterns with it: to check fifty definitions, two thirds of them are not needed, and to compile all would
    take a fifth of the time.

    >>> lazy_pattern("[a-z]+").search("24 hours")[0]
    'hours'
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags, is_of_program))
