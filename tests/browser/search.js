// The search in a real browser (TXT-05, TRACE-05): what it fetches, finds, marks and says, with keyboard
// and without scripts, and how fast it answers over 2,000 pages on a processor four times slower.
//   node tests/browser/search.js --root public --base https://example.org/ [--large /tmp/large-public]

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { Tree, options } from "../html/tree.mjs";
import { INDEXES } from "../search/engine.mjs";
import { Checks } from "./checks.js";
import { launch } from "./engines.js";
import { serve } from "./server.js";
import { listStores } from "./traces-in-page.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ANSWER_MS = 50;
const SLOWER = 4;
const ROUNDS = 3;

const PAGES = [
  { path: "tim-kiem/index.html", language: "vi", ask: "ho tro", other: "zzzz", marked: "Hỗ", within: "hang xom goi xe" },
  { path: "en/search/index.html", language: "en", ask: "support", other: "zzzz", marked: "Support", within: "neighbours money" },
];

/** Everything that is asked of the server while `work` runs. */
async function requestsOf(page, work) {
  const found = [];
  const note = (request) => found.push(new URL(request.url()).pathname);
  page.on("request", note);
  await work();
  page.off("request", note);
  return found.sort();
}

async function openPage(context, address) {
  const page = await context.newPage();
  page.troubles = [];
  page.on("pageerror", (error) => page.troubles.push(String(error)));
  page.on("console", (message) => message.type() === "error" && page.troubles.push(message.text()));
  await page.goto(address, { waitUntil: "networkidle" });
  return page;
}

const field = (page) => page.locator("[role=search] input");
const status = (page) => page.locator("[role=search] [role=status]").textContent();

/** Types `query`, and waits until its answer was told. */
async function ask(page, query) {
  await field(page).fill("");
  await field(page).pressSequentially(query);
  await page.waitForFunction(() => document.querySelector("[role=search] [role=status]").textContent !== "", null, { timeout: 5000 }).catch(() => {});
  await page.waitForTimeout(400);
}

/** TRACE-05: the same files whatever is typed, and neither address nor history nor title nor anything kept. */
async function checkTraces(context, address, { path, ask: query, other }, checks) {
  const fetched = [];
  for (const typed of [query, other]) {
    const page = await context.newPage();
    fetched.push(await requestsOf(page, async () => {
      await page.goto(address, { waitUntil: "networkidle" });
      await ask(page, typed);
      await ask(page, `${typed} ${typed}`);
    }));
    const after = await page.evaluate(() => ({ address: location.href, length: history.length, title: document.title, state: history.state }));
    checks.expect("TRACE-05-address", path, after.address === address && after.state === null, after.address);
    checks.expect("TRACE-05-history", path, after.length <= 2, `${after.length} entries`);
    checks.expect("TRACE-05-title", path, !after.title.toLowerCase().includes(typed), after.title);
    const stores = await page.evaluate(listStores);
    checks.expect("TRACE-05-kept", path, stores.length === 0, stores.join(", "));
    await field(page).press("Enter");
    checks.expect("TRACE-05-enter", path, page.url() === address, page.url());
    await page.close();
  }
  checks.expect("TRACE-05-same-files", path, JSON.stringify(fetched[0]) === JSON.stringify(fetched[1]), JSON.stringify(fetched));
  const indexes = fetched[0].filter((file) => file.endsWith(".json"));
  checks.expect("TRACE-05-one-index", path, indexes.length === 1, indexes.join(", "));
  const untouched = await context.newPage();
  const before = await requestsOf(untouched, () => untouched.goto(address, { waitUntil: "networkidle" }));
  checks.expect("TRACE-05-first-use", path, !before.some((file) => file.endsWith(".json")), before.join(", "));
  await untouched.close();
}

