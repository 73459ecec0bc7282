// What a printer makes of the pages that are printed to be handed out: the list of places as a
// leaflet, the numbers with their sheet of wallet cards, places, honourees, long pages; as PDF, on A4
// and A5, word by word. Lengths are millimetres from the top left corner of a sheet.
//   node tests/browser/print.js --root public --base https://example.org/ [--sheets 4]

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Tree, languageOf, options } from "../html/tree.mjs";
import { Checks } from "./checks.js";
import { launch } from "./engines.js";
import { serve } from "./server.js";

const { parse } = createRequire(new URL("./package.json", import.meta.url))("parse5");
const MM = 25.4 / 72;
const SHEETS = ["A4", "A5"];
const CARD = { width: 85, height: 54 };
const CARDS = 8;
// How many cards stand side by side, and below each other.
const GRID = { A4: { columns: 2, rows: 4 }, A5: { columns: 1, rows: 3 } };
const URGENT = { vi: "Cần giúp đỡ ngay", en: "Help right now" };
const PAGES = {
  leaflet: ["ho-tro/index.html", "en/support/index.html"],
  cards: ["ho-tro/so-dien-thoai/index.html", "en/support/phone-numbers/index.html"],
  // A word that is printed outside its sheet, or under the footer, is found on any long page.
  long: ["bai-viet/lang-nghe/index.html", "en/articles/listening/index.html", "ho-tro/an-toan/index.html", "bai-viet/ke-hoach-201/index.html"],
  place: ["ho-tro/mau-01/index.html", "ho-tro/mau-02/index.html", "ho-tro/mau-10/index.html"],
  honoree: ["guong-dien-hinh/nguoi-1/index.html", "guong-dien-hinh/nguoi-mau-3/index.html"],
};

/** The sheets of a PDF: width and height, and the words with where they stand. */
function sheetsOf(file) {
  const { stdout, error } = spawnSync("pdftotext", ["-bbox", file, "-"], { encoding: "utf8", maxBuffer: 1 << 26 });
  if (error) throw error;
  const sheets = [];
  const visit = (node) => {
    const value = (name) => Number(node.attrs.find((attr) => attr.name === name.toLowerCase())?.value) * MM;
    if (node.tagName === "page") sheets.push({ width: value("width"), height: value("height"), words: [] });
    if (node.tagName === "word") {
      const text = node.childNodes.map((child) => child.value ?? "").join("");
      sheets.at(-1).words.push({ text, left: value("xMin"), top: value("yMin"), right: value("xMax"), bottom: value("yMax") });
    }
    node.childNodes?.forEach(visit);
  };
  visit(parse(stdout));
  return sheets;
}

/** Where the words of `phrase` stand one after the other: the place of the first, once for each time. */
function placesOf(words, phrase) {
  const wanted = phrase.split(" ");
  const starts = words.flatMap((_, at) => (wanted.every((word, step) => words[at + step]?.text.replace(/:$/, "") === word) ? [at] : []));
  return starts.map((at) => ({ ...words[at], at }));
}

async function print(page, format) {
  const folder = mkdtempSync(join(tmpdir(), "print-"));
  const file = join(folder, "page.pdf");
  writeFileSync(file, await page.pdf({ format, preferCSSPageSize: true }));
  const sheets = sheetsOf(file);
  rmSync(folder, { recursive: true, force: true });
  return sheets;
}

function checkSheets(sheets, where, language, checks) {
  sheets.forEach(({ width, height, words }, index) => {
    const at = `${where}, sheet ${index + 1}`;
    const outside = words.filter((word) => word.left < 5 || word.right > width - 5 || word.top < 5 || word.bottom > height - 5);
    checks.expect("TRACE-09-inside-the-sheet", at, outside.length === 0, outside.map((word) => word.text).join(" "));
    const line = placesOf(words, URGENT[language]).at(-1);
    checks.expect("TRACE-09-urgent-on-every-sheet", at, line !== undefined, "no line with the urgent numbers");
    if (!line) return;
    const footer = words.slice(line.at).filter((word) => word.top < line.bottom && word.bottom > line.top);
    const under = words.slice(0, line.at).filter((word) => footer.some((other) => overlap(word, other)));
    checks.expect("TRACE-09-nothing-under-the-footer", at, under.length === 0, under.map((word) => word.text).join(" "));
  });
}

function overlap(a, b) {
  const slack = 0.3;
  return a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack && b.top < a.bottom - slack;
}

