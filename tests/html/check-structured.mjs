// What a built tree tells machines about its pages: JSON-LD in the words of schema.org, and social tags.
//   node tests/html/check-structured.mjs --root public --base https://example.org/
// Strict: only types and properties that stand in the table below, each with what it needs. Who adds
// one writes it down here, with schema.org's page open.

import { Tree, options, report } from "./tree.mjs";

const TEXT = "text", URL_ = "url", DAY = "day", MOMENT = "moment", LANG = "language", NUMBER = "number", TERM = "term";
const node = (...types) => ({ types });
const list = (of) => ({ list: of });

// https://schema.org/<type>: what is needed, and what else may stand there.
const PAGE = {
  needed: { "@id": URL_, url: URL_, name: TEXT, inLanguage: LANG, isPartOf: node("WebSite") },
  other: { description: TEXT, breadcrumb: node("BreadcrumbList"), mainEntity: node("NewsArticle", "Article", "Event", "EventSeries", "Person", "Organization"), primaryImageOfPage: node("ImageObject") },
};
const ARTICLE = {
  needed: { "@id": URL_, url: URL_, headline: TEXT, inLanguage: LANG, datePublished: MOMENT, dateModified: MOMENT, mainEntityOfPage: node("WebPage") },
  other: { description: TEXT, articleSection: TEXT, author: node("Organization"), creditText: TEXT, publisher: node("Organization"), keywords: list(TEXT), image: node("ImageObject") },
};
const TYPES = {
  WebPage: PAGE, CollectionPage: PAGE, ProfilePage: PAGE, NewsArticle: ARTICLE, Article: ARTICLE,
  WebSite: { needed: { "@id": URL_, url: URL_, name: TEXT }, other: { inLanguage: LANG, publisher: node("Organization") } },
  BreadcrumbList: { needed: { "@id": URL_, itemListElement: list(node("ListItem")) }, other: {} },
  ListItem: { needed: { position: NUMBER, name: TEXT, item: URL_ }, other: {} },
  Organization: { needed: { name: TEXT }, other: { "@id": URL_, url: URL_, alternateName: TEXT } },
  Person: { needed: { "@id": URL_, url: URL_, name: TEXT }, other: { honorificPrefix: TEXT, jobTitle: TEXT, description: TEXT, award: TEXT, affiliation: node("Organization") } },
  Event: {
    needed: { "@id": URL_, url: URL_, name: TEXT, inLanguage: LANG, startDate: DAY, eventStatus: TERM },
    other: { description: TEXT, endDate: DAY, eventAttendanceMode: TERM, location: node("Place"), organizer: node("Organization"), superEvent: node("EventSeries"), image: node("ImageObject") },
  },
  EventSeries: { needed: { "@id": URL_, url: URL_, name: TEXT }, other: { alternateName: TEXT, description: TEXT, inLanguage: LANG, startDate: DAY, endDate: DAY, organizer: node("Organization"), image: node("ImageObject") } },
  ImageObject: { needed: { url: URL_, width: NUMBER, height: NUMBER, encodingFormat: TEXT, description: TEXT }, other: {} },
  Place: { needed: { name: TEXT }, other: { address: node("PostalAddress") } },
  PostalAddress: { needed: { addressLocality: TEXT }, other: {} },
};
const TERMS = ["EventScheduled", "EventPostponed", "EventCancelled", "OfflineEventAttendanceMode"].map((term) => `https://schema.org/${term}`);

const isDay = (text) => typeof text === "string" && /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z))?$/.test(text) && !Number.isNaN(Date.parse(text));

/** What is wrong with a value of a kind of the table, as [rule, words]. */
function checkValue(kind, value, where, page, tree) {
  if (kind.list) return Array.isArray(value) && value.length > 0 ? value.flatMap((one) => checkValue(kind.list, one, where, page, tree)) : [["data-value", `${where}: no list, or an empty one`]];
  if (kind.types) return checkNode(value, where, page, tree, kind.types);
  const right = {
    [TEXT]: () => typeof value === "string" && value.trim() !== "",
    [LANG]: () => typeof value === "string",
    [NUMBER]: () => Number.isInteger(value) && value > 0,
    [DAY]: () => isDay(value),
    [MOMENT]: () => isDay(value) && value.includes("T"),
    [TERM]: () => TERMS.includes(value),
    [URL_]: () => typeof value === "string" && /^https?:/.test(value),
  };
  if (!right[kind]()) return [["data-value", `${where}: ${JSON.stringify(value)} is no ${kind}`]];
  if (kind === LANG && value !== page.lang) return [["data-language", `${where} says ${value}, the page ${page.lang}`]];
  // What names a thing of the site is the address of one of its pages, with a fragment of its own.
  if (kind === URL_ && !["file", "elsewhere"].includes(tree.resolve(value, page.path).kind)) return [["data-target", `${where}: ${value}`]];
  return [];
}

