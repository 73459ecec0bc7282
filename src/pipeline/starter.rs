//! What staff begin with: a whole site out of the starter in the binary, and the files of a new piece.
//! Nothing here overwrites anything.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::schema::{self, schemas};
use super::translations::Texts;
use super::{Today, accept, day, embedded_locales, translations};
use crate::amend;
use crate::diag::{Error, SourcePath};
use crate::discover::{self, nfc};
use crate::locale::{Locales, can_name_file, slug};
use crate::site::{Kind, Language};

/// What a new site is to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Starter {
    /// Its title in the first language; the starter's own without one.
    pub name: Option<String>,
    /// The one of originals first; all that the starter has without any.
    pub languages: Vec<String>,
}

/// The pages of a new site, by the role that each has.
const PAGES: [&str; 4] = ["about", "safety", "accessibility", "publisher"];

/// Emergency numbers that are the same in the whole country: number, cost.
const HOTLINES: [(&str, &str); 4] = [("111", "free"), ("113", "unknown"), ("114", "unknown"), ("115", "unknown")];

const EDITOR: &str = "{\n  \"files.encoding\": \"utf8\",\n  \"files.eol\": \"\\n\",\n  \"files.insertFinalNewline\": true,\n  \
     \"editor.wordWrap\": \"on\",\n  \"editor.unicodeHighlight.ambiguousCharacters\": false,\n  \
     \"[yaml]\": { \"editor.insertSpaces\": true, \"editor.tabSize\": 2 },\n  \
     \"[markdown]\": { \"editor.insertSpaces\": true, \"files.trimTrailingWhitespace\": false }";
/// Completes and checks the data files; nothing does the same for front matter in Markdown.
const EXTENSIONS: &str = "{\n  \"recommendations\": [\"redhat.vscode-yaml\"]\n}\n";
const IGNORED: &str = "/public/\n/.tincay/\n";

/// Writes a new site into the folder `root`; the files that it has, below `root`.
///
/// # Errors
/// A language that the starter does not have; a file that is there already; what the machine refused.
pub fn init(root: &Path, starter: &Starter) -> Result<Vec<SourcePath>, Error> {
    let shelf = Shelf::new(&starter.languages)?;
    let mut files = shelf.files(starter.name.as_deref());
    files.extend(editor(&shelf.languages));
    let placed: Vec<(PathBuf, String)> = files.iter().map(|(path, text)| (root.join(path), text.clone())).collect();
    amend::create_all(&placed)?;
    // The translations of the starter follow their originals, and say so.
    accept(root, None)?;
    Ok(files.into_iter().map(|(path, _)| SourcePath::from(path)).collect())
}

/// What an editor reads: settings, and schemas of the data files in `languages`.
fn editor(languages: &[String]) -> Vec<(String, String)> {
    let languages: Vec<Language> = languages.iter().map(|code| Language::new(code)).collect();
    let made = schemas(embedded_locales(), &languages);
    let setting = schema::setting(&made).replace('\n', "\n  ");
    let mut files = vec![
        (".vscode/settings.json".to_owned(), format!("{EDITOR},\n  \"yaml.schemas\": {setting}\n}}\n")),
        (".vscode/extensions.json".to_owned(), EXTENSIONS.to_owned()),
    ];
    files.extend(made.into_iter().map(|it| (format!("{}/{}", schema::FOLDER, it.name), it.text)));
    files
}

/// The starter in the languages that were chosen.
struct Shelf {
    files: BTreeMap<&'static str, &'static str>,
    languages: Vec<String>,
    words: Vec<BTreeMap<String, String>>,
}

impl Shelf {
    fn new(chosen: &[String]) -> Result<Self, Error> {
        let files = discover::starter();
        let words: Vec<(String, BTreeMap<String, String>)> = files
            .iter()
            .filter_map(|(path, text)| Some((path.strip_suffix("/words.yaml")?, text)))
            .filter_map(|(code, text)| Some((code.to_owned(), serde_yaml::from_str(text).ok()?)))
            .collect();
        let accepted = words.iter().map(|(known, _)| known.as_str()).collect::<Vec<_>>().join(", ");
        let chosen = if chosen.is_empty() { in_order(&words) } else { chosen.to_vec() };
        let (mut shelf, mut left) = (Self { files, languages: Vec::new(), words: Vec::new() }, words);
        for code in chosen {
            let code = code.trim();
            let is_again = shelf.languages.iter().any(|taken| taken == code);
            let wrong = || Error::NoStarter { value: code.to_owned(), accepted: accepted.clone(), is_again };
            // One that was taken is not there a second time.
            let at = left.iter().position(|(known, _)| known == code).ok_or_else(wrong)?;
            let (code, words) = left.remove(at);
            shelf.languages.push(code);
            shelf.words.push(words);
        }
        Ok(shelf)
    }

