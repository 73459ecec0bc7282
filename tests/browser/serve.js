// `tincay serve` in a real browser: a style is swapped without a reload, a new page keeps the place, what is
// wrong lies over the last good page and goes, and the bar tells the writer what the page lacks.
//   node tests/browser/serve.js --program target/debug/tincay

import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { options } from "../html/tree.mjs";
import { Checks } from "./checks.js";
import { launch } from "./engines.js";

const SITE = "tests/diagnostics/base";
const DAY = "2026-11-10";
const PIECE = "content/articles/2023/moi.vi.md";
const STYLE = "styles/ordinary/base.css";
const PATIENCE = 15_000;

const piece = (word) => `---\ntitle: ${word}\nkind: news\ndate: 2023-11-20\ndraft: true\n---\n\n${`Văn bản ${word}.\n\n`.repeat(120)}`;

/** Writes beside and renames, as editors save. */
function save(root, path, text) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp~`, text);
  renameSync(`${file}.tmp~`, file);
}

/** The server, and the address that it says. */
async function start(program, root) {
  const child = spawn(program, ["serve", "--lang", "en", "--date", DAY, "--port", "0", "--root", root], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const address = line.match(/http:\/\/localhost:\d+\//)?.[0];
    if (address) return { child, address };
  }
  throw new Error("the program ended before it said where the site is");
}

/** What the bar and the sheet over the page show. */
const seen = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("tincay-bar")?.shadowRoot;
    const shown = (element) => (element && !element.hidden ? element.textContent : null);
    return {
      bar: shown(root?.querySelector("aside")),
      links: [...(root?.querySelectorAll("aside a") ?? [])].map((link) => link.href),
      trouble: shown(root?.querySelector("section")),
      text: document.body.innerText,
      kept: window.kept === true,
      scroll: scrollY,
      accent: getComputedStyle(document.documentElement).accentColor,
      styles: document.querySelectorAll("link[rel=stylesheet]").length,
    };
  });

/** Waits until what is seen satisfies `holds`; what was seen last. */
async function until(page, holds) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    // While a page reloads there is nobody to ask.
    const now = await seen(page).catch(() => null);
    if (now && holds(now)) return { ...now, happened: true };
    if (Date.now() > end) return { ...now, happened: false };
    await page.waitForTimeout(20);
  }
}

async function checkBar(page, checks) {
  const now = await until(page, (it) => it.bar !== null);
  checks.expect("SERVE-bar-translation", PIECE, now.bar?.includes("No translation into English"), now.bar);
  const link = now.links[0] ?? "";
  checks.expect("SERVE-bar-source", PIECE, link.startsWith("vscode://file/") && link.endsWith(PIECE), link);
  checks.expect("SERVE-bar-fine", PIECE, now.trouble === null, now.trouble);
}

/** A style changes: no reload, no flash of a page without one. */
async function checkStyle(page, root, checks) {
  await page.evaluate(() => scrollTo({ top: 1500, behavior: "instant" }));
  await page.evaluate(() => (window.kept = true));
  const own = readFileSync(`themes/default/${STYLE}`, "utf8");
  save(root, `themes/default/${STYLE}`, `${own}\nhtml { accent-color: rgb(1, 2, 3) !important; }\n`);
  const now = await until(page, (it) => it.accent === "rgb(1, 2, 3)" && it.styles === 1);
  checks.expect("SERVE-style-swapped", STYLE, now.happened, `${now.accent}, ${now.styles} styles`);
  checks.expect("SERVE-style-without-reload", STYLE, now.kept && Math.abs(now.scroll - 1500) < 2, `at ${now.scroll}`);
}

/** A text changes: the page reloads and stays where it was. */
async function checkReload(page, root, checks) {
  save(root, PIECE, piece("Hai"));
  const now = await until(page, (it) => it.text.includes("Văn bản Hai.") && Math.abs(it.scroll - 1500) < 2);
  checks.expect("SERVE-reload", PIECE, now.happened && !now.kept, now.text?.slice(0, 80));
  checks.expect("SERVE-place-kept", PIECE, Math.abs(now.scroll - 1500) < 2, `at ${now.scroll}`);
}

/** A mistake lies over the last good page, and goes with its mending. */
async function checkTrouble(page, root, checks) {
  save(root, PIECE, piece("Ba").replace("kind:", "knd:"));
  const wrong = await until(page, (it) => it.trouble !== null);
  checks.expect("SERVE-trouble-told", PIECE, wrong.trouble?.includes("unknown-key"), wrong.trouble);
  checks.expect("SERVE-trouble-last-good", PIECE, wrong.text?.includes("Văn bản Hai."), wrong.text?.slice(0, 80));
  save(root, PIECE, piece("Ba"));
  const mended = await until(page, (it) => it.trouble === null && it.text.includes("Văn bản Ba."));
  checks.expect("SERVE-trouble-healed", PIECE, mended.happened, mended.trouble);
}

/** The safety page has the strictest policy: the script runs there too, and nothing breaks it. */
async function checkSensitive(page, root, address, checks) {
  const path = "content/pages/an-toan.vi.md";
  await page.goto(`${address}ho-tro/an-toan/`, { waitUntil: "load" });
  const bar = await until(page, (it) => it.bar !== null);
  checks.expect("SERVE-bar-sensitive", path, bar.happened, bar.bar);
  save(root, path, `${readFileSync(join(root, path), "utf8")}\nCâu được thêm vào.\n`);
  const now = await until(page, (it) => it.text.includes("Câu được thêm vào."));
  checks.expect("SERVE-reload-sensitive", path, now.happened, now.text?.slice(0, 80));
}

async function main() {
  const { program } = options({ program: "target/debug/tincay" });
  const checks = new Checks("serve");
  const root = mkdtempSync(join(tmpdir(), "tincay-serve-"));
  cpSync(SITE, root, { recursive: true });
  save(root, PIECE, piece("Một"));
  const { child, address } = await start(resolve(program), root);
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
    const troubles = [];
    page.on("pageerror", (error) => troubles.push(String(error)));
    page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
    await page.goto(`${address}bai-viet/moi/`, { waitUntil: "load" });
    await checkBar(page, checks);
    await checkStyle(page, root, checks);
    await checkReload(page, root, checks);
    await checkTrouble(page, root, checks);
    await checkSensitive(page, root, address, checks);
    checks.expect("SERVE-quiet", "the console", troubles.length === 0, troubles.join("; "));
  } finally {
    await browser.close();
    child.kill();
    rmSync(root, { recursive: true, force: true });
  }
  checks.finish({ pages: 2 });
}

await main();