/** The index does not arrive, late, and then does: it is told, stays told, and the same field works in the end. */
async function checkDownload(context, address, { path, ask: query }, checks) {
  const page = await context.newPage();
  let answer = (route) => route.abort();
  await page.route(/\.json$/, (route) => answer(route));
  await page.goto(address, { waitUntil: "load" });
  const box = page.locator("[role=search]");
  const [loading, failed] = [await box.getAttribute("data-loading"), await box.getAttribute("data-failed")];
  const isSaid = (text) => page.waitForFunction((text) => document.querySelector("[role=search] [role=status]").textContent === text, text, { timeout: 4000 }).then(() => true, () => false);
  await field(page).focus();
  checks.expect("TXT-05-failed-told", path, Boolean(failed) && (await isSaid(failed)), await status(page));
  await field(page).pressSequentially(query);
  await page.waitForTimeout(400);
  checks.expect("TXT-05-failed-stays", path, (await status(page)) === failed, await status(page));
  answer = (route) => route.continue();
  await field(page).press("Space");
  const isMended = await page.waitForFunction(() => document.querySelectorAll("[data-results] a").length > 0, null, { timeout: 4000 }).then(() => true, () => false);
  checks.expect("TXT-05-failed-once", path, isMended, "no result although the index can be had again");
  answer = (route) => setTimeout(() => route.continue(), 1500);
  await page.reload({ waitUntil: "load" });
  await field(page).focus();
  checks.expect("TXT-05-loading-told", path, Boolean(loading) && (await isSaid(loading)), await status(page));
  await page.close();
}

/** The exit takes what was typed and found with it, before the page can be kept for Back. */
async function checkExit(context, address, { path, ask: query }, checks) {
  const page = await context.newPage();
  await page.route((url) => url.origin !== new URL(address).origin, (route) => route.fulfill({ contentType: "text/html", body: "<h1>Elsewhere</h1>" }));
  await page.goto(address, { waitUntil: "load" });
  await ask(page, query);
  // Told to another page, for the console is lost by then; after the page's own listeners.
  const other = await context.newPage();
  await other.goto(address, { waitUntil: "load" });
  await other.evaluate(() => void (window.left = new Promise((done) => (new BroadcastChannel("left").onmessage = ({ data }) => done(data)))));
  await page.evaluate(() => {
    const channel = new BroadcastChannel("left");
    addEventListener("pagehide", () => {
      const found = document.querySelectorAll("[data-results] a").length;
      channel.postMessage(`“${document.querySelector("[role=search] input").value}”, ${found} results`);
    });
  });
  await page.locator("a[data-exit]").first().click({ noWaitAfter: true });
  const left = await other.evaluate(() => Promise.race([window.left, new Promise((done) => setTimeout(done, 4000, "nothing told"))]));
  checks.expect("TRACE-05-exit-empties", path, left === "“”, 0 results", left);
  await Promise.all([page.close(), other.close()]);
}

/** Results, marks, the sentence with their number. */
async function checkResults(page, index, { path, ask: query, other, marked, within }, checks) {
  await ask(page, query);
  const found = await page.evaluate(() => ({
    links: [...document.querySelectorAll("[data-results] a")].map((link) => link.getAttribute("href")),
    marks: [...document.querySelectorAll("[data-results] mark")].map((mark) => mark.textContent),
    groups: [...document.querySelectorAll("[data-results] h3")].map((heading) => heading.textContent),
    isShown: document.querySelector("[data-results]").getClientRects().length > 0,
  }));
  checks.expect("TXT-05-results", path, found.isShown && found.links.length > 0, "no result");
  checks.expect("TXT-05-marks", path, found.marks.includes(marked), found.marks.join(", "));
  const isGrouped = found.groups.length > 0 && found.groups.every((group) => index.says.groups.includes(group));
  checks.expect("TXT-05-groups", path, isGrouped, found.groups.join(", "));
  const most = index.says.counts.length - 1;
  const sentences = found.links.length < most ? [index.says.counts[found.links.length]] : [index.says.more, index.says.counts[most]];
  const said = await status(page);
  checks.expect("TXT-05-count", path, sentences.includes(said), said);
  await ask(page, within);
  const lines = await page.locator("[data-results] li p").evaluateAll((all) => all.filter((line) => line.querySelectorAll("mark").length > 1).map((line) => line.textContent));
  const told = lines.filter((line) => line.startsWith(index.says.inside));
  checks.expect("TXT-05-told-apart", path, told.length > 0 && told.every((line) => line.includes(" · ")), told.join("; "));
  await ask(page, other);
  const none = await status(page);
  checks.expect("TXT-05-nothing", path, none === index.says.counts[0], none);
  checks.expect("TXT-05-live", path, (await page.locator("[role=search] [role=status]").count()) === 1, "no live region");
  await field(page).fill("");
  await page.waitForTimeout(400);
  checks.expect("TXT-05-empty", path, (await status(page)) === "", "a sentence without a question");
}

