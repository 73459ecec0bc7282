//! Consents that were taken back, where the files do not say so: older copies, fresh checkouts, hosts that remember
//! (CON-03).

use std::fs;

use crate::deploy::{ONE, Scene, WITHDRAWN, fs_holds, paths};
use crate::safety_town::{DAY, Town};
use crate::sandbox::assert_same;

const NAME: &str = "Lê Thị Mai Mẫu";
/// Nobody else is honoured in this field.
const FIELD: &str = "guong-dien-hinh/linh-vuc/";
const QUOTE: &str = "phải có người bế cháu";

fn text(town: &Town) -> String {
    fs::read_to_string(town.path("content").join(ONE)).expect("readable")
}

/// What a machine keeps beside the content is gone, as on one that begins anew every night.
fn forget(town: &Town) {
    for folder in [".tincay", "public"] {
        fs::remove_dir_all(town.path(folder)).expect("it was there");
    }
}

/// CON-03: a file that comes back out of a backup publishes nobody again whose receipt lies beside it; who agrees once
/// more, on a later day, is published.
#[test]
fn an_older_copy_of_a_file_publishes_nobody_again() {
    let town = Town::new();
    town.publish();
    let older = text(&town);
    town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
    town.publish();
    assert_eq!(town.holding(NAME), Vec::<String>::new());
    town.write(ONE, &older);
    let run = town.publish();
    for trace in [NAME, "nguoi-1", "person-1"] {
        assert_eq!(town.holding(trace), Vec::<String>::new(), "{trace}");
    }
    assert!(run.stderr.contains("bản cũ của tệp") && !run.stderr.contains(NAME), "{}", run.stderr);
    let ledger = town.run(&["consent", "status", "--format", "json", "--date", DAY]);
    let line = ledger.stdout.lines().find(|line| line.contains("honorees/nguoi-1")).expect("it is listed");
    assert!(line.contains("\"standing\":\"withdrawn\"") && line.contains("2026-11-08"), "{line}");
    town.edit(ONE, "granted_on: 2026-10-05", "granted_on: 2026-11-09");
    town.publish();
    assert!(!town.holding(NAME).is_empty(), "she agreed once more");
}

/// CON-03: what is not shown does not change on its last day: `next-change` knows what a receipt says.
#[test]
fn no_day_is_told_on_which_a_consent_ends_that_was_taken_back() {
    let town = Town::new();
    let ends = || town.run(&["next-change", "--date", DAY, "--format", "json"]).stdout.contains("nguoi-1");
    town.edit(ONE, "expires_on: 2029-10-05", "expires_on: 2026-11-10");
    let older = text(&town);
    assert!(ends(), "she is shown until then");
    town.publish();
    town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
    town.publish();
    town.write(ONE, &older);
    assert!(!ends(), "an older copy of the file");
}

/// CON-03: what tells of a site beside its build says no more of who withdrew, and stops only where that does: an article
/// that names her is left out, whatever else is wrong with it.
#[test]
fn nothing_tells_more_of_who_withdrew_than_the_build() {
    let town = Town::new();
    let article = "---\ntitle: Tin\nkind: news\ndate: 2026-11-01\n---\n\nBà Lê Thị Mai Mẫu kể. ![Bà](khong-co.jpg)\n";
    town.write("articles/2026/le-thi-mai-mau.vi.md", article);
    town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
    town.publish();
    let commands: [&[&str]; 5] = [
        &["next-change"],
        &["next-change", "--format", "json"],
        &["translate", "status"],
        &["translate", "status", "--format", "json"],
        &["translate", "status", "--format", "markdown"],
    ];
    for command in commands {
        let day: &[&str] = if command[0] == "translate" { &[] } else { &["--date", DAY] };
        let run = town.run(&[command, day].concat());
        assert_eq!(run.code, 0, "{command:?}: {}", run.stderr);
        let told = run.stdout + &run.stderr;
        assert!(!told.contains(NAME) && !told.contains("le-thi-mai-mau"), "{command:?}: {told}");
    }
    // Where a text that cannot be left out names her, a build stops.
    let topics = fs::read_to_string(town.path("content/topics.yaml")).unwrap_or_default();
    town.write("topics.yaml", format!("{topics}- {{ id: ba, name: {{ vi: Bà {NAME}, en: Her }} }}\n"));
    for command in [&["build", "--publish", "--reproduce"][..], &["next-change"]] {
        let run = town.run(&[command, &["--date", DAY]].concat());
        assert_eq!(run.code, 1, "{command:?}");
        let told = run.stdout + &run.stderr;
        assert!(told.contains("topics.yaml") && !told.contains(NAME), "{command:?}: {told}");
    }
}

