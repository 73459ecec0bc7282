//! Front matter of the six kinds: facts (F) and texts (T) as content.md splits them.

use jiff::civil::Date;

use super::fields::{Fields, Located};
use super::hours::{self, HoursFront};
use crate::site::{
    Accepts, ArticleKind, Audience, ConsentBasis, ConsentStatus, EventKind, EventState, Holder, HonoreeField, Kind,
    Language, Method, Moment, PictureRole, PlaceKind, Purpose, ResultMetric, Role, Scope, Seat, Sensitivity, Service,
    SloganUse, Subject, Visibility,
};

/// Texts of one language.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    pub title: String,
    pub summary: Option<String>,
    pub slug: Option<Located<String>>,
    pub safe_title: Option<Located<String>>,
    pub aliases: Vec<Located<String>>,
    pub picture_alt: Option<String>,
    pub picture_caption: Option<String>,
    pub theme: Option<String>,
    pub goal_line: Option<String>,
    /// By the slogan's id.
    pub slogans: Vec<(String, String)>,
    pub venue: Option<String>,
    pub position: Option<String>,
    pub achievement: Option<String>,
    pub award: Option<String>,
    pub quote: Option<String>,
}

/// Facts of a piece; translations have none.
#[derive(Debug, Clone)]
pub struct Facts {
    pub common: Common,
    pub own: Own,
}

/// Facts of one kind.
#[derive(Debug, Clone)]
pub enum Own {
    Article(Article),
    Campaign(Campaign),
    Event(Event),
    Honoree(Box<Honoree>),
    Page(Page),
    Place(Box<Place>),
}

/// Facts of every kind.
#[derive(Debug, Clone, Default)]
pub struct Common {
    pub date: Option<Date>,
    pub updated: Option<Date>,
    pub publish_on: Option<Date>,
    pub expire_on: Option<Date>,
    pub review_by: Option<Date>,
    pub draft: bool,
    pub sample: bool,
    pub sensitive: bool,
    pub topics: Vec<Located<String>>,
    pub campaign: Option<Located<String>>,
    pub picture: Option<Picture>,
}

/// `image: {file, credit, people}`.
#[derive(Debug, Clone)]
pub struct Picture {
    pub file: Located<String>,
    pub credit: Option<String>,
    pub people: Vec<PictureRole>,
}

#[derive(Debug, Clone)]
pub struct Article {
    pub kind: Option<ArticleKind>,
    pub byline: Option<Located<String>>,
    pub source: Option<String>,
    pub anonymised: bool,
}

#[derive(Debug, Clone)]
pub struct Campaign {
    pub year: u32,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub plan: Option<Located<String>>,
    pub lead: Option<Located<String>>,
    pub organiser: Option<Located<String>>,
    pub partners: Vec<Located<String>>,
    pub honoree_count: Option<u32>,
    /// `accent`, `accent_ground`, `accent_dark`, `accent_ground_dark`.
    pub palette: Option<[Option<Located<String>>; 4]>,
    pub slogans: Vec<(String, Vec<SloganUse>)>,
}

#[derive(Debug, Clone)]
pub struct Event {
    pub kind: Option<EventKind>,
    pub start: Option<Moment>,
    pub end: Option<Moment>,
    pub unit: Option<Located<String>>,
    pub organiser: Option<Located<String>>,
    pub chair: Option<Located<String>>,
    pub audience: Option<Audience>,
    pub state: Option<EventState>,
    pub result: Option<(ResultMetric, u32)>,
}

#[derive(Debug, Clone)]
pub struct Honoree {
    pub name: Option<String>,
    pub sort_name: Option<String>,
    pub honorific: Option<String>,
    pub organisation: Option<Located<String>>,
    pub field: Option<HonoreeField>,
    pub year: u32,
    pub hometown: Option<String>,
    pub ethnicity: Option<String>,
    pub portrait: Option<Picture>,
    pub consent: Option<Consent>,
}

