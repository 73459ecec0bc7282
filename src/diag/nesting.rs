//! YAML that is nested so deep that reading it is the harm (PUB-04): the cost of reading grows with
//! the square of the depth, and a file may hold eight million brackets. Whoever reads YAML asks first.

/// Brackets or dashes within each other that nobody writes by hand.
const DEPTH: usize = 500;

/// Whether `yaml` nests deeper than `DEPTH`, as far as brackets and dashes tell without reading it.
pub fn nests_too_deep(yaml: &str) -> bool {
    let mut depth = 0_usize;
    let brackets = yaml.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEPTH
    });
    let marks = |line: &str| line.split_ascii_whitespace().take_while(|word| matches!(*word, "-" | "?" | ":")).count();
    brackets || yaml.lines().any(|line| marks(line) > DEPTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_and_length_does_not() {
        for deep in ["[".repeat(501), "{".repeat(501), "- ".repeat(501), format!("a: {}", "[".repeat(8 << 20))] {
            assert!(nests_too_deep(&deep), "{}", &deep[..9]);
        }
        for flat in ["[]".repeat(5000), "- a\n".repeat(5000), "[".repeat(500)] {
            assert!(!nests_too_deep(&flat), "{}", &flat[..9]);
        }
    }
}
