// What traces.js runs inside pages: functions that a browser gets as text and that see nothing else of this file.

/** Before the page's own scripts: notes every attempt to keep, send or ask something, and every breach of the policy. */
export function recordAttempts() {
  window.visit = { attempts: [], violations: [] };
  document.addEventListener("securitypolicyviolation", (event) =>
    window.visit.violations.push(`${event.effectiveDirective} ${event.blockedURI}`),
  );
  const watched = [
    [window, "fetch"], [XMLHttpRequest.prototype, "open"], [Navigator.prototype, "sendBeacon"], [Storage.prototype, "setItem"],
    [IDBFactory.prototype, "open"], [window.CacheStorage?.prototype, "open"], [window.ServiceWorkerContainer?.prototype, "register"],
    [window.Geolocation?.prototype, "getCurrentPosition"], [window.Geolocation?.prototype, "watchPosition"],
    [History.prototype, "pushState"], [History.prototype, "replaceState"],
  ];
  for (const [holder, name] of watched) {
    const original = holder?.[name];
    if (!original) continue;
    holder[name] = function (...given) {
      window.visit.attempts.push(name);
      return original.apply(this, given);
    };
  }
}

/** Everything in this tab and origin that outlives a page. */
export async function listStores() {
  const found = [];
  const note = (name, count) => count > 0 && found.push(`${name}: ${count}`);
  note("cookies", document.cookie.length);
  note("localStorage", localStorage.length);
  note("sessionStorage", sessionStorage.length);
  note("IndexedDB", (await indexedDB.databases()).length);
  note("CacheStorage", (await caches.keys()).length);
  note("service workers", (await navigator.serviceWorker.getRegistrations()).length);
  return found;
}

/** Tries what the policy must stop; says what went through. */
export async function tryInjections() {
  const put = (tag, set) => document.body.appendChild(Object.assign(document.createElement(tag), set));
  const through = [];
  put("script", { textContent: "window.injectedScript = true" });
  put("style", { textContent: "html { --injected-style: 1 }" });
  put("img", { src: "https://elsewhere.example/pixel.png" });
  const styled = put("p", {});
  styled.innerHTML = '<b style="--injected-attribute: 1"></b><i onclick="window.injectedHandler = true"></i>';
  styled.querySelector("i").click();
  put("iframe", { src: "https://elsewhere.example/" });
  await new Promise((done) => setTimeout(done, 30));
  if (window.injectedScript) through.push("an inline script ran");
  if (window.injectedHandler) through.push("an event handler ran");
  if (getComputedStyle(document.documentElement).getPropertyValue("--injected-style")) through.push("an inline style applied");
  if (getComputedStyle(styled.querySelector("b")).getPropertyValue("--injected-attribute")) through.push("a style attribute applied");
  return through;
}

/** What of the page the promises are about. */
export function describePage() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const short = (elements) => elements.map((element) => element.outerHTML.slice(0, 90));
  const isVisible = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  // What a closed <details> holds is one touch away, and its own heading says so.
  const canBeSeen = (element) => isVisible(element) || (element.closest("details:not([open])") !== null && isVisible(element.closest("details")));
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy" i]');
  const loading = document.querySelector("script, style, link[rel~=stylesheet]");
  const title = document.querySelector("h1");
  const numbers = all("a[href^='tel:']");
  const part = (link) => link.closest("section, footer, main") ?? document.body;
  const lists = numbers.filter((link) => link.matches(".hotline__call"));
  return {
    title: document.title,
    policy: policy?.content ?? null,
    isPolicyFirst: !loading || (policy && (policy.compareDocumentPosition(loading) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0),
    referrer: document.querySelector('meta[name="referrer"]')?.content ?? null,
    styled: short(all("*").filter((element) => element.getAttributeNames().some((name) => name === "style" || name.startsWith("on")))),
    hints: short(all("link").filter((link) => /prefetch|preconnect|prerender|preload|manifest|search/.test(link.rel)).concat(all("script[type=speculationrules]"))),
    forms: short(all("form, input:not([type=search], [disabled]), textarea, select")),
    head: all("head meta, head link").flatMap((element) => element.getAttributeNames().map((name) => element.getAttribute(name))),
    social: short(all("meta[property^='og:'], meta[name^='twitter:'], script[type='application/ld+json'], [itemscope]")),
    files: short(all("a[href^='mailto:'], a[href*='.pdf'], a[href*='.ics'], link[type='text/calendar'], link[type^='application/']")),
    pictures: short(all("img, picture, svg, video, audio, canvas, object, embed, iframe")),
    icons: all("link[rel~=icon]").map((link) => link.getAttribute("href")),
    dress: all("style, script:not([src])").map((element) => element.textContent).join("\n"),
    text: document.body.innerText,
    numbers: numbers.map((link) => ({
      href: link.getAttribute("href"),
      text: link.textContent.trim(),
      isVisible: canBeSeen(link),
      isOnPaper: isVisible(link),
      // Repeated from elsewhere; on paper they stand in one line on every sheet.
      isElsewhere: link.closest("footer, .help, .urgent") !== null,
      // Stands beside a commune while an address leads to it (walk.js follows one).
      isForAsked: link.closest(".names li > span") !== null,
    })),
    lonely: short(lists.filter((link) => !part(link).querySelector(".call-log") && !part(link).parentElement.closest("section, main")?.querySelector(".call-log"))),
    exits: all("a[data-exit]").map((link) => ({ isVisible: isVisible(link) })),
    aboveTitle: [...document.body.querySelectorAll("*")]
      .filter((element) => title && element.compareDocumentPosition(title) & Node.DOCUMENT_POSITION_FOLLOWING && element.children.length === 0 && isVisible(element))
      .map((element) => element.textContent.trim())
      .join(" "),
  };
}
