// A results report, a file by itself: every figure stands under the head of its column, on the screen and on paper.
//   node tests/browser/report.js --file report.html

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { options } from "../html/tree.mjs";
import { Checks } from "./checks.js";
import { launch } from "./engines.js";

const SCREEN = { width: 1000, height: 800 };

/** Runs in the page: how far each cell reaches out of the column of its head, in pixels. */
function strayed() {
  return [...document.querySelectorAll("table")].flatMap((table) => {
    const heads = [...table.tHead.rows[0].cells].map((head) => head.getBoundingClientRect());
    const section = table.closest("section").querySelector("h2").id;
    return [...table.tBodies[0].rows].map((row) => {
      const cells = [...row.cells].map((cell) => cell.getBoundingClientRect());
      const far = cells.map(({ left, right }, at) => Math.max(Math.abs(left - heads[at].left), Math.abs(right - heads[at].right)));
      return { section, far: Math.round(Math.max(...far)), isWhole: cells.length === heads.length };
    });
  });
}

const { file } = options({ file: "report.html" });
const checks = new Checks("report");
const browser = await launch();
try {
  const page = await browser.newPage({ viewport: SCREEN });
  await page.goto(pathToFileURL(resolve(file)).href, { waitUntil: "load" });
  for (const media of ["screen", "print"]) {
    await page.emulateMedia({ media });
    for (const { section, far, isWhole } of await page.evaluate(strayed)) {
      checks.expect(`report-figures-under-heads-${media}`, section, isWhole && far <= 1, `${far} px beside`);
    }
  }
} finally {
  await browser.close();
}
checks.finish({ files: 1 });
