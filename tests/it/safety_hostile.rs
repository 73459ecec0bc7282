//! Input that means harm, or looks like it (PUB-03, PUB-04): a diagnostic or a site, in bounded time
//! and memory, and the last good site stays.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::safety_town::{DAY, Town};

const TIME_LIMIT: Duration = Duration::from_secs(5);
/// A build that takes longer than this on the wall hangs.
const PATIENCE: Duration = Duration::from_secs(60);
const MEMORY_LIMIT_MIB: u64 = 300;

/// Builds `town`, prints what that took, and gives the most memory in MiB.
pub fn attempt_unlimited(town: &Town, what: &str) -> u64 {
    let began = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tincay"));
    command.args(["build", "--date", DAY, "--root"]).arg(town.path(""));
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program runs");
    let (peak, took) = watch(&mut child, began);
    assert!(child.wait().expect("it ended").success(), "{what}");
    println!("{what}: {} ms, {} ms of processor time, {peak} MiB", began.elapsed().as_millis(), took.as_millis());
    peak
}

/// What became of a build.
pub struct Attempt {
    pub code: Option<i32>,
    pub told: String,
}

/// Builds `town` and watches how long it takes and how much memory it needs at most.
pub fn attempt(town: &Town, what: &str) -> Attempt {
    let began = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tincay"));
    command.args(["build", "--format", "json", "--date", DAY, "--root"]).arg(town.path(""));
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    let readers = [read(child.stdout.take()), read(child.stderr.take())];
    let (peak, took) = watch(&mut child, began);
    let code = child.wait().expect("it ended").code();
    let told = readers.map(|reader| reader.join().expect("readable")).concat();
    println!("{what}: {} ms of processor time, {peak} MiB, exit code {code:?}", took.as_millis());
    assert!(took < TIME_LIMIT, "{what} took {took:?}");
    assert!(peak < MEMORY_LIMIT_MIB, "{what} took {peak} MiB");
    assert!(matches!(code, Some(0..=2)) && !told.contains("panicked"), "{what}: {code:?} {told}");
    Attempt { code, told }
}

fn read<R: Read + Send + 'static>(pipe: Option<R>) -> thread::JoinHandle<String> {
    let mut pipe = pipe.expect("piped");
    thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).expect("readable");
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// The largest resident size in MiB and the processor time of all threads, as Linux counts them; 0
/// elsewhere. Not the time on the wall, which on a busy machine says nothing about the program.
fn watch(child: &mut Child, began: Instant) -> (u64, Duration) {
    let folder = format!("/proc/{}", child.id());
    let (mut peak, mut ticks) = (0, 0);
    while child.try_wait().expect("it can be asked").is_none() {
        let status = fs::read_to_string(format!("{folder}/status")).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = peak.max(line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0));
        let stat = fs::read_to_string(format!("{folder}/stat")).unwrap_or_default();
        // After the name in brackets; user and system time are the 14th and 15th field of all.
        let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
        ticks = ticks.max(fields.filter_map(|field| field.parse::<u64>().ok()).sum());
        if began.elapsed() > PATIENCE {
            child.kill().expect("it can be ended");
        }
        thread::sleep(Duration::from_millis(2));
    }
    (peak / 1024, Duration::from_millis(ticks * 10))
}

/// A town with a good site, and the bytes of its home page.
fn good() -> (Town, String) {
    let town = Town::new();
    town.preview();
    let home = town.page("index.html");
    (town, home)
}

/// Four hundred million values in half a kilobyte.
fn bomb() -> String {
    let mut yaml = String::from("title: Bài\na: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (one, other) in ["ab", "bc", "cd", "de", "ef", "fg", "gh", "hi"].map(|pair| pair.split_at(1)) {
        yaml.push_str(&format!("{other}: &{other} [{}]\n", vec![format!("*{one}"); 9].join(", ")));
    }
    yaml
}

const FRONT: &str = "---\ntitle: Bài\nkind: news\ndate: 2026-11-01\n---\n\n";

