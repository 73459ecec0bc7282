//! The leak harness: 40 values planted into a whole site, in every carrier (LOC-04).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::fuzz::forms::{FORMS, Form, NUMBERS, files, pictures};
use crate::leak_site::{Folder, with_code};
use crate::safety_guard::{Dice, phone, phrase};

/// Ten of each: phones of hidden places, titles of people's places, names without consent, and
/// addresses of a list outside the repository.
struct Planted {
    phones: Vec<String>,
    phrases: Vec<String>,
}

fn site() -> (Folder, Planted) {
    let (folder, mut dice) = (Folder::new(), Dice(40));
    let (mut planted, mut forbidden) = (Planted { phones: Vec::new(), phrases: Vec::new() }, String::from("# xa\n"));
    for at in 0..10 {
        let (number, title, name) = (phone(&mut dice), unique(&mut dice), unique(&mut dice));
        folder.put(&format!("content/places/kin-{at}.vi.md"), hidden_place(at, &number, &title));
        folder.put(&format!("content/honorees/2026/kin-{at}.vi.md"), unnamed_person(&name));
        let address = format!("Số {} {}", 100 + at, unique(&mut dice));
        writeln!(forbidden, "{address}").expect("a String takes every text");
        planted.phones.push(number);
        planted.phrases.extend([title, name, address]);
    }
    folder.put("kin.txt", forbidden);
    (folder, planted)
}

/// Not by chance a word of the site.
fn unique(dice: &mut Dice) -> String {
    format!("{} Khưa Phiêng", phrase(dice))
}

fn hidden_place(at: usize, phone: &str, title: &str) -> String {
    format!(
        "---\ntitle: {title}\nsafe_title: Mẫu {at}\nkind: shelter\nholder: individual\nseat: private_home\nunit: \"99001\"\n\
         phones: [\"{phone}\"]\nhours: always\nservices: [counselling]\naccepts: [women]\nlanguages: [vi]\n---\n\nKín.\n"
    )
}

fn unnamed_person(name: &str) -> String {
    format!(
        "---\ntitle: Một tấm lòng\nname: {name}\nfield: culture\nyear: 2026\ncampaign: \"2026\"\nconsent:\n  status: pending\n  \
         basis: consent\n  subject: adult\n  scopes: []\n  purposes: [website]\n---\n\nChị {name} chờ trả lời.\n"
    )
}

/// As text between quotes in YAML.
fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

/// An article with `value` in its title, summary, alternative text, a comment, and its body.
fn article(value: &str) -> String {
    let (text, comment) = (quoted(value), value.replace('\n', " "));
    format!(
        "---\ntitle: {text}\nsummary: {text}\nkind: news\ndate: 2026-11-05\nimage:\n  file: anh.jpg\n  alt: {text}\n# {comment}\n---\n\n\
         {value}\n"
    )
}

fn plain_article(text: &str) -> String {
    format!("---\ntitle: Tin\nkind: news\ndate: 2026-11-05\n---\n\n{text}.\n")
}

fn event(venue: &str, body: &str) -> String {
    format!(
        "---\ntitle: Gặp mặt\nkind: talk\nstart: 2026-11-28\nunit: \"99001\"\nvenue: {}\naudience: public\n\
         state: planned\n---\n\n{body}\n",
        quoted(venue)
    )
}

fn honoree(achievement: &str, body: &str) -> String {
    format!(
        "---\ntitle: Người tốt\nname: Lê Thị Tốt\nfield: culture\nyear: 2026\ncampaign: \"2026\"\nachievement: {}\n\
         consent:\n  status: granted\n  basis: consent\n  subject: adult\n  scopes: [name, bio]\n  purposes: [website]\n  \
         granted_on: 2026-10-05\n  method: written\n  evidence: HS-2026-1\n---\n\n{body}\n",
        quoted(achievement)
    )
}

fn forms(value: &str) -> Vec<String> {
    let numbers: &[Form] = if value.starts_with('0') { &NUMBERS } else { &[] };
    FORMS.iter().chain(numbers).map(|(_, form)| form(value)).collect()
}

