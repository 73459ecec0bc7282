//! What the site promises to those who are written about (CON).

use std::fs;

use jiff::civil::date;
use tincay::pipeline::{Options, Today, consents};
use tincay::site::Mode;

use super::safety_town::Town;
use crate::camera;
use crate::sandbox::{Sandbox, TOWN_DAY, build, committed, read_tree};

const ONE: &str = "honorees/2026/nguoi-1.vi.md";
const NAME: &str = "Lê Thị Mai Mẫu";
const MERIT: &str = "Mở lớp may buổi tối có chỗ gửi con, để ai có con nhỏ cũng học được";
const ONE_CONSENT: &str = "  evidence: HS-2026-801\n";

/// CON-03: the copy of an older file that a cloud drive makes publishes nobody again.
#[test]
fn a_copy_of_an_older_file_publishes_nobody() {
    for name in ["Copy of nguoi-5.vi.md", "Bản sao của nguoi-5.vi.md"] {
        let town = Town::new();
        let old = fs::read_to_string(town.path("content/honorees/2026/nguoi-5.vi.md")).expect("readable");
        let old = old.replace("status: withdrawn", "status: granted").replace("  withdrawn_on: 2026-11-05\n", "");
        town.write(&format!("honorees/2026/{name}"), old);
        let run = town.run(&["check", "--lang", "vi", "--date", super::safety_town::DAY]);
        let told = format!("{}{}", run.stdout, run.stderr);
        assert!(told.contains("bản chép của") && !told.contains("copy-of"), "{name}: {told}");
    }
}

/// CON-01: whatever a consent lacks keeps the profile out of every output, and the warning says why.
#[test]
fn without_a_valid_consent_nothing_of_a_profile_is_published() {
    for (from, to, reason) in [
        ("status: granted", "status: refused", "không đồng ý"),
        ("status: granted", "status: pending", "chờ người được nêu"),
        ("basis: consent", "basis: public_event", "ảnh sự kiện công khai"),
        ("purposes: [website]", "purposes: [print, press]", "đưa lên trang web"),
        ("purposes: [website]", "purposes: [website]\n  languages: [vi]", "mọi ngôn ngữ"),
        ("granted_on: 2026-10-05", "granted_on: 2026-11-11", "chưa đến ngày"),
        ("subject: adult", "subject: child_7_15", "người giám hộ"),
        // CON-04: what `new` writes as an example proves nothing.
        ("evidence: HS-2026-801", "evidence: số hồ sơ", "còn là chữ mẫu"),
        ("evidence: HS-2026-801", "evidence: number of the file", "còn là chữ mẫu"),
        ("recorded_by: ban-mau", "recorded_by: Ai ghi nhận", "còn là chữ mẫu"),
    ] {
        let town = Town::new();
        town.edit(ONE, from, to);
        let run = town.publish();
        for trace in [NAME, "nguoi-1", "person-1", "Tấm lòng Mẫu năm 2026", "chiếu trải cho trẻ con"] {
            assert_eq!(town.holding(trace), Vec::<String>::new(), "{to}: {trace}");
        }
        assert!(run.stderr.contains("nguoi-1.vi.md") && run.stderr.contains(reason), "{to}: {}", run.stderr);
        assert!(run.stdout.contains("honorees/nguoi-1") && !run.stderr.contains(NAME), "{to}: {}", run.stdout);
    }
}

/// CON-01: a consent for every language of the site is a consent.
#[test]
fn a_consent_that_lists_all_languages_suffices() {
    let town = Town::new();
    town.edit(ONE, "purposes: [website]", "purposes: [website]\n  languages: [vi, en]");
    town.publish();
    assert!(!town.holding("Tấm lòng Mẫu năm 2026").is_empty());
}

/// CON-02: a field outside the scopes stands in no output; one inside does.
#[test]
fn a_field_outside_the_scopes_is_in_no_output() {
    let all = "name, position, bio, photo, quote, hometown, ethnicity";
    for (scope, trace) in [
        ("name", NAME),
        ("position", "Chủ nhiệm lớp may buổi tối"),
        ("bio", "Tấm lòng Mẫu năm 2026"),
        ("bio", "chiếu trải cho trẻ con"),
        ("bio", "Opened an evening sewing class with childcare"),
        ("quote", "trước hết phải có người bế cháu"),
        ("hometown", "<dd>Xã Mẫu Đông</dd>"),
        ("ethnicity", "<dd>Tày</dd>"),
    ] {
        let town = Town::new();
        if scope == "name" {
            // A headline may not hold the name; writing one without it is up to the author.
            town.edit(ONE, "title: Lê Thị Mai Mẫu và", "title: Chị Mai và");
            town.edit("honorees/2026/nguoi-1.en.md", "title: Lê Thị Mai Mẫu and", "title: Mai and");
        }
        town.publish();
        assert!(!town.holding(trace).is_empty(), "{scope}: {trace}");
        let rest: Vec<&str> = all.split(", ").filter(|other| *other != scope).collect();
        town.edit(ONE, all, &rest.join(", "));
        town.publish();
        assert_eq!(town.holding(trace), Vec::<String>::new(), "{scope}: {trace}");
    }
}