/** Down, up, Enter, Tab; the focus is seen. */
async function checkKeyboard(page, { path, ask: query }, checks) {
  const focused = () => page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
    return { name: document.activeElement.tagName, href: document.activeElement.getAttribute("href"), isSeen: outlineStyle !== "none" && parseFloat(outlineWidth) > 0 };
  });
  await ask(page, query);
  const links = await page.locator("[data-results] a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  await page.keyboard.press("ArrowDown");
  const first = await focused();
  checks.expect("TXT-05-down", path, first.href === links[0] && first.isSeen, JSON.stringify(first));
  await page.keyboard.press("ArrowUp");
  checks.expect("TXT-05-up", path, (await focused()).name === "INPUT", "the field is not reached");
  await page.keyboard.press("Enter");
  checks.expect("TXT-05-enter-goes", path, (await focused()).href === links[0], "Enter does not go to the first result");
  await field(page).focus();
  await page.keyboard.press("Tab");
  checks.expect("TXT-05-tab", path, (await focused()).href === links[0], JSON.stringify(await focused()));
  const there = new URL(links[0], page.url()).href;
  await Promise.all([page.waitForURL(there, { timeout: 5000 }).catch(() => {}), page.keyboard.press("Enter")]);
  checks.expect("TXT-05-follows", path, new URL(page.url()).pathname === new URL(links[0], page.url()).pathname, page.url());
}

/** HOT-03: a number stays in the first screen of the smallest phones, and in its place, whatever is typed. */
async function checkNumbers(page, { path, ask: query, other }, checks) {
  const placeOf = () => page.evaluate(() => {
    scrollTo(0, 0);
    const { top, bottom } = document.querySelector("main .hotline__call").getBoundingClientRect();
    return { top, bottom };
  });
  for (const [width, height] of [[320, 568], [360, 640]]) {
    await page.setViewportSize({ width, height });
    await field(page).fill("");
    const before = await placeOf();
    for (const typed of [query, other]) {
      await ask(page, typed);
      const { top, bottom } = await placeOf();
      checks.expect("HOT-03-first-screen", `${path}, ${width}×${height}, “${typed}”`, top > 0 && bottom <= height, `from ${top} to ${bottom} px`);
      checks.expect("HOT-03-stays", `${path}, ${width}×${height}, “${typed}”`, top === before.top, `${before.top} px, then ${top} px`);
    }
  }
}

/** axe with results, both schemes; no sideways scrolling at 320 px. */
async function checkAccess(page, { path, ask: query }, checks) {
  await page.setViewportSize({ width: 320, height: 640 });
  await ask(page, query);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  checks.measure("TXT-05-narrow", path, wide, 320, "px");
  await page.evaluate(AXE);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    checks.expect("TXT-05-axe", `${path}, ${colorScheme}`, violations.length === 0, violations.map(({ id, nodes }) => `${id} ${nodes[0].html.slice(0, 90)}`).join("; "));
  }
}

/** Without scripts: no field, the reason, all lists. */
async function checkWithoutScripts(browser, address, { path }, checks) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  await page.goto(address);
  checks.expect("TXT-05-no-field", path, !(await field(page).isVisible()), "a field that does nothing");
  checks.expect("TXT-05-says-how", path, await page.locator(".search__without").isVisible(), "nothing says how to go on");
  const links = await page.locator(".alphabet a").count();
  checks.expect("TXT-05-alphabet", path, links > 10, `${links} links`);
  await context.close();
}

/** The script does not arrive, or is no script: the page says how to go on. When it has arrived, nothing says so. */
async function checkScriptLost(browser, address, { path }, checks) {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const answers = { lost: (route) => route.abort(), broken: (route) => route.fulfill({ contentType: "text/javascript", body: "var a = /\\p{}/u;" }), there: (route) => route.continue() };
  for (const [name, answer] of Object.entries(answers)) {
    const page = await context.newPage();
    await page.route(/\/search\.[^/]*\.js$/, answer);
    await page.goto(address, { waitUntil: "load" });
    await page.waitForTimeout(2500);
    const isSaid = await page.locator(".search__without").isVisible();
    checks.expect(`TXT-05-script-${name}`, path, isSaid === (name !== "there"), `the notice is ${isSaid ? "" : "not "}seen`);
    await page.close();
  }
  await context.close();
}

