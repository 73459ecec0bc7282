//! A site of about sixty pieces out of a seed, and random edits of it that keep it free of
//! errors. The site is kept as a model; its files are made from the model, so that a rename
//! renames every link to the piece as an author's editor would.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::sandbox::{Tree, committed};

/// Changes the model and says where.
type Edit = fn(&mut Workshop) -> String;

/// The kinds of edits, each with the words it is told by.
pub const EDITS: [(&str, Edit); 12] = [
    ("body", Workshop::change_body),
    ("title", Workshop::change_title),
    ("date", Workshop::change_date),
    ("topic", Workshop::change_topic),
    ("delete", Workshop::delete),
    ("add", Workshop::add),
    ("rename", Workshop::rename),
    ("draft", Workshop::toggle_draft),
    ("translation", Workshop::toggle_translation),
    ("theme", Workshop::change_theme),
    ("string", Workshop::change_string),
    ("site title", Workshop::change_site_title),
];

const TOPICS: [&str; 3] = ["binh-dang", "phap-luat", "gia-dinh"];
const WORDS: [&str; 12] =
    ["chung", "việc", "nhà", "bình", "đẳng", "người", "nghe", "cùng", "đường", "sáng", "thôn", "em"];

/// What a piece is, as far as this site goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Article,
    Event,
    Honoree,
    Place,
    Page,
}

impl Kind {
    fn folder(self) -> &'static str {
        match self {
            Self::Article => "articles",
            Self::Event => "events",
            Self::Honoree => "honorees",
            Self::Place => "places",
            Self::Page => "pages",
        }
    }
}

#[derive(Debug, Clone)]
struct Piece {
    kind: Kind,
    title: String,
    body: String,
    english: bool,
    draft: bool,
    /// Days after 1 September 2026.
    day: u64,
    topic: usize,
    link: Option<u64>,
}

/// The model of a site.
pub struct Workshop {
    state: u64,
    pieces: BTreeMap<u64, Piece>,
    /// Names of files by piece, unless `<kind>-<id>`.
    names: BTreeMap<u64, String>,
    next: u64,
    theme: u64,
    string: u64,
    title: u64,
}

impl Workshop {
    /// The site of `seed`.
    pub fn new(seed: u64) -> Self {
        let (pieces, names) = (BTreeMap::new(), BTreeMap::new());
        let mut workshop = Self { state: seed, pieces, names, next: 1, theme: 0, string: 0, title: 0 };
        let amounts = [(Kind::Article, 32), (Kind::Event, 12), (Kind::Honoree, 7), (Kind::Place, 6), (Kind::Page, 3)];
        for (kind, amount) in amounts {
            (0..amount).for_each(|_| _ = workshop.add_piece(kind));
        }
        workshop
    }

