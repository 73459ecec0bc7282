// The search without a page: folds, finds, ranks. Reads the file that src/search/ writes, and folds
// as src/locale/fold.rs does. Nothing here asks or keeps anything.
var tincaySearch = (function () {
  var SIGNS = '!#$*=?@^~|(),;[]{}ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrst';
  var TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  var WORD = /[\p{Alphabetic}\p{N}\p{M}]+/gu;
  // What a hit counts in the text, in the summary and other words, and in a title of some length.
  var PLACES = [1, 1.7];
  function title(text) { return 1.7 + 1.3 * Math.min(1, 8 / text.split(' ').length); }
  // How many of the best are looked at closely; how many words a beginning may stand for.
  var CLOSELY = 60, BEGINNINGS = 48;
  var value = {};
  for (var sign = 0; sign < 64; sign++) value[SIGNS.charCodeAt(sign)] = sign;

  function lower(text) {
    return text.normalize('NFC').replace(/[^a-z0-9\s]/gu, function (c) { return c.toLowerCase(); });
  }
  function fold(text) {
    return lower(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').normalize('NFC');
  }
  // A word with its marks, the tone last: hòa and hoà are one.
  function toneLast(word) {
    var tone = '';
    var rest = lower(word).normalize('NFD').replace(TONES, function (mark) { tone = mark; return ''; });
    return rest + tone;
  }
  function syllables(text) {
    return text.match(WORD) || [];
  }
  function numbers(text) {
    var found = [], number = 0, shift = 0;
    for (var at = 0; at < text.length; at++) {
      var six = value[text.charCodeAt(at)];
      number |= (six & 31) << shift;
      shift += 5;
      if (six < 32) {
        found.push(number);
        number = shift = 0;
      }
    }
    return found;
  }
  function hash(folded) {
    var mixed = 0x811c9dc5;
    for (var at = 0; at < folded.length; at++) mixed = Math.imul(mixed ^ folded.charCodeAt(at), 0x01000193);
    return mixed >>> 0;
  }
  function pair(first, second) {
    var mixed = (Math.imul(hash(first), 31) + hash(second)) >>> 0;
    return (mixed ^ (mixed >>> 15)) & 16383;
  }

  // Endings of English words; no Vietnamese syllable ends so.
  var ENDING = /^(s|es|d|ed|ing)$/;

  // What Telex and VNI leave behind where no input method was on: `baoj`, `lu75c`.
  var TYPED_TONES = { s: '\u0301', f: '\u0300', r: '\u0309', x: '\u0303', j: '\u0323', 1: '\u0301', 2: '\u0300', 3: '\u0309', 4: '\u0303', 5: '\u0323' };
  var SHAPES = { 6: [/([aeo])(?![\u0302\u0306\u031b])/, '\u0302'], 7: [/([uo])(?![\u0302\u031b])/g, '\u031b'], 8: [/(a)(?![\u0302\u0306])/, '\u0306'] };
  function shaped(base, rule) {
    return base.replace(rule[0], '$1' + rule[1]);
  }
  function untyped(word) {
    if (!/^[a-z]+[a-z0-9]*$/.test(word)) return '';
    var base = '', tone = '', vowel = /[aeiouy]/;
    for (var at = 0; at < word.length; at++) {
      var c = word[at], had = vowel.test(base);
      if (c === 'd' && base[0] === 'd' || c === '9') base = base.replace(/^d/, 'đ');
      else if (had && TYPED_TONES[c]) tone = TYPED_TONES[c];
      else if (had && SHAPES[c]) base = shaped(base, SHAPES[c]);
      else if (c === 'w' && had) base = shaped(base, /[uo]/.test(base) ? SHAPES[7] : SHAPES[8]);
      else if (/[aeo]/.test(c) && new RegExp(c + '(?![\u0302\u0306\u031b])').test(base)) base = base.replace(c, c + '\u0302');
      else base += c;
    }
    return base + tone;
  }

  // Whether one letter was left out, added, changed, or two were swapped.
  function isNear(one, other) {
    var short = one.length < other.length ? one : other, long = short === one ? other : one;
    if (long.length - short.length > 1 || one === other) return false;
    var at = 0;
    while (at < short.length && short[at] === long[at]) at++;
    if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
    return short.slice(at + 1) === long.slice(at + 1) ||
      short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
  }

  function byScore(one, other) {
    return other.score - one.score || one.entry - other.entry;
  }

  function Index(data) {
    this.data = data;
    this.terms = data.terms.split(' Q ');
    this.folds = fold(data.terms).split(' q ');
    this.groups = numbers(data.groups);
    this.lists = data.lists.split(' ');
    this.pairs = data.pairs ? data.pairs.split(' ') : [];
    this.titles = data.titles.map(title);
    this.asked = {};
    data.asked.forEach(function (pair) { this[pair[0]] = pair[1]; }, this.asked);
    this.keys = [];
    // By words with a blank behind: objects of their own know some, `constructor` and `toString`.
    this.fits = {};
    this.decoded = [];
    this.words = {};
    this.heads = [];
    this.near = [];
    // The number of the question, so that what fitted the last one is not taken for this one's.
    this.asking = 0;
  }

  Index.prototype = {
    // The first term that is not before `folded`.
    lowest: function (folded) {
      var low = 0, high = this.folds.length;
      while (low < high) {
        var middle = low + high >> 1;
        if (this.folds[middle] < folded) low = middle + 1; else high = middle;
      }
      return low;
    },
    key: function (term) {
      return this.keys[term] || (this.keys[term] = toneLast(this.terms[term]));
    },
    // Terms for one word of a query, each with how well it fits; asked for again at every key.
    fitting: function (raw, isLast) {
      var name = raw + (isLast ? '  ' : ' ');
      return new Map(this.fits[name] || (this.fits[name] = this.fit(raw, isLast)));
    },
    fit: function (raw, isLast) {
      var folded = fold(raw), key = toneLast(raw), bare = lower(raw) === folded, found = new Map();
      var from = this.lowest(folded), exact = false, at;
      for (at = from; this.folds[at] === folded; at++) {
        if (this.key(at) === key) exact = true;
      }
      for (at = from; this.folds[at] === folded; at++) {
        var own = this.key(at);
        if (own === key) found.set(at, 1);
        else if (bare) found.set(at, 0.9);
        else found.set(at, !exact && own.replace(TONES, '') === key ? 0.7 : 0.3);
      }
      if (!found.size && bare) this.retyped(untyped(folded), found);
      if (folded.length > (isLast ? 1 : 3)) this.begun(folded, at, isLast, found);
      for (var end = 1; end < 4 && folded.length - end > 3; end++) {
        if (!ENDING.test(folded.slice(-end))) continue;
        var stem = folded.slice(0, -end);
        for (at = this.lowest(stem); this.folds[at] === stem; at++) found.set(at, 0.85);
      }
      return found;
    },
    // Terms that go on where `folded` ends: the shortest, if there are many.
    begun: function (folded, from, isLast, found) {
      var all = [];
      for (var at = from; at < this.folds.length && this.folds[at].startsWith(folded); at++) all.push(at);
      var self = this;
      if (all.length > BEGINNINGS) {
        all.sort(function (one, other) { return self.folds[one].length - self.folds[other].length || one - other; });
      }
      all.slice(0, BEGINNINGS).forEach(function (at) {
        var share = folded.length / self.folds[at].length;
        var isForm = folded.length > 3 && ENDING.test(self.folds[at].slice(folded.length));
        found.set(at, isForm ? 0.85 : (isLast ? 0.25 : 0) + 0.55 * share);
      });
    },
    retyped: function (key, found) {
      if (!key) return;
      var folded = fold(key);
      for (var at = this.lowest(folded); this.folds[at] === folded; at++) {
        found.set(at, this.key(at) === key ? 0.95 : 0.6);
      }
    },
    // Terms that are one typing error away.
    misspelt: function (raw, found) {
      var folded = fold(raw);
      if (folded.length < 3 || /^\d+$/.test(folded)) return;
      for (var at = 0; at < this.folds.length; at++) {
        if (!found.has(at) && isNear(folded, this.folds[at])) {
          // The first letter is seldom wrong.
          found.set(at, this.folds[at][0] === folded[0] ? 0.45 : 0.3);
        }
      }
    },
    // Entries of a term, ascending: entry * 4 + place.
    entriesOf: function (term) {
      if (this.decoded[term]) return this.decoded[term];
      var found = numbers(this.lists[term]), next = 0;
      for (var at = 0; at < found.length; at++) {
        var place = found[at] % 3;
        next += (found[at] - place) / 3;
        found[at] = next++ * 4 + place;
      }
      return this.decoded[term] = found;
    },
    has: function (term, entry) {
      var all = this.entriesOf(term), low = 0, high = all.length, first = entry * 4;
      while (low < high) {
        var middle = low + high >> 1;
        if (all[middle] < first) low = middle + 1; else high = middle;
      }
      return all[low] < first + 4;
    },
    // A question with many answers: the term that most is said of, and how it begins.
    common: function () {
      var most = 0, lists = this.lists;
      for (var at = 1; at < lists.length; at++) if (lists[at].length > lists[most].length) most = at;
      var term = this.terms[most] || '';
      return term + ' ' + term.slice(0, 2);
    },
    // Makes ready what answers are made of, a part of it; whether more is left.
    ahead: function (from, to) {
      for (; from < to; from++) {
        if (this.titles[from]) this.headOf(from);
        if (this.lists[from]) this.entriesOf(from);
      }
      return this.titles[to] || this.lists[to];
    },
    // A word of a text, as it is compared.
    word: function (raw) {
      var name = raw + ' ';
      return this.words[name] || (this.words[name] = { key: toneLast(raw), asked: 0, fits: null });
    },
    headOf: function (entry) {
      var known = this.heads[entry], self = this, data = this.data;
      function read(text) { return syllables(text).map(function (raw) { return self.word(raw); }); }
      if (known) return known;
      known = this.heads[entry] = {
        title: read(data.titles[entry]),
        rest: [data.summaries[entry]].concat(data.words[entry].split('\n')).map(read),
        asked: (this.asked[entry] || '').split(',').map(read)
      };
      known.others = known.rest.concat(known.asked);
      return known;
    },
    // Which words stand side by side in an entry's text.
    besides: function (entry) {
      if (this.near[entry]) return this.near[entry];
      var found = numbers(this.pairs[entry] || ''), next = 0;
      for (var at = 0; at < found.length; at++) {
        next += found[at];
        found[at] = next++;
      }
      return this.near[entry] = found;
    },

    // The best entries for `query`: [{ entry, score }], and the words to be marked.
    find: function (query) {
      var self = this;
      query = query.normalize('NFC').replace(WORD, function (raw) { return self.data.says.short[lower(raw) + ' '] || raw; });
      var raws = syllables(query);
      // One letter is no question yet.
      if (!raws.length || !query[1]) return null;
      var words = raws.map(function (raw, at) {
        var isLast = at === raws.length - 1 && query.endsWith(raw), terms = self.fitting(raw, isLast);
        if (!terms.size) self.misspelt(raw, terms);
        return { raw: raw, terms: terms, isBegun: isLast && raw.length < 2 };
      });
      var ranked = this.rank(words);
      if (!ranked.whole && words.length < 4) {
        words.forEach(function (word) { self.misspelt(word.raw, word.terms); });
        ranked = this.rank(words);
      }
      var results = this.closely(ranked.results, words), marks = new Set();
      words.forEach(function (word) {
        word.terms.forEach(function (fits, term) {
          var key = self.key(term);
          if (fits === 1 || !word.meant.size || word.meant.has(key)) marks.add(key);
        });
      });
      return { results: results, marks: marks, words: words };
    },
    // Entries by their words alone. `whole`: whether one has them all, but for words that stand nowhere and
    // the first letter of a word that is still being typed.
    rank: function (words) {
      var count = this.titles.length, titles = this.titles, self = this, whole = false, all = 0, known = 0, entry;
      var score = new Float64Array(count), covered = new Float64Array(count), hits = new Uint8Array(count);
      words.forEach(function (word) {
        var best = new Float64Array(count), sure = new Float64Array(count), touched = 0;
        word.terms.forEach(function (fits, term) {
          var found = self.entriesOf(term);
          for (var at = 0; at < found.length; at++) {
            var place = found[at] & 3, entry = found[at] >> 2;
            var hit = fits * (place === 2 ? titles[entry] : PLACES[place]);
            if (!best[entry]) touched++;
            if (hit > best[entry]) best[entry] = hit;
            if (fits > sure[entry]) sure[entry] = fits;
          }
        });
        var counts = touched && !word.isBegun ? 1 : 0;
        word.rare = counts ? Math.log(1 + count / (touched + 0.5)) : 0.1;
        all += word.rare;
        known += counts;
        for (var entry = 0; entry < count; entry++) {
          if (!best[entry]) continue;
          score[entry] += word.rare * best[entry];
          covered[entry] += word.rare * (0.5 + sure[entry] / 2);
          hits[entry] += counts;
        }
      });
      // How much the words of the question count together.
      this.weighed = all;
      for (entry = 0; entry < count && !whole; entry++) whole = hits[entry] === known;
      var results = [];
      for (entry = 0; entry < count; entry++) {
        var share = covered[entry] / all;
        // Half an answer only where there is no whole one.
        if (share > (whole && hits[entry] < known ? 0.55 : 0.35)) {
          results.push({ entry: entry, score: score[entry] * share * share, share: share });
        }
      }
      results.sort(byScore);
      return { results: results, whole: whole };
    },
    // The best once more: neighbours in order, how much of a title was asked for, help first.
    closely: function (results, words) {
      var self = this, weights = this.data.weights;
      this.asking++;
      words.forEach(function (word, at) {
        word.keys = new Map();
        word.folds = [];
        word.after = [];
        // Which spellings stand beside their neighbour somewhere: with "bao luc" lực is meant, not lúc.
        word.meant = new Set();
        word.terms.forEach(function (fits, term) {
          var key = self.key(term);
          word.keys.set(key, Math.max(fits, word.keys.get(key) || 0));
          if (word.folds.length < 4 && !word.folds.includes(self.folds[term])) word.folds.push(self.folds[term]);
        });
        if (at) words[at - 1].folds.forEach(function (one) {
          word.folds.forEach(function (other) { word.after.push(pair(one, other)); });
        });
      });
      results.forEach(function (result, at) {
        if (at < CLOSELY) result.score += result.share * self.orderOf(result.entry, words);
        result.score *= weights[self.groups[result.entry]] / 100;
      });
      return results.sort(byScore);
    },
    // How well a word of a text fits each word of the query.
    fitsOf: function (word, words) {
      if (word.asked !== this.asking) {
        word.asked = this.asking;
        word.fits = words.map(function (own) { return own.keys.get(word.key) || 0; });
        word.most = Math.max(...word.fits);
      }
    },
    orderOf: function (entry, words) {
      var self = this, head = this.headOf(entry), more = 0, long = head.title.length;
      function fit(text) { text.forEach(function (word) { self.fitsOf(word, words); }); }
      fit(head.title);
      head.others.forEach(fit);
      function neighbours(text, first) {
        for (var at = 1; at < text.length; at++) {
          var fits = Math.min(text[at - 1].fits[first], text[at].fits[first + 1]);
          if (!fits) continue;
          words[first].meant.add(text[at - 1].key);
          words[first + 1].meant.add(text[at].key);
          return fits;
        }
        return 0;
      }
      function isBeside(code) { return self.besides(entry).includes(code); }
      for (var at = 1; at < words.length; at++) {
        var best = (1.5 + Math.min(1, 14 / long)) * neighbours(head.title, at - 1);
        for (var part = 0; part < head.others.length; part++) {
          best = Math.max(best, 1.6 * neighbours(head.others[part], at - 1));
        }
        if (!best && words[at].after.some(isBeside)) best = 0.8;
        more += best * (words[at - 1].rare + words[at].rare) / 2;
      }
      var all = this.weighed;
      // How much of the question a text is, if every word of it was asked for; else nothing.
      function within(text) {
        if (!text.length || text.some(function (word) { return word.most <= 0.8; })) return 0;
        var rare = 0;
        words.forEach(function (own, at) {
          if (text.some(function (word) { return word.fits[at] > 0.8; })) rare += own.rare;
        });
        return (rare / all) ** 1.5;
      }
      // How much of the title was asked for.
      var asked = head.title.reduce(function (sum, word) { return sum + word.most; }, 0) / Math.max(long, words.length);
      var starts = words.every(function (own, at) { return head.title[at] && head.title[at].fits[at] > 0.8; });
      // Words that people are known to type count for most.
      var typed = Math.max(...head.asked.map(within));
      return more + all * (Math.max(1.5 * asked, 5 * typed, 2.5 * within(head.title)) + (starts ? 0.8 : 0));
    },

    // `text` cut where its words are to be marked: [[text, isMarked]].
    marked: function (text, marks) {
      var parts = [], done = 0, self = this;
      text.replace(WORD, function (raw, at) {
        if (!marks.has(self.word(raw).key)) return raw;
        if (at > done) parts.push([text.slice(done, at), false]);
        parts.push([raw, true]);
        done = at + raw.length;
        return raw;
      });
      if (done < text.length) parts.push([text.slice(done), false]);
      return parts;
    },
    // Words of the query that stand neither in title nor summary, as the text spells them; none that nobody reads.
    inside: function (entry, words) {
      var head = this.headOf(entry), self = this, said = [];
      var shown = head.title.concat(head.rest[0], ...head.asked);
      words.forEach(function (word) {
        if (shown.some(function (own) { return word.keys.has(own.key); })) return;
        var best = 0, spelling = '';
        word.terms.forEach(function (fits, term) {
          var more = fits + (word.meant.has(self.key(term)) ? 1 : 0);
          if (more > best && self.has(term, entry)) {
            best = more;
            spelling = self.terms[term];
          }
        });
        if (spelling && !said.includes(spelling)) said.push(spelling);
      });
      return said;
    }
  };

  // What stands beside `Index` is for tests; readers do not get it (tests/search/minify.mjs).
  return { Index: Index, fold: fold, toneLast: toneLast, syllables: syllables, untyped: untyped, isNear: isNear };
})();
