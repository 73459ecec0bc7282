// Proves that every check can fail: the good tree passes all of them, and each bad tree (a few files
// laid over the good one, or words replaced in it: edits.json) makes one check fail by exactly the
// rules that its expected.txt names. The good tree carries the exit script of our own theme.
//   node tests/html/self-test.mjs            all cases
//   node tests/html/self-test.mjs hreflang   the cases whose name contains the word

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listFiles } from "./tree.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PYTHON = here("../.tools/python/bin/python");
const CHECKS = {
  tree: [process.execPath, here("check-tree.mjs")],
  html: [process.execPath, here("check-html.mjs")],
  feeds: [PYTHON, here("check_feeds.py")],
  calendars: [PYTHON, here("check_calendars.py")],
  sitemap: [process.execPath, here("check-sitemap.mjs")],
  data: [process.execPath, here("check-structured.mjs")],
  weight: [process.execPath, here("check-weight.mjs")],
  browser: [process.execPath, here("../browser/walk.js")],
  axe: [process.execPath, here("../browser/axe.js")],
  large: [process.execPath, here("../browser/large-text.js")],
  exit: [process.execPath, here("../browser/exit.js")],
  traces: [process.execPath, here("../browser/traces.js")],
};
const EXIT_SCRIPT = readFileSync(here("../../themes/default/scripts/exit.js"), "utf8");

/** The rules that a check reports on a tree; an ending that is neither 0 nor 1 is a broken check. */
async function rulesReported(check, root, expected) {
  const [program, script] = CHECKS[check];
  const run = await finish(program, [script, "--root", root, "--base", "https://example.org/", ...only(check, expected)]);
  const rules = new Set([...run.stdout.matchAll(/^ {2}([A-Za-z0-9-]+): /gm)].map((match) => match[1]));
  if (![0, 1].includes(run.status) || (run.status === 0) !== (rules.size === 0)) {
    return [`broken: exit ${run.status}: ${run.stdout}${run.stderr}`];
  }
  return [...rules].sort();
}

/** Ways to leave take seconds each: a case tries those of the promises that it breaks, on one page. */
function only(check, expected) {
  if (check !== "exit") return [];
  const promises = new Set(expected.map((rule) => rule.slice(0, 6)));
  return ["--examples", "1", ...(promises.size > 0 ? ["--only", [...promises].join(",")] : [])];
}

function finish(program, words) {
  return new Promise((done, fail) => {
    const run = { stdout: "", stderr: "" };
    const child = spawn(program, words).on("error", fail).on("close", (status) => done({ ...run, status }));
    for (const name of ["stdout", "stderr"]) child[name].setEncoding("utf8").on("data", (text) => (run[name] += text));
  });
}

/** Runs `work` over `items`, two at a time, and keeps their order. */
async function twoAtATime(items, work) {
  const results = new Array(items.length);
  const queue = [...items.entries()];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all([worker(), worker()]);
  return results;
}

/** Lays the good tree, then what a case lays over it, then replaces the case's words, then seals the pages. */
function layTree(root, { overlay = "", edits = [] } = {}) {
  cpSync(here("fixtures/good"), root, { recursive: true });
  if (existsSync(overlay)) cpSync(overlay, root, { recursive: true });
  const pages = listFiles(root).filter((path) => path.endsWith(".html"));
  for (const path of pages) {
    const text = readFileSync(join(root, path), "utf8").replace("@exit.js@", () => EXIT_SCRIPT);
    writeFileSync(join(root, path), seal(edits.reduce((text, edit) => replaceIn(path, text, edit), text)));
  }
}

/** `in` is a page, or missing for every page that holds the words. */
function replaceIn(path, text, { in: only, from, to }) {
  if (only !== undefined && only !== path) return text;
  if (only === path && !text.includes(from)) throw new Error(`${path} does not hold “${from}”`);
  return text.replaceAll(from, () => to);
}

/** Puts the hashes of a page's style and script where its policy names them. */
function seal(html) {
  const hash = (tag) => createHash("sha256").update(new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(html)?.[1] ?? "").digest("base64");
  return html.replace("@style@", () => hash("style")).replace("@script@", () => hash("script"));
}

/** Compares what the check of a case says with what it should. */
async function runCase(name, scratch) {
  const root = join(scratch, name);
  const [check, ...rules] = readFileSync(here(`fixtures/bad/${name}/expected.txt`), "utf8").trim().split(/\s+/);
  const edits = here(`fixtures/bad/${name}/edits.json`);
  layTree(root, { overlay: here(`fixtures/bad/${name}/tree`), edits: existsSync(edits) ? JSON.parse(readFileSync(edits, "utf8")) : [] });
  return compare(`${name} (${check})`, rules.sort(), await rulesReported(check, root, rules));
}

function compare(name, expected, found) {
  const isSame = expected.join(" ") === found.join(" ");
  if (!isSame) console.log(`  ${name}: expected [${expected.join(" ")}], found [${found.join(" ")}]`);
  return isSame;
}

const wanted = process.argv[2] ?? "";
const scratch = mkdtempSync(join(tmpdir(), "tincay-self-test-"));
try {
  const root = join(scratch, "good");
  layTree(root);
  const names = readdirSync(here("fixtures/bad")).filter((name) => name.includes(wanted));
  const checks = Object.keys(CHECKS).filter((check) => wanted === "" || names.some((name) => name.startsWith(check)));
  const good = await twoAtATime(checks, async (check) => compare(`good (${check})`, [], await rulesReported(check, root, [])));
  const bad = await twoAtATime(names, (name) => runCase(name, scratch));
  const wrong = [...good, ...bad].filter((isRight) => !isRight).length;
  console.log(`self-test: ${good.length} checks pass the good tree, ${bad.length} bad trees, ${wrong} surprises`);
  process.exitCode = wrong === 0 && bad.length > 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
