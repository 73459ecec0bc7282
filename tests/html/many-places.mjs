// A copy of tests/sites/thi-tran-mau with as many places as asked for, in as many communes more: the largest help
// hub that TRACE-06 promises to keep one page, and one that is divided. Same bytes every time.
//   node tests/html/many-places.mjs --from tests/sites/thi-tran-mau --places 44 --communes 34 --into /tmp/many

import { appendFileSync, cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { options } from "./tree.mjs";

// Names as long as real ones, out of syllables that no commune of the province begins with.
const FIRST = ["Mẫu", "Thử", "Giả", "Thí"];
const SECOND = ["Đông Sơn", "Tây Hồ", "Nam Khê", "Bắc Lũng", "Trung Hòa", "Thượng Cường", "Hạ Quan", "Tân Lập", "Vĩnh Yên", "Phúc Lâm"];
const HOURS = ["always", "{ mon-fri: [07:30-11:30, 13:30-17:00] }"];

const communeName = (at) => `${FIRST[at % FIRST.length]} ${SECOND[Math.floor(at / FIRST.length) % SECOND.length]}`;
const communeCode = (at) => `99${String(100 + at)}`;

function placeText(at, hours, communes) {
  const commune = communeName(at % communes);
  const phones = [`0000 6${String(10000 + at * 37).slice(0, 2)} ${String(100 + at)}`];
  if (at % 3 === 0) phones.push(`0000 7${String(10000 + at * 41).slice(0, 2)} ${String(200 + at)}`);
  return `---
title: Trạm Y tế ${commune} ${at + 1}
safe_title: ${commune} ${at + 1}
kind: medical
holder: organisation
seat: health_station
visibility: public_office
published_by: { document: qd-cong-bo, approved_by: ban-mau }
unit: "${communeCode(at % communes)}"
address: Số ${at + 1} đường Hoa Hồi, xã ${commune}
phones: [${phones.map((phone) => `"${phone}"`).join(", ")}]
hours: ${hours}
services: [first_aid, counselling, referral]
accepts: [women, children, men, disabled_access]
languages: [vi, tyz, nut]
verified: { on: 2026-11-01, by: ban-mau }
---

Trạm có người trực ngày đêm.
`;
}

/** The way in which the sample writes hours that are not `always`. */
function sampleHours(folder) {
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  return texts.map((text) => /^hours: ((?!always).+)$/m.exec(text)?.[1]).find(Boolean) ?? HOURS[0];
}

const given = options({ from: "tests/sites/thi-tran-mau", places: "44", communes: "34", into: "" });
const { from, into } = given;
const [count, communes] = [Number(given.places), Number(given.communes)];
if (into === "") throw new Error("--into FOLDER is missing");
rmSync(into, { recursive: true, force: true });
cpSync(from, into, { recursive: true });
const places = join(into, "content/places");
const weekly = sampleHours(places);
const units = Array.from({ length: communes }, (_, at) => `- { code: "${communeCode(at)}", type: xã, name: ${communeName(at)}, valid_from: 2025-07-01 }\n`);
appendFileSync(join(into, "content/units.yaml"), units.join(""));
for (let at = 0; at < count; at += 1) {
  const name = `cho-${String(at + 1).padStart(3, "0")}.vi.md`;
  writeFileSync(join(places, name), placeText(at, at % 2 === 0 ? HOURS[0] : weekly, communes));
}
console.log(`many-places: ${count} places in ${communes} communes added`);
