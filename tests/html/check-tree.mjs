// Links, fragments, languages, hreflang and titles of a built tree:
//   node tests/html/check-tree.mjs --root public --base https://example.org/
// With --relative yes, of a tree that is opened from a folder: no address names a host or its root.
// Each rule is a function from the tree to its problems; the fixtures show each of them failing.

import { Tree, languageOf, linksOfStyle, options, report, LANGUAGES } from "./tree.mjs";
import { sitemapEntries } from "./sitemap.mjs";

const RULES = [links, styleLinks, inlineAttributes, languages, titles, switches, hreflang, hreflangComplete];

/** What a tree for a folder must keep instead: alternates are for search engines, which never see it. */
const FOLDER_RULES = [links, styleLinks, inlineAttributes, languages, titles, switches, fromTheFolder];

/** From `file://` a leading slash leaves the folder, a folder has no index, and the host is elsewhere. */
function fromTheFolder(tree) {
  const bad = (link, page) =>
    link.startsWith("/") || (/^(?!https?:|tel:|data:|mailto:|sms:|#)/.test(link) && /\/($|[?#])/.test(link)) ||
    (tree.resolve(link, page.path).kind === "file" && /^https?:/.test(link) && link !== page.canonical);
  return pages(tree).flatMap((page) =>
    page.links.filter(({ link }) => bad(link, page)).map(({ link, line }) => ({ rule: "not-relative", where: `${page.path}:${line}`, what: link })),
  );
}

function links(tree) {
  return pages(tree).flatMap((page) => page.links.flatMap(({ link, line }) => checkLink(tree, page, link, line)));
}

function checkLink(tree, page, link, line) {
  const target = tree.resolve(link, page.path);
  const where = `${page.path}:${line}`;
  if (target.kind === "dead") return [{ rule: "dead-link", where, what: link }];
  if (target.kind !== "file" || !hasFragmentProblem(tree, target)) return [];
  return [{ rule: "dead-fragment", where, what: link }];
}

/** `#` and `#top` lead to the top of any page; text fragments need no id. */
function hasFragmentProblem(tree, { path, fragment }) {
  const needsId = fragment !== "" && fragment !== "top" && !fragment.startsWith(":~:");
  return needsId && !tree.pages.get(path)?.ids.has(fragment) && !path.endsWith(".svg");
}

function styleLinks(tree) {
  return tree.paths
    .filter((path) => path.endsWith(".css"))
    .flatMap((path) => linksOfStyle(tree.read(path)).map((link) => ({ path, link })))
    .filter(({ path, link }) => tree.resolve(link, path).kind === "dead")
    .map(({ path, link }) => ({ rule: "dead-link", where: path, what: link }));
}

/** A policy without `unsafe-inline` would not obey them (TRACE-03). */
function inlineAttributes(tree) {
  return pages(tree).flatMap((page) =>
    page.inlineAttributes.map(({ name, line }) => ({ rule: "TRACE-03-attribute", where: `${page.path}:${line}`, what: name })),
  );
}

function languages(tree) {
  return pages(tree)
    .filter((page) => page.lang !== languageOf(page.path))
    .map((page) => ({ rule: "wrong-lang", where: page.path, what: `lang is ${page.lang}, not ${languageOf(page.path)}` }));
}

/** Neutral titles still tell sensitive pages of one language apart (TRACE-04). */
function titles(tree) {
  const empty = pages(tree).filter((page) => page.title === "");
  const seen = new Map();
  const repeated = destinations(tree).filter(isSensitive).flatMap((page) => {
    const key = `${languageOf(page.path)} ${page.title}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, page.path);
    return first === undefined ? [] : [{ rule: "same-title", where: page.path, what: `“${page.title}” is also ${first}` }];
  });
  return [...empty.map((page) => ({ rule: "no-title", where: page.path, what: "title is empty" })), ...repeated];
}

/** Sensitive pages are marked by the icon that is requested from nowhere, or lie below the help hub. */
function isSensitive(page) {
  return page.hasNeutralIcon || /^(ho-tro|en\/support)\//.test(page.path);
}

/** Every page leads to the same page in every other language, by a link marked `hreflang`. */
function switches(tree) {
  return destinations(tree).flatMap((page) =>
    LANGUAGES.filter(({ code }) => code !== languageOf(page.path)).flatMap(({ code }) => checkSwitch(tree, page, code)),
  );
}

function checkSwitch(tree, page, language) {
  const link = page.switches.find((entry) => entry.language === language);
  if (!link) return [{ rule: "no-switch", where: page.path, what: `no link marked hreflang="${language}"` }];
  const target = tree.resolve(link.link, page.path);
  if (target.kind === "file" && languageOf(target.path) === language) return [];
  return [{ rule: "wrong-switch", where: page.path, what: `${link.link} is not in ${language}` }];
}

/** Alternates name the page itself and x-default, and every page that they name names the same ones. */
function hreflang(tree) {
  return pages(tree).filter((page) => page.alternates.size > 0).flatMap((page) => {
    const problem = (rule, what) => [{ rule, where: page.path, what }];
    if (!isCanonical(tree, page)) return problem("hreflang-fallback", "not canonical, yet it names alternates");
    const own = page.alternates.get(languageOf(page.path));
    if (own === undefined || tree.resolve(own, page.path).path !== page.path) return problem("hreflang-self", `${own}`);
    if (!page.alternates.has("x-default")) return problem("hreflang-x-default", "no x-default");
    return [...page.alternates].flatMap(([language, link]) => checkAlternate(tree, page, language, link, problem));
  });
}

function checkAlternate(tree, page, language, link, problem) {
  if (!/^https?:/.test(link)) return problem("hreflang-relative", link);
  const other = tree.pages.get(tree.resolve(link, page.path).path);
  if (!other) return problem("hreflang-target", link);
  if (language !== "x-default" && other.lang !== language) return problem("hreflang-language", `${link} is in ${other.lang}`);
  const same = JSON.stringify([...other.alternates].sort()) === JSON.stringify([...page.alternates].sort());
  return same ? [] : problem("hreflang-reciprocal", `${link} names other alternates`);
}

/** Two real pages that the sitemap offers and that switch to each other are each other's alternates. */
function hreflangComplete(tree) {
  const offered = new Set(sitemapEntries(tree).map((entry) => entry.address));
  const isOffered = (page) => page && isCanonical(tree, page) && (offered.size === 0 || offered.has(tree.address(page.path)));
  return destinations(tree).filter(isOffered).flatMap((page) =>
    page.switches
      .filter(({ language, link }) => !page.alternates.has(language) && isOffered(tree.pages.get(tree.resolve(link, page.path).path)))
      .map(({ language }) => ({ rule: "hreflang-missing", where: page.path, what: `has a page in ${language}` })),
  );
}

export function isCanonical(tree, page) {
  return page.canonical === null || tree.resolve(page.canonical, page.path).path === page.path;
}

function pages(tree) {
  return [...tree.pages.values()];
}

/** Pages that are neither a redirect nor an answer to a wrong address. */
function destinations(tree) {
  return pages(tree).filter((page) => !page.isRedirect && !page.isNotFound);
}

const { root, base, relative } = options({ root: "public", base: "https://example.org/", relative: "no" });
const tree = new Tree(root, base);
const problems = (relative === "yes" ? FOLDER_RULES : RULES).flatMap((rule) => rule(tree));
if (destinations(tree).length === 0) problems.push({ rule: "no-pages", where: root, what: "the tree has no page" });
report("tree", problems, {
  files: tree.paths.length,
  ...Object.fromEntries(
    LANGUAGES.map(({ code }) => [`pages in ${code}`, pages(tree).filter((page) => languageOf(page.path) === code).length]),
  ),
  redirects: pages(tree).filter((page) => page.isRedirect).length,
  links: pages(tree).reduce((sum, page) => sum + page.links.length, 0),
  "sensitive pages": destinations(tree).filter(isSensitive).length,
});
