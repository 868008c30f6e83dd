"""The hook between the engine and MkDocs; the engine makes the pages, this carries them in.

MkDocs sees a stub for every page in the navigation, and one model for each kind of page outside it. The
bodies are laid in when its pages are finished, and the pages of accounts are written beside them when it
has done: MkDocs and its Markdown never read a word of a record.
"""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import get_toc

from goodstanding.immutable import replace
from goodstanding.occasion import Asked, Machine, Occasion, load_occasion, looked_at
from goodstanding.site.addresses import addresses_of
from goodstanding.site.carry import (
    finish,
    menu,
    nav_of,
    placeholder,
    plain_url,
    schemas_folder,
    search_weight,
    title_for,
)
from goodstanding.site.edition import Edition, Profile, load_edition
from goodstanding.site.markers import fill
from goodstanding.site.pages import in_nav
from goodstanding.site.press import keep_compiled
from goodstanding.site.preview import NO_THEME, restore
from goodstanding.site.run import Run
from goodstanding.site.shell import as_model

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.standing_site")

RUN = Run()
# Hand-written pages that tell of the sample book's people: for readers of that book alone.
ABOUT_THE_SAMPLE = ("guide/sample-book.md",)


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001 - MkDocs calls it so
    """Notes whether this is a preview, which has to survive any fault."""
    RUN.is_preview = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the book, and takes from MkDocs what the theme would use to ask other hosts."""
    # A list of all addresses with the day of the build helps nobody and changes every day.
    config.theme.static_templates.discard("sitemap.xml")
    RUN.folder = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    RUN.addresses = addresses_of(config.repo_url or "", config.edit_uri or "")
    # The theme asks the forge for its number of stars wherever it knows its address.
    config.repo_url = ""
    config.edit_uri = RUN.addresses.pages
    if RUN.is_preview:
        RUN.serving.begin([Path(config.docs_dir), schemas_folder(), Path(config.config_file_path or "")])
    try:
        RUN.edition = _edition()
    except Exception as fault:
        if not RUN.is_preview:
            raise
        RUN.edition = None
        log.error("the book could not be read: %s", fault)  # noqa: TRY400 - a person reads it
    return config


def _edition() -> Edition:
    occasion: Occasion = load_occasion(Asked(), Machine(folder=RUN.folder))
    RUN.root = occasion.root
    if occasion.cache_folder:
        RUN.compiled = keep_compiled(occasion.cache_folder.parent / "templates")
    edition = load_edition(
        occasion.source,
        occasion.as_of,
        Profile(occasion.profile),
        looked_at(occasion),
        rereader=RUN.serving.rereader if RUN.is_preview else None,
    )
    base = RUN.addresses.records and RUN.addresses.records + occasion.prefix
    return replace(edition, edit_base=base, prefix=occasion.prefix, commit_base=RUN.addresses.commits)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds a stub for every page of the engine, and makes the navigation of what there is."""
    _drop_the_sample(files)
    RUN.make((plain_url(file.url) for file in files.documentation_pages()), log)
    listed = [path for path in RUN.pages.paths if in_nav(path)]
    for path in listed:
        if (written := files.get_file_from_path(path)) is not None:
            files.remove(written)
        files.append(File.generated(config, path, content="", inclusion=InclusionLevel.INCLUDED))
    config.nav = nav_of([file.src_uri for file in files.documentation_pages()], listed)
    for path in RUN.models:
        files.append(File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    RUN.memory.begin(config.nav)
    return files


def _drop_the_sample(files: Files) -> None:
    if RUN.edition is not None and RUN.edition.sample and RUN.edition.ledger is not None:
        return
    for path in ABOUT_THE_SAMPLE:
        if (written := files.get_file_from_path(path)) is not None:
            files.remove(written)


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Weighs a page for search; gives one of the engine its title, and hides what it does without."""
    page.meta.setdefault("search", {"boost": search_weight(page.file.src_uri)})
    made = RUN.stub(page.file.src_uri)
    if made is not None:
        page.title = title_for(made)
        page.meta["hide"] = [*made.without]
        # There is no Markdown to read, and preparing to read it takes as long as all the rest.
        page.render = partial(_unread, page)  # type: ignore[method-assign]
    elif RUN.is_preview and (kept := RUN.memory.known(page.file.src_uri, markdown)):
        page.render = partial(restore, page, kept)  # type: ignore[method-assign]
    return markdown


def _unread(page: Page, *_: object) -> None:
    """What reading a page of the engine gives: nothing; its body comes in at the end."""
    page.content = ""


def on_env(env: jinja2.Environment, **_: Any) -> jinja2.Environment:
    """Adds the template of pages that are as they were, and keeps what is compiled for the next build."""
    env.bytecode_cache = RUN.compiled
    ours = jinja2.DictLoader({NO_THEME: "-"})
    env.loader = jinja2.ChoiceLoader([ours, env.loader]) if env.loader else ours
    return env


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Fills the markers of hand-written pages; stands a short text for search in for ours."""
    made = RUN.stub(page.file.src_uri)
    if made is not None:
        page.toc = get_toc(menu(as_model(made)))
        page.present_anchor_ids = {heading.id for heading in made.headings}
        return placeholder(made)
    if RUN.edition is None:
        return html
    filled = fill(html, RUN.edition, plain_url(page.file.url))
    for fault in filled.faults:
        log.warning("%s: %s", page.file.src_uri, fault)
    if RUN.is_preview:
        _remember(page, html, filled.html)
    return filled.html


def _remember(page: Page, html: str, filled: str) -> None:
    path, markdown = page.file.src_uri, page.markdown or ""
    RUN.memory.keep(path, markdown, html, page)
    if RUN.memory.is_as_before(path, filled):
        page.meta["template"] = NO_THEME


def on_post_page(output: str, page: Page, **_: Any) -> str:
    """Lays the body in, and closes the page against everything it was not built with."""
    path = page.file.src_uri
    if path in RUN.memory.unchanged:
        return RUN.memory.kept[path].output
    stub = RUN.stub(path)
    if stub is None:
        finished = finish(output, live=RUN.is_preview)
        if path in RUN.memory.kept:
            RUN.memory.kept[path].output = finished
        return finished
    RUN.shells.draw(output, stub, live=RUN.is_preview)
    made = RUN.pages.get(path)
    # A model is no page: nothing is written of it.
    return RUN.shells.fill(made) if made else ""


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Writes the pages outside the navigation and the files beside all of them, and tells the search."""
    RUN.write(Path(config.site_dir))


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Closes the pages of the theme's own in the same way."""
    if not template_name.endswith(".html"):
        return output_content
    return finish(output_content, live=RUN.is_preview)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Lets a preview follow the records as well, by the short way where nothing changed but them."""
    watched = [schemas_folder()]
    if RUN.root is not None:
        watched.append(RUN.root / "accounts")
    for path in watched:
        if path.is_dir():
            server.watch(str(path))
    site = Path(config.site_dir)
    server.builder = partial(RUN.serving.follow, site, _edition, server.builder, log)
    return server
