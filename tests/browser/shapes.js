// What the samples hardly show, laid into a page of theirs, and a few measures of the pages themselves: long code
// and nested tasks in a text, the link to a calendar below a list, each number once where nothing was found,
// drawings that have a size where no style arrives.
//   node tests/browser/shapes.js --root public --base https://example.org/

import { resolve } from "node:path";
import { Tree, options } from "../html/tree.mjs";
import { Checks } from "./checks.js";
import { launch } from "./engines.js";
import { serve } from "./server.js";

const NARROW = { width: 320, height: 568 };

/** Runs in the page: lays a long line of code and tasks within a task into its text, and measures them. */
function measureProse() {
  const box = document.querySelector("main .prose").appendChild(document.createElement("div"));
  box.className = "prose";
  const code = box.appendChild(document.createElement("pre"));
  code.appendChild(document.createElement("code")).textContent = "mot_dong_dai ".repeat(20) + "mot_tu_rat_dai".repeat(12);
  const task = (list, text) => {
    const item = list.appendChild(document.createElement("li"));
    item.className = "task";
    item.append(text);
    return item;
  };
  const outer = task(box.appendChild(document.createElement("ul")), "Ngoài");
  const inner = task(outer.appendChild(document.createElement("ul")), "Trong");
  const left = (item) => item.getBoundingClientRect().left;
  return { isWrapped: code.scrollWidth <= code.clientWidth, indent: left(inner) - left(outer), wide: document.documentElement.scrollWidth };
}

async function checkProse(page, open, path, checks) {
  await open(path);
  const { isWrapped, indent, wide } = await page.evaluate(measureProse);
  checks.expect("prose-code-wraps", path, isWrapped && wide <= NARROW.width, `${wide} px wide`);
  checks.expect("prose-tasks-nested", path, indent >= 12, `${indent} px further in`);
}

/** A list and the link below it are two things. */
async function checkCalendar(page, open, path, checks) {
  await open(path);
  const gap = await page.evaluate(() => {
    const link = document.querySelector('main > * > a[type="text/calendar"]').parentElement;
    return link.getBoundingClientRect().top - link.previousElementSibling.getBoundingClientRect().bottom;
  });
  checks.expect("calendar-link-apart", path, gap >= 16, `${gap} px below the list`);
}

async function checkNumbers(page, open, path, checks) {
  await open(path);
  const numbers = await page.locator('a[href^="tel:"]').evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  checks.expect("numbers-once", path, numbers.length > 0 && new Set(numbers).size === numbers.length, numbers.join(", "));
}

/** Without a style a drawing is as large as it says. */
async function checkDrawings(page, open, path, checks) {
  await open(path);
  const sizeless = await page.locator("svg:not([width])").count();
  checks.expect("drawings-have-a-size", path, sizeless === 0, `${sizeless} without`);
}

const LOOKS = [
  { look: checkProse, paths: ["gioi-thieu/index.html", "en/about/index.html", "ho-tro/an-toan/index.html"] },
  { look: checkCalendar, paths: ["su-kien/index.html", "en/events/index.html"] },
  { look: checkNumbers, paths: ["404.html", "en/404.html"] },
  { look: checkDrawings, paths: ["index.html", "en/index.html", "404.html"] },
];

const { root, base } = options({ root: "public", base: "https://example.org/" });
const tree = new Tree(resolve(root), base);
const checks = new Checks("shapes");
const server = await serve(tree.root, tree.base.pathname);
const browser = await launch();
const looks = LOOKS.flatMap(({ look, paths }) => paths.filter((path) => tree.pages.has(path)).map((path) => ({ look, path })));
try {
  const page = await browser.newPage({ viewport: NARROW });
  const open = (path) => page.goto(`${server.origin}${new URL(tree.address(path)).pathname}`, { waitUntil: "load" });
  for (const { look, path } of looks) await look(page, open, path, checks);
} finally {
  await browser.close();
  await server.close();
}
checks.finish({ pages: looks.length });
