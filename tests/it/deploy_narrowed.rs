//! `tincay deploy` when less of somebody or of a place may be public than when it was deployed, and when nobody can
//! read any more what may be: what the host says too much goes, whatever else is wrong.

use std::fs;

use crate::deploy::{ONE, Scene, WITHDRAWN, fs_holds, paths};
use crate::safety_town::Town;
use crate::sandbox::assert_same;

const PLACE: &str = "places/mau-01.vi.md";
const ADDRESS: &str = "đường Hoa Hồi";
const QUOTE: &str = "phải có người bế cháu";
const SCOPES: &str = "scopes: [name, position, bio, photo, quote, hometown, ethnicity]";

/// The place is known by commune and phone only from now on.
fn narrow_place(town: &Town) {
    town.edit(PLACE, "visibility: public_office", "visibility: area_phone");
    town.edit(PLACE, "address: Số 1 đường Hoa Hồi, xã Mẫu Đông\n", "");
}

fn break_content(town: &Town) {
    town.edit("pages/gioi-thieu.vi.md", "\n\n", "\n\n[lạc](/khong-co/)\n\n");
}

/// LOC-02, CON-03: an address that may be public no more is on the host nowhere, nor in a release that somebody could
/// go back to: by a whole deployment, by removals alone, and where others are too many.
#[test]
fn an_address_that_is_not_public_any_more_is_nowhere_on_the_host() {
    for more in [&[][..], &["--removals-only"], &["--max-deletes", "3"]] {
        let scene = Scene::new();
        scene.deploy(&[]);
        assert!(fs_holds(&scene.below(""), ADDRESS));
        narrow_place(&scene.town);
        if more.first() == Some(&"--max-deletes") {
            for language in ["vi", "en"] {
                for event in ["hoi-thi-ve", "tap-huan-nguoi-truc"] {
                    let file = scene.town.path("content/events/2026").join(format!("{event}.{language}.md"));
                    fs::remove_file(file).expect("it was there");
                }
            }
        }
        let (code, told) = scene.told(more);
        assert_eq!(code, i32::from(more.first() == Some(&"--max-deletes")), "{told}");
        assert!(paths(&told, "narrowed").contains(&"ho-tro/mau-01/index.html"), "{told}");
        assert!(paths(&told, "purge").iter().any(|address| address.ends_with("/ho-tro/mau-01/")));
        assert!(scene.below("current/ho-tro/mau-01/index.html").exists(), "{more:?}: the rest of it stays");
        assert!(!fs_holds(&scene.below(""), ADDRESS), "{more:?}");
    }
}

/// LOC-01, CON-03: the page of a commune tells of each of its places too, and goes with what it may not tell any more.
#[test]
fn the_page_of_a_commune_goes_with_a_place_that_is_hidden() {
    let scene = Scene::new();
    crate::hub::fill(&scene.town, 61, 10);
    scene.deploy(&[]);
    let page = |commune: usize| scene.below(&format!("current/ho-tro/don-vi/thu-{commune}/index.html"));
    assert!(page(0).exists() && page(1).exists());
    scene.town.edit("places/cho-0000.vi.md", "visibility: area_phone", "visibility: hotline_only");
    break_content(&scene.town);
    scene.told(&["--removals-only"]);
    assert!(!page(0).exists() && page(1).exists());
}

/// CON-02: what a scope covered that was taken back is on the host nowhere, nor in a release that is kept.
#[test]
fn what_a_scope_covered_that_was_taken_back_is_nowhere_on_the_host() {
    let scene = Scene::new();
    scene.deploy(&[]);
    scene.town.edit(ONE, SCOPES, "scopes: [name, position, bio, photo, hometown, ethnicity]");
    let (code, told) = scene.told(&[]);
    assert_eq!(code, 0);
    assert!(paths(&told, "narrowed").contains(&"en/honorees/person-1/index.html"), "{told}");
    assert!(!fs_holds(&scene.below(""), QUOTE));
    assert_same("served", &scene.built(), &scene.served());
    let (_, again) = scene.told(&[]);
    assert!(paths(&again, "narrowed").is_empty() && paths(&again, "changed").is_empty(), "{again}");
}

