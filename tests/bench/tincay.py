"""The corpus as tincay reads it: consents that hold and that do not, every visibility of a place,
about one suppressed value in 40 pieces."""

import random

from words import BASE_URL, CAMPAIGNS, COMMUNES, LANGS, SEED, TAGS, body, slugify
from writing import js, yaml_map

# The day of the build.
TODAY = "2026-11-23"

SITE = """base_url: %s/
time_zone: Asia/Ho_Chi_Minh
theme: default
languages:
  - { code: vi, name: Tiếng Việt, path: "" }
  - { code: en, name: English, path: en }
title: { vi: "Địa chỉ tin cậy", en: "Trusted addresses" }
safe_title: { vi: Thông tin, en: Information }
publisher: { organisation: hoi-phu-nu }
exit: { url: "https://vi.wikipedia.org/", checked_on: 2026-11-01 }
feeds: { items: 20 }
paging: 20
"""
HOTLINE = """- id: "%(n)s"
  number: "%(n)s"
  display: "%(n)s"
  name: { vi: Đường dây %(n)s, en: Line %(n)s }
  operator: { vi: Đơn vị trực %(n)s, en: Operator %(n)s }
  hours: always
  cost: free
  channels: [call]
  languages: [vi]
  certain: true
  source: bench
  verified: { on: 2026-11-01, by: hoi-phu-nu }
"""
UNITS = [("%05d" % (6001 + 3 * k), c) for k, c in enumerate(COMMUNES)]
SERVICES = ["temporary_stay", "counselling", "legal_advice", "first_aid", "essentials", "referral"]
FIELDS = ["economy", "culture", "society", "education", "health", "security", "other"]
EVENTS = ["kick-off", "commendation", "parade", "training", "talk", "visit-gift", "contest", "model-launch"]
FOLDERS = {"articles": "articles", "shelters": "places", "events": "events", "honorees": "honorees"}
# Of eight places one shows nothing of itself.
VISIBILITIES = ["public_office"] * 2 + ["area_phone"] * 5 + ["hotline_only"]
# Of five people one is shown no more.
STANDINGS = ["granted"] * 8 + ["withdrawn", "refused"]
ROLES = {"about": "Giới thiệu", "accessibility": "Trợ năng", "publisher": "Đơn vị", "safety": "An toàn"}


def dice(p):
    return random.Random("%s:%d:tincay" % (SEED, p.i))


def visibility(p):
    return dice(p).choice(VISIBILITIES)


def standing(p):
    return dice(p).choice(STANDINGS)


def is_hidden(p):
    """Whether no page shows the piece."""
    return p.kind == "shelters" and visibility(p) == "hotline_only" or p.kind == "honorees" and standing(p) != "granted"


def name(p):
    """A name; of people who are shown no more one that no prose contains."""
    who = p.fm["vi"]["name"]
    return "%s Ẩn %d" % (who, p.i) if standing(p) != "granted" else who


def place(p, r, unit):
    seen = visibility(p)
    kind = r.choice(["trusted_address", "shelter", "medical"])
    # A shelter is never shown.
    kind = "social" if kind == "shelter" and seen != "hotline_only" else kind
    d = dict(kind=kind, holder="organisation", seat="health_station",
             visibility=seen, unit=unit, phones=[p.fm["vi"]["phone"]], hours="always",
             services=r.sample(SERVICES, r.randint(2, 5)), accepts=["women", "children"], languages=["vi"],
             verified={"on": "2026-11-01", "by": "hoi-phu-nu"})
    if seen == "public_office":
        d.update(address="Thôn %d" % r.randint(1, 20), published_by={"document": "qd-1", "approved_by": "hoi-phu-nu"})
    return d


def person(p, r):
    consent = {"status": standing(p), "basis": "consent", "subject": "adult", "scopes": ["name", "position", "bio", "photo"],
               "purposes": ["website"], "granted_on": "2026-01-08", "method": "written",
               "evidence": "HS-%05d" % p.i, "recorded_by": "hoi-phu-nu", "expires_on": "2030-01-08"}
    if standing(p) == "withdrawn":
        consent["withdrawn_on"] = "2026-11-20"
    return dict(name=name(p), year=p.date.year, field=r.choice(FIELDS), consent=consent)


def event(p, r, unit):
    fm = p.fm["vi"]
    return dict(kind=r.choice(EVENTS), start=fm["start"][:16], end=fm["end"][:16], unit=unit, organiser="hoi-phu-nu",
                audience="public", state="confirmed")


