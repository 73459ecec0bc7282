// From every promise of safety.md and language.md to the tests that prove it: a table in tests/README.md, made out of
// the tests themselves. A number without a test, or a table that no longer fits, is a failure.
//   node tests/promises.mjs           checks
//   node tests/promises.mjs --write   writes the table anew

import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const README = join(ROOT, "tests/README.md");
const COUNTS = { SAF: 8, TRACE: 9, LOC: 8, HOT: 3, CON: 7, PUB: 4, TXT: 9, TRN: 11 };
// Promises about what the program does not do yet; each leaves this list with its feature.
const OPEN = {};
const BEGIN = "<!-- promises: node tests/promises.mjs --write -->";
const END = "<!-- end of promises -->";

const NUMBERS = Object.entries(COUNTS).flatMap(([kind, count]) =>
  Array.from({ length: count }, (_, at) => `${kind}-${String(at + 1).padStart(2, "0")}`),
);

function filesBelow(folder, suffix) {
  return readdirSync(join(ROOT, folder)).sort().flatMap((name) => {
    const path = join(folder, name);
    if (name === "node_modules") return [];
    if (statSync(join(ROOT, path)).isDirectory()) return filesBelow(path, suffix);
    return name.endsWith(suffix) ? [path] : [];
  });
}

/** Tests in Rust whose doc comment begins with numbers: `/// LOC-04, LOC-08: …` before `#[test]` and `fn`. */
function rustTests() {
  const pattern = /^ *\/\/\/ ((?:[A-Z]+-\d\d(?:, )?)+).*\n(?: *(?:\/\/\/|#\[).*\n)*? *(?:#\[test\]\n)?(?: *#\[.*\n)* *fn (\w+)/gm;
  return ["src", "tests/it"].flatMap((folder) => filesBelow(folder, ".rs")).flatMap((path) =>
    [...readFileSync(join(ROOT, path), "utf8").matchAll(pattern)]
      .filter((match) => match[0].includes("#[test]") || path.includes("tests"))
      .map(([, numbers, name]) => ({ where: relative("tests", path).replace(/^\.\.\//, ""), name, numbers: numbers.split(", ") })),
  );
}

/** Checks in the browser are named by their number: `"SAF-03-back"`. */
function browserChecks() {
  return filesBelow("tests/browser", ".js").concat("tests/html/check-tree.mjs", "tests/hosts/serve.mjs").flatMap((path) => {
    const names = [...readFileSync(join(ROOT, path), "utf8").matchAll(/"((?:SAF|TRACE|LOC|HOT|CON|PUB|TXT|TRN)-\d\d)-([a-z0-9-]+)"/g)];
    const unique = new Map(names.map(([, number, word]) => [`${number}-${word}`, number]));
    return [...unique].map(([name, number]) => ({ where: relative("tests", path), name, numbers: [number] }));
  });
}

function proofOf(number, tests) {
  const own = tests.filter((test) => test.numbers.includes(number));
  const places = [...new Set(own.map((test) => test.where))];
  const parts = places.map((where) => `\`${where}\`: ${own.filter((test) => test.where === where).map((test) => test.name.replaceAll("_", " ")).join("; ")}`);
  return parts.join(" · ");
}

const tests = [...rustTests(), ...browserChecks()];
const rows = NUMBERS.map((number) => ({ number, proof: proofOf(number, tests) }));
const lines = rows.map(({ number, proof }) => `| ${number} | ${proof || (OPEN[number] ? `open: ${OPEN[number]}` : "**no test**")} |`);
const table = [BEGIN, "| promise | tests |", "|---|---|", ...lines, END].join("\n");
const readme = readFileSync(README, "utf8");
const [before, rest = END] = readme.split(BEGIN);
const written = `${before}${table}${rest.slice(rest.indexOf(END) + END.length)}`;
const problems = [
  ...rows.filter(({ number, proof }) => !proof && !(number in OPEN)).map(({ number }) => `${number} has no test`),
  ...rows.filter(({ number, proof }) => proof && number in OPEN).map(({ number }) => `${number} has a test and is not open any more`),
];
if (process.argv[2] === "--write") writeFileSync(README, written);
else if (written !== readme) problems.push("the table in tests/README.md does not fit the tests: node tests/promises.mjs --write");
problems.forEach((problem) => console.log(`  promise: ${problem}`));
console.log(`promises: ${NUMBERS.length} numbers, ${tests.length} tests, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