/// How many values must be found in how many files.
type Wanted = Vec<(String, usize)>;

/// Plants every form of `value` into every carrier.
fn plant(folder: &Folder, at: usize, value: &str) -> Wanted {
    let (forms, mut wanted) = (forms(value), Wanted::new());
    for (form, text) in forms.iter().enumerate() {
        wanted.push((format!("content/articles/2026/gai-{at}-{form}.vi.md"), 5));
        folder.put(&wanted[form].0, article(text));
    }
    let (venue, body) = (forms.join(" ¦ "), forms.join(" ¦\n\n¦ "));
    let slug = if value.starts_with('0') { value.replace(' ', "-") } else { tincay::locale::slug(value) };
    let others = [
        (format!("events/2026/gai-{at}"), event(&venue, &body), 2 * forms.len()),
        (format!("honorees/2026/gai-{at}"), honoree(&venue, &body), 2 * forms.len()),
        (format!("articles/2026/{slug}"), article("Chỉ tên tệp."), 1),
    ];
    for (path, text, count) in others {
        wanted.push((format!("content/{path}.vi.md"), count));
        folder.put(&format!("content/{path}.vi.md"), text);
    }
    wanted
}

/// LOC-04: the site without anything planted is written, and none of the values is in it.
#[test]
fn hidden_records_alone_stop_nothing() {
    let (folder, _) = site();
    let options = tincay::pipeline::Options { forbidden: Some(folder.path().join("kin.txt")), ..folder.options() };
    let outcome = folder.build(&options).expect("the machine is fine");
    let leaks = outcome.diagnostics.iter().filter(|problem| problem.problem.code().starts_with("leak"));
    assert_eq!(leaks.collect::<Vec<_>>(), Vec::<&tincay::diag::Diagnostic>::new());
    assert!(outcome.summary.is_some());
}

/// LOC-04: every value in every form and every text of authors is reported where it stands, and
/// nothing is written.
#[test]
fn every_value_in_every_form_and_carrier_is_found_at_its_source() {
    let (folder, planted) = site();
    let values = planted.phones.iter().chain(&planted.phrases).enumerate();
    let wanted: Wanted = values.flat_map(|(at, value)| plant(&folder, at, value)).collect();
    let options = tincay::pipeline::Options { forbidden: Some(folder.path().join("kin.txt")), ..folder.options() };
    let outcome = folder.build(&options).expect("the machine is fine");
    let mut found: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for problem in ["leak-in-source", "leak-in-comment"].iter().flat_map(|code| with_code(&outcome, code)) {
        found.entry(&*problem.span.file).or_default().insert(problem.span.start);
    }
    let is_missed = |(path, count): &&(String, usize)| found.get(path.as_str()).map_or(0, BTreeSet::len) < *count;
    let missed: Vec<_> = wanted.iter().filter(is_missed).collect();
    let count: usize = wanted.iter().map(|(_, count)| count).sum();
    println!("{count} planted in {} files, {} files with one missed", wanted.len(), missed.len());
    assert!(missed.is_empty(), "{:?}", &missed[..missed.len().min(20)]);
    assert!(outcome.summary.is_none());
    assert!(folder.output().is_empty());
    says_nothing(&outcome, &planted);
}

/// LOC-04: what comes from no text of authors is found in the output.
#[test]
fn every_value_in_a_raw_file_is_found_in_the_output() {
    let (folder, planted) = site();
    let mut count = 0;
    for (at, value) in planted.phones.iter().chain(&planted.phrases).enumerate() {
        for (name, bytes) in files(value) {
            folder.put(&format!("themes/default/static/{at}-{}.bin", tincay::locale::slug(name)), bytes);
            count += 1;
        }
    }
    let options = tincay::pipeline::Options { forbidden: Some(folder.path().join("kin.txt")), ..folder.options() };
    let outcome = folder.build(&options).expect("the machine is fine");
    assert_eq!(with_code(&outcome, "leak-in-output").len(), count);
    assert!(outcome.summary.is_none());
    assert!(folder.output().is_empty());
    says_nothing(&outcome, &planted);
}

