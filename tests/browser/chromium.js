// Headless Chromium for the tests: one set of flags, one place that says where it is.

import { chromium } from "playwright-core";

// What a browser does on its own (updates, sync, QUIC) must not look like a request of the page.
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** `CHROMIUM` names another build of it. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
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