    /// A number below `end`: the high bits of Knuth's MMIX generator.
    fn below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let high = usize::try_from(self.state >> 33).expect("31 bits fit");
        high % end
    }

    fn words(&mut self, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| WORDS[self.below(WORDS.len())]).collect();
        words.join(" ")
    }

    fn any(&mut self, filter: impl Fn(&Piece) -> bool) -> u64 {
        let ids: Vec<u64> = self.pieces.iter().filter(|(_, piece)| filter(piece)).map(|(id, _)| *id).collect();
        ids[self.below(ids.len())]
    }

    fn piece(&mut self, id: u64) -> &mut Piece {
        self.pieces.get_mut(&id).expect("the piece was just found")
    }

    fn add_piece(&mut self, kind: Kind) -> u64 {
        let id = self.next;
        self.next += 1;
        let linked = self.pieces.values().any(is_article) && self.below(3) == 0;
        let link = linked.then(|| self.any(is_article));
        let words = self.words(3);
        let body = self.words(30);
        let (english, day, topic) = (self.below(6) != 0, self.below(120) as u64, self.below(TOPICS.len()));
        let piece = Piece { kind, title: format!("Bài {id} {words}"), body, english, draft: false, day, topic, link };
        self.pieces.insert(id, piece);
        id
    }

    /// One random edit. What it was, in words.
    pub fn edit(&mut self) -> String {
        let (name, edit) = EDITS[self.below(EDITS.len())];
        format!("{name}: {}", edit(self))
    }

    /// A new body for an article in two languages that nothing quotes.
    pub fn change_body_of_a_pair(&mut self) {
        let id = self.any(|piece| is_article(piece) && piece.english);
        // A word that no other text has, so that the index of the search changes too.
        self.piece(id).body.push_str(" zzz");
    }

    fn change_body(&mut self) -> String {
        let (id, body) = (self.any(|_| true), self.words(40));
        self.piece(id).body = body;
        self.path(id)
    }

    fn change_title(&mut self) -> String {
        let (id, words) = (self.any(|_| true), self.words(2));
        self.piece(id).title = format!("Bài {id} {words} khác");
        self.path(id)
    }

    fn change_date(&mut self) -> String {
        let (id, day) = (self.any(|piece| matches!(piece.kind, Kind::Article | Kind::Event)), self.below(120) as u64);
        self.piece(id).day = day;
        self.path(id)
    }

    fn change_topic(&mut self) -> String {
        let (id, topic) = (self.any(is_article), self.below(TOPICS.len()));
        self.piece(id).topic = topic;
        self.path(id)
    }

    fn delete(&mut self) -> String {
        let id = self.any(|_| true);
        let path = self.path(id);
        self.pieces.remove(&id);
        self.pieces.values_mut().filter(|piece| piece.link == Some(id)).for_each(|piece| piece.link = None);
        path
    }

    fn add(&mut self) -> String {
        let kinds = [Kind::Article, Kind::Event, Kind::Honoree, Kind::Place, Kind::Page];
        let kind = kinds[self.below(kinds.len())];
        let id = self.add_piece(kind);
        self.path(id)
    }

    fn rename(&mut self) -> String {
        let (id, number) = (self.any(|_| true), self.below(1_000));
        let from = self.path(id);
        self.names.insert(id, format!("ten-{id}-{number}"));
        format!("{from} to {}", self.path(id))
    }

    fn toggle_draft(&mut self) -> String {
        let id = self.any(|_| true);
        self.piece(id).draft ^= true;
        self.path(id)
    }

    fn toggle_translation(&mut self) -> String {
        let id = self.any(|_| true);
        self.piece(id).english ^= true;
        self.path(id)
    }

    fn change_theme(&mut self) -> String {
        self.theme = self.below(4) as u64;
        self.theme.to_string()
    }

    fn change_string(&mut self) -> String {
        self.string = self.below(4) as u64;
        self.string.to_string()
    }

    fn change_site_title(&mut self) -> String {
        self.title = self.below(1_000) as u64;
        self.title.to_string()
    }

    fn name(&self, id: u64) -> String {
        self.names.get(&id).cloned().unwrap_or_else(|| format!("bai-{id}"))
    }

    fn path(&self, id: u64) -> String {
        format!("{}/{}", self.pieces[&id].kind.folder(), self.name(id))
    }

    /// All files of the site.
    pub fn files(&self) -> Tree {
        let mut files: Tree = DATA.iter().map(|(path, text)| (format!("content/{path}"), text.trim().into())).collect();
        let title = format!("title: {{ vi: Thử {0}, en: Trial {0} }}\n", self.title);
        files.insert("content/site.yaml".to_owned(), format!("{}\n{title}", SITE.trim()).into());
        for (id, piece) in &self.pieces {
            files.insert(format!("content/{}.vi.md", self.path(*id)), self.original(*id, piece).into());
            if piece.english {
                files.insert(format!("content/{}.en.md", self.path(*id)), translation(*id, piece).into());
            }
        }
        files.extend(self.dressing());
        files
    }

    /// The site's own theme files and strings: none, a layout, a style, or both.
    fn dressing(&self) -> Tree {
        let mut files = Tree::new();
        let default = committed("themes/default");
        let mut lay = |path: &str, more: String| {
            let text = [&*default[&format!("default/{path}")], more.as_bytes()].concat();
            files.insert(format!("themes/default/{path}"), text);
        };
        if self.theme % 2 == 1 {
            lay("components/card/card.html", format!("{{# {} #}}", self.theme));
            lay("layouts/base.html", format!("<!-- {} -->", self.theme));
        }
        if self.theme > 1 {
            lay("styles/print.css", format!(".n{} {{ color: red; }}", self.theme));
        }
        if self.string > 0 {
            let text = format!("view-articles = Bài số {}\n", self.string);
            files.insert("locales/vi/site.ftl".to_owned(), text.into());
        }
        files
    }

    fn original(&self, id: u64, piece: &Piece) -> String {
        let mut text = format!("---\ntitle: {}\nsafe_title: Mục {id}\n", piece.title);
        let month = 9 + piece.day / 30;
        let date = format!("2026-{month:02}-{:02}", 1 + piece.day % 30);
        match piece.kind {
            Kind::Article => {
                let topic = TOPICS[piece.topic];
                _ = writeln!(text, "kind: news\ndate: {date}\ntopics: [{topic}]\nsummary: Tóm tắt {id}");
            }
            Kind::Event => _ = writeln!(text, "kind: talk\nstart: {date}\naudience: public\nstate: confirmed"),
            Kind::Honoree => _ = write!(text, "name: Nguyễn Mẫu {id}\nfield: health\nyear: 2026\n{CONSENT}"),
            Kind::Place => _ = write!(text, "phones: [\"0000 000 {id:03}\"]\n{PLACE}"),
            Kind::Page => {}
        }
        let draft = if piece.draft { "draft: true\n" } else { "" };
        let link = piece
            .link
            .map_or_else(String::new, |other| format!("\n\nXem [bài khác](../articles/{}.vi.md).", self.name(other)));
        _ = write!(text, "{draft}---\n\n{}{link}\n", piece.body);
        text
    }
}

