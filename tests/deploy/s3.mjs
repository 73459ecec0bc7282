// Deploys a town to a real server of S3 (moto) on 127.0.0.1 through a door that fails one request in
// twenty, in three ways, and sees every change of an object: at each of them, every page on the store has
// each part of itself. First all, then one page, a withdrawal, kills at random moments; in the end every
// byte is as it was built. Buckets that keep versions or are open to everybody are refused.
//   node tests/deploy/s3.mjs --program target/debug/tincay --python tests/.tools/python/bin/python --kills 6
// The program is one with the feature `s3`. The server is ended by its process id.

import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { Agent, createServer, request } from "node:http";
import { report } from "../html/tree.mjs";
import { Town, counts, folder, freePort, given, note, partsOf, problems } from "./town.mjs";

const KEY = "AKIAHUNTER2HUNTER2AA";
const SECRET = "hunter2/hunter2/hunter2/hunter2/hunter2+";
const SIGNED = { authorization: `AWS4-HMAC-SHA256 Credential=${KEY}/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0` };
const OPEN = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::open/*" }] });
const VERSIONED = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
const FOREIGN = "theirs.txt";
const NOTES = "notes";
const agent = new Agent({ keepAlive: true, maxSockets: 32 });
const said = [];

function send(port, method, path, headers = {}, body = undefined) {
  return new Promise((answered, failed) => {
    const asked = request({ host: "127.0.0.1", port, method, path, headers, agent }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part)).on("end", () => answered({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    asked.on("error", failed).end(body);
  });
}

async function serve(port) {
  const server = spawn(given.python, ["-m", "moto.server", "-H", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
  for (let tries = 0; tries < 150; tries += 1) {
    const answer = await send(port, "GET", "/", SIGNED).catch(() => undefined);
    if (answer) return server;
    await new Promise((go) => setTimeout(go, 100));
  }
  server.kill();
  throw new Error("the server of S3 does not answer");
}

/** What is on the store, as the door saw it, and what must hold whenever it changes. */
class Seen {
  constructor(bucket) {
    Object.assign(this, { bucket: `/${bucket}/`, objects: new Map(), changes: 0, withdrawing: false });
  }

  change(method, url, body) {
    const path = decodeURIComponent(url.split("?")[0]);
    if (!path.startsWith(this.bucket) || !["PUT", "DELETE"].includes(method)) return;
    this.changes += 1;
    const name = path.slice(this.bucket.length);
    if (method === "PUT") {
      this.objects.set(name, body);
      if (name.endsWith(".html")) for (const part of partsOf(body)) if (!this.objects.has(part)) note("moment", `${name} comes before ${part}`);
    } else {
      this.objects.delete(name);
      if (name.startsWith("assets/") && !this.withdrawing) for (const page of this.users(name)) note("moment", `${name} goes before ${page}`);
    }
  }

  users(part) {
    return [...this.objects].filter(([name, body]) => name.endsWith(".html") && partsOf(body).includes(part)).map(([name]) => name);
  }
}

/** Hands requests on to the server; while it is `flaky` one in twenty fails, before it is handed on or after. */
class Door {
  constructor(inner, seen) {
    Object.assign(this, { inner, seen, flaky: false, denies: false, failed: 0, moment: 11 });
    this.server = createServer((asked, answer) => {
      const parts = [];
      asked.on("data", (part) => parts.push(part)).on("end", () => this.hand(asked, answer, Buffer.concat(parts)).catch(() => answer.destroy()));
    });
  }

  chance() {
    this.moment = (this.moment * 48271) % 2147483647;
    return this.moment / 2147483647;
  }

  async hand(asked, answer, body) {
    if (this.denies) {
      return answer.writeHead(403, { "content-type": "application/xml" })
        .end(`<Error><Code>SignatureDoesNotMatch</Code><AWSAccessKeyId>${KEY}</AWSAccessKeyId><StringToSign>${SECRET}</StringToSign></Error>`);
    }
    const fault = this.flaky && this.chance() < 0.05 ? Math.floor(this.chance() * 3) : undefined;
    if (fault !== undefined) this.failed += 1;
    if (fault === 0) return answer.writeHead(503).end("<Error><Code>SlowDown</Code></Error>");
    if (fault === 1) return answer.destroy();
    const headers = { ...asked.headers };
    delete headers.connection;
    const inner = await send(this.inner, asked.method, asked.url, headers, body);
    if (inner.status < 300) this.seen.change(asked.method, asked.url, body);
    // Done, but whoever asked never learns it.
    if (fault === 2) return answer.destroy();
    answer.writeHead(inner.status, inner.headers).end(inner.body);
  }
}

/** All objects of a bucket, straight from the server. */
async function bucket(port, name) {
  const found = new Map();
  for (const key of await keys(port, name)) {
    found.set(key, (await send(port, "GET", `/${name}/${encodeURI(key)}`, SIGNED)).body);
  }
  return found;
}

async function keys(port, name) {
  const found = [];
  for (let token = ""; token !== undefined;) {
    const more = token === "" ? "" : `&continuation-token=${encodeURIComponent(token)}`;
    const list = (await send(port, "GET", `/${name}?list-type=2${more}`, SIGNED)).body.toString();
    found.push(...[...list.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key]) => key));
    token = /<NextContinuationToken>([^<]*)</.exec(list)?.[1];
  }
  return found;
}

