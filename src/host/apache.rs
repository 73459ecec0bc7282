//! Apache: `.htaccess` in the site for what a folder may say, `apache.conf` for the logs, which
//! only the server's own files may.

use super::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, cache};
use super::kind::kinds;
use super::{Facts, Sort, TEXTS, headers, pattern};

/// `.htaccess`. A host that lacks a module goes without what needs it, and the site still answers.
pub fn folder(facts: &Facts) -> String {
    let mut text = "# For Apache 2.4 with `AllowOverride FileInfo`. Apache serves no file of this name.\n".to_owned();
    text.push_str("AddDefaultCharset utf-8\n");
    for lost in facts.not_found.iter().rev() {
        let page = facts.address(&lost.page);
        let inside = format!("ErrorDocument 404 {page}\n");
        text.push_str(&match lost.below.as_str() {
            "" => inside,
            below => condition(&format!("^{}", pattern::escaped(&facts.address(below))), &inside),
        });
    }
    text.push_str(&module("alias", &redirects(facts)));
    text.push_str(&module("headers", &header_lines(facts)));
    text.push_str(&module("mime", &types()));
    text.push_str(&module("rewrite", &compressed()));
    text
}

/// Media types that a server may not know, and what texts are written in.
fn types() -> String {
    let types: String = kinds().map(|(end, kind)| format!("AddType {kind} .{end}\n")).collect();
    format!("{types}AddCharset utf-8 .html .css .csv .js .json .xml .txt .ics\n")
}

/// Hands out `page.html.br` or `page.html.gz` where there is one and the browser takes it.
fn compressed() -> String {
    let endings: Vec<&str> = TEXTS.iter().map(|ending| ending.trim_start_matches('.')).collect();
    let unpacked = [("br", "br"), ("gz", "gzip")].map(|(ending, coding)| {
        format!(
            "<FilesMatch \"\\.(?:{})\\.{ending}$\">\nRemoveType .{ending}\nRemoveEncoding .{ending}\n\
             Header set Content-Encoding {coding}\nHeader append Vary Accept-Encoding\n</FilesMatch>\n",
            endings.join("|")
        )
    });
    format!("{REWRITTEN}{}", unpacked.concat())
}

/// mod_deflate and mod_brotli leave compressed copies alone. A variable of the rewriting itself would not reach them: it
/// is called `REDIRECT_…` by then.
const REWRITTEN: &str = r#"<IfModule mod_setenvif.c>
SetEnvIf Request_URI "\.(?:br|gz)$" no-gzip no-brotli
</IfModule>
RewriteEngine On
RewriteCond %{HTTP:Accept-Encoding} \bbr\b
RewriteCond %{REQUEST_FILENAME}.br -f
RewriteRule ^(.+)$ $1.br [L]
RewriteCond %{HTTP:Accept-Encoding} \bgzip\b
RewriteCond %{REQUEST_FILENAME}.gz -f
RewriteRule ^(.+)$ $1.gz [L]
"#;

fn redirects(facts: &Facts) -> String {
    let moved = facts.redirects.iter().map(|moved| {
        let (from, to) = (pattern::exactly(facts, &moved.from), facts.address(&moved.to));
        format!("RedirectMatch 301 \"{from}\" {to}\n")
    });
    let hidden = format!("RedirectMatch 404 \"^{}\\.(?!well-known/)\"\n", pattern::escaped(&facts.base));
    moved.chain([hidden]).collect()
}

/// Headers alike for all paths first, then those that differ. When the page for what is not there
/// answers, the path that was asked for is known by the variable with `REDIRECT_` in front.
fn header_lines(facts: &Facts) -> String {
    let mut text = set(facts, "tincay-quiet", &facts.all_quiet());
    text.push_str("SetEnvIf REDIRECT_tincay-quiet 1 tincay-lost\n");
    text.push_str(&set(facts, "tincay-named", &facts.named.iter().map(String::as_str).collect::<Vec<_>>()));
    for header in headers(facts, Sort::Ordinary) {
        let always =
            |value: &str, condition: &str| format!("Header always set {} \"{value}\"{condition}\n", header.name);
        text.push_str(&always(&header.value, ""));
        match header.name {
            CONTENT_SECURITY_POLICY => {
                let own = headers(facts, Sort::Quiet).into_iter().find(|own| own.name == header.name);
                text.extend(own.map(|own| always(&own.value, " env=tincay-quiet")));
            }
            CACHE_CONTROL => {
                let sorts = [("named", Sort::Named), ("quiet", Sort::Quiet), ("lost", Sort::Quiet)];
                let lines = sorts.map(|(name, sort)| always(cache(sort), &format!(" env=tincay-{name}")));
                text.extend(lines);
            }
            _ => {}
        }
    }
    text
}

fn set(facts: &Facts, name: &str, paths: &[&str]) -> String {
    let patterns = pattern::of(facts, paths).into_iter();
    patterns.map(|pattern| format!("SetEnvIfNoCase Request_URI \"{pattern}\" {name}\n")).collect()
}

fn module(name: &str, inside: &str) -> String {
    format!("<IfModule mod_{name}.c>\n{inside}</IfModule>\n")
}

fn condition(pattern: &str, inside: &str) -> String {
    format!("<If \"%{{REQUEST_URI}} =~ m#{pattern}#\">\n{inside}</If>\n")
}

/// `apache.conf`, for the virtual host. Outside of `<Location>` a path is looked at as it was sent,
/// so that a request counts that is refused at once; in it, with its escapes undone.
pub fn server(facts: &Facts) -> String {
    let mut quiet = set(facts, "tincay-unlogged", &facts.all_quiet());
    quiet.push_str("SetEnvIf REDIRECT_tincay-unlogged 1 tincay-unlogged\n");
    format!(
        "\
# For Apache 2.4, inside the `<VirtualHost>` of the site:  Include /path/to/apache.conf
# When the site changes, this file may: `tincay deploy` says so. Install it then, and reload Apache.
# It is the log of the site; another `CustomLog` there would write down what this one leaves out.
# The same holds for a virtual host that only leads from http to https.
# Define TINCAY_LOG before to keep the log elsewhere.

<IfDefine !TINCAY_LOG>
Define TINCAY_LOG ${{APACHE_LOG_DIR}}/access.log
</IfDefine>
{quiet}<Location \"/\">
{quiet}</Location>
CustomLog \"${{TINCAY_LOG}}\" \"%h %l %u %t \\\"%r\\\" %>s %O\" env=!tincay-unlogged
"
    )
}