fn is_article(piece: &Piece) -> bool {
    piece.kind == Kind::Article
}

fn translation(id: u64, piece: &Piece) -> String {
    let title = piece.title.replace("Bài", "Piece");
    format!(
        "---\ntitle: {title}\nsafe_title: Item {id}\nslug: piece-{id}\nsummary: Summary {id}\n---\n\nEnglish {id}.\n"
    )
}

const SITE: &str = r#"
base_url: https://example.org/
time_zone: Asia/Ho_Chi_Minh
languages:
  - { code: vi, name: Tiếng Việt, path: "" }
  - { code: en, name: English, path: en }
safe_title: { vi: Thông tin, en: Information }
exit: { url: "https://example.com/", checked_on: 2026-11-01 }
paging: 7
"#;

const CONSENT: &str = "\
consent:
  status: granted
  basis: consent
  subject: adult
  scopes: [name, position, bio]
  purposes: [website]
  granted_on: 2026-01-08
  method: written
  evidence: HS-1
  recorded_by: so-mau
";

const PLACE: &str = "\
kind: social
holder: organisation
seat: union_office
visibility: area_phone
unit: \"00001\"
hours: always
services: [counselling]
languages: [vi]
verified: { on: 2026-11-01, by: so-mau }
";

const DATA: [(&str, &str); 5] = [
    (
        "hotlines.yaml",
        r#"
- { id: "111", number: "111", display: "111", name: { vi: Trẻ em, en: Children }, operator: { vi: A, en: A }, hours: always, cost: free, channels: [call], languages: [vi], certain: true, source: { vi: A, en: A } }
- { id: "113", number: "113", display: "113", name: { vi: Công an, en: Police }, operator: { vi: A, en: A }, hours: always, cost: unknown, channels: [call], languages: [vi], certain: true, source: { vi: A, en: A } }
"#,
    ),
    ("organisations.yaml", "- { id: so-mau, name: { vi: Sở Mẫu, en: Model Department } }"),
    ("units.yaml", r#"- { code: "00001", type: xã, name: Mẫu Một, valid_from: 2025-07-01 }"#),
    (
        "topics.yaml",
        "
- { id: binh-dang, label: { vi: Bình đẳng, en: Equality } }
- { id: phap-luat, label: { vi: Pháp luật, en: Law } }
- { id: gia-dinh, label: { vi: Gia đình, en: Family } }
",
    ),
    (
        "documents.yaml",
        "- { id: kh, form: plan, number: 1/KH-UBND, issuer: so-mau, title: { vi: Kế hoạch, en: Plan } }",
    ),
];