/// CON-02: of the person whose profile it is, one word tells what the consent does not cover; what is said of others, and
/// where somebody works, is no such word.
#[test]
fn a_profile_says_nothing_of_the_person_that_the_consent_does_not_cover() {
    for (scope, text, goes) in [
        ("ethnicity", "Chị người Tày. Chị dạy may.", true),
        ("ethnicity", "Chị có đôi bàn tay khéo. Tay chị nhanh.", false),
        ("hometown", "Quê ở xã Mẫu Đông, chị dạy may.", true),
        ("hometown", "Chị dạy may ở xã Mẫu Đông.", false),
    ] {
        let town = Town::new();
        town.edit(ONE, "summary: Một lớp may buổi tối, có chỗ gửi con ngay bên cạnh.", &format!("summary: {text}"));
        town.publish();
        assert!(!town.holding("guong-dien-hinh/nguoi-1/").is_empty(), "within the scopes: {text}");
        let scopes = "name, position, bio, photo, quote, hometown, ethnicity";
        let rest: Vec<&str> = scopes.split(", ").filter(|other| *other != scope).collect();
        town.edit(ONE, scopes, &rest.join(", "));
        let run = town.publish();
        assert_eq!(town.holding(text).is_empty(), goes, "{text}");
        assert_eq!(run.stderr.contains("names-withdrawn"), goes, "{text}: {}", run.stderr);
    }
}

/// CON-02: what a consent for an official duty lists beyond name and position does not count.
#[test]
fn a_biography_outside_the_scopes_is_not_published() {
    let town = Town::new();
    town.publish();
    assert!(!town.holding("Trần Văn Bình Mẫu").is_empty());
    for trace in ["sửa cây đèn góc chợ", "went from house to house"] {
        assert_eq!(town.holding(trace), Vec::<String>::new());
    }
    assert_eq!(town.holding("Hoàng Thị Kín Mẫu"), Vec::<String>::new());
}

/// CON-03, TRACE-04: a page that has a neutral address, for its file is named after what is in it, leaves a receipt too.
#[test]
fn a_withdrawal_from_a_neutral_address_leaves_a_receipt() {
    let town = Town::new();
    let story = |status: &str| {
        format!(
            "---\ntitle: Chuyện của một người\nkind: story\nsensitivity: sensitive\nsummary: Một người kể lại.\ndate: 2026-11-01\n\
             consent:\n  status: {status}\n  basis: consent\n  subject: adult\n  scopes: [bio]\n  purposes: [website]\n  \
             granted_on: 2026-10-05\n  method: written\n  evidence: HS-2026-900\n---\n\nLời kể.\n"
        )
    };
    town.write("articles/2026/bao-luc-cua-chong.vi.md", story("granted"));
    let first = town.publish();
    let address = town.files().into_iter().find(|path| path.starts_with("bai-viet/thong-tin-"));
    let address = address.unwrap_or_else(|| panic!("{}", first.stderr));
    town.write("articles/2026/bao-luc-cua-chong.vi.md", story("withdrawn"));
    town.publish();
    assert!(!town.files().contains(&address));
    let receipts = town.receipts();
    assert!(receipts.len() == 1 && receipts[0].1.contains(&address), "{address}: {receipts:?}");
}

/// CON-03: a publication dated the day before brings back nobody whose consent ran out since.
#[test]
fn an_earlier_date_brings_no_consent_back() {
    let sandbox = Sandbox::with(&committed("tests/sites/thi-tran-mau/content"));
    let file = sandbox.path("content").join(ONE);
    let text = fs::read_to_string(&file).expect("readable");
    fs::write(&file, text.replacen("expires_on: 2029-10-05", "expires_on: 2026-11-09", 1)).expect("writable");
    let clock = "2026-11-10T03:00:00Z".parse().expect("an instant");
    let yesterday = date(2026, 11, 9);
    for (today, is_shown) in [(Today::Fixed(yesterday), true), (Today::Near(yesterday, clock), false)] {
        let options = Options { today, mode: Mode::Publication, ..sandbox.options(yesterday) };
        build(&options);
        let output = read_tree(&options.root.join(&options.output));
        assert_eq!(output.contains_key("guong-dien-hinh/nguoi-1/index.html"), is_shown, "{today:?}");
    }
}

