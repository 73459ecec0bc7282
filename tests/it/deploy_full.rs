//! `tincay deploy` where nothing can be put or noted: what must go goes all the same. A host with SFTP without room is
//! tried by `tests/deploy/sftp.mjs`.

use std::fs;

use crate::deploy::{ONE, Scene, WITHDRAWN, fs_holds, is_hers};
use crate::safety_town::Run;
use crate::sandbox::assert_same;

/// CON-03: a host that takes nothing more lets go what must go: the pages that still lead there are named, the receipt
/// is kept, and nothing that was begun stays; the next run goes on.
#[test]
fn what_was_withdrawn_goes_from_a_host_that_takes_nothing() {
    for more in [&[][..], &["--removals-only"]] {
        let scene = Scene::new();
        scene.deploy(&[]);
        scene.town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
        // Nobody can write over a folder.
        let list = scene.below("current/guong-dien-hinh/index.html");
        let old = fs::read(&list).expect("it is there");
        fs::remove_file(&list).expect("it is there");
        fs::create_dir_all(list.join("in-the-way")).expect("a folder");
        let run = scene.deploy(more);
        assert_eq!(run.code, 1, "{}", run.stderr);
        let Run { stdout, stderr, .. } = &run;
        for part in ["guong-dien-hinh/nguoi-1/index.html", "tim-kiem/index.json", "không nhận tệp nào", "1 biên nhận"]
        {
            assert!(stdout.contains(part), "{part}: {stdout}");
        }
        let (_, still) = stdout.split_once("vẫn còn dẫn tới").expect("pages that name her are told");
        assert!(
            still.contains("  guong-dien-hinh/index.html\n") && stderr.contains("Không ghi được"),
            "{stdout}{stderr}"
        );
        assert!(!scene.served().keys().any(|path| is_hers(path)), "{more:?}");
        assert!(!scene.below("releases/000002.part").exists(), "what was begun takes no room");
        fs::remove_dir_all(&list).expect("it is there");
        fs::write(&list, old).expect("writable");
        assert_eq!(scene.deploy(&[]).code, 0);
        assert!(!fs_holds(&scene.below(""), "Lê Thị Mai Mẫu"), "nor is it in a release that is kept");
        assert_same("served", &scene.built(), &scene.served());
    }
}

/// CON-03: nor does a machine that can note nothing keep anybody's page on the host.
#[test]
fn what_was_withdrawn_goes_from_a_machine_that_can_note_nothing() {
    for more in [&[][..], &["--removals-only"]] {
        let scene = Scene::new();
        scene.deploy(&[]);
        scene.town.edit(ONE, WITHDRAWN.0, WITHDRAWN.1);
        let lists = scene.town.path(".tincay/deploy");
        fs::remove_dir_all(&lists).expect("it is there");
        fs::write(&lists, "in the way").expect("writable");
        let run = scene.deploy(more);
        assert!(run.code == 1 && run.stdout.contains("guong-dien-hinh/nguoi-1/index.html"), "{}", run.stderr);
        assert!(!scene.served().keys().any(|path| is_hers(path)), "{more:?}");
        assert!(run.stderr.contains(".tincay/deploy"), "{}", run.stderr);
    }
}