/** A sheet has more on it than the urgent line and one line that was left over. */
function checkFilled(sheets, where, language, checks) {
  sheets.forEach(({ words }, index) => {
    const line = placesOf(words, URGENT[language]).at(-1);
    const lines = new Set(words.slice(0, line?.at).map((word) => Math.round(word.bottom)));
    checks.expect("TRACE-09-no-empty-sheet", `${where}, sheet ${index + 1} of ${sheets.length}`, lines.size > 1, `${lines.size} lines`);
  });
}

/** On the page of an honouree the achievement comes before the facts, their frames apart. */
function checkAchievement(sheets, where, [achievement, facts], checks) {
  const at = (phrase) => sheets.flatMap(({ words }, sheet) => placesOf(words, phrase).map((place) => sheet * 1000 + place.top))[0];
  checks.expect("TRACE-09-achievement-first", where, at(achievement) < at(facts), `${achievement} at ${at(achievement)}, ${facts} at ${at(facts)}`);
}

// Longer than a sheet is wide.
const LONG_LINE = Array.from({ length: 30 }, (_, at) => `dong_so_${at}`).join("=");
const CELLS = 14;
const HEADINGS = ["Việc được ghi nhận", "Đôi nét"];

/** A long line of code and a wide table, as authors write them: on paper nothing scrolls, so nothing may be cut. */
function addWide([line, cells]) {
  const body = document.querySelector("main .prose").appendChild(document.createElement("div"));
  body.className = "prose added";
  const code = body.appendChild(document.createElement("pre")).appendChild(document.createElement("code"));
  code.textContent = line;
  const table = body.appendChild(document.createElement("div"));
  table.className = "table";
  const row = table.appendChild(document.createElement("table")).insertRow();
  for (let at = 0; at < cells; at += 1) row.insertCell().textContent = `Ô.dài.số.${at}.`;
}

async function checkWide(page, format, where, checks) {
  await page.evaluate(addWide, [LONG_LINE, CELLS]);
  const sheets = await print(page, format);
  await page.evaluate(() => document.querySelector(".added").remove());
  const text = sheets.flatMap(({ words }) => words.map((word) => word.text)).join("");
  // Words may be parted at the end of a line or sheet.
  const lost = LONG_LINE.split("=").length - text.split("=").length;
  const outside = sheets.flatMap(({ width, words }) => words.filter((word) => word.right > width - 10)).map((word) => word.text);
  checks.expect("TRACE-09-wide-things-wrap", where, lost === 0 && outside.length === 0, `${lost} signs lost; beyond the margin: ${outside.join(" ")}`);
}

/** A browser that cannot show by style alone what is closed opens it to print. */
function forgetClosedParts() {
  const withoutRule = (list) => {
    for (let at = list.cssRules.length - 1; at >= 0; at -= 1) {
      const rule = list.cssRules[at];
      if (rule.selectorText?.includes("::details-content")) list.deleteRule(at);
      else if (rule.cssRules) withoutRule(rule);
    }
  };
  [...document.styleSheets].forEach(withoutRule);
  return { closed: document.querySelectorAll("details:not([open])").length };
}

/** The same numbers are on paper, and what was closed is closed again. */
async function checkClosedParts(page, format, where, numbers, checks) {
  const before = await page.evaluate(forgetClosedParts);
  const sheets = await print(page, format);
  const missing = missingOn(sheets, numbers);
  checks.expect("TRACE-09-closed-parts-on-paper", where, missing.length === 0, missing.join(", "));
  const after = await page.evaluate(forgetClosedParts);
  checks.expect("TRACE-09-closed-again", where, before.closed > 0 && after.closed === before.closed, `${before.closed} closed before, ${after.closed} after`);
}

function missingOn(sheets, numbers) {
  const digits = sheets.flatMap(({ words }) => words.map((word) => word.text)).join("").replace(/[^\d]/g, "");
  return numbers.filter((number) => !digits.includes(number.replace(/[^\d]/g, "")));
}

