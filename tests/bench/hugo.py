"""The corpus as a Hugo site: the same bodies, lists, feeds and languages."""

from words import BASE_URL, KINDS, LABELS, LANGS, url_of
from writing import js, labels, yaml_map

CSS = """:root{--ink:#1b1b1f;--accent:#b3261e;--line:#d9d9e0}
*{box-sizing:border-box}body{margin:0 auto;max-width:64rem;padding:0 1rem;color:var(--ink);font:1rem/1.65 system-ui,sans-serif}
header,footer{display:flex;flex-wrap:wrap;gap:1rem;justify-content:space-between;padding:1rem 0;border-bottom:1px solid var(--line)}
nav a{margin-right:1rem}a{color:var(--accent)}.skip{position:absolute;left:-999px}.skip:focus{left:0}
table{border-collapse:collapse;width:100%}td,th{border:1px solid var(--line);padding:.4rem .6rem;text-align:left}
blockquote{margin:1rem 0;padding-left:1rem;border-left:4px solid var(--accent)}dl{display:grid;grid-template-columns:12rem 1fr}
.tags{display:flex;gap:.5rem;list-style:none;padding:0}.pager{display:flex;gap:1rem}@media print{nav{display:none}}
"""

HUGO_CONF = """baseURL = "%s/"
defaultContentLanguage = "vi"
defaultContentLanguageInSubdir = false
buildFuture = true
removePathAccents = true
capitalizeListTitles = false
disableKinds = ["404"]
[pagination]
pagerSize = 20
disableAliases = true
[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html"]
[taxonomies]
tag = "tags"
[markup.goldmark.extensions.typographer]
disable = true
[markup.goldmark.renderHooks.link]
useEmbedded = "never"
[languages.vi]
locale = "vi"
label = "Tiếng Việt"
title = "%s"
weight = 1
[languages.en]
locale = "en"
label = "English"
title = "%s"
weight = 2
"""