    /// Every file of the site, by its path.
    fn files(&self, name: Option<&str>) -> Vec<(String, String)> {
        let title = name.map_or_else(|| self.word(0, "title"), str::to_owned);
        let mut files = vec![
            ("content/site.yaml".to_owned(), self.settings(name)),
            ("content/hotlines.yaml".to_owned(), self.hotlines()),
            ("content/topics.yaml".to_owned(), self.topics()),
            (".gitignore".to_owned(), IGNORED.to_owned()),
            ("README.md".to_owned(), self.text(0, "README").replace("{name}", &title)),
        ];
        for role in PAGES {
            files.extend((0..self.languages.len()).map(|at| (self.page_path(role, at), self.page(role, at))));
        }
        files
    }

    fn word(&self, at: usize, key: &str) -> String {
        self.words[at].get(key).cloned().unwrap_or_default()
    }

    /// `{ xx: "…", yy: "…" }`.
    fn local(&self, key: &str) -> String {
        self.local_or(key, None)
    }

    /// The same, with `first` in the first language.
    fn local_or(&self, key: &str, first: Option<&str>) -> String {
        let texts = self.languages.iter().enumerate().map(|(at, code)| {
            let own = first.filter(|_| at == 0).map_or_else(|| self.word(at, key), str::to_owned);
            format!("{code}: {}", quoted(&own))
        });
        format!("{{ {} }}", texts.collect::<Vec<_>>().join(", "))
    }

    fn settings(&self, name: Option<&str>) -> String {
        let languages = self.languages.iter().enumerate().map(|(at, code)| {
            let path = if at == 0 { "" } else { code };
            format!("  - {{ code: {code}, name: {}, path: \"{path}\" }}\n", quoted(&self.word(at, "language")))
        });
        format!(
            "# {}\nbase_url: https://example.org/\ntime_zone: Asia/Ho_Chi_Minh\ntheme: default\nlanguages:\n{}title: {}\nsafe_title: {}\n\
             # {}\nexit: {{ url: {}, checked_on: {} }}\nverify_every: {{ places: 90, hotlines: 30 }}\nfeeds: {{ items: 20 }}\npaging: 20\nhosts: []\n",
            self.word(0, "comment-site"),
            languages.collect::<String>(),
            self.local_or("title", name),
            self.local("safe_title"),
            self.word(0, "comment-exit"),
            quoted(&self.word(0, "exit")),
            self.word(0, "checked_on"),
        )
    }

    fn hotlines(&self) -> String {
        let entries = HOTLINES.map(|(number, cost)| {
            format!(
                "- id: \"{number}\"\n  number: \"{number}\"\n  display: \"{number}\"\n  name: {}\n  operator: {}\n  hours: always\n  \
                 cost: {cost}\n  channels: [call]\n  languages: [{}]\n  certain: true\n  source: {}\n",
                self.local(&format!("hotline-{number}")),
                self.local(&format!("operator-{number}")),
                self.word(0, "spoken"),
                self.local("national"),
            )
        });
        format!("# {}\n{}", self.word(0, "comment-hotlines"), entries.concat())
    }

    fn topics(&self) -> String {
        let label = self.local("topic");
        format!("# {}\n- id: {}\n  label: {label}\n", self.word(0, "comment-topics"), slug(&self.word(0, "topic")))
    }

    fn text(&self, at: usize, name: &str) -> &'static str {
        self.files.get(&*format!("{}/{name}.md", self.languages[at])).copied().unwrap_or_default()
    }

    /// A page is named by its slug in the language of originals.
    fn page_path(&self, role: &str, at: usize) -> String {
        let slug = self.text(0, role).lines().find_map(|line| line.strip_prefix("slug: ")).unwrap_or(role);
        format!("content/pages/{slug}.{}.md", self.languages[at])
    }

    /// The page of `role`: in the language of originals with its fact, in the others as it is. Links
    /// to the other pages, written `{role}`, become their files.
    fn page(&self, role: &str, at: usize) -> String {
        let mut text = self.text(at, role).to_owned();
        for other in PAGES {
            let path = self.page_path(other, at);
            text = text.replace(&format!("({{{other}}}"), &format!("({}", path.trim_start_matches("content/pages/")));
            text = text.replace(&format!("({{{other}}}#"), &format!("({}#", path.trim_start_matches("content/pages/")));
        }
        if at == 0 { text.replacen("\nsummary:", &format!("\nrole: {role}\nsummary:"), 1) } else { text }
    }
}