/** With each letter of "ho tro": from the second on there is always something, also where a word just begins. */
async function checkEachLetter(page, { path, ask: query }, checks) {
  await field(page).fill("");
  for (const letter of query) {
    await field(page).press(letter === " " ? "Space" : letter);
    const typed = await field(page).inputValue();
    const links = await page.locator("[data-results] a").count();
    checks.expect("TXT-05-each-letter", path, typed.length < 2 || links > 0, `“${typed}”: ${links} results`);
  }
}

/** How long an answer takes from the key to the laid-out results, the best of some fresh pages. */
async function checkSpeed(browser, root, checks) {
  const server = await serve(root, "/");
  for (const { path, language } of PAGES) {
    const index = JSON.parse(readFileSync(join(root, INDEXES[language]), "utf8"));
    const queries = [index.titles.at(-40).toLowerCase(), "b", "n", "bao luc gia dinh", "nha tam lanh", "the", "ngừơi", "phụ nữ và trẻ em", "xyzzy", "community support"];
    const times = new Map();
    for (let round = 0; round < ROUNDS; round += 1) {
      const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
      await page.goto(`${server.origin}/${path.replace("index.html", "")}`, { waitUntil: "load" });
      // Asked for first: the answer may be there before the focus is.
      const answer = page.waitForResponse((response) => response.url().endsWith(".json"));
      await field(page).focus();
      await answer;
      await page.waitForTimeout(1500);
      for (const query of queries) {
        // Every beginning of the query, as it is typed.
        const found = await page.evaluate(async (query) => {
          const input = document.querySelector("[role=search] input");
          const times = [];
          for (let end = 1; end <= Math.min(query.length, 16); end += 1) {
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            const began = performance.now();
            input.value = query.slice(0, end);
            input.dispatchEvent(new Event("input", { bubbles: true }));
            document.querySelector("[data-results]").getBoundingClientRect();
            times.push(performance.now() - began);
          }
          return times;
        }, query);
        found.forEach((time, at) => {
          const key = query.slice(0, at + 1);
          times.set(key, Math.min(times.get(key) ?? Infinity, time));
        });
      }
      await context.close();
    }
    const sorted = [...times.values()].sort((one, other) => one - other);
    console.log(`  ${path}: ${index.titles.length} entries, ${sorted.length} answers, median ${sorted[sorted.length >> 1].toFixed(1)} ms, slowest ${sorted.at(-1).toFixed(1)} ms at 1/${SLOWER} speed`);
    const slowest = [...times].sort(([, one], [, other]) => other - one)[0];
    checks.measure("TXT-05-speed", `${path}, “${slowest[0]}”`, slowest[1], ANSWER_MS, "ms");
  }
  await server.close();
}

async function main() {
  const { root, base, large } = options({ root: "public", base: "https://example.org/", large: "" });
  const tree = new Tree(resolve(root), base);
  const server = await serve(tree.root, tree.base.pathname);
  const browser = await launch();
  const checks = new Checks("search");
  try {
    for (const own of PAGES) {
      const address = `${server.origin}${new URL(tree.address(own.path)).pathname}`;
      const index = JSON.parse(tree.read(INDEXES[own.language]));
      const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
      await checkTraces(context, address, own, checks);
      await checkDownload(context, address, own, checks);
      await checkExit(context, address, own, checks);
      const page = await openPage(context, address);
      await checkResults(page, index, own, checks);
      await checkNumbers(page, own, checks);
      await checkAccess(page, own, checks);
      await checkEachLetter(page, own, checks);
      await checkKeyboard(page, own, checks);
      checks.expect("TXT-05-no-trouble", own.path, page.troubles.length === 0, page.troubles.join(", "));
      await context.close();
      await checkWithoutScripts(browser, address, own, checks);
      await checkScriptLost(browser, address, own, checks);
    }
    if (large !== "") await checkSpeed(browser, resolve(large), checks);
  } finally {
    await Promise.all([browser.close(), server.close()]);
  }
  checks.finish({ pages: PAGES.length });
}

await main();