#[derive(Debug, Clone)]
pub struct Consent {
    pub status: Option<ConsentStatus>,
    pub basis: Option<ConsentBasis>,
    pub subject: Option<Subject>,
    pub scopes: Vec<Scope>,
    pub purposes: Vec<Purpose>,
    pub languages: Vec<String>,
    pub granted_on: Option<Date>,
    pub method: Option<Method>,
    pub evidence: Option<Located<String>>,
    pub recorded_by: Option<String>,
    pub expires_on: Option<Date>,
    pub withdrawn_on: Option<Date>,
    pub guardian_granted_on: Option<Date>,
    pub child_agreed_on: Option<Date>,
}

#[derive(Debug, Clone, Copy)]
pub struct Page {
    pub role: Option<Role>,
}

#[derive(Debug, Clone)]
pub struct Place {
    pub kind: Option<PlaceKind>,
    pub holder: Option<Holder>,
    pub seat: Option<Seat>,
    pub visibility: Visibility,
    /// `published_by: {document, approved_by}`.
    pub published_by: Option<(Option<Located<String>>, Option<Located<String>>)>,
    pub unit: Option<Located<String>>,
    pub address: Option<String>,
    /// Fields that would give away where it is and that stand in the file, `address` included.
    pub locating: Vec<&'static str>,
    pub phones: Vec<String>,
    pub hours: HoursFront,
    pub services: Vec<Service>,
    pub accepts: Vec<Accepts>,
    pub languages: Vec<String>,
    pub managed_by: Option<Located<String>>,
    pub decision: Option<Located<String>>,
    pub verified: Option<VerifiedFront>,
    pub consent: Option<Consent>,
}

/// `verified: {on, by}`.
#[derive(Debug, Clone)]
pub struct VerifiedFront {
    pub on: Date,
    pub by: Option<Located<String>>,
}

/// Fields that tell where a place is (LOC-02).
pub const LOCATING: [&str; 6] = ["address", "village", "coordinates", "map", "photo", "directions"];

/// The facts of `kind`, which a translation may not hold (TRN-01).
pub fn fact_names(kind: Kind) -> Vec<&'static str> {
    const COMMON: &[&str] = &[
        "date",
        "updated",
        "publish_on",
        "expire_on",
        "review_by",
        "draft",
        "sample",
        "sensitivity",
        "topics",
        "campaign",
    ];
    let own: &[&str] = match kind {
        Kind::Article => &["kind", "byline", "source", "anonymised"],
        Kind::Campaign => {
            &["year", "period", "plan", "lead", "organiser", "partners", "honoree_count", "palette", "logo"]
        }
        Kind::Event => {
            &["kind", "start", "end", "all_day", "unit", "organiser", "chair", "audience", "state", "result"]
        }
        Kind::Honoree => &[
            "name",
            "sort_name",
            "honorific",
            "organisation",
            "field",
            "year",
            "hometown",
            "ethnicity",
            "portrait",
            "consent",
        ],
        Kind::Page => &["role"],
        Kind::Place => &[
            "kind",
            "holder",
            "seat",
            "visibility",
            "published_by",
            "unit",
            "phones",
            "hours",
            "services",
            "accepts",
            "languages",
            "managed_by",
            "decision",
            "verified",
            "consent",
            "address",
            "village",
            "coordinates",
            "map",
            "photo",
            "directions",
        ],
    };
    [COMMON, own].concat()
}

