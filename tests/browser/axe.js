// axe-core over every page of a built tree, in both colour schemes, on a phone: 0 violations of
// WCAG 2.2 A, AA, AAA and of axe's best practice. The scheme changes colours alone, so the dark one is
// looked at for contrast.
//   node tests/browser/axe.js --root public --base https://example.org/ [--pages some]

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { Tree, options, report } from "../html/tree.mjs";
import { forEachInPages, launch } from "./engines.js";
import { pagesToOpen } from "./pages.js";
import { serve } from "./server.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const STANDARDS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag21aaa", "wcag22a", "wcag22aa", "wcag22aaa", "best-practice"];

const SCHEMES = {
  light: { type: "tag", values: STANDARDS },
  dark: { type: "rule", values: ["color-contrast", "color-contrast-enhanced", "link-in-text-block"] },
};

async function audit(page, address, note) {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(address, { waitUntil: "load" });
  await page.evaluate(AXE);
  for (const [colorScheme, runOnly] of Object.entries(SCHEMES)) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const asked = { runOnly, resultTypes: ["violations"] };
    const { violations } = await page.evaluate((asked) => window.axe.run(asked), asked);
    for (const { id, nodes } of violations) note(id, `${colorScheme}: ${nodes.length} × ${nodes[0].html.slice(0, 120)}`);
  }
}

const { root, base, pages } = options({ root: "public", base: "https://example.org/", pages: "all" });
const tree = new Tree(resolve(root), base);
const paths = pagesToOpen(tree, pages);
const server = await serve(tree.root, tree.base.pathname);
const browser = await launch();
const problems = [];
const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
try {
  await forEachInPages(() => context.newPage(), paths, async (page, path) => {
    const address = `${server.origin}${new URL(tree.address(path)).pathname}`;
    await audit(page, address, (rule, what) => problems.push({ rule, where: path, what }));
  });
} finally {
  await browser.close();
  await server.close();
}
if (paths.length === 0) problems.push({ rule: "no-pages", where: root, what: "the tree has no page" });
report("axe", problems, { pages: paths.length, schemes: 2 });