/// CON-03: who agreed and refuses now is taken down with a receipt, and no older file brings them back; that they refuse
/// is what is said of them. Who never agreed leaves no receipt, and may agree later, also from an earlier day.
#[test]
fn who_refuses_after_having_agreed_does_not_come_back() {
    let refuse = ("status: granted", "status: refused");
    let town = Town::new();
    town.edit(ONE, refuse.0, refuse.1);
    town.publish();
    assert_eq!(town.receipts(), [], "nothing went");
    town.edit(ONE, refuse.1, refuse.0);
    town.publish();
    assert!(!town.holding(NAME).is_empty(), "she agreed");
    let older = text(&town);
    town.edit(ONE, refuse.0, refuse.1);
    for _ in 0..2 {
        let run = town.publish();
        assert!(run.stderr.contains("người được nêu không đồng ý"), "{}", run.stderr);
    }
    let receipts = town.receipts();
    let [(_, receipt)] = &receipts[..] else { panic!("{receipts:?}") };
    assert!(receipt.contains("cause: refused") && receipt.contains("nguoi-1/index.html"), "{receipt}");
    town.write(ONE, &older);
    let run = town.publish();
    assert_eq!(town.holding(NAME), Vec::<String>::new());
    assert!(run.stderr.contains("bản cũ của tệp"), "{}", run.stderr);
    let scene = Scene::new();
    scene.deploy(&[]);
    scene.town.edit(ONE, refuse.0, refuse.1);
    scene.deploy(&[]);
    assert!(!fs_holds(&scene.below(""), NAME));
    forget(&scene.town);
    scene.town.write(ONE, &older);
    assert_eq!(scene.deploy(&[]).code, 0);
    assert!(!fs_holds(&scene.below(""), NAME), "the host remembers");
}

/// CON-03: a machine with an older checkout, or a task that is run once more, brings nobody back to a host from which
/// she was taken.
#[test]
fn an_older_checkout_brings_nobody_back_to_a_host() {
    let scene = Scene::new();
    scene.deploy(&[]);
    let older = text(&scene.town);
    scene.town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
    assert!(!paths(&scene.told(&[]).1, "withdrawn").is_empty());
    forget(&scene.town);
    scene.town.write(ONE, &older);
    for more in [&[][..], &["--repair"], &["--removals-only"]] {
        let run = scene.deploy(more);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stderr.contains("bản cũ của tệp"), "{more:?}: {}", run.stderr);
        assert!(!fs_holds(&scene.below(""), NAME), "{more:?}");
    }
    assert!(!fs_holds(&scene.below(""), "honorees/nguoi-1"), "the note does not say whose consent it was");
    scene.town.edit(ONE, "granted_on: 2026-10-05", "granted_on: 2026-11-09");
    assert_eq!(scene.deploy(&[]).code, 0);
    assert!(fs_holds(&scene.below("current"), NAME), "she agreed once more");
}

/// CON-03: a receipt proves that something went: there is none while all of it stands on the host, and whoever took it
/// back is told of the receipt.
#[test]
fn a_receipt_is_of_what_went_from_the_host() {
    let scene = Scene::new();
    scene.deploy(&[]);
    scene.town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
    scene.told(&["--dry-run"]);
    assert_eq!(scene.town.receipts(), [], "nothing went");
    assert!(fs_holds(&scene.below("current"), NAME));
    let (code, told) = scene.told(&[]);
    let receipts = scene.town.receipts();
    let [(name, receipt)] = &receipts[..] else { panic!("{receipts:?}") };
    assert_eq!((code, paths(&told, "receipts")), (0, vec![&*format!(".tincay/receipts/{name}")]));
    assert!(receipt.contains("deadline: 2026-11-23") && !fs_holds(&scene.below(""), NAME), "{receipt}");
}

