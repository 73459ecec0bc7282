// The sitemaps of a built tree as plain data. The schema decides whether they are well made;
// this only reads what xmllint has already accepted.

/** Paths of `/sitemap.xml` and of the sitemaps that it lists. */
export function sitemapPaths(tree) {
  if (!tree.files.has("sitemap.xml")) return [];
  const children = isIndex(tree.read("sitemap.xml"))
    ? locations(tree.read("sitemap.xml")).map((link) => tree.resolve(link, "sitemap.xml").path ?? link)
    : [];
  return ["sitemap.xml", ...children];
}

/** Every `<url>`: its address, its alternates by language, and the sitemap that holds it. */
export function sitemapEntries(tree) {
  return sitemapPaths(tree)
    .filter((path) => tree.files.has(path) && !isIndex(tree.read(path)))
    .flatMap((path) => [...tree.read(path).matchAll(/<url>(.*?)<\/url>/gs)].map((match) => readEntry(path, match[1])));
}

function readEntry(path, xml) {
  const alternates = [...xml.matchAll(/<xhtml:link\b([^>]*)>/g)].map((match) => readAttributes(match[1]));
  return {
    path,
    address: locations(xml)[0] ?? "",
    alternates: new Map(alternates.map(({ hreflang, href }) => [hreflang, href])),
  };
}

function isIndex(xml) {
  return /<sitemapindex\b/.test(xml);
}

function locations(xml) {
  return [...xml.matchAll(/<loc>\s*(.*?)\s*<\/loc>/gs)].map((match) => unescape(match[1]));
}

function readAttributes(text) {
  return Object.fromEntries([...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map((match) => [match[1], unescape(match[2])]));
}

function unescape(text) {
  const names = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => names[name]);
}
