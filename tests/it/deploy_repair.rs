//! `tincay deploy` to a host that is not as it was left: files that are gone or changed, a note that is lost.

use std::fs;

use crate::deploy::{ONE, Scene, WITHDRAWN, paths};
use crate::sandbox::assert_same;

#[test]
fn a_host_whose_files_were_lost_or_changed_is_made_whole_again() {
    let scene = Scene::new();
    scene.deploy(&[]);
    fs::remove_file(scene.below("current/ho-tro/index.html")).expect("it was there");
    fs::write(scene.below("current/gioi-thieu/index.html"), "x").expect("writable");
    let (code, told) = scene.told(&["--repair"]);
    assert_eq!((code, paths(&told, "removed").len()), (0, 0));
    assert!(paths(&told, "changed").contains(&"ho-tro/index.html"), "{told}");
    assert_same("served", &scene.built(), &scene.served());
}

#[test]
fn a_folder_whose_note_is_lost_or_damaged_goes_on() {
    for note in [None, Some("x")] {
        let scene = Scene::new();
        scene.deploy(&[]);
        let path = scene.below("manifests/000001");
        note.map_or_else(|| fs::remove_file(&path), |text| fs::write(&path, text)).expect("it is ours");
        scene.town.edit("pages/gioi-thieu.vi.md", "\n\n", "\n\nThêm một câu.\n\n");
        let (code, told) = scene.told(&[]);
        assert_eq!(code, 0, "{told}");
        assert_same("served", &scene.built(), &scene.served());
        let (_, again) = scene.told(&[]);
        assert!(paths(&again, "changed").is_empty(), "{again}");
    }
}

/// CON-03: a page of somebody who withdrew that was put back is found the next time, although no note names it.
#[test]
fn a_page_that_was_put_back_after_its_withdrawal_goes_again() {
    let scene = Scene::new();
    scene.deploy(&[]);
    scene.town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
    assert_eq!(scene.deploy(&[]).code, 0);
    let page = scene.below("current/guong-dien-hinh/nguoi-1/index.html");
    fs::create_dir_all(page.parent().expect("it is in a folder")).expect("a folder");
    fs::write(&page, "Lê Thị Mai Mẫu").expect("writable");
    let (code, told) = scene.told(&[]);
    assert_eq!((code, paths(&told, "withdrawn")), (0, vec!["guong-dien-hinh/nguoi-1/index.html"]));
    assert!(!page.exists());
}

#[test]
fn a_folder_in_place_of_the_link_to_the_release_is_told() {
    let scene = Scene::new();
    scene.deploy(&[]);
    fs::remove_file(scene.below("current")).expect("a link");
    fs::create_dir(scene.below("current")).expect("a folder");
    let run = scene.deploy(&[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("site/current` phải là liên kết"), "{}", run.stderr);
}

/// A link to a release that is not there is as good as none.
#[test]
fn a_link_that_leads_nowhere_is_replaced() {
    for more in [&[][..], &["--repair"]] {
        let scene = Scene::new();
        scene.deploy(&[]);
        fs::remove_dir_all(scene.below("releases/000001")).expect("it is there");
        let (code, told) = scene.told(more);
        assert_eq!(code, 0, "{told}");
        assert_same("served", &scene.built(), &scene.served());
    }
}

/// Readers may read what is served and nobody may write it, whatever the umask of whoever deploys; what an older program
/// left otherwise is mended by the next run.
#[cfg(unix)]
#[test]
fn what_is_served_may_be_read_whatever_the_umask() {
    use std::os::unix::fs::PermissionsExt;
    let scene = Scene::new();
    let served = || {
        let top = scene.below("");
        let entries = walkdir::WalkDir::new(scene.below("current/")).into_iter().flatten();
        let all: Vec<_> = entries.map(|entry| entry.into_path()).chain([top.clone(), top.join("releases")]).collect();
        assert!(all.len() > 100);
        all
    };
    let mode = |path: &std::path::Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    let shut = |mask: u32| {
        for path in served() {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode(&path) & !mask)).expect("it is ours");
        }
    };
    let assert_open = || {
        for path in served() {
            assert_eq!(mode(&path), if path.is_dir() { 0o755 } else { 0o644 }, "{}", path.display());
        }
    };
    scene.deploy(&[]);
    assert_open();
    shut(0o077);
    assert_eq!(scene.deploy(&[]).code, 0);
    assert_open();
    // The output is as secret as its owner's umask.
    for entry in walkdir::WalkDir::new(scene.town.path("public")).into_iter().flatten() {
        let secret = mode(entry.path()) & 0o700;
        fs::set_permissions(entry.path(), fs::Permissions::from_mode(secret)).expect("it is ours");
    }
    scene.town.edit("pages/gioi-thieu.vi.md", "\n\n", "\n\nThêm một câu.\n\n");
    assert_eq!(scene.deploy(&[]).code, 0);
    assert_open();
}