/// CON-03: what is taken back on the host has its receipt also where the machine has no output from before, and so has
/// what is replaced because a scope was taken back.
#[test]
fn a_machine_that_begins_anew_writes_receipts_of_what_goes_from_the_host() {
    let scope = ("photo, quote, hometown", "photo, hometown");
    for (change, cause, file, more) in [
        (WITHDRAWN, "withdrawn", "guong-dien-hinh/nguoi-1/index.html", &[][..]),
        (WITHDRAWN, "withdrawn", "guong-dien-hinh/nguoi-1/index.html", &["--removals-only"]),
        (scope, "narrowed", "en/honorees/person-1/index.html", &[]),
    ] {
        let scene = Scene::new();
        scene.deploy(&[]);
        forget(&scene.town);
        scene.town.edit(ONE, change.0, change.1);
        let (_, told) = scene.told(more);
        let receipts = scene.town.receipts();
        let [(name, receipt)] = &receipts[..] else { panic!("{receipts:?}") };
        assert_eq!(paths(&told, "receipts"), [format!(".tincay/receipts/{name}")]);
        for part in [
            "piece: \"honorees/nguoi-1\"",
            &format!("cause: {cause}"),
            &format!("\"{file}\""),
            "\"https://thi-tran-mau.example/guong-dien-hinh/nguoi-1/\"",
            "\"https://thi-tran-mau.example/en/honorees/person-1/\"",
        ] {
            assert!(receipt.contains(part), "{part} is not in {receipt}");
        }
        assert!(!receipt.contains("deadline: null") && !receipt.contains("Mai"), "{receipt}");
        assert!(!fs_holds(&scene.below(""), if cause == "narrowed" { QUOTE } else { NAME }));
        scene.told(more);
        assert_eq!(scene.town.receipts(), receipts, "{cause}: nothing more went");
    }
}

/// CON-03: whoever purges caches finds an address under its language, whatever the folder of that is called.
#[test]
fn a_receipt_lists_addresses_by_the_language_of_their_folder() {
    let scene = Scene::new();
    scene.town.edit("site.yaml", "path: en }", "path: english }");
    scene.deploy(&[]);
    forget(&scene.town);
    scene.town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
    scene.told(&[]);
    let receipts = scene.town.receipts();
    let [(_, receipt)] = &receipts[..] else { panic!("{receipts:?}") };
    let (first, english) = receipt.split_once("\n  en:\n").expect("both languages");
    assert!(english.contains("https://thi-tran-mau.example/english/honorees/person-1/"), "{english}");
    assert!(!first.contains("/english/") && !english.contains("/guong-dien-hinh/"), "{receipt}");
}

/// CON-03: what the receipt of one person lists is no list of others who are public no more.
#[test]
fn a_receipt_tells_nobody_of_others() {
    let scene = Scene::new();
    scene.deploy(&[]);
    scene.town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
    scene.town.edit("honorees/2026/nguoi-2.vi.md", "status: granted", "status: withdrawn\n  withdrawn_on: 2026-11-09");
    scene.town.edit("events/2026/thap-den-cam.vi.md", "audience: public", "audience: private");
    scene.told(&[]);
    let receipts = scene.town.receipts();
    let of = |piece: &str| {
        let piece = format!("piece: \"honorees/{piece}\"");
        &receipts.iter().find(|(_, text)| text.contains(&piece)).unwrap_or_else(|| panic!("{receipts:?}")).1
    };
    for (own, other) in [("nguoi-1", "nguoi-2"), ("nguoi-2", "nguoi-1")] {
        let receipt = of(own);
        assert!(receipt.contains(&format!("/guong-dien-hinh/{own}/")), "{receipt}");
        assert!(!receipt.contains(other) && !receipt.contains("thap-den-cam"), "{receipt}");
        assert!(receipt.contains("/guong-dien-hinh/\""), "lists are everybody's: {receipt}");
    }
}

/// CON-03: neither a note of a folder that is damaged, nor a way back to an older release, nor a consent of the same
/// day forgets a withdrawal.
#[test]
fn a_folder_forgets_no_withdrawal() {
    let scene = Scene::new();
    scene.deploy(&[]);
    let older = text(&scene.town);
    scene.town.edit("pages/gioi-thieu.vi.md", "\n\n", "\n\nThêm một câu.\n\n");
    scene.deploy(&[]);
    scene.town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
    scene.deploy(&[]);
    let note = scene.below("manifests/000003");
    let whole = fs::read(&note).expect("readable");
    let back = whole.windows(6).position(|part| part == b"@back ").expect("it says so");
    for damaged in [whole[back..].to_vec(), [&b"x"[..], &whole].concat()] {
        let release = fs::read_link(scene.below("current")).expect("a link");
        let note = scene.below("manifests").join(release.file_name().expect("a number"));
        fs::write(note, &damaged).expect("writable");
        forget(&scene.town);
        scene.town.write(ONE, older.replace("granted_on: 2026-10-05", "granted_on: 2026-11-08"));
        assert_eq!(scene.deploy(&[]).code, 0);
        assert!(!fs_holds(&scene.below(""), NAME), "{}", String::from_utf8_lossy(&damaged));
    }
}

