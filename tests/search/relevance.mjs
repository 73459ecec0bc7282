// What people ask and what they find first: queries.yaml against the index of our own site.
//   node tests/search/relevance.mjs --root public
// Prints success@1 and success@3 and fails below the floors; --all lists every answer that is not first.

import { readFileSync } from "node:fs";
import { options, report } from "../html/tree.mjs";
import { open, shown } from "./engine.mjs";

/** The shares that may not be lost again. */
const FLOORS = { 1: 0.95, 3: 0.97 };
const AT_LEAST = 120;

/** The lines of queries.yaml: [{ language, ask, first }]. Its form is one of JSON's but for the quotes. */
function queries() {
  const text = readFileSync(new URL("queries.yaml", import.meta.url), "utf8");
  let language = "";
  return text.split("\n").flatMap((line, at) => {
    const heading = /^(\w+):$/.exec(line);
    if (heading) language = heading[1];
    if (!line.trim().startsWith("- ")) return [];
    const read = /^  - \{ ask: "(.+)", first: \[(.+)\] \}$/.exec(line);
    if (!read) throw new Error(`queries.yaml:${at + 1}: not understood`);
    return [{ language, ask: read[1], first: read[2].split(", ").map((url) => url.replaceAll('"', "")) }];
  });
}

const { root, all } = options({ root: "public", all: "no" });
const indexes = new Map();
const index = (language) => indexes.get(language) ?? indexes.set(language, open(root, language)).get(language);
const problems = [];
const asked = queries();
const found = { 1: 0, 3: 0 };
for (const { language, ask, first } of asked) {
  const unknown = first.filter((url) => !index(language).data.urls.includes(url));
  if (unknown.length) problems.push({ rule: "no-such-page", where: `queries.yaml, “${ask}”`, what: unknown.join(", ") });
  const answers = shown(index(language), ask);
  const place = answers.findIndex((url) => first.includes(url));
  for (const best of [1, 3]) if (place >= 0 && place < best) found[best] += 1;
  if (place !== 0 && all !== "no") console.log(`  ${place + 1 || "–"} ${language} “${ask}”: ${answers.slice(0, 3).join(" ")}`);
}
for (const [best, floor] of Object.entries(FLOORS)) {
  const share = found[best] / asked.length;
  console.log(`  success@${best} ${found[best]} of ${asked.length} = ${(100 * share).toFixed(1)} %, at least ${100 * floor} %`);
  if (share < floor) problems.push({ rule: `success@${best}`, where: "queries.yaml", what: `${(100 * share).toFixed(1)} %` });
}
if (asked.length < AT_LEAST) problems.push({ rule: "too-few", where: "queries.yaml", what: `${asked.length} queries` });
report("relevance", problems, { queries: asked.length });
