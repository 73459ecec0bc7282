// Opens every page of a built tree in a real browser and looks for what no reader may meet:
// errors, requests to another origin, breaches of the page's own policy, sideways scrolling on
// the smallest phone, an exit control out of sight, help below the first screen of a home page or
// a number below that of a sensitive one, a commune that a link leads to without a number in sight,
// shapes that forced colours take away.
//   node tests/browser/walk.js --root public --base https://example.org/ [--pages some]

import { resolve } from "node:path";
import { Tree, languageOf, options, report, LANGUAGES } from "../html/tree.mjs";
import { forEachInPages, launch } from "./engines.js";
import { pagesToOpen } from "./pages.js";
import { serve } from "./server.js";

const PHONE = { width: 360, height: 640 };
// WCAG 1.4.10 and SAF-01: the smallest screen that must work.
const SMALLEST = { width: 320, height: 480 };
// The smallest phone on which the home page shows all of its help at once.
const FIRST_SCREEN = { width: 320, height: 568 };
// SAF-05. The accessible name is promised word for word, so it stands here and not in a locale.
const EXIT_NAME = { vi: "Khẩn cấp: thoát khỏi trang này", en: "Emergency: exit this page" };

async function main() {
  const { root, base, pages } = options({ root: "public", base: "https://example.org/", pages: "all" });
  const tree = new Tree(resolve(root), base);
  const paths = pagesToOpen(tree, pages);
  const server = await serve(tree.root, tree.base.pathname);
  const browser = await launch();
  const problems = [];
  const counts = { requests: 0, elsewhere: 0 };
  try {
    const context = await browser.newContext({ viewport: PHONE, serviceWorkers: "block" });
    await context.addInitScript(recordPolicyViolations);
    await forEachInPages(() => openPage(context, server.origin, problems, counts), paths, (page, path) =>
      visit(page, tree, path, server.origin, problems),
    );
    counts.switched = await switchLanguages(await openPage(context, server.origin, problems, counts), tree, server.origin, problems);
  } finally {
    await browser.close();
    await server.close();
  }
  if (paths.length === 0) problems.push({ rule: "no-pages", where: root, what: "the tree has no page" });
  const byLanguage = LANGUAGES.map(({ code }) => [`pages in ${code}`, paths.filter((path) => languageOf(path) === code).length]);
  report("browser", problems, {
    ...Object.fromEntries(byLanguage),
    requests: counts.requests,
    "switches of language at a heading": counts.switched,
    "requests elsewhere": counts.elsewhere,
  });
}

/** Runs in the page before anything of its own. */
function recordPolicyViolations() {
  window.policyViolations = [];
  document.addEventListener("securitypolicyviolation", (event) =>
    window.policyViolations.push(`${event.effectiveDirective} ${event.blockedURI}`),
  );
}

/** A tab that notes all that goes wrong in it under the path it is visiting. */
async function openPage(context, origin, problems, counts) {
  const page = await context.newPage();
  const note = (rule, what) => problems.push({ rule, where: page.visiting, what: what.split("\n")[0] });
  page.on("pageerror", (error) => note("page-error", error.message));
  page.on("console", (message) => {
    if (message.type() === "error") note("console-error", message.text());
  });
  page.on("dialog", (dialog) => dialog.dismiss());
  await page.route("**/*", (route) => {
    const url = new URL(route.request().url());
    if (["data:", "blob:"].includes(url.protocol)) return route.continue();
    counts.requests += 1;
    if (url.origin === origin) return route.continue();
    counts.elsewhere += 1;
    note("request-elsewhere", url.href);
    return route.abort();
  });
  return page;
}

async function visit(page, tree, path, origin, problems) {
  page.visiting = path;
  const note = (rule, what) => problems.push({ rule, where: path, what });
  await page.setViewportSize(PHONE);
  const response = await page.goto(`${origin}${new URL(tree.address(path)).pathname}`, { waitUntil: "load" });
  if (response.status() !== 200) note("status", `${response.status()}`);
  await checkExit(page, path, PHONE, note);
  if (isHome(path)) await checkHelp(page, note);
  if (isSensitive(tree.pages.get(path))) await checkFirstNumber(page, note);
  await checkAskedCommune(page, note);
  await page.setViewportSize(SMALLEST);
  await checkWidth(page, note);
  await checkExit(page, path, SMALLEST, note);
  await checkForcedColours(page, note);
  for (const violation of await page.evaluate(() => window.policyViolations)) note("policy", violation);
}

const isHome = (path) => LANGUAGES.some(({ path: folder }) => path === `${folder}index.html`);
const isSensitive = (page) => page.hasNeutralIcon && !page.isNotFound;

