// SAF-02 … SAF-04: every way to leave, and every key that must not be one. Each way is a function
// of one page in a fresh context; its `promise` names the number under which its own failure is told.

import { languageOf } from "../html/tree.mjs";
import { exitLinks } from "./exit-place.js";

const HIDDEN_WITHIN_MS = 100;
const PRESSES_WITHIN_MS = 5000;

// ---- what the ways share -----------------------------------------------------------------------------

// Chromium keeps commands to a page back while a navigation hangs, so pages tell what they see by
// the console, and Back is pressed in the browser and not in the page.
const sessions = new WeakMap();
const told = new WeakMap();

async function openTab({ context, engine }) {
  const page = await context.newPage();
  told.set(page, []);
  page.on("console", (message) => {
    if (message.text().startsWith('{"left"')) told.get(page).push(JSON.parse(message.text()));
  });
  await page.addInitScript(recordLeaving);
  if (engine === "chromium") sessions.set(page, await context.newCDPSession(page));
  return page;
}

/** Runs `work` in the page that stands there now; with the back/forward cache on, the driver may not know which. */
async function look(page, work, argument) {
  const session = sessions.get(page);
  if (!session) return page.evaluate(work, argument);
  const expression = `(${work})(${JSON.stringify(argument)})`;
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression, returnByValue: true, userGesture: true });
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return result.value;
}

/** One step back (-1) or forward (1), as by the browser's own buttons. */
async function step(page, by) {
  const session = sessions.get(page);
  if (!session) return page.evaluate((by) => history.go(by), by).catch(() => {});
  const { currentIndex, entries } = await session.send("Page.getNavigationHistory");
  return session.send("Page.navigateToHistoryEntry", { entryId: entries[currentIndex + by].id });
}

/** What the page told when it hid itself for the `time`th time, or nothing. */
async function whatItTold(page, time = 1) {
  await waitFor(async () => told.get(page).length >= time);
  return told.get(page)[time - 1];
}

/** Runs in every page before its own scripts, and tells by the console what a reader sees right after an event that hid the page. */
function recordLeaving() {
  const isHidden = () => getComputedStyle(document.documentElement).display === "none";
  let hasTold = false;
  window.restored = 0;
  addEventListener("pageshow", (event) => {
    window.restored += event.persisted ? 1 : 0;
    hasTold = false;
  });
  const tell = (event) => {
    if (hasTold || !isHidden()) return;
    hasTold = true;
    const left = { left: location.href, title: document.title };
    requestAnimationFrame(() => requestAnimationFrame(() => (left.ms = performance.now() - event.timeStamp)));
    setTimeout(() => console.debug(JSON.stringify({ ...left, isHidden: isHidden() })), 400);
  };
  for (const type of ["click", "keydown", "keyup"]) addEventListener(type, tell);
}

/** The page to leave, opened after another page of the site. `exit` replaces the destination. */
async function openExample(trial, { exit = "answers" } = {}) {
  const { site, path, before } = trial;
  const page = await openTab(trial);
  const away = { requests: [] };
  await page.route((url) => url.origin !== site.origin && `${url}` !== site.silence, (route) => {
    away.requests.push(route.request());
    return route.fulfill({ contentType: "text/html; charset=utf-8", body: "<title>Elsewhere</title><h1>Elsewhere</h1>" });
  });
  await page.goto(site.address(before));
  await page.goto(site.address(path));
  if (exit === "hangs") await redirectExits(page, path, site.silence);
  return { page, away, title: await titleOf(page) };
}

async function redirectExits(page, path, address) {
  await exitLinks(page, path).evaluateAll((links, address) => links.forEach((link) => (link.href = address)), address);
}

/** Polls: with the back/forward cache on, the driver's own waiting for pages does not end. */
async function waitFor(test, ms = 4000) {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((done) => setTimeout(done, 25))) {
    if (await Promise.race([test().catch(() => false), pause(1000)])) return true;
  }
  return false;
}

