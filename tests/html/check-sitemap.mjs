// The sitemaps of a built tree: against their schema, against the pages, against the alternates in the heads.
//   node tests/html/check-sitemap.mjs --root public --base https://example.org/

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Tree, options, report } from "./tree.mjs";
import { sitemapEntries, sitemapPaths } from "./sitemap.mjs";

const SCHEMA = fileURLToPath(new URL("sitemap.xsd", import.meta.url));
// sitemaps.org: a sitemap holds at most 50,000 addresses and 50 MB.
const MAX_ADDRESSES = 50_000;
const MAX_BYTES = 50 * 1024 * 1024;

function schema(tree) {
  return sitemapPaths(tree).flatMap((path) => {
    if (!tree.files.has(path)) return [{ rule: "sitemap-target", where: "sitemap.xml", what: path }];
    // --nonet: a schema is never fetched.
    const run = spawnSync("xmllint", ["--nonet", "--noout", "--schema", SCHEMA, join(tree.root, path)], { encoding: "utf8" });
    if (run.error) throw run.error;
    return run.status === 0 ? [] : [{ rule: "sitemap-schema", where: path, what: run.stderr.trim().split("\n")[0] }];
  });
}

function sizes(tree) {
  const entries = sitemapEntries(tree);
  return sitemapPaths(tree).filter((path) => tree.files.has(path)).flatMap((path) => {
    const isLarge = entries.filter((entry) => entry.path === path).length > MAX_ADDRESSES || tree.read(path).length > MAX_BYTES;
    return isLarge ? [{ rule: "sitemap-size", where: path, what: "more than one sitemap may hold" }] : [];
  });
}

/** Every address is a page of the tree, the canonical one, and names the alternates of its head. */
function addresses(tree) {
  return sitemapEntries(tree).flatMap((entry) => {
    const problem = (rule, what = "") => [{ rule, where: entry.path, what: `${entry.address} ${what}` }];
    const page = tree.pages.get(tree.resolve(entry.address, "sitemap.xml").path);
    if (!page || tree.address(page.path) !== entry.address) return problem("sitemap-target");
    if (page.isRedirect || page.isNotFound) return problem("sitemap-not-a-page");
    if (page.canonical !== null && page.canonical !== entry.address) return problem("sitemap-canonical", `is ${page.canonical}`);
    const same = JSON.stringify([...entry.alternates].sort()) === JSON.stringify([...page.alternates].sort());
    return same ? [] : problem("sitemap-alternates", "differ from the page's");
  });
}

/** In a published tree the sitemap lists exactly what search engines may keep; a preview is noindex throughout. */
function coverage(tree) {
  const listed = new Set(sitemapEntries(tree).map((entry) => entry.address));
  const pages = [...tree.pages.values()].filter((page) => !page.isRedirect && !page.isNotFound);
  const isPreview = pages.every((page) => page.isNoindex);
  if (isPreview) return [];
  return pages.flatMap((page) => {
    const address = tree.address(page.path);
    const isOriginal = page.canonical === null || page.canonical === address;
    if (page.isNoindex && listed.has(address)) return [{ rule: "sitemap-noindex", where: page.path, what: "is noindex, yet listed" }];
    if (!page.isNoindex && isOriginal && !listed.has(address)) return [{ rule: "sitemap-missing", where: page.path, what: "is not listed" }];
    return [];
  });
}

const { root, base } = options({ root: "public", base: "https://example.org/" });
const tree = new Tree(root, base);
const problems = [schema, sizes, addresses, coverage].flatMap((rule) => rule(tree));
const entries = sitemapEntries(tree);
if (entries.length === 0) problems.push({ rule: "sitemap-empty", where: "sitemap.xml", what: "lists no page" });
report("sitemap", problems, { files: sitemapPaths(tree).length, addresses: entries.length });