/// CON-03: when a consent is withdrawn or has expired, everything goes in the next build, and a
/// receipt says what; the build after that removes nothing and writes none.
#[test]
fn a_withdrawal_takes_everything_away_and_leaves_a_receipt() {
    for (change, cause, deadline) in
        [("  withdrawn_on: 2026-11-08\n", "withdrawn", "2026-11-23"), ("", "expired", "null")]
    {
        let town = Town::new();
        town.publish();
        assert!(!town.holding("person-1").is_empty());
        if change.is_empty() {
            town.edit(ONE, "expires_on: 2029-10-05", "expires_on: 2026-11-09");
        } else {
            town.edit(ONE, ONE_CONSENT, &format!("{ONE_CONSENT}{change}"));
        }
        town.run(&["build", "--date", super::safety_town::DAY, "--output", "preview"]);
        assert_eq!(town.receipts(), [], "a preview writes no receipt");
        town.publish();
        for trace in [NAME, "nguoi-1", "person-1", "chiếu trải cho trẻ con"] {
            assert_eq!(town.holding(trace), Vec::<String>::new(), "{cause}: {trace}");
        }
        let receipts = town.receipts();
        let [(name, text)] = &receipts[..] else { panic!("{receipts:?}") };
        assert_eq!(name, "2026-11-10-honorees-nguoi-1.yaml");
        for part in [
            "piece: \"honorees/nguoi-1\"",
            "evidence: \"HS-2026-801\"",
            &format!("cause: {cause}"),
            &format!("deadline: {deadline}"),
            "\"guong-dien-hinh/nguoi-1/index.html\"",
            "\"https://thi-tran-mau.example/guong-dien-hinh/nguoi-1/\"",
            "\"https://thi-tran-mau.example/en/honorees/person-1/\"",
            "\"https://thi-tran-mau.example/guong-dien-hinh/\"",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        assert!(!text.contains("Mai") && !text.contains("Tày"), "{text}");
        town.publish();
        assert_eq!(town.receipts(), receipts, "nothing was removed, so there is no new receipt");
    }
}

/// CON-03: the deadline is 20 days when a processor must act.
#[test]
fn a_receipt_has_the_deadline_of_a_processor() {
    let town = Town::new();
    town.publish();
    town.edit(ONE, ONE_CONSENT, &format!("{ONE_CONSENT}  withdrawn_on: 2026-11-08\n"));
    town.publish();
    assert!(town.receipts()[0].1.contains("deadline_with_processor: 2026-11-28"));
}

/// CON-03: who forgot to write down the day of a withdrawal does so later, and the receipt has its deadline.
#[test]
fn a_receipt_learns_the_day_of_the_withdrawal() {
    let town = Town::new();
    town.publish();
    town.edit(ONE, "status: granted", "status: withdrawn");
    town.publish();
    assert!(town.receipts()[0].1.contains("\ndeadline: null\n"), "{:?}", town.receipts());
    town.edit(ONE, "status: withdrawn", "status: withdrawn\n  withdrawn_on: 2026-11-08");
    town.publish();
    let receipts = town.receipts();
    let [(_, receipt)] = &receipts[..] else { panic!("{receipts:?}") };
    for line in ["requested_on: 2026-11-08\n", "\ndeadline: 2026-11-23\n", "deadline_with_processor: 2026-11-28\n"] {
        assert!(receipt.contains(line), "{line} is not in {receipt}");
    }
}

/// CON-03: `kill -9` in the commit that removes a profile does not lose its receipt.
#[test]
fn a_publication_that_is_killed_leaves_its_receipt_to_the_next() {
    for pause in [0, 1, 2, 4] {
        let town = Town::new();
        town.publish();
        town.edit(ONE, ONE_CONSENT, &format!("{ONE_CONSENT}  withdrawn_on: 2026-11-08\n"));
        town.kill_publishing(std::time::Duration::from_millis(pause));
        town.publish();
        assert_eq!(town.holding("nguoi-1"), Vec::<String>::new());
        let receipts = town.receipts();
        let [(_, text)] = &receipts[..] else { panic!("killed {pause} ms into the commit: {receipts:?}") };
        assert!(text.contains("\"guong-dien-hinh/nguoi-1/index.html\""), "{text}");
    }
}

/// CON-03: a text that still names the person is withheld until it is edited, listed and warned of;
/// publication goes on.
#[test]
fn a_text_that_still_names_the_person_is_withheld_until_it_is_edited() {
    let body = "articles/2026/mo-dau-mua-hanh-dong.en.md";
    let facts = "events/2026/le-phat-dong.vi.md";
    let campaign = "campaigns/2026/index.vi.md";
    for (file, piece, page, line) in [
        (
            body,
            "articles/mo-dau-mua-hanh-dong",
            "bai-viet/mo-dau-mua-hanh-dong/index.html",
            "\nLe Thi\nMAI MẪU spoke.\n",
        ),
        (facts, "events/le-phat-dong", "su-kien/le-phat-dong/index.html", "\nCó bà **Lê Thị Mai Mẫu** đến.\n"),
        (campaign, "campaigns/2026", "chien-dich/2026/index.html", "\nCảm ơn Lê Thị Mai Mẫu.\n"),
    ] {
        let town = Town::new();
        let text = fs::read_to_string(town.path("content").join(file)).expect("readable");
        town.write(file, format!("{text}{line}"));
        town.publish();
        assert!(town.files().contains(&page.to_owned()), "{page}");
        town.edit(ONE, ONE_CONSENT, &format!("{ONE_CONSENT}  withdrawn_on: 2026-11-08\n"));
        let run = town.publish();
        assert!(!town.files().contains(&page.to_owned()), "{page}");
        assert!(run.stderr.contains("names-withdrawn") && run.stdout.contains(piece), "{}", run.stderr);
        let log = format!("{}{}", run.stdout, run.stderr).to_lowercase();
        assert!(!log.contains("mai mẫu"), "{log}");
        assert!(town.receipts()[0].1.contains(page), "the receipt names the article too");
        town.write(file, text);
        town.publish();
        assert!(town.files().contains(&page.to_owned()), "{page}");
    }
}

/// CON-03: whatever a consent covered, a text that repeats it goes with the consent, and the publication goes on.
#[test]
fn a_text_that_says_what_a_consent_covered_goes_with_it() {
    let (news, page) = ("articles/2026/viec-nha-chia-deu.vi.md", "bai-viet/viec-nha-chia-deu/index.html");
    let home = "places/mau-06.vi.md";
    for (file, from, to, said) in [
        (ONE, ONE_CONSENT, "  evidence: HS-2026-801\n  withdrawn_on: 2026-11-08\n", MERIT),
        (ONE, ONE_CONSENT, "  evidence: HS-2026-801\n  withdrawn_on: 2026-11-08\n", "Chủ nhiệm lớp may buổi tối"),
        (ONE, "expires_on: 2029-10-05", "expires_on: 2026-11-09", MERIT),
        (home, "expires_on: 2028-10-15", "expires_on: 2026-11-09", "Nhà bà Ngô Thị Ví Dụ"),
    ] {
        let town = Town::new();
        let text = fs::read_to_string(town.path("content").join(news)).expect("readable");
        town.write(news, format!("{text}\nCó {said} nữa.\n"));
        town.publish();
        assert!(town.files().contains(&page.to_owned()), "{said}");
        town.edit(file, from, to);
        let run = town.publish();
        assert_eq!(town.holding(said), Vec::<String>::new());
        assert!(!town.files().contains(&page.to_owned()), "{said}");
        assert!(run.stderr.contains("names-withdrawn") && run.stdout.contains("articles/viec-nha-chia-deu"), "{said}");
        assert!(!format!("{}{}", run.stdout, run.stderr).contains(said), "{}", run.stderr);
        assert!(town.receipts().iter().any(|(_, receipt)| receipt.contains(page)), "{said}");
        town.write(news, text);
        town.publish();
        assert!(town.files().contains(&page.to_owned()), "{said}");
    }
}

/// CON-03: what is said in very many texts is no trait of one person: it is listed, nobody's site is emptied for it, and
/// who withdrew goes all the same.
#[test]
fn a_word_that_everybody_says_empties_no_site() {
    let town = Town::new();
    town.edit(ONE, "position: Chủ nhiệm lớp may buổi tối", "position: Đường kim mũi chỉ");
    for at in 0..21 {
        let text = format!("---\ntitle: Tin số {at}\nkind: news\ndate: 2026-11-02\n---\n\nCó đường kim mũi chỉ.\n");
        town.write(&format!("articles/2026/tin-so-{at}.vi.md"), text);
    }
    town.publish();
    town.edit(ONE, ONE_CONSENT, &format!("{ONE_CONSENT}  withdrawn_on: 2026-11-08\n"));
    let page = |at: usize| format!("bai-viet/tin-so-{at}/index.html");
    let run = town.publish();
    assert!((0..21).all(|at| town.files().contains(&page(at))));
    assert_eq!(town.holding(NAME), Vec::<String>::new());
    let line = run.stdout.lines().find(|line| line.contains("tin-so-0.vi.md")).unwrap_or_default();
    assert!(line.contains("nguoi-1.vi.md") && line.contains("position"), "{}", run.stdout);
    fs::remove_file(town.path("content/articles/2026/tin-so-0.vi.md")).expect("it is there");
    town.publish();
    assert!((1..21).all(|at| !town.files().contains(&page(at))), "so few may say it because of her");
}

/// CON-03, LOC-04: the name of a topic is nobody's consent.
#[test]
fn a_topic_that_is_called_after_a_person_is_no_consent() {
    let town = Town::new();
    town.edit(
        "topics.yaml",
        "label: { vi: Bình đẳng, en: Equality }",
        &format!("label: {{ vi: Gương {NAME}, en: {NAME} }}"),
    );
    town.publish();
    assert!(!town.holding(NAME).is_empty());
    town.edit(ONE, ONE_CONSENT, &format!("{ONE_CONSENT}  withdrawn_on: 2026-11-08\n"));
    let run = town.run(&["build", "--publish", "--reproduce", "--date", "2026-11-10"]);
    assert!(
        run.code == 1 && run.stderr.contains("leak-in-source") && run.stderr.contains("topics.yaml:2"),
        "{}",
        run.stderr
    );
}

/// LOC-04: what may stand although it is suppressed is listed, with who publishes it; never the value.
#[test]
fn what_is_exempt_is_listed() {
    let town = Town::new();
    town.edit(ONE, "name, position, bio", "name, bio");
    town.edit(ONE, "position: Chủ nhiệm lớp may buổi tối", "position: Ban Mẫu Thử Thị Trấn");
    let office = fs::read_to_string(town.path("content/organisations.yaml")).expect("readable");
    town.write(
        "organisations.yaml",
        format!("{office}- {{ id: ban-thu, name: {{ vi: Ban Mẫu Thử Thị Trấn, en: Trial }} }}\n"),
    );
    let run = town.publish();
    let line = run.stdout.lines().find(|line| line.contains("organisations.yaml")).unwrap_or_default();
    assert!(line.contains("content/honorees/2026/nguoi-1.vi.md") && line.contains("position"), "{}", run.stdout);
    assert!(!run.stdout.contains("Ban Mẫu Thử"), "{}", run.stdout);
}

/// CON-03: somebody of the same name who agreed may still be named.
#[test]
fn a_namesake_who_agreed_may_be_named() {
    let town = Town::new();
    let text = fs::read_to_string(town.path("content").join(ONE)).expect("readable");
    // Merits and words are her own: those of the other stay hidden whoever repeats them (LOC-04).
    let own = |line: &&str| !["summary:", "achievement:", "award:", "quote:"].iter().any(|key| line.starts_with(key));
    let text = text.replace("HS-2026-801", "HS-2026-809");
    let lines: Vec<&str> = text.lines().filter(own).collect();
    town.write("honorees/2026/nguoi-9.vi.md", lines.join("\n") + "\n");
    town.edit(ONE, ONE_CONSENT, &format!("{ONE_CONSENT}  withdrawn_on: 2026-11-08\n"));
    let run = town.publish();
    assert!(!run.stderr.contains("names-withdrawn"), "{}", run.stderr);
    assert!(!town.holding(NAME).is_empty());
}

/// CON-05: a child needs its guardian's consent, and its own from seven on.
#[test]
fn a_child_is_shown_with_the_consents_that_it_needs() {
    let six = "honorees/2026/nguoi-6.vi.md";
    let guardian = "guardian: { granted_on: 2026-10-05, child_agreed_on: 2026-10-06 }";
    for (subject, consents, is_shown) in [
        ("child_7_15", guardian, true),
        ("child_7_15", "guardian: { granted_on: 2026-10-05 }", false),
        ("child_7_15", "", false),
        ("child_under_7", "guardian: { granted_on: 2026-10-05 }", true),
        ("child_under_7", "", false),
    ] {
        let town = Town::new();
        town.edit(six, guardian, consents);
        town.edit(six, "child_7_15", subject);
        town.publish();
        assert_eq!(!town.holding("Bùi An Mẫu").is_empty(), is_shown, "{subject} {consents}");
    }
}

/// CON-05: a beneficiary or survivor who can be recognised is blocked, in portraits and in pictures
/// of every kind; a child without a guardian's consent too.
#[test]
fn people_who_may_not_be_recognised_block_a_picture() {
    let article = "articles/2026/viec-nha-chia-deu.vi.md";
    for (people, is_blocked) in [
        ("[{ role: official }, { role: crowd }, { role: honoree }]", false),
        ("[{ role: crowd }, { role: beneficiary }]", true),
        ("[{ role: survivor }]", true),
        ("[{ role: survivor, recognisable: false }, { role: beneficiary, recognisable: false }]", false),
        ("[{ role: child }]", true),
        ("[{ role: child, recognisable: false }]", false),
    ] {
        let town = Town::new();
        for (file, key) in [(article, "image"), (ONE, "portrait")] {
            town.write(&format!("{}/anh.jpg", file.rsplit_once('/').expect("a folder").0), camera::photo(700, 20));
            let picture = format!("{key}: {{ file: anh.jpg, alt: Lời mô tả, people: {people} }}\nsummary:");
            town.edit(file, "summary:", &picture);
        }
        let found = town.problems().iter().filter(|code| *code == "person-blocked").count();
        assert_eq!(found, if is_blocked { 2 } else { 0 }, "{people}");
    }
    let town = Town::new();
    let six = "honorees/2026/nguoi-6.vi.md";
    town.write("honorees/2026/anh.jpg", camera::photo(700, 20));
    town.edit(six, "summary:", "portrait: { file: anh.jpg, alt: Một bạn nhỏ, people: [{ role: child }] }\nsummary:");
    assert!(!town.problems().contains(&"person-blocked".to_owned()), "the guardian agreed");
}

/// CON-06: a picture without words in the original is an error, in a translation a warning.
#[test]
fn a_picture_needs_words_in_every_language() {
    let town = Town::new();
    town.write("articles/2026/anh.jpg", camera::photo(700, 20));
    let (vi, en) = ("articles/2026/viec-nha-chia-deu.vi.md", "articles/2026/viec-nha-chia-deu.en.md");
    town.edit(vi, "summary:", "image: { file: anh.jpg }\nsummary:");
    assert!(town.problems().contains(&"missing-key".to_owned()));
    town.edit(vi, "image: { file: anh.jpg }", "image: { file: anh.jpg, alt: Bếp chung }");
    assert_eq!(town.problems().iter().filter(|code| *code == "alt-missing").count(), 1);
    town.edit(en, "summary:", "image: { alt: A shared kitchen }\nsummary:");
    let found = town.problems();
    assert!(!found.contains(&"alt-missing".to_owned()) && !found.contains(&"missing-key".to_owned()), "{found:?}");
}

/// CON-07: how many were honoured is what the campaign says, whatever profiles are published.
#[test]
fn the_number_of_honourees_is_a_fact_of_the_campaign() {
    let town = Town::new();
    for consent in ["status: granted", "status: refused"] {
        if consent != "status: granted" {
            town.edit(ONE, "status: granted", consent);
        }
        town.publish();
        assert!(town.page("chien-dich/2026/index.html").contains("12 phụ nữ"), "{consent}");
    }
}

/// CON-01: a story without names needs no consent, one with a person needs theirs.
#[test]
fn a_story_is_anonymous_or_has_a_consent() {
    let story = "articles/2026/chuyen-chiec-khan.vi.md";
    let town = Town::new();
    town.edit(story, "anonymised: true", "anonymised: false");
    assert!(town.problems().contains(&"story-not-anonymous".to_owned()));
    let consent = "consent: { status: granted, basis: consent, subject: adult, scopes: [bio], purposes: [website], \
                   granted_on: 2026-10-01, method: written, evidence: HS-2026-900 }";
    town.edit(story, "anonymised: false", consent);
    assert!(!town.problems().contains(&"story-not-anonymous".to_owned()));
    town.publish();
    let page = "bai-viet/chuyen-chiec-khan/index.html".to_owned();
    assert!(town.files().contains(&page));
    // CON-02: who agreed to a picture has not agreed that their life is told.
    town.edit(story, "scopes: [bio]", "scopes: [photo]");
    town.publish();
    assert!(!town.files().contains(&page));
    town.edit(story, "scopes: [photo]", "scopes: [bio]");
    town.publish();
    assert!(town.files().contains(&page));
    town.edit(story, "evidence: HS-2026-900", "evidence: HS-2026-900, withdrawn_on: 2026-11-09");
    town.publish();
    assert!(!town.files().contains(&page));
    assert_eq!(town.receipts().len(), 1);
}

/// A draft's story may still have its names: it goes nowhere, and the rest goes on.
#[test]
fn a_story_that_is_a_draft_stops_nothing() {
    let town = Town::new();
    town.edit("articles/2026/chuyen-chiec-khan.vi.md", "anonymised: true", "draft: true");
    town.publish();
}

const STATUS_VI: &str = "\
Tình trạng các sự đồng ý vào ngày 10/11/2026

Đã rút lại: 1
  honorees/nguoi-5  HS-2026-805  rút lại ngày 05/11/2026, phải gỡ hết chậm nhất ngày 20/11/2026; bên xử lý thay: 25/11/2026

Đã hết hạn: 1
  honorees/nguoi-2  HS-2026-802  hết hạn ngày 09/11/2026

Sắp hết hạn trong 60 ngày: 1
  honorees/nguoi-3  HS-2026-803  đến ngày 09/01/2027

Còn thiếu: 1
  honorees/nguoi-4  HS-2026-804  chỉ là ảnh sự kiện công khai

Đang chờ trả lời: 1
  places/mau-06  HS-2026-706

Không đồng ý: 1
  honorees/nguoi-6  HS-2026-806

Đã đồng ý: 2
  honorees/nguoi-1  HS-2026-801  đến ngày 10/01/2027
  places/mau-07     HS-2026-707  đến ngày 15/10/2028
";

const STATUS_EN: &str = "\
Consents on 10 Nov 2026

Withdrawn: 1
  honorees/nguoi-5  HS-2026-805  withdrawn on 5 Nov 2026, all must be gone by 20 Nov 2026; with a processor: 25 Nov 2026

Expired: 1
  honorees/nguoi-2  HS-2026-802  expired on 9 Nov 2026

Expiring within 60 days: 1
  honorees/nguoi-3  HS-2026-803  until 9 Jan 2027

Incomplete: 1
  honorees/nguoi-4  HS-2026-804  only a photo of a public event

Waiting for an answer: 1
  places/mau-06  HS-2026-706

Refused: 1
  honorees/nguoi-6  HS-2026-806

Granted: 2
  honorees/nguoi-1  HS-2026-801  until 10 Jan 2027
  places/mau-07     HS-2026-707  until 15 Oct 2028
";

/// CON-03: `consent status` tells where every consent stands, with deadlines, and names nobody.
#[test]
fn consent_status_lists_every_standing_in_both_languages() {
    let town = Town::new();
    town.edit(ONE, "expires_on: 2029-10-05", "expires_on: 2027-01-10");
    town.edit("honorees/2026/nguoi-2.vi.md", "expires_on: 2029-10-05", "expires_on: 2026-11-09");
    town.edit("honorees/2026/nguoi-3.vi.md", "expires_on: 2029-10-05", "expires_on: 2027-01-09");
    town.edit("honorees/2026/nguoi-6.vi.md", "status: granted", "status: refused");
    town.edit("places/mau-06.vi.md", "status: granted", "status: pending");
    for (language, expected) in [("vi", STATUS_VI), ("en", STATUS_EN)] {
        let run = town.run(&["consent", "status", "--date", super::safety_town::DAY, "--lang", language]);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, expected, ""));
    }
    let run = town.run(&["consent", "status", "--date", super::safety_town::DAY, "--format", "json"]);
    assert_eq!(run.stdout.lines().count(), 8);
    let first = "{\"piece\":\"honorees/nguoi-5\",\"evidence\":\"HS-2026-805\",\"standing\":\"withdrawn\",\"reason\":null,\
                 \"granted_on\":\"2026-10-05\",\"expires_on\":\"2029-10-05\",\"withdrawn_on\":\"2026-11-05\",\
                 \"deadline\":\"2026-11-20\",\"deadline_with_processor\":\"2026-11-25\"}";
    assert_eq!(run.stdout.lines().next(), Some(first));
}