/** Each object is what it is, and is kept as long as it may be. */
async function checkHeaders(port) {
  const all = await keys(port, "town");
  const style = all.find((key) => /^assets\/.*\.css$/.test(key));
  const expected = {
    "index.html": ["text/html; charset=utf-8", "no-cache", undefined],
    "index.html.br": ["text/html; charset=utf-8", "no-cache", "br"],
    "ho-tro/index.html": ["text/html; charset=utf-8", "no-store", undefined],
    "ho-tro/index.html.gz": ["text/html; charset=utf-8", "no-store", "gzip"],
    "404.html": ["text/html; charset=utf-8", "no-cache", undefined],
    "lich.ics": ["text/calendar; charset=utf-8", "no-cache", undefined],
    [style]: ["text/css; charset=utf-8", "public, max-age=31536000, immutable", undefined],
  };
  for (const [key, [kind, cache, coding]] of Object.entries(expected)) {
    const { status, headers } = await send(port, "GET", `/town/${key}`, SIGNED);
    if (headers["content-type"] !== kind) note("headers", `${key}: ${status} ${headers["content-type"]}`);
    if (cache && headers["cache-control"] !== cache) note("headers", `${key}: ${headers["cache-control"]}`);
    if ((headers["content-encoding"] || undefined) !== coding) note("headers", `${key}: ${headers["content-encoding"]}`);
  }
}

/** What is refused: who refuses, what is said and what is left. */
async function refusals(town, port, door) {
  const refused = async (rule, words, left, ...told) => {
    const { code, stdout, stderr } = await town.run(...told);
    said.push(stdout, stderr);
    if (code !== 2 || !words.test(stderr)) note(rule, `${code} ${stderr}`);
    const name = /^s3:\/\/([^/]*)/.exec(told[0])[1];
    const there = await keys(port, name);
    if (there.length !== left) note(rule, there.join(", "));
  };
  await refused("open", /đọc được bản ghi|can read the note/, 0, "s3://open/www");
  await refused("versions", /--allow-versions/, 1, "s3://versioned/www");
  door.denies = true;
  await refused("denied", /SignatureDoesNotMatch/, 0, "s3://open/www");
  door.denies = false;
}

/** With a bucket that keeps versions, and somebody who has said to see to them. */
async function versions(town) {
  const { code, stdout } = await town.run("s3://versioned/www", "--allow-versions");
  if (code !== 0 || !stdout.includes('"keeps_versions":false')) note("versions", `${code} ${stdout}`);
  town.edit("content/honorees/2026/nguoi-2.vi.md", "status: granted", "status: withdrawn\n  withdrawn_on: 2026-11-08");
  const after = await town.run("s3://versioned/www", "--allow-versions");
  if (after.code !== 0 || !after.stdout.includes('"keeps_versions":true')) note("versions", `${after.code} ${after.stdout} ${after.stderr}`);
}

async function main() {
  const [inner, outer] = [await freePort(), await freePort()];
  const server = await serve(inner);
  const seen = new Seen("town");
  const door = new Door(inner, seen);
  try {
    await new Promise((go) => door.server.listen(outer, "127.0.0.1", go));
    for (const name of ["town", NOTES, "open", "versioned"]) await send(inner, "PUT", `/${name}`, SIGNED);
    await send(inner, "PUT", "/open?policy", SIGNED, OPEN);
    await send(inner, "PUT", "/versioned?versioning", SIGNED, VERSIONED);
    await send(inner, "PUT", `/town/${FOREIGN}`, { ...SIGNED, "content-length": "15" }, "somebody else's");
    const env = { AWS_ACCESS_KEY_ID: KEY, AWS_SECRET_ACCESS_KEY: SECRET, AWS_REGION: "us-east-1", AWS_ENDPOINT_URL: `http://127.0.0.1:${outer}` };
    // Read once for every state of it.
    const read = { at: -1, town: new Map() };
    const served = async () => {
      if (read.at !== seen.changes) Object.assign(read, { at: seen.changes, town: await bucket(inner, "town") });
      return read.town;
    };
    const glance = async () => {
      const there = (await keys(inner, "town")).filter((key) => key !== FOREIGN);
      if (there.length !== seen.objects.size || there.some((key) => !seen.objects.has(key))) note("seen", "the door has not seen all");
      return seen.objects;
    };
    const town = new Town({ target: "s3://town", more: ["--state", `s3://${NOTES}/town`], env, served, glance });
    const holds = async (text) => {
      const all = [...await served(), ...await bucket(inner, NOTES)];
      return all.some(([path, bytes]) => path.includes(text) || bytes.includes(text));
    };
    const plain = town.more;
    const dry = await town.run("s3://town", "--dry-run");
    if (dry.code !== 0 || seen.changes > 0) note("dry", `${dry.code} ${seen.changes} changes ${dry.stderr}`);
    const sees = town.withdraw.bind(town);
    town.withdraw = () => { seen.withdrawing = true; sees(); };
    if (!await town.story(FOREIGN, holds)) return;
    seen.withdrawing = false;
    await checkHeaders(inner);
    seen.withdrawing = true;
    await town.publishedBy("github-s3.yml", FOREIGN);
    seen.withdrawing = false;
    town.more = [];
    await refusals(town, inner, door);
    await versions(town);
    town.more = plain;
    door.flaky = true;
    await town.kills(FOREIGN, 4000);
    if (door.failed === 0) note("flaky", "no request failed");
    for (const secret of [KEY, SECRET]) if (said.join("").includes(secret)) note("secret", "a credential was told");
    Object.assign(counts, { "failed connections": door.failed, changes: seen.changes });
  } finally {
    server.kill();
    door.server.close();
    agent.destroy();
    door.server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
    report("s3", problems, counts);
  }
}

await main();
