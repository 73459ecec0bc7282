// What a visit leaves behind (TRACE-01 … TRACE-09), in a real browser: every page of a built tree is
// opened in one and the same profile, which is looked through afterwards.
//   node tests/browser/traces.js --root public --base https://example.org/ [--pages some] [--paths ho-tro/index.html,en/support/index.html]

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { Tree, languageOf, options } from "../html/tree.mjs";
import { Checks } from "./checks.js";
import { forEachInPages, launch } from "./engines.js";
import { pagesToOpen } from "./pages.js";
import { serve } from "./server.js";
import { describePage, listStores, recordAttempts, tryInjections } from "./traces-in-page.js";

// TRACE-06: the first flight of a new connection, and what style and script may take of it.
const PAGE_BYTES = 14_000;
const DRESS_BYTES = 5_000;
// What hosts compress with; the best level would flatter.
const GZIP = { level: 6 };
// A visit waits half a second for requests that should not come.
const VISITS_AT_ONCE = 6;
const LOCALES = fileURLToPath(new URL("../../locales", import.meta.url));
const CALL_LOG = { vi: /nhật ký (cuộc gọi|điện thoại|của máy)/i, en: /call (log|list|history)|recent calls/i };

// ---- words that give away ------------------------------------------------------------------------

const fold = (text) => text.normalize("NFC").toLowerCase();
const bare = (text) => fold(text).normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/[^a-z0-9]+/g, " ");