HUGO = {
    "baseof.html": """<!doctype html>
<html lang="{{ .Lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} | {{ site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Lang }}" href="{{ .Permalink }}">
{{ end }}<link rel="alternate" hreflang="x-default" href="{{ range .AllTranslations }}{{ if eq .Lang "vi" }}{{ .Permalink }}{{ end }}{{ end }}">
<link rel="alternate" type="application/rss+xml" href="{{ site.Home.Permalink }}index.xml">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="skip" href="#main">{{ T "skip" }}</a>
<header>
<nav><a href="{{ site.Home.RelPermalink }}">{{ T "home" }}</a>{{ range slice "articles" "shelters" "events" "honorees" "tags" }}<a href="{{ printf "%s/" . | relLangURL }}">{{ T . }}</a>{{ end }}</nav>
<nav class="lang">{{ with .Translations }}{{ range . }}<a href="{{ .RelPermalink }}" hreflang="{{ .Lang }}" lang="{{ .Lang }}">{{ T "switch" }}</a>{{ end }}{{ else }}<a href="{{ if eq .Lang "vi" }}/en/{{ else }}/{{ end }}">{{ T "switch" }}</a>{{ end }}</nav>
</header>
<main id="main">
{{ block "main" . }}{{ end }}
</main>
<footer><p>{{ T "footer" }}</p></footer>
</body>
</html>
""",
    "_partials/item.html": """<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "02/01/2006" }}</time><p>{{ .Description }}</p></li>
""",
    "_partials/tags.html": """<ul class="tags">{{ range .GetTerms "tags" }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>
""",
    "_partials/pager.html": """<nav class="pager">{{ if .HasPrev }}<a rel="prev" href="{{ .Prev.URL }}">{{ T "prev" }}</a>{{ end }}<span>{{ T "page" }} {{ .PageNumber }}/{{ .TotalPages }}</span>{{ if .HasNext }}<a rel="next" href="{{ .Next.URL }}">{{ T "next" }}</a>{{ end }}</nav>
""",
    "home.html": """{{ define "main" }}<h1>{{ site.Title }}</h1>
{{ range slice "articles" "shelters" "events" "honorees" }}<section><h2>{{ T . }}</h2><ul>
{{ with site.GetPage (printf "/%s" .) }}{{ range first 10 .RegularPages.ByDate.Reverse }}{{ partial "item.html" . }}{{ end }}{{ end }}</ul></section>
{{ end }}{{ end }}
""",
    "section.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
{{ $p := .Paginate .RegularPages.ByDate.Reverse }}<ul>
{{ range $p.Pages }}{{ partial "item.html" . }}{{ end }}</ul>
{{ partial "pager.html" $p }}{{ end }}
""",
    "term.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
{{ $p := .Paginate .Pages.ByDate.Reverse }}<ul>
{{ range $p.Pages }}{{ partial "item.html" . }}{{ end }}</ul>
{{ partial "pager.html" $p }}{{ end }}
""",
    "taxonomy.html": """{{ define "main" }}<h1>{{ T "tags" }}</h1>
<ul>
{{ range .Data.Terms.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.LinkTitle }}</a> ({{ .Count }})</li>
{{ end }}</ul>{{ end }}
""",
    "articles/page.html": """{{ define "main" }}<article><h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "02/01/2006" }}</time> {{ T "author" }}: {{ .Params.author }}</p>
{{ .Content }}
{{ partial "tags.html" . }}</article>{{ end }}
""",
    "shelters/page.html": """{{ define "main" }}<article><h1>{{ .Title }}</h1>
<dl><dt>{{ T "name" }}</dt><dd>{{ .Params.name }}</dd><dt>{{ T "commune" }}</dt><dd>{{ .Params.commune }}</dd><dt>{{ T "district" }}</dt><dd>{{ .Params.district }}</dd><dt>{{ T "province" }}</dt><dd>{{ .Params.province }}</dd><dt>{{ T "phone" }}</dt><dd><a href="tel:{{ replace .Params.phone " " "" }}">{{ .Params.phone }}</a></dd><dt>{{ T "hours" }}</dt><dd>{{ .Params.hours }}</dd><dt>{{ T "services" }}</dt><dd><ul>{{ range .Params.services }}<li>{{ . }}</li>{{ end }}</ul></dd></dl>
{{ .Content }}
{{ partial "tags.html" . }}</article>{{ end }}
""",
    "events/page.html": """{{ define "main" }}<article><h1>{{ .Title }}</h1>
<dl><dt>{{ T "start" }}</dt><dd><time datetime="{{ .Params.start }}">{{ (time .Params.start).Format "15:04 02/01/2006" }}</time></dd><dt>{{ T "end" }}</dt><dd><time datetime="{{ .Params.end }}">{{ (time .Params.end).Format "15:04 02/01/2006" }}</time></dd><dt>{{ T "venue" }}</dt><dd>{{ .Params.venue }}</dd><dt>{{ T "organizer" }}</dt><dd>{{ .Params.organizer }}</dd></dl>
{{ .Content }}
{{ partial "tags.html" . }}</article>{{ end }}
""",
    "honorees/page.html": """{{ define "main" }}<article><h1>{{ .Title }}</h1>
<dl><dt>{{ T "name" }}</dt><dd>{{ .Params.name }}</dd><dt>{{ T "year" }}</dt><dd>{{ .Params.year }}</dd><dt>{{ T "field" }}</dt><dd>{{ .Params.field }}</dd><dt>{{ T "district" }}</dt><dd>{{ .Params.district }}</dd></dl>
{{ .Content }}
{{ partial "tags.html" . }}</article>{{ end }}
""",
    "home.rss.xml": """{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>{{ site.Title }}</title><link>{{ .Permalink }}</link><description>{{ site.Title }}</description>
<atom:link href="{{ .Permalink }}index.xml" rel="self" type="application/rss+xml"/>
{{ range first 20 site.RegularPages.ByDate.Reverse }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><guid>{{ .Permalink }}</guid><pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" | safeHTML }}</pubDate><description>{{ .Content | transform.XMLEscape | safeHTML }}</description></item>
{{ end }}</channel></rss>
""",
}


def front(p, lang):
    d = {"title": p.title[lang], "description": p.description(lang), "date": p.date.isoformat(), "tags": p.tags[lang]}
    d.update(p.fm[lang])
    return d


def write_hugo(out, pages, wanted):
    """The `wanted` of `pages` as a Hugo site into `out`."""
    out.put("hugo.toml", HUGO_CONF % (BASE_URL, LABELS["site"][0], LABELS["site"][1]))
    for name, text in HUGO.items():
        out.put("layouts/" + name, text)
    out.put("static/style.css", CSS)
    for lang in LANGS:
        L = labels(lang)
        out.put("i18n/%s.toml" % lang, "".join("%s = %s\n" % (k, js(v)) for k, v in L.items()))
        out.put("content/_index.%s.md" % lang, "---\n%s\n---\n" % yaml_map({"title": L["site"], "description": L["footer"]}))
        for k in KINDS:
            out.put("content/%s/_index.%s.md" % (k, lang), "---\n%s\n---\n" % yaml_map({"title": L[k], "description": L[k]}))
    for p in filter(wanted, pages):
        for lang in LANGS:
            out.put("content/%s/%s.%s.md" % (p.kind, p.slug, lang),
                    "---\n%s\n---\n\n%s" % (yaml_map(front(p, lang)), p.body(lang, pages)))
