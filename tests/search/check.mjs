// The search's script by itself: it folds as the program does (TXT-05), reads what Telex and VNI leave
// behind, and ranks marks and order as promised. Small indexes are made here in the program's format.
//   node tests/search/check.mjs

import { readFileSync } from "node:fs";
import { report } from "../html/tree.mjs";
import { engine } from "./engine.mjs";

const search = engine();
const problems = [];
let made = 0;

function expect(rule, where, is, should) {
  made += 1;
  if (JSON.stringify(is) !== JSON.stringify(should)) {
    problems.push({ rule, where, what: `${JSON.stringify(is)}, expected ${JSON.stringify(should)}` });
  }
}

// ---- folding -------------------------------------------------------------------------------------

const escaped = (text) => [...text].map((c) => (c.codePointAt(0) < 128 ? c : `<${c.codePointAt(0).toString(16)}>`)).join("");

for (const line of readFileSync(new URL("folding.tsv", import.meta.url), "utf8").split("\n")) {
  if (!line || line.startsWith("#")) continue;
  const [written, folded, keys] = line.split("\t");
  expect("TXT-05-fold", written, search.fold(written), folded);
  const own = Array.from(search.syllables(written.normalize("NFC")), (word) => escaped(search.toneLast(word)));
  expect("TXT-05-tone", written, own.join(" "), keys);
}

// ---- typing --------------------------------------------------------------------------------------

for (const [typed, word] of [
  ["baoj", "bạo"], ["luwcj", "lực"], ["luowcj", "lược"], ["dduwowngf", "đường"], ["ddoongf", "đồng"], ["caajy", "cậy"],
  ["truwowngf", "trường"], ["nongs", "nóng"], ["dduowngf", "đường"], ["giowis", "giới"], ["ddawng", "đăng"],
  ["ba5o", "bạo"], ["lu75c", "lực"], ["d9u7o7ng2", "đường"], ["d9o6ng2", "đồng"], ["ca6y5", "cậy"], ["no1ng", "nóng"],
]) {
  expect("TXT-05-typed", typed, search.untyped(typed), search.toneLast(word));
}

for (const [one, other, near] of [
  ["luc", "lucc", true], ["luc", "lc", true], ["luc", "lut", true], ["luc", "lcu", true], ["police", "polcie", true],
  ["luc", "luc", false], ["luc", "lucid", false], ["bao", "luc", false], ["abcd", "badc", false],
]) {
  expect("TXT-05-near", `${one} ${other}`, search.isNear(one, other), near);
}

// ---- ranking -------------------------------------------------------------------------------------

const SIGNS = "!#$*=?@^~|(),;[]{}ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrst";

function written(number) {
  let out = "";
  do {
    const low = number % 32;
    number = Math.floor(number / 32);
    out += SIGNS[low + (number > 0 ? 32 : 0)];
  } while (number > 0);
  return out;
}

/** An index over titles, bodies and what people type, without neighbours in bodies. */
function index(entries) {
  const places = new Map();
  entries.forEach(({ title, body = "", asked = "" }, at) => {
    const own = new Map();
    for (const [text, place] of [[body, 0], [asked, 1], [title, 2]]) {
      for (const word of search.syllables(text.normalize("NFC").toLowerCase())) own.set(word, place);
    }
    for (const [word, place] of own) places.set(word, [...(places.get(word) ?? []), [at, place]]);
  });
  const terms = [...places.keys()].sort((one, other) => (search.fold(one) < search.fold(other) ? -1 : search.fold(one) > search.fold(other) ? 1 : one < other ? -1 : 1));
  const list = (found) => {
    let next = 0;
    return found.map(([at, place]) => {
      const number = (at - next) * 3 + place;
      next = at + 1;
      return written(number);
    }).join("");
  };
  return new search.Index({
    says: { counts: [], groups: [], short: { "gđ ": "gia đình", "ck ": "chồng" } }, weights: [100], groups: SIGNS[0].repeat(entries.length), langs: [],
    asked: entries.flatMap(({ asked }, at) => (asked ? [[at, asked]] : [])),
    urls: entries.map((_, at) => `/${at}/`), titles: entries.map(({ title }) => title),
    summaries: entries.map(() => ""), words: entries.map(() => ""),
    terms: terms.join(" Q "), lists: terms.map((term) => list(places.get(term))).join(" "), pairs: "",
  });
}