/// CON-03: who goes back to an older release keeps the newer ones; one that is none of ours is told, and nothing goes.
#[test]
fn a_way_back_costs_no_release() {
    let scene = Scene::new();
    for number in 1..=3 {
        let title = scene.town.path("content/pages/gioi-thieu.vi.md");
        let text = fs::read_to_string(&title).expect("readable");
        fs::write(title, format!("{text}\nCâu thứ {number}.\n")).expect("writable");
        scene.deploy(&[]);
    }
    let lead = |to: &str| {
        fs::remove_file(scene.below("current")).expect("a link");
        std::os::unix::fs::symlink(to, scene.below("current")).expect("a link");
    };
    let releases = || {
        let entries = fs::read_dir(scene.below("releases")).expect("readable");
        let mut names: Vec<_> = entries.map(|entry| entry.expect("readable").file_name()).collect();
        names.sort();
        names
    };
    lead("releases/000001/");
    scene.town.edit("pages/gioi-thieu.vi.md", "Câu thứ 1.", "Câu thứ nhất.");
    assert_eq!(scene.deploy(&["--keep", "4"]).code, 0);
    assert_eq!(releases(), ["000001", "000002", "000003", "000004"]);
    assert_same("served", &scene.built(), &scene.served());
    fs::rename(scene.below("releases/000002"), scene.below("ban-giu-lai")).expect("renamed");
    lead("ban-giu-lai");
    let run = scene.deploy(&[]);
    assert_eq!((run.code, releases().len()), (2, 3), "{}", run.stderr);
    assert!(run.stderr.contains("site/current` phải là liên kết"), "{}", run.stderr);
}

/// CON-03: a receipt that a merge has torn is read all the same; one that says nothing any more stops the publication.
#[test]
fn a_torn_receipt_forgets_no_withdrawal() {
    let town = Town::new();
    town.publish();
    let older = text(&town);
    town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
    town.publish();
    town.write(ONE, &older);
    let (name, receipt) = town.receipts().remove(0);
    let path = town.path(".tincay/receipts").join(name);
    fs::write(&path, format!("<<<<<<< HEAD\n{receipt}=======\n>>>>>>> khac\n")).expect("writable");
    town.publish();
    assert_eq!(town.holding(NAME), Vec::<String>::new());
    fs::write(&path, "").expect("writable");
    let run = town.publish_on(DAY);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("biên nhận gỡ bỏ") && town.holding(NAME).is_empty(), "{}", run.stderr);
}

/// CON-03: who withdrew goes from the host whatever else is wrong with the content; where nothing of hers is there, it
/// is said how to take down whoever's file cannot be read.
#[test]
fn who_withdrew_goes_although_the_site_has_errors() {
    let scene = Scene::new();
    scene.deploy(&[]);
    scene.town.edit("pages/gioi-thieu.vi.md", "\n\n", "\n\n[lạc](/khong-co/)\n\n");
    scene.town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
    let run = scene.deploy(&[]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("gỡ xuống") && run.stdout.contains("trang chủ"), "{}", run.stdout);
    for page in ["guong-dien-hinh/nguoi-1", "en/honorees/person-1"] {
        assert!(!scene.below("current").join(page).exists(), "{page}");
    }
    assert!(scene.below("current/gioi-thieu/index.html").exists() && scene.town.receipts().len() == 1);
    let again = scene.deploy(&[]);
    assert_eq!((again.code, scene.town.receipts().len()), (1, 1));
    assert!(again.stderr.contains("--removals-only"), "{}", again.stderr);
}