/// CON-03: `consent status` works whatever else is wrong, and says where more may stand.
#[test]
fn consent_status_works_whatever_else_is_wrong() {
    let town = Town::new();
    town.write("articles/2026/hong.vi.md", "---\ntitle: [\n---\n");
    let run = town.run(&["consent", "status", "--date", super::safety_town::DAY]);
    assert_eq!(run.code, 0);
    assert!(run.stdout.contains("HS-2026-805") && run.stdout.contains("hong.vi.md"), "{}", run.stdout);
}

/// CON-04: a file number that is more than a plain one could tell who somebody is: lists do not repeat it, and say that
/// there is one.
#[test]
fn a_file_number_of_several_words_is_known_to_be_there() {
    for (number, shown, is_kept) in [
        ("HS-2026-801", Some("HS-2026-801"), false),
        ("Hồ sơ số 17", None, true),
        ("HS 17, tủ 3", None, true),
        // The words of the example are none.
        ("số hồ sơ", None, false),
    ] {
        let town = Town::new();
        town.edit(ONE, ONE_CONSENT, &format!("  evidence: {number}\n"));
        let today = Today::Fixed(TOWN_DAY);
        let ledger = consents(&town.path(""), today).expect("the site can be read");
        let entry = ledger.entries.iter().find(|it| it.piece == "honorees/nguoi-1").expect("it is there");
        assert_eq!((entry.evidence.as_deref(), entry.is_evidence_kept), (shown, is_kept), "{number}");
    }
}

