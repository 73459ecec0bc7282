// What a page weighs on its way to a phone: the document and what it loads before it is read, each
// compressed as hosts compress it, and how many requests that takes. Pictures are not counted.
//   node tests/html/check-weight.mjs --root public --base https://example.org/

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Tree, options, report } from "./tree.mjs";

const { parse } = createRequire(new URL("../browser/package.json", import.meta.url))("parse5");

// Bytes; the first flight of a new connection is some 14,000 (TRACE-06).
const LIMITS = {
  ordinary: { page: 20_000, style: 10_000, script: 5_000, requests: 4 },
  // The script that finds, which a reader of this page came for, is a request of its own.
  search: { page: 20_000, style: 10_000, script: 5_000, requests: 5 },
  // Style and script are within the page, and part of its bytes.
  sensitive: { page: 14_000, style: 0, script: 0, requests: 1 },
};
// What hosts compress with; the best level would flatter.
const GZIP = { level: 6 };

/** What an element loads at once: a kind and an address; a style or a script within the page is part of it. */
function loadOf(element) {
  const of = Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));
  if (element.tagName === "link" && /\b(stylesheet|icon|preload)\b/.test(of.rel ?? "")) return { kind: of.rel === "stylesheet" ? "style" : "other", address: of.href };
  if (element.tagName === "script" && of.src) return { kind: "script", address: of.src };
  return null;
}

function loadsOf(node) {
  const own = node.tagName ? loadOf(node) : null;
  return [...(own ? [own] : []), ...(node.childNodes ?? []).flatMap(loadsOf)];
}

function weigh(tree, page, packed) {
  const weight = { page: packed(page.path), style: 0, script: 0, requests: 1 };
  for (const { kind, address } of loadsOf(parse(tree.read(page.path)))) {
    if (address.startsWith("data:")) continue;
    const target = tree.resolve(address, page.path);
    const bytes = target.kind === "file" ? packed(target.path) : 0;
    weight.page += bytes;
    weight.requests += 1;
    if (kind !== "other") weight[kind] += bytes;
  }
  return weight;
}

function classOf(tree, page) {
  if (page.hasNeutralIcon && !page.isNotFound) return "sensitive";
  return /role="search"/.test(tree.read(page.path)) ? "search" : "ordinary";
}

const { root, base } = options({ root: "public", base: "https://example.org/" });
const tree = new Tree(root, base);
const sizes = new Map();
const packed = (path) => {
  if (!sizes.has(path)) sizes.set(path, gzipSync(readFileSync(join(tree.root, path)), GZIP).length);
  return sizes.get(path);
};
const pages = [...tree.pages.values()].filter((page) => !page.isRedirect);
const heaviest = new Map();
const problems = pages.flatMap((page) => {
  const kind = classOf(tree, page);
  return Object.entries(weigh(tree, page, packed)).flatMap(([what, value]) => {
    const row = `${kind} ${what}`;
    if (value > (heaviest.get(row)?.value ?? -1)) heaviest.set(row, { value, path: page.path });
    const limit = LIMITS[kind][what];
    return value > limit ? [{ rule: `weight-${what}`, where: page.path, what: `${value}, at most ${limit}` }] : [];
  });
});
for (const [row, { value, path }] of heaviest) {
  const [kind, what] = row.split(" ");
  console.log(`  at most ${value} of ${LIMITS[kind][what]}: ${row}, ${path}`);
}
if (pages.length === 0) problems.push({ rule: "no-pages", where: root, what: "the tree has no page" });
report("weight", problems, { pages: pages.length });
