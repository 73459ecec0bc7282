//! `tincay deploy` to a folder of this machine: what is served is what was built, at every moment, and
//! what was withdrawn is nowhere. SFTP and object stores are tried with real servers by `tests/deploy`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::safety_town::{DAY, Run, Town};
use crate::sandbox::{Tree, assert_same, program, read_tree};

pub const ONE: &str = "honorees/2026/nguoi-1.vi.md";
pub const WITHDRAWN: (&str, &str) = ("status: granted", "status: withdrawn\n  withdrawn_on: 2026-11-08");

/// A town and a host that is a folder.
pub struct Scene {
    pub town: Town,
    host: TempDir,
}

impl Scene {
    pub fn new() -> Self {
        Self { town: Town::new(), host: TempDir::new().expect("a folder") }
    }

    pub fn target(&self) -> String {
        format!("dir:{}", self.host.path().join("site").display())
    }

    pub fn deploy(&self, more: &[&str]) -> Run {
        let target = self.target();
        self.town.run(&[&["deploy", &*target, "--date", DAY, "--reproduce"], more].concat())
    }

    /// As [`Scene::deploy`], as a program reads it.
    pub fn told(&self, more: &[&str]) -> (i32, Value) {
        let run = self.deploy(&[&["--format", "json"], more].concat());
        let line = run
            .stdout
            .lines()
            .find(|line| line.starts_with("{\"dry_run\""))
            .unwrap_or_else(|| panic!("{}", run.stderr));
        (run.code, serde_json::from_str(line).expect("it is JSON"))
    }

    pub fn below(&self, path: &str) -> PathBuf {
        self.host.path().join("site").join(path)
    }

    pub fn served(&self) -> Tree {
        read_tree(&self.below("current"))
    }

    pub fn built(&self) -> Tree {
        read_tree(&self.town.path("public"))
    }
}

pub fn paths<'v>(told: &'v Value, key: &str) -> Vec<&'v str> {
    told[key].as_array().expect("a list").iter().map(|path| path.as_str().expect("a path")).collect()
}

/// Whether the file is about the person whose consent is withdrawn.
pub fn is_hers(path: &str) -> bool {
    path.contains("/nguoi-1/") || path.contains("/person-1/")
}

/// Every page that is served has each part of itself.
fn assert_whole(served: &Tree) {
    for (path, bytes) in served.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        for part in page.split(['"', ' ', ',']).filter_map(|word| word.strip_prefix("/assets/")) {
            assert!(served.contains_key(&format!("assets/{part}")), "{path} lacks {part}");
        }
    }
}

#[test]
fn a_folder_serves_what_was_built_and_nothing_else() {
    let scene = Scene::new();
    let (code, told) = scene.told(&[]);
    assert_eq!(code, 0);
    assert_same("served", &scene.built(), &scene.served());
    assert!(paths(&told, "new").len() > 100 && paths(&told, "purge").is_empty());
    // The record of the output and the manifest of the host are no part of the site.
    assert!(!scene.below("current/.tincay-record").exists() && scene.below("manifests/000001").exists());
    let (_, again) = scene.told(&[]);
    let nothing = ["new", "changed", "withdrawn", "removed"].iter().all(|key| paths(&again, key).is_empty());
    assert!(nothing && !scene.below("releases/000002").exists(), "{again}");
}

#[test]
fn one_page_that_changes_goes_up_with_what_names_it() {
    let scene = Scene::new();
    scene.deploy(&[]);
    scene.town.edit("pages/gioi-thieu.vi.md", "\n\n", "\n\nThêm một câu.\n\n");
    let (_, told) = scene.told(&[]);
    let (changed, purge) = (paths(&told, "changed"), paths(&told, "purge"));
    assert!(changed.contains(&"gioi-thieu/index.html") && changed.len() <= 5, "{changed:?}");
    assert!(paths(&told, "new").is_empty() && paths(&told, "removed").is_empty());
    assert!(purge.iter().any(|address| address.ends_with("/gioi-thieu/")), "{purge:?}");
    assert_same("served", &scene.built(), &scene.served());
    let lists: Vec<String> = fs::read_dir(scene.town.path(".tincay/deploy"))
        .expect("the list is kept")
        .map(|entry| fs::read_to_string(entry.expect("readable").path()).expect("text"))
        .collect();
    assert_eq!(lists, [purge.iter().map(|address| format!("{address}\n")).collect::<String>()]);
}

