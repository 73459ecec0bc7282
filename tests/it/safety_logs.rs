//! What a build log, which anybody may read, tells of what is kept hidden: nothing.

use std::fs;

use super::deploy::{Scene, fs_holds};
use super::safety_town::{DAY, Run, Town};

/// Hidden, each in a file whose name tells it; and one whose file tells nobody.
const PLACE: &str = "places/ly-thi-kin-dao.vi.md";
const NEUTRAL: &str = "places/so-77.vi.md";
const EVENT: &str = "events/2026/tham-nha-chi-hoa-xom-ben-do-cu.vi.md";
pub const PERSON: &str = "honorees/2026/quach-thi-rut-lui.vi.md";

const OLD_PLACE: &str = "places/mau-07.vi.md";
const OLD_EVENT: &str = "events/2026/chuyen-tham-rieng.vi.md";
const ARTICLE: &str = "articles/2026/bai-thu.vi.md";

pub const WITHDRAWN: &str = "---\ntitle: Quách Thị Rút Lui và vườn rau\nname: Quách Thị Rút Lui\nfield: economy\nyear: 2026\n\
    consent:\n  status: withdrawn\n  basis: consent\n  subject: adult\n  scopes: [name]\n  purposes: [website]\n  \
    granted_on: 2026-10-05\n  withdrawn_on: 2026-11-08\n  method: written\n  evidence: HS-2026-899\n  \
    recorded_by: ban-mau\n---\n\nLời.\n";

/// A place held by somebody called `name`, for the hotlines only.
fn place(town: &Town, name: &str, phone: &str) -> String {
    let text = std::fs::read_to_string(town.path("content").join(OLD_PLACE)).expect("readable");
    let text = text.replace("Đinh Thị Giả Sử", name).replace("0000 300 007", phone);
    format!("{text}\n## Chặn đôi đường {{#chan-doi-duong}}\n\nLời.\n")
}

/// [`WITHDRAWN`] before that.
pub fn granted() -> String {
    WITHDRAWN.replace("status: withdrawn", "status: granted").replace("  withdrawn_on: 2026-11-08\n", "")
}

/// The town with hidden places, a private event and somebody who withdrew.
fn town() -> Town {
    let town = Town::new();
    town.write(PLACE, place(&town, "Lý Thị Kín Đáo", "0000 300 077"));
    town.write(NEUTRAL, place(&town, "Lý Thị Kín Lặng", "0000 300 078"));
    std::fs::rename(town.path("content").join(OLD_EVENT), town.path("content").join(EVENT)).expect("it is there");
    town.write(PERSON, WITHDRAWN);
    town
}

fn article(words: &str) -> String {
    format!(
        "---\ntitle: Bài thử\nsummary: Một bài để thử.\nkind: news\ndate: 2026-11-09\nbyline: hoi-phu-nu-mau\n---\n\n{words}\n"
    )
}

/// What a check for publication says, in every format.
fn said(town: &Town) -> Vec<String> {
    let run = |(format, language): (&str, &str)| {
        let check = ["check", "--publish", "--reproduce", "--date", DAY, "--format", format, "--lang", language];
        let run = town.run(&check);
        format!("{}{}", run.stdout, run.stderr)
    };
    [("human", "vi"), ("json", "en"), ("github", "vi"), ("sarif", "en")].map(run).to_vec()
}

