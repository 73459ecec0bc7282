// Serves a publication by nginx and by Apache with the files that the program wrote for them, asks
// for every kind of page, and looks at what is sent and at what the logs keep.
//   node tests/hosts/serve.mjs --root public --beside .tincay/hosts/public --base https://example.org/
// Only 127.0.0.1 is asked; every server is ended by its process id.

import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { Tree, languageOf, options, report } from "../html/tree.mjs";
import { start } from "./servers.mjs";

const INCLUDES = { nginx: "nginx.conf", apache: "apache.conf" };
const PLAIN = {
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cross-origin-opener-policy": "same-origin",
};
const TEXT = /\.(html|css|js|json|xml|txt|svg)$/;

async function main() {
  const { root, beside, base } = options({ root: "public", beside: ".tincay/hosts/public", base: "https://example.org/" });
  const tree = new Tree(resolve(root), base);
  const problems = wellFormed([join(tree.root, "web.config"), join(resolve(beside), "applicationHost.config")]);
  const counts = { answers: 0, "lines in logs": 0 };
  for (const [name, include] of Object.entries(INCLUDES)) {
    const folder = mkdtempSync(join(tmpdir(), "tincay-hosts-"));
    // Apache gives up being root before it reads the site.
    chmodSync(folder, 0o755);
    const served = place(tree, folder);
    const note = (rule, where, what) => problems.push({ rule, where: `${name}: ${where}`, what });
    const site = { root: join(folder, "www"), base: tree.base.pathname, include: resolve(beside, include), folder };
    try {
      // What the logs keep is asked of a server of its own: a line may be written after its answer.
      for (const looks of [[pages, assets, redirects, nowhere, compressed], [logs]]) {
        const server = await start(name, site);
        const look = { tree, server, problems, counts, served, note };
        try {
          for (const part of looks) await part(look);
        } finally {
          await server.stop();
        }
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  report("hosts", problems, counts);
}

/** Copies the tree to where the server looks for it; every text gets compressed copies. */
function place(tree, folder) {
  const below = join(folder, "www", tree.base.pathname);
  mkdirSync(below, { recursive: true });
  cpSync(tree.root, below, { recursive: true });
  for (const path of tree.paths.filter((path) => TEXT.test(path))) {
    const bytes = readFileSync(join(below, path));
    if (!existsSync(join(below, `${path}.gz`))) writeFileSync(join(below, `${path}.gz`), gzipSync(bytes));
    if (!existsSync(join(below, `${path}.br`))) writeFileSync(join(below, `${path}.br`), brotliCompressSync(bytes));
  }
  return below;
}

function wellFormed(files) {
  return files.flatMap((file) => {
    try {
      execFileSync("xmllint", ["--noout", file], { stdio: "pipe" });
      return [];
    } catch (error) {
      return [{ rule: "xml", where: file, what: `${error.stderr ?? error}` }];
    }
  });
}

/** An answer; `path` goes out as it stands, so that spellings can be tried. */
function ask({ server, counts }, path, { method = "GET", headers = {} } = {}) {
  counts.answers += 1;
  return new Promise((answered, failed) => {
    const asked = request({ host: "127.0.0.1", port: server.port, path, method, headers, agent: false, timeout: 10_000 }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => answered({ status: response.statusCode, headers: response.headers, raw: response.rawHeaders, body: Buffer.concat(parts) }));
    });
    asked.on("timeout", () => asked.destroy(new Error(`${path}: no answer in 10 s`)));
    asked.on("error", failed);
    asked.end();
  });
}

const address = (tree, path) => new URL(tree.address(path)).pathname;
const isSensitive = (page) => page.hasNeutralIcon && !page.isRedirect;

/** The policy that a page carries in itself. */
function policyOf(tree, path) {
  return /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(tree.read(path))?.[1].replaceAll("&#x27;", "'").replaceAll("&#39;", "'");
}

/**
 * The policy in the header of a page: of a sensitive one its own. An ordinary one takes what sensitive pages have in themselves
 * too, for it may become one before the host is told.
 */
function policiesOf(tree, page) {
  const own = policyOf(tree, page.path);
  if (isSensitive(page)) return `${own}; frame-ancestors 'none'`;
  const sensitive = policyOf(tree, [...tree.pages.values()].find(isSensitive).path);
  const hashes = (name) => [...new RegExp(`${name} ([^;]+)`).exec(sensitive)[1].matchAll(/'sha256-[^']+'/g)].map(([hash]) => ` ${hash}`).join("");
  const both = own.replace("style-src 'self'", `style-src 'self'${hashes("style-src")}`).replace("script-src 'self'", `script-src 'self'${hashes("script-src")}`);
  return `${both}; frame-ancestors 'none'`;
}

/** Headers that every answer carries, each once. */
function common({ tree, note }, where, { headers, raw }) {
  for (const [name, value] of Object.entries(PLAIN)) if (headers[name] !== value) note("TRACE-03-headers", where, `${name}: ${headers[name]}`);
  if (!/geolocation=\(\)/.test(headers["permissions-policy"] ?? "")) note("TRACE-03-headers", where, "no permissions-policy");
  const insists = headers["strict-transport-security"] !== undefined;
  if (insists !== (tree.base.protocol === "https:")) note("TRACE-03-headers", where, "strict-transport-security");
  const names = raw.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
  const twice = names.filter((name, at) => names.indexOf(name) !== at && name !== "vary");
  if (twice.length > 0) note("header-twice", where, twice.join(", "));
}

function cache({ note }, rule, where, { headers }, expected) {
  if (headers["cache-control"] !== expected) note(rule, where, `cache-control: ${headers["cache-control"]}, not ${expected}`);
}

async function pages(look) {
  const { tree, note } = look;
  for (const page of [...tree.pages.values()].filter((page) => !page.isRedirect && !page.isNotFound)) {
    const path = address(tree, page.path);
    const answer = await ask(look, path);
    if (answer.status !== 200) note("status", path, `${answer.status}`);
    if (answer.body.toString() !== tree.read(page.path)) note("body", path, "is not the file");
    if (!/^text\/html; *charset=utf-8$/i.test(answer.headers["content-type"])) note("type", path, answer.headers["content-type"]);
    common(look, path, answer);
    const expected = policiesOf(tree, page);
    if (answer.headers["content-security-policy"] !== expected) note("TRACE-03-policy-in-header", path, answer.headers["content-security-policy"]);
    cache(look, "TRACE-07-no-store", path, answer, isSensitive(page) ? "no-store" : "no-cache");
  }
}

const TYPES = {
  css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8", json: "application/json; charset=utf-8", xml: "application/xml; charset=utf-8",
  txt: "text/plain; charset=utf-8", ics: "text/calendar; charset=utf-8", svg: "image/svg+xml", webp: "image/webp", jpg: "image/jpeg", png: "image/png",
};

/** A server that knows no media types sends those of the site. */
function type({ note }, path, { headers }) {
  const expected = TYPES[path.split(".").pop()];
  if (expected && headers["content-type"]?.toLowerCase() !== expected) note("type", path, headers["content-type"]);
}

async function assets(look) {
  for (const path of look.tree.paths.filter((path) => /\.(ics|json|xml|txt)$/.test(path) && !path.startsWith("."))) type(look, path, await ask(look, address(look.tree, path)));
  for (const path of look.tree.paths.filter((path) => path.startsWith("assets/"))) {
    const answer = await ask(look, address(look.tree, path));
    type(look, path, answer);
    common(look, path, answer);
    cache(look, "immutable", path, answer, "public, max-age=31536000, immutable");
  }
  for (const hidden of [".tincay-record", ".htaccess"]) {
    const { status } = await ask(look, address(look.tree, hidden));
    if (status !== 404 && status !== 403) look.note("hidden", hidden, `${status}`);
  }
  const { status } = await ask(look, address(look.tree, ".well-known/security.txt"));
  if (status !== 200) look.note("status", "security.txt", `${status}`);
}

async function redirects(look) {
  const { tree, note } = look;
  const old = [...tree.pages.values()].filter((page) => page.isRedirect);
  if (old.length < 2) note("redirect", "the tree", "has too few old addresses to try");
  for (const page of old) {
    const target = tree.resolve(page.canonical, page.path).path;
    const path = address(tree, page.path);
    for (const spelling of [path, path.replace(/\/$/, "")]) {
      const { status, headers } = await ask(look, spelling);
      const to = new URL(headers.location ?? "", "http://127.0.0.1/").pathname;
      if (status !== 301 || to !== address(tree, target)) note("redirect", spelling, `${status} ${headers.location}`);
    }
  }
}

/** What is not there is answered in the language of its folder, also among sensitive pages. */
async function nowhere(look) {
  const { tree, note } = look;
  for (const [path, quiet] of [["khong-co/", false], ["en/nothing/", false], ["en/a.html", false], ["assets/khong-co.css", false], ["ho-tro/khong-co/", true], ["en/support/nothing", true]]) {
    const answer = await ask(look, address(tree, path));
    const page = `${languageOf(path) === "en" ? "en/" : ""}404.html`;
    if (answer.status !== 404) note("status", path, `${answer.status}`);
    if (answer.body.toString() !== tree.read(page)) note("404-language", path, `is not ${page}`);
    common(look, path, answer);
    if (quiet) cache(look, "TRACE-07-no-store", path, answer, "no-store");
  }
}

async function compressed(look) {
  const { tree, server, note } = look;
  const some = ["index.html", "en/index.html", "ho-tro/index.html", "en/support/index.html", "robots.txt"];
  for (const path of some.concat(tree.paths.filter((path) => /^assets\/.*\.(css|js)$/.test(path)))) {
    const expected = tree.read(path);
    // nginx has brotli only with a module that Debian keeps apart.
    const encodings = server.name === "nginx" ? ["gzip"] : ["gzip", "br"];
    for (const encoding of encodings) {
      const answer = await ask(look, address(tree, path), { headers: { "accept-encoding": encoding } });
      const where = `${path} as ${encoding}`;
      if (answer.headers["content-encoding"] !== encoding) { note("encoding", where, `${answer.headers["content-encoding"]}`); continue; }
      const plain = encoding === "gzip" ? gunzipSync(answer.body) : brotliDecompressSync(answer.body);
      if (plain.toString() !== expected) note("encoding", where, "is not the file");
      if (!/accept-encoding/i.test(answer.headers.vary ?? "")) note("vary", where, `${answer.headers.vary}`);
      const type = (await ask(look, address(tree, path))).headers["content-type"];
      if (answer.headers["content-type"] !== type) note("type", where, `${answer.headers["content-type"]}, not ${type}`);
      common(look, where, answer);
      if (/^(en\/support|ho-tro)/.test(path)) cache(look, "TRACE-07-no-store", where, answer, "no-store");
    }
  }
}

/** Other ways to ask for a sensitive page: all of them leave lines in a log that is not told better. */
function spellings(path) {
  const bare = path.replace(/\/$/, "");
  return [path, bare, `${path}?a=1`, `${path}index.html`, path.toUpperCase(), `/${path}`, path.replace(/[a-z]/g, (letter) => (letter === "o" ? "%6f" : letter)), `${path}khong-co`];
}

async function logs(look) {
  const { tree, server, note, counts } = look;
  const sensitive = [...tree.pages.values()].filter(isSensitive).map((page) => address(tree, page.path));
  const old = [...tree.pages.values()].filter((page) => page.isRedirect && isSensitive(tree.pages.get(tree.resolve(page.canonical, page.path).path)));
  if (old.length === 0) note("TRACE-07-no-line", "the tree", "has no old address of a sensitive page to try");
  const paths = sensitive.flatMap(spellings).concat(old.flatMap((page) => [address(tree, page.path), address(tree, page.path).replace(/\/$/, "")]));
  for (const path of paths) {
    await ask(look, path);
    await ask(look, path, { method: "HEAD" });
  }
  await ask(look, sensitive[0], { method: "POST" });
  await ask(look, sensitive[0], { headers: { "if-modified-since": new Date(Date.now() + 1000).toUTCString() } });
  await ask(look, sensitive[0], { headers: { range: "bytes=9999999-" } });
  const marker = address(tree, "index.html");
  await ask(look, `${marker}?marker`);
  const lines = await loggedBy(server, "?marker");
  counts["lines in logs"] += lines.length;
  if (!lines.some((line) => line.includes("?marker"))) note("log", "access.log", "keeps nothing at all");
  const told = [...lines, ...server.errors().split("\n")].filter((line) => names(line, sensitive, old.map((page) => address(tree, page.path))));
  told.slice(0, 5).forEach((line) => note("TRACE-07-no-line", "log", line));
  if (lines.length > 1) note("TRACE-07-no-line", "log", `${lines.length - 1} lines came with sensitive pages alone`);
}

/** The lines of a log once one of them holds `marker`, or after ten seconds. */
async function loggedBy(server, marker) {
  for (let tries = 0; tries < 100 && !server.log().includes(marker); tries += 1) await new Promise((wait) => setTimeout(wait, 100));
  // What was written late by another thread shall count.
  await new Promise((wait) => setTimeout(wait, 300));
  return server.log().split("\n").filter(Boolean);
}

/** Whether a line of a log names one of `paths`, however it was asked for. */
function names(line, sensitive, old) {
  let text = line.toLowerCase();
  try { text = decodeURIComponent(text); } catch { /* as it stands */ }
  return [...sensitive, ...old].some((path) => text.includes(path.replace(/\/$/, "")));
}

await main();
