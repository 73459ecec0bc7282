// Serves a built tree on this machine alone, the way a static host would: folders by their
// index.html, anything else by 404.html. No headers that a plain host would not send.

import { createServer } from "node:http";
import { readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

/** Starts a server on a free port; `base` is the path that the site was built for. */
export async function serve(root, base) {
  const server = createServer((request, response) => answer(root, base, request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => (server.closeAllConnections?.(), server.close(resolve))),
  };
}

function answer(root, base, request, response) {
  const file = fileFor(root, base, request.url);
  const found = file ?? fileFor(root, base, `${base}404.html`);
  const type = found ? (TYPES[extname(found)] ?? "application/octet-stream") : "text/plain";
  response.writeHead(file ? 200 : 404, { "content-type": type });
  response.end(found ? readFileSync(found) : "not found");
}

/** The file behind a request, or null; nothing outside `root` is ever one. */
function fileFor(root, base, url) {
  const path = decodePath(url);
  if (path === null || !path.startsWith(base)) return null;
  const below = normalize(`/${path.slice(base.length)}`);
  const file = join(root, below.endsWith("/") ? `${below}index.html` : below);
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

function decodePath(url) {
  try {
    return decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
}
