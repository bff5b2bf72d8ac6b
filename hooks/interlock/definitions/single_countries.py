"""Lets the holidays of one country be loaded without those of all others.

The package `holidays` loads a country when it is asked for, but the package around the countries, `holidays.countries`, loads all
250. That takes a third of a check of fifty definitions. Whoever asks that package for a country by name gets it all the same.
"""

import sys
from importlib.util import find_spec
from types import ModuleType

import holidays


class _Countries(ModuleType):
    """The package of all countries, which is loaded when a name in it is asked for that is no loaded module."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__") or not self.__spec__ or not self.__spec__.loader:
            raise AttributeError(name)
        self.__spec__.loader.exec_module(self)
        if name not in self.__dict__:
            raise AttributeError(name)
        return self.__dict__[name]


def load_countries_singly() -> None:
    """Put a package in the place of `holidays.countries` that loads nothing yet, unless that one is loaded."""
    spec = find_spec("holidays.countries") if "holidays.countries" not in sys.modules else None
    if spec is not None:
        package = _Countries(spec.name)
        package.__spec__, package.__loader__, package.__file__ = spec, spec.loader, spec.origin
        package.__path__ = list(spec.submodule_search_locations or ())
        sys.modules[spec.name] = package
        vars(holidays)["countries"] = package
