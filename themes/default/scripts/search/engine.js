// The search without a page: folds, finds, ranks. Reads the file that src/search/ writes, and folds
// as src/locale/fold.rs does. Nothing here asks or keeps anything.
var tincaySearch = (function () {
  var SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$*+=?@^_~|';
  var TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  var WORD = /[\p{Alphabetic}\p{N}\p{M}]+/gu;
  // What a hit counts in the text, the summary and other words, the title.
  var PLACES = [1, 1.7, 3];
  // How many of the best are looked at closely.
  var CLOSELY = 120;
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
  var TELEX_TONES = { s: '\u0301', f: '\u0300', r: '\u0309', x: '\u0303', j: '\u0323' };
  var VNI_TONES = { 1: '\u0301', 2: '\u0300', 3: '\u0309', 4: '\u0303', 5: '\u0323' };
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
      else if (had && (TELEX_TONES[c] || VNI_TONES[c])) tone = TELEX_TONES[c] || VNI_TONES[c];
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

  function Index(data) {
    this.data = data;
    this.terms = data.terms.split(' Q ');
    this.folds = fold(data.terms).split(' q ');
    this.groups = numbers(data.groups);
    this.lists = data.lists.split(' ');
    this.pairs = data.pairs ? data.pairs.split(' ') : [];
    this.asked = {};
    data.asked.forEach(function (pair) { this[pair[0]] = pair[1]; }, this.asked);
    this.decoded = {};
    this.words = {};
    this.heads = [];
    this.near = [];
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
    // Terms for one word of a query, each with how well it fits.
    fitting: function (raw, isLast) {
      var folded = fold(raw), key = toneLast(raw), bare = lower(raw) === folded, found = new Map();
      var from = this.lowest(folded), exact = false, at;
      for (at = from; this.folds[at] === folded; at++) {
        if (toneLast(this.terms[at]) === key) exact = true;
      }
      for (at = from; this.folds[at] === folded; at++) {
        var own = toneLast(this.terms[at]);
        if (own === key) found.set(at, 1);
        else if (bare) found.set(at, 0.9);
        else found.set(at, !exact && own.replace(TONES, '') === key ? 0.7 : 0.3);
      }
      if (!found.size && bare) this.retyped(untyped(folded), found);
      if (isLast || folded.length > 3) {
        for (at = from; at < this.folds.length && this.folds[at].startsWith(folded); at++) {
          var share = folded.length / this.folds[at].length;
          if (share < 1) found.set(at, folded.length > 2 && ENDING.test(this.folds[at].slice(folded.length)) ? 0.85 : (isLast ? 0.25 : 0) + 0.55 * share);
        }
      }
      for (var end = 1; end < 4 && folded.length - end > 2; end++) {
        if (!ENDING.test(folded.slice(-end))) continue;
        var stem = folded.slice(0, -end);
        for (at = this.lowest(stem); this.folds[at] === stem; at++) found.set(at, 0.85);
      }
      return found;
    },
    retyped: function (key, found) {
      if (!key) return;
      var folded = fold(key);
      for (var at = this.lowest(folded); this.folds[at] === folded; at++) {
        found.set(at, toneLast(this.terms[at]) === key ? 0.95 : 0.6);
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
    // Entries of a term: entry * 3 + place.
    entries: function (term) {
      var known = this.decoded[term];
      if (known) return known;
      var next = 0;
      return this.decoded[term] = numbers(this.lists[term]).map(function (number) {
        var entry = next + Math.floor(number / 3);
        next = entry + 1;
        return entry * 3 + number % 3;
      });
    },
    // A word of a text, as it is compared.
    word: function (raw) {
      return this.words[raw] || (this.words[raw] = { key: toneLast(raw), fold: fold(raw) });
    },
    head: function (entry) {
      var known = this.heads[entry], self = this, data = this.data;
      function read(text) { return syllables(text).map(function (raw) { return self.word(raw); }); }
      return known || (this.heads[entry] = {
        title: read(data.titles[entry]),
        rest: [data.summaries[entry]].concat(data.words[entry].split('\n')).map(read),
        asked: (this.asked[entry] || '').split(',').map(read)
      });
    },
    hasPair: function (entry, first, second) {
      if (!this.pairs.length) return false;
      var next = 0;
      var known = this.near[entry] || (this.near[entry] = new Set(numbers(this.pairs[entry]).map(function (number) {
        next += number + 1;
        return next - 1;
      })));
      return known.has(pair(first, second));
    },

    // The best entries for `query`: [{ entry, score }], and the words to be marked.
    find: function (query) {
      var self = this;
      var raws = syllables(query.normalize('NFC')), open = /[\p{Alphabetic}\p{N}\p{M}]$/u.test(query);
      if (!raws.length) return null;
      var words = raws.map(function (raw, at) {
        return { raw: raw, terms: self.fitting(raw, open && at === raws.length - 1) };
      });
      var ranked = this.rank(words);
      if (!ranked.whole) {
        words.forEach(function (word) { if (!word.terms.size) self.misspelt(word.raw, word.terms); });
        ranked = this.rank(words);
      }
      if (!ranked.whole && words.length < 4) {
        words.forEach(function (word) { self.misspelt(word.raw, word.terms); });
        ranked = this.rank(words);
      }
      var marks = new Set();
      words.forEach(function (word) {
        word.terms.forEach(function (fits, term) { marks.add(toneLast(self.terms[term])); });
      });
      return { results: this.closely(ranked.results, words), marks: marks, words: words };
    },
    // Entries by their words alone. `whole`: whether one has them all.
    rank: function (words) {
      var count = this.data.titles.length, self = this, whole = false, results = [];
      var score = new Float64Array(count), covered = new Float64Array(count), hits = new Uint8Array(count), all = 0;
      words.forEach(function (word) {
        var best = new Float64Array(count), sure = new Float64Array(count), touched = [];
        word.terms.forEach(function (fits, term) {
          self.entries(term).forEach(function (number) {
            var entry = Math.floor(number / 3), hit = fits * PLACES[number % 3];
            if (!best[entry]) touched.push(entry);
            if (hit > best[entry]) best[entry] = hit;
            if (fits > sure[entry]) sure[entry] = fits;
          });
        });
        word.rare = Math.log(1 + count / (touched.length + 0.5));
        all += word.rare;
        touched.forEach(function (entry) {
          score[entry] += word.rare * best[entry];
          covered[entry] += word.rare * (0.5 + sure[entry] / 2);
          hits[entry]++;
        });
      });
      for (var entry = 0; entry < count; entry++) {
        var share = covered[entry] / all;
        if (hits[entry] === words.length) whole = true;
        if (share > 0.35) results.push({ entry: entry, score: score[entry] * share * share, share: share, all: hits[entry] === words.length });
      }
      // Half an answer only where there is no whole one.
      if (whole) results = results.filter(function (result) { return result.all || result.share > 0.55; });
      results.sort(function (one, other) { return other.score - one.score || one.entry - other.entry; });
      return { results: results, whole: whole };
    },
    // The best once more: neighbours in order, how much of a title was asked for, help first.
    closely: function (results, words) {
      var self = this, weights = this.data.weights;
      words.forEach(function (word) {
        word.keys = new Map();
        word.terms.forEach(function (fits, term) { word.keys.set(toneLast(self.terms[term]), fits); });
        word.folds = Array.from(new Set(Array.from(word.terms.keys(), function (term) { return self.folds[term]; }))).slice(0, 4);
      });
      results.forEach(function (result, at) {
        if (at < CLOSELY) result.score += result.share * self.order(result.entry, words);
        result.score *= weights[self.groups[result.entry]] / 100;
      });
      return results.sort(function (one, other) { return other.score - one.score || one.entry - other.entry; });
    },
    order: function (entry, words) {
      var head = this.head(entry), more = 0, self = this, long = head.title.length;
      function neighbours(text, first, second) {
        for (var at = 1; at < text.length; at++) {
          var fits = Math.min(first.keys.get(text[at - 1].key) || 0, second.keys.get(text[at].key) || 0);
          if (fits) return fits;
        }
        return 0;
      }
      for (var at = 1; at < words.length; at++) {
        var first = words[at - 1], second = words[at], rare = (first.rare + second.rare) / 2;
        var best = (1.5 + Math.min(1, 14 / long)) * neighbours(head.title, first, second);
        head.rest.concat(head.asked).forEach(function (text) { best = Math.max(best, 1.6 * neighbours(text, first, second)); });
        if (!best && first.folds.some(function (one) {
          return second.folds.some(function (other) { return self.hasPair(entry, one, other); });
        })) best = 0.8;
        more += rare * best;
      }
      // How much of the title was asked for. Words that people are known to type count for more.
      function asked(text) {
        var fits = text.reduce(function (sum, word) {
          return sum + Math.max.apply(null, words.map(function (own) { return own.keys.get(word.key) || 0; }));
        }, 0);
        return fits / Math.max(text.length, words.length);
      }
      var typed = Math.max.apply(null, head.asked.map(asked));
      var all = words.reduce(function (sum, word) { return sum + word.rare; }, 0);
      return more + all * Math.max(1.5 * asked(head.title), typed > 0.9 ? 5 * typed : 1.5 * typed);
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
    // Words of the query that stand neither in title nor summary, as the text spells them.
    inside: function (entry, words) {
      var head = this.head(entry), self = this, said = [];
      var shown = head.title.concat(head.rest[0]);
      words.forEach(function (word) {
        if (shown.some(function (own) { return word.keys.has(own.key); })) return;
        var best = 0, spelling = '';
        word.terms.forEach(function (fits, term) {
          if (fits > best && self.entries(term).some(function (number) { return Math.floor(number / 3) === entry; })) {
            best = fits;
            spelling = self.terms[term];
          }
        });
        if (spelling && said.indexOf(spelling) < 0) said.push(spelling);
      });
      return said;
    }
  };

  return { Index: Index, fold: fold, toneLast: toneLast, syllables: syllables, untyped: untyped, isNear: isNear };
})();