function checkNode(value, where, page, tree, allowed) {
  if (typeof value !== "object" || value === null) return [["data-value", `${where}: no thing`]];
  const keys = Object.keys(value);
  if (keys.length === 1 && keys[0] === "@id") return checkValue(URL_, value["@id"], `${where}.@id`, page, tree);
  const type = TYPES[value["@type"]];
  if (!type || (allowed && !allowed.includes(value["@type"]))) return [["data-type", `${where}: ${value["@type"]}`]];
  const known = { ...type.needed, ...type.other };
  const missing = Object.keys(type.needed).filter((key) => !(key in value)).map((key) => ["data-needed", `${where}: ${value["@type"]} without ${key}`]);
  const unknown = keys.filter((key) => key !== "@type" && !(key in known)).map((key) => ["data-unknown", `${where}: ${value["@type"]} with ${key}`]);
  const wrong = keys.filter((key) => key in known).flatMap((key) => checkValue(known[key], value[key], `${where}.${key}`, page, tree));
  // A place without a way to attend, or a way to attend without a place, is half a truth.
  const half = value["@type"] === "Event" && "location" in value !== "eventAttendanceMode" in value;
  return [...missing, ...unknown, ...wrong, ...(half ? [["data-place", `${where}: place or attendance alone`]] : [])];
}

const DATA = /<script type="application\/ld\+json">([^]*?)<\/script>/g;

function data(page, tree) {
  return [...tree.read(page.path).matchAll(DATA)].flatMap(([, text]) => {
    let read;
    try {
      read = JSON.parse(text);
    } catch (error) {
      return [["data-malformed", error.message]];
    }
    if (read["@context"] !== "https://schema.org" || !Array.isArray(read["@graph"])) return [["data-malformed", "no graph of schema.org"]];
    return read["@graph"].flatMap((one, at) => checkNode(one, `@graph[${at}]`, page, tree));
  });
}

const metas = (text) => new Map([...text.matchAll(/<meta (?:property|name)="((?:og|twitter|article):[^"]+)" content="([^"]*)">/g)].map((match) => [match[1], match[2]]));

/** A picture beside the link is a file of the site, with its measures and its words. */
function image(page, found, tree) {
  const url = found.get("og:image");
  if (!url) return [];
  const silent = ["type", "width", "height", "alt"].filter((name) => !found.get(`og:image:${name}`));
  const lost = tree.resolve(url, page.path).kind !== "file" || !/^https?:/.test(url) ? [["social-image", `${url} is no file of the site`]] : [];
  return [...lost, ...silent.map((name) => ["social-image", `no og:image:${name}`])];
}

/** Open Graph says what the head says. */
function social(page, text, tree) {
  const found = metas(text);
  if (found.size === 0) return [["social-missing", "no tags"]];
  const missing = ["og:type", "og:title", "og:url", "og:locale", "twitter:card"].filter((name) => !found.get(name)).map((name) => ["social-missing", name]);
  const elsewhere = found.get("og:url") !== page.canonical ? [["social-url", `${found.get("og:url")} is not the canonical address`]] : [];
  const original = page.canonical === page.address ? page.lang : null;
  const locale = original && !found.get("og:locale")?.startsWith(`${original}_`) ? [["social-locale", `${found.get("og:locale")} on a page in ${page.lang}`]] : [];
  return [...missing, ...elsewhere, ...locale, ...image(page, found, tree)];
}

function check(tree, page) {
  const text = tree.read(page.path);
  const has = text.match(DATA) !== null;
  if (page.hasNeutralIcon) return has || metas(text).size > 0 ? [["data-sensitive", "a page that says nothing to machines"]] : [];
  if (page.isNotFound) return has ? [["data-nowhere", "a page without an address"]] : [];
  // Search has a neutral title, and says nothing more of itself (TRACE-04).
  if (text.includes('role="search"')) return has || metas(text).size > 0 ? [["data-sensitive", "a page that says nothing to machines"]] : [];
  page.address = tree.address(page.path);
  if (page.canonical !== page.address) return [...(has ? [["data-fallback", "the text is in another language"]] : []), ...social(page, text, tree)];
  return [...(has ? [] : [["data-missing", "no data"]]), ...data(page, tree), ...social(page, text, tree)];
}

const { root, base } = options({ root: "public", base: "https://example.org/" });
const tree = new Tree(root, base);
const pages = [...tree.pages.values()].filter((page) => !page.isRedirect);
const problems = pages.flatMap((page) => check(tree, page).map(([rule, what]) => ({ rule, where: page.path, what })));
report("data", problems, { pages: pages.length, "with data": pages.filter((page) => tree.read(page.path).match(DATA)).length });