/// The texts that stand in `fields`, in an original or a translation of `kind`.
pub fn texts(fields: &Fields, kind: Kind, original: bool) -> Texts {
    let (picture_alt, picture_caption) = picture_texts(fields, original);
    let mut texts = Texts {
        title: fields.required_text("title"),
        summary: fields.text("summary"),
        slug: fields.located("slug"),
        safe_title: fields.located("safe_title"),
        aliases: fields.located_list("aliases"),
        picture_alt,
        picture_caption,
        ..Texts::default()
    };
    match kind {
        Kind::Campaign => {
            texts.theme = fields.text("theme");
            texts.goal_line = fields.text("goal_line");
            texts.slogans = if original { slogan_texts(fields) } else { fields.text_map("slogans") };
        }
        Kind::Event => texts.venue = fields.text("venue"),
        Kind::Honoree => {
            texts.position = fields.text("position");
            texts.achievement = fields.text("achievement");
            texts.award = fields.text("award");
            texts.quote = fields.text("quote");
        }
        Kind::Article | Kind::Page | Kind::Place => {}
    }
    if !original {
        fields.knows(&["translated_from"]);
    }
    texts
}

fn picture_texts(fields: &Fields, original: bool) -> (Option<String>, Option<String>) {
    let Some(image) = fields.map("image") else { return (None, None) };
    if original {
        image.knows(&["file", "credit", "people"]);
    } else {
        image.refuse_facts(&["file", "credit", "people"]);
    }
    let texts = (image.text("alt"), image.text("caption"));
    image.finish();
    texts
}

fn slogan_texts(fields: &Fields) -> Vec<(String, String)> {
    fields.maps("slogans").iter().map(|slogan| (slogan.required_text("id"), slogan.required_text("text"))).collect()
}

/// The facts of a piece of `kind`.
pub fn facts(fields: &Fields, kind: Kind, languages: &[Language]) -> Facts {
    let own = match kind {
        Kind::Article => Own::Article(article(fields)),
        Kind::Campaign => Own::Campaign(campaign(fields)),
        Kind::Event => Own::Event(event(fields)),
        Kind::Honoree => Own::Honoree(Box::new(honoree(fields))),
        Kind::Page => Own::Page(Page { role: fields.choice("role") }),
        Kind::Place => Own::Place(Box::new(place(fields, languages))),
    };
    Facts { common: common(fields), own }
}

fn common(fields: &Fields) -> Common {
    Common {
        date: fields.date("date"),
        updated: fields.date("updated"),
        publish_on: fields.date("publish_on"),
        expire_on: fields.date("expire_on"),
        review_by: fields.date("review_by"),
        draft: fields.flag("draft"),
        sample: fields.flag("sample"),
        sensitive: fields.choice("sensitivity") == Some(Sensitivity::Sensitive),
        topics: fields.located_list("topics"),
        campaign: fields.located("campaign"),
        picture: picture(fields, "image"),
    }
}

fn picture(fields: &Fields, key: &'static str) -> Option<Picture> {
    let image = fields.map(key)?;
    image.required("file");
    let people = image.maps("people");
    Some(Picture {
        file: image.located("file")?,
        credit: image.text("credit"),
        people: people.iter().filter_map(|person| person.required_choice("role")).collect(),
    })
}

fn article(fields: &Fields) -> Article {
    fields.required("date");
    Article {
        kind: fields.required_choice("kind"),
        byline: fields.located("byline"),
        source: fields.text("source"),
        anonymised: fields.flag("anonymised"),
    }
}

fn campaign(fields: &Fields) -> Campaign {
    fields.required("theme");
    fields.required("year");
    fields.required("period");
    let (mut from, mut to) = (None, None);
    if let Some(period) = fields.map("period") {
        period.required("from");
        period.required("to");
        (from, to) = (period.date("from"), period.date("to"));
        period.finish();
    }
    fields.knows(&["logo"]);
    Campaign {
        year: fields.count("year").unwrap_or_default(),
        from,
        to,
        plan: fields.located("plan"),
        lead: fields.located("lead"),
        organiser: fields.located("organiser"),
        partners: fields.located_list("partners"),
        honoree_count: fields.count("honoree_count"),
        palette: fields.map("palette").map(palette),
        slogans: fields.maps("slogans").into_iter().map(slogan).collect(),
    }
}

fn palette(fields: Fields) -> [Option<Located<String>>; 4] {
    let colours = ["accent", "accent_ground", "accent_dark", "accent_ground_dark"].map(|key| {
        fields.required(key);
        fields.located(key)
    });
    fields.finish();
    colours
}

