//! The page of the search, which without scripts is a list of all from A to Z and of the topics; and,
//! where that is too much for one page, a page per letter.

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use super::edition::{Edition, Link, Words};
use super::frame::About;
use super::{Page, Part};
use crate::locale::{fold, syllables, tone_last};
use crate::site::{ArticleFilter, LETTERS, Localised, Piece, Route, Text};

/// Marks that make another letter, not another tone: breve, circumflex, horn.
const SHAPES: [char; 3] = ['\u{306}', '\u{302}', '\u{31b}'];

/// Everything that begins with a letter.
#[derive(Debug, Clone, Serialize)]
pub struct Letter {
    /// The letters as they are written there: `A Ă Â`.
    label: String,
    /// `a`; `0` for what begins with none.
    id: char,
    /// Its page; empty where the list itself stands on the page.
    url: String,
    current: bool,
    links: Vec<Titled>,
}

#[derive(Debug, Clone, Serialize)]
struct Titled {
    title: String,
    title_lang: String,
    url: String,
}

#[derive(Serialize)]
struct Search {
    index: String,
}

impl Edition<'_> {
    /// The search: its field, the topics, and all pieces from A to Z or the letters that lead to them.
    pub fn search(&self) -> Page {
        let apart = self.site.has_letters();
        let letters: Vec<Letter> = match apart {
            true => self.letters(None),
            false => self.alphabet().to_vec(),
        };
        let own = vec![
            ("search", Part::of(Search { index: self.href(&self.search_index_address()) })),
            ("topics", Part::of(self.topic_links())),
            ("letters", Part::of(letters)),
        ];
        let heading = self.say("view-search");
        self.page(Route::Search, "search", self.about_search(heading.clone(), heading), own)
    }

    /// What begins with `letter`.
    pub fn letter(&self, letter: char) -> Page {
        let own = self.alphabet().iter().find(|own| own.id == letter);
        let label = own.map_or_else(|| label_of(letter), |own| own.label.clone());
        let links = own.map_or_else(Vec::new, |own| own.links.clone());
        let about = About {
            above: vec![self.section_link(Route::Search, "view-search")],
            ..self.about_search(self.say_of("search-letter", "letter", &label), label)
        };
        let own = vec![("letters", Part::of(self.letters(Some(letter)))), ("links", Part::of(links))];
        self.page(Route::Letter(letter), "letter", about, own)
    }

    /// A title that says nothing of what is looked for, and no search engine (TRACE-04).
    fn about_search(&self, heading: String, safe_title: String) -> About {
        About { heading, safe_title, kind: "search", neutral: true, unlisted: true, ..About::default() }
    }

    /// Where the index is that the search fetches.
    pub fn search_index_address(&self) -> String {
        format!("{}index.json", self.site.addresses.get(self.language(), Route::Search))
    }

    fn topic_links(&self) -> Vec<Link> {
        let filters = self.sorted_topics().into_iter().map(|(ix, label)| (label, ArticleFilter::Topic(ix)));
        let used = filters.filter(|(_, filter)| !self.index.articles(*filter).is_empty());
        used.map(|(label, filter)| Link { label: label.to_owned(), url: self.url(Route::Articles(filter, 1)) })
            .collect()
    }

    /// The letters that lead to pages, without what is on them.
    fn letters(&self, current: Option<char>) -> Vec<Letter> {
        let lead = |letter: &Letter| Letter {
            label: letter.label.clone(),
            id: letter.id,
            url: self.url(Route::Letter(letter.id)),
            current: Some(letter.id) == current,
            links: Vec::new(),
        };
        self.alphabet().iter().map(lead).collect()
    }

    /// All pieces by their first letter, in the order of the language; made once.
    fn alphabet(&self) -> &[Letter] {
        self.kept.alphabet.get_or_init(|| {
            let titled = self.titled();
            let of = |letter: &char| {
                let links = titled.iter().filter(|(first, _)| first == letter).map(|(_, titled)| titled.clone());
                letter_of(*letter, links.collect())
            };
            LETTERS.iter().map(of).filter(|letter| !letter.links.is_empty()).collect()
        })
    }

    /// Every piece with its first letter, by title.
    fn titled(&self) -> Vec<(char, Titled)> {
        let site = self.site;
        let mut all = Vec::new();
        let mut add = |title: Words, route: Route| {
            all.push(Titled { title: title.text, title_lang: title.lang, url: self.url(route) });
        };
        site.articles.entries().for_each(|(ix, piece)| add(self.title_of(piece), Route::Article(ix)));
        site.campaigns.entries().for_each(|(ix, piece)| add(self.title_of(piece), Route::Campaign(ix)));
        site.events.entries().for_each(|(ix, piece)| add(self.title_of(piece), Route::Event(ix)));
        site.honorees.entries().for_each(|(ix, piece)| add(self.title_of(piece), Route::Honoree(ix)));
        site.pages.entries().for_each(|(ix, piece)| add(self.title_of(piece), Route::Page(ix)));
        site.places.entries().for_each(|(ix, place)| add(self.place_title(place), Route::Place(ix)));
        all.sort_by_cached_key(|titled| self.locale.sort_key(&titled.title));
        all.into_iter().map(|titled| (first_letter(&titled.title), titled)).collect()
    }

    /// The title of a piece, in the language that it has.
    pub fn title_of<F, T>(&self, piece: &Piece<F, T>) -> Words {
        let texts: &Localised<Text<T>> = &piece.texts;
        self.words_by(texts, |text| text.title.clone())
    }
}

/// The letter of [`LETTERS`] that `title` begins with, whatever stands before its first word.
fn first_letter(title: &str) -> char {
    let first = syllables(title).next().and_then(|word| fold(word).chars().next());
    first.filter(char::is_ascii_lowercase).unwrap_or('0')
}

/// `A`; `0–9` for what begins with no letter.
fn label_of(letter: char) -> String {
    if letter == '0' { "0–9".to_owned() } else { letter.to_uppercase().collect() }
}

fn letter_of(id: char, links: Vec<Titled>) -> Letter {
    let mut written: Vec<String> = Vec::new();
    for letter in links.iter().filter_map(|link| written_letter(&link.title)) {
        if !written.contains(&letter) {
            written.push(letter);
        }
    }
    let label = if id == '0' || written.is_empty() { label_of(id) } else { written.join(" ") };
    Letter { label, id, url: String::new(), current: false, links }
}

/// The letter that a title begins with, a capital without its tone: `Â` of ấn.
pub fn written_letter(title: &str) -> Option<String> {
    let first = tone_last(syllables(title).next()?);
    let mut letters = first.chars();
    let base = letters.next()?;
    let mark = letters.next().filter(|mark| SHAPES.contains(mark));
    Some(std::iter::once(base).chain(mark).nfc().flat_map(char::to_uppercase).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stands_under_its_letter_without_marks() {
        let cases = [("Đồng Đăng", 'd'), ("“Nếp nghĩ”", 'n'), ("Ăn", 'a'), ("55 phụ nữ", '0'), ("", '0'), ("…", '0')];
        for (title, letter) in cases {
            assert_eq!(first_letter(title), letter, "{title}");
        }
    }

    #[test]
    fn a_letter_is_called_as_it_is_written_there() {
        for (title, letter) in [("Đồng Đăng", "Đ"), ("ấn phẩm", "Â"), ("á", "A"), ("Ứng phó", "Ư"), ("“nếp nghĩ”", "N")]
        {
            assert_eq!(written_letter(title).as_deref(), Some(letter), "{title}");
        }
    }
}
