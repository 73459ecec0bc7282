// Leaving quickly (SAF-01 … SAF-07), in a real browser: where the exit control stands on every page,
// and what happens when it is used on one sensitive and one ordinary page of each language.
//   node tests/browser/exit.js --root public --base https://example.org/ [--engine firefox] [--pages some]
// `--only SAF-03,SAF-04 --examples 1` tries the ways of these promises on one page: the self-test has many trees.

import { createServer } from "node:net";
import { resolve } from "node:path";
import { LANGUAGES, Tree, languageOf, options } from "../html/tree.mjs";
import { Checks } from "./checks.js";
import { forEachInPages, launchEngine } from "./engines.js";
import { lookAtPage } from "./exit-place.js";
import { WITHOUT_SCRIPTS, WITH_SCRIPTS } from "./exit-ways.js";
import { pagesToOpen } from "./pages.js";
import { serve } from "./server.js";

/** Accepts every connection and never answers. */
async function startSilence() {
  const sockets = new Set();
  const server = createServer((socket) => sockets.add(socket.on("error", () => {})));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => (sockets.forEach((socket) => socket.destroy()), new Promise((done) => server.close(done))),
  };
}

/** One page of each class in each language, the shortest address first: the help hub, the home page. */
function examples(tree) {
  const pages = [...tree.pages.values()].filter((page) => !page.isRedirect && !page.isNotFound);
  const byLength = pages.sort((a, b) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
  return LANGUAGES.flatMap(({ code }) =>
    [false, true].flatMap((isSensitive) => {
      const page = byLength.find((page) => languageOf(page.path) === code && page.hasNeutralIcon === isSensitive);
      const before = byLength.find((other) => other !== page && languageOf(other.path) === code);
      return page && before ? [{ path: page.path, before: before.path, isSensitive }] : [];
    }),
  );
}

/** Some waits of the driver have no end of their own. */
function atMost(ms, work) {
  return Promise.race([work, new Promise((_, fail) => setTimeout(() => fail(new Error(`not done after ${ms} ms`)), ms).unref())]);
}

/** In Firefox only one tab at a time has the focus, as on a desk; without it no key and no `:focus` arrives. */
const tabsAtOnce = (engine, most) => (engine === "firefox" ? 1 : most);

async function lookEverywhere(browser, engine, site, paths, checks) {
  const context = await browser.newContext();
  await context.route((url) => url.origin !== site.origin, (route) => route.abort());
  await forEachInPages(() => context.newPage(), paths, (page, path) => lookAtPage(page, site, path, checks), tabsAtOnce(engine, 2));
  await context.close();
}

/** Every way out from every example, each in a context of its own. */
async function tryWays({ engine, only, examples: most }, ways, hasScripts, site, checks) {
  const { browser, options } = await launchEngine(engine, { hasScripts });
  const wanted = ways.filter((way) => only === "" || only.split(",").includes(way.promise));
  const chosen = examples(site.tree).reverse().slice(0, Number(most));
  const trials = chosen.flatMap((example) => wanted.map((way) => ({ way, example })));
  const nothing = async () => ({ close: async () => {} });
  const attempt = async ({ way, example }) => {
    const context = await browser.newContext({ viewport: { width: 768, height: 1024 }, ...options });
    context.setDefaultTimeout(8000);
    await atMost(40_000, way({ context, site, engine, ...example, checks })).catch((error) => {
      checks.expect(`${way.promise}-done`, `${example.path} (${way.name})`, false, error.message.split("\n")[0]);
    });
    await atMost(5_000, context.close()).catch(() => {});
  };
  const [timed, untimed] = [true, false].map((isTimed) => trials.filter(({ way }) => Boolean(way.isTimed) === isTimed));
  await forEachInPages(nothing, untimed, (_, trial) => attempt(trial), tabsAtOnce(engine, 4));
  await forEachInPages(nothing, timed, (_, trial) => attempt(trial), 1);
  return browser;
}

async function main() {
  const asked = options({ root: "public", base: "https://example.org/", engine: "chromium", pages: "all", only: "", examples: "4" });
  const tree = new Tree(resolve(asked.root), asked.base);
  const [server, silence] = await Promise.all([serve(tree.root, tree.base.pathname), startSilence()]);
  const site = { tree, origin: server.origin, silence: silence.address };
  site.address = (path) => `${server.origin}${new URL(tree.address(path)).pathname}`;
  const checks = new Checks(`exit in ${asked.engine}`);
  const paths = [...new Set([...examples(tree).map((example) => example.path), ...pagesToOpen(tree, asked.pages)])];
  const opened = [];
  try {
    opened.push(await tryWays(asked, WITHOUT_SCRIPTS, false, site, checks));
    opened.push(await tryWays(asked, WITH_SCRIPTS, true, site, checks));
    await lookEverywhere(opened[1], asked.engine, site, paths, checks);
  } finally {
    await Promise.all(opened.map((browser) => browser.close()));
    await Promise.all([server.close(), silence.close()]);
  }
  checks.finish({ pages: paths.length, examples: examples(tree).length });
}

await main();
