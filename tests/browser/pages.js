// Which pages of a built tree a browser opens.

import { languageOf } from "../html/tree.mjs";

/** A redirect would take the browser away; where it leads is checked with the links. */
const every = (tree) => [...tree.pages.values()].filter((page) => !page.isRedirect).map((page) => page.path);

/** The longest page of each folder, with the page that the folder itself is. */
function some(tree) {
  const longest = new Map();
  const own = [];
  for (const path of every(tree)) {
    const folder = path.split("/").slice(0, -2).join("/");
    if (tree.read(path).length > tree.read(longest.get(folder) ?? path).length || !longest.has(folder)) longest.set(folder, path);
    const below = path.startsWith(`${languageOf(path)}/`) ? 1 : 0;
    if (path.split("/").length - below <= 2) own.push(path);
  }
  return [...new Set([...own, ...longest.values()])];
}

const CHOICES = { all: every, some };

/** The paths that `--pages all` or `--pages some` means. */
export function pagesToOpen(tree, which) {
  if (!(which in CHOICES)) throw new Error(`--pages ${which}: expected ${Object.keys(CHOICES).join(" or ")}`);
  return CHOICES[which](tree);
}
