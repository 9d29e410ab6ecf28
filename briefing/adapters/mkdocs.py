"""The MkDocs plugin: source pages and data as virtual files, what is watched, errors in MkDocs' own form."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, cast, get_args

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from briefing import pipeline
from briefing.checks import check_page
from briefing.edit.pages import check_content
from briefing.errors import BriefingError, ConfigurationError
from briefing.model import Rights
from briefing.options import PARTS, Options, Publish
from briefing.project import Project, differences, open_project
from briefing.publish.edition import Edition
from briefing.publish.environment import template_folders
from briefing.publish.links import relative_links
from briefing.publish.outputs import outputs
from briefing.publish.policy import content_policy
from briefing.publish.proof import MANIFEST, manifest
from briefing.publish.wording import wording

logger = get_plugin_logger("briefing")


DEFAULTS = Options()


class BriefingConfig(Config):
    """What `mkdocs.yml` may say of the plugin, for MkDocs; `briefing.options` is what reads and checks it."""

    seeds = config_options.Type(str, default=DEFAULTS.seeds)
    curated = config_options.Optional(config_options.Type(str))
    templates = config_options.Type(str, default=DEFAULTS.templates)
    publish = config_options.Choice(get_args(Publish), default=DEFAULTS.publish)
    parts = config_options.ListOfItems(config_options.Choice(PARTS), default=list(PARTS))
    language = config_options.Type(str, default=DEFAULTS.language)
    time_zone = config_options.Optional(config_options.Type(str))
    rights = config_options.Choice(get_args(Rights), default=DEFAULTS.rights)
    most_articles = config_options.Type(int, default=DEFAULTS.most_articles)
    largest_article = config_options.Type(int, default=DEFAULTS.largest_article)


class BriefingPlugin(BasePlugin[BriefingConfig]):
    """Carry the briefing into MkDocs; all that it shows comes from the fact sheet."""

    project: Project
    edition: Edition
    theme: Environment
    serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002 -- MkDocs' signature
        """Remember whether the site is served: only then is the fact sheet written."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Open the edition, date the site by the story's day and offer our templates to the theme."""
        with as_plugin_error():
            self.project = open_project(Path(config.config_file_path).resolve().parent)
            self._refuse_what_commands_do_not_see(config)
            if self.serving:
                pipeline.write_extraction(pipeline.extract(self.project))
            else:
                check_content(self.project)
            self.edition = pipeline.open_edition(self.project)
        _date_site(self.edition.sheet.story.as_of)
        # MkDocs makes the extension anew for each page: the fact sheet is read once a build, not once a page.
        config.mdx_configs.setdefault("briefing", {})["edition"] = self.edition
        known = config.theme.dirs
        # Before the theme's, which has a main.html too; after the user's, which may replace ours.
        place = 1 if config.theme.custom_dir else 0
        known[place:place] = [
            str(folder) for folder in template_folders(self.project.templates) if str(folder) not in known
        ]
        return config

    def _refuse_what_commands_do_not_see(self, config: MkDocsConfig) -> None:
        """Raise where a tag or another file says of the briefing what the commands cannot know."""
        if problems := list(differences(self.project, dict(self.config), Path(config.docs_dir))):
            raise ConfigurationError(*problems)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the source pages and the data; keep what is not for readers from being copied."""
        for file in [file for file in files if Path(file.abs_src_path or "") in self.project.unpublished]:
            files.remove(file)
        with as_plugin_error():
            for path, content in outputs(self.edition, site_url=config.site_url or "", schemas=pipeline.schemas()):
                files.append(File.generated(config, path, content=content))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 -- MkDocs' signature
        """Check the prose of the editor's own pages against the fact sheet."""
        if page.file.generated_by is None:
            with as_plugin_error():
                for warning in check_page(self.project, Path(page.file.abs_src_path or ""), self.edition):
                    logger.warning("%s", warning)
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 -- MkDocs' signature
        """Make the internal links of our parts relative to the page."""
        return relative_links(html, page.url)

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002 -- MkDocs' signature
        """Keep the theme's environment: the policy of a page is made from its scripts."""
        self.theme = env
        return env

    def on_page_context(
        self,
        context: TemplateContext,
        /,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002 -- MkDocs' signature
    ) -> TemplateContext:
        """Give the frame of a page what it says of the briefing, and its policy."""
        return self._framed(context, config, page.canonical_url or "")

    def on_template_context(
        self, context: TemplateContext, /, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Do the same for the theme's own pages, such as 404.html."""
        return self._framed(context, config, "") if template_name.endswith(".html") else context

    def _framed(self, context: TemplateContext, config: MkDocsConfig, url: str) -> TemplateContext:
        scripts = "".join(
            self.theme.get_template(f"partials/javascripts/{name}.html").render(
                config=config, base_url=context["base_url"]
            )
            for name in ("base", "palette", "content")
        )
        sheet = self.edition.sheet
        frame = {
            "policy": content_policy(scripts),
            "title": sheet.story.title or config.site_name,
            "summary": sheet.editorial.summary or config.site_description or "",
            "url": url,
            "say": wording(self.edition.language),
        }
        return cast("TemplateContext", {**context, "briefing": frame})

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """List every file of the site with its hash, for `briefing verify`."""
        site = Path(config.site_dir)
        files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        files.pop(MANIFEST, None)
        (site / MANIFEST).write_text(manifest(files), encoding="utf-8", newline="\n")

    def on_serve(
        self,
        server: LiveReloadServer,
        /,
        *,
        config: MkDocsConfig,  # noqa: ARG002 -- MkDocs' signature
        builder: Callable[[], None],
    ) -> LiveReloadServer:
        """Watch the seeds and the templates too, and build once a change, though a build may write the fact sheet."""
        for folder in (self.project.seeds, self.project.curated, self.project.templates):
            if folder.is_dir():
                server.watch(str(folder))
        server.builder = _once_a_change(builder, self.project)
        return server


def _once_a_change(build: Callable[[], None], project: Project) -> Callable[[], None]:
    """Give a `build` that does nothing when no watched file has other bytes than after the build before."""
    seen = project.fingerprint()

    def build_when_changed() -> None:
        nonlocal seen
        if project.fingerprint() == seen:
            return
        try:
            build()
        finally:
            # Taken after the build: the fact sheet that it wrote is no change to build again for.
            seen = project.fingerprint()

    return build_when_changed


_dated: set[str] = set()
"""The moments that we set ourselves: a second build in this process is of another story, or of another day."""


def _date_site(day: str | None) -> None:
    """Let the sitemap carry the story's day, the first one of all where it has none: the clock is never read."""
    if os.environ.get("SOURCE_DATE_EPOCH") in {None, *_dated}:
        moment = str(pipeline.epoch(day or "1970-01-01"))
        _dated.add(moment)
        os.environ["SOURCE_DATE_EPOCH"] = moment


@contextmanager
def as_plugin_error() -> Iterator[None]:
    """Turn what an editor can mend into MkDocs' own error."""
    try:
        yield
    except BriefingError as error:
        raise PluginError(str(error)) from error


# MkDocs prints the log of its own plugins only.
logging.getLogger("briefing").addHandler(logging.NullHandler())
