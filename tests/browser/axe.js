// axe-core over every page of a built tree, in both colour schemes, on a phone: 0 violations of WCAG 2.2 A and AA.
//   node tests/browser/axe.js --root public --base https://example.org/

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { Tree, options, report } from "../html/tree.mjs";
import { forEachInPages, launch } from "./engines.js";
import { serve } from "./server.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const STANDARDS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag21aaa", "wcag22a", "wcag22aa", "wcag22aaa", "best-practice"];

async function audit(page, address, scheme, note) {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  await page.goto(address, { waitUntil: "load" });
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((values) => window.axe.run({ runOnly: { type: "tag", values } }), STANDARDS);
  for (const { id, nodes } of violations) note(id, `${scheme}: ${nodes.length} × ${nodes[0].html.slice(0, 120)}`);
}

const { root, base } = options({ root: "public", base: "https://example.org/" });
const tree = new Tree(resolve(root), base);
const paths = [...tree.pages.values()].filter((page) => !page.isRedirect).map((page) => page.path);
const server = await serve(tree.root, tree.base.pathname);
const browser = await launch();
const problems = [];
const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
try {
  await forEachInPages(() => context.newPage(), paths, async (page, path) => {
    const address = `${server.origin}${new URL(tree.address(path)).pathname}`;
    for (const scheme of ["light", "dark"]) {
      await audit(page, address, scheme, (rule, what) => problems.push({ rule, where: path, what }));
    }
  });
} finally {
  await browser.close();
  await server.close();
}
if (paths.length === 0) problems.push({ rule: "no-pages", where: root, what: "the tree has no page" });
report("axe", problems, { pages: paths.length, schemes: 2 });
