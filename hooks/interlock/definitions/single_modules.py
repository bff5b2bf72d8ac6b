"""Lets a module of a package be loaded without all others.

A few packages load all that they have as soon as one of their modules is imported: `holidays.countries` 250 countries,
`snowballstemmer` 35 languages, `phonenumbers` what formats a number while it is typed. That takes a quarter of a check of fifty
definitions. Whoever asks such a package for a name that is no module of it gets it all the same.
"""

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


class _Package(ModuleType):
    """A package that is loaded when a name in it is asked for that is no module of it."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__") or not self.__spec__ or not self.__spec__.loader:
            raise AttributeError(name)
        if name.islower() and find_spec(f"{self.__name__}.{name}"):
            return import_module(f"{self.__name__}.{name}")
        self.__spec__.loader.exec_module(self)
        if name not in self.__dict__:
            raise AttributeError(name)
        return self.__dict__[name]


def load_singly(*packages: str) -> None:
    """Put packages in the place of these that load nothing yet, unless they are loaded. A package comes before those in it."""
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
