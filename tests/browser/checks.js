// What was promised, what was seen: every check has the number of the promise that it proves in its
// name (safety.md), and says how often it was made.

import { report } from "../html/tree.mjs";

export class Checks {
  constructor(title) {
    this.title = title;
    this.made = new Map();
    this.problems = [];
  }

  /** `check` is `SAF-03-hidden`: the promise and a word for what of it is looked at. */
  expect(check, where, isKept, what = "") {
    const row = this.made.get(check) ?? { times: 0, kept: 0, note: "" };
    row.times += 1;
    if (isKept) row.kept += 1;
    else this.problems.push({ rule: check, where, what: String(what) });
    this.made.set(check, row);
  }

  /** A number worth reading beside the check: the largest of what was measured, the limit. */
  measure(check, where, value, limit, unit) {
    const isKept = Number.isFinite(value) && value <= limit;
    this.expect(check, where, isKept, `${value} ${unit}, at most ${limit}`);
    const row = this.made.get(check);
    if (!Number.isFinite(value) || value <= (row.largest ?? -1)) return;
    row.largest = value;
    row.note = `; at most ${Math.round(value * 10) / 10} ${unit} (limit ${limit}), ${where}`;
  }

  finish(counts) {
    for (const [check, { times, kept, note }] of [...this.made].sort(([a], [b]) => (a < b ? -1 : 1))) {
      console.log(`  ${kept === times ? "kept" : "BROKEN"} ${check} ${kept} of ${times}${note}`);
    }
    if (this.made.size === 0) this.problems.push({ rule: "no-checks", where: this.title, what: "nothing was looked at" });
    report(this.title, this.problems, { ...counts, checks: [...this.made.values()].reduce((sum, row) => sum + row.times, 0) });
  }
}
