// Opens every page of a tree made with --relative as a reader opens it from a stick: by file://, with
// nobody serving. Everything it asks for must be there, in the folder, and be let through by its
// policy; links must lead to pages.
//   node tests/browser/folder.js --root public --base https://example.org/

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Tree, options, report } from "../html/tree.mjs";
import { forEachInPages, launch } from "./engines.js";

async function main() {
  const { root, base } = options({ root: "public", base: "https://example.org/" });
  const tree = new Tree(resolve(root), base);
  const top = `${pathToFileURL(tree.root).href}/`;
  const paths = [...tree.pages.values()].filter((page) => !page.isRedirect).map((page) => page.path);
  const problems = [];
  const counts = { pages: paths.length, requests: 0, clicks: 0 };
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
    await context.addInitScript(() => {
      window.breaches = [];
      document.addEventListener("securitypolicyviolation", (event) => window.breaches.push(`${event.effectiveDirective} ${event.blockedURI}`));
    });
    await forEachInPages(() => openPage(context, top, problems, counts), paths, (page, path) => visit(page, top, path, tree, problems));
    const page = await openPage(context, top, problems, counts);
    for (const path of ["index.html", "en/index.html"]) await follow(page, top, path, problems, counts);
  } finally {
    await browser.close();
  }
  if (paths.length === 0) problems.push({ rule: "no-pages", where: root, what: "the tree has no page" });
  report("folder", problems, counts);
}

async function openPage(context, top, problems, counts) {
  const page = await context.newPage();
  const note = (rule, what) => problems.push({ rule, where: page.visiting, what: what.split("\n")[0] });
  page.on("pageerror", (error) => note("page-error", error.message));
  page.on("console", (message) => message.type() === "error" && note("console-error", message.text()));
  // An icon that is still on its way when the next page is opened is given up, not missing.
  page.on("requestfailed", (request) => {
    if (request.failure()?.errorText !== "net::ERR_ABORTED") note("not-there", request.url());
  });
  page.on("request", (request) => {
    counts.requests += 1;
    if (!request.url().startsWith(top) && !request.url().startsWith("data:")) note("request-elsewhere", request.url());
  });
  return page;
}

async function visit(page, top, path, tree, problems) {
  page.visiting = path;
  const note = (rule, what) => problems.push({ rule, where: path, what });
  await page.goto(`${top}${path}`, { waitUntil: "load" });
  const seen = await page.evaluate(() => ({
    breaches: window.breaches,
    title: document.title,
    styled: document.styleSheets.length,
  }));
  for (const breach of seen.breaches) note("policy", breach);
  if (seen.title !== tree.pages.get(path).title) note("title", seen.title);
  if (seen.styled === 0) note("unstyled", "no style was read");
}

/** Follows each link of the navigation by a click. */
async function follow(page, top, path, problems, counts) {
  const nav = "header nav a[href]";
  page.visiting = path;
  await page.goto(`${top}${path}`);
  const count = await page.locator(nav).count();
  if (count === 0) problems.push({ rule: "no-navigation", where: path, what: nav });
  for (let at = 0; at < count; at += 1) {
    await page.goto(`${top}${path}`);
    const link = page.locator(nav).nth(at);
    if (!(await link.isVisible())) continue;
    const arrived = page.waitForNavigation({ waitUntil: "load", timeout: 15_000 }).then(() => true, () => false);
    await link.click();
    counts.clicks += 1;
    const isPage = (await arrived) && page.url().startsWith(top) && (await page.locator("h1").count()) > 0;
    if (!isPage) problems.push({ rule: "click", where: path, what: page.url() });
  }
}

await main();