/// LOC-04: every value in every form and every part of a picture but its pixels is told, and so is
/// one in a picture's name. Neither is published, so that the site goes on; nothing of it is in there.
#[test]
fn every_value_in_every_form_is_found_in_every_part_of_a_picture() {
    let (folder, planted) = site();
    let mut wanted = BTreeSet::new();
    for (at, value) in planted.phones.iter().chain(&planted.phrases).enumerate() {
        for (form, text) in forms(value).iter().enumerate() {
            for (carrier, bytes) in pictures(&format!("Ảnh chụp: {text} ¦ hết")) {
                let path = format!("content/articles/2026/anh/{at}-{form}-{}", file_name(carrier));
                folder.put(&path, bytes);
                wanted.insert(path);
            }
        }
        let path = format!("content/articles/2026/anh/{at}-{}.jpg", tincay::locale::slug(value));
        folder.put(&path, "");
        wanted.insert(path);
    }
    let options = tincay::pipeline::Options { forbidden: Some(folder.path().join("kin.txt")), ..folder.options() };
    let outcome = folder.build(&options).expect("the machine is fine");
    let found: BTreeSet<String> =
        with_code(&outcome, "leak-in-picture").iter().map(|problem| problem.span.file.to_string()).collect();
    let missed: Vec<_> = wanted.difference(&found).collect();
    println!("{} pictures, {} missed", wanted.len(), missed.len());
    assert!(missed.is_empty(), "{:?}", &missed[..missed.len().min(20)]);
    assert_eq!(found.difference(&wanted).count(), 0);
    assert!(outcome.summary.is_some());
    says_nothing(&outcome, &planted);
    let guard = guard(&planted);
    for (path, bytes) in folder.output() {
        assert_eq!(guard.scan(&path, &bytes), [], "{path}");
    }
}

/// LOC-04: a picture that only a record shows which is shown to nobody may say what the record says.
#[test]
fn a_picture_of_a_record_that_is_left_out_is_its_own() {
    let (folder, planted) = site();
    let name = &planted.phrases[1];
    let [(carrier, bytes), ..] = &pictures(name)[..] else { panic!("there are pictures") };
    folder.put(&format!("content/honorees/2026/{}", file_name(carrier)), bytes);
    let portrait = format!(
        "portrait: {{ file: \"{}\", alt: Chân dung, people: [{{ role: honoree }}] }}\nconsent:",
        file_name(carrier)
    );
    let with = |text: String| text.replace("consent:", &portrait);
    folder.put("content/honorees/2026/kin-0.vi.md", with(unnamed_person(name)));
    let leaks = |folder: &Folder| {
        let outcome = folder.build(&folder.options()).expect("the machine is fine");
        with_code(&outcome, "leak-in-picture").len()
    };
    assert_eq!(leaks(&folder), 0);
    folder.put("content/honorees/2026/khac.vi.md", honoree("Một việc", "Lời.").replace("consent:", &portrait));
    assert_eq!(leaks(&folder), 1, "another profile shows it");
    folder.remove("content/honorees/2026/khac.vi.md");
    assert_eq!(leaks(&folder), 0);
    let listed = portrait.replace("portrait: {", "pictures: [{ id: anh,").replace("}\nconsent:", "}]\nconsent:");
    let shows = honoree("Một việc", "{{figure anh}}").replace("consent:", &listed);
    folder.put("content/honorees/2026/khac.vi.md", shows.replace("[name, ", "[photo, name, "));
    assert_eq!(leaks(&folder), 1, "another profile shows it by its id");
    let hides = with(unnamed_person(name)).replace(&portrait, &listed);
    folder.put("content/honorees/2026/kin-0.vi.md", hides);
    folder.remove("content/honorees/2026/khac.vi.md");
    assert_eq!(leaks(&folder), 0, "only its list names it");
}

