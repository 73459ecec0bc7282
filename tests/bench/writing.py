"""Files of a corpus: paths, YAML, labels."""

import json
import os

from words import LABELS, LANGS


class Out:
    """A folder that is written file by file."""

    def __init__(self, root):
        self.root, self.dirs, self.n, self.bytes = root, set(), 0, 0

    def put(self, path, text):
        full = os.path.join(self.root, path)
        folder = os.path.dirname(full)
        if folder not in self.dirs:
            os.makedirs(folder, exist_ok=True)
            self.dirs.add(folder)
        data = text.encode("utf-8")
        with open(full, "wb") as file:
            file.write(data)
        self.n += 1
        self.bytes += len(data)


def js(value):
    """A value as JSON, which is YAML too."""
    return json.dumps(value, ensure_ascii=False)


def yaml_map(values, indent=""):
    """A mapping, one key a line; mappings inside of it in blocks."""
    out = []
    for key, value in values.items():
        if isinstance(value, dict):
            out.append("%s%s:" % (indent, key))
            out.append(yaml_map(value, indent + "  "))
        else:
            out.append("%s%s: %s" % (indent, key, js(value)))
    return "\n".join(out)


def labels(lang):
    """The words of the frame in one language."""
    n = LANGS.index(lang)
    return {key: value[n] for key, value in LABELS.items()}
