// Deploys a town to a real OpenSSH server on 127.0.0.1: first whole, then one page, then a withdrawal,
// then killed at random moments with connections that fail, and in the end every byte is as it was built.
//   node tests/deploy/sftp.mjs --program target/debug/tincay --source tests/sites/thi-tran-mau --date 2026-11-10 --kills 6
// The server is ended by its process id.

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join, resolve } from "node:path";
import { options, report } from "../html/tree.mjs";

const SFTP_SERVER = ["/usr/lib/openssh/sftp-server", "/usr/libexec/openssh/sftp-server"].find(existsSync);
const HONOREE = "content/honorees/2026/nguoi-1.vi.md";
const PAGE = "content/pages/gioi-thieu.vi.md";

const given = options({ program: "target/debug/tincay", source: "tests/sites/thi-tran-mau", date: "2026-11-10", kills: "6" });
const folder = mkdtempSync(join(tmpdir(), "tincay-sftp-"));
const problems = [];
const counts = { deployments: 0, kills: 0, "failed connections": 0, files: 0 };
const note = (rule, what) => problems.push({ rule, where: "sftp", what });

/** A port that nobody has. */
function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

async function serve(port) {
  const home = join(folder, "home");
  mkdirSync(home);
  for (const key of ["host", "user"]) execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(folder, key)]);
  // Where the file is, one connection in five fails.
  writeFileSync(join(folder, "serve.sh"), `#!/bin/bash\nif [ -e ${folder}/flaky ] && [ $((RANDOM % 5)) -eq 0 ]; then echo x >> ${folder}/failed; exit 1; fi\nexec ${SFTP_SERVER} -d ${home}\n`);
  chmodSync(join(folder, "serve.sh"), 0o755);
  writeFileSync(join(folder, "sshd_config"), [
    `Port ${port}`, "ListenAddress 127.0.0.1", `HostKey ${folder}/host`, `AuthorizedKeysFile ${folder}/user.pub`, "PidFile none",
    "UsePAM no", "StrictModes no", "PasswordAuthentication no", "KbdInteractiveAuthentication no", "PermitRootLogin yes", "MaxStartups 100",
    `Subsystem sftp ${SFTP_SERVER}`, `ForceCommand ${folder}/serve.sh`, "",
  ].join("\n"));
  const [type, key] = readFileSync(join(folder, "host.pub"), "utf8").split(" ");
  writeFileSync(join(folder, "known_hosts"), `[127.0.0.1]:${port} ${type} ${key}\n`);
  writeFileSync(join(folder, "ssh_config"), [
    "Host town", "HostName 127.0.0.1", `Port ${port}`, `User ${userInfo().username}`, `IdentityFile ${folder}/user`, "IdentitiesOnly yes",
    `UserKnownHostsFile ${folder}/known_hosts`, "StrictHostKeyChecking yes", "",
  ].join("\n"));
  if (process.getuid() === 0) mkdirSync("/run/sshd", { recursive: true, mode: 0o755 });
  const server = spawn("/usr/sbin/sshd", ["-D", "-e", "-f", join(folder, "sshd_config")], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  server.stderr.on("data", (part) => { said += part; });
  for (let tries = 0; tries < 50; tries += 1) {
    if (await answers(port)) return server;
    await new Promise((go) => setTimeout(go, 100));
  }
  server.kill();
  throw new Error(`sshd does not answer: ${said}`);
}

function answers(port) {
  return new Promise((answered) => {
    const socket = connect(port, "127.0.0.1", () => { socket.destroy(); answered(true); }).on("error", () => answered(false));
  });
}

const source = join(folder, "source");
const site = join(folder, "home", "www");
const built = join(source, "public");
const argumentsOf = (target, more) => ["deploy", target, "--root", source, "--output", built, "--date", given.date, "--reproduce",
  "--precompress", "--ssh-config", join(folder, "ssh_config"), "--format", "json", ...more];

/** Runs a deployment, and gives what it told. */
function deploy(...more) {
  counts.deployments += 1;
  const run = spawnSync(resolve(given.program), argumentsOf("sftp://town/~/www", more), { encoding: "utf8", timeout: 120_000 });
  const line = run.stdout.split("\n").find((line) => line.startsWith('{"dry_run"'));
  if (!line) note("ran", `${run.status} ${run.stderr}`);
  return { code: run.status, ...JSON.parse(line ?? '{"new":[],"changed":[],"withdrawn":[],"removed":[],"purge":[]}') };
}

