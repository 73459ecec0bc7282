//! What a page gets besides itself while it is served: one script of this server, and a policy that lets it run
//! and ask this server. Nothing of it is ever in a site that was built.

/// The script: reloads, swaps the style, shows the bar and what is wrong.
pub const SCRIPT: &str = include_str!("live.js");

/// The page at `path` with the script; other files as they are.
pub fn dressed(path: &str, bytes: Vec<u8>, digest: &str, style: &str) -> Vec<u8> {
    if !path.ends_with(".html") {
        return bytes;
    }
    let Ok(html) = String::from_utf8(bytes) else { return Vec::new() };
    let script =
        format!("<script defer src=\"/_tincay/live.js\" data-digest=\"{digest}\" data-style=\"{style}\"></script>");
    let html = loosened(&html);
    // A page without a head's end keeps the script at its own.
    let at = html.find("</head>").unwrap_or(html.len());
    format!("{}{script}{}", &html[..at], &html[at..]).into_bytes()
}

/// What stands before the policy in a page.
const POLICY: &str = "http-equiv=\"Content-Security-Policy\" content=\"";

/// `html` whose policy, if it has one, lets this server's script run and ask this server.
fn loosened(html: &str) -> String {
    let Some(start) = html.find(POLICY).map(|at| at + POLICY.len()) else { return html.to_owned() };
    let end = html[start..].find('"').map_or(html.len(), |length| start + length);
    format!("{}{}{}", &html[..start], policy(&html[start..end]), &html[end..])
}

/// `policy` with this server as a source of scripts and as whom they may ask.
fn policy(policy: &str) -> String {
    // Between double quotes a single one need not be escaped, and the escape ends in what parts the directives.
    let policy = policy.replace("&#39;", "'").replace("&#x27;", "'");
    let mut parts: Vec<String> = policy.split("; ").map(str::to_owned).collect();
    for name in ["script-src", "connect-src"] {
        match parts.iter_mut().find(|part| part.split(' ').next() == Some(name)) {
            Some(part) => {
                let sources: Vec<&str> = part.split(' ').skip(1).filter(|source| *source != "'none'").collect();
                let own = if sources.contains(&"'self'") { "" } else { " 'self'" };
                *part = format!("{name}{own} {}", sources.join(" ")).trim_end().to_owned();
            }
            None => parts.push(format!("{name} 'self'")),
        }
    }
    parts.join("; ")
}

/// A page that says what is wrong where there is no page yet.
pub fn stand_in(heading: &str, trouble: &str) -> String {
    format!(
        "<!doctype html><html><head><meta charset=\"utf-8\"><title>{0}</title>\
         <script defer src=\"/_tincay/live.js\" data-digest=\"\" data-style=\"\"></script></head>\
         <body><h1>{0}</h1><pre>{1}</pre></body></html>",
        escaped(heading),
        escaped(trouble)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_lets_the_script_run_and_ask_and_nothing_else() {
        let of = |text| policy(text);
        assert_eq!(
            of("default-src 'none'; style-src 'self'; script-src 'self'; img-src data:"),
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; connect-src 'self'"
        );
        assert_eq!(of("script-src 'none'; connect-src 'self'"), "script-src 'self'; connect-src 'self'");
        assert_eq!(
            of("img-src &#39;self&#39; data:; script-src &#39;none&#39;"),
            "img-src 'self' data:; script-src 'self'; connect-src 'self'"
        );
        assert_eq!(of("script-src 'sha256-a='"), "script-src 'self' 'sha256-a='; connect-src 'self'");
    }

    #[test]
    fn a_page_keeps_all_but_its_policy_and_gets_one_script() {
        let page =
            "<head><meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'\"></head><body>a</body>";
        let dressed = dressed("a.html", page.into(), "1f", "/a.css");
        let text = String::from_utf8(dressed).expect("it was text");
        let own = "<script defer src=\"/_tincay/live.js\" data-digest=\"1f\" data-style=\"/a.css\"></script>";
        assert_eq!(text.replace(own, "").replace("; connect-src 'self'", ""), page);
        assert_eq!(super::dressed("a.css", b"</head>".to_vec(), "", ""), b"</head>");
    }
}