/** Where the system's own few colours rule, no ground is drawn: what has a shape by its ground needs an edge. */
async function checkForcedColours(page, note) {
  await page.emulateMedia({ forcedColors: "active" });
  const shapeless = await page.evaluate(() => {
    const hasEdge = (element) => parseFloat(getComputedStyle(element).borderTopWidth) > 0;
    const shapes = [document.querySelector("a[data-exit]"), ...document.querySelectorAll(".hotline__call, main progress")];
    return shapes.filter((element) => element && !hasEdge(element)).map((element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 80));
  });
  await page.emulateMedia({ forcedColors: "none" });
  if (shapeless.length > 0) note("no-edge-in-forced-colours", shapeless[0]);
}

/** The numbers and the way to help, before anything is scrolled. */
async function checkHelp(page, note) {
  await page.setViewportSize(FIRST_SCREEN);
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  const below = await page.evaluate(() => {
    const links = [...(document.querySelector("main aside")?.querySelectorAll("a") ?? [])];
    return links.filter((link) => link.getBoundingClientRect().bottom > window.innerHeight).map((link) => link.textContent);
  });
  if (below.length > 0) note("help-below-the-fold", `${below.join(", ")} at ${FIRST_SCREEN.width}×${FIRST_SCREEN.height}`);
}

/** A number that can be called, before anything is scrolled. What a sample says comes first: nobody is to call its number. */
async function checkFirstNumber(page, note) {
  await page.setViewportSize(FIRST_SCREEN);
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  const bottom = await page.evaluate(() => {
    if (document.querySelector("main .notice--sample")) return 0;
    const shown = [...document.querySelectorAll("main a[href^='tel:']")].filter((link) => link.checkVisibility());
    return Math.min(...shown.map((link) => link.getBoundingClientRect().bottom));
  });
  if (bottom > FIRST_SCREEN.height) note("number-below-the-fold", `the first ends at ${bottom} px, at ${FIRST_SCREEN.width}×${FIRST_SCREEN.height}`);
}

/** Who comes by a link to a commune of which no place is shown has a number before their eyes. */
async function checkAskedCommune(page, note) {
  await page.setViewportSize(FIRST_SCREEN);
  const outOfSight = await page.evaluate(() => {
    const asked = [...document.querySelectorAll(".names > li[id]:not(:has(> a))")].at(-1);
    if (!asked) return "";
    location.hash = asked.id;
    const isOnTop = (link) => {
      const { left, top, width, height } = link.getBoundingClientRect();
      return link.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    };
    return [...asked.querySelectorAll("a[href^='tel:']")].some(isOnTop) ? "" : asked.id;
  });
  if (outOfSight !== "") note("no-number-at-commune", `#${outOfSight}`);
}

/** TRN-06: who stands at a heading and switches the language stands at the same heading. */
async function switchLanguages(page, tree, origin, problems) {
  let switched = 0;
  for (const path of pagesToOpen(tree, "some").filter((path) => !tree.pages.get(path).isNotFound)) {
    page.visiting = path;
    await page.goto(`${origin}${new URL(tree.address(path)).pathname}`, { waitUntil: "load" });
    const id = await page.evaluate(() => [...document.querySelectorAll("main h2[id]")].at(-1)?.id);
    const link = page.locator(".switch a").first();
    if (id === undefined || (await link.count()) === 0) continue;
    await page.evaluate((id) => void (location.hash = id), id);
    await Promise.all([page.waitForURL((url) => url.pathname !== new URL(tree.address(path)).pathname), link.click()]);
    const isThere = await page.evaluate((id) => location.hash === `#${id}` && document.getElementById(id) !== null, id);
    if (!isThere) problems.push({ rule: "TRN-06-switch-keeps-place", where: path, what: `#${id} became ${page.url()}` });
    switched += 1;
  }
  return switched;
}

async function checkWidth(page, note) {
  const { wide, culprit } = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    const wide = document.scrollingElement.scrollWidth;
    const out = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > limit + 1);
    return { wide, culprit: out.at(-1)?.outerHTML.slice(0, 120) ?? "" };
  });
  if (wide > SMALLEST.width) note("scrolls-sideways", `${wide} px wide at ${SMALLEST.width}: ${culprit}`);
}

/** SAF-01: wholly visible and covered by nothing, at the top and at the end of the page. */
async function checkExit(page, path, size, note) {
  const name = EXIT_NAME[languageOf(path)];
  const controls = page.getByRole("link", { name, exact: true });
  for (const place of ["top", "end"]) {
    const top = place === "top" ? 0 : 1e9;
    await page.evaluate((top) => window.scrollTo({ top, behavior: "instant" }), top);
    const isSeen = await controls.evaluateAll(isAnyInSight);
    if (!isSeen) note("exit-out-of-sight", `no link “${name}” in sight at ${size.width}×${size.height}, ${place} of the page`);
  }
}

/** Runs in the page: whether one of `links` lies wholly in the window with nothing over its middle. */
function isAnyInSight(links) {
  return links.some((link) => {
    const box = link.getBoundingClientRect();
    const isInside = box.left >= 0 && box.top >= 0 && box.right <= window.innerWidth && box.bottom <= window.innerHeight;
    const onTop = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return isInside && box.width >= 24 && box.height >= 24 && (link === onTop || link.contains(onTop));
  });
}

await main();