def article(p, r):
    fm = p.fm["vi"]
    return dict(kind=r.choice(["news", "guide", "qa"]), byline=fm["author"], campaign=fm["campaign"])


def facts(p):
    """What only the original says."""
    r = dice(p)
    unit = r.choice(UNITS)[0]
    d = {"date": p.date.date().isoformat(), "topics": [slugify(en) for en in p.tags["en"]]}
    own = {"articles": lambda: article(p, r), "shelters": lambda: place(p, r, unit),
           "events": lambda: event(p, r, unit), "honorees": lambda: person(p, r)}
    d.update(own[p.kind]())
    return d


def summary(p, lang):
    """A sentence; of people who are shown no more one that no prose contains."""
    return p.description(lang) + (" Hồ sơ %d." % p.i if is_hidden(p) else "")


def texts(p, lang):
    d = {"title": p.title[lang], "summary": summary(p, lang)}
    if p.kind == "events":
        d["venue"] = p.fm[lang]["venue"]
    if p.kind == "honorees":
        d.update(title={"vi": "Gương sáng số %d", "en": "Honouree no. %d"}[lang] % p.i, achievement=summary(p, lang))
    return d


def file_of(p, lang):
    slug = "guong-sang-%05d" % p.i if p.kind == "honorees" else p.slug
    return "%s/%s.%s.md" % (FOLDERS[p.kind], slug, lang)


def write_data(out):
    out.put("content/site.yaml", SITE % BASE_URL)
    out.put("content/hotlines.yaml", "".join(HOTLINE % {"n": n} for n in ("111", "113")))
    out.put("content/organisations.yaml", "- { id: hoi-phu-nu, name: { vi: Hội Phụ nữ, en: Women's Union } }\n")
    out.put("content/documents.yaml", '- { id: qd-1, form: decision, number: "12/QĐ-UBND", issuer: hoi-phu-nu, issued_on: 2026-01-05, '
            "title: { vi: Quyết định công bố, en: Decision on publication } }\n")
    out.put("content/units.yaml", "".join('- { code: "%s", type: xã, name: %s, valid_from: 2025-07-01 }\n' % u for u in UNITS))
    out.put("content/topics.yaml", "".join("- { id: %s, label: { vi: %s, en: %s } }\n" % (slugify(en), js(vi), js(en)) for vi, en in TAGS))
    for n, c in enumerate(CAMPAIGNS):
        period = {"from": "%d-11-15" % (2020 + n), "to": "%d-12-15" % (2020 + n)}
        vi = {"title": "Chiến dịch %s" % c, "year": 2020 + n, "theme": "Chủ đề %s" % c, "period": period}
        out.put("content/campaigns/%s.vi.md" % c, "---\n%s\n---\n" % yaml_map(vi))
        out.put("content/campaigns/%s.en.md" % c, "---\n%s\n---\n" % yaml_map({"title": "Campaign %s" % c, "theme": "Theme %s" % c}))
    for role, title in ROLES.items():
        out.put("content/pages/%s.vi.md" % role, "---\n%s\n---\n\n%s.\n" % (yaml_map({"title": title, "safe_title": title, "role": role}), title))
        english = {"title": role.capitalize(), "safe_title": role.capitalize()}
        out.put("content/pages/%s.en.md" % role, "---\n%s\n---\n\n%s.\n" % (yaml_map(english), role.capitalize()))


def write_piece(out, p, pages, lang):
    d = texts(p, lang)
    if lang == LANGS[0]:
        d.update(facts(p))
    r = random.Random("%s:%d:%s:body" % (SEED, p.i, lang))
    pick = [pages[r.randrange(len(pages))] for _ in range(6)]
    seen = [q for q in pick if not is_hidden(q)] or [pages[0]]
    links = [(q.title[lang], "../" + file_of(q, "vi")) for q in seen]
    out.put("content/" + file_of(p, lang), "---\n%s\n---\n\n%s" % (yaml_map(d), body(p.kind, r, lang, links)))


def write_tincay(out, pages, wanted):
    """The `wanted` of `pages` as a site into `out`, and more values to look for: 100 in all at 1,000 pieces."""
    write_data(out)
    for p in filter(wanted, pages):
        for lang in LANGS:
            write_piece(out, p, pages, lang)
    r = random.Random(SEED)
    out.put("forbidden.txt", "".join("0000 9%02d %03d\n" % (k, r.randint(0, 999)) for k in range(75)))
