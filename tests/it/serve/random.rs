//! Whatever is done to the files of a site that is served, in whatever order: after each operation
//! what it hands out is what a build from nothing would write.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{Served, address, free_port, piece, policies_apart, save, town};
use crate::sandbox::{Tree, differences, repository, write};

/// Numbers that look like chance and are the same every time (xorshift).
pub struct Dice(pub u64);

impl Dice {
    /// A number below `below`.
    pub fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below as u64).expect("it is below a usize")
    }
}

/// What is there of the pieces that the operations make: places below the site's root.
#[derive(Default)]
pub struct Model {
    pub pieces: Vec<String>,
    made: usize,
}

const STYLE: &str = "themes/default/styles/ordinary/base.css";
const TEMPLATE: &str = "themes/default/layouts/article.html";

impl Model {
    /// The place of a new piece.
    pub fn path(&mut self, dice: &mut Dice) -> String {
        self.made += 1;
        format!("content/articles/{}/bai-{}.vi.md", 2020 + dice.roll(4), self.made)
    }

    fn any(&self, dice: &mut Dice) -> Option<usize> {
        (!self.pieces.is_empty()).then(|| dice.roll(self.pieces.len()))
    }

    /// Does something to the files of `served`, and says what.
    pub fn operate(&mut self, served: &Served, dice: &mut Dice) -> String {
        let at = |path: &str| served.site.path(path);
        let title = format!("Bài số {}", dice.roll(1000));
        let what = dice.roll(9);
        match (what, self.any(dice)) {
            (0, _) | (_, None) => {
                let path = self.path(dice);
                save(at(&path), &piece(&title));
                self.pieces.push(path);
            }
            (1, Some(which)) => write(&at(&self.pieces[which]), piece(&title).as_bytes()),
            (2, Some(which)) => fs::remove_file(at(&self.pieces.swap_remove(which))).expect("it is there"),
            (3, Some(which)) => {
                let path = self.path(dice);
                fs::create_dir_all(at(&path).parent().expect("it has a folder")).expect("it can be made");
                fs::rename(at(&self.pieces[which]), at(&path)).expect("it can be renamed");
                self.pieces[which] = path;
            }
            (4, _) => extend(&at(STYLE), STYLE, &format!("\n.rule-{} {{ color: red; }}\n", dice.roll(1000))),
            (5, _) => extend(&at(TEMPLATE), TEMPLATE, &format!("{{# {} #}}", dice.roll(1000))),
            (6, _) => write(&at("locales/vi/site.ftl"), format!("view-search = Tìm {}\n", dice.roll(1000)).as_bytes()),
            (7, _) => self.move_a_folder(served, dice),
            _ => {
                let settings = fs::read_to_string(at("content/site.yaml")).expect("it is there");
                let start = settings.find("title: {").expect("it has a title");
                let end = start + settings[start..].find('\n').expect("a line ends");
                let title = format!("title: {{ vi: Trang {}, en: Test site }}", dice.roll(1000));
                save(at("content/site.yaml"), &format!("{}{title}{}", &settings[..start], &settings[end..]));
            }
        }
        format!("operation {what}, {title}")
    }

    /// A folder of pieces comes whole from elsewhere, and another name takes its place later.
    fn move_a_folder(&mut self, served: &Served, dice: &mut Dice) {
        self.made += 1;
        let (elsewhere, name) = (served.site.path("aside"), format!("content/articles/moi-{}", self.made));
        for number in 0..=dice.roll(3) {
            let file = format!("trong-{}-{number}.vi.md", self.made);
            write(&elsewhere.join(&file), piece(&format!("Bài trong {number}")).as_bytes());
            self.pieces.push(format!("{name}/{file}"));
        }
        fs::rename(&elsewhere, served.site.path(&name)).expect("a folder can be moved");
    }
}

/// The theme's own file at `path`, and `more`.
fn extend(path: &Path, below: &str, more: &str) {
    let own = fs::read_to_string(repository(below)).expect("the theme has it");
    write(path, format!("{own}{more}").as_bytes());
}

/// Does `count` things to a site, and compares after each.
fn whatever_is_done(count: usize, seed: u64) {
    let served = Served::start(town(), free_port(), &[]);
    let (mut dice, mut model, mut known) = (Dice(seed), Model::default(), BTreeSet::new());
    for number in 0..count {
        let what = model.operate(&served, &mut dice);
        let clean = served.clean();
        let gone: Vec<String> = known.difference(&clean.keys().cloned().collect()).cloned().collect();
        known.extend(clean.keys().cloned());
        let clean: Tree = policies_apart(clean);
        served.until(&format!("{number}: {what}: as a clean build"), |served| {
            let same = differences(&clean, &served.all(clean.keys().cloned())).is_empty();
            same && gone.iter().all(|path| served.get(&address(path)).0 == 404)
        });
        assert!(served.state("/")["trouble"].is_null(), "{number}: {what}");
    }
}

#[test]
fn after_each_of_12_operations_what_is_served_is_a_clean_build() {
    whatever_is_done(12, 0x0a11_ce00_5eed);
}

#[test]
#[ignore = "long: minutes"]
fn after_each_of_200_operations_what_is_served_is_a_clean_build() {
    whatever_is_done(200, 0xb0b0_5eed_0001);
}