/** Eight cards of 85 × 54 mm on sheets of their own, every word inside its card. */
function checkCards(sheets, where, language, format, checks) {
  const { columns, rows } = GRID[format];
  const own = sheets.slice(-Math.ceil(CARDS / (columns * rows)));
  let cards = 0;
  own.forEach(({ words }, index) => {
    const places = placesOf(words, URGENT[language]);
    const heads = places.slice(0, -1);
    const footer = places.at(-1);
    cards += heads.length;
    checks.expect("TRACE-09-cards-alone", where, heads[0]?.at === 0, `other words on sheet ${index + 1} of the cards`);
    heads.forEach((head, at) => {
      const across = head.left - heads[0].left - (at % columns) * CARD.width;
      const down = head.top - heads[0].top - Math.floor(at / columns) * CARD.height;
      checks.expect("TRACE-09-cards-measure", `${where}, card ${at + 1}`, Math.hypot(across, down) < 0.5, `${across}, ${down} mm off`);
    });
    const beyond = words.slice(0, footer?.at).filter((word) => !heads.some((head) => within(word, head)));
    checks.expect("TRACE-09-words-within-cards", where, beyond.length === 0, beyond.map((word) => word.text).join(" "));
  });
  checks.expect("TRACE-09-eight-cards", where, cards === CARDS, `${cards} cards`);
}

/** The first word of a card stands 4 mm below its edge and 5 mm right of it. */
function within(word, head) {
  const left = head.left - 5, top = head.top - 4;
  return word.left >= left && word.right <= left + CARD.width && word.top >= top - 1 && word.bottom <= top + CARD.height;
}

const MANY = [3, 4, 6, 9];
const LONG_NAME = "Đường dây hỗ trợ phụ nữ và trẻ em của Hội Liên hiệp Phụ nữ tỉnh Lạng Sơn";

/** So many numbers on every card, with names as long as real ones. */
function fillCards([count, name]) {
  for (const list of document.querySelectorAll(".wallet__card ul")) {
    const line = list.querySelector("li");
    list.replaceChildren(...Array.from({ length: count }, (_, at) => {
      const own = line.cloneNode(true);
      own.querySelector("bdi").textContent = `0000-00${at}`;
      own.lastChild.textContent = ` ${name}`;
      return own;
    }));
  }
}

/** However many numbers there are, each stands on every card, uncut. */
async function checkFullCards(page, where, language, format, checks) {
  for (const count of MANY) {
    await page.evaluate(fillCards, [count, LONG_NAME]);
    const sheets = await print(page, format);
    checkCards(sheets, `${where}, ${count} numbers`, language, format, checks);
    const words = sheets.flatMap((sheet) => sheet.words.map((word) => word.text));
    const found = Array.from({ length: count }, (_, at) => words.filter((word) => word === `0000-00${at}`).length);
    checks.expect("TRACE-09-all-numbers-on-cards", `${where}, ${count} numbers`, found.every((copies) => copies === CARDS), found.join(" "));
  }
}

async function numbersOn(page) {
  return page.evaluate(() => [...document.querySelectorAll('main a[href^="tel:"]')].map((link) => link.querySelector(".hotline__number")?.textContent ?? link.textContent));
}

async function main() {
  const { root, base, sheets: limit } = options({ root: "public", base: "https://example.org/", sheets: "4" });
  const tree = new Tree(resolve(root), base);
  const checks = new Checks("print");
  const server = await serve(tree.root, tree.base.pathname);
  const browser = await launch();
  let printed = 0;
  try {
    const page = await browser.newPage();
    for (const [kind, paths] of Object.entries(PAGES)) {
      for (const path of paths.filter((path) => tree.pages.has(path))) {
        await page.goto(`${server.origin}${new URL(tree.address(path)).pathname}`, { waitUntil: "load" });
        const numbers = await numbersOn(page);
        for (const format of SHEETS) {
          const sheets = await print(page, format);
          const where = `${path} on ${format}`;
          printed += sheets.length;
          checkSheets(sheets, where, languageOf(path), checks);
          const missing = missingOn(sheets, numbers);
          checks.expect("TRACE-09-numbers-on-paper", where, missing.length === 0, missing.join(", "));
          if (kind !== "cards") checkFilled(sheets, where, languageOf(path), checks);
          if (kind === "honoree") checkAchievement(sheets, where, HEADINGS, checks);
          if (kind === "long") await checkWide(page, format, where, checks);
          if (kind === "cards") {
            checkCards(sheets, where, languageOf(path), format, checks);
            await checkFullCards(page, where, languageOf(path), format, checks);
            await page.reload({ waitUntil: "load" });
          }
          if (kind === "leaflet" && format === "A4") {
            checks.measure("TRACE-09-leaflet", where, sheets.length, Number(limit), "sheets");
            await checkClosedParts(page, format, where, numbers, checks);
          }
        }
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  checks.finish({ sheets: printed });
}

await main();