/// CON-03: who withdrew goes from the host with a receipt although nobody can read the settings, by a plain deployment,
/// too, and where only a copy of the file says so. No receipt tells of others, and the host remembers all.
#[test]
fn who_withdrew_goes_although_nobody_can_read_the_settings() {
    const TWO: &str = "honorees/2026/nguoi-2.vi.md";
    for (more, is_in_a_copy) in [(&[][..], false), (&["--removals-only"], true)] {
        let scene = Scene::new();
        scene.deploy(&[]);
        let before = [ONE, TWO].map(|file| fs::read_to_string(scene.town.path("content").join(file)).expect("text"));
        scene.town.edit("site.yaml", "base_url: ", "base_url: [");
        let run = scene.deploy(&[]);
        assert!(run.code == 1 && run.stderr.contains("--removals-only"), "nobody has withdrawn: {}", run.stderr);
        for (file, text) in [ONE, TWO].iter().zip(&before) {
            let file = if is_in_a_copy { file.replace(".vi.md", ".vi (1).md") } else { (*file).to_owned() };
            scene.town.write(&file, text.replacen(WITHDRAWN.0, WITHDRAWN.1, 1));
        }
        let run = scene.deploy(more);
        assert_eq!(run.code, 1, "{}", run.stderr);
        for page in ["guong-dien-hinh/nguoi-1", "en/honorees/person-1"] {
            assert!(!scene.below("current").join(page).exists(), "{more:?}: {page}");
        }
        let receipts = scene.town.receipts();
        assert_eq!(receipts.len(), 2, "{receipts:?}");
        for (own, other) in [("nguoi-1", "nguoi-2"), ("nguoi-2", "nguoi-1")] {
            let receipt = receipts.iter().find(|(_, text)| text.contains(own)).expect("each has one");
            assert!(receipt.1.contains("2026-11-08") && !receipt.1.contains(other), "{}", receipt.1);
        }
        // An older checkout on another machine.
        forget(&scene.town);
        scene.town.edit("site.yaml", "base_url: [", "base_url: ");
        for (file, text) in [ONE, TWO].iter().zip(&before) {
            scene.town.write(file, text);
            _ = fs::remove_file(scene.town.path("content").join(file.replace(".vi.md", ".vi (1).md")));
        }
        scene.deploy(&[]);
        assert!(scene.below("current/gioi-thieu/index.html").exists());
        assert!(!fs_holds(&scene.below("current"), NAME), "{more:?}");
    }
}

/// CON-03: whoever asks where consents stand is told that the settings cannot be read, and not that there are none; a
/// copy that says that one was taken back is believed.
#[test]
fn consents_stand_as_copies_say_and_nowhere_without_settings() {
    let town = Town::new();
    let withdrawn = text(&town).replacen(WITHDRAWN.0, WITHDRAWN.1, 1);
    town.write(&ONE.replace(".vi.md", ".vi (1).md"), withdrawn);
    let ledger = town.run(&["consent", "status", "--format", "json", "--date", DAY]);
    let line = ledger.stdout.lines().find(|line| line.contains("honorees/nguoi-1")).expect("it is listed");
    assert!(line.contains("\"standing\":\"withdrawn\"") && line.contains("2026-11-08"), "{line}");
    town.edit("site.yaml", "base_url: ", "base_url: [");
    let ledger = town.run(&["consent", "status", "--date", DAY]);
    assert_eq!(ledger.code, 1);
    assert!(ledger.stdout.contains("`content/site.yaml`") && !ledger.stdout.contains("nguoi-"), "{}", ledger.stdout);
    assert!(!ledger.stdout.contains("Không có nội dung nào"), "{}", ledger.stdout);
}

/// CON-03: a page that goes because it cannot be made anew with less has its receipt too.
#[test]
fn what_was_narrowed_and_cannot_be_made_anew_has_a_receipt() {
    let scene = Scene::new();
    scene.deploy(&[]);
    scene.town.edit("pages/gioi-thieu.vi.md", "\n\n", "\n\n[lạc](/khong-co/)\n\n");
    scene.town.edit(ONE, "photo, quote, hometown", "photo, hometown");
    scene.told(&["--removals-only"]);
    assert!(!scene.below("current/guong-dien-hinh/nguoi-1/index.html").exists());
    let receipts = scene.town.receipts();
    let [(_, receipt)] = &receipts[..] else { panic!("{receipts:?}") };
    assert!(
        receipt.contains("cause: narrowed") && receipt.contains("\"guong-dien-hinh/nguoi-1/index.html\""),
        "{receipt}"
    );
}

/// CON-03: a dry run writes no receipt.
#[test]
fn what_only_would_go_has_no_receipt() {
    let scene = Scene::new();
    scene.deploy(&[]);
    forget(&scene.town);
    scene.town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
    scene.deploy(&["--dry-run"]);
    assert_eq!(scene.town.receipts(), []);
}