/// LOC-08, LOC-04, CON-03: what is misspelt is told without what was meant where that may be named in no log; what is
/// published is suggested as ever.
#[test]
fn nothing_hidden_is_suggested() {
    for (words, code, kept) in [
        ("{{place ly-thi-kin}}", "unknown-reference", "ly-thi-kin-dao"),
        ("[nhà ấy](../../places/ly-thi-kin-da.vi.md)", "dead-link", "ly-thi-kin-dao"),
        ("[nhà ấy](../../places/so-77.vi.md#chan-doi)", "link-not-published", "chan-doi-duong"),
        ("{{event tham-nha-chi-hoa-xom-ben-do}}", "unknown-reference", "do-cu"),
        ("[buổi ấy](../../events/2026/tham-nha-chi-hoa-xom-ben-do.vi.md)", "dead-link", "do-cu"),
        ("[chị ấy](../../honorees/2026/quach-thi-rut-lu.vi.md)", "dead-link", "rut-lui"),
    ] {
        let town = town();
        town.write(ARTICLE, article(words));
        for said in said(&town) {
            assert!(said.contains(code) && !said.contains(kept), "{words}: {said}");
        }
    }
    let town = town();
    let picture =
        "image: { file: anh.jpg, people: [{ role: honoree, honoree: quach-thi-rut-lai, recognisable: true }] }";
    town.write(ARTICLE, article("Lời.").replace("kind: news", &format!("kind: news\n{picture}")));
    assert!(said(&town).iter().all(|said| said.contains("quach-thi-rut-lai") && !said.contains("rut-lui")));
    town.write(ARTICLE, article("{{event le-phat-don}} [x](lang-ngh.vi.md) [y](lang-nghe.vi.md#lam-nga)"));
    let said = said(&town);
    assert!(
        ["le-phat-dong`", "lang-nghe.vi.md`", "lam-ngay`"].iter().all(|near| said[0].contains(near)),
        "{}",
        said[0]
    );
}

/// LOC-08: a translation whose original was renamed is told without the name of a hidden place.
#[test]
fn nothing_hidden_is_the_original_that_was_renamed() {
    let town = town();
    town.write("places/ly-thi-kin-da.en.md", "---\ntitle: A house\nsafe_title: Place 99\n---\n\nWords.\n");
    for said in said(&town) {
        assert!(said.contains("no-original") && !said.contains("ly-thi-kin-dao"), "{said}");
    }
}

/// LOC-08, CON-02, CON-03: a link to what is told nowhere, or a mention of it, is to be deleted, which is said of its
/// place alone: neither the line nor where it leads stands in a log.
#[test]
fn a_link_to_what_is_hidden_is_told_by_its_place_alone() {
    for (words, kept) in [
        ("[nhà ấy](../../places/so-77.vi.md)", "so-77"),
        ("[buổi ấy](../../events/2026/tham-nha-chi-hoa-xom-ben-do-cu.vi.md)", "tham-nha"),
        ("{{event tham-nha-chi-hoa-xom-ben-do-cu}}", "tham-nha"),
    ] {
        let town = town();
        town.write(ARTICLE, article(words));
        let said = said(&town);
        for said in &said {
            assert!(said.contains("not-published") && said.contains("bai-thu.vi.md"), "{words}: {said}");
            assert!(!said.contains(kept) && !said.contains("công bố nội dung ấy"), "{words}: {said}");
        }
        assert!(said[0].contains("bai-thu.vi.md:9:") && said[0].contains("= gợi ý: xóa "), "{words}: {}", said[0]);
    }
    // Of what is only not due yet the line and the way stay.
    let town = town();
    town.write("articles/2026/nhap.vi.md", article("Lời.").replace("kind: news", "kind: news\ndraft: true"));
    town.write(ARTICLE, article("[bài sau](nhap.vi.md)"));
    let said = said(&town);
    assert!(said[0].contains("9 | [bài sau](nhap.vi.md)") && said[0].contains("công bố nội dung ấy"), "{}", said[0]);
}

/// CON-02, CON-03, LOC-04: a file whose name tells somebody's name, or where a private event is, is called by its folder
/// wherever a log speaks of it; private events always are.
#[test]
fn a_file_name_that_tells_is_in_no_log() {
    let town = town();
    let all = said(&town);
    for said in &all {
        for kept in ["quach-thi-rut-lui", "ly-thi-kin-dao", "tham-nha-chi-hoa", "xom-ben-do-cu"] {
            assert!(!said.contains(kept), "{kept}: {said}");
        }
        assert!(said.contains("name-in-path") && said.contains("consent-lacking"), "{said}");
    }
    let people = &all[0];
    for told in [
        "content/honorees/2026/…:",
        "content/events/2026/…",
        "content/places/…",
        "`tincay consent status`",
        "`audience: private`",
        "`holder: individual`",
        "  honorees/…",
        "  events/…",
    ] {
        assert!(people.contains(told), "{told}: {people}");
    }
    let json: Vec<serde_json::Value> = all[1].lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let withheld = |reason: &str| json.iter().rev().find(|it| it["code"] == "withheld" && it["reason"] == reason);
    let files = ["withdrawn", "private-event"].map(|reason| withheld(reason).expect("it is listed")["file"].clone());
    assert_eq!(files, ["content/honorees/2026/…", "content/events/2026/…"]);
    // What staff look up on their own machine names it.
    assert!(town.run(&["consent", "status", "--date", DAY]).stdout.contains("honorees/quach-thi-rut-lui"));
}

