"""Every feed of a built tree in readers that people use (feedparser, newsboat), and every entry a page of the tree.

    python tests/html/check_feeds.py --root public --base https://example.org/

Atom and RSS are read by both programs. Neither knows JSON Feed: that is held against the letter of its version 1.1.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import feedparser

# What a sensitive page is may never be told by a feed: readers keep titles and addresses (TRACE-04).
SENSITIVE = ("ho-tro/", "en/support/")
# The languages of the sites, by their folder.
FOLDERS = ("", "en/")
NAMES = ("atom.xml", "rss.xml", "feed.json")

# JSON Feed 1.1: names, whether they must be there, and of what type.
JSON_FEED = {
    "version": (True, str), "title": (True, str), "items": (True, list), "home_page_url": (False, str),
    "feed_url": (False, str), "description": (False, str), "language": (False, str), "authors": (False, list),
}
JSON_ITEM = {
    "id": (True, str), "url": (False, str), "title": (False, str), "content_text": (True, str), "summary": (False, str),
    "date_published": (False, str), "date_modified": (False, str), "tags": (False, list), "language": (False, str),
}


def is_feed(path: Path) -> bool:
    if path.name == "feed.json":
        return True
    head = path.read_bytes()[:2000]
    return path.suffix == ".xml" and (b"<feed" in head or b"<rss" in head)


def path_below(base: str, link: str) -> str | None:
    """The file of the tree that `link` is served from, or None when it leads elsewhere."""
    site, url = urlsplit(base), urlsplit(link)
    if url.netloc != site.netloc or not url.path.startswith(site.path):
        return None
    path = unquote(url.path[len(site.path) :])
    return path + "index.html" if path == "" or path.endswith("/") else path


def check_entry(root: Path, base: str, entry) -> list[tuple[str, str]]:
    title = entry.get("title", "")
    path = path_below(base, entry.get("link", ""))
    problems = []
    if not title or not entry.get("id") or not entry.get("updated_parsed", entry.get("published_parsed")):
        problems.append(("feed-entry", f"{entry.get('link')}: title, id and date are needed"))
    if path is None or not (root / path).is_file():
        problems.append(("feed-target", entry.get("link", "no link")))
    elif path.startswith(SENSITIVE):
        problems.append(("feed-sensitive", entry.get("link")))
    return problems


def fields(what: str, value, table) -> list[tuple[str, str]]:
    """What of `value` is missing, of another type, or in no version of the format."""
    if not isinstance(value, dict):
        return [("feed-json", f"{what} is no object")]
    problems = [("feed-json", f"{what}: `{name}` is needed") for name, (needed, _) in table.items() if needed and name not in value]
    problems += [("feed-json", f"{what}: `{name}` is unknown") for name in value if name not in table and not name.startswith("_")]
    wrong = [name for name, (_, kind) in table.items() if name in value and not (isinstance(value[name], kind) and value[name] != "")]
    return problems + [("feed-json", f"{what}: `{name}` is of another type, or empty") for name in wrong]


def is_moment(text) -> bool:
    """RFC 3339, which wants an offset."""
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", text)) and bool(datetime.fromisoformat(text))
    except (TypeError, ValueError):
        return False


def read_json(path: Path) -> tuple[list, list[tuple[str, str]]]:
    """The entries of a JSON feed under the names that feedparser has for them."""
    try:
        feed = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        return [], [("feed-malformed", str(error))]
    problems = fields("feed", feed, JSON_FEED)
    if problems:
        return [], problems
    if feed["version"] != "https://jsonfeed.org/version/1.1":
        problems.append(("feed-json", f"version {feed['version']}"))
    for item in feed["items"]:
        problems += fields("item", item, JSON_ITEM)
        dates = [name for name in ("date_published", "date_modified") if not is_moment(item.get(name))]
        problems += [("feed-json", f"{item.get('id')}: `{name}` is no moment") for name in dates]
        problems += [("feed-json", f"{item.get('id')}: tags are texts")] * (not all(isinstance(tag, str) for tag in item.get("tags", [])))
    entries = [{"id": item.get("id"), "title": item.get("title"), "link": item.get("url", ""),
                "updated_parsed": item.get("date_published")} for item in feed["items"] if isinstance(item, dict)]
    return entries, problems


def read_xml(path: Path) -> tuple[list, list[tuple[str, str]]]:
    feed = feedparser.parse(path.read_bytes())
    if feed.bozo:
        return [], [("feed-malformed", str(feed.bozo_exception))]
    if not feed.feed.get("title") or not (feed.feed.get("id") or feed.feed.get("link")):
        return feed.entries, [("feed-head", "title and id are needed")]
    return feed.entries, []


def newsboat(path: Path) -> int:
    """How many articles newsboat finds in the feed."""
    with tempfile.TemporaryDirectory() as scratch:
        urls = Path(scratch, "urls")
        urls.write_text(f"file://{path.resolve()}\n", encoding="utf-8")
        words = ["newsboat", "-q", "-u", urls, "-c", Path(scratch, "cache.db"), "-C", "/dev/null", "-x", "reload", "print-unread"]
        run = subprocess.run(words, capture_output=True, text=True, timeout=60, env={"HOME": scratch, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
    found = re.search(r"(\d+) unread", run.stdout)
    return int(found.group(1)) if found else -1


def check_feed(root: Path, base: str, path: Path) -> tuple[list, list[tuple[str, str]]]:
    entries, problems = read_json(path) if path.suffix == ".json" else read_xml(path)
    if any(rule == "feed-malformed" for rule, _ in problems):
        return entries, problems
    problems = problems + [problem for entry in entries for problem in check_entry(root, base, entry)]
    ids = [entry.get("id") for entry in entries]
    problems += [("feed-same-id", id_) for id_ in sorted({i for i in ids if i and ids.count(i) > 1})]
    if not entries and not problems:
        problems.append(("feed-empty", "no entries"))
    if not problems and path.suffix == ".xml" and newsboat(path) != len(entries):
        problems.append(("feed-newsboat", f"newsboat finds {newsboat(path)} of {len(entries)} articles"))
    return entries, problems


def same_entries(folder: str, feeds: dict) -> list[str]:
    """The formats of a language in which other entries stand than in the first."""
    own = [[(entry.get("id"), entry.get("title"), entry.get("link")) for entry in feeds[folder + name]] for name in NAMES if folder + name in feeds]
    return [] if all(entries == own[0] for entries in own) else [f"{folder}{'|'.join(NAMES)}"]


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--root", type=Path, default=Path("public"))
    arguments.add_argument("--base", default="https://example.org/")
    given = arguments.parse_args()
    if shutil.which("newsboat") is None:
        print("check_feeds: newsboat is missing", file=sys.stderr)
        return 2
    paths = sorted(path for path in given.root.rglob("*") if path.is_file() and is_feed(path))
    problems, read = [], {}
    # Every format in every language: the folder of the root's language and that of English.
    wanted = [folder + name for folder in FOLDERS for name in NAMES]
    problems += [("feed-missing", name, "not in the tree, or not a feed") for name in wanted if given.root / name not in paths]
    for path in paths:
        name = path.relative_to(given.root).as_posix()
        read[name], found = check_feed(given.root, given.base, path)
        problems += [(rule, name, what) for rule, what in found]
    if not problems:
        problems += [("feed-formats", name, "other entries than in the first") for folder in FOLDERS for name in same_entries(folder, read)]
    for rule, where, what in problems:
        print(f"  {rule}: {where}: {what}")
    entries = sum(len(entries) for entries in read.values())
    print(f"feeds: {len(paths)} feeds, {entries} entries, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