function tree(top, below = "") {
  if (!existsSync(top)) return new Map();
  return new Map(readdirSync(join(top, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return [...tree(top, path)];
    return path === ".tincay-record" ? [] : [[path, readFileSync(join(top, path))]];
  }));
}

/** What is served is what was built, byte for byte, and what somebody else put there. */
function same(when, foreign) {
  const [served, expected] = [tree(site), tree(built)];
  counts.files = expected.size;
  for (const [path, bytes] of expected) {
    if (!served.get(path)?.equals(bytes)) note("same", `${when}: ${path} ${served.has(path) ? "differs" : "is missing"}`);
  }
  for (const path of served.keys()) if (!expected.has(path) && path !== foreign) note("extra", `${when}: ${path}`);
  if (foreign && !served.has(foreign)) note("foreign", `${when}: ${foreign} is gone`);
}

/** Every page on the host has each part of itself. */
function whole(when) {
  const served = tree(site);
  for (const [path, bytes] of served) {
    if (!path.endsWith(".html")) continue;
    for (const [, part] of bytes.toString().matchAll(/["' ,]\/(assets\/[^"' ,]+)/g)) if (!served.has(part)) note("whole", `${when}: ${path} lacks ${part}`);
  }
}

function edit(path, from, to) {
  const text = readFileSync(join(source, path), "utf8");
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  writeFileSync(join(source, path), text.replace(from, to));
}

/** A deployment that is killed after `pause` milliseconds, unless it has ended. */
async function killed(pause) {
  const child = spawn(resolve(given.program), argumentsOf("sftp://town/~/www", []), { stdio: "ignore" });
  const ended = new Promise((done) => child.on("exit", done));
  setTimeout(() => child.kill("SIGKILL"), pause).unref();
  await ended;
  counts.kills += 1;
}

async function main() {
  if (!SFTP_SERVER || !existsSync("/usr/sbin/sshd")) throw new Error("missing: openssh-server");
  // The source is a copy: an edit leaves nothing behind.
  cpSync(resolve(given.source), source, { recursive: true, filter: (path) => !path.endsWith(".tincay") });
  const server = await serve(await freePort());
  try {
    mkdirSync(site);
    writeFileSync(join(site, "theirs.txt"), "somebody else's");
    const first = deploy();
    if (first.new.length < 100) note("first", `${first.new.length} files`);
    same("first", "theirs.txt");
    if (first.code !== 0) return;
    const state = readdirSync(join(folder, "home", ".tincay"));
    if (state.length !== 1) note("state", state.join(", "));
    for (const name of state) if ((statSync(join(folder, "home", ".tincay", name)).mode & 0o77) !== 0) note("state", "others may read it");
    const again = deploy();
    if (again.new.length + again.changed.length + again.removed.length > 0) note("again", JSON.stringify(again));

    edit(PAGE, "\n\n", "\n\nThêm một câu.\n\n");
    const one = deploy();
    const own = one.changed.filter((path) => !/\.(gz|br|zst)$/.test(path));
    if (own.length > 5 || own.length < 1) note("delta", one.changed.join(", "));
    same("one page", "theirs.txt");

    edit(HONOREE, "status: granted", "status: withdrawn\n  withdrawn_on: 2026-11-08");
    const back = deploy();
    if (!back.withdrawn.some((path) => path.includes("nguoi-1"))) note("CON-03", JSON.stringify(back.withdrawn));
    if (!back.purge.some((address) => address.includes("nguoi-1"))) note("CON-03", "not among the addresses to purge");
    for (const [path, bytes] of tree(join(folder, "home"))) if (path.includes("nguoi-1") || bytes.includes("Lê Thị Mai Mẫu")) note("CON-03", `still there: ${path}`);
    same("withdrawal", "theirs.txt");

    writeFileSync(join(folder, "flaky"), "");
    let moment = 7;
    for (let round = 0; round < Number(given.kills); round += 1) {
      moment = (moment * 48271) % 2147483647;
      // A colour changes every page and the names of the styles.
      edit("content/site.yaml", /^title:.*\n(?:  .*\n)*/m.exec(readFileSync(join(source, "content/site.yaml"), "utf8"))[0], `title: { vi: Thị trấn Mẫu ${round}, en: Sample Town ${round} }\n`);
      await killed(300 + (moment % 2500));
      whole(`kill ${round}`);
    }
    deploy();
    whole("after kills");
    same("after kills", "theirs.txt");
    if (existsSync(join(folder, "failed"))) counts["failed connections"] = readFileSync(join(folder, "failed"), "utf8").length / 2;
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
    report("sftp", problems, counts);
  }
}

await main();
