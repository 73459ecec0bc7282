//! Tests of reading a whole site from disk.
#![expect(clippy::disallowed_methods, reason = "the tests write the sites that are read")]

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;

fn site(files: &[(&str, &[u8])]) -> TempDir {
    let root = TempDir::new().expect("a temporary folder can be made");
    write(root.path(), "content/site.yaml", b"theme: default\n");
    files.iter().for_each(|(path, bytes)| write(root.path(), path, bytes));
    root
}

fn write(root: &Path, path: &str, bytes: &[u8]) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().expect("it is below the root")).expect("a folder can be made");
    fs::write(file, bytes).expect("a file can be written");
}

fn paths(sources: &[Source]) -> Vec<&str> {
    sources.iter().map(|source| &*source.path).collect()
}

fn found(root: &TempDir) -> (Sources, Vec<(Problem, String)>) {
    let (sources, problems) = content(root.path(), &mut Memory::default()).expect("the site can be read");
    let problems = problems.sorted().into_iter().map(|problem| (problem.problem, problem.span.file.to_string()));
    (sources, problems.collect())
}

#[test]
fn a_folder_without_site_yaml_is_no_site() {
    let root = TempDir::new().expect("a temporary folder can be made");
    assert!(matches!(content(root.path(), &mut Memory::default()), Err(Error::NotASite { .. })));
}

#[test]
fn texts_and_assets_come_sorted_and_litter_is_left() {
    let root = site(&[
        ("content/b.vi.md", b"b"),
        ("content/a/z.md", b"z"),
        ("content/a/anh.jpg", b"jpeg"),
        ("content/.git/x.md", b""),
        ("content/b.vi.md~", b""),
        ("content/Thumbs.db", b""),
        ("content/a/.DS_Store", b""),
    ]);
    let (sources, problems) = found(&root);
    assert_eq!(paths(&sources.content), ["content/a/z.md", "content/b.vi.md", "content/site.yaml"]);
    assert_eq!(
        sources.assets.iter().map(|asset| (&*asset.path, asset.size)).collect::<Vec<_>>(),
        [("content/a/anh.jpg", 4)]
    );
    assert_eq!(problems, []);
}

#[test]
fn what_is_no_text_is_a_problem_of_its_file() {
    let large = vec![b'a'; usize::try_from(folder::LIMIT).expect("8 MiB fit") + 1];
    let root = site(&[("content/a.md", b"\xFF"), ("content/b.md", b"\0"), ("content/c.md", &large)]);
    let (sources, problems) = found(&root);
    assert_eq!(paths(&sources.content), ["content/site.yaml"]);
    assert_eq!(
        problems,
        [
            (Problem::NotUtf8, "content/a.md".into()),
            (Problem::NulByte, "content/b.md".into()),
            (Problem::FileTooLarge, "content/c.md".into()),
        ]
    );
}

