"""MkDocs as a host, in two ways; the only importer of MkDocs.

As a plugin, the handbook stands in the frame of a theme, beside other pages (`interlock_plugin`). As a hook, MkDocs gives its
configuration, command line and server, and every page has our own frame, byte for byte as `interlock build` writes it
(`own_frame`); where `mkdocs.yml` names a theme, the hook brings the plugin (`hook_events`).
"""

from interlock.doors.mkdocs.host_version import refuse_other_version

refuse_other_version()  # before the imports below fail in another version

from interlock.doors.mkdocs.hook_events import on_config, on_files, on_post_build, on_serve, on_shutdown, on_startup  # noqa: E402
from interlock.doors.mkdocs.own_server import serve_handbook  # noqa: E402

__all__ = ["on_config", "on_files", "on_post_build", "on_serve", "on_shutdown", "on_startup", "serve_handbook"]