/// The languages of the starter as it wants them by itself.
fn in_order(words: &[(String, BTreeMap<String, String>)]) -> Vec<String> {
    let mut all: Vec<_> = words.iter().map(|(code, words)| (words.get("order"), code.clone())).collect();
    all.sort();
    all.into_iter().map(|(_, code)| code).collect()
}

/// `text` between quotes, as YAML and JSON both read it.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text always serialises")
}

/// A piece that is not there yet: where its files will lie.
#[derive(Debug)]
pub struct Begun {
    /// The language of each file, the original's first.
    pub files: Vec<(Language, SourcePath)>,
    /// What it is called.
    pub slug: String,
    /// A piece of another year has the name that it was to have.
    pub other: Option<SourcePath>,
    pub today: Date,
    pub locales: Locales,
}

/// Where the files of a new piece of `kind` called `slug` will lie. Where a piece of another year is called so, one
/// that is called after its title (`is_made`) has its year in its name, as `import` gives it.
///
/// # Errors
/// A slug that is none; a piece that is there already, with a name that is free; what the machine refused.
pub fn begin(root: &Path, kind: Kind, slug: &str, is_made: bool, today: Today) -> Result<Begun, Error> {
    // A file of that name is called after its folder.
    if slug.is_empty() || slug == "index" {
        return Err(Error::Argument { name: "NO-SLUG".to_owned(), value: slug.to_owned() });
    }
    if crate::locale::slug(slug) != slug || !can_name_file(slug) {
        return Err(Error::Argument { name: "SLUG".to_owned(), value: nfc(slug).into_owned() });
    }
    let texts = translations(root, None)?;
    let day = day(today, &texts.time_zone)?;
    let other = texts.file_of(kind, slug);
    let name = match &other {
        None => slug.to_owned(),
        Some(file) => {
            let (free, is_dated) = free(&texts, kind, slug, day);
            if !(is_made && is_dated) {
                // The same command for a second time: it is that of this year which stands in the way.
                let is_of_another = is_made && texts.year_of(kind, slug) != Some(day.year());
                let of_year = texts.file_of(kind, &of_year(slug, day)).filter(|_| is_of_another);
                return Err(Error::PieceThere { path: root.join(&*of_year.unwrap_or(file.clone())), command: free });
            }
            free
        }
    };
    let slug = name.as_str();
    let stem = match kind {
        Kind::Campaign => format!("content/campaigns/{slug}/index"),
        Kind::Article | Kind::Event | Kind::Honoree => format!("content/{}/{}/{slug}", kind.folder(), day.year()),
        Kind::Page | Kind::Place => format!("content/{}/{slug}", kind.folder()),
    };
    let files = texts.languages.iter().map(|it| (it.clone(), SourcePath::from(format!("{stem}.{it}.md"))));
    Ok(Begun { files: files.collect(), slug: name, other, today: day, locales: texts.locales })
}

/// What a piece may be called beside the one called `slug`, and whether that is because of its year.
fn free(texts: &Texts, kind: Kind, slug: &str, day: Date) -> (String, bool) {
    let is_free = |name: &String| can_name_file(name) && texts.file_of(kind, name).is_none();
    let is_of_another = texts.year_of(kind, slug).is_some_and(|year| year != day.year());
    let dated = Some(of_year(slug, day)).filter(|_| is_of_another).filter(is_free);
    let is_dated = dated.is_some();
    let counted = (2..=MOST_ALIKE).map(|number| format!("{slug}-{number}"));
    (dated.into_iter().chain(counted).find(is_free).unwrap_or_default(), is_dated)
}

fn of_year(slug: &str, day: Date) -> String {
    format!("{slug}-{}", day.year())
}

/// So many pieces may be called alike until nothing is proposed any more.
const MOST_ALIKE: usize = 99;

/// Writes the files of a new piece, all or none.
///
/// # Errors
/// What the machine refused; that one of them is there already.
pub fn put_new(root: &Path, files: Vec<(SourcePath, String)>) -> Result<(), Error> {
    let files: Vec<_> = files.into_iter().map(|(path, text)| (root.join(&*path), text)).collect();
    amend::create_all(&files)
}
