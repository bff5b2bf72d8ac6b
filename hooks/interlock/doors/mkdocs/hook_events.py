"""The hook: MkDocs' events for a project that prefers a file to a package, `hooks: [hooks/main.py]`.

Without a theme in `mkdocs.yml`, the handbook is the whole site, in our own frame. With a named one, the hook brings the plugin,
which shows the handbook in that theme's frame.
"""

from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files

from interlock.doors.mkdocs.checked_handbook import CheckedHandbook, configuration_file_of, folder_of
from interlock.doors.mkdocs.host_options import HostOptions
from interlock.doors.mkdocs.interlock_plugin import InterlockPlugin
from interlock.doors.mkdocs.own_frame import OwnFrame
from interlock.sources.settings.configuration_file import ConfigurationError, names_a_theme, read_configuration
from interlock.sources.settings.plugin_options import PLUGIN


class HookEvents:
    """The events of MkDocs, which go to our own frame or to the plugin, as `mkdocs.yml` asks."""

    def __init__(self) -> None:
        self.handbook: Path | None = None
        self._reading = CheckedHandbook()
        self._own = OwnFrame(self._reading)
        self._plugin = _plugin_of_whole_site(self._reading)
        self._is_hosted = False

    def on_startup(self, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember which MkDocs command runs."""
        self._plugin.on_startup(command=command, dirty=dirty)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Choose the frame, and read and check the handbook."""
        if PLUGIN in config.plugins:
            raise PluginError(
                "mkdocs.yml: take out the line `hooks:` that runs Interlock, or `interlock` below `plugins:`: one is enough."
            )
        self._is_hosted = _names_a_theme(config)
        if not self._is_hosted:
            return self._own.on_config(config, self._folder(config))
        config.plugins[PLUGIN] = self._plugin  # whose `on_config` comes next, because it asks for a later place
        return config

    def _folder(self, config: MkDocsConfig) -> Path:
        return self.handbook or folder_of(config)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """In our own frame MkDocs makes no pages."""
        return files if self._is_hosted else self._own.on_files(files)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the site in our own frame."""
        if not self._is_hosted:
            self._own.on_post_build(config)

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Serve the site in our own frame."""
        return server if self._is_hosted else self._own.on_serve(server, config)

    def on_shutdown(self) -> None:
        """MkDocs is about to delete the folder that it served."""
        self._own.on_shutdown()


def _plugin_of_whole_site(reading: CheckedHandbook) -> InterlockPlugin:
    """The plugin as the hook brings it: the handbook's pages have the addresses that `interlock build` gives them."""
    plugin = InterlockPlugin(reading)
    plugin.config = HostOptions()
    plugin.config.load_dict({"path": "/"})
    plugin.config.validate()
    return plugin


def _names_a_theme(config: MkDocsConfig) -> bool:
    """Whether `mkdocs.yml` itself names a theme. `config` has MkDocs' default where it does not."""
    file = configuration_file_of(config)
    try:
        return file.is_file() and names_a_theme(read_configuration(file))
    except ConfigurationError as error:
        raise PluginError(str(error)) from None


EVENTS = HookEvents()
on_startup, on_config, on_files = EVENTS.on_startup, EVENTS.on_config, EVENTS.on_files
on_post_build, on_serve, on_shutdown = EVENTS.on_post_build, EVENTS.on_serve, EVENTS.on_shutdown