/// CON-03, LOC-04: one key of a consent that nobody can read keeps all of it out of the log: neither the name nor a line
/// that says it is shown. It is told as the only error, for whoever names somebody who agreed has done no wrong.
#[test]
fn a_consent_that_is_misread_hides_the_name() {
    for status in ["withdrawn", "granted"] {
        let town = Town::new();
        let consent = WITHDRAWN.replace("  recorded_by", "  expire_on: 2029-10-05\n  recorded_by");
        let consent = consent.replace("status: withdrawn", &format!("status: {status}"));
        town.write(PERSON, consent.replace("  withdrawn_on: 2026-11-08\n", ""));
        town.write(ARTICLE, article("Bà Quách Thị Rút Lui gặp HĐND xã."));
        for said in said(&town) {
            assert!(said.contains("expire_on") && said.contains("bai-thu.vi.md"), "{said}");
            assert!(!said.contains("Rút Lui") && !said.contains("leak-in"), "{status}: {said}");
            assert!(status == "granted" || !said.contains("rut-lui"), "{said}");
        }
    }
}

/// CON-03: the place of somebody whose consent was withdrawn is called by its folder, too; one whose file tells nobody by
/// its file.
#[test]
fn a_place_whose_holder_withdrew_is_called_by_its_folder() {
    let town = town();
    for (file, name, phone) in [(PLACE, "Lý Thị Kín Đáo", "0000 300 077"), (NEUTRAL, "Lý Thị Kín Lặng", "0000 300 078")]
    {
        let text = place(&town, name, phone).replace("visibility: hotline_only", "visibility: area_phone");
        town.write(file, text.replace("status: granted", "status: withdrawn\n  withdrawn_on: 2026-11-08"));
    }
    for said in said(&town) {
        assert!(!said.contains("ly-thi-kin") && said.contains("so-77"), "{said}");
    }
}