/** The list `sensitive_words` of every locale: all of them, as a title may be read in any. */
function deniedWords() {
  const lists = readdirSync(LOCALES).map((code) => readFileSync(join(LOCALES, code, "locale.yaml"), "utf8"));
  const words = lists.flatMap((text) => {
    const block = /^sensitive_words:\n((?:[ ]+.*\n|\n)*)/m.exec(text)?.[1] ?? "";
    return [...block.matchAll(/^\s+- ["']?(.+?)["']?\s*(?:#.*)?$/gm)].map((match) => match[1]);
  });
  if (words.length < 20) throw new Error("locales/*/locale.yaml: the list sensitive_words was not found");
  return words;
}

/** The denied words in a text with its marks. */
function deniedIn(words, text) {
  const padded = ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  return words.filter((word) => padded.includes(` ${fold(word)} `));
}

/** The denied words in an address, which has no marks. Words of one syllable would fit too much. */
function deniedInPath(words, path) {
  const padded = ` ${bare(decodeURIComponent(path))} `;
  return words.filter((word) => padded.includes(` ${bare(word).trim()} `));
}

// ---- one page ------------------------------------------------------------------------------------

function checkPolicy(path, page, checks) {
  const { policy, referrer, isPolicyFirst } = page;
  checks.expect("TRACE-03-policy", path, policy !== null && isPolicyFirst, "no policy before the first style, script or link");
  const isStrict = /default-src 'none'/.test(policy ?? "") && !/unsafe-/.test(policy ?? "") && !/https?:|\*/.test(policy ?? "");
  checks.expect("TRACE-03-strict", path, isStrict, policy);
  checks.expect("TRACE-03-referrer", path, referrer === "no-referrer", `referrer policy is ${referrer}`);
  checks.expect("TRACE-03-attributes", path, page.styled.length === 0, page.styled.join(", "));
  checks.expect("TRACE-02-hints", path, page.hints.length === 0, page.hints.join(", "));
  checks.expect("TRACE-05-no-form", path, page.forms.length === 0, page.forms.join(", "));
}

function checkNumbers(path, page, checks) {
  const isShown = (href) => page.numbers.some((other) => other.href === href && other.isVisible);
  for (const { href, text, isVisible, isForAsked } of page.numbers) {
    const digits = (string) => string.replace(/[^\d+]/g, "");
    const shown = (text.match(/\+?\d[\d .\-()]*\d/) ?? [""])[0];
    checks.expect("TRACE-08-digits", path, (isVisible || (isForAsked && isShown(href))) && digits(shown) === digits(href.slice(4)), `${href} is shown as “${text}”`);
    const isShort = /^tel:\+84(1\d\d$|1[89]00)/.test(href);
    checks.expect("TRACE-08-as-they-are", path, !isShort, href);
  }
  if (page.numbers.length === 0) return;
  checks.expect("TRACE-08-call-log", path, CALL_LOG[languageOf(path)].test(page.text), "no line about the phone's own log");
  checks.expect("TRACE-08-beside", path, page.lonely.length === 0, page.lonely.join(", "));
}

function checkSensitive(path, page, tree, words, checks) {
  const html = tree.read(path);
  checks.measure("TRACE-06-page", path, gzipSync(html, GZIP).length, PAGE_BYTES, "bytes");
  checks.measure("TRACE-06-style-and-script", path, gzipSync(page.dress, GZIP).length, DRESS_BYTES, "bytes");
  const head = deniedIn(words, [page.title, ...page.head].join(" | "));
  checks.expect("TRACE-04-title-and-head", path, head.length === 0, head.join(", "));
  const inPath = deniedInPath(words, path);
  checks.expect("TRACE-04-path", path, inPath.length === 0, inPath.join(", "));
  checks.expect("TRACE-04-no-social", path, page.social.length === 0, page.social.join(", "));
  checks.expect("TRACE-04-no-files", path, page.files.length === 0, page.files.join(", "));
  checks.expect("TRACE-04-no-pictures", path, page.pictures.length === 0, page.pictures.join(", "));
  checks.expect("TRACE-04-icon", path, page.icons.length > 0 && page.icons.every((icon) => icon === "data:,"), page.icons.join(", "));
}

async function checkPrint(browserPage, path, isSensitive, siteName, words, checks) {
  await browserPage.emulateMedia({ media: "print" });
  const paper = await browserPage.evaluate(describePage);
  checks.expect("TRACE-09-control-hidden", path, paper.exits.every(({ isVisible }) => !isVisible), "the exit control is printed");
  const isWhole = paper.numbers.every(({ href, text, isOnPaper: isVisible, isElsewhere, isForAsked }) =>
    isElsewhere || (isForAsked && paper.numbers.some((other) => other.href === href && other.isOnPaper)) || (isVisible && /\d/.test(text)));
  checks.expect("TRACE-09-numbers", path, isWhole, "a number is not printed");
  if (isSensitive) {
    const isNeutral = deniedIn(words, paper.aboveTitle).length === 0 && !paper.aboveTitle.includes(siteName);
    checks.expect("TRACE-09-header", path, isNeutral, paper.aboveTitle);
  }
  await browserPage.emulateMedia({ media: null });
}

/** One visit: the requests it makes, the attempts to keep or send something, the page's own description. */
async function visit(page, path, { tree, address, words, siteName, checks }) {
  page.requests = [];
  await page.goto(address(path), { waitUntil: "networkidle" });
  const isSensitive = tree.pages.get(path).hasNeutralIcon && !tree.pages.get(path).isNotFound;
  const described = await page.evaluate(describePage);
  const elsewhere = page.requests.filter((url) => new URL(url).origin !== new URL(page.url()).origin);
  checks.expect("TRACE-01-no-other-origin", path, elsewhere.length === 0, elsewhere.join(", "));
  const { attempts, violations } = await page.evaluate(() => window.visit);
  checks.expect("TRACE-02-no-attempt", path, attempts.length === 0, attempts.join(", "));
  checks.expect("TRACE-03-no-violation", path, violations.length === 0, violations.join(", "));
  checkPolicy(path, described, checks);
  checkNumbers(path, described, checks);
  if (isSensitive) {
    checks.expect("TRACE-06-one-request", path, page.requests.length === 1, page.requests.join(", "));
    checkSensitive(path, described, tree, words, checks);
  }
  await checkPrint(page, path, isSensitive, siteName, words, checks);
  page.requests = [];
  const ran = await page.evaluate(tryInjections);
  checks.expect("TRACE-03-runs-under-it", path, ran.length === 0 && page.requests.length === 0, [...ran, ...page.requests].join(", "));
  const stores = await page.evaluate(listStores);
  checks.expect("TRACE-02-no-storage", path, stores.length === 0, stores.join(", "));
}

/** The words of a printed sensitive page: numbers and all, no name of the site before its title. */
async function checkPdf(context, path, { tree, address, checks }) {
  const page = await context.newPage();
  await page.goto(address(path), { waitUntil: "load" });
  const numbers = await page.evaluate(() => [...document.querySelectorAll("main a[href^='tel:']")].map((a) => a.href.slice(4)));
  const folder = mkdtempSync(join(tmpdir(), "tincay-print-"));
  const file = join(folder, "page.pdf");
  writeFileSync(file, await page.pdf({ format: "A4" }));
  const { stdout, error } = spawnSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  rmSync(folder, { recursive: true, force: true });
  if (error) throw error;
  const digits = stdout.replace(/[ .]/g, "");
  const missing = numbers.filter((number) => !digits.includes(number));
  checks.expect("TRACE-09-pdf-numbers", path, numbers.length > 0 && missing.length === 0, `on paper without ${missing.join(", ")}`);
  const exit = tree.read(path).match(/Khẩn cấp: thoát|Emergency: exit/)?.[0];
  checks.expect("TRACE-09-pdf-no-control", path, !stdout.includes(exit), "the exit control is on paper");
  await page.close();
}

async function openPage(context) {
  const page = await context.newPage();
  page.requests = [];
  page.on("request", (request) => {
    if (/^https?:/.test(request.url())) page.requests.push(request.url());
  });
  // Told as a request, yet stopped by the page's policy before it left.
  page.on("requestfailed", (request) => {
    if (/csp/i.test(request.failure()?.errorText ?? "")) page.requests = page.requests.filter((url) => url !== request.url());
  });
  return page;
}

/** TRACE-02: the whole profile, once all pages have been opened in it. */
async function checkProfile(context, origin, checks) {
  const page = await context.newPage();
  await page.goto(origin);
  const stores = await page.evaluate(listStores);
  const { cookies, origins } = await context.storageState();
  checks.expect("TRACE-02-profile", "after all pages", stores.length === 0 && cookies.length === 0 && origins.length === 0, stores.join(", "));
  checks.expect("TRACE-02-no-worker", "after all pages", context.serviceWorkers().length === 0, "a service worker runs");
}

async function main() {
  const { root, base, paths: asked, pages } = options({ root: "public", base: "https://example.org/", paths: "", pages: "all" });
  const tree = new Tree(resolve(root), base);
  const paths = asked === "" ? pagesToOpen(tree, pages) : asked.split(",");
  const [server, browser] = await Promise.all([serve(tree.root, tree.base.pathname), launch()]);
  const address = (path) => `${server.origin}${new URL(tree.address(path)).pathname}`;
  const checks = new Checks("traces");
  const siteName = tree.pages.get("index.html")?.title ?? "";
  const all = { tree, address, words: deniedWords(), siteName, checks };
  const sensitive = paths.filter((path) => tree.pages.get(path).hasNeutralIcon && !tree.pages.get(path).isNotFound);
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
    await context.addInitScript(recordAttempts);
    await forEachInPages(() => openPage(context), paths, (page, path) => visit(page, path, all), VISITS_AT_ONCE);
    const printed = sensitive.filter((path) => /^(en\/)?[^/]+\/([^/]+\/)?index\.html$/.test(path) && /href="tel:/.test(tree.read(path)));
    for (const path of printed.slice(0, 6)) await checkPdf(context, path, all);
    await checkProfile(context, address("index.html"), checks);
  } finally {
    await Promise.all([browser.close(), server.close()]);
  }
  if (sensitive.length === 0) checks.expect("TRACE-06-one-request", "the tree", false, "no sensitive page was looked at");
  checks.finish({ pages: paths.length, "sensitive pages": sensitive.length });
}

await main();
