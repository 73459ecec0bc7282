// A copy of tests/sites/thi-tran-mau with so many articles more in both languages, whose sentences are
// made word by word after those of our own content, so that they compress as people's texts do. Same
// bytes every time.
//   node tests/search/large-site.mjs --pages 2000 --into /tmp/large

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { options } from "../html/tree.mjs";

const CONTENT = fileURLToPath(new URL("../../content", import.meta.url));
const BODY_WORDS = 320;

/** The paragraphs of our own pieces in a language: no front matter, headings, lists, links, directives. */
function sentences(language) {
  const files = readdirSync(CONTENT, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(`.${language}.md`)).sort();
  const bodies = files.map((path) => readFileSync(join(CONTENT, path), "utf8").split(/^---$/m).slice(2).join(""));
  const lines = bodies.join("\n").split("\n").filter((line) => /^\p{Lu}/u.test(line) && !/[{}[\]|<>*#`]/.test(line));
  return lines.flatMap((line) => line.replace(/\d/g, "").match(/[^.!?]+[.!?]/g) ?? []).map((sentence) => sentence.trim().split(/\s+/));
}

/** Numbers that look random and are the same in every run. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** What may follow each word. */
function chain(all) {
  const next = new Map();
  for (const words of all) {
    words.forEach((word, at) => next.set(word, [...(next.get(word) ?? []), words[at + 1] ?? ""]));
  }
  return next;
}

function writer(language, seed) {
  const all = sentences(language);
  if (all.length < 100) throw new Error(`our own content has too few sentences in ${language}`);
  const [next, roll] = [chain(all), dice(seed)];
  const sentence = () => {
    const words = [];
    for (let word = all[roll(all.length)][0]; word && words.length < 40; word = next.get(word)[roll(next.get(word).length)]) words.push(word);
    return words.join(" ");
  };
  const words = (count) => {
    const found = [];
    while (found.length < count) found.push(...sentence().replace(/[.!?:;"“”]/g, "").split(" "));
    return found.slice(0, count).join(" ");
  };
  const body = (count) => {
    const parts = [];
    for (let have = 0; have < count; have = parts.join(" ").split(" ").length) {
      if (parts.length % 9 === 3) parts.push(`\n\n## ${words(5)}\n\n`);
      parts.push(sentence());
    }
    return parts.join(" ");
  };
  return { words, body };
}

const { from, into, pages } = options({ from: "tests/sites/thi-tran-mau", into: "", pages: "2000" });
if (into === "") throw new Error("--into FOLDER is missing");
rmSync(into, { recursive: true, force: true });
cpSync(from, into, { recursive: true });
const folder = join(into, "content/articles/2025");
mkdirSync(folder, { recursive: true });
const [vi, en] = [writer("vi", 1), writer("en", 2)];
for (let at = 0; at < Number(pages); at += 1) {
  const day = `2025-${String(1 + (at % 12)).padStart(2, "0")}-${String(1 + (at % 28)).padStart(2, "0")}`;
  const texts = (write) => `title: ${JSON.stringify(`${write.words(8)} ${at}`)}\nsummary: ${JSON.stringify(write.words(26))}\n`;
  writeFileSync(join(folder, `bai-${at}.vi.md`), `---\n${texts(vi)}kind: guide\ndate: ${day}\n---\n\n${vi.body(BODY_WORDS)}\n`);
  writeFileSync(join(folder, `bai-${at}.en.md`), `---\n${texts(en)}---\n\n${en.body(BODY_WORDS)}\n`);
}
