// The browsers that tests drive, headless: one set of flags each, one place that says where they are.

import { chromium, firefox } from "playwright-core";

// What a browser does on its own (updates, sync, QUIC) must not look like a request of the page.
const CHROMIUM_FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
// Playwright switches the back/forward cache off; readers have it.
const NOT_WANTED = ["--disable-back-forward-cache"];

/** `CHROMIUM` and `FIREFOX` name other builds. Firefox is the one that readers have, driven by WebDriver BiDi. */
const ENGINES = {
  chromium: ({ hasScripts, fontSize }) =>
    chromium
      .launch({
        executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
        // The type that a reader set as the usual one.
        args: [...CHROMIUM_FLAGS, `--blink-settings=defaultFontSize=${fontSize}`],
        ignoreDefaultArgs: NOT_WANTED,
      })
      .then((browser) => ({ browser, options: { javaScriptEnabled: hasScripts } })),
  firefox: ({ hasScripts }) =>
    firefox
      .launch({
        channel: "moz-firefox",
        executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
        firefoxUserPrefs: hasScripts ? {} : { "javascript.enabled": false },
      })
      .then((browser) => ({ browser, options: {} })),
};

/** A browser, and the options that its contexts need to be what was asked for. */
export function launchEngine(name, { hasScripts = true, fontSize = 16 } = {}) {
  if (!(name in ENGINES)) throw new Error(`${name}: expected ${Object.keys(ENGINES).join(" or ")}`);
  return ENGINES[name]({ hasScripts, fontSize });
}

/** Chromium, for what needs no second opinion. */
export async function launch() {
  return (await launchEngine("chromium")).browser;
}

/** Runs `work` over `items` with as many `makePage()` pages as there are cores to feed. */
export async function forEachInPages(makePage, items, work, width = 2) {
  const queue = [...items];
  const worker = async () => {
    const page = await makePage();
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(page, item);
    await page.close();
  };
  await Promise.all(Array.from({ length: width }, worker));
}
