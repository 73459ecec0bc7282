// nginx and Apache as a test starts them: own processes on 127.0.0.1 with a configuration in a
// folder of their own, ended by their process id. Each includes what the program wrote for it.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { join } from "node:path";

const MODULES = "/usr/lib/apache2/modules";

/** Every kind of server: how it is configured and started. */
export const SERVERS = {
  nginx: { program: ["/usr/sbin/nginx"], configure: nginx, args: (folder) => ["-p", folder, "-c", "server.conf", "-e", "errors.log"] },
  apache: { program: ["/usr/sbin/apache2"], configure: apache, args: (folder) => ["-X", "-d", folder, "-f", join(folder, "server.conf")] },
};

/** Starts `name` for the tree at `root`, which lies at `base`; `include` is the file for it. */
export async function start(name, { root, base, include, folder }) {
  const { program, configure, args } = SERVERS[name];
  const port = await freePort();
  for (const below of ["", "www", "temp"]) mkdirSync(join(folder, below), { recursive: true });
  writeFileSync(join(folder, "server.conf"), configure({ root, base, include, folder, port }));
  for (const log of ["access.log", "errors.log"]) writeFileSync(join(folder, log), "");
  const child = spawn(program[0], args(folder), { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
  const ended = new Promise((resolve) => child.on("exit", resolve));
  try {
    await answering(port, child);
  } catch {
    child.kill("SIGKILL");
    throw new Error(`${name} does not answer: ${said}${readFileSync(join(folder, "errors.log"), "utf8")}`);
  }
  return {
    name,
    port,
    log: () => readFileSync(join(folder, "access.log"), "utf8"),
    errors: () => readFileSync(join(folder, "errors.log"), "utf8"),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until somebody listens at `port`, for ten seconds at most. */
async function answering(port, child) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) break;
    const open = await new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () => (socket.end(), resolve(true)));
      socket.on("error", () => resolve(false));
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("nobody listens");
}

function nginx({ root, include, folder, port }) {
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((path) => `  ${path}_temp_path ${folder}/temp;`);
  return `
daemon off;
master_process off;
worker_processes 1;
pid ${folder}/pid;
error_log ${folder}/errors.log;
events { worker_connections 64; }
http {
  access_log ${folder}/access.log;
${paths.join("\n")}
  server {
    listen 127.0.0.1:${port};
    root ${root};
    include ${include};
  }
}
`;
}

function apache({ root, include, folder, port }) {
  const user = process.getuid() === 0 ? "User www-data\nGroup www-data" : "";
  const wanted = ["mpm_event", "authz_core", "alias", "brotli", "deflate", "dir", "env", "filter", "headers", "log_config", "mime", "rewrite", "setenvif"];
  const loaded = wanted.filter((name) => existsSync(join(MODULES, `mod_${name}.so`)));
  const lines = loaded.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`);
  return `
${lines.join("\n")}
ServerName 127.0.0.1
${user}
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
ErrorLog ${folder}/errors.log
TypesConfig /dev/null
Mutex file:${folder}/temp default
Define TINCAY_LOG ${folder}/access.log
# As Debian has it: what comes without a compressed copy is compressed on the way, and what is compressed is not again.
<IfModule mod_deflate.c>
  AddOutputFilterByType DEFLATE text/html text/plain text/xml text/css text/javascript application/javascript application/xml application/json image/svg+xml
</IfModule>
<IfModule mod_brotli.c>
  AddOutputFilterByType BROTLI_COMPRESS text/html text/plain text/xml text/css text/javascript application/javascript application/xml application/json image/svg+xml
</IfModule>
DocumentRoot ${root}
<Directory ${root}>
  AllowOverride FileInfo
  Options FollowSymLinks
  DirectoryIndex index.html
  Require all granted
</Directory>
<Files ".ht*">
  Require all denied
</Files>
<VirtualHost 127.0.0.1:${port}>
  Include ${include}
</VirtualHost>
`;
}
