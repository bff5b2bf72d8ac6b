"""MkDocs loads this file as its hook; everything is in `interlock.doors.mkdocs`."""

from interlock.doors.mkdocs import on_config, on_files, on_post_build, on_serve, on_shutdown, on_startup

__all__ = ["on_config", "on_files", "on_post_build", "on_serve", "on_shutdown", "on_startup"]