const addressOf = (page) => look(page, () => location.href);
const titleOf = (page) => look(page, () => document.title);
const isAt = (page, address) => waitFor(async () => (await addressOf(page)) === address);
const isElsewhere = (page) => waitFor(async () => (await titleOf(page)) === "Elsewhere");
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const isShown = (page) =>
  look(page, () => getComputedStyle(document.documentElement).display !== "none" && document.body.getClientRects().length > 0);
const statusOf = async (page) => (await look(page, () => document.querySelector("[role=status]").textContent)).trim();

async function pressShift(page, times) {
  for (let time = 0; time < times; time += 1) await page.keyboard.press("Shift");
}

/** After one Back the page before the one that was left stands there, never the one that was left. */
async function checkBack(trial, page, check) {
  await step(page, -1);
  const isBefore = await isAt(page, trial.site.address(trial.before));
  trial.checks.expect(check, trial.path, isBefore, `after Back: ${await addressOf(page).catch(String)}`);
}

// ---- the ways out ------------------------------------------------------------------------------------

async function byClick(trial) {
  const { page, away } = await openExample(trial);
  await exitLinks(page, trial.path).first().click({ noWaitAfter: true });
  trial.checks.expect("SAF-03-click", trial.path, await isElsewhere(page), page.url());
  const referrer = away.requests[0]?.headers().referer;
  trial.checks.expect("TRACE-03-no-referrer", trial.path, referrer === undefined, `referrer ${referrer}`);
  await checkBack(trial, page, "SAF-03-back");
}

/** The middle button opens no other tab, with the page still in sight: it leaves as a click does. */
async function byMiddleButton(trial) {
  const { page } = await openExample(trial);
  const before = page.context().pages().length;
  await exitLinks(page, trial.path).first().click({ button: "middle", noWaitAfter: true });
  trial.checks.expect("SAF-03-middle-button", trial.path, await isElsewhere(page), page.url());
  trial.checks.expect("SAF-03-middle-button", trial.path, page.context().pages().length === before, "another tab was opened");
}

/** A place on the same page was gone to first: the focus is there, and one Back still does not show the page. */
async function afterPlaceOnPage(trial) {
  const { checks, path, site } = trial;
  const { page } = await openExample(trial);
  const link = page.locator('a[href^="#"]').first();
  const place = await link.getAttribute("href");
  await link.focus();
  await page.keyboard.press("Enter");
  const isThere = (await isAt(page, `${site.address(path)}${place}`)) && (await look(page, isAtPlace, place));
  checks.expect("SAF-03-place-on-page", path, isThere, `${place}: at ${await addressOf(page)}, or the focus is elsewhere`);
  const prevented = await look(page, clickOtherwise, ["ctrlKey", "metaKey", "shiftKey", "altKey"]);
  checks.expect("SAF-03-place-elsewhere", path, prevented.length === 0, `taken from the browser: ${prevented.join(", ")}`);
  await exitLinks(page, path).first().click({ noWaitAfter: true });
  await isElsewhere(page);
  await checkBack(trial, page, "SAF-03-back-after-place");
}

/** Runs in the page: whether it stands at `place`, with the focus if that can have it. */
function isAtPlace(place) {
  const target = document.querySelector(":target");
  return target !== null && `#${target.id}` === place && (!target.hasAttribute("tabindex") || target === document.activeElement);
}

/** Runs in the page: with which keys held down a click on a link to a place on it is no longer the browser's own. */
function clickOtherwise(keys) {
  return keys.filter((key) => {
    let isPrevented = false;
    const look = (event) => {
      isPrevented = event.defaultPrevented;
      event.preventDefault();
    };
    addEventListener("click", look, { once: true });
    document.querySelector('a[href^="#"]').dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, [key]: true }));
    return isPrevented;
  });
}

