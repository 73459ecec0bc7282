//! Same input, same bytes: whatever the time zone, the language of the machine, the working
//! folder, the number of threads, and the order in which files were made.

use std::process::Command;

use crate::sandbox::{
    OWN_DAY, Sandbox, TOWN_DAY, Tree, assert_same, build, committed, program, read_tree, succeed, write,
};
use tincay::site::Mode;

/// The program told to build our own content below `sandbox` on its day.
fn command(sandbox: &Sandbox, jobs: &str) -> Command {
    let mut command = program();
    command.args(["build", "--quiet", "--date", &OWN_DAY.to_string(), "--jobs", jobs, "--root"]);
    command.arg(sandbox.path(""));
    command
}

fn output(sandbox: &Sandbox) -> Tree {
    let tree = read_tree(&sandbox.path("public"));
    assert!(tree.len() > 100, "the site has its pages");
    tree
}

/// Our own content, its files made last to first, and half of them twice.
fn backwards() -> Sandbox {
    let (content, sandbox) = (committed("content"), Sandbox::with(&Tree::new()));
    content.iter().skip(1).step_by(2).for_each(|(path, bytes)| write(&sandbox.path(path), bytes));
    content.iter().rev().for_each(|(path, bytes)| write(&sandbox.path(path), bytes));
    sandbox
}

#[test]
fn the_machine_does_not_show_in_the_output() {
    let plain = Sandbox::own();
    succeed(command(&plain, "1").env("TZ", "UTC").env("LANG", "C").current_dir("/"));
    let expected = output(&plain);

    let other = backwards();
    let elsewhere = other.path("content");
    let mut build = command(&other, "2");
    build.env("TZ", "Pacific/Kiritimati").env("LANG", "en_US.UTF-8").env("LC_ALL", "tr_TR.UTF-8");
    succeed(build.current_dir(elsewhere));
    assert_same("another machine", &expected, &output(&other));
}

/// The texts of a site of more than 4,096 files are packed while it is built. Drafts are on no page.
#[test]
fn a_site_of_many_files_is_written_and_told_of_as_one_of_few() {
    let (few, many) = (Sandbox::own(), Sandbox::own());
    let text = "Bài nháp này chưa có trên trang nào, và cũng chưa ai đọc. ".repeat(9);
    for number in 0..4_100 {
        let draft = format!("---\ntitle: Nháp {number}\nkind: news\ndate: 2023-11-20\ndraft: true\n---\n\n{text}\n");
        write(&many.path(&format!("content/articles/2023/nhap-{number}.vi.md")), draft.as_bytes());
    }
    let sites = [&few, &many];
    let [expected, found] = sites.map(|sandbox| {
        succeed(&mut command(sandbox, "2"));
        output(sandbox)
    });
    assert_same("many files", &expected, &found);

    // The same places, lines and words of what is wrong.
    let [expected, found] = sites.map(|sandbox| {
        let broken = format!("---\ntitle: Hỏng\nkind: newz\ndate: 2023-11-20\n---\n\n{text}[đâu](khong-co.vi.md)\n");
        write(&sandbox.path("content/articles/2023/hong.vi.md"), broken.as_bytes());
        let told = command(sandbox, "2").output().expect("the program runs");
        String::from_utf8_lossy(&told.stderr).into_owned()
    });
    assert!(expected.contains("newz") && expected.contains("khong-co.vi.md"), "{expected}");
    assert_eq!(expected, found);
}

/// A record of what lies in the output is published to nobody, but it must not tell either.
#[test]
fn the_record_of_the_output_tells_nothing_of_the_machine() {
    #[expect(clippy::disallowed_methods, reason = "the test looks at the disk")]
    let record = |sandbox: &Sandbox| std::fs::read(sandbox.path("public/.tincay-record")).expect("it was written");
    let (one, other) = (Sandbox::own(), backwards());
    [&one, &other].into_iter().for_each(|sandbox| _ = build(&sandbox.options(OWN_DAY)));
    assert_eq!(record(&one), record(&other));
}

#[test]
fn the_hour_of_the_day_does_not_show_in_the_output() {
    let epoch = |sandbox: &Sandbox, seconds: &str| {
        let mut build = program();
        build.args(["build", "--quiet", "--root"]).arg(sandbox.path("")).env("SOURCE_DATE_EPOCH", seconds);
        succeed(&mut build);
        output(sandbox)
    };
    let (morning, evening) = (Sandbox::own(), Sandbox::own());
    // 00:00:01 and 23:59:59 on 23 November 2026 in Viet Nam: two days in UTC, one for the site.
    assert_same("another hour", &epoch(&morning, "1795366801"), &epoch(&evening, "1795453199"));
}

#[test]
fn the_town_can_be_published() {
    let town = Sandbox::with(&committed("tests/sites/thi-tran-mau/content"));
    let mut options = town.options(TOWN_DAY);
    options.mode = Mode::Publication;
    let summary = build(&options);
    assert!(summary.pages.iter().all(|(_, pages)| *pages > 40), "{summary:?}");
    let tree = read_tree(&town.path("public"));
    let hidden: Vec<&String> = tree
        .iter()
        .filter(|(path, bytes)| path.ends_with(".html") && String::from_utf8_lossy(bytes).contains("noindex"))
        .map(|(path, _)| path)
        .collect();
    assert!(hidden.len() < tree.len() / 4, "a publication is for search engines too: {hidden:?}");
}