/// PUB-04: texts that are no texts, or far too much of one, are told, and the last good site stays.
#[test]
fn hostile_files_are_told_and_the_last_good_site_stays() {
    let front = |inside: String| format!("---\ntitle: {inside}\n---\n").into_bytes();
    let cases: [(&str, &str, Vec<u8>, &str); 11] = [
        ("a YAML bomb", "articles/x.vi.md", format!("---\n{}---\n", bomb()).into_bytes(), "bad-yaml"),
        ("a YAML bomb in a data file", "topics.yaml", bomb().into_bytes(), "bad-yaml"),
        ("20,000 brackets in front matter", "articles/x.vi.md", front("[".repeat(20_000)), "bad-yaml"),
        (
            "20,000 closed brackets in front matter",
            "articles/x.vi.md",
            front("[".repeat(20_000) + &"]".repeat(20_000)),
            "bad-yaml",
        ),
        ("20,000 dashes in a data file", "topics.yaml", "- ".repeat(20_000).into_bytes(), "bad-yaml"),
        ("20,000 brackets in a data file", "topics.yaml", "[".repeat(20_000).into_bytes(), "bad-yaml"),
        ("100 MB", "articles/x.vi.md", vec![b'a'; 100 << 20], "file-too-large"),
        ("100 MB of YAML", "topics.yaml", vec![b'a'; 100 << 20], "file-too-large"),
        ("a NUL byte", "articles/x.vi.md", b"---\ntitle: \0\n---\n".to_vec(), "nul-byte"),
        ("invalid UTF-8", "articles/x.vi.md", b"---\ntitle: \xff\n---\n".to_vec(), "not-utf8"),
        ("1 MB of front matter", "articles/x.vi.md", front("a".repeat(1 << 20)), "front-matter-too-large"),
    ];
    let (town, home) = good();
    let topics = fs::read(town.path("content/topics.yaml")).expect("readable");
    for (what, file, bytes, code) in cases {
        town.write(file, bytes);
        let Attempt { code: exit, told } = attempt(&town, what);
        assert_eq!(exit, Some(1), "{what}");
        assert!(told.contains(&format!("\"code\":\"{code}\"")), "{what}: {}", &told[..told.len().min(2000)]);
        assert_eq!(town.page("index.html"), home, "{what}");
        fs::remove_file(town.path("content").join(file)).expect("removable");
        town.write("topics.yaml", &topics);
    }
}

/// PUB-04: so are theme and locale, which are YAML too.
#[test]
fn hostile_themes_and_locales_are_told_and_the_last_good_site_stays() {
    for file in ["themes/default/theme.yaml", "locales/vi/locale.yaml"] {
        let (town, home) = good();
        let path = town.path(file);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        for (what, text) in [
            ("a YAML bomb", bomb()),
            ("4,000,000 brackets", format!("name: {}", "[".repeat(4_000_000))),
            ("4,000,000 dashes", "- ".repeat(4_000_000)),
            ("100 MB", "a".repeat(100 << 20)),
        ] {
            fs::write(&path, text).expect("writable");
            let Attempt { code, told } = attempt(&town, &format!("{what} in {file}"));
            assert_eq!(code, Some(1), "{what} in {file}: {}", &told[..told.len().min(2000)]);
            assert_eq!(town.page("index.html"), home, "{what} in {file}");
        }
    }
}

/// PUB-04: what is neither a file nor a folder is told, not waited for.
#[cfg(unix)]
#[test]
fn a_pipe_among_the_content_is_told() {
    let (town, home) = good();
    let pipe = town.path("content/articles/2026/ong.vi.md");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("there is mkfifo").success());
    let Attempt { code, told } = attempt(&town, "a pipe");
    assert_eq!((code, told.contains("unsafe-path")), (Some(1), true), "{told}");
    assert_eq!(town.page("index.html"), home);
}

/// PUB-04: Markdown of every shape becomes a page.
#[test]
fn hostile_markdown_becomes_a_page_in_bounded_time_and_memory() {
    let (town, _) = good();
    let headings: String = (0..10_000).map(|at| format!("## Mục {at}\n\n")).collect();
    for (what, body) in [
        ("20,000 opening brackets", "[".repeat(20_000)),
        ("20,000 nested brackets", "[".repeat(20_000) + &"]".repeat(20_000)),
        ("20,000 nested links", "[".repeat(20_000) + &"](#a)".repeat(20_000)),
        ("20,000 nested quotes", "> ".repeat(20_000) + "a"),
        ("20,000 stars", "*a ".repeat(20_000)),
        ("20,000 directives left open", "{{hotline ".repeat(20_000)),
        ("20,000 footnotes", "[^a]".repeat(20_000)),
        ("10,000 headings", headings),
    ] {
        town.write("articles/x.vi.md", format!("{FRONT}{body}\n"));
        attempt(&town, what);
        assert!(!town.page("index.html").is_empty(), "{what}");
    }
}

/// PUB-03: a link out of the tree is not followed, whatever it leads to.
#[cfg(unix)]
#[test]
fn a_symbolic_link_is_not_followed() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().expect("a folder");
    let secret = "Chữ này ở ngoài";
    fs::write(outside.path().join("x.vi.md"), format!("{FRONT}{secret}\n")).expect("writable");
    for (what, target, link) in [
        ("a link to a file", outside.path().join("x.vi.md"), "content/articles/x.vi.md"),
        ("a link to a folder", outside.path().to_owned(), "content/articles/2027"),
        ("a link for a theme", outside.path().to_owned(), "themes"),
        ("a link for locales", outside.path().to_owned(), "locales"),
    ] {
        let (town, home) = good();
        symlink(target, town.path(link)).expect("a link");
        let Attempt { code, told } = attempt(&town, what);
        assert_eq!(code, Some(1), "{what}: {told}");
        assert!(told.contains("symbolic-link") && !told.contains(secret), "{what}: {told}");
        assert_eq!((town.page("index.html"), town.holding(secret)), (home, Vec::new()), "{what}");
    }
}

