// A built site as its readers' browsers will find it: every file, every page parsed, every link
// resolved to the file it would fetch. Knows nothing of how the site was made.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { createRequire } from "node:module";

// The packages of all node scripts are installed once, in tests/browser.
const { parse } = createRequire(new URL("../browser/package.json", import.meta.url))("parse5");

/** Language of a path by its first folder; the language of the root comes last. */
export const LANGUAGES = [
  { code: "en", path: "en/" },
  { code: "vi", path: "" },
];

/** `--name value` pairs after the script's name; a name twice keeps the last. */
export function options(defaults) {
  const found = { ...defaults };
  const words = process.argv.slice(2);
  for (let at = 0; at < words.length; at += 2) {
    const name = words[at].replace(/^--/, "");
    if (!(name in defaults) || words[at + 1] === undefined) {
      console.error(`${words[at]}: expected ${Object.keys(defaults).map((known) => `--${known} VALUE`).join(" ")}`);
      process.exit(2);
    }
    found[name] = words[at + 1];
  }
  return found;
}

/** Paths of all files below `root`, `/` between parts, sorted. */
export function listFiles(root) {
  const below = (folder) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? below(join(folder, entry.name)) : [relative(root, join(folder, entry.name))],
    );
  return below(root).map((path) => path.split(sep).join("/")).sort();
}

/** Prints the problems, then one line of counts; the exit code says whether there were any. */
export function report(title, problems, counts) {
  const shown = problems.slice(0, 60);
  shown.forEach(({ rule, where, what }) => console.log(`  ${rule}: ${where}: ${what}`));
  if (problems.length > shown.length) console.log(`  … and ${problems.length - shown.length} more`);
  const summary = Object.entries(counts).map(([name, count]) => `${count} ${name}`).join(", ");
  console.log(`${title}: ${summary}, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

/** A built tree that will be served below `base` (the site's `base_url`). */
export class Tree {
  constructor(root, base) {
    if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${root}: no such folder`);
    this.root = root;
    this.base = new URL(base);
    this.paths = listFiles(root);
    this.files = new Set(this.paths);
    this.pages = new Map(
      this.paths.filter((path) => path.endsWith(".html")).map((path) => [path, readPage(this, path)]),
    );
  }

  read(path) {
    return readFileSync(join(this.root, path), "utf8");
  }

  /** The address at which `path` is served. */
  address(path) {
    return new URL(path.replace(/(^|\/)index\.html$/, "$1"), this.base).href;
  }

  /** What `link` on the page at `from` leads to: a file of the tree, nothing, or another site. */
  resolve(link, from) {
    let url;
    try {
      url = new URL(link, this.address(from));
    } catch {
      return { kind: "dead" };
    }
    if (!/^https?:$/.test(url.protocol)) return { kind: "other-scheme" };
    if (url.host !== this.base.host) return { kind: "elsewhere" };
    const path = pathBelow(this.base.pathname, url.pathname);
    if (path === null || !this.files.has(path)) return { kind: "dead" };
    return { kind: "file", path, fragment: decode(url.hash.slice(1)) ?? url.hash.slice(1) };
  }
}

/** The file behind a URL's path, or null when it lies outside the site. */
function pathBelow(base, pathname) {
  if (!pathname.startsWith(base)) return null;
  const path = decode(pathname.slice(base.length));
  if (path === null) return null;
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The language that a page at `path` must declare. */
export function languageOf(path) {
  return LANGUAGES.find((language) => path.startsWith(language.path)).code;
}

function readPage(tree, path) {
  const page = {
    path,
    lang: null,
    title: "",
    ids: new Set(),
    links: [],
    alternates: new Map(),
    switches: [],
    inlineAttributes: [],
    canonical: null,
    isRedirect: false,
    isNoindex: false,
    hasNeutralIcon: false,
    isNotFound: /(^|\/)404\.html$/.test(path),
  };
  visit(parse(tree.read(path), { sourceCodeLocationInfo: true }), (element) => readElement(page, element));
  return page;
}

/** Calls `read` for every element below `node`; what templates hold is not part of the page. */
function visit(node, read) {
  if (node.tagName) read(node);
  (node.childNodes ?? []).forEach((child) => visit(child, read));
}

function readElement(page, element) {
  const attributes = Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));
  const line = element.sourceCodeLocation?.startLine ?? 0;
  if (attributes.id) page.ids.add(attributes.id);
  for (const { name } of element.attrs) if (name === "style" || name.startsWith("on")) page.inlineAttributes.push({ name, line });
  for (const link of linksOf(element, attributes)) page.links.push({ link, line });
  if (element.tagName === "html") page.lang = attributes.lang ?? null;
  if (element.tagName === "title" && !page.title) page.title = textOf(element).trim();
  if (element.tagName === "a" && attributes.hreflang) {
    page.switches.push({ language: attributes.hreflang, link: attributes.href });
  }
  if (element.tagName === "link") readLink(page, attributes);
  if (element.tagName === "meta") readMeta(page, attributes);
}

function readLink(page, { rel = "", href, hreflang }) {
  const words = rel.toLowerCase().split(/\s+/);
  if (words.includes("canonical")) page.canonical = href;
  if (words.includes("alternate") && hreflang) page.alternates.set(hreflang, href);
  if (words.includes("icon") && href === "data:,") page.hasNeutralIcon = true;
}

function readMeta(page, { name = "", content = "", "http-equiv": directive = "" }) {
  if (name.toLowerCase() === "robots" && /noindex/i.test(content)) page.isNoindex = true;
  if (directive.toLowerCase() === "refresh") page.isRedirect = true;
}

function textOf(node) {
  return node.nodeName === "#text" ? node.value : (node.childNodes ?? []).map(textOf).join("");
}

/** Every address that an element makes a browser fetch or lets a reader follow. */
function linksOf(element, attributes) {
  const plain = ["href", "src", "poster", "data", "action", "cite"].map((name) => attributes[name]);
  const sets = ["srcset", "imagesrcset"].flatMap((name) => (attributes[name] ? splitSrcset(attributes[name]) : []));
  const refresh = attributes["http-equiv"]?.toLowerCase() === "refresh" ? /url=['"]?([^'"]+)/i.exec(attributes.content) : null;
  const social = /^(og|twitter):(image|url)$/.test(attributes.property ?? attributes.name ?? "") ? attributes.content : undefined;
  const style = element.tagName === "style" ? linksOfStyle(textOf(element)) : [];
  return [...plain, ...sets, refresh?.[1], social, ...style].filter((link) => link !== undefined);
}

function splitSrcset(text) {
  return text.split(",").map((candidate) => candidate.trim().split(/\s+/)[0]).filter(Boolean);
}

/** The addresses in `url(…)` of a style sheet. */
export function linksOfStyle(css) {
  return [...css.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)/g)].map((match) => match[2]);
}
