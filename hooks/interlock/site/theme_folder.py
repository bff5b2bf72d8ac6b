"""Where the templates, scripts, styles and typefaces of pages are."""

from pathlib import Path

# In an installed package the theme lies in it, in a repository beside its sources.
THEME = next(folder for folder in (Path(__file__).parents[1] / "theme", Path(__file__).parents[3] / "theme") if folder.is_dir())
