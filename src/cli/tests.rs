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
    let commands = ["--version", "--help", "man", "completions bash", "export places", "explain not-utf8"];
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
