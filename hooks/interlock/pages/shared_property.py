"""A property that is worked out once for a site."""

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar, overload

_T = TypeVar("_T")


class _WithCache(Protocol):
    """An object with a cache, which the contexts of all pages share."""

    @property
    def cache(self) -> dict[str, Any]:
        """The values, by the names of their properties."""
        ...


class shared_property(Generic[_T]):  # noqa: N801 (used as a decorator)
    """A cached property whose value the contexts of all pages share."""

    def __init__(self, work_out: Callable[[Any], _T]) -> None:
        self.work_out, self.__doc__ = work_out, work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, context: None, owner: type) -> "shared_property[_T]": ...
    @overload
    def __get__(self, context: _WithCache, owner: type) -> _T: ...
    def __get__(self, context: _WithCache | None, owner: type) -> "shared_property[_T] | _T":
        if context is None:
            return self
        try:
            found: _T = context.cache[self.name]
        except KeyError:
            found = context.cache[self.name] = self.work_out(context)
        return found