/// PUB-03: no field is a way out of the tree.
#[test]
fn no_field_leads_out_of_the_tree() {
    let (article, page) = ("articles/2026/viec-nha-chia-deu.vi.md", "pages/gioi-thieu.vi.md");
    let honoree = "honorees/2026/nguoi-1.vi.md";
    let (town, home) = good();
    let up = "../../../../../../../../etc/passwd";
    for (what, file, from, to) in [
        ("image.file", article, "kind:", format!("image: {{ file: {up}, alt: a }}\nkind:")),
        ("image.file, absolute", article, "kind:", "image: { file: /etc/passwd, alt: a }\nkind:".to_owned()),
        ("portrait.file", honoree, "consent:", format!("portrait: {{ file: {up}, alt: a, people: [] }}\nconsent:")),
        ("a translation's slug", "articles/2026/viec-nha-chia-deu.en.md", "title:", format!("slug: {up}\ntitle:")),
        (
            "a translation's alias",
            "articles/2026/viec-nha-chia-deu.en.md",
            "title:",
            "aliases: [/../x/]\ntitle:".into(),
        ),
        ("a topic", article, "kind:", format!("topics: [{up}]\nkind:")),
        ("a place", page, "role: about\n---\n", format!("role: about\n---\n\n{{{{place {up}}}}}\n")),
        ("a link", page, "role: about\n---\n", format!("role: about\n---\n\n[x]({up})\n")),
        ("a picture", page, "role: about\n---\n", format!("role: about\n---\n\n![x]({up})\n")),
        ("a figure", page, "role: about\n---\n", format!("role: about\n---\n\n{{{{figure {up}}}}}\n")),
        ("the theme", "site.yaml", "theme: default", "theme: ../content".to_owned()),
        ("the theme, absolute", "site.yaml", "theme: default", "theme: /etc".to_owned()),
        ("a slug", article, "kind:", format!("slug: {up}\nkind:")),
        ("a slug of Windows", article, "kind:", "slug: con\nkind:".to_owned()),
        ("a slug of Windows with an ending", article, "kind:", "slug: con.txt\nkind:".to_owned()),
        ("an alias", article, "kind:", "aliases: [/../../x/]\nkind:".to_owned()),
        ("a language's path", "site.yaml", "path: en", "path: ../en".to_owned()),
        ("a language's code", "site.yaml", "code: en", "code: ../en".to_owned()),
        ("a topic's slug", "topics.yaml", "- id: binh-dang", "- id: ../../x".to_owned()),
        ("a document's file", "documents.yaml", "- id: kh-mau\n", format!("- id: kh-mau\n  file: {up}\n")),
    ] {
        let original = fs::read(town.path("content").join(file)).expect("readable");
        town.edit(file, from, &to);
        let Attempt { code, told } = attempt(&town, what);
        assert_eq!(code, Some(1), "{what}: {told}");
        assert_eq!((town.page("index.html"), town.holding("root:x:0")), (home.clone(), Vec::new()), "{what}");
        town.write(file, original);
        let around = fs::read_dir(town.path("..")).expect("readable").count();
        assert!(around > 0 && !Path::new("/x/index.html").exists(), "{what}");
    }
}

/// PUB-04: a file that is replaced again and again during builds is read whole, told, or read again.
#[test]
fn a_file_that_changes_during_the_build_stops_nothing() {
    let (town, _) = good();
    let (path, done) = (town.path("content/articles/2026/viec-nha-chia-deu.vi.md"), AtomicBool::new(false));
    let text = fs::read_to_string(&path).expect("readable");
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut round = 0;
            while !done.load(Ordering::Relaxed) {
                round += 1;
                match round % 3 {
                    0 => _ = fs::remove_file(&path),
                    1 => _ = fs::write(&path, &text),
                    _ => _ = fs::write(&path, &text[..text.floor_char_boundary(text.len() / 2)]),
                }
            }
        });
        for round in 0..3 {
            attempt(&town, &format!("a file that changes, build {round}"));
            assert!(town.page("index.html").contains("</html>"));
        }
        done.store(true, Ordering::Relaxed);
    });
    fs::write(&path, &text).expect("writable");
    assert_eq!(attempt(&town, "and then at rest").code, Some(0));
}