#[test]
fn two_names_that_are_one_after_folding_are_a_problem() {
    let root = site(&[("content/bài.md", b""), ("content/ba\u{300}i.md", b""), ("content/BÀI.md", b"")]);
    let (sources, problems) = found(&root);
    assert_eq!(sources.content.len(), 2);
    assert!(problems.iter().all(|(problem, _)| *problem == Problem::SamePath), "{problems:?}");
    assert_eq!(problems.len(), 2);
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_never_followed() {
    use std::os::unix::fs::symlink;
    let secret = site(&[("content/secret.md", b"secret")]);
    let root = site(&[]);
    symlink(secret.path().join("content/secret.md"), root.path().join("content/a.md")).expect("links can be made");
    symlink(secret.path().join("content"), root.path().join("content/folder")).expect("links can be made");
    let (sources, problems) = found(&root);
    assert_eq!(paths(&sources.content), ["content/site.yaml"]);
    assert_eq!(
        problems,
        [(Problem::SymbolicLink, "content/a.md".into()), (Problem::SymbolicLink, "content/folder".into())]
    );
    let linked = TempDir::new().expect("a temporary folder can be made");
    symlink(secret.path().join("content"), linked.path().join("content")).expect("links can be made");
    let (sources, problems) = found(&linked);
    assert!(sources.content.is_empty());
    assert_eq!(problems, [(Problem::SymbolicLink, "content".into())]);
}

#[cfg(unix)]
#[test]
fn linked_theme_and_locale_folders_are_not_entered() {
    use std::os::unix::fs::symlink;
    let other = site(&[("themes/default/zz.html", b"z"), ("locales/zz/site.ftl", b"z = z")]);
    let root = site(&[]);
    for folder in ["themes", "locales"] {
        symlink(other.path().join(folder), root.path().join(folder)).expect("links can be made");
    }
    let mut sources = Sources::default();
    let problems =
        dressing(root.path(), "default", &mut sources, &mut Memory::default()).expect("the rest can be read").sorted();
    assert_eq!(problems.iter().map(|problem| &*problem.span.file).collect::<Vec<_>>(), ["locales", "themes"]);
    assert!(!paths(&sources.theme).contains(&"themes/default/zz.html"));
    assert!(!paths(&sources.locales).contains(&"locales/zz/site.ftl"));
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_unicode_is_a_problem() {
    use std::os::unix::ffi::OsStrExt;
    let root = site(&[]);
    let name = std::ffi::OsStr::from_bytes(b"b\xE0i.md");
    fs::write(root.path().join("content").join(name), b"").expect("a file can be written");
    assert_eq!(found(&root).1, [(Problem::BadFileName, "content/b\u{fffd}i.md".into())]);
}

#[test]
fn a_theme_is_laid_file_by_file() {
    let root = site(&[
        ("themes/default/zz/a.html", b"default a"),
        ("themes/default/zz/b.html", b"default b"),
        ("themes/nhe/zz/b.html", b"nhe b"),
        ("themes/nhe/static/zz.svg", b"<svg/>"),
        ("locales/zz/site.ftl", b"a = b\n"),
        ("locales/zz/README.md", b"not a locale file"),
    ]);
    let mut sources = Sources::default();
    let problems = dressing(root.path(), "nhe", &mut sources, &mut Memory::default()).expect("the theme can be read");
    assert!(problems.is_empty(), "{problems:?}");
    let ours: Vec<_> = sources.theme.iter().filter(|source| below_theme(&source.path).starts_with("zz/")).collect();
    assert_eq!(
        ours.iter().map(|source| (&*source.path, source.text.clone())).collect::<Vec<_>>(),
        [("themes/default/zz/a.html", "default a".into()), ("themes/nhe/zz/b.html", "nhe b".into())]
    );
    assert!(sources.theme_statics.iter().any(|asset| &*asset.path == "themes/nhe/static/zz.svg"));
    assert!(paths(&sources.locales).contains(&"locales/zz/site.ftl"));
    assert!(!paths(&sources.locales).contains(&"locales/zz/README.md"));
}

#[test]
fn a_theme_that_is_not_there_or_no_name_is_a_problem() {
    for (theme, problem) in [
        ("khong-co", Problem::MissingFile),
        ("../content", Problem::UnsafePath),
        ("", Problem::UnsafePath),
        (".", Problem::UnsafePath),
        ("a/b", Problem::UnsafePath),
    ] {
        let root = site(&[]);
        let problems = dressing(root.path(), theme, &mut Sources::default(), &mut Memory::default())
            .expect("the rest can be read");
        assert_eq!(problems.sorted().iter().map(|found| found.problem).collect::<Vec<_>>(), [problem], "{theme:?}");
    }
}

#[test]
fn embedded_files_are_sorted_and_found() {
    assert!(embedded::FILES.is_sorted_by_key(|(path, _)| path));
    let mut sources = Sources::default();
    dressing(site(&[]).path(), "default", &mut sources, &mut Memory::default()).expect("the theme can be read");
    let theme = embedded::FILES.iter().filter(|(path, _)| path.starts_with("themes/")).count();
    assert_eq!(sources.theme.len() + sources.theme_statics.len(), theme);
}

#[test]
fn a_file_that_has_gone_is_reported_after_some_tries() {
    let gone = Listed { path: "content/a.md".into(), file: "/nowhere/content/a.md".into() };
    assert!(matches!(folder::read(&gone), Err(Error::Read { .. })));
}

#[test]
fn a_file_that_comes_late_is_read() {
    let root = site(&[]);
    let listed = Listed { path: "content/a.md".into(), file: root.path().join("content/a.md") };
    std::thread::scope(|scope| {
        let reading = scope.spawn(|| folder::read(&listed));
        std::thread::sleep(std::time::Duration::from_millis(10));
        fs::rename(root.path().join("content/site.yaml"), &listed.file).expect("a file can be moved");
        assert!(matches!(reading.join().expect("reading does not panic"), Ok(Content::Bytes(..))));
    });
}

/// What is read once more when only `changed` are said to have changed.
fn read_after(root: &TempDir, memory: &mut Memory, changed: &[&str]) -> (Vec<(String, String)>, usize) {
    memory.expect(Changes::Files(changed.iter().map(|path| root.path().join(path)).collect()));
    let (sources, problems) = content(root.path(), memory).expect("the site can be read");
    let texts = sources.content.iter().map(|source| (source.path.to_string(), source.text.read().into_owned()));
    (texts.collect(), problems.iter().count())
}

#[test]
fn after_any_change_that_was_told_what_is_read_is_what_a_whole_reading_gives() {
    let root = site(&[("content/a.vi.md", b"a"), ("content/b/anh.jpg", b"jpeg"), ("content/b/c.vi.md", b"c")]);
    let mut memory = Memory::lasting();
    content(root.path(), &mut memory).expect("the site can be read");
    let at = |path: &str| root.path().join(path);
    type Step<'a> = (&'a dyn Fn(), &'a [&'a str]);
    let steps: [Step; 9] = [
        (&|| write(root.path(), "content/a.vi.md", b"other"), &["content/a.vi.md"]),
        (&|| write(root.path(), "content/b/anh.jpg", b"larger"), &["content/b/anh.jpg", "content/.a.swp"]),
        (&|| write(root.path(), "content/new.vi.md", b"new"), &["content/new.vi.md"]),
        (&|| fs::remove_file(at("content/new.vi.md")).expect("it is there"), &["content/new.vi.md"]),
        (&|| write(root.path(), "content/a.vi.md", b"\xff"), &["content/a.vi.md"]),
        (&|| write(root.path(), "content/a.vi.md", b"mended"), &["content/a.vi.md", "content/4913"]),
        (&|| fs::rename(at("content/b"), at("content/d")).expect("it is there"), &["content/b", "content/d"]),
        (&|| fs::remove_dir_all(at("content/d")).expect("it is there"), &["content/d"]),
        // A path that is written in another way than the root may be any file.
        (&|| write(root.path(), "content/a.vi.md", b"once more"), &["/elsewhere/content/a.vi.md"]),
    ];
    for (number, (change, told)) in steps.into_iter().enumerate() {
        change();
        let (whole, problems) = content(root.path(), &mut Memory::default()).expect("the site can be read");
        let texts: Vec<_> = whole.content.iter().map(|it| (it.path.to_string(), it.text.read().into_owned())).collect();
        assert_eq!(read_after(&root, &mut memory, told), (texts, problems.iter().count()), "step {number}");
        let again = again::content(root.path(), &mut memory);
        assert!(again.is_none(), "step {number}: without being told anything may have changed");
    }
}

