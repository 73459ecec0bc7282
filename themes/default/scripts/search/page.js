// The search on its page (TRACE-05): fetches the whole index on first use, again only while it does not
// arrive, never another file; changes neither address nor history and keeps nothing.
(function () {
  var doc = document, root = doc.querySelector('[data-index]');
  if (!root) return;
  var field = root.querySelector('input'), status = root.querySelector('[role=status]');
  var section = doc.querySelector('[data-results]'), list = section.querySelector('div');
  var index = null, asked = false, timer = 0, drawing = 0, SCREENFUL = 4;
  // What is said until there is an index.
  var wait = root.dataset.loading;

  function load() {
    if (asked) return;
    asked = true;
    say(wait);
    // What comes instead of it is no index: it cannot be read as one.
    fetch(root.dataset.index).then(function (answer) { return answer.json(); }).then(function (data) {
      index = new tincaySearch.Index(data);
      show();
      setTimeout(function () {
        rehearse(index.find(index.common()));
        prepare(0);
      });
    }).catch(function () {
      asked = false;
      // A browser lets no page of a folder read a file.
      say(wait = root.dataset[location.host ? 'failed' : 'folder']);
    });
  }
  // Shows once what stands everywhere and takes it away before anybody sees it: the first answer does not
  // wait for fonts.
  function rehearse(found) {
    if (field.value || !found) return;
    section.hidden = false;
    draw(found, SCREENFUL, 0, new Map());
    section.getBoundingClientRect();
    show();
  }
  // Makes the rest ready, a little between two keys.
  function prepare(from) {
    if (index.ahead(from, from + 20)) setTimeout(prepare, 4, from + 20);
  }
  // Said once the fingers rest.
  function say(text) {
    clearTimeout(timer);
    timer = setTimeout(function () { status.textContent = text; }, 250);
  }
  function element(name, parent, text) {
    var made = doc.createElement(name);
    if (text) made.append(text);
    parent.append(made);
    return made;
  }
  function write(parent, text, marks) {
    index.marked(text, marks).forEach(function (part) {
      if (part[1]) element('mark', parent, part[0]);
      else parent.append(part[0]);
    });
  }
  function item(parent, entry, found) {
    var data = index.data, made = element('li', parent), link = element('a', made);
    link.href = data.urls[entry];
    var foreign = data.langs.find(function (pair) { return pair[0] === entry; });
    if (foreign) link.lang = foreign[1];
    write(link, data.titles[entry], found.marks);
    if (data.summaries[entry]) write(element('p', made), data.summaries[entry], found.marks);
    var inside = index.inside(entry, found.words);
    if (!inside.length) return;
    var line = element('p', made, data.says.inside);
    inside.forEach(function (word, at) {
      line.append(at ? ' · ' : ' ');
      element('mark', line, word);
    });
  }
  // A screenful at once, the others when it stands there: the next key does not wait for them. Groups
  // come in the order of their best.
  function draw(found, most, from, groups) {
    var end = Math.min(from + SCREENFUL, most);
    found.results.slice(from, end).forEach(function (result) {
      var group = index.groups[result.entry];
      if (!groups.has(group)) {
        element('h3', list, index.data.says.groups[group]);
        groups.set(group, element('ul', list));
      }
      item(groups.get(group), result.entry, found);
    });
    if (end < most && end < found.results.length) {
      drawing = setTimeout(draw, 0, found, most, end, groups);
    }
  }
  function show() {
    clearTimeout(drawing);
    if (!index) return;
    var found = index.find(field.value);
    list.textContent = '';
    section.hidden = !found || !found.results.length;
    if (!found) return say('');
    var says = index.data.says, most = says.counts.length - 1;
    draw(found, most, 0, new Map());
    say(found.results.length > most ? says.more : says.counts[found.results.length]);
  }

  field.addEventListener('focus', load);
  field.addEventListener('input', function () {
    load();
    show();
  });
  // Left by the exit: neither the words nor what was found stay, should the page be seen again.
  addEventListener('pagehide', function () {
    if (!doc.documentElement.hidden) return;
    field.value = '';
    show();
  });
  // Down into the results and up again; Enter goes to the first, a second Enter follows it.
  root.parentNode.addEventListener('keydown', function (event) {
    var links = [...list.querySelectorAll('a')], at = links.indexOf(event.target);
    var isField = event.target === field, to = null;
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'ArrowDown' && (isField || at >= 0)) to = links[at + 1];
    else if (event.key === 'ArrowUp' && at >= 0) to = links[at - 1] || field;
    else if (event.key === 'Enter' && isField) to = links[0];
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
  // Takes away what stands where nothing works (search.css).
  root.dataset.works = '';
  // A field that was filled before the script was there.
  if (field.value) {
    load();
    show();
  }
})();