/// A mistake in the content, and the pages that must be on the host no more because of it.
struct Slip {
    name: &'static str,
    make: fn(&Town),
    gone: &'static [&'static str],
    kept: &'static str,
}

const HERS: &[&str] = &["guong-dien-hinh/nguoi-1/index.html", "en/honorees/person-1/index.html"];
const ITS: &[&str] = &["ho-tro/mau-01/index.html", "en/support/place-01/index.html"];
const EVENT: &str = "events/2026/hoi-thi-ve.vi.md";
const VENUE: &str = "Sân đình Mẫu Đông";
/// The pages of the event, and every calendar that it is in.
const OF_THE_EVENT: &[&str] = &[
    "su-kien/hoi-thi-ve/index.html",
    "en/events/drawing-contest/index.html",
    "su-kien/hoi-thi-ve.ics",
    "en/events/drawing-contest.ics",
    "lich.ics",
    "en/calendar.ics",
    "chien-dich/2026.ics",
    "en/campaigns/season-2026.ics",
];
const OTHERS: &str = "ho-tro/mau-03/index.html";

fn withdraw(town: &Town) {
    town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
}

fn remove(town: &Town, file: &str) {
    fs::remove_file(town.path("content").join(file)).expect("it was there");
}

const SLIPS: [Slip; 13] = [
    Slip {
        name: "a place is narrowed",
        make: |town| (narrow_place(town), break_content(town)).1,
        gone: ITS,
        kept: OTHERS,
    },
    Slip {
        name: "phones are deleted",
        make: |town| (town.edit(PLACE, "phones: [\"0000 300 001\"]\n", ""), break_content(town)).1,
        gone: ITS,
        kept: OTHERS,
    },
    Slip {
        name: "scopes are taken back",
        make: |town| (town.edit(ONE, SCOPES, "scopes: []"), break_content(town)).1,
        gone: HERS,
        kept: OTHERS,
    },
    Slip {
        name: "a place is deleted while a text names it",
        make: |town| (remove(town, PLACE), remove(town, "places/mau-01.en.md")).1,
        gone: ITS,
        kept: OTHERS,
    },
    Slip { name: "the original of a place is deleted", make: |town| remove(town, PLACE), gone: ITS, kept: OTHERS },
    Slip {
        name: "a translation cannot be read",
        make: |town| (withdraw(town), town.write("honorees/2026/nguoi-1.en.md", "---\ntitle: [\n---\n")).1,
        gone: HERS,
        kept: OTHERS,
    },
    Slip {
        name: "both files of a person are deleted",
        make: |town| (remove(town, ONE), remove(town, "honorees/2026/nguoi-1.en.md")).1,
        gone: HERS,
        kept: OTHERS,
    },
    Slip {
        name: "the file of a person cannot be read",
        make: |town| town.write(ONE, "---\nname: [\n---\n"),
        gone: HERS,
        kept: OTHERS,
    },
    Slip {
        name: "the settings cannot be read",
        make: |town| (withdraw(town), town.write("site.yaml", "title: [\n")).1,
        gone: HERS,
        kept: OTHERS,
    },
    Slip {
        name: "who an event is for cannot be read",
        make: |town| town.edit("events/2026/hoi-thi-ve.vi.md", "audience: public", "audience: kín"),
        gone: &["su-kien/hoi-thi-ve/index.html", "su-kien/hoi-thi-ve.ics"],
        kept: OTHERS,
    },
    Slip {
        name: "an event is private from now on",
        make: |town| (town.edit(EVENT, "audience: public", "audience: private"), break_content(town)).1,
        gone: OF_THE_EVENT,
        kept: OTHERS,
    },
    Slip {
        name: "an event is internal from now on",
        make: |town| (town.edit(EVENT, "audience: public", "audience: internal"), break_content(town)).1,
        gone: OF_THE_EVENT,
        kept: OTHERS,
    },
    Slip {
        name: "the output is somebody else's",
        make: |town| {
            withdraw(town);
            fs::remove_dir_all(town.path("public")).expect("it was there");
            fs::write(town.path("public"), "x").expect("writable");
        },
        gone: HERS,
        kept: OTHERS,
    },
];

