"""Interlock turns definitions of an organisation's service standards into a searchable staff handbook."""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType

__all__: list[str] = []  # PUBLIC-SURFACE.md says what may be relied on


class _WithDocstrings(SourceFileLoader):
    """Compiles a module of this package with its docstrings, which `python -OO` strips. The cache has no place for such code."""

    def get_code(self, fullname: str) -> CodeType | None:
        return compile(self.get_data(self.path), self.path, "exec", dont_inherit=True, optimize=1)

    @classmethod
    def find_spec(cls, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """As a finder: the modules of this package that have source code."""
        spec = PathFinder.find_spec(name, path) if name.startswith(f"{__name__}.") else None
        if spec and isinstance(spec.loader, SourceFileLoader) and spec.origin:
            spec.loader = cls(name, spec.origin)
        return spec


if sys.flags.optimize > 1:  # docstrings are the pages of rules, the help of commands and descriptions in schemas
    sys.meta_path.insert(0, _WithDocstrings)
