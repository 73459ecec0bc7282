// `tincay verify` against nginx with the configuration that the program wrote: all is well; and against
// the same with one fault planted at a time: each is found, under its own name.
//   node tests/hosts/verify.mjs --program target/debug/tincay --source tests/sites/thi-tran-mau --date 2026-11-10
// Only 127.0.0.1 is asked; every server is ended by its process id.

import { spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { options, report } from "../html/tree.mjs";
import { start } from "./servers.mjs";

const given = options({ program: "target/debug/tincay", source: "tests/sites/thi-tran-mau", date: "2026-11-10" });
const folder = mkdtempSync(join(tmpdir(), "tincay-verify-"));
const source = join(folder, "source");
const built = join(source, "public");
const problems = [];
const counts = { runs: 0, faults: 0, requests: 0 };
const build = ["--root", source, "--output", built, "--date", given.date, "--reproduce", "--precompress"];

/** Runs the program; `spawnSync` would keep the servers' output from being read. */
function run(...args) {
  return new Promise((ended) => {
    let [said, wrong] = ["", ""];
    const child = spawn(resolve(given.program), args, { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (part) => { said += part; });
    child.stderr.on("data", (part) => { wrong += part; });
    child.on("exit", (code) => ended({ code, said, wrong }));
  });
}

/** What `tincay verify` finds at a host whose files and configuration were changed by `plant`. */
async function findings(name, plant, more = []) {
  const place = join(folder, name);
  mkdirSync(place);
  const www = join(place, "www");
  cpSync(built, www, { recursive: true });
  const written = readFileSync(join(source, ".tincay/hosts/public/nginx.conf"), "utf8");
  const include = join(place, "included.conf");
  writeFileSync(include, plant?.(www, written) ?? written);
  const server = await start("nginx", { root: www, include, folder: place });
  try {
    counts.runs += 1;
    const { code, said, wrong } = await run("verify", `http://127.0.0.1:${server.port}/`, ...build, "--format", "json", "--pages", "1000", ...more);
    const line = said.split("\n").find((line) => line.startsWith('{"url"'));
    if (!line) throw new Error(`${name}: ${code} ${wrong}`);
    const told = JSON.parse(line);
    counts.requests += told.asked;
    if (told.ok !== (code === 0) || told.ok !== (told.findings.length === 0)) problems.push({ rule: "exit code", where: name, what: `${code}` });
    return told.findings;
  } finally {
    await server.stop();
  }
}

const replaced = (text, from, to) => {
  const changed = text.replaceAll(from, to);
  if (changed === text) throw new Error(`nothing to plant: ${from}`);
  return changed;
};

/** One fault each, and the only check that may find it. */
const FAULTS = {
  status: (www) => rmSync(join(www, "gioi-thieu"), { recursive: true }),
  body: (www) => writeFileSync(join(www, "gioi-thieu/index.html"), "<p>somebody else's"),
  type: (_, conf) => replaced(conf, "text/css css;", "text/plain css;"),
  "type: charset": (_, conf) => replaced(conf, "charset utf-8;", "charset iso-8859-1;"),
  "type: saved": (_, conf) => replaced(conf, "    add_header Referrer-Policy", '    add_header Content-Disposition "attachment" always;\n    add_header Referrer-Policy'),
  header: (_, conf) => replaced(conf, /^ *add_header Referrer-Policy .*\n/gm, ""),
  "header: policy": (_, conf) => replaced(conf, "frame-ancestors 'none'", "frame-ancestors *"),
  "header: no-store": (_, conf) => replaced(conf, '"no-store"', '"no-cache"'),
  redirect: (_, conf) => replaced(conf, "return 301 /bai-viet/mo-dau-mua-hanh-dong/", "return 301 /"),
  "not-found": (_, conf) => replaced(conf, "error_page 404 /en/404.html", "error_page 404 /404.html"),
  compression: (_, conf) => replaced(replaced(conf, "gzip_static on", "gzip_static off"), "gzip on", "gzip off"),
  extra: (www) => { mkdirSync(join(www, "content")); writeFileSync(join(www, "content/site.yaml"), "title: x\n"); },
  "extra: withdrawn": (www) => { mkdirSync(join(www, "guong-dien-hinh/nguoi-5")); writeFileSync(join(www, "guong-dien-hinh/nguoi-5/index.html"), "<p>as it was"); },
};

async function main() {
  cpSync(resolve(given.source), source, { recursive: true, filter: (path) => !path.endsWith(".tincay") });
  chmodSync(folder, 0o755);
  const { code, wrong } = await run("build", "--publish", ...build);
  if (code !== 0) throw new Error(wrong);
  for (const finding of await findings("sound", null)) problems.push({ rule: finding.check, where: finding.address, what: finding.found });
  for (const [name, plant] of Object.entries(FAULTS)) {
    counts.faults += 1;
    const check = name.split(":")[0];
    const found = await findings(name.replaceAll(/[^a-z]+/g, "-"), plant);
    if (!found.some((finding) => finding.check === check)) problems.push({ rule: name, where: "planted", what: "was not found" });
    const others = found.filter((finding) => finding.check !== check);
    if (others.length > 0) problems.push({ rule: name, where: others[0].address, what: `also ${others[0].check}: ${others[0].found}` });
  }
  rmSync(folder, { recursive: true, force: true });
  report("verify", problems, counts);
}

await main();
