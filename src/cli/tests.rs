//! The command line from arguments to exit codes.

use std::io;

use super::*;

fn ran(args: &[&str], env: &[(&str, &str)]) -> (u8, String, String) {
    let env = |name: &str| env.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let code = run(Surroundings {
        args: std::iter::once(&arguments::NAME).chain(args).map(OsString::from).collect(),
        env: &env,
        stdout: &mut anstream::StripStream::new(&mut stdout),
        stderr: &mut anstream::StripStream::new(&mut stderr),
        terminal: false,
    });
    let text = |bytes| String::from_utf8(bytes).expect("the tool writes UTF-8");
    (code, text(stdout), text(stderr))
}

/// Takes nothing, for a reason.
struct Shut(io::ErrorKind);

impl Write for Shut {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn what_does_not_fit_on_the_disk_is_no_success() {
    let commands = [
        "--version",
        "--help",
        "man",
        "man build",
        "completions bash",
        "export places",
        "explain not-utf8",
        "theme list",
        "theme list --format json",
        "theme show layouts/home.html",
    ];
    for command in commands.map(|command| command.split(' ')) {
        for (reason, code) in [(io::ErrorKind::StorageFull, REFUSED), (io::ErrorKind::BrokenPipe, FINE)] {
            let mut stderr = Vec::new();
            let found = run(Surroundings {
                args: std::iter::once(arguments::NAME).chain(command.clone()).map(OsString::from).collect(),
                env: &|name| (name == "LANG").then(|| "en_GB.UTF-8".to_owned()),
                stdout: &mut Shut(reason),
                stderr: &mut anstream::StripStream::new(&mut stderr),
                terminal: false,
            });
            let told = String::from_utf8_lossy(&stderr).contains("could not be written to its end");
            assert_eq!((found, told), (code, code == REFUSED), "{command:?} {reason}");
        }
    }
}

#[test]
fn help_is_no_refusal_and_speaks_the_language_of_the_user() {
    for (env, usage) in [("vi_VN.UTF-8", "Cách dùng: tincay build"), ("en_GB.UTF-8", "Usage: tincay build")] {
        let (code, stdout, stderr) = ran(&["build", "--help"], &[("LANG", env)]);
        assert!(stdout.contains(usage), "{stdout}");
        assert_eq!((code, stderr.as_str()), (FINE, ""));
    }
}

#[test]
fn help_may_be_asked_for_as_a_command() {
    for (asked, same) in [(&["help"][..], &["--help"][..]), (&["help", "build"], &["build", "--help"])] {
        let help = ran(asked, &[]);
        assert_eq!((help.0, &help), (FINE, &ran(same, &[])), "{asked:?}");
    }
}

#[test]
fn a_folder_that_is_no_site_is_not_served() {
    let (code, stdout, stderr) = ran(&["serve", "--root", "src/cli", "--lang", "en"], &[]);
    assert_eq!((code, stdout.as_str()), (REFUSED, ""));
    assert!(stderr.contains("content/site.yaml"), "{stderr}");
}

#[test]
fn help_has_a_text_for_every_option_in_every_language() {
    for language in Tool::load().languages() {
        for command in [
            &["--help"][..],
            &["build", "--help"],
            &["check", "--help"],
            &["consent", "--help"],
            &["consent", "status", "--help"],
            &["translate", "--help"],
            &["translate", "status", "--help"],
            &["translate", "accept", "--help"],
            &["translate", "new", "--help"],
            &["fix", "--help"],
            &["fix", "encoding", "--help"],
            &["next-change", "--help"],
            &["deploy", "--help"],
            &["verify", "--help"],
            &["init", "--help"],
            &["new", "--help"],
            &["serve", "--help"],
            &["report", "--help"],
            &["completions", "--help"],
            &["theme", "--help"],
            &["theme", "copy", "--help"],
            &["man", "--help"],
            &["explain", "--help"],
            &["schema", "--help"],
            &["import", "--help"],
            &["export", "--help"],
        ] {
            let (_, help, _) = ran(&[command, &["--lang", language.code()]].concat(), &[]);
            for line in help.lines().filter(|line| line.contains("--")) {
                let text = line.trim().split_once("  ").map_or(line, |(_, text)| text);
                assert!(!text.trim().is_empty() && !line.ends_with('>'), "{language}: {line}");
            }
            assert!(!help.contains("option-") && !help.contains("value-"), "{help}");
        }
    }
}

/// Each page that another one names can be printed, and has the options of its command.
#[test]
fn every_page_that_is_named_can_be_printed() {
    fn named(page: &str) -> Vec<String> {
        page.lines().filter_map(|line| line.strip_suffix("(1)")?.strip_prefix("tincay-").map(str::to_owned)).collect()
    }
    let printed = |name: &str| {
        let args: Vec<&str> = ["man", name, "--lang", "en"].into_iter().filter(|word| !word.is_empty()).collect();
        let (code, page, stderr) = ran(&args, &[]);
        assert_eq!((code, stderr.as_str()), (FINE, ""), "{name}");
        page.replace('\\', "")
    };
    let top = printed("");
    assert!(top.contains("Language of the tool: vi, en"), "{top}");
    let mut waiting = named(&top);
    assert_eq!(waiting.len(), arguments::COMMANDS.len());
    let mut seen = 0;
    while let Some(name) = waiting.pop() {
        let page = printed(&name);
        assert!(page.contains(&format!(".TH tincay-{name} 1")), "{name}: {page}");
        assert!(page.contains(&format!("tincay-{name} - ")) && page.contains("--help"), "{name}: {page}");
        waiting.extend(named(&page));
        seen += 1;
    }
    assert_eq!(seen, arguments::COMMANDS.len() + arguments::BELOW.len());
    assert!(printed("build").contains("--without-samples"));
    let (code, _, stderr) = ran(&["man", "biuld", "--lang", "en"], &[]);
    assert!(code == REFUSED && stderr.contains("did you mean `build`?"), "{stderr}");
}

/// Where a word is one of some, shells offer these and no files.
#[test]
fn shells_offer_the_words_that_are_accepted() {
    let of = |shell: &str| ran(&["completions", shell, "--lang", "en"], &[]).1;
    let fish = of("fish");
    let line = |within: &str| {
        let of = |line: &&str| {
            line.contains(&format!("__fish_tincay_using_subcommand {within}")) && line.contains(" -f -a ")
        };
        fish.lines().filter(of).collect::<String>()
    };
    for (within, word) in [
        ("explain\"", " dead-link "),
        ("theme; and __fish_seen_subcommand_from copy\"", "layouts/home.html"),
        ("theme; and __fish_seen_subcommand_from show\"", "locales/vi/site.ftl"),
        ("new;", "event"),
        ("completions\"", "zsh"),
        ("import;", "places"),
        ("help\"", "translate"),
        ("man\"", "theme-copy"),
    ] {
        assert!(line(within).contains(word), "{within}: {}", line(within));
    }
    assert!(!line("theme; and __fish_seen_subcommand_from copy\"").contains("locales/"));
    let takes_files = |name: &str| !fish.contains(&format!("using_subcommand {name}\" -f\n"));
    assert!(takes_files("import") && !takes_files("explain") && !takes_files("new"));
    assert!(takes_files("translate; and __fish_seen_subcommand_from new"));
    assert!(fish.contains("Language of the tool: vi, en"), "{fish}");
    let zsh = of("zsh");
    let explain = zsh.split("(explain)").nth(1).expect("it is there").split(";;").next().expect("it ends");
    assert!(explain.contains("dead-link") && !explain.contains(":_default"), "{explain}");
    assert!(!zsh.contains(":_default"), "{zsh}");
    assert!(zsh.contains("--root=[") && zsh.contains(":_files"));
}

#[test]
fn a_command_line_that_is_wrong_gives_exit_code_2_and_nothing_on_standard_output() {
    for args in [&["biuld"][..], &["build", "--xyz"], &["build", "--date", "13/11/2023"], &["--lang", "xx"]] {
        let (code, stdout, stderr) = ran(args, &[]);
        assert_eq!((code, stdout.as_str()), (REFUSED, ""), "{args:?}");
        assert!(!stderr.is_empty(), "{args:?}");
    }
    let (code, _, stderr) = ran(&["check"], &[("SOURCE_DATE_EPOCH", "soon")]);
    assert_eq!(code, REFUSED);
    assert!(stderr.contains("`SOURCE_DATE_EPOCH`"), "{stderr}");
}

/// A pipe whose reader has gone.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
}

#[test]
fn a_closed_pipe_changes_nothing() {
    for (args, expected) in [(&["--help"][..], FINE), (&["--version"], FINE), (&["biuld"], REFUSED)] {
        let args = std::iter::once(&arguments::NAME).chain(args).map(OsString::from).collect();
        let (stdout, stderr) = (&mut Closed, &mut Closed);
        let code = run(Surroundings { args, env: &|_| None, stdout, stderr, terminal: false });
        assert_eq!(code, expected);
    }
}
