//! A site that was built with less than the host remembers is built anew.
#![expect(clippy::disallowed_methods, reason = "tests prepare what is on the disk")]

use std::fs;
use std::path::Path;

use jiff::civil::date;
use tempfile::TempDir;

use super::Silent;
use super::shared::Shared;
use crate::deploy::manifest::Manifest;
use crate::deploy::{Address, Deployed, Request, deploy_to};
use crate::emit;
use crate::pipeline::{Options, Outcome, TakenBack, Today};
use crate::site::Mode;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("writable");
    for entry in fs::read_dir(from).expect("readable").map(|entry| entry.expect("readable").path()) {
        let to = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() { copy(&entry, &to) } else { _ = fs::copy(&entry, &to).expect("writable") }
    }
}

fn deploy(root: &Path, host: &mut Shared) -> (Outcome, Option<Deployed>) {
    let options = Options {
        root: root.to_owned(),
        output: "public".into(),
        today: Today::Fixed(date(2026, 11, 10)),
        mode: Mode::Publication,
        without_samples: false,
        drafts: false,
        base_url: None,
        relative: false,
        precompress: false,
        forbidden: None,
        taken_back: Vec::new(),
        jobs: None,
        program: None,
    };
    let request = Request {
        address: Address::parse("sftp://web@host.example/site").expect("an address"),
        state: None,
        ssh_config: None,
        endpoint: None,
        allow_versions: false,
        keep: 3,
        dry_run: false,
        removals_only: false,
        max_deletes: None,
        repair: false,
    };
    deploy_to(host, &options, &request, &root.join(".tincay/deploy"), &Silent).expect("nothing is refused")
}

/// CON-03: a host that does not answer when it is asked first, or to which somebody else brings a withdrawal meanwhile,
/// gets nobody back.
#[test]
fn what_a_host_remembers_late_is_not_forgotten() {
    let root = TempDir::new().expect("a folder");
    copy(Path::new("tests/sites/thi-tran-mau"), root.path());
    let mut host = Shared::default();
    deploy(root.path(), &mut host);
    let page = "guong-dien-hinh/nguoi-1/index.html".to_owned();
    assert!(host.files.contains(&page));
    let mut note = Manifest::unseal(host.note.as_deref().expect("it was saved")).expect("whole");
    let piece = &emit::hex(&emit::hash(b"honorees/nguoi-1"))[..16];
    note.taken_back.extend(TakenBack::read(piece, date(2026, 11, 9)));
    host.note = Some(note.seal().into_bytes());
    host.fails = 1;
    let (outcome, deployed) = deploy(root.path(), &mut host);
    assert!(deployed.is_some() && outcome.withdrawals.iter().any(|it| it.id.to_string() == "honorees/nguoi-1"));
    assert!(!host.files.contains(&page));
}
