// Who cannot read small print sets a larger type in the browser (WCAG 1.4.4, 1.4.10): with 24, 32 and 40 px
// instead of 16, on the smallest phones, the exit is wholly in sight and the strip that it stands in leaves the screen
// to the page (SAF-01); up to 32 px no page scrolls sideways.
//   node tests/browser/large-text.js --root public --base https://example.org/ [--pages some]

import { resolve } from "node:path";
import { Tree, options } from "../html/tree.mjs";
import { Checks } from "./checks.js";
import { forEachInPages, launchEngine } from "./engines.js";
import { exitLinks, placesOutOfSight } from "./exit-place.js";
import { pagesToOpen } from "./pages.js";
import { serve } from "./server.js";

const FONT_SIZES = [24, 32, 40];
// Twice the usual type is what WCAG asks for; beyond, words that are wider than the screen may be scrolled to.
const TWICE = 32;
const SCREENS = [
  { width: 320, height: 568 },
  { width: 360, height: 640 },
];
// How much of the smallest screen the strip may take.
const STRIP_SHARE = 1 / 3;

async function lookAt(page, path, fontSize, size, checks) {
  const where = `${path} at ${size.width} px, type of ${fontSize} px`;
  await page.setViewportSize(size);
  const found = await page.evaluate(sidewaysAndStrip);
  checks.expect("SAF-01-large-text-set", where, found.fontSize === fontSize * 1.125, `type of ${found.fontSize} px`);
  if (fontSize <= TWICE) checks.expect("SAF-01-large-text-sideways", where, found.wide <= size.width, `${found.wide} px wide: ${found.culprit}`);
  if (size === SCREENS[0]) checks.measure("SAF-01-large-text-strip", where, found.strip, size.height * STRIP_SHARE, "px");
  const hidden = await exitLinks(page, path).first().evaluate(placesOutOfSight);
  checks.expect("SAF-01-large-text-in-view", where, hidden.length === 0, hidden.join(", "));
}

/** Runs in the page. The culprit is the last element that ends beyond the screen and is not in one that scrolls. */
function sidewaysAndStrip() {
  const limit = document.documentElement.clientWidth;
  const scrolls = (element) => element !== document.body && getComputedStyle(element).overflowX !== "visible";
  const isWithin = (element) => element.parentElement && (scrolls(element.parentElement) || isWithin(element.parentElement));
  const out = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > limit + 1 && !isWithin(element));
  return {
    fontSize: parseFloat(getComputedStyle(document.documentElement).fontSize),
    wide: document.scrollingElement.scrollWidth,
    culprit: out.at(-1)?.outerHTML.replace(/\s+/g, " ").slice(0, 120) ?? "",
    strip: document.querySelector("a[data-exit]").parentElement.getBoundingClientRect().height,
  };
}

async function main() {
  const { root, base, pages } = options({ root: "public", base: "https://example.org/", pages: "all" });
  const tree = new Tree(resolve(root), base);
  const checks = new Checks("large text");
  const server = await serve(tree.root, tree.base.pathname);
  const paths = pagesToOpen(tree, pages);
  try {
    for (const fontSize of FONT_SIZES) {
      const { browser } = await launchEngine("chromium", { fontSize });
      await forEachInPages(() => browser.newPage(), paths, async (page, path) => {
        await page.goto(`${server.origin}${new URL(tree.address(path)).pathname}`, { waitUntil: "load" });
        for (const size of SCREENS) await lookAt(page, path, fontSize, size, checks);
      }).finally(() => browser.close());
    }
  } finally {
    await server.close();
  }
  checks.finish({ pages: paths.length });
}

await main();
