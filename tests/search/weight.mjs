// What the index of the search weighs, as hosts compress it, and how long a text may be until words of
// it are left out.
//   node tests/search/weight.mjs --root public --limit 400000

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { options, report } from "../html/tree.mjs";
import { INDEXES } from "./engine.mjs";

const { root, limit } = options({ root: "public", limit: "100000" });
const problems = [];
for (const path of Object.values(INDEXES)) {
  const text = readFileSync(join(root, path));
  const { titles, terms, lists, pairs } = JSON.parse(text);
  const packed = gzipSync(text, { level: 6 }).length;
  const words = terms.split(" Q ").length;
  console.log(`  ${path}: ${titles.length} entries, ${words} words, ${text.length} bytes, ${packed} compressed (limit ${limit}); lists ${lists.length}, neighbours ${pairs.length}`);
  if (packed > Number(limit)) problems.push({ rule: "index-heavy", where: path, what: `${packed} bytes, at most ${limit}` });
}
report("weight of the search", problems, { indexes: Object.keys(INDEXES).length });