fn slogan(fields: Fields) -> (String, Vec<SloganUse>) {
    let slogan = (fields.text("id").unwrap_or_default(), fields.choices("use"));
    fields.knows(&["text"]);
    fields.finish();
    slogan
}

fn event(fields: &Fields) -> Event {
    fields.required("start");
    fields.knows(&["all_day"]);
    Event {
        kind: fields.required_choice("kind"),
        start: fields.moment("start"),
        end: fields.moment("end"),
        unit: fields.located("unit"),
        organiser: fields.located("organiser"),
        chair: fields.located("chair"),
        audience: fields.required_choice("audience"),
        state: fields.required_choice("state"),
        result: fields.map("result").and_then(result),
    }
}

fn result(fields: Fields) -> Option<(ResultMetric, u32)> {
    fields.required("count");
    let result = fields.required_choice("metric").zip(fields.count("count"));
    fields.finish();
    result
}

fn honoree(fields: &Fields) -> Honoree {
    fields.required("year");
    Honoree {
        name: fields.text("name"),
        sort_name: fields.text("sort_name"),
        honorific: fields.text("honorific"),
        organisation: fields.located("organisation"),
        field: fields.required_choice("field"),
        year: fields.count("year").unwrap_or_default(),
        hometown: fields.text("hometown"),
        ethnicity: fields.text("ethnicity"),
        portrait: picture(fields, "portrait"),
        consent: fields.map("consent").map(consent),
    }
}

fn consent(fields: Fields) -> Consent {
    let (mut guardian_granted_on, mut child_agreed_on) = (None, None);
    if let Some(guardian) = fields.map("guardian") {
        (guardian_granted_on, child_agreed_on) = (guardian.date("granted_on"), guardian.date("child_agreed_on"));
        guardian.finish();
    }
    let consent = Consent {
        status: fields.required_choice("status"),
        basis: fields.choice("basis"),
        subject: fields.choice("subject"),
        scopes: fields.choices("scopes"),
        purposes: fields.choices("purposes"),
        languages: fields.texts("languages"),
        granted_on: fields.date("granted_on"),
        method: fields.choice("method"),
        evidence: fields.located("evidence"),
        recorded_by: fields.text("recorded_by"),
        expires_on: fields.date("expires_on"),
        withdrawn_on: fields.date("withdrawn_on"),
        guardian_granted_on,
        child_agreed_on,
    };
    fields.finish();
    consent
}

fn place(fields: &Fields, languages: &[Language]) -> Place {
    fields.required("unit");
    Place {
        kind: fields.required_choice("kind"),
        holder: fields.required_choice("holder"),
        seat: fields.choice("seat"),
        visibility: fields.choice("visibility").unwrap_or(Visibility::HotlineOnly),
        published_by: fields.map("published_by").map(published_by),
        unit: fields.located("unit"),
        address: fields.text("address"),
        locating: LOCATING.into_iter().filter(|key| fields.has(key)).collect(),
        phones: fields.texts("phones"),
        hours: hours::read(fields, languages),
        services: fields.choices("services"),
        accepts: fields.choices("accepts"),
        languages: fields.texts("languages"),
        managed_by: fields.located("managed_by"),
        decision: fields.located("decision"),
        verified: verified(fields),
        consent: fields.map("consent").map(consent),
    }
}

fn published_by(fields: Fields) -> (Option<Located<String>>, Option<Located<String>>) {
    let published = (fields.located("document"), fields.located("approved_by"));
    fields.finish();
    published
}

/// `verified: {on, by}` of a place or hotline.
pub fn verified(fields: &Fields) -> Option<VerifiedFront> {
    let verified = fields.map("verified")?;
    verified.required("on");
    let front = verified.date("on").map(|on| VerifiedFront { on, by: verified.located("by") });
    verified.finish();
    front
}
