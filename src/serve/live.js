// Runs only on pages that `tincay serve` shows: reloads them when they have changed, and tells their
// writer what they lack. It stores one number, the place to scroll to, and only while it reloads.
(() => {
  "use strict";
  const own = document.currentScript;
  const digest = own.dataset.digest;
  let style = own.dataset.style;
  const place = `tincay:${location.pathname}`;

  const kept = sessionStorage.getItem(place);
  if (kept !== null) {
    sessionStorage.removeItem(place);
    addEventListener("load", () => scrollTo({ top: Number(kept), behavior: "instant" }));
  }

  const host = document.createElement("tincay-bar");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; font: 14px/1.5 system-ui, sans-serif; color-scheme: light; }
    [hidden] { display: none !important; }
    aside { position: fixed; inset-inline-end: 8px; inset-block-end: 8px; z-index: 2147483646; max-inline-size: min(28rem, calc(100vw - 16px));
      background: #fffbe6; color: #1a1a1a; border: 1px solid #6b5900; border-radius: 6px; padding: 4px 10px; }
    summary { cursor: pointer; } ul { margin: 4px 0; padding-inline-start: 18px; } a { color: #003f8a; }
    section { position: fixed; inset: 0; z-index: 2147483647; overflow: auto; background: #1c1010f2; color: #fff; padding: 24px; }
    pre { font: 14px/1.5 ui-monospace, monospace; white-space: pre-wrap; } h1 { font-size: 18px; }
    @media print { aside, section { display: none; } }`);
  root.adoptedStyleSheets = [sheet];

  const made = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  const bar = document.createElement("aside");
  const trouble = document.createElement("section");
  trouble.setAttribute("role", "alert");
  bar.hidden = trouble.hidden = true;
  root.append(bar, trouble);

  const show = (state) => {
    const [troubleWord, lacksWord, sourceWord, nothingWord] = state.words;
    trouble.hidden = state.trouble === null;
    trouble.replaceChildren(made("h1", digest === "" ? nothingWord : troubleWord), made("pre", state.trouble ?? ""));
    bar.hidden = state.source === null && state.lacks.length === 0;
    const open = bar.querySelector("details")?.open ?? false;
    const details = document.createElement("details");
    details.open = open;
    details.append(made("summary", state.lacks.length > 0 ? `${lacksWord} (${state.lacks.length})` : sourceWord));
    const list = document.createElement("ul");
    list.append(...state.lacks.map((text) => made("li", text)));
    details.append(list);
    if (state.source !== null) {
      const link = made("a", state.source);
      const path = encodeURI(state.file.replaceAll("\\", "/")).replace(/[?#]/g, encodeURIComponent);
      link.href = `vscode://file/${path.replace(/^\//, "")}`;
      details.append(link);
    }
    bar.replaceChildren(details);
  };

  const restyle = (address) => {
    const old = [...document.querySelectorAll("link[rel=stylesheet]")].find((link) => new URL(link.href).pathname === style);
    style = address;
    if (old === undefined) return;
    const link = old.cloneNode();
    link.href = address;
    link.addEventListener("load", () => old.remove());
    old.after(link);
  };

  const look = async () => {
    const answer = await fetch(`/_tincay/state${location.pathname}`);
    const state = await answer.json();
    if (state.digest !== "" && state.digest !== digest) {
      sessionStorage.setItem(place, String(scrollY));
      location.reload();
      return;
    }
    show(state);
    if (state.style !== "" && state.style !== style) restyle(state.style);
  };

  document.body.append(host);
  // A browser keeps six connections to a host: a page that nobody sees gives its own back, and looks again
  // when it is seen, for whoever comes is told at once.
  let events = null;
  const listen = () => {
    events?.close();
    events = document.hidden ? null : new EventSource("/_tincay/events");
    events?.addEventListener("message", () => look().catch(() => {}));
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", (event) => event.persisted && listen());
  listen();
})();
