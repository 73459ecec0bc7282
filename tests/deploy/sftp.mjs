// Deploys a town to a real OpenSSH server on 127.0.0.1: first whole, then one page, then a withdrawal,
// then by two runs at once, with a note that is lost or damaged, killed at random moments with connections that fail,
// and in the end every byte is as it was built.
//   node tests/deploy/sftp.mjs --program target/debug/tincay --source tests/sites/thi-tran-mau --date 2026-11-10 --kills 6
// The server is ended by its process id.

import { execFileSync, spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { userInfo } from "node:os";
import { join } from "node:path";
import { report } from "../html/tree.mjs";
import { NAME, Town, counts, folder, freePort, given, note, problems, tree } from "./town.mjs";

const SFTP_SERVER = ["/usr/lib/openssh/sftp-server", "/usr/libexec/openssh/sftp-server"].find(existsSync);
const FOREIGN = "theirs.txt";
/** With no more kills than this, only the story is told that every host goes through. */
const FEW = 2;

async function serve(port) {
  const home = join(folder, "home");
  mkdirSync(home);
  for (const key of ["host", "user"]) execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(folder, key)]);
  // Where the file `flaky` is one connection in five fails; where `full` is, no byte has room.
  writeFileSync(join(folder, "serve.sh"), `#!/bin/bash\nif [ -e ${folder}/flaky ] && [ $((RANDOM % 5)) -eq 0 ]; then echo x >> ${folder}/failed; exit 1; fi\nif [ -e ${folder}/full ]; then trap '' XFSZ; ulimit -f 0; fi\nexec ${SFTP_SERVER} -d ${home}\n`);
  chmodSync(join(folder, "serve.sh"), 0o755);
  writeFileSync(join(folder, "sshd_config"), [
    `Port ${port}`, "ListenAddress 127.0.0.1", `HostKey ${folder}/host`, `AuthorizedKeysFile ${folder}/user.pub`, "PidFile none",
    "UsePAM no", "StrictModes no", "PasswordAuthentication no", "KbdInteractiveAuthentication no", "PermitRootLogin yes", "MaxStartups 100",
    // So that the shell of whoever runs this reads no file of hers first, at every connection.
    "SetEnv SHLVL=1", `Subsystem sftp ${SFTP_SERVER}`, `ForceCommand ${folder}/serve.sh`, "",
  ].join("\n"));
  const [type, key] = readFileSync(join(folder, "host.pub"), "utf8").split(" ");
  writeFileSync(join(folder, "known_hosts"), `[127.0.0.1]:${port} ${type} ${key}\n`);
  writeFileSync(join(folder, "ssh_config"), [
    "Host town", "HostName 127.0.0.1", `Port ${port}`, `User ${userInfo().username}`, `IdentityFile ${folder}/user`, "IdentitiesOnly yes",
    `UserKnownHostsFile ${folder}/known_hosts`, "StrictHostKeyChecking yes",
    // The quickest: nobody listens here, and there are hundreds of connections.
    "KexAlgorithms curve25519-sha256", "",
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

const site = join(folder, "home", "www");

/** Nobody but its owner reads the note of what is there. */
function checkNote() {
  const state = readdirSync(join(folder, "home", ".tincay"));
  if (state.length !== 1) note("state", state.join(", "));
  for (const name of state) if ((statSync(join(folder, "home", ".tincay", name)).mode & 0o77) !== 0) note("state", "others may read it");
}

/** Whether any file or name on the host, the note included, holds `text`. */
function holds(text) {
  return [...tree(join(folder, "home"))].some(([path, bytes]) => path.includes(text) || bytes.includes(text));
}

/** A host of which nothing is known keeps what stands where the site would come; with `--repair` it is replaced. */
async function occupied(town) {
  const theirs = join(site, "index.html");
  writeFileSync(theirs, "somebody else's home page");
  const { code, stderr } = await town.run(town.target);
  if (code !== 2 || !stderr.includes("`index.html`")) note("occupied", `${code} ${stderr}`);
  if (readFileSync(theirs, "utf8") !== "somebody else's home page") note("occupied", "it was replaced");
  if (readdirSync(site).sort().join() !== ["index.html", FOREIGN].sort().join()) note("occupied", readdirSync(site).join());
  rmSync(theirs);
}

/** A host that has lost its note, with a page of somebody who withdrew and one that names her: both go, all else stays, and it is told. */
async function lost(town) {
  const [hers, naming] = ["guong-dien-hinh/nguoi-1/index.html", "guong-dien-hinh/index.html"];
  for (const more of [[], ["--removals-only"]]) {
    mkdirSync(join(site, hers, ".."), { recursive: true });
    for (const page of [hers, naming]) writeFileSync(join(site, page), NAME);
    rmSync(join(folder, "home", ".tincay"), { recursive: true });
    const { code, stdout, stderr } = await town.run(town.target, ...more);
    if (code !== 1 || !stdout.includes(`"withdrawn":["${hers}"]`) || !stderr.includes("bản ghi")) note("lost", `${code} ${stdout} ${stderr}`);
    await town.same(`lost note ${more.join()}`, FOREIGN);
  }
}

/** With a note that cannot be read, what was withdrawn goes all the same, and the note stays. */
async function damaged(town) {
  const [hers, state] = ["guong-dien-hinh/nguoi-1/index.html", join(folder, "home", ".tincay")];
  const path = join(state, readdirSync(state)[0]);
  const whole = readFileSync(path);
  mkdirSync(join(site, hers, ".."), { recursive: true });
  writeFileSync(join(site, hers), NAME);
  writeFileSync(path, whole.subarray(0, whole.length / 2));
  const { code, stdout } = await town.run(town.target, "--removals-only");
  if (code !== 1 || !stdout.includes(`"withdrawn":["${hers}"]`) || existsSync(join(site, hers))) note("damaged", `${code} ${stdout}`);
  if (readFileSync(path).length !== Math.floor(whole.length / 2)) note("damaged", "the note was changed");
  writeFileSync(path, whole);
}

/** CON-03: from a host that has no room, or no place for a run, whoever withdrew goes all the same, and it is told; the next run goes on. */
async function full(town) {
  const state = join(folder, "home", ".tincay");
  const hinder = [
    () => { writeFileSync(join(folder, "full"), ""); return () => rmSync(join(folder, "full")); },
    () => { renameSync(state, `${state}.aside`); writeFileSync(state, ""); return () => { rmSync(state); renameSync(`${state}.aside`, state); }; },
  ];
  const [pages, file] = [["guong-dien-hinh/nguoi-2", "en/role-models/person-2"], "content/honorees/2026/nguoi-2.vi.md"];
  const hers = () => pages.some((page) => existsSync(join(site, page)));
  cpSync(site, `${site}.before`, { recursive: true });
  if (!hers()) note("full", "she was never there");
  town.edit(file, "status: granted", "status: withdrawn\n  withdrawn_on: 2026-11-08");
  for (const begin of hinder) for (const more of [[], ["--removals-only"]]) {
    for (const page of pages) if (existsSync(join(`${site}.before`, page))) cpSync(join(`${site}.before`, page), join(site, page), { recursive: true });
    const end = begin();
    const { code, stdout, stderr } = await town.run(town.target, ...more);
    end();
    if (hers()) note("full", `${begin} ${more.join()}: she is still there: ${code} ${stderr}`);
    if (code !== 1 || !stdout.includes('nguoi-2/index.html') || !stdout.includes(".tincay/receipts")) note("full", `${more.join()}: ${code} ${stdout} ${stderr}`);
  }
  rmSync(`${site}.before`, { recursive: true });
  await town.deploy();
  await town.same("full", FOREIGN);
  checkNote();
}

/** Two states of the site by two runs at once: no file is at the place of another, one run stops and says so, and all is well after the next. */
async function together(town) {
  const other = join(folder, "other");
  cpSync(join(folder, "source"), other, { recursive: true, filter: (path) => !path.endsWith(".tincay") });
  const elsewhere = (word) => word.replace(join(folder, "source"), other);
  const second = Object.assign(Object.create(town), { argumentsOf: (target, more) => town.argumentsOf(target, more).map(elsewhere) });
  let stopped = 0;
  for (const pause of [0, 400, 900]) {
    town.rename(`together ${pause}`);
    const first = town.run(town.target);
    await new Promise((go) => setTimeout(go, pause));
    const ended = await Promise.all([first, second.run(town.target)]);
    for (const { code, stderr } of ended) {
      if (code === 2 && stderr.includes("Đang có một lần đưa lên khác")) stopped += 1;
      else if (code !== 0) note("together", `${pause}: ${code} ${stderr}`);
    }
    const states = [join(folder, "source", "public"), join(other, "public")].map((top) => tree(top));
    for (const [path, bytes] of tree(site)) {
      if (path !== FOREIGN && !states.some((state) => state.get(path)?.equals(bytes))) note("together", `${pause}: ${path} is none of the two`);
    }
    checkNote();
  }
  if (stopped === 0) note("together", "no run stopped");
  await town.deploy();
  await town.same("together", FOREIGN);
}

/** Why there is no connection is said at once, and never that it broke off. */
async function refused(town) {
  const config = readFileSync(join(folder, "ssh_config"), "utf8");
  const known = readFileSync(join(folder, "known_hosts"), "utf8");
  const another = known.replace(/ssh-ed25519 .*/, readFileSync(join(folder, "user.pub"), "utf8").split(" ").slice(0, 2).join(" "));
  writeFileSync(join(folder, "known_another"), another);
  writeFileSync(join(folder, "known_none"), "");
  const cases = [
    [/IdentityFile .*/, `IdentityFile ${folder}/host`, "không nhận khóa đăng nhập này"],
    [/UserKnownHostsFile .*/, `UserKnownHostsFile ${folder}/known_another`, "khác với khóa mà máy này đã biết"],
    [/UserKnownHostsFile .*/, `UserKnownHostsFile ${folder}/known_none`, "chưa biết khóa"],
    [/Port .*/, `Port ${await freePort()}`, "không nhận kết nối"],
  ];
  for (const [from, to, words] of cases) {
    writeFileSync(join(folder, "ssh_wrong"), config.replace(from, to));
    const wrong = Object.assign(Object.create(town), { more: ["--ssh-config", join(folder, "ssh_wrong")] });
    const { code, stderr } = await wrong.run(town.target);
    if (code !== 2 || !stderr.includes(words)) note("refused", `${to}: ${code} ${stderr}`);
  }
}

async function main() {
  if (!SFTP_SERVER || !existsSync("/usr/sbin/sshd")) throw new Error("missing: openssh-server");
  const server = await serve(await freePort());
  try {
    mkdirSync(site);
    writeFileSync(join(site, FOREIGN), "somebody else's");
    const town = new Town({ target: "sftp://town/~/www", more: ["--ssh-config", join(folder, "ssh_config")], served: () => tree(site) });
    await occupied(town);
    if (!await town.story(FOREIGN, holds)) return;
    checkNote();
    await refused(town);
    await together(town);
    if (Number(given.kills) > FEW) {
      await town.publishedBy("forgejo.yml", FOREIGN);
      await lost(town);
      await damaged(town);
      await full(town);
    }
    writeFileSync(join(folder, "flaky"), "");
    await town.kills(FOREIGN);
    if (existsSync(join(folder, "failed"))) counts["failed connections"] = readFileSync(join(folder, "failed"), "utf8").length / 2;
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
    report("sftp", problems, counts);
  }
}

await main();
