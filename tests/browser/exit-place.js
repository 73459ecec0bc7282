// SAF-01, SAF-02, SAF-05, SAF-07: what is on a page before anything is pressed.

import { languageOf } from "../html/tree.mjs";

const SIZES = [
  { width: 320, height: 480 },
  { width: 360, height: 640 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
];
/** SAF-05. The accessible name is promised word for word, so it stands here and not in a locale. */
export const EXIT_NAME = { vi: "Khẩn cấp: thoát khỏi trang này", en: "Emergency: exit this page" };
// SAF-07: history stays, devices are watched, use another, links in chat apps, going back further.
const NOTICE = {
  vi: [/lịch sử/i, /theo dõi/i, /dùng máy/i, /ứng dụng/i, /quay lại/i],
  en: [/history/i, /watched/i, /use the device|another device/i, /chat app/i, /going back/i],
};

export function exitLinks(page, path) {
  return page.getByRole("link", { name: EXIT_NAME[languageOf(path)], exact: true });
}

export async function lookAtPage(page, site, path, checks) {
  await page.setViewportSize(SIZES[0]);
  await page.goto(site.address(path), { waitUntil: "load" });
  const links = exitLinks(page, path);
  const count = await links.count();
  checks.expect("SAF-05-name", path, count >= 1, `no link named “${EXIT_NAME[languageOf(path)]}”`);
  checks.expect("SAF-05-second-link", path, count >= 2, `${count} links exit`);
  if (count === 0) return;
  await checkFocusOrder(page, path, links, checks);
  await checkAttributes(path, links, checks);
  await checkSecondLink(path, links, count, checks);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const hidden = await links.first().evaluate(placesOutOfSight);
    checks.expect("SAF-01-in-view", `${path} at ${size.width}×${size.height}`, hidden.length === 0, hidden.join(", "));
  }
  if (site.tree.pages.get(path).hasNeutralIcon && !site.tree.pages.get(path).isNotFound) await checkNotice(page, path, checks);
}

/** Runs in the page: at the top, the middle and the end, is `link` wholly in the window with nothing over it? */
export function placesOutOfSight(link) {
  const end = document.documentElement.scrollHeight - window.innerHeight;
  const stops = { top: 0, middle: Math.floor(end / 2), end };
  return Object.entries(stops).flatMap(([name, top]) => {
    window.scrollTo({ top, behavior: "instant" });
    const { left, right, top: upper, bottom, width, height } = link.getBoundingClientRect();
    const isInside = left >= 0 && upper >= 0 && right <= document.documentElement.clientWidth + 0.5 && bottom <= window.innerHeight;
    const points = [[0.5, 0.5], [0.06, 0.2], [0.94, 0.2], [0.06, 0.8], [0.94, 0.8]];
    const covering = points
      .map(([x, y]) => document.elementFromPoint(left + width * x, upper + height * y))
      .filter((element) => element !== link && !link.contains(element));
    const isClear = getComputedStyle(link).opacity === "1" && getComputedStyle(link).visibility === "visible";
    if (isInside && isClear && covering.length === 0 && width >= 44 && height >= 44) return [];
    const over = covering.length > 0 ? `, under ${covering[0]?.outerHTML.slice(0, 60)}` : "";
    return [`${name}: ${Math.round(width)}×${Math.round(height)} at ${Math.round(left)},${Math.round(upper)}${over}`];
  });
}

/** The first or second stop of the Tab key. */
async function checkFocusOrder(page, path, links, checks) {
  const isFocused = () => links.first().evaluate((link) => link === document.activeElement);
  const stops = [];
  for (let stop = 0; stop < 2 && !stops.includes(true); stop += 1) {
    await page.keyboard.press("Tab");
    stops.push(await isFocused());
  }
  checks.expect("SAF-01-focus-order", path, stops.includes(true), "not among the first two stops of Tab");
}

async function checkAttributes(path, links, checks) {
  const found = await links.evaluateAll((all) =>
    all.map((link) => ({ rel: link.rel, target: link.target, href: link.getAttribute("href"), tag: link.tagName })),
  );
  for (const { rel, target, href } of found) {
    const words = rel.split(/\s+/);
    const hasWords = ["nofollow", "noreferrer", "noopener"].every((word) => words.includes(word));
    checks.expect("SAF-02-plain-link", path, hasWords && target === "" && /^https:\/\//.test(href ?? ""), `${href} ${rel} ${target}`);
  }
}

/** The second link comes into view when it has the focus. */
async function checkSecondLink(path, links, count, checks) {
  if (count < 2) return;
  const isSeen = await links.nth(1).evaluate((link) => {
    link.focus();
    const box = link.getBoundingClientRect();
    const onTop = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const isInside = box.left >= 0 && box.top >= 0 && box.right <= window.innerWidth && box.bottom <= window.innerHeight;
    return link === document.activeElement && isInside && box.height >= 24 && (onTop === link || link.contains(onTop));
  });
  checks.expect("SAF-05-second-link-seen", path, isSeen, "the second link is not in view when it has the focus");
}

async function checkNotice(page, path, checks) {
  const texts = await page.locator("main aside").allInnerTexts();
  const wanted = NOTICE[languageOf(path)];
  const missing = texts.map((text) => wanted.filter((words) => !words.test(text))).sort((a, b) => a.length - b.length)[0] ?? wanted;
  checks.expect("SAF-07-notice", path, missing.length === 0, `the safety notice lacks ${missing.join(" ")}`);
}
