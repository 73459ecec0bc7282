// Pictures of one page of every type in every width, colour scheme and language, and the sheets that
// a printer makes of it, to be looked at.
//   node tests/browser/screenshots.js --root public --base https://example.org/ --into tests/.tools/screens

import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { LANGUAGES, Tree, languageOf, options, report } from "../html/tree.mjs";
import { launch } from "./engines.js";
import { serve } from "./server.js";

const WIDTHS = [360, 1280];
const SCHEMES = ["light", "dark"];
const SHEETS = ["A4", "A5"];
// Type → the section of its pages in each language; the empty slug is the section's own page.
const TYPES = [
  { type: "home", section: { vi: "", en: "en/" } },
  { type: "article", section: { vi: "bai-viet/", en: "en/articles/" }, isPiece: true },
  { type: "campaign", section: { vi: "chien-dich/", en: "en/campaigns/" }, named: /^[^/]+$/ },
  { type: "event", section: { vi: "su-kien/", en: "en/events/" }, isPiece: true },
  { type: "honoree", section: { vi: "guong-dien-hinh/", en: "en/honorees/" }, isPiece: true },
  { type: "place", section: { vi: "ho-tro/", en: "en/support/" }, isPiece: true },
  { type: "support", section: { vi: "ho-tro/", en: "en/support/" } },
  { type: "hotlines", section: { vi: "ho-tro/so-dien-thoai/", en: "en/support/phone-numbers/" } },
  { type: "safety", section: { vi: "ho-tro/an-toan/", en: "en/support/safety/" } },
  { type: "articles", section: { vi: "bai-viet/", en: "en/articles/" } },
  { type: "events", section: { vi: "su-kien/", en: "en/events/" } },
  { type: "month", section: { vi: "su-kien/", en: "en/events/" }, named: /^\d{4}-\d{2}$/ },
  { type: "honorees", section: { vi: "guong-dien-hinh/", en: "en/honorees/" } },
  { type: "documents", section: { vi: "van-ban/", en: "en/documents/" } },
  { type: "search", section: { vi: "tim-kiem/", en: "en/search/" } },
];
// Pages below a section that are no pieces: later list pages, years, months, fields, hotlines, safety.
const LISTS =
  /^(trang-\d+|page-\d+|\d{4}(-\d{2})?|kinh-te|van-hoa|xa-hoi|giao-duc|y-te|an-ninh|khac|economy|culture|society|education|health|security|other|so-dien-thoai|phone-numbers|an-toan|safety)$/;

/** The page that shows `type` in `language`: the longest piece of its section, as it shows most. */
function exampleOf(tree, { section, isPiece, named }, language) {
  const folder = section[language];
  if (!isPiece && !named) return tree.pages.has(`${folder}index.html`) ? `${folder}index.html` : undefined;
  const pieces = [...tree.pages.values()].filter((page) => !page.isRedirect && isPieceOf(page.path, folder, named));
  return pieces.map((page) => page.path).sort((a, b) => tree.read(b).length - tree.read(a).length)[0];
}

function isPieceOf(path, folder, named) {
  const slug = path.startsWith(folder) ? path.slice(folder.length).replace(/\/index\.html$/, "") : "";
  if (slug === "" || slug.includes("/") || slug.endsWith(".html")) return false;
  return named ? named.test(slug) : !LISTS.test(slug);
}

/** The English page of the piece that the Vietnamese picture shows, when there is one. */
function counterpart(tree, path, language) {
  const entry = tree.pages.get(path)?.switches.find((entry) => entry.language === language);
  const target = entry && tree.resolve(entry.link, path);
  return target?.kind === "file" && languageOf(target.path) === language ? target.path : undefined;
}

function shotsOf(tree, problems) {
  const first = LANGUAGES.at(-1).code;
  return TYPES.flatMap((row) => {
    const original = exampleOf(tree, row, first);
    return LANGUAGES.flatMap(({ code }) => {
      const path = code === first ? original : (counterpart(tree, original, code) ?? exampleOf(tree, row, code));
      if (path) return [{ type: row.type, language: code, path }];
      problems.push({ rule: "no-example", where: row.section[code], what: `no ${row.type} in ${code}` });
      return [];
    });
  });
}

const { root, base, into } = options({ root: "public", base: "https://example.org/", into: "tests/.tools/screens" });
const tree = new Tree(resolve(root), base);
const problems = [];
const shots = shotsOf(tree, problems);
mkdirSync(into, { recursive: true });
const server = await serve(tree.root, tree.base.pathname);
const browser = await launch();
let pictures = 0;
try {
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const page = await context.newPage();
      for (const { type, language, path } of shots) {
        await page.goto(`${server.origin}${new URL(tree.address(path)).pathname}`, { waitUntil: "load" });
        await page.screenshot({ path: join(into, `${type}-${width}-${colorScheme}-${language}.png`), fullPage: true });
        pictures += 1;
      }
      await context.close();
    }
  }
  const page = await browser.newPage();
  for (const { type, language, path } of shots) {
    await page.goto(`${server.origin}${new URL(tree.address(path)).pathname}`, { waitUntil: "load" });
    for (const format of SHEETS) {
      await page.pdf({ path: join(into, `${type}-${format}-${language}.pdf`), format, preferCSSPageSize: true });
      pictures += 1;
    }
  }
} finally {
  await browser.close();
  await server.close();
}
report("screenshots", problems, { pictures });
