//! IIS: `web.config` in the site; for the log `applicationHost.config`, which belongs to the server.

use super::{Facts, Header, Sort, headers};

/// `web.config`. IIS serves no file of this name.
pub fn site(facts: &Facts) -> String {
    let mut text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<configuration>\n".to_owned();
    let everything = format!("{}{STATICS}{}", http_errors(facts, ""), custom(&headers(facts, Sort::Ordinary)));
    text.push_str(&served(&everything));
    for lost in facts.not_found.iter().filter(|lost| !lost.below.is_empty()) {
        text.push_str(&location(lost.below.trim_end_matches('/'), &http_errors(facts, &lost.below)));
    }
    for (paths, sort) in [(&facts.named, Sort::Named), (&facts.quiet, Sort::Quiet)] {
        for path in paths {
            text.push_str(&location(path.trim_end_matches('/'), &custom(&headers(facts, sort))));
        }
    }
    for redirect in &facts.redirects {
        let to = facts.address(&redirect.to);
        let moved = format!(
            "<httpRedirect enabled=\"true\" destination=\"{to}\" exactDestination=\"true\" httpResponseStatus=\"Permanent\" />\n"
        );
        // A browser keeps the answer for ever unless it is told not to: with it, that the old address was asked for.
        let quiet = if redirect.quiet { custom(&headers(facts, Sort::Quiet)) } else { String::new() };
        text.push_str(&location(redirect.from.trim_end_matches('/'), &format!("{quiet}{moved}")));
    }
    text.push_str("</configuration>\n");
    text
}

/// What a server may not know or may know already is removed before it is added: a name that
/// stands twice is an error to IIS.
const STATICS: &str = r#"<defaultDocument>
<files><clear /><add value="index.html" /></files>
</defaultDocument>
<security><requestFiltering><hiddenSegments>
<remove segment=".tincay-record" /><add segment=".tincay-record" />
</hiddenSegments></requestFiltering></security>
<staticContent>
<remove fileExtension=".webp" /><mimeMap fileExtension=".webp" mimeType="image/webp" />
<remove fileExtension=".avif" /><mimeMap fileExtension=".avif" mimeType="image/avif" />
<remove fileExtension=".json" /><mimeMap fileExtension=".json" mimeType="application/json" />
<remove fileExtension=".ics" /><mimeMap fileExtension=".ics" mimeType="text/calendar" />
</staticContent>
"#;

fn http_errors(facts: &Facts, below: &str) -> String {
    let page = facts.not_found.iter().find(|lost| lost.below == below).map(|lost| lost.page.replace('/', "\\"));
    page.map_or_else(String::new, |page| {
        format!(
            "<httpErrors errorMode=\"Custom\">\n<remove statusCode=\"404\" />\n\
             <error statusCode=\"404\" path=\"{page}\" responseMode=\"File\" />\n</httpErrors>\n"
        )
    })
}

fn custom(headers: &[Header]) -> String {
    let lines = headers.iter().map(|Header { name, value }| {
        format!("<remove name=\"{name}\" /><add name=\"{name}\" value=\"{}\" />\n", escaped(value))
    });
    format!("<httpProtocol><customHeaders>\n{}</customHeaders></httpProtocol>\n", lines.collect::<String>())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

fn location(path: &str, inside: &str) -> String {
    format!("<location path=\"{path}\">\n{}</location>\n", served(inside))
}

fn served(inside: &str) -> String {
    format!("<system.webServer>\n{inside}</system.webServer>\n")
}

/// Locations for the server's `applicationHost.config`: a site may not switch its own log off.
pub fn server(facts: &Facts) -> String {
    let mut text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
        <!-- For IIS: copy the locations into applicationHost.config, SITE being the name of the site there.\n\
        When the site changes, this file may: `tincay deploy` says so. Copy them anew then. -->\n\
        <configuration>\n"
        .to_owned();
    let base = facts.base.trim_matches('/');
    let base = if base.is_empty() { String::new() } else { format!("{base}/") };
    for path in facts.all_quiet() {
        let path = format!("SITE/{base}{}", path.trim_end_matches('/'));
        text.push_str(&location(&path, "<httpLogging dontLog=\"true\" />\n"));
    }
    text.push_str("</configuration>\n");
    text
}
