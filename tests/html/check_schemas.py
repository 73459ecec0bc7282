"""Holds content against the schemas of `tincay schema` with a validator that is not ours (jsonschema):
every file of our own site and of the sample town fits, and files with planted mistakes do not.

    check_schemas.py --program target/debug/tincay ROOT…
"""

import argparse
import copy
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """As YAML 1.2 says, which editors and the program read: days are texts, `on` is no truth."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rows if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def schemas_of(program, root, folder):
    subprocess.run([program, "schema", "--root", root, "--output", folder], check=True, stdout=subprocess.DEVNULL)
    found = {path.stem: json.loads(path.read_text("utf-8")) for path in Path(folder).glob("*.json")}
    for schema in found.values():
        jsonschema.Draft7Validator.check_schema(schema)
    return {name: jsonschema.Draft7Validator(schema) for name, schema in found.items()}


def first_language(root):
    settings = yaml.load((root / "content/site.yaml").read_text("utf-8"), Loader)
    return settings["languages"][0]["code"]


def files_of(root):
    """(path, name of the schema, what it holds) of every file of content."""
    first = first_language(root)
    for path in sorted((root / "content").rglob("*")):
        below = path.relative_to(root / "content")
        if path.suffix == ".yaml":
            yield below, path.stem, yaml.load(path.read_text("utf-8"), Loader)
        elif path.suffix == ".md":
            front = re.match(r"---\n(.*?)^---$", path.read_text("utf-8"), re.S | re.M)
            kind, language = below.parts[0], path.name.rsplit(".", 2)[1]
            name = kind if language == first else f"{kind}.translation"
            yield below, name, yaml.load(front.group(1), Loader) or {}


def wrong(value):
    """What nobody may write, made of a file that fits: each with a word for it."""
    top = value[0] if isinstance(value, list) else value
    for word, change in [
        ("an unknown key", lambda it: it.update({"tittle": "x"})),
        ("a list in place of a text", lambda it: it.update({next(iter(it)): [["x"]]})),
    ]:
        changed = copy.deepcopy(value)
        change(changed[0] if isinstance(changed, list) else changed)
        yield word, changed
    for key, mistake in [("kind", "lễ"), ("date", "20/11/2023"), ("start", "20/11/2023"), ("draft", "có"), ("year", "năm nay")]:
        if key in top:
            changed = copy.deepcopy(value)
            (changed[0] if isinstance(changed, list) else changed)[key] = mistake
            yield f"{key}: {mistake}", changed
    for key in ("title", "id", "name"):
        if key in top and not isinstance(value, list):
            changed = copy.deepcopy(value)
            del changed[key]
            if key == "title":
                yield f"no {key}", changed


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--program", required=True)
    arguments.add_argument("roots", nargs="+", type=Path)
    given = arguments.parse_args()
    fits, refused, bad = 0, 0, []
    for root in given.roots:
        with tempfile.TemporaryDirectory() as folder:
            validators = schemas_of(given.program, root, folder)
        for path, name, value in files_of(root):
            validator = validators[name]
            errors = [f"{path}: {error.json_path}: {error.message[:160]}" for error in validator.iter_errors(value)]
            bad += errors
            fits += not errors
            for word, changed in wrong(value):
                if validator.is_valid(changed):
                    bad.append(f"{path}: {word} is not refused")
                refused += 1
    print("\n".join(bad[:40]) or f"{fits} files fit their schemas, {refused} planted mistakes do not")
    # A check that looked at nothing has not passed.
    return 1 if bad or fits < 20 or refused < 40 else 0


if __name__ == "__main__":
    sys.exit(main())