/** The second skip link, by the keyboard alone. */
async function bySecondLink(trial) {
  const { page } = await openExample(trial);
  await exitLinks(page, trial.path).nth(1).focus();
  await page.keyboard.press("Enter");
  trial.checks.expect("SAF-05-second-link-exits", trial.path, await isElsewhere(page), page.url());
}

async function byShift(trial) {
  const { page } = await openExample(trial);
  const status = page.locator("[role=status]").first();
  const isThere = await status.evaluate((element) => getComputedStyle(element).display !== "none" && element.textContent === "");
  trial.checks.expect("SAF-04-status-region", trial.path, isThere, "the status region must stand there, empty, before it speaks");
  const said = [];
  for (let press = 0; press < 2; press += 1) {
    await pressShift(page, 1);
    said.push(await statusOf(page));
  }
  const isProgress = said.every((text) => /shift/i.test(text)) && said[0] !== said[1];
  trial.checks.expect("SAF-04-announced", trial.path, isProgress, said.join(" | "));
  await pressShift(page, 1);
  trial.checks.expect("SAF-04-three-presses", trial.path, await isElsewhere(page), page.url());
  await checkBack(trial, page, "SAF-04-back");
}

/** Four seconds between presses still count. */
async function bySlowShift(trial) {
  if (!trial.isSensitive || languageOf(trial.path) !== "vi") return;
  const { page } = await openExample(trial);
  for (let press = 0; press < 3; press += 1) {
    if (press > 0) await pause(PRESSES_WITHIN_MS - 1000);
    await pressShift(page, 1);
  }
  trial.checks.expect("SAF-04-each-within-5-s", trial.path, await isElsewhere(page), page.url());
}

async function withoutScripts(trial) {
  const { context, site, path, checks } = trial;
  const page = await context.newPage();
  const asked = [];
  await page.route((url) => url.origin !== site.origin, (route) => {
    asked.push(route.request());
    return route.fulfill({ contentType: "text/html", body: "<h1>Elsewhere</h1>" });
  });
  await page.goto(site.address(path));
  const ranScripts = await page.evaluate(() => document.querySelector("[role=status]") && false).catch(() => false);
  await page.mouse.move(1, 1);
  await clickWithoutScripts(page, path);
  const isGone = await waitFor(async () => page.url() === "https://vi.wikipedia.org/");
  checks.expect("SAF-02-without-scripts", path, isGone && !ranScripts, page.url());
  checks.expect("SAF-02-same-tab", path, context.pages().length === 1, `${context.pages().length} tabs`);
  checks.expect("SAF-02-no-referrer", path, asked[0]?.headers().referer === undefined, "sends a referrer");
}

/** The control is the first or second stop of Tab; no script of the driver is needed. */
async function clickWithoutScripts(page, path) {
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
}

// ---- a destination that never answers ----------------------------------------------------------------

async function whileItHangs(trial, leave, name) {
  const { checks, path, site } = trial;
  let best = { ms: Infinity };
  let page, title;
  // A busy machine is no fault of the page: the quickest of three counts.
  for (let attempt = 0; attempt < 3 && !(best.ms <= HIDDEN_WITHIN_MS); attempt += 1) {
    ({ page, title } = await openExample(trial, { exit: "hangs" }));
    await leave(page);
    const told = (await whatItTold(page)) ?? { ms: Infinity, title };
    best = told.ms <= best.ms ? told : best;
  }
  const left = best;
  checks.measure("SAF-03-hidden-while-it-hangs", `${path} by ${name}`, left.ms, HIDDEN_WITHIN_MS, "ms");
  checks.expect("SAF-03-title-at-once", path, left.title !== title && left.title !== "", `title is “${left.title}”`);
  checks.expect("SAF-03-stays-hidden", path, left.left === site.address(path) && left.isHidden, "is shown while the destination hangs");
  await checkBack(trial, page, "SAF-03-back-while-it-hangs");
}

const clickWhileItHangs = (trial) =>
  whileItHangs(trial, (page) => exitLinks(page, trial.path).first().click({ noWaitAfter: true }), "click");