#[test]
fn texts_of_a_large_site_are_packed_for_a_single_reading() {
    let text = "Địa chỉ tin cậy. ".repeat(20);
    let paths: Vec<String> = (0..4_097).map(|number| format!("content/{number}.vi.md")).collect();
    let files: Vec<(&str, &[u8])> = paths.iter().map(|path| (path.as_str(), text.as_bytes())).collect();
    let kept = |root: &TempDir, mut memory: Memory| {
        let (sources, _) = content(root.path(), &mut memory).expect("the site can be read");
        let texts = || sources.content.iter().filter(|source| source.path.ends_with(".md"));
        assert!(texts().all(|source| source.text.read() == text));
        texts().map(|source| source.text.kept().len()).max()
    };
    let large = site(&files);
    assert!(kept(&large, Memory::default()) < Some(text.len() / 4));
    assert_eq!(kept(&large, Memory::lasting()), Some(text.len()));
    assert_eq!(kept(&site(&files[..9]), Memory::default()), Some(text.len()));
}

#[test]
fn a_folder_is_not_listed_again_for_files_that_are_known() {
    let root = site(&[("content/a.vi.md", b"a")]);
    let mut memory = Memory::lasting();
    content(root.path(), &mut memory).expect("the site can be read");
    let changed = |path: &str| Changes::Files([root.path().join(path)].into());
    memory.expect(changed("content/a.vi.md"));
    assert!(again::content(root.path(), &mut memory).is_some());
    memory.expect(changed("themes/default/theme.yaml"));
    assert!(again::content(root.path(), &mut memory).is_some(), "no part of the content");
    memory.expect(changed("content"));
    assert!(again::content(root.path(), &mut memory).is_none());
}

#[test]
fn texts_of_the_binary_are_what_their_files_would_be() {
    let (texts, locales) = (&embedded_theme().0, embedded_locales());
    let file = |path: &str| embedded::FILES.iter().find(|(known, _)| *known == path).expect("it is there").1;
    for source in texts.iter().chain(&locales) {
        assert_eq!(text::source(&source.path, file(&source.path)).ok().as_ref(), Some(source));
    }
    assert!(texts.len() > 50 && locales.len() > 8, "{} and {}", texts.len(), locales.len());
}

#[test]
fn no_file_of_the_embedded_theme_is_lost() {
    let all = embedded::FILES.iter().filter(|(path, _)| path.starts_with("themes/")).count();
    let (texts, others) = embedded_theme();
    assert_eq!((texts.len() + others.len(), all > 50), (all, true));
}
