//! [`Heard`]: what OpenSSH's `sftp` says, read. It speaks English (`LC_ALL=C`), and knows nothing of a deployment.

use std::process::Output;

/// What `sftp` said.
pub struct Heard {
    pub program: &'static str,
    /// Each command, and what was listed.
    pub listed: String,
    pub said: String,
}

impl Heard {
    /// What `program` said, of which this is the `output`.
    pub fn of(program: &'static str, output: &Output) -> Self {
        Self { program, listed: heard(&output.stdout), said: heard(&output.stderr) }
    }

    /// Commands are repeated only once there is a connection.
    pub fn is_connected(&self) -> bool {
        self.listed.lines().any(|line| line.starts_with(ECHO))
    }

    /// The last thing that was complained about: before there is a connection, not that there is none.
    pub fn last_words(&self) -> String {
        let words = self.said.lines().map(str::trim);
        let words: Vec<&str> = words.filter(|line| !line.is_empty() && !line.starts_with("Connected to")).collect();
        let tells = |line: &&&str| self.is_connected() || !line.starts_with("Connection closed");
        words.iter().rfind(tells).or(words.last()).map_or_else(|| self.program.to_owned(), |line| (*line).to_owned())
    }

    /// What each of the commands `-ls` listed.
    pub fn lists(&self) -> impl Iterator<Item = &str> {
        self.listed.split("sftp> -ls ").skip(1)
    }
}

/// What stands before a command that is repeated.
const ECHO: &str = "sftp> ";

/// What a program said. It writes a byte of a letter that is not English as `\303`; what is no letter at all stays
/// away from the terminal.
fn heard(said: &[u8]) -> String {
    let octal = |digits: &[u8]| {
        let digits = std::str::from_utf8(digits).ok().filter(|digits| digits.starts_with(['2', '3']))?;
        u8::from_str_radix(digits, 8).ok()
    };
    let (mut bytes, mut rest) = (Vec::with_capacity(said.len()), said);
    while let Some((first, after)) = rest.split_first() {
        let escaped = after.get(..3).filter(|_| *first == b'\\').and_then(octal);
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { &after[3..] } else { after };
    }
    let text = String::from_utf8_lossy(&bytes);
    text.replace(|letter: char| letter.is_control() && letter != '\n', " ")
}

#[cfg(test)]
mod tests {
    use super::heard;

    #[test]
    fn what_is_said_is_read_and_no_terminal_obeys_it() {
        assert_eq!(heard(b"Can't ls: \"/ti\\341\\272\\277ng\" not found\n"), "Can't ls: \"/tiếng\" not found\n");
        assert_eq!(heard(b"a\\033[2Jb\x1b[2J\\302\\233"), "a\\033[2Jb [2J ");
        assert_eq!(heard(b"a\\"), "a\\");
    }
}