const shiftWhileItHangs = (trial) => whileItHangs(trial, (page) => pressShift(page, 3), "Shift");

// ---- the back/forward cache --------------------------------------------------------------------------

/** Left by an ordinary link and come back to: shown, with its own title, and Shift exits. */
async function restoredAfterLink(trial) {
  const { checks, path, site } = trial;
  const { page, title } = await openWithCache(trial);
  await look(page, (address) => void (location.href = address), site.address(trial.before));
  await isAt(page, site.address(trial.before));
  await step(page, -1);
  await checkUsable(trial, page, title, "SAF-03-restored");
  await redirectExits(page, path, site.silence);
  await pressShift(page, 3);
  checks.expect("SAF-03-restored-exits", path, (await whatItTold(page))?.isHidden === true, "three presses of Shift do nothing after a restore");
}

/** Hidden by an exit that hung, then come back to over another page: shown again. */
async function restoredAfterExit(trial) {
  const { site } = trial;
  const { page, title } = await openWithCache(trial);
  await look(page, (address) => void (location.href = address), `${site.address(trial.before)}?later`);
  await isAt(page, `${site.address(trial.before)}?later`);
  await step(page, -1);
  await isAt(page, site.address(trial.path));
  await waitFor(() => look(page, () => window.restored > 0));
  await redirectExits(page, trial.path, site.silence);
  await pressShift(page, 3);
  await whatItTold(page);
  await step(page, 1);
  await isAt(page, `${site.address(trial.before)}?later`);
  await step(page, -1);
  await checkUsable(trial, page, title, "SAF-03-restored-after-exit", trial.engine === "chromium");
}

/** Without interception, which would keep pages out of the cache. */
async function openWithCache(trial) {
  const { site, path, before } = trial;
  const page = await openTab(trial);
  await page.goto(site.address(before));
  await page.goto(site.address(path));
  return { page, title: await titleOf(page) };
}

/** Firefox keeps no page whose own navigation still hangs: it is loaded anew, which is usable too. */
async function checkUsable({ checks, path, site }, page, title, check, mustBeCached = true) {
  await isAt(page, site.address(path));
  const isRestored = !mustBeCached || (await waitFor(() => look(page, () => window.restored > 0)));
  checks.expect(`${check}-from-cache`, path, isRestored, "did not come out of the back/forward cache: nothing was proved");
  const isUsable = await waitFor(async () => (await isShown(page)) && (await titleOf(page)) === title);
  checks.expect(check, path, isUsable, "is not shown with its own title after a restore");
}

// ---- what must not exit ------------------------------------------------------------------------------

/** Keys that are no way out, each tried on the same page, which must stand there afterwards as before. */
const HARMLESS = {
  "Ctrl+Shift": (page) => repeat(3, () => page.keyboard.press("Control+Shift")),
  "Shift+Ctrl": (page) => repeat(3, () => chord(page, "Shift", "Control")),
  "Ctrl+Shift, Ctrl let go first": (page) => repeat(3, () => chord(page, "Control", "Shift", true)),
  "Alt+Shift": (page) => repeat(3, () => page.keyboard.press("Alt+Shift")),
  "Shift+letter": (page) => repeat(4, () => page.keyboard.press("Shift+A")),
  "Shift with a click": (page) => repeat(3, () => withClick(page)),
  "two presses": (page) => pressShift(page, 2),
  typing: (page) => page.keyboard.type("Người Việt gõ chữ HOA và chữ thường"),
  Escape: (page) => repeat(4, () => page.keyboard.press("Escape")),
  "held down": (page) => holdShift(page),
  composition: (page) => page.evaluate(pressWhileComposing),
};

async function repeat(times, act) {
  for (let time = 0; time < times; time += 1) await act();
}

