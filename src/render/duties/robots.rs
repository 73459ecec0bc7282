//! What `robots.txt` owes a preview: that no robot reads anything of it (PUB-02).

/// Rules for some robots (RFC 9309, section 2.2).
#[derive(Default)]
struct Group {
    /// They are for whoever has none of its own.
    is_for_all: bool,
    has_rules: bool,
    /// Nothing may be read.
    shuts: bool,
    /// Something may be read all the same.
    opens: bool,
}

/// Whether `robots`, a robots.txt, keeps every robot from everything.
pub fn shuts_out(robots: &str) -> bool {
    let mut groups: Vec<Group> = Vec::new();
    for line in robots.trim_start_matches('\u{feff}').lines() {
        let rule = line.split('#').next().unwrap_or_default();
        let Some((name, value)) = rule.split_once(':') else { continue };
        let (name, value) = (name.trim().to_ascii_lowercase(), value.trim());
        if name == "user-agent" {
            if groups.last().is_none_or(|group| group.has_rules) {
                groups.push(Group::default());
            }
            groups.last_mut().into_iter().for_each(|group| group.is_for_all |= value == "*");
        }
        let Some(group) = groups.last_mut() else { continue };
        match &*name {
            "disallow" => group.shuts |= ["/", "/*"].contains(&value),
            "allow" => group.opens |= !value.is_empty(),
            _ => continue,
        }
        group.has_rules = true;
    }
    groups.iter().any(|group| group.is_for_all) && groups.iter().all(|group| group.shuts && !group.opens)
}

#[cfg(test)]
mod tests {
    use super::shuts_out;

    /// PUB-02
    #[test]
    fn a_robots_txt_that_lets_nobody_in_is_told_from_others() {
        for shut in [
            "User-agent: *\nDisallow: /\n",
            "# a\r\nuser-agent : a\r\nUser-Agent: *\r\nALLOW:\r\ndisallow: / # b\r\n",
            "User-agent: a\nDisallow: /*\n\nUser-agent: *\nDisallow: /a\nDisallow: /",
        ] {
            assert!(shuts_out(shut), "{shut}");
        }
        for open in [
            "",
            "Disallow: /",
            "User-agent: *\nAllow: /",
            "User-agent: *\nDisallow: /\nAllow: /a",
            "User-agent: *\nDisallow:",
            "User-agent: *\nDisallow: /a/",
            "User-agent: a\nDisallow: /",
            "User-agent: *\nDisallow: /\n\nUser-agent: a\nAllow: /",
            "User-agent: *\n# Disallow: /",
        ] {
            assert!(!shuts_out(open), "{open}");
        }
    }
}
