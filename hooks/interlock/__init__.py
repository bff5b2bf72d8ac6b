"""Interlock turns definitions of an organisation's service standards into a searchable staff handbook."""

__all__: list[str] = []  # PUBLIC-SURFACE.md says what may be relied on
