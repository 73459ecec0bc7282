//! What happens to files on the disks of offices: an original pasted over its translation, copies that a cloud drive
//! lays beside a file, a data file that is deleted or emptied. It is said what happened, and nothing false is published.

use std::fs;

use serde_json::Value;

use crate::deploy::{ONE, Scene, WITHDRAWN, fs_holds};
use crate::safety_town::{DAY, Town};

/// What a check finds: code, file and sentence of each problem that is no advice.
fn found(town: &Town) -> Vec<(String, String, String)> {
    let run = town.run(&["check", "--reproduce", "--date", DAY, "--format", "json"]);
    let problems = run.stdout.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let problem = |it: Value| (text(&it["code"]), text(&it["file"]), text(&it["message"]));
    let problems = problems.filter(|it| it["severity"] != "advice").map(problem);
    problems.filter(|(code, ..): &(String, _, _)| code != "consent-lacking").collect()
}

fn read(town: &Town, path: &str) -> String {
    fs::read_to_string(town.path("content").join(path)).expect("readable")
}

/// TXT-08, TRN-03: an original that was pasted over its translation is told as that, once, and is published in no
/// language that it does not speak, whatever is left of it.
#[test]
fn an_original_pasted_over_its_translation_is_no_translation() {
    let town = Town::new();
    let (original, translation) = ("articles/2026/viec-nha-chia-deu.vi.md", "articles/2026/viec-nha-chia-deu.en.md");
    let text = read(&town, original);
    town.write(translation, &text);
    let told = found(&town);
    let [(code, file, message)] = &told[..] else { panic!("{told:?}") };
    assert_eq!((&**code, &*file.replace("content/", "")), ("fact-in-translation", translation));
    assert!(message.contains("giống hệt bản gốc"), "{message}");
    // Its facts were deleted.
    let title = text.lines().find(|line| line.starts_with("title: ")).expect("it has a title");
    let body = text.splitn(3, "---\n").nth(2).expect("it has a body");
    town.write(translation, format!("---\n{title}\n---\n{body}"));
    let told = found(&town);
    let [(code, file, message)] = &told[..] else { panic!("{told:?}") };
    assert_eq!((&**code, &*file.replace("content/", "")), ("no-words", translation));
    assert!(message.contains("giống hệt bản gốc"), "{message}");
    town.publish();
    let page =
        fs::read_to_string(town.path("public/en/articles/viec-nha-chia-deu/index.html")).expect("there is a page");
    assert!(page.contains("<h1 lang=\"vi\">"), "{page}");
    let sitemap: String = town
        .files()
        .iter()
        .filter(|file| file.contains("sitemap"))
        .map(|file| fs::read_to_string(town.path("public").join(file)).expect("readable"))
        .collect();
    assert!(
        sitemap.contains("viec-nha-chia-deu/") && !sitemap.contains("/en/articles/viec-nha-chia-deu/"),
        "{sitemap}"
    );
    // The same name in both languages is no copy, nor is the same body under a name of its own.
    town.write(translation, format!("---\n{title}\n---\n\nShared housework.\n"));
    assert_eq!(found(&town), []);
    town.write(translation, format!("---\ntitle: Shared housework\n---\n{body}"));
    assert_eq!(found(&town), []);
}

/// The first problem of the honouree's file called `copy`, whose sentence names the file that it is a copy of, unless it
/// is one of consent.
fn told(town: &Town, copy: &str) -> String {
    let run = town.run(&["check", "--reproduce", "--date", DAY, "--format", "json"]);
    let file = format!("content/honorees/2026/{copy}.md");
    let problems = run.stdout.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let problems: Vec<Value> = problems.filter(|it| it["file"] == *file && it["code"] != "leak-in-withheld").collect();
    let [problem] = &problems[..] else { panic!("{copy}: {problems:?}") };
    let [code, message] = ["code", "message"].map(|key| problem[key].as_str().expect("a text"));
    assert!(code == "consent-lacking" || message.contains(&format!("bản chép của `content/{ONE}`")), "{message}");
    code.to_owned()
}

