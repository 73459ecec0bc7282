// Proves that every check can fail: the good tree passes all of them, and each bad tree (a few files
// laid over the good one) makes one check fail by exactly the rules that its expected.txt names.
//   node tests/html/self-test.mjs            all cases
//   node tests/html/self-test.mjs hreflang   the cases whose name contains the word

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PYTHON = here("../.tools/python/bin/python");
const CHECKS = {
  tree: [process.execPath, here("check-tree.mjs")],
  html: [process.execPath, here("check-html.mjs")],
  feeds: [PYTHON, here("check_feeds.py")],
  sitemap: [process.execPath, here("check-sitemap.mjs")],
  browser: [process.execPath, here("../browser/walk.js")],
  axe: [process.execPath, here("../browser/axe.js")],
};

/** The rules that a check reports on a tree; an ending that is neither 0 nor 1 is a broken check. */
function rulesReported(check, root) {
  const [program, script] = CHECKS[check];
  const run = spawnSync(program, [script, "--root", root, "--base", "https://example.org/"], { encoding: "utf8" });
  const rules = new Set([...run.stdout.matchAll(/^ {2}([a-z-]+): /gm)].map((match) => match[1]));
  if (![0, 1].includes(run.status) || (run.status === 0) !== (rules.size === 0)) {
    return [`broken: exit ${run.status}: ${run.stdout}${run.stderr}`];
  }
  return [...rules].sort();
}

/** Lays a case over the good tree and compares what its check says with what it should. */
function runCase(name, scratch) {
  const root = join(scratch, name);
  const overlay = here(`fixtures/bad/${name}/tree`);
  const [check, ...rules] = readFileSync(here(`fixtures/bad/${name}/expected.txt`), "utf8").trim().split(/\s+/);
  cpSync(here("fixtures/good"), root, { recursive: true });
  if (existsSync(overlay)) cpSync(overlay, root, { recursive: true });
  return compare(`${name} (${check})`, rules.sort(), rulesReported(check, root));
}

function compare(name, expected, found) {
  const isSame = expected.join(" ") === found.join(" ");
  if (!isSame) console.log(`  ${name}: expected [${expected.join(" ")}], found [${found.join(" ")}]`);
  return isSame;
}

const wanted = process.argv[2] ?? "";
const scratch = mkdtempSync(join(tmpdir(), "tincay-self-test-"));
try {
  const good = Object.keys(CHECKS).map((check) => compare(`good (${check})`, [], rulesReported(check, here("fixtures/good"))));
  const names = readdirSync(here("fixtures/bad")).filter((name) => name.includes(wanted));
  const bad = names.map((name) => runCase(name, scratch));
  const wrong = [...good, ...bad].filter((isRight) => !isRight).length;
  console.log(`self-test: ${good.length} checks pass the good tree, ${bad.length} bad trees, ${wrong} surprises`);
  process.exitCode = wrong === 0 && bad.length > 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
