// Deploys a town to a real OpenSSH server on 127.0.0.1: first whole, then one page, then a withdrawal,
// then killed at random moments with connections that fail, and in the end every byte is as it was built.
//   node tests/deploy/sftp.mjs --program target/debug/tincay --source tests/sites/thi-tran-mau --date 2026-11-10 --kills 6
// The server is ended by its process id.

import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
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

/** A host that has lost its note, with a page of somebody who withdrew: the page goes, all else stays. */
async function lost(town) {
  const hers = "guong-dien-hinh/nguoi-1/index.html";
  mkdirSync(join(site, hers, ".."), { recursive: true });
  writeFileSync(join(site, hers), NAME);
  rmSync(join(folder, "home", ".tincay"), { recursive: true });
  const told = await town.deploy();
  if (!told.withdrawn.includes(hers)) note("lost", JSON.stringify(told.withdrawn));
  await town.same("lost note", FOREIGN);
}

async function main() {
  if (!SFTP_SERVER || !existsSync("/usr/sbin/sshd")) throw new Error("missing: openssh-server");
  const server = await serve(await freePort());
  try {
    mkdirSync(site);
    writeFileSync(join(site, FOREIGN), "somebody else's");
    const town = new Town({ target: "sftp://town/~/www", more: ["--ssh-config", join(folder, "ssh_config")], served: () => tree(site) });
    if (!await town.story(FOREIGN, holds)) return;
    checkNote();
    if (Number(given.kills) > FEW) {
      await town.publishedBy("forgejo.yml", FOREIGN);
      await lost(town);
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