/// CON-03: `deploy --removals-only` works whatever else is wrong; what stays is named.
#[test]
fn what_may_not_be_public_goes_whatever_else_is_wrong() {
    for Slip { name, make, gone, kept } in SLIPS {
        let scene = Scene::new();
        scene.deploy(&[]);
        make(&scene.town);
        let (code, told) = scene.told(&["--removals-only"]);
        let is_whole = name == "both files of a person are deleted";
        assert_eq!(code, i32::from(!is_whole), "{name}: {told}");
        for path in gone {
            assert!(!scene.below("current").join(path).exists(), "{name}: {path} is still there: {told}");
        }
        assert!(scene.below("current").join(kept).exists(), "{name}");
        assert!(
            scene.below("current/index.html").exists() && scene.below("current/ho-tro/index.html").exists(),
            "{name}"
        );
        let index = scene.below("current/tim-kiem/index.json");
        let index = fs::read_to_string(index).unwrap_or_default();
        assert!(gone.iter().all(|path| !index.contains(path.trim_end_matches("index.html"))), "{name}");
        let still = paths(&told, "still_using");
        for (path, bytes) in scene.served().iter().filter(|_| gone.contains(&OF_THE_EVENT[0])) {
            let says = String::from_utf8_lossy(bytes).contains(VENUE);
            assert!(!says || still.contains(&&**path), "{name}: {path} says where it is, and is not named");
        }
        if name == "a place is narrowed" {
            assert!(!fs_holds(&scene.below(""), ADDRESS), "{name}");
        }
    }
}

/// Half a checkout is no withdrawal: more than the limit is named, and stays.
#[test]
fn pages_whose_files_are_gone_stay_when_they_are_too_many() {
    let scene = Scene::new();
    scene.deploy(&[]);
    fs::remove_dir_all(scene.town.path("content/places")).expect("they were there");
    let (code, told) = scene.told(&["--removals-only", "--max-deletes", "3"]);
    assert_eq!(code, 1);
    assert!(paths(&told, "over_limit").contains(&"ho-tro/mau-01/index.html"), "{told}");
    assert!(scene.below("current/ho-tro/mau-01/index.html").exists());
}

/// CON-02: where an event is that only colleagues may come to from now on is on the host nowhere, nor in a release that
/// is kept.
#[test]
fn the_venue_of_an_event_that_is_internal_now_is_nowhere_on_the_host() {
    let scene = Scene::new();
    scene.deploy(&[]);
    assert!(fs_holds(&scene.below(""), VENUE));
    scene.town.edit(EVENT, "audience: public", "audience: internal");
    let (code, told) = scene.told(&[]);
    assert_eq!(code, 0);
    let narrowed = paths(&told, "narrowed");
    let before = ["su-kien/hoi-thi-ve/index.html", "lich.ics", "chien-dich/2026.ics", "en/calendar.ics"];
    assert!(before.iter().all(|path| narrowed.contains(path)), "{told}");
    assert!(!fs_holds(&scene.below(""), VENUE));
    assert_same("served", &scene.built(), &scene.served());
}

