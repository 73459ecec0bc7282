// The search as readers' browsers run it, without a browser: the theme's own script over the index of
// a built tree.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";

const SCRIPT = fileURLToPath(new URL("../../themes/default/scripts/search/engine.js", import.meta.url));

/** Where the index of each language lies in a tree. */
export const INDEXES = { vi: "tim-kiem/index.json", en: "en/search/index.json" };

/** What the script defines. */
export function engine() {
  const context = createContext({});
  runInContext(readFileSync(SCRIPT, "utf8"), context);
  return context.tincaySearch;
}

/** The search of one language over the tree at `root`. */
export function open(root, language) {
  const data = JSON.parse(readFileSync(join(root, INDEXES[language]), "utf8"));
  return new (engine().Index)(data);
}

/** The addresses of the results for `query`, in the order in which the page shows them: by group. */
export function shown(index, query) {
  const found = index.find(query);
  const groups = new Map();
  for (const { entry } of (found?.results ?? []).slice(0, index.data.says.counts.length - 1)) {
    const group = index.groups[entry];
    groups.set(group, [...(groups.get(group) ?? []), index.data.urls[entry]]);
  }
  return [...groups.values()].flat();
}
