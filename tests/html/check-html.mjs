// Every HTML file of a built tree through the Nu HTML checker: 0 errors, and every file was looked at.
//   node tests/html/check-html.mjs --root public

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { listFiles, options, report } from "./tree.mjs";

const CHECKER = fileURLToPath(new URL("../browser/node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url));
// Messages that we leave out, each with the fact that proves the checker wrong. None so far.
const EXCUSED = [];

function check(root, files) {
  // A run of seconds: compiled once, and quickly; the usual way takes three times the processor.
  const java = ["-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", CHECKER, "--format", "json", "--stdout", "--errors-only", "--exit-zero-always"];
  const run = spawnSync("java", [...java, ...files.map((file) => join(root, file))], {
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(`the checker ended with ${run.status}: ${run.stderr}`);
  return JSON.parse(run.stdout).messages;
}

function problemOf(root, { type, url, lastLine, lastColumn, message }) {
  const where = `${url.replace(`${pathToFileURL(root).href}/`, "")}:${lastLine ?? 0}:${lastColumn ?? 0}`;
  return { rule: `html-${type}`, where, what: message };
}

// All checks take the same arguments; this one does not look at where the site will live.
const { root } = options({ root: "public", base: "" });
const files = listFiles(root).filter((file) => file.endsWith(".html"));
const messages = files.length === 0 ? [] : check(root, files);
const problems = messages
  .filter(({ message }) => !EXCUSED.some((pattern) => pattern.test(message)))
  .map((message) => problemOf(root, message));
if (files.length === 0) problems.push({ rule: "no-pages", where: root, what: "the tree has no page" });
report("html", problems, { files: files.length });