/// `PNG, tEXt.png` as `png-text.png`.
fn file_name(carrier: &str) -> String {
    let (name, ending) = carrier.rsplit_once('.').expect("it has an ending");
    format!("{}.{ending}", tincay::locale::slug(name))
}

/// LOC-04: a list of forbidden values that cannot be read, or a value that cannot be found, is an error.
#[test]
fn a_forbidden_list_is_used_or_refused() {
    let folder = Folder::new();
    let with = |name: &str| tincay::pipeline::Options { forbidden: Some(folder.path().join(name)), ..folder.options() };
    assert!(folder.build(&with("none.txt")).is_err());
    folder.put("short.txt", "ab\n");
    assert!(folder.build(&with("short.txt")).is_err());
    folder.put("list.txt", "# một dòng\nngôi nhà em mơ\n");
    let outcome = folder.build(&with("list.txt")).expect("the list can be read");
    assert!(!with_code(&outcome, "leak-in-source").is_empty());
    assert!(outcome.summary.is_none());
}

/// LOC-04: the title of a profile that nobody agreed to is a name where it looks like one, and else stops no site.
#[test]
fn a_draft_whose_title_is_ordinary_words_stops_nothing() {
    let draft = |title: &str| format!("---\ntitle: {title}\nfield: other\nyear: 2026\ndraft: true\n---\n\nLời.\n");
    let codes = |title: &str, text: &str| {
        let folder = Folder::new();
        folder.put("content/honorees/2026/moi.vi.md", draft(title));
        folder.put("content/articles/2026/moi.vi.md", plain_article(text));
        let outcome = folder.build(&folder.options()).expect("the machine is fine");
        let count = |code: &str| with_code(&outcome, code).len();
        (count("leak-in-source") > 0, count("name-missing"), outcome.summary.is_some())
    };
    assert_eq!(codes("Phụ nữ tiêu biểu", "Biểu dương phụ nữ tiêu biểu"), (false, 1, true));
    for name in ["Khưa Thị Phiêng", "Khưa thị Phiêng", "bà Khưa Thị Phiêng", "KHƯA THỊ PHIÊNG"] {
        assert_eq!(codes(name, &format!("Gặp {name} ở chợ")), (true, 0, false), "{name}");
    }
}

/// LOC-04: what may not be said is told with the file that says whose it is, but never with a name.
#[test]
fn a_leak_says_which_file_keeps_the_name() {
    let folder = Folder::new();
    folder.put("content/honorees/2026/kin-1.vi.md", unnamed_person("Khưa Thị Phiêng"));
    folder.put("content/honorees/2026/khua-van-phieng.vi.md", unnamed_person("Khưa Văn Phiêng"));
    folder.put("content/articles/2026/mot.vi.md", article("Gặp chị Khưa Thị Phiêng"));
    folder.put("content/articles/2026/hai.vi.md", article("Gặp anh Khưa Văn Phiêng"));
    let outcome = folder.build(&folder.options()).expect("the machine is fine");
    let files: BTreeSet<&str> =
        with_code(&outcome, "leak-in-source").iter().flat_map(|it| it.args.iter().map(|(_, text)| &**text)).collect();
    assert_eq!(files, BTreeSet::from(["content/honorees/2026/kin-1.vi.md", "content/honorees/2026/…", "name"]));
    let named = with_code(&outcome, "name-in-path");
    assert_eq!(
        named.iter().map(|it| &*it.span.file).collect::<Vec<_>>(),
        ["content/honorees/2026/khua-van-phieng.vi.md"]
    );
}

/// LOC-08: that the file of a hidden place tells its name is said of the folder alone.
#[test]
fn a_hidden_place_is_not_named_by_its_path() {
    let folder = Folder::new();
    folder
        .put("content/places/nha-ba-khua-thi-phieng.vi.md", hidden_place(1, "0900 000 123", "Nhà bà Khưa Thị Phiêng"));
    let outcome = folder.build(&folder.options()).expect("the machine is fine");
    let named = with_code(&outcome, "name-in-path");
    assert_eq!(named.iter().map(|it| &*it.span.file).collect::<Vec<_>>(), ["content/places/…"]);
    assert!(outcome.summary.is_some());
}

