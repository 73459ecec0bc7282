//! What a build log, which anybody may read, tells of what is kept hidden: nothing.

use super::safety_town::{DAY, Town};

/// Hidden, each in a file whose name tells it; and one whose file tells nobody.
const PLACE: &str = "places/ly-thi-kin-dao.vi.md";
const NEUTRAL: &str = "places/so-77.vi.md";
const EVENT: &str = "events/2026/tham-nha-chi-hoa-xom-ben-do-cu.vi.md";
const PERSON: &str = "honorees/2026/quach-thi-rut-lui.vi.md";

const OLD_PLACE: &str = "places/mau-07.vi.md";
const OLD_EVENT: &str = "events/2026/chuyen-tham-rieng.vi.md";
const ARTICLE: &str = "articles/2026/bai-thu.vi.md";

const WITHDRAWN: &str = "---\ntitle: Quách Thị Rút Lui và vườn rau\nname: Quách Thị Rút Lui\nfield: economy\nyear: 2026\n\
    consent:\n  status: withdrawn\n  basis: consent\n  subject: adult\n  scopes: [name]\n  purposes: [website]\n  \
    granted_on: 2026-10-05\n  withdrawn_on: 2026-11-08\n  method: written\n  evidence: HS-2026-899\n  \
    recorded_by: ban-mau\n---\n\nLời.\n";

/// A place held by somebody called `name`, for the hotlines only.
fn place(town: &Town, name: &str, phone: &str) -> String {
    let text = std::fs::read_to_string(town.path("content").join(OLD_PLACE)).expect("readable");
    let text = text.replace("Đinh Thị Giả Sử", name).replace("0000 300 007", phone);
    format!("{text}\n## Chặn đôi đường {{#chan-doi-duong}}\n\nLời.\n")
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