async function chord(page, first, second, isFirstUpFirst = false) {
  await page.keyboard.down(first);
  await page.keyboard.down(second);
  await page.keyboard.up(isFirstUpFirst ? first : second);
  await page.keyboard.up(isFirstUpFirst ? second : first);
}

async function withClick(page) {
  await page.keyboard.down("Shift");
  await page.mouse.click(2, 300);
  await page.keyboard.up("Shift");
}

/** The driver repeats a key that is pressed again while it is down, as a keyboard does. */
async function holdShift(page) {
  for (let time = 0; time < 8; time += 1) await page.keyboard.down("Shift");
  await page.keyboard.up("Shift");
}

/** Runs in the page: the events that an input method lets through while it composes. */
function pressWhileComposing() {
  const target = document.body;
  const key = (type, more) => target.dispatchEvent(new KeyboardEvent(type, { key: "Shift", bubbles: true, ...more }));
  target.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
  for (let press = 0; press < 3; press += 1) {
    key("keydown", { isComposing: true });
    key("keyup", { isComposing: true });
    key("keydown", { keyCode: 229 });
    key("keyup", {});
  }
}

async function harmlessKeys(trial) {
  const { checks, path } = trial;
  const { page, away, title } = await openExample(trial);
  for (const [name, press] of Object.entries(HARMLESS)) {
    await press(page);
    await pause(60);
    const isThere = away.requests.length === 0 && (await isShown(page)) && (await titleOf(page)) === title;
    checks.expect("SAF-04-harmless-keys", `${path}: ${name}`, isThere, page.url());
    if (!isThere) return;
    // What the presses before were counted as must not add up with the next ones.
    await page.keyboard.press("ArrowLeft");
  }
}

/** Ctrl+Shift is not even counted: two lone presses after it do not exit, and nothing is announced. */
async function uncounted(trial) {
  const { page, away } = await openExample(trial);
  await HARMLESS["Ctrl+Shift"](page);
  const said = await statusOf(page);
  trial.checks.expect("SAF-04-toggle-not-counted", trial.path, said === "" && away.requests.length === 0, `announces “${said}”`);
}

/** Presses more than five seconds apart never add up. */
async function tooSlow(trial) {
  if (!trial.isSensitive || languageOf(trial.path) !== "vi") return;
  const { page, away } = await openExample(trial);
  await pressShift(page, 2);
  await pause(PRESSES_WITHIN_MS + 300);
  await pressShift(page, 2);
  await pause(100);
  const isThere = away.requests.length === 0 && (await isShown(page));
  trial.checks.expect("SAF-04-not-after-5-s", trial.path, isThere, "exits after a pause of more than 5 s");
}

/** A real input method composing in a real text field; only Chromium lets a test drive one. */
async function realComposition(trial) {
  if (trial.engine !== "chromium") return;
  const { page, away } = await openExample(trial);
  await page.evaluate(() => document.querySelector("main").append(document.createElement("textarea")));
  await page.locator("main textarea").focus();
  const session = await trial.context.newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "nguoiw", selectionStart: 6, selectionEnd: 6 });
  await pressShift(page, 4);
  await pause(100);
  const isThere = away.requests.length === 0 && (await isShown(page));
  trial.checks.expect("SAF-04-composition", trial.path, isThere, "exits while an input method composes");
}

/** What measures milliseconds has the machine to itself. */
for (const way of [clickWhileItHangs, shiftWhileItHangs]) way.isTimed = true;

const named = (promise, ways) => ways.map((way) => Object.assign(way, { promise }));

export const WITHOUT_SCRIPTS = named("SAF-02", [withoutScripts]);
export const WITH_SCRIPTS = [
  ...named("SAF-03", [byClick, byMiddleButton, afterPlaceOnPage, clickWhileItHangs, shiftWhileItHangs, restoredAfterLink, restoredAfterExit]),
  ...named("SAF-04", [byShift, bySlowShift, harmlessKeys, uncounted, tooSlow, realComposition]),
  ...named("SAF-05", [bySecondLink]),
];