/// CON-03: a mistake in a list is no withdrawal. A place whose own file is as it was stays, whatever cannot be looked
/// up any more.
#[test]
fn no_place_goes_for_a_mistake_in_a_list() {
    for (file, from, to) in [
        ("units.yaml", "code: \"99001\", type", "code: \"99001\" type"),
        ("units.yaml", "code: \"99001\"", "code: \"99091\""),
        ("units.yaml", "type: xã, name: Mẫu Đông", "type: xa, name: Mẫu Đông"),
        ("organisations.yaml", "- id: ban-mau", "- id: ban-mua"),
        ("documents.yaml", "- id: qd-cong-bo\n  form: decision", "- id: qd-cong-bo\n  form: decison"),
        ("documents.yaml", "- id: qd-cong-bo", "- id: qd-cong-b"),
        ("documents.yaml", "issued_on: 2026-10-14", "issued_on: 2026-14-10"),
    ] {
        let scene = Scene::new();
        scene.deploy(&[]);
        let before = scene.served();
        scene.town.edit(file, from, to);
        let (code, told) = scene.told(&["--removals-only"]);
        assert_eq!(code, 1, "{to}: {told}");
        assert_same(to, &before, &scene.served());
        // What is taken back goes all the same.
        scene.town.edit(PLACE, "visibility: public_office", "visibility: hotline_only");
        scene.told(&["--removals-only"]);
        assert!(!scene.below("current").join(ITS[0]).exists() && scene.below("current").join(OTHERS).exists(), "{to}");
    }
}

/// CON-03: nobody can go back to a release that tells of a person or a place whose file was deleted, and no mark is
/// left behind.
#[test]
fn no_release_is_kept_that_tells_of_whose_file_is_gone() {
    for (files, said) in [
        (&[ONE, "honorees/2026/nguoi-1.en.md"][..], QUOTE),
        (&["places/mau-04.vi.md", "places/mau-04.en.md"], "0000 300 004"),
    ] {
        let scene = Scene::new();
        scene.deploy(&[]);
        scene.town.edit("pages/gioi-thieu.vi.md", "\n\n", "\n\nThêm một câu.\n\n");
        scene.deploy(&[]);
        assert!(fs_holds(&scene.below(""), said) && scene.below("releases/000001").exists(), "{said}");
        files.iter().for_each(|file| remove(&scene.town, file));
        let (code, told) = scene.told(&[]);
        assert_eq!(code, 0, "{told}");
        assert!(!fs_holds(&scene.below(""), said), "{said}");
        assert_same("served", &scene.built(), &scene.served());
        assert!(!fs_holds(&scene.below("releases"), ".spoiled"), "{said}");
    }
}

/// CON-03: where the name stands in what cannot be left out, the site cannot be made; the person's own pages go all the
/// same, and the rest stays as it is.
#[test]
fn a_withdrawal_goes_also_where_a_list_still_names_the_person() {
    for (file, from, to) in [
        ("documents.yaml", "vi: Kế hoạch mùa hành động năm 2026", "vi: Kế hoạch của Lê Thị Mai Mẫu năm 2026"),
        ("site.yaml", "title: { vi: ", "title: { vi: Lê Thị Mai Mẫu và "),
        ("../locales/vi/site.ftl", "", "home = Nhà của Lê Thị Mai Mẫu\n"),
    ] {
        let scene = Scene::new();
        match from {
            "" => scene.town.write(file, to),
            from => scene.town.edit(file, from, to),
        }
        scene.deploy(&[]);
        let before = scene.served();
        assert!(HERS.iter().all(|path| before.contains_key(*path)), "{file}");
        scene.town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
        let (code, told) = scene.told(&[]);
        assert_eq!(code, 1, "{file}: it stays an error: {told}");
        assert!(HERS.iter().all(|path| paths(&told, "withdrawn").contains(path)), "{file}: {told}");
        let served = scene.served();
        assert!(HERS.iter().all(|path| !served.contains_key(*path)) && served.contains_key(OTHERS), "{file}");
        assert!(served.contains_key("index.html") && !paths(&told, "still_using").is_empty(), "{file}: {told}");
    }
}
