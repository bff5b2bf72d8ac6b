"""Which books to print a configuration may ask for. It loads nothing: a build that finds everything as it was needs little."""

from typing import Literal

Books = Literal["all", "services", "none"]
BOOK_CHOICES: tuple[Books, ...] = ("all", "services", "none")
