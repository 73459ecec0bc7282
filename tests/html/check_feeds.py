"""Every feed of a built tree in a reader that people use (feedparser), and every entry a page of the tree.

    python tests/html/check_feeds.py --root public --base https://example.org/
"""

import argparse
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import feedparser

# What a sensitive page is may never be told by a feed: readers keep titles and addresses (TRACE-04).
SENSITIVE = ("ho-tro/", "en/support/")


def is_feed(path: Path) -> bool:
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


def check_feed(root: Path, base: str, path: Path) -> tuple[int, list[tuple[str, str]]]:
    feed = feedparser.parse(path.read_bytes())
    if feed.bozo:
        return 0, [("feed-malformed", str(feed.bozo_exception))]
    problems = [problem for entry in feed.entries for problem in check_entry(root, base, entry)]
    ids = [entry.get("id") for entry in feed.entries]
    problems += [("feed-same-id", id_) for id_ in sorted({i for i in ids if i and ids.count(i) > 1})]
    if not feed.entries:
        problems.append(("feed-empty", "no entries"))
    if not feed.feed.get("title") or not (feed.feed.get("id") or feed.feed.get("link")):
        problems.append(("feed-head", "title and id are needed"))
    return len(feed.entries), problems


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--root", type=Path, default=Path("public"))
    arguments.add_argument("--base", default="https://example.org/")
    given = arguments.parse_args()
    feeds = sorted(path for path in given.root.rglob("*.xml") if is_feed(path))
    entries, problems = 0, 0
    # One feed a language at least: the folder of the root's language and that of English.
    missing = [name for name in ("atom.xml", "en/atom.xml") if given.root / name not in feeds]
    for name in missing:
        print(f"  feed-missing: {name}: not in the tree, or not a feed")
    for path in feeds:
        count, found = check_feed(given.root, given.base, path)
        entries += count
        problems += len(found)
        for rule, what in found:
            print(f"  {rule}: {path.relative_to(given.root)}: {what}")
    problems += len(missing)
    print(f"feeds: {len(feeds)} feeds, {entries} entries, {problems} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
