"""Every calendar of a built tree: its bytes against RFC 5545, its entries in programs that people use (the
library icalendar, the calendar khal), its zone against the tz database, its links against the tree.

    python tests/html/check_calendars.py --root public --base https://example.org/
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar

from check_feeds import SENSITIVE, path_below

# One calendar of all events a language.
WHOLE = ("lich.ics", "en/calendar.ics")
STATUS = {"TENTATIVE", "CONFIRMED", "CANCELLED"}
NEEDED = ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "STATUS", "SEQUENCE", "URL")

KHAL = """[calendars]
[[site]]
path = {scratch}/site
type = calendar
[sqlite]
path = {scratch}/khal.db
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
default_timezone = {zone}
local_timezone = {zone}
[default]
default_calendar = site
"""


def check_lines(data: bytes) -> list[tuple[str, str]]:
    """RFC 5545 3.1: CR LF after every line, at most 75 octets, and (our own rule) no character in two lines."""
    problems = []
    if not data.endswith(b"\r\n") or re.search(rb"\r(?!\n)|(?<!\r)\n", data):
        problems.append(("calendar-lines", "an end that is not CR LF"))
    for number, line in enumerate(data.split(b"\r\n"), 1):
        if len(line) > 75:
            problems.append(("calendar-lines", f"line {number} has {len(line)} octets"))
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            problems.append(("calendar-lines", f"line {number} splits a character"))
    return problems


def check_entry(root: Path, base: str, entry, zones: set[str]) -> list[tuple[str, str]]:
    uid = str(entry.get("UID", ""))
    missing = [name for name in NEEDED if entry.get(name) is None or str(entry[name]) == ""]
    if missing or entry.errors:
        return [("calendar-entry", f"{uid}: {', '.join(missing)} {entry.errors or ''}")]
    problems = []
    if str(entry["STATUS"]) not in STATUS:
        problems.append(("calendar-entry", f"{uid}: STATUS {entry['STATUS']}"))
    start, end = entry["DTSTART"], entry.get("DTEND")
    if end is not None and (type(end.dt) is not type(start.dt) or not end.dt > start.dt):
        problems.append(("calendar-end", f"{uid}: from {start.dt} to {end.dt}"))
    for moment in (start, end):
        zone = moment.params.get("TZID") if moment is not None else None
        if zone is not None and zone not in zones:
            problems.append(("calendar-zone", f"{uid}: {zone} is not in the file"))
    path = path_below(base, str(entry["URL"]))
    if path is None or not (root / path).is_file():
        problems.append(("calendar-target", str(entry["URL"])))
    elif path.startswith(SENSITIVE):
        problems.append(("calendar-sensitive", str(entry["URL"])))
    return problems


def check_zone(zone, days: list[date]) -> list[tuple[str, str]]:
    """The clocks of the file show what the tz database says, at noon of every day that the file needs."""
    name = str(zone.get("TZID"))
    try:
        own, known = zone.to_tz(lookup_tzid=False), ZoneInfo(name)
    except Exception as error:  # noqa: BLE001 - whatever the library stumbles over is what is wrong with the zone
        return [("calendar-zone", f"{name}: {error}")]
    noons = [datetime(day.year, day.month, day.day, 12) for day in days]
    wrong = [noon for noon in noons if own.utcoffset(noon) != noon.replace(tzinfo=known).utcoffset()]
    return [("calendar-zone", f"{name}: another time on {noon.date()}") for noon in wrong[:3]]


def read(path: Path) -> tuple[object, list[tuple[str, str]]]:
    problems = check_lines(path.read_bytes())
    try:
        return icalendar.Calendar.from_ical(path.read_bytes()), problems
    except ValueError as error:
        return None, problems + [("calendar-malformed", str(error))]


def check_calendar(root: Path, base: str, path: Path) -> tuple[dict, list[tuple[str, str]]]:
    """The entries by UID, as far as languages share them, and what is wrong."""
    calendar, problems = read(path)
    if calendar is None:
        return {}, problems
    problems += [("calendar-head", name) for name in ("VERSION", "PRODID", "NAME", "REFRESH-INTERVAL") if calendar.get(name) is None]
    entries, zones = calendar.walk("VEVENT"), calendar.walk("VTIMEZONE")
    names = {str(zone.get("TZID")) for zone in zones}
    found = [problem for entry in entries for problem in check_entry(root, base, entry, names)]
    if not calendar.subcomponents:
        found.append(("calendar-empty", "no component"))
    uids = [str(entry.get("UID")) for entry in entries]
    found += [("calendar-same-uid", uid) for uid in sorted({uid for uid in uids if uids.count(uid) > 1})]
    if found:
        return {}, problems + found
    days = [day_of(entry["DTSTART"].dt) for entry in entries]
    problems += [problem for zone in zones for problem in check_zone(zone, days)]
    return {str(entry["UID"]): facts(entry) for entry in entries}, problems


def facts(entry) -> tuple:
    """What no translation changes, its first day first."""
    return day_of(entry["DTSTART"].dt), *(entry[name].to_ical() for name in ("DTSTART", "STATUS", "SEQUENCE", "DTSTAMP"))


def day_of(moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def khal(path: Path, zone: str, days: list[date]) -> set[str]:
    """The UIDs that khal shows on the days of the calendar after it has taken it in."""
    first, length = min(days), (max(days) - min(days)).days + 1
    with tempfile.TemporaryDirectory() as scratch:
        settings = Path(scratch, "config")
        settings.write_text(KHAL.format(scratch=scratch, zone=zone), encoding="utf-8")
        Path(scratch, "site").mkdir()
        environment = {"HOME": scratch, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        run = lambda *words: subprocess.run(["khal", "-c", settings, *words], capture_output=True, text=True, timeout=300, env=environment)  # noqa: E731
        run("import", "--batch", "-a", "site", path.resolve())
        shown = run("list", "--once", "--day-format", "", "--format", "{uid}", str(first), f"{length}d")
        return {line.strip() for line in shown.stdout.splitlines() if line.strip()}


def between_languages(calendars: dict) -> list[tuple[str, str, str]]:
    """TRN-01: a translation inherits the facts, so the same entries stand in every language."""
    first, other = (calendars.get(name, {}) for name in WHOLE)
    differ = sorted(uid for uid in first.keys() | other.keys() if first.get(uid) != other.get(uid))
    return [("calendar-languages", uid, "is not the same in both languages") for uid in differ]


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--root", type=Path, default=Path("public"))
    arguments.add_argument("--base", default="https://example.org/")
    given = arguments.parse_args()
    if shutil.which("khal") is None:
        print("check_calendars: khal is missing", file=sys.stderr)
        return 2
    paths = sorted(path for path in given.root.rglob("*.ics") if path.read_bytes().startswith(b"BEGIN:VCALENDAR"))
    problems = [("calendar-missing", name, "not in the tree, or no calendar") for name in WHOLE if given.root / name not in paths]
    calendars = {}
    for path in paths:
        name = path.relative_to(given.root).as_posix()
        calendars[name], found = check_calendar(given.root, given.base, path)
        problems += [(rule, name, what) for rule, what in found]
    if not problems:
        problems += between_languages(calendars)
        # khal takes a second to start: the calendars that hold everything stand for the others.
        for name in WHOLE:
            zone = re.search(rb"TZID:(\S+)", (given.root / name).read_bytes())
            days = [day for day, *_ in calendars[name].values()]
            shown = khal(given.root / name, zone.group(1).decode() if zone else "UTC", days) if days else set()
            if shown != set(calendars[name]):
                problems.append(("calendar-khal", name, f"khal shows {len(shown)} of {len(calendars[name])} entries"))
    for rule, where, what in problems:
        print(f"  {rule}: {where}: {what}")
    entries = sum(len(entries) for entries in calendars.values())
    print(f"calendars: {len(paths)} calendars, {entries} entries, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