/// CON-04: a profile whose consent is the example that `new` writes, with its days filled in and nothing else, is in no
/// output.
#[test]
fn the_example_of_a_consent_publishes_nobody() {
    for language in ["vi", "en"] {
        let town = Town::new();
        let run = town.run(&["new", "honoree", "tam-guong", "--lang", language, "--date", super::safety_town::DAY]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let path = fs::read_dir(town.path("content/honorees/2026")).expect("it is there");
        let path = path.map(|entry| entry.expect("readable").path()).find(|path| path.ends_with("tam-guong.vi.md"));
        let path = path.expect("it was written");
        let begun = fs::read_to_string(&path).expect("readable");
        let open = begun.lines().map(|line| match line {
            "#consent:" => "consent:".to_owned(),
            "#name:" => "name: Trần Thị Thử Mẫu".to_owned(),
            "draft: true" => "draft: false".to_owned(),
            _ if line.starts_with("title:") => "title: Người thắp lửa".to_owned(),
            _ if line.starts_with("#  granted_on:") => "  granted_on: 2026-11-01".to_owned(),
            _ if line.starts_with("#  expires_on:") => "  expires_on: 2028-11-01".to_owned(),
            _ => line.strip_prefix('#').filter(|rest| rest.starts_with("  ")).unwrap_or(line).to_owned(),
        });
        let open: Vec<String> = open.collect();
        let text = open.join("\n") + "\nNgười kể chuyện nghề.\n";
        assert!(
            text.contains("\nconsent:\n  status: granted\n") && text.contains("\n  granted_on: 2026-11-01\n"),
            "{text}"
        );
        fs::write(&path, &text).expect("writable");
        let run = town.publish();
        assert_eq!(town.holding("Trần Thị Thử Mẫu"), Vec::<String>::new(), "{language}");
        assert!(run.stderr.contains("còn là chữ mẫu"), "{}", run.stderr);
        let status = town.run(&["consent", "status", "--lang", "vi", "--date", super::safety_town::DAY]);
        let line = status.stdout.lines().find(|line| line.contains("honorees/tam-guong")).expect("it is listed");
        assert!(line.contains("chữ mẫu") && !line.contains("không hiện được"), "{line}");
        let filled = text.replace("số hồ sơ\n", "HS-2026-900\n").replace("number of the file\n", "HS-2026-900\n");
        let filled = filled.replace("ai ghi nhận\n", "so-noi-vu\n").replace("who recorded it\n", "so-noi-vu\n");
        fs::write(&path, filled).expect("writable");
        town.publish();
        assert!(!town.holding("Trần Thị Thử Mẫu").is_empty(), "{language}: once it is filled in");
    }
}

/// CON-03: a status that no consent has is told for the word that means the same; nobody is led to another, and the
/// list says that it cannot be read, not that nothing is there.
#[test]
fn a_status_that_means_withdrawn_is_told_so() {
    for (written, meant) in [("revoked", "withdrawn"), ("đã rút", "withdrawn"), ("denied", "refused")] {
        let town = Town::new();
        town.edit(ONE, "status: granted", &format!("status: {written}"));
        let run = town.run(&["check", "--lang", "vi", "--date", super::safety_town::DAY]);
        let told = format!("{}{}", run.stdout, run.stderr);
        assert!(told.contains(&format!("`{meant}` (")), "{written}: {told}");
        let status = town.run(&["consent", "status", "--lang", "vi", "--date", super::safety_town::DAY]);
        let line = status.stdout.lines().find(|line| line.contains("honorees/nguoi-1")).expect("it is listed");
        assert!(line.contains("không đọc được `status`"), "{line}");
    }
}