/// CON-03: what was withdrawn is in no release that somebody could go back to, nor is a list that names it.
#[test]
fn what_was_withdrawn_is_in_no_release_that_is_kept() {
    let scene = Scene::new();
    scene.deploy(&[]);
    scene.town.edit("pages/gioi-thieu.vi.md", "\n\n", "\n\nThêm một câu.\n\n");
    scene.deploy(&[]);
    let holds = |text: &str| fs_holds(&scene.below(""), text);
    assert!(holds("Lê Thị Mai Mẫu") && scene.below("releases/000001").exists());
    scene.town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
    let (code, told) = scene.told(&[]);
    assert_eq!(code, 0);
    let gone = paths(&told, "withdrawn");
    assert!(gone.iter().any(|path| path.contains("nguoi-1")), "{gone:?}");
    assert!(!holds("Lê Thị Mai Mẫu") && !holds("nguoi-1"), "it is still there");
    assert_same("served", &scene.built(), &scene.served());
    assert!(paths(&told, "purge").iter().any(|address| address.contains("nguoi-1")));
}

/// Whether any file or name below `folder` holds `text`.
pub fn fs_holds(folder: &Path, text: &str) -> bool {
    let files = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("readable"));
    files.into_iter().any(|entry| {
        let named = entry.path().to_string_lossy().contains(text);
        let said = || fs::read(entry.path()).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains(text));
        named || (entry.file_type().is_file() && said())
    })
}