const order = (entries, query) => Array.from(index(entries).find(query)?.results ?? [], ({ entry }) => entry);
const filler = Array.from({ length: 40 }, (_, at) => ({ title: `Trang số ${at}`, body: `chuyện khác ${at}` }));

for (const [rule, titles, query, expected] of [
  ["folded", ["Bạo lực"], "bao luc", [0]],
  ["folded", ["Đường dây nóng"], "duong day nong", [0]],
  ["one spelling", ["Hòa bình"], "hoà bình", [0]],
  ["decomposed", ["Bạo lực"], "bạo lực".normalize("NFD"), [0]],
  ["capitals", ["Bạo lực"], "BẠO LỰC", [0]],
  ["marks first", ["Báo cáo", "Bão lũ", "Bạo lực"], "bạo", [2, 0, 1]],
  ["marks first", ["Má", "Mã", "Mạ"], "mã", [1, 0, 2]],
  ["order first", ["Lực lượng chống bạo hành", "Sức lực và bạo bệnh", "Bạo lực học đường"], "bạo lực", [2]],
  ["order first", ["Nhà có tạm thời lánh", "Tạm lánh nhà", "Nhà tạm lánh"], "nha tam lanh", [2]],
  ["one letter wrong", ["Công an"], "cong ann", [0]],
  ["Telex", ["Bạo lực"], "baoj luwcj", [0]],
  ["VNI", ["Bạo lực"], "ba5o lu75c", [0]],
  ["while typing", ["Hàng xóm"], "hang x", [0]],
]) {
  const found = order([...titles.map((title) => ({ title })), ...filler], query).slice(0, expected.length);
  expect(`TXT-05-${rule.replaceAll(" ", "-")}`, query, found, expected);
}

// A word that stands nowhere, or one that is still being typed, leaves what the others find. "t" stands by itself
// somewhere, and is no answer to "hỗ t".
for (const [rule, query] of [["unknown-word", "bạo lực xq"], ["unknown-word", "xq bao luc"], ["unknown-letter", "bao luc x"], ["short", "bạo lực gđ"], ["short", "CK bạo lực"], ["begun", "bạo t"]]) {
  const entries = [{ title: "Bạo lực gia đình" }, { title: "Nhà mở" }, { title: "T" }, { title: "Chồng", body: "bạo lực" }, ...filler];
  const found = order(entries, query);
  expect(`TXT-05-${rule}`, query, [found.includes(0), found.includes(3), found.includes(1), found.includes(2)], [true, rule !== "short" || query.startsWith("CK") , false, false]);
}
expect("TXT-05-begun", "its letter first", order([{ title: "Hỗ trợ" }, { title: "Hỗ", body: "t" }, ...filler], "hỗ t").sort(), [0, 1]);

// Marks in a body still come before a title without them.
expect("TXT-05-marks-first", "body before title", order([{ title: "Báo" }, { title: "Khác", body: "bạo" }, ...filler], "bạo"), [1, 0]);
expect("TXT-05-nothing", "no word", index(filler).find(" … "), null);
expect("TXT-05-nothing", "an unknown word", order(filler, "xyzxyz"), []);

// Words that every object of JavaScript knows are words like others.
for (const query of ["constructor", "toString c", "valueOf constructor", "__proto__ constructor"]) {
  expect("TXT-05-any-word", query, order([{ title: "Constructor toString" }, ...filler], query), [0]);
}

const marked = index([{ title: "Bạo lực, báo động" }]);
const { marks } = marked.find("bao");
expect("TXT-05-marked", "original marks", Array.from(marked.marked("Bạo lực, báo động", marks), (part) => Array.from(part)),
  [["Bạo", true], [" lực, ", false], ["báo", true], [" động", false]]);

// By what people are known to type a page is found, but it is not told as if the page said it.
const hub = index([{ title: "Hỗ trợ", body: "có người nghe", asked: "chồng đánh, sợ quá" }, ...filler]);
for (const [query, told] of [["chong danh", []], ["chồng đánh có người", ["có", "người"]], ["sợ quá", []]]) {
  const { results, words } = hub.find(query);
  expect("TXT-05-told", query, [results[0]?.entry, Array.from(hub.inside(0, words))], [0, told]);
}

report("search", problems, { checks: made });
