// The script of the search as readers get it: `themes/default/scripts/search/` made small, names and all.
// Without --write, says whether what the theme holds is what its sources give.
//   node tests/search/minify.mjs [--write]

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const { minify } = createRequire(new URL("../browser/package.json", import.meta.url))("terser");

const SCRIPTS = new URL("../../themes/default/scripts/", import.meta.url);
const SOURCES = ["search/engine.js", "search/page.js"];
const MADE = new URL("search.min.js", SCRIPTS);
// Where it comes from; the builder drops lines that are comments.
const HEAD = "// Made of scripts/search/ by `node tests/search/minify.mjs --write`: change those.\n";
// A browser that knows \p{…} in regular expressions, without which there is no search, knows arrows. Marks
// that combine are written as escapes, so that nothing joins them to what stands before.
// Names that the two scripts alone know: neither a browser's own nor those of the index (src/search/).
const OWN_NAMES =
  /^(lowest|fitting|begun|retyped|misspelt|common|ahead|besides|closely|fitsOf|marked|decoded|fits|heads|asking|folds|meant|most|rare|whole|share|score|entry|results|marks|rest|others|near|isBegun|weighed|fit|rank|headOf|entriesOf|orderOf)$/;
const OPTIONS = {
  ecma: 2018,
  toplevel: true,
  mangle: { properties: { regex: OWN_NAMES } },
  compress: { passes: 3, arrows: true, unsafe_arrows: true, unsafe_methods: true },
  format: { ascii_only: true },
};

// What the engine gives to tests alone.
const FOR_TESTS = /(return \{ Index: Index), fold: .* \};/;

const textOf = (name) => readFileSync(new URL(name, SCRIPTS), "utf8").replace(FOR_TESTS, "$1 };");
const sources = Object.fromEntries(SOURCES.map((name) => [name, textOf(name)]));
const made = `${HEAD}${(await minify(sources, OPTIONS)).code}\n`;
if (process.argv.includes("--write")) {
  writeFileSync(MADE, made);
} else if (readFileSync(MADE, "utf8") !== made) {
  console.error(`${fileURLToPath(MADE)} is not what its sources give: node tests/search/minify.mjs --write`);
  process.exitCode = 1;
}