/// CON-03: a host that nobody reaches is told, and not that nothing was to be taken down there.
#[test]
fn a_host_out_of_reach_is_told_and_nothing_of_what_is_there() {
    let town = Town::new();
    town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
    town.edit("pages/gioi-thieu.vi.md", "\n\n", "\n\n[lạc](/khong-co/)\n\n");
    let work = TempDir::new().expect("a folder");
    fs::write(work.path().join("index.html"), "somebody else's").expect("writable");
    let target = format!("dir:{}", work.path().display());
    let run = town.run(&["deploy", &target, "--date", DAY, "--reproduce"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("[dead-link]") && run.stderr.contains("lỗi: "), "{}", run.stderr);
    assert!(!run.stdout.contains("gỡ xuống") && !run.stdout.contains("trang chủ"), "{}", run.stdout);
}

/// CON-03: `deploy --removals-only` works whatever else is wrong, and so does a plain one while somebody who withdrew is
/// on the host.
#[test]
fn what_was_withdrawn_goes_also_when_the_content_has_errors() {
    for more in [&[][..], &["--removals-only"]] {
        let scene = Scene::new();
        scene.deploy(&[]);
        let before = scene.served();
        scene.town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
        scene.town.edit("pages/gioi-thieu.vi.md", "\n\n", "\n\n[lạc](/khong-co/)\n\n");
        let (code, told) = scene.told(more);
        assert_eq!(code, 1, "the errors are still errors");
        let gone = paths(&told, "withdrawn");
        // The index of the search, the sitemaps and whatever else machines read named her, and go with her pages.
        let names_her = |path: &&str| path.ends_with(".json") || path.ends_with(".xml");
        assert!(gone.iter().any(|path| is_hers(path)) && gone.contains(&"tim-kiem/index.json"), "{gone:?}");
        assert!(gone.iter().all(|path| is_hers(path) || names_her(path)), "{gone:?}");
        let mut expected = before;
        expected.retain(|path, _| !gone.contains(&path.as_str()));
        assert!(!expected.keys().any(|path| is_hers(path)));
        assert_same("served", &expected, &scene.served());
        let still = paths(&told, "still_using");
        assert!(still.iter().any(|path| path.ends_with("index.html")), "the lists that name it are told: {still:?}");
        for _ in 0..2 {
            let run = scene.deploy(&["--removals-only", "--lang", "en"]);
            assert!(run.stdout.contains("may still hold names"), "it is told as long as it is so: {}", run.stdout);
        }
        scene.town.edit("pages/gioi-thieu.vi.md", "[lạc](/khong-co/)", "");
        scene.deploy(&[]);
        assert!(!fs_holds(&scene.below(""), "Lê Thị Mai Mẫu"), "nor is it in a release that is kept");
        assert_same("served", &scene.built(), &scene.served());
    }
}

#[test]
fn more_removals_than_are_allowed_are_named_and_not_made_but_withdrawals_are() {
    let scene = Scene::new();
    scene.deploy(&[]);
    let before = scene.served();
    scene.town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
    // Nobody links to these.
    for event in ["hoi-thi-ve", "tap-huan-nguoi-truc"] {
        for language in ["vi", "en"] {
            let file = scene.town.path("content/events/2026").join(format!("{event}.{language}.md"));
            fs::remove_file(file).expect("it was there");
        }
    }
    let (code, dry) = scene.told(&["--max-deletes", "3", "--dry-run"]);
    assert_eq!(code, 1);
    assert!(paths(&dry, "over_limit").iter().any(|path| path.starts_with("su-kien/")), "{dry}");
    assert_same("served", &before, &scene.served());
    let run = scene.deploy(&["--max-deletes", "3"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("su-kien/") && run.stderr.contains("--max-deletes"), "{}", run.stderr);
    let served = scene.served();
    assert!(!served.keys().any(|path| path.contains("nguoi-1")) && served.keys().any(|path| path.ends_with(".ics")));
    let (code, _) = scene.told(&["--max-deletes", "100"]);
    assert_eq!(code, 0);
    assert_same("served", &scene.built(), &scene.served());
}

/// A folder with a name that nobody reads any more takes no article from the host unasked.
#[test]
fn a_folder_that_was_renamed_takes_nothing_from_the_host() {
    let scene = Scene::new();
    scene.deploy(&[]);
    let before = scene.served();
    for (language, link) in
        [("vi", "[Thị trấn Mẫu mở đầu mùa hành động]"), ("en", "[Mẫu Town opens its season of action]")]
    {
        let file = format!("events/2026/le-phat-dong.{language}.md");
        let link = format!("{link}(../../articles/2026/mo-dau-mua-hanh-dong.{language}.md)");
        scene.town.edit(&file, &link, "…");
    }
    let content = scene.town.path("content");
    fs::rename(content.join("articles"), content.join("bai-viet")).expect("it was there");
    let run = scene.deploy(&[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("unknown-folder") && run.stderr.contains("--max-deletes"), "{}", run.stderr);
    let served = scene.served();
    let lost: Vec<_> =
        before.keys().filter(|path| path.starts_with("bai-viet/") && !served.contains_key(*path)).collect();
    assert!(lost.is_empty() && before.keys().any(|path| path.starts_with("bai-viet/")), "{lost:?}");
}

#[test]
fn another_site_is_replaced_by_nobody_who_does_not_say_so() {
    let scene = Scene::new();
    scene.deploy(&[]);
    let before = scene.served();
    let more = ["--base-url", "https://xa-khac.example/"];
    let run = scene.deploy(&more);
    assert_eq!(run.code, 2, "{}", run.stderr);
    for part in ["https://thi-tran-mau.example/", "https://xa-khac.example/", "--repair"] {
        assert!(run.stderr.contains(part), "{part}: {}", run.stderr);
    }
    assert_same("served", &before, &scene.served());
    let run = scene.deploy(&[&more[..], &["--repair"]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_same("served", &scene.built(), &scene.served());
}

#[test]
fn a_folder_that_is_not_ours_is_left_alone() {
    let scene = Scene::new();
    fs::create_dir_all(scene.below("")).expect("a folder");
    fs::write(scene.below("theirs.txt"), "x").expect("writable");
    let run = scene.deploy(&[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("<ĐÍCH>") && !run.stderr.contains("--output"), "{}", run.stderr);
    assert_eq!(read_tree(&scene.below("")).into_keys().collect::<Vec<_>>(), ["theirs.txt"]);
}

#[test]
fn only_the_last_releases_are_kept() {
    let scene = Scene::new();
    for sentence in ["Một.", "Hai.", "Ba.", "Bốn."] {
        scene.town.edit("pages/gioi-thieu.vi.md", "\n\n", &format!("\n\n{sentence}\n\n"));
        assert_eq!(scene.deploy(&["--keep", "2"]).code, 0);
    }
    let mut kept: Vec<String> = fs::read_dir(scene.below("releases"))
        .expect("releases")
        .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
        .collect();
    kept.sort();
    assert_eq!(kept, ["000003", "000004"]);
}

/// PUB-04: a deployment that is killed at any moment leaves a whole site, and the next one goes on.
#[test]
fn a_deployment_that_is_killed_leaves_a_whole_site_and_the_next_goes_on() {
    let scene = Scene::new();
    scene.deploy(&[]);
    let (target, root) = (scene.target(), scene.town.path(""));
    // A simple generator: the moments differ, and are the same in every run.
    let mut moment: u64 = 7;
    for round in 0..10 {
        let title = format!("title: Thị trấn Mẫu {round}");
        let settings = fs::read_to_string(scene.town.path("content/pages/gioi-thieu.vi.md")).expect("readable");
        let first = settings.lines().find(|line| line.starts_with("title:")).expect("a title").to_owned();
        scene.town.edit("pages/gioi-thieu.vi.md", &first, &title);
        let mut command = program();
        command.args(["deploy", &target, "--date", DAY, "--reproduce", "--root"]).arg(&root);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
        moment = moment.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        thread::sleep(Duration::from_millis(30 + (moment >> 33) % 600));
        // It may have ended by itself: then there is nothing to kill.
        _ = child.kill();
        child.wait().expect("it has ended");
        let served = scene.served();
        assert!(served.len() > 100, "round {round}: {}", served.len());
        assert_whole(&served);
    }
    assert_eq!(scene.deploy(&[]).code, 0);
    assert_same("served", &scene.built(), &scene.served());
}

/// A host within the site would be content of it, or output, with the next build.
#[test]
fn a_folder_of_the_site_itself_is_no_host() {
    let town = Town::new();
    for folder in ["content/pages/site", "themes", "locales/vi", "public", "public/site", "."] {
        let target = format!("dir:{}", town.path(folder).display());
        let run = town.run(&["deploy", &target, "--date", DAY, "--reproduce"]);
        assert_eq!(run.code, 2, "{folder}: {}", run.stderr);
        assert!(run.stderr.contains("của chính trang web này"), "{folder}: {}", run.stderr);
        assert!(!town.path("content/pages/site").exists() && !town.path("public").exists());
    }
}

/// What caches may still hold is listed until the list is deleted, whatever is deployed meanwhile.
#[test]
fn addresses_to_purge_stay_listed_until_the_list_is_deleted() {
    let scene = Scene::new();
    scene.deploy(&[]);
    scene.town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
    scene.deploy(&[]);
    scene.town.edit("pages/gioi-thieu.vi.md", "\n\n", "\n\nThêm một câu.\n\n");
    let run = scene.deploy(&[]);
    let list =
        fs::read_dir(scene.town.path(".tincay/deploy")).expect("it is there").next().expect("one").expect("readable");
    let text = fs::read_to_string(list.path()).expect("text");
    assert!(text.contains("/guong-dien-hinh/nguoi-1/\n") && text.contains("/gioi-thieu/\n"), "{text}");
    assert!(run.stdout.contains(&format!("{} địa chỉ cần xóa", text.lines().count())), "{}", run.stdout);
    fs::remove_file(list.path()).expect("it is there");
    assert!(!scene.deploy(&[]).stdout.contains("địa chỉ cần xóa"));
}

/// A link in a letter outlives the address it leads to: the line that keeps it is told, once.
#[test]
fn a_page_that_moves_is_told_with_the_line_that_leads_on() {
    let scene = Scene::new();
    scene.deploy(&[]);
    scene.town.edit("pages/gioi-thieu.vi.md", "---\n", "---\nslug: ve-chung-toi\n");
    let (_, told) = scene.told(&["--dry-run"]);
    let moved = [("piece", "pages/gioi-thieu"), ("language", "vi"), ("from", "/gioi-thieu/"), ("to", "/ve-chung-toi/")];
    assert_eq!(told["moved"], Value::Array(vec![moved.into_iter().collect::<Value>()]), "{told}");
    let line =
        "`/gioi-thieu/` nay là `/ve-chung-toi/`: ghi `aliases: [/gioi-thieu/]` vào content/pages/gioi-thieu.vi.md";
    let run = scene.deploy(&["--dry-run"]);
    assert!(run.stdout.contains(line), "{}", run.stdout);
    scene.town.edit("pages/gioi-thieu.vi.md", "slug: ve-chung-toi\n", "slug: ve-chung-toi\naliases: [/gioi-thieu/]\n");
    let (code, told) = scene.told(&[]);
    assert!(code == 0 && told["moved"] == Value::Array(Vec::new()), "{told}");
    assert!(paths(&told, "changed").contains(&"gioi-thieu/index.html") && paths(&told, "removed").is_empty(), "{told}");
}

/// What lies in the folder of a year moves as what lies in none.
#[test]
fn a_page_from_the_folder_of_a_year_that_moves_is_told() {
    let scene = Scene::new();
    scene.deploy(&[]);
    let file = "articles/2026/mo-dau-mua-hanh-dong.vi.md";
    scene.town.edit(file, "---\n", "---\nslug: mo-dau\n");
    let (_, told) = scene.told(&["--dry-run"]);
    let moved = told["moved"].as_array().expect("a list");
    let [page] = moved.as_slice() else { panic!("{told}") };
    let (from, to) = (page["from"].as_str().expect("text"), page["to"].as_str().expect("text"));
    assert!(from.ends_with("/mo-dau-mua-hanh-dong/") && to.ends_with("/mo-dau/"), "{told}");
    assert_eq!((&page["piece"], &page["language"]), (&"articles/mo-dau-mua-hanh-dong".into(), &"vi".into()));
    let run = scene.deploy(&["--dry-run"]);
    let line = format!("ghi `aliases: [{from}]` vào content/{file}");
    assert!(run.stdout.contains(&line), "{}", run.stdout);
}

/// The folder of a language need not be called as its code is.
#[test]
fn a_page_that_moves_is_of_the_language_of_its_folder() {
    let scene = Scene::new();
    scene.town.edit("site.yaml", "path: en }", "path: english }");
    scene.deploy(&[]);
    let file = "pages/gioi-thieu.en.md";
    let text = fs::read_to_string(scene.town.path("content").join(file)).expect("readable");
    let slug = text.lines().find_map(|line| line.strip_prefix("slug: ")).expect("it has one");
    scene.town.edit(file, &format!("slug: {slug}"), "slug: who-we-are");
    let (_, told) = scene.told(&["--dry-run"]);
    let from = format!("/english/{slug}/");
    let moved = [("piece", "pages/gioi-thieu"), ("language", "en"), ("from", &from), ("to", "/english/who-we-are/")];
    assert_eq!(told["moved"], Value::Array(vec![moved.into_iter().collect::<Value>()]), "{told}");
}

/// CON-03: whoever no longer agrees is not followed to another address.
#[test]
fn who_withdrew_is_not_said_to_have_moved() {
    let scene = Scene::new();
    scene.deploy(&[]);
    scene.town.edit(ONE, "---\n", "---\nslug: guong-khac\n");
    scene.town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
    let (_, told) = scene.told(&[]);
    assert!(paths(&told, "withdrawn").iter().any(|path| is_hers(path)), "{told}");
    assert_eq!(told["moved"], Value::Array(Vec::new()), "{told}");
}

/// TRACE-07: whoever administers the host is told of a file for it when that is another one, and only then; a run that
/// brought nothing tells nobody.
#[test]
fn a_file_for_the_host_that_has_changed_is_told_once() {
    let scene = Scene::new();
    let files = |more: &[&str]| {
        let (_, told) = scene.told(more);
        paths(&told, "host_files").into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let all = ["apache.conf", "applicationHost.config", "nginx.conf", "object-storage.json"];
    assert_eq!(files(&["--dry-run"]), [""; 0]);
    assert_eq!(files(&[]), all);
    scene.town.edit("pages/gioi-thieu.vi.md", "\n\n", "\n\nThêm một câu.\n\n");
    assert_eq!(files(&[]), [""; 0], "no path and no policy is another one");
    scene.town.edit(
        "articles/2026/mo-dau-mua-hanh-dong.vi.md",
        "---\n",
        "---\nsensitivity: sensitive\nsafe_title: Thông tin\n",
    );
    let run = scene.deploy(&[]);
    assert!(
        run.stdout.contains("`nginx.conf` trong `.tincay/hosts` là tệp mới hoặc đã khác"),
        "{}{}",
        run.stdout,
        run.stderr
    );
    assert_eq!(files(&[]), [""; 0]);
}
