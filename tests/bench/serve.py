"""How long it takes from a saved file to the new text over HTTP while serving, and what the server weighs.

    cargo build --release --locked
    python3 tests/bench/serve.py 1000 10000 [--edits 20]
"""

import argparse
import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from run import PROGRAM, TODAY, corpus

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
    """The original of the article of the latest day: the home page shows it."""
    day = lambda file: re.search(r"^date: *(\S+)", file.read_text(encoding="utf-8"), re.M)[1]
    return max(sorted(folder.rglob("*.vi.md")), key=day)


class Edits:
    """What is done to a site, and where it is to be seen. `save` is timed from its end."""

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
        save(self.words, "view-search = Tìm %s\n" % mark)
        return "/tim-kiem/"

    def site(self, mark):
        save(self.folder / "content/site.yaml", self.settings.replace('title: { vi: "', 'title: { vi: "%s ' % mark, 1))
        return "/"

    def all(self):
        return [("body", self.body), ("title on the home page", self.title), ("template", self.template_),
                ("locale string", self.locale), ("site.yaml", self.site)]


def measure(pieces, edits, top):
    folder = top / ("serve-%d" % pieces)
    corpus("tincay", pieces, folder)
    port = free_port()
    command = [PROGRAM, "serve", "--date", TODAY, "--port", str(port)]
    site = Edits(folder)
    server = Server(command, folder, port)
    try:
        ready = server.ready()
        print("%d pieces: ready in %.2f s, %.0f MiB resident" % (pieces, ready, server.memory()[0]), flush=True)
        for what, edit in site.all():
            took = []
            for turn in range(edits):
                mark = "m%s%d" % (what[0], turn)
                took.append(1000 * server.waits_for(edit(mark), mark))
                time.sleep(0.05)
            print("  %-24s median %7.1f ms, worst %7.1f ms" % (what, statistics.median(took), max(took)), flush=True)
        print("  then %.0f MiB resident, at most %.0f" % tuple(server.memory()), flush=True)
    finally:
        server.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pieces", nargs="*", type=int, default=[1000])
    parser.add_argument("--edits", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as top:
        for pieces in given.pieces:
            measure(pieces, given.edits, Path(top))


if __name__ == "__main__":
    main()