/// CON-03: what a cloud drive or Windows lays beside a file is told as a copy of it, wherever it puts its own words; a
/// withdrawal that only the copy says takes the person down.
#[test]
fn a_withdrawal_in_a_copy_of_a_cloud_drive_is_one() {
    let name = "Lê Thị Mai Mẫu";
    for copy in ["nguoi-1.vi-VANPHONG-PC", "nguoi-1.vi (1)", "nguoi-1.vi - Bản sao", "nguoi-1 (1).vi"] {
        let scene = Scene::new();
        scene.deploy(&[]);
        assert!(fs_holds(&scene.below("current"), name));
        let withdrawn = read(&scene.town, ONE).replacen(WITHDRAWN.0, WITHDRAWN.1, 1);
        scene.town.write(&format!("honorees/2026/{copy}.md"), withdrawn);
        assert_eq!(told(&scene.town, copy), ["consent-lacking", "file-unread"][usize::from(!copy.ends_with(".vi"))]);
        scene.deploy(&["--removals-only"]);
        for trace in [name, "nguoi-1/", "person-1/"] {
            assert!(!fs_holds(&scene.below("current"), trace), "{copy}: {trace}");
        }
    }
    // One that says nothing of the kind stops the publication: which of the two is the newer one?
    for copy in ["nguoi-1.vi-VANPHONG-PC", "nguoi-1 (1).vi"] {
        let town = Town::new();
        town.write(&format!("honorees/2026/{copy}.md"), read(&town, ONE));
        assert_eq!(told(&town, copy), "bad-file-name");
    }
    // Who agreed once more, later than the copy says, stays.
    let scene = Scene::new();
    scene.deploy(&[]);
    let withdrawn = read(&scene.town, ONE).replacen(WITHDRAWN.0, WITHDRAWN.1, 1);
    scene.town.edit(ONE, "granted_on: 2026-10-05", "granted_on: 2026-11-09");
    scene.town.write("honorees/2026/nguoi-1.vi (1).md", withdrawn);
    scene.deploy(&["--removals-only"]);
    assert!(fs_holds(&scene.below("current"), name));
}

/// A data file that is deleted, or in which nothing is left, is told by its name, and once.
#[test]
fn a_data_file_that_is_lost_is_told_once() {
    for name in ["organisations", "units", "topics", "documents", "glossary", "hotlines"] {
        for is_there in [false, true] {
            let (town, path) = (Town::new(), format!("content/{name}.yaml"));
            match is_there {
                true => town.write(&format!("{name}.yaml"), ""),
                false => fs::remove_file(town.path(&path)).expect("it was there"),
            }
            let told = found(&town);
            let all: Vec<_> = told.iter().filter(|(code, ..)| code == "unknown-reference").collect();
            let [(_, file, message)] = &all[..] else { panic!("{name}: {all:?}") };
            assert_eq!(*file, path);
            assert!(message.starts_with(&format!("Không có tệp `{path}`, hoặc tệp trống, mà ")), "{message}");
        }
    }
}

/// HOT-01: a conflict copy of a data file is told as a copy of it, and stops the publication: which of the two has the
/// newer number? Nobody is advised to give it the name of another.
#[test]
fn a_copy_of_a_data_file_stops_the_publication() {
    for (copy, original) in [
        ("hotlines-DESKTOP-7AB12.yaml", "hotlines.yaml"),
        ("site - Copy.yaml", "site.yaml"),
        ("units (bản sao xung đột của An 9.11).yaml", "units.yaml"),
    ] {
        let town = Town::new();
        town.write(copy, read(&town, original));
        let told = found(&town);
        let [(code, file, message)] = &told[..] else { panic!("{copy}: {told:?}") };
        assert_eq!((&**code, &**file), ("bad-file-name", &*format!("content/{copy}")));
        assert!(message.contains(&format!("bản chép của `content/{original}`")), "{message}");
        assert_eq!(town.publish_on(DAY).code, 1);
    }
}

/// A folder that was copied is told once, at a file of the copy, and none of the good files is to be renamed. What only
/// the copy says of a withdrawal takes the person down; an older copy brings nobody back (CON-03).
#[test]
fn a_copy_of_a_folder_is_told_once_where_it_lies() {
    for (folder, copy) in [("articles/2026", "articles/2026 (1)"), ("honorees/2026", "honorees/2026 - Copy")] {
        let town = Town::new();
        let files = fs::read_dir(town.path("content").join(folder)).expect("it is there");
        for file in files.map(|entry| entry.expect("readable").file_name().into_string().expect("a name")) {
            town.write(
                &format!("{copy}/{file}"),
                fs::read(town.path("content").join(folder).join(&file)).expect("readable"),
            );
        }
        let told = found(&town);
        let [(code, file, message)] = &told[..] else { panic!("{copy}: {told:?}") };
        assert!(code == "bad-file-name" && file.starts_with(&format!("content/{copy}/")), "{code} {file}");
        assert!(message.contains(&format!("bản chép của `content/{folder}/`")), "{message}");
    }
    for is_newer in [true, false] {
        let scene = Scene::new();
        scene.deploy(&[]);
        let (older, newer) = (read(&scene.town, ONE), read(&scene.town, ONE).replacen(WITHDRAWN.0, WITHDRAWN.1, 1));
        let (own, copied) = if is_newer { (older, newer) } else { (newer, older) };
        scene.town.write(ONE, own);
        scene.town.write(&ONE.replace("2026/", "2026 (1)/"), copied);
        let page = scene.below("current").join("guong-dien-hinh/nguoi-1/index.html");
        assert!(page.exists());
        scene.deploy(&["--removals-only"]);
        assert!(!page.exists(), "{is_newer}");
        // Lists too are replaced where the copy alone says so: it stops no publication.
        assert!(!is_newer || !fs_holds(&scene.below("current"), "Lê Thị Mai Mẫu"), "{is_newer}");
    }
}