/// CON-03: a list that is gone because nobody else stood in it is among the addresses to purge.
#[test]
fn a_list_that_goes_with_its_only_person_is_in_the_receipt() {
    let town = Town::new();
    town.publish();
    let before = town.files();
    town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
    town.publish();
    let after = town.files();
    let lists: Vec<&String> = before
        .iter()
        .filter(|path| path.starts_with(FIELD) && path.ends_with(".html") && !after.contains(path))
        .collect();
    assert!(!lists.is_empty(), "{before:?}");
    let receipt = &town.receipts()[0].1;
    for list in lists {
        let address = list.trim_end_matches("index.html");
        assert!(receipt.contains(&format!("\"https://thi-tran-mau.example/{address}\"")), "{address}: {receipt}");
    }
}

/// CON-03: nor under a name that nobody reads, however its fields are written; one beside the file that is read says
/// nothing new.
#[test]
fn who_does_not_agree_is_not_put_away_under_a_name_that_nobody_reads() {
    let town = Town::new();
    town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
    town.edit(ONE, "\nconsent:", "\n\"consent\":");
    fs::remove_file(town.path("content/honorees/2026/nguoi-1.en.md")).expect("it is there");
    let own = town.path("content/honorees/2026/nguoi-1.vi.md");
    let told = || town.problems().iter().filter(|code| *code == "guard-unread").count();
    fs::copy(&own, town.path("content/honorees/2026/nguoi-1.vi.md.bak")).expect("it can be copied");
    assert_eq!(told(), 0);
    fs::remove_file(town.path("content/honorees/2026/nguoi-1.vi.md.bak")).expect("it is there");
    let (mut from, folder) = (own, "content/honorees/2026/nguoi-1.vi");
    let renamed = ["MD", "markdown", "txt", "md.bak", "md.cu", "cu"].map(|ending| format!("{folder}.{ending}"));
    for to in renamed.iter().map(String::as_str).chain(["content/nguoi-1.vi.md", "content/honorees/nguoi-1"]) {
        fs::rename(&from, town.path(to)).expect("it can be moved");
        from = town.path(to);
        assert_eq!(told(), 1, "{to}");
        assert_eq!(town.publish_on(DAY).code, 1, "{to}");
    }
}

/// CON-02, CON-03: a file moved to a folder that nobody reads keeps nothing hidden any more, and stops the publication.
#[test]
fn who_does_not_agree_is_not_put_away_where_nobody_reads() {
    for (from, to) in [WITHDRAWN, ("status: granted", "status: refused")] {
        let town = Town::new();
        town.edit(ONE, from, to);
        town.write(
            "articles/2026/them.vi.md",
            "---\ntitle: Thêm\nkind: news\ndate: 2026-11-09\n---\n\nBà Lê Thị Mai Mẫu đến dự.\n",
        );
        town.publish();
        assert_eq!(town.holding(NAME), Vec::<String>::new());
        fs::create_dir_all(town.path("content/luu-tru")).expect("writable");
        for language in ["vi", "en"] {
            let file = format!("nguoi-1.{language}.md");
            fs::rename(town.path("content/honorees/2026").join(&file), town.path("content/luu-tru").join(&file))
                .expect("it can be moved");
        }
        assert_eq!(town.problems().iter().filter(|code| *code == "guard-unread").count(), 1, "{to}");
        assert_eq!(town.publish_on(DAY).code, 1);
        assert_eq!(town.holding(NAME), Vec::<String>::new());
    }
}

/// CON-03: where the note of what is in a folder is lost or damaged, every page that may name the person is replaced,
/// and no release is kept that does, also by removals alone.
#[test]
fn a_lost_note_leaves_no_page_that_names_who_withdrew() {
    for more in [&["--removals-only"][..], &[]] {
        for text in [None, Some("x")] {
            let scene = Scene::new();
            scene.deploy(&[]);
            assert!(fs_holds(&scene.below("current"), NAME));
            scene.town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
            for note in fs::read_dir(scene.below("manifests")).expect("there are notes") {
                let note = note.expect("readable").path();
                match text {
                    None => fs::remove_file(note).expect("it can be removed"),
                    Some(text) => fs::write(note, text).expect("writable"),
                }
            }
            let (code, told) = scene.told(more);
            assert_eq!(code, 0, "{told}");
            for trace in [NAME, "nguoi-1/"] {
                assert!(!fs_holds(&scene.below("current"), trace), "{more:?} {text:?} {trace}");
            }
            assert!(!fs_holds(&scene.below("releases"), NAME), "{more:?} {text:?}: a release that is kept");
        }
    }
}
