"""Loads packages lazily, so that importing one of their modules does not load all the others.

A few packages load everything in them as soon as one of their modules is imported: `holidays.countries` 250 countries,
`snowballstemmer` 35 languages, `phonenumbers` what formats a number while it is typed. For fifty definitions, that is a quarter
of the time of a check. A name that is no module still works: the package is loaded when it is asked for one.
"""

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


class _Package(ModuleType):
    """A package that loads one module at a time, and the whole of itself when asked for a name that is no module."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__") or not self.__spec__ or not self.__spec__.loader:
            raise AttributeError(name)
        if name.islower() and find_spec(f"{self.__name__}.{name}"):
            return import_module(f"{self.__name__}.{name}")
        self.__spec__.loader.exec_module(self)
        if name not in self.__dict__:
            raise AttributeError(name)
        return self.__dict__[name]


def load_lazily(*packages: str) -> None:
    """Make these packages lazy, unless they are loaded already. A package must come before those inside it."""
    for name in packages:
        spec = find_spec(name) if name not in sys.modules else None
        if spec is not None:
            package = _Package(name)
            package.__spec__, package.__loader__, package.__file__ = spec, spec.loader, spec.origin
            package.__path__ = list(spec.submodule_search_locations or ())
            sys.modules[name] = package
            parent, _, own = name.rpartition(".")
            if parent:
                setattr(sys.modules[parent], own, package)