/// LOC-03: whoever holds a hidden place is not named without the word for the house either, nor in one word.
#[test]
fn the_holder_of_a_hidden_place_is_not_named_in_other_words() {
    let leaks = |text: &str| {
        let folder = Folder::new();
        folder.put("content/places/kin.vi.md", hidden_place(1, "0900 000 123", "Nhà bà Khưa Thị Phiêng"));
        folder.put("content/articles/2026/tin.vi.md", article(text));
        with_code(&folder.build(&folder.options()).expect("the machine is fine"), "leak-in-source").len()
    };
    for text in [
        "Bà Khưa Thị Phiêng ở xã Mẫu Đông nhận giúp chị em",
        "Theo #KhưaThịPhiêng",
        "Xem facebook.com/khuathiphieng",
        "Thư gửi khuathiphieng (a) mau.vn",
        "NhàBàKhưaThịPhiêng",
    ] {
        assert!(leaks(text) > 0, "{text}");
    }
    for text in ["Bà Phiêng ở xã Mẫu Đông", "Nhà bà con ở xã Mẫu Đông", "Khưa Văn Phiêng"] {
        assert_eq!(leaks(text), 0, "{text}");
    }
}

/// LOC-03: somebody of that name who agreed to be named may be.
#[test]
fn a_name_that_is_lawfully_published_stays_lawful() {
    let folder = Folder::new();
    folder.put("content/places/kin.vi.md", hidden_place(1, "0900 000 123", "Nhà bà Lê Thị Tốt"));
    folder.put("content/honorees/2026/tot.vi.md", honoree("Một việc", "Bà Lê Thị Tốt, #LêThịTốt."));
    let outcome = folder.build(&folder.options()).expect("the machine is fine");
    assert_eq!(with_code(&outcome, "leak-in-source"), Vec::<&tincay::diag::Diagnostic>::new());
}

/// LOC-04: when the values change, outputs that are in place are looked at again.
#[test]
fn a_new_value_is_looked_for_in_outputs_that_are_in_place() {
    let folder = Folder::new();
    folder.put("themes/default/static/cu.txt", "Ngõ Khưa Phiêng 12");
    assert!(folder.build(&folder.options()).expect("the machine is fine").summary.is_some());
    folder.put("list.txt", "Khưa Phiêng");
    let options = tincay::pipeline::Options { forbidden: Some(folder.path().join("list.txt")), ..folder.options() };
    let outcome = folder.build(&options).expect("the machine is fine");
    assert_eq!(with_code(&outcome, "leak-in-output").len(), 1);
    assert!(outcome.summary.is_none());
}

/// LOC-04: nothing in the content of this repository is taken for a leak.
#[test]
fn the_content_of_this_repository_gives_no_false_alarm() {
    let folder = Folder::new();
    let root = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    for mode in [tincay::site::Mode::Preview, tincay::site::Mode::Publication] {
        let options =
            tincay::pipeline::Options { root: root.clone(), mode, without_samples: false, ..folder.options() };
        let outcome = folder.build(&options).expect("the machine is fine");
        let alarms = outcome.diagnostics.iter().filter(|problem| problem.problem.code().starts_with("leak"));
        assert_eq!(alarms.count(), 0);
    }
}

fn guard(planted: &Planted) -> tincay::emit::Guard {
    let values = planted.phones.iter().chain(&planted.phrases);
    tincay::emit::Guard::new(&values.map(|value| crate::safety_guard::secret(value)).collect::<Vec<_>>())
}

/// Build logs are public: no problem says the value.
fn says_nothing(outcome: &tincay::pipeline::Outcome, planted: &Planted) {
    let guard = guard(planted);
    for problem in outcome.diagnostics.iter().filter(|problem| problem.problem.code().starts_with("leak")) {
        assert!(!problem.problem.may_quote_source());
        for (_, text) in &problem.args {
            assert_eq!(guard.scan("", text.as_bytes()), [], "{}", problem.problem.code());
        }
    }
}
