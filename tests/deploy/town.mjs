// What every test of `deploy` with a real server needs: a copy of a town to edit, a program that deploys
// it, and what was found. A host is told by its target and by how to read all that is on it.

import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { options } from "../html/tree.mjs";

export const HONOREE = "content/honorees/2026/nguoi-1.vi.md";
export const PAGE = "content/pages/gioi-thieu.vi.md";
export const NAME = "Lê Thị Mai Mẫu";
const COPY = /\.(gz|br|zst)$/;

export const given = options({
  program: "target/debug/tincay", source: "tests/sites/thi-tran-mau", date: "2026-11-10", kills: "6", python: "tests/.tools/python/bin/python",
});
/** A new folder, which whoever made the town removes. */
export const folder = mkdtempSync(join(tmpdir(), "tincay-deploy-"));
export const problems = [];
export const counts = { deployments: 0, kills: 0, "failed connections": 0, files: 0 };
export const note = (rule, what) => problems.push({ rule, where: "deploy", what });

const source = join(folder, "source");
const built = join(source, "public");

/** A port that nobody has. */
export function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

/** The parts that a page is made of. */
export function partsOf(page) {
  return [...page.toString().matchAll(/["' ,]\/(assets\/[^"' ,]+)/g)].map(([, part]) => part);
}

/** All files below a folder, by path. */
export function tree(top, below = "") {
  if (!existsSync(top)) return new Map();
  return new Map(readdirSync(join(top, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return [...tree(top, path)];
    return path === ".tincay-record" ? [] : [[path, readFileSync(join(top, path))]];
  }));
}

export class Town {
  /** `served` reads what is on the host, by path, `glance` does so where reading takes long; `env` is added to the environment. */
  constructor({ target, more = [], env = {}, served, glance = served }) {
    Object.assign(this, { target, more, env: { ...process.env, ...env }, served, glance });
    // The source is a copy: an edit leaves nothing behind.
    cpSync(resolve(given.source), source, { recursive: true, filter: (path) => !path.endsWith(".tincay") });
  }

  argumentsOf(target, more) {
    return ["deploy", target, "--root", source, "--output", built, "--date", given.date, "--reproduce", "--precompress", "--format", "json",
      ...this.more, ...more];
  }

  /** Runs a deployment to `target`; its code and all that it said. */
  run(target, ...more) {
    counts.deployments += 1;
    return new Promise((ended) => {
      const child = spawn(resolve(given.program), this.argumentsOf(target, more), { env: this.env, timeout: 180_000 });
      let [stdout, stderr] = ["", ""];
      child.stdout.setEncoding("utf8").on("data", (part) => { stdout += part; });
      child.stderr.setEncoding("utf8").on("data", (part) => { stderr += part; });
      child.on("close", (code) => ended({ code, stdout, stderr }));
    });
  }

  /** A deployment that must work, and what it told. */
  async deploy(...more) {
    const { code, stdout, stderr } = await this.run(this.target, ...more);
    const line = stdout.split("\n").find((line) => line.startsWith('{"dry_run"'));
    if (!line || code !== 0) note("ran", `${code} ${stderr}`);
    return { code, ...JSON.parse(line ?? '{"new":[],"changed":[],"withdrawn":[],"removed":[],"purge":[]}') };
  }

  /** A deployment that is killed after `pause` milliseconds, unless it has ended. */
  async killed(pause) {
    const child = spawn(resolve(given.program), this.argumentsOf(this.target, []), { stdio: "ignore", env: this.env });
    const ended = new Promise((done) => child.on("exit", (code, signal) => done(signal)));
    const timer = setTimeout(() => child.kill("SIGKILL"), pause);
    if (await ended === "SIGKILL") counts.kills += 1;
    clearTimeout(timer);
  }

  /** The line with which a recipe publishes, run as CI runs it, for this town and its day. */
  async recipe(name) {
    const [, line] = /^ *(?:- )?run: (tincay deploy .*)$/m.exec(readFileSync(`.github/recipes/${name}`, "utf8"));
    const bin = join(folder, "bin");
    mkdirSync(bin, { recursive: true });
    const more = this.argumentsOf("", []).slice(2).map((word) => `'${word}'`).join(" ");
    writeFileSync(join(bin, "tincay"), `#!/bin/bash\nexec '${resolve(given.program)}' "$@" ${more}\n`, { mode: 0o755 });
    const env = { ...this.env, TARGET: this.target, PATH: `${bin}:${process.env.PATH}` };
    const child = spawn("bash", ["-e", "-c", line], { env, stdio: "ignore", timeout: 180_000 });
    counts.deployments += 1;
    return new Promise((ended) => child.on("close", ended));
  }

  /** With an error in the content CI fails, and what must go is gone all the same; without it all is well. */
  async publishedBy(name, foreign) {
    const [file, good, bad] = ["content/honorees/2026/nguoi-3.vi.md", "Thêm một câu.", "Thêm [một câu](/khong-co/)."];
    const hers = async () => [...(await this.served()).keys()].filter((path) => path.includes("nguoi-3/"));
    if ((await hers()).length === 0) note("recipe", "she was never there");
    this.edit(PAGE, good, bad);
    this.edit(file, "status: granted", "status: withdrawn\n  withdrawn_on: 2026-11-08");
    const failed = await this.recipe(name);
    if (failed !== 1) note("recipe", `${name} ends with ${failed} when the content has errors`);
    if ((await hers()).length > 0) note("recipe", `${name} leaves ${await hers()}`);
    this.edit(PAGE, bad, good);
    const ended = await this.recipe(name);
    if (ended !== 0) note("recipe", `${name} ends with ${ended}`);
    await this.same(name, foreign);
  }

  edit(path, from, to) {
    const text = readFileSync(join(source, path), "utf8");
    if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
    writeFileSync(join(source, path), text.replace(from, to));
  }

  /** Another title of the site changes every page. */
  rename(round) {
    const title = /^title:.*\n(?:  .*\n)*/m.exec(readFileSync(join(source, "content/site.yaml"), "utf8"))[0];
    this.edit("content/site.yaml", title, `title: { vi: Thị trấn Mẫu ${round}, en: Sample Town ${round} }\n`);
  }

  addSentence() { this.edit(PAGE, "\n\n", "\n\nThêm một câu.\n\n"); }

  withdraw() { this.edit(HONOREE, "status: granted", "status: withdrawn\n  withdrawn_on: 2026-11-08"); }

  /** What is served is what was built, byte for byte, and what somebody else put there. */
  async same(when, foreign) {
    const [served, expected] = [await this.served(), tree(built)];
    counts.files = expected.size;
    for (const [path, bytes] of expected) {
      if (!served.get(path)?.equals(bytes)) note("same", `${when}: ${path} ${served.has(path) ? "differs" : "is missing"}`);
    }
    for (const path of served.keys()) if (!expected.has(path) && path !== foreign) note("extra", `${when}: ${path}`);
    if (foreign && !served.has(foreign)) note("foreign", `${when}: ${foreign} is gone`);
  }

  /** Every page on the host has each part of itself. */
  async whole(when) {
    const served = await this.glance();
    for (const [path, bytes] of served) {
      if (!path.endsWith(".html")) continue;
      for (const part of partsOf(bytes)) if (!served.has(part)) note("whole", `${when}: ${path} lacks ${part}`);
    }
  }

  /** First all, then nothing, then one page, then a withdrawal; `holds` finds text anywhere on the host. */
  async story(foreign, holds) {
    const first = await this.deploy();
    if (first.new.length < 100) note("first", `${first.new.length} files`);
    await this.same("first", foreign);
    if (first.code !== 0) return false;
    const again = await this.deploy();
    if (again.new.length + again.changed.length + again.removed.length > 0) note("again", JSON.stringify(again));

    this.addSentence();
    const one = await this.deploy();
    const own = one.changed.filter((path) => !COPY.test(path));
    if (own.length > 5 || own.length < 1) note("delta", one.changed.join(", "));
    await this.same("one page", foreign);

    if (!await holds("nguoi-1") || !await holds(NAME)) note("CON-03", "the name was never there");
    this.withdraw();
    const back = await this.deploy();
    if (!back.withdrawn.some((path) => path.includes("nguoi-1"))) note("CON-03", JSON.stringify(back.withdrawn));
    if (!back.purge.some((address) => address.includes("nguoi-1"))) note("CON-03", "not among the addresses to purge");
    for (const text of ["nguoi-1", NAME]) if (await holds(text)) note("CON-03", `still there: ${text}`);
    await this.same("withdrawal", foreign);
    return true;
  }

  /** Kills at moments that differ and are the same in every run; at last a deployment that ends. */
  async kills(foreign, longest = 2500) {
    let moment = 7;
    for (let round = 0; round < Number(given.kills); round += 1) {
      moment = (moment * 48271) % 2147483647;
      this.rename(round);
      await this.killed(300 + (moment % longest));
      await this.whole(`kill ${round}`);
    }
    await this.deploy();
    await this.whole("after kills");
    await this.same("after kills", foreign);
  }
}
