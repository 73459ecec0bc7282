//! Records that only the hotline may speak of leave no trace in a publication (LOC-08).

use std::collections::BTreeMap;

use crate::leak_site::Folder;

/// Records of every sort: by an organisation and by a person, with and without translation, with a
/// `visibility` and without.
const RECORDS: [(&str, &str, &str); 4] = [
    ("kin-1", "organisation\nseat: union_office\nvisibility: hotline_only", "Nhà Gió bên suối"),
    ("kin-2", "individual\nseat: private_home", "Nhà bà Khưa Phiêng"),
    ("zz-3", "organisation\nseat: school\nmanaged_by: truong-mau", "Trạm Lũng Khuất"),
    ("aa-4", "individual\nseat: private_home\nvisibility: hotline_only", "Nhà ông Cốc Ịch"),
];

fn text(at: usize) -> String {
    let (_, holder, title) = RECORDS[at];
    format!(
        "---\ntitle: {title}\nsafe_title: Mẫu Kín {at}\nkind: shelter\nholder: {holder}\nunit: \"9900{}\"\nphones: [\"0000 777 00{at}\"]\n\
         hours: always\nservices: [temporary_stay]\naccepts: [women, children]\nlanguages: [vi, tyz]\n\
         verified: {{ on: 2026-11-01, by: ban-mau }}\n---\n\nĐiều chỉ ở đây mới có: {title}.\n",
        at + 1
    )
}

fn built(subset: usize) -> (BTreeMap<String, Vec<u8>>, Vec<tincay::diag::Diagnostic>) {
    let folder = Folder::new();
    for at in (0..RECORDS.len()).filter(|at| subset >> at & 1 == 1) {
        let (name, _, title) = RECORDS[at];
        folder.put(&format!("content/places/{name}.vi.md"), text(at));
        if at % 2 == 0 {
            let english = format!("---\ntitle: House {at} of {title}\nsafe_title: Hidden {at}\n---\n\nHidden.\n");
            folder.put(&format!("content/places/{name}.en.md"), english);
        }
    }
    let outcome = folder.build(&folder.options()).expect("the machine is fine");
    assert!(outcome.summary.is_some(), "{:?}", outcome.diagnostics);
    (folder.output(), outcome.diagnostics)
}

/// LOC-08: a publication with any subset of hidden records has the same bytes as one without, the
/// record of its files included, and no problem speaks of them.
#[test]
fn every_subset_of_hidden_records_gives_the_same_bytes() {
    let (without, problems) = built(0);
    assert!(without.contains_key("/.tincay-record"));
    let (mut compared, mut differing) = (0, 0);
    for subset in 1..1 << RECORDS.len() {
        let (with, others) = built(subset);
        assert_eq!(with.keys().collect::<Vec<_>>(), without.keys().collect::<Vec<_>>());
        compared += with.len();
        differing += with.iter().filter(|(path, bytes)| without.get(*path) != Some(bytes)).count();
        assert_eq!(others, problems, "subset {subset:04b}");
    }
    println!("{compared} files compared, {differing} differ");
    assert_eq!(differing, 0);
}

/// LOC-08: changing and removing a hidden record after a build writes nothing.
#[test]
fn changing_and_removing_a_hidden_record_writes_nothing() {
    let folder = Folder::new();
    folder.put("content/places/kin-1.vi.md", text(0));
    folder.build(&folder.options()).expect("the machine is fine");
    let before = folder.output();
    folder.put("content/places/kin-1.vi.md", text(0).replace("0000 777", "0000 888"));
    let changed = folder.build(&folder.options()).expect("the machine is fine");
    folder.remove("content/places/kin-1.vi.md");
    let removed = folder.build(&folder.options()).expect("the machine is fine");
    for outcome in [changed, removed] {
        let summary = outcome.summary.expect("nothing is wrong");
        assert_eq!((summary.written, summary.removed), (0, 0));
    }
    assert_eq!(folder.output(), before);
}

/// LOC-04: where those meet who are on duty is in no fact of an internal event, and may not stand in its text either.
#[test]
fn the_venue_of_an_internal_event_may_stand_in_no_text() {
    let town = super::safety_town::Town::new();
    let event = "events/2026/tap-huan-nguoi-truc.vi.md";
    town.publish();
    town.edit(
        event,
        "summary: Buổi học nội bộ",
        "summary: Tại phòng họp số bốn, trụ sở phường Mẫu Thượng. Buổi học nội bộ",
    );
    let run = town.run(&["build", "--publish", "--reproduce", "--date", super::safety_town::DAY]);
    assert!(run.code == 1 && run.stderr.contains("leak-in-source") && run.stderr.contains(event), "{}", run.stderr);
}