/// A place, an event and a person that are public, each in a file whose name tells it, and how they are hidden.
struct Taken(Vec<(&'static str, String, String)>);

impl Taken {
    fn of(town: &Town) -> Self {
        let public = fs::read_to_string(town.path("content/places/mau-02.vi.md")).expect("readable");
        for language in ["vi", "en"] {
            fs::remove_file(town.path(&format!("content/places/mau-02.{language}.md"))).expect("it was there");
        }
        let hidden = public.replace("visibility: public_office", "visibility: hotline_only");
        let hidden = hidden.replace("address: Số 2 đường Chợ, phường Mẫu Trung\n", "");
        let hidden = hidden.replace("title: Phòng tiếp dân Mẫu Trung", "title: Nhà bà Lý Thị Kín Đáo");
        let private = fs::read_to_string(town.path("content").join(OLD_EVENT)).expect("readable");
        let open = private.replace("audience: private", "audience: public");
        Self(vec![(PLACE, public, hidden), (EVENT, open, private), (PERSON, granted(), WITHDRAWN.to_owned())])
    }

    fn show(&self, town: &Town) {
        self.0.iter().for_each(|(file, public, _)| town.write(file, public));
    }

    fn hide(&self, town: &Town) {
        self.0.iter().for_each(|(file, _, hidden)| town.write(file, hidden));
    }
}

const TELLING: [&str; 3] =
    ["guong-dien-hinh/quach-thi-rut-lui/", "ho-tro/ly-thi-kin-dao/", "su-kien/tham-nha-chi-hoa-xom-ben-do-cu"];

fn tells_nothing(Run { stdout, stderr, .. }: &Run, of: &str) {
    for kept in ["quach-thi", "ly-thi-kin", "tham-nha-chi-hoa", "ben-do-cu"] {
        assert!(!stdout.contains(kept) && !stderr.contains(kept), "{of}: {kept}: {stdout}{stderr}");
    }
    for folder in ["guong-dien-hinh/…", "ho-tro/…", "su-kien/…"] {
        assert!(stdout.contains(folder), "{of}: {folder}: {stdout}{stderr}");
    }
}

/// LOC-08, CON-02, CON-03: a page whose address tells somebody, and a private event, is called by its folder wherever a
/// deployment tells that it goes; what others need to purge it lies beside the site.
#[test]
fn no_log_of_a_deployment_tells_what_goes() {
    let scene = Scene::new();
    let taken = Taken::of(&scene.town);
    taken.show(&scene.town);
    let run = scene.deploy(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for page in TELLING {
        assert!(scene.served().keys().any(|path| path.starts_with(page)), "{page}");
    }
    taken.hide(&scene.town);
    for more in [&[][..], &["--removals-only"], &["--format", "json"], &["--removals-only", "--format", "json"]] {
        tells_nothing(&scene.deploy(&[&["--dry-run"], more].concat()), &more.join(" "));
    }
    scene.town.edit("pages/gioi-thieu.vi.md", "\n\n", "\n\n[lạc](/khong-co/)\n\n");
    for format in ["human", "json"] {
        tells_nothing(&scene.deploy(&["--dry-run", "--format", format]), "with errors");
    }
    scene.town.edit("pages/gioi-thieu.vi.md", "[lạc](/khong-co/)", "");
    let run = scene.deploy(&[]);
    tells_nothing(&run, "human");
    assert!(run.code == 0 && run.stdout.contains("`.tincay/receipts`") && run.stdout.contains("`.tincay/deploy`"));
    for page in TELLING {
        assert!(!scene.served().keys().any(|path| path.starts_with(page)), "{page}");
        assert!(fs_holds(&scene.town.path(".tincay/deploy"), page.trim_end_matches('/')), "{page}");
    }
    let receipts = scene.town.receipts();
    assert!(receipts.iter().any(|(_, receipt)| receipt.contains(TELLING[0])), "{receipts:?}");
}

/// CON-03: a program is told how many addresses are only in the list, and where that is.
#[test]
fn a_program_is_told_where_the_addresses_are_that_are_in_no_log() {
    let scene = Scene::new();
    scene.town.write(PERSON, granted());
    scene.deploy(&[]);
    scene.town.write(PERSON, WITHDRAWN);
    let (code, told) = scene.told(&[]);
    assert_eq!(code, 0, "{told}");
    let purge = crate::deploy::paths(&told, "purge");
    assert!(purge.iter().any(|address| address.ends_with("/guong-dien-hinh/")), "{told}");
    assert!(!told.to_string().contains("quach-thi") && told["purge_kept"].as_u64() > Some(0), "{told}");
    let list = fs::read_to_string(told["purge_list"].as_str().expect("a path")).expect("it is there");
    assert!(list.contains(TELLING[0]) && purge.iter().all(|address| list.contains(address)), "{list}");
}

/// CON-03: nobody is asked to translate what was withdrawn, has run out or was refused, and no list names it.
#[test]
fn nobody_is_asked_to_translate_what_was_withdrawn() {
    let town = Town::new();
    let listed = || {
        let run = |more: &[&str]| town.run(&[&["translate", "status"], more].concat()).stdout;
        [&[][..], &["--format", "json"], &["--format", "markdown"]].map(|more| run(more).contains("quach-thi-rut-lui"))
    };
    town.write(PERSON, granted());
    assert_eq!(listed(), [true; 3]);
    let refused = granted().replace("status: granted", "status: refused");
    let expired = granted().replace("method:", "expires_on: 2026-10-06\n  method:");
    for hidden in [WITHDRAWN.to_owned(), refused, expired] {
        town.write(PERSON, &hidden);
        assert_eq!(listed(), [false; 3], "{hidden}");
    }
}

/// CON-03: other folders that the site was built into are named for as long as pages of who withdrew are in them.
#[test]
fn other_outputs_with_pages_of_who_withdrew_are_named() {
    let town = Town::new();
    let usb =
        || town.run(&["build", "--publish", "--reproduce", "--date", DAY, "--output", "usb", "--relative"]).stdout;
    town.write(PERSON, granted());
    assert!(!town.publish().stdout.contains("usb/") && !usb().contains("public/"));
    town.write(PERSON, WITHDRAWN);
    for _ in 0..2 {
        let said = town.publish().stdout;
        assert!(said.contains("cũng còn trong `usb/`: hãy dựng lại"), "{said}");
    }
    assert!(!usb().contains("public/") && !town.publish().stdout.contains("usb/"));
}
