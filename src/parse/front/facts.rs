//! Reading the facts (F) of a piece, kind by kind.

use jiff::civil::Date;

use super::super::fields::{Fields, Located};
use super::super::hours;
use super::super::yaml::Part;
use super::{
    Article, Campaign, Common, Consent, Event, Facts, Honoree, LOCATING, Own, Page, Person, Picture, Place,
    PublishedBy, VerifiedFront,
};
use crate::diag::Problem;
use crate::site::{Kind, Language, Moment, PlaceKind, ResultMetric, Sensitivity, SloganUse, Visibility, phone};

/// The facts of a piece of `kind`.
pub fn facts(fields: &Fields, kind: Kind, languages: &[Language]) -> Facts {
    let own = match kind {
        Kind::Article => Own::Article(Box::new(article(fields))),
        Kind::Campaign => Own::Campaign(Box::new(campaign(fields))),
        Kind::Event => Own::Event(Box::new(event(fields))),
        Kind::Honoree => Own::Honoree(Box::new(honoree(fields))),
        Kind::Page => Own::Page(Page { role: fields.choice("role") }),
        Kind::Place => Own::Place(Box::new(place(fields, languages))),
    };
    Facts { common: common(fields), own }
}

fn common(fields: &Fields) -> Common {
    let [date, updated] = ["date", "updated"].map(|key| fields.date(key));
    let [publish_on, expire_on] = ["publish_on", "expire_on"].map(|key| fields.date(key));
    check_days(fields, "updated", date, updated);
    check_days(fields, "never", publish_on, expire_on);
    Common {
        date,
        updated,
        publish_on,
        expire_on,
        review_by: fields.date("review_by"),
        draft: fields.flag("draft"),
        sample: fields.flag("sample"),
        sensitive: fields.choice("sensitivity") == Some(Sensitivity::Sensitive),
        topics: fields.located_list("topics"),
        campaign: fields.located("campaign"),
        picture: picture(fields, "image"),
        pictures: fields.maps("pictures").iter().filter_map(listed_picture).collect(),
    }
}

/// `image`, `portrait` or `logo`. What else stands in it, the texts read.
fn picture(fields: &Fields, key: &'static str) -> Option<Picture> {
    picture_in(&fields.map(key)?)
}

fn listed_picture(fields: &Fields) -> Option<(Located<String>, Picture)> {
    let picture = picture_in(fields);
    fields.located("id").zip(picture)
}

fn picture_in(image: &Fields) -> Option<Picture> {
    image.required("file");
    let people = image.has("people").then(|| image.maps("people").into_iter().filter_map(person).collect());
    let (file, credit) = (image.located("file"), image.text("credit"));
    Some(Picture { file: file?, credit, people })
}

fn person(fields: Fields) -> Option<Person> {
    let role = fields.required_choice("role");
    let recognisable = !fields.has("recognisable") || fields.flag("recognisable");
    let honoree = fields.located("honoree");
    fields.finish();
    Some(Person { role: role?, recognisable, honoree })
}

fn article(fields: &Fields) -> Article {
    fields.required("date");
    Article {
        kind: fields.required_choice("kind"),
        byline: fields.located("byline"),
        source: fields.text("source"),
        anonymised: fields.flag("anonymised"),
        consent: fields.map("consent").map(consent),
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
        check_order(&period, ("to", to.map(Moment::Day)), from.map(Moment::Day));
        period.finish();
    }
    Campaign {
        year: fields.year("year").unwrap_or_default(),
        from,
        to,
        plan: fields.located("plan"),
        lead: fields.located("lead"),
        organiser: fields.located("organiser"),
        partners: fields.located_list("partners"),
        honoree_count: fields.count("honoree_count"),
        palette: fields.map("palette").map(palette),
        slogans: fields.maps("slogans").into_iter().map(slogan).collect(),
        logo: picture(fields, "logo"),
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
    let (start, end, all_day) = (fields.moment("start"), fields.moment("end"), fields.flag("all_day"));
    let day = |moment: Option<Moment>| moment.map(|it| if all_day { Moment::Day(it.date()) } else { it });
    check_order(fields, ("end", day(end)), day(start));
    Event {
        kind: fields.required_choice("kind"),
        start,
        end,
        all_day,
        unit: fields.located("unit"),
        organiser: fields.located("organiser"),
        chair: fields.located("chair"),
        audience: fields.required_choice("audience"),
        state: fields.required_choice("state"),
        result: fields.map("result").and_then(result),
    }
}

/// What was changed before it was written, or is over before it begins, was hardly meant so.
fn check_days(fields: &Fields, reason: &str, start: Option<Date>, end: Option<Date>) {
    let (Some(start), Some(end)) = (start, end) else { return };
    if end < start {
        let key = if reason == "updated" { "updated" } else { "expire_on" };
        let args = [("reason", reason), ("start", &*start.to_string()), ("end", &*end.to_string())];
        fields.report(Problem::DateOrder, key, Part::Value, &args);
    }
}

/// Nothing ends before it starts, on the same day as little as on others.
fn check_order(fields: &Fields, (key, end): (&'static str, Option<Moment>), start: Option<Moment>) {
    let (Some(start), Some(end)) = (start, end) else { return };
    let is_turned = match (start, end) {
        (Moment::Time(start), Moment::Time(end)) => end < start,
        _ => end.date() < start.date(),
    };
    if is_turned {
        let args = [("start", &*written(start)), ("end", &*written(end))];
        fields.report(Problem::EndBeforeStart, key, Part::Value, &args);
    }
}

/// `2023-11-13`, `2023-11-13T08:00`.
fn written(moment: Moment) -> String {
    match moment {
        Moment::Day(day) => day.to_string(),
        Moment::Time(time) => time.strftime("%Y-%m-%dT%H:%M").to_string(),
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
        namesakes: fields.texts("namesakes"),
        organisation: fields.located("organisation"),
        field: fields.required_choice("field"),
        year: fields.year("year").unwrap_or_default(),
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
        is_taken_back: false,
        guardian_granted_on,
        child_agreed_on,
    };
    fields.finish();
    consent
}

fn place(fields: &Fields, languages: &[Language]) -> Place {
    // A place that is only begun has no commune yet; as a draft it is never published.
    if !fields.flag("draft") {
        fields.required("unit");
    }
    let kind = fields.required_choice("kind");
    let holder = fields.required_choice("holder");
    let asked = fields.choice("visibility").unwrap_or(Visibility::HotlineOnly);
    let hides = matches!(kind, Some(PlaceKind::Shelter | PlaceKind::SafeHouse));
    let asks_too_much = hides && matches!(asked, Visibility::PublicOffice | Visibility::AreaPhone);
    Place {
        kind,
        holder,
        seat: fields.choice("seat"),
        visibility: if asks_too_much { Visibility::HotlineOnly } else { asked },
        asks_too_much,
        published_by: fields.map("published_by").map(published_by),
        unit: fields.located("unit"),
        address: fields.text("address"),
        locating: LOCATING.into_iter().filter(|key| fields.has(key)).collect(),
        phones: phones(fields),
        hours: hours::read(fields, languages),
        services: fields.choices("services"),
        accepts: fields.choices("accepts"),
        languages: fields.texts("languages").iter().flat_map(|text| several(text)).collect(),
        managed_by: fields.located("managed_by"),
        decision: fields.located("decision"),
        verified: verified(fields),
        consent: fields.map("consent").map(consent),
    }
}

/// Numbers that are dialled at a touch: one that no telephone can dial is reported, and left out.
fn phones(fields: &Fields) -> Vec<String> {
    let (right, wrong): (Vec<_>, Vec<_>) =
        fields.located_list("phones").into_iter().partition(|number| phone::is_number(&number.value));
    for number in wrong {
        // The digits are told to nobody: logs are public, and the place may not be (LOC-08).
        fields.report_below(Problem::PhoneNumber, &number.path, &WrongPhone::of(&number.value).args("phones", ""));
    }
    right.into_iter().map(|number| number.value).collect()
}

/// What is wrong with a telephone number, without its digits.
pub struct WrongPhone {
    reason: &'static str,
    /// How many digits it has and how many it should have, where that is all.
    count: String,
    expected: String,
}

impl WrongPhone {
    /// What is wrong with `number`, which nobody can dial.
    pub fn of(number: &str) -> Self {
        let (reason, count, expected) = match phone::miscounted(number) {
            _ if phone::with_zero(number).is_some() => ("zero", String::new(), String::new()),
            _ if phone::with_plus(number).is_some() => ("plus", String::new(), String::new()),
            _ if phone::is_gone(number) => ("gone", String::new(), String::new()),
            Some(wrong) => ("digits", wrong.digits.to_string(), wrong.expected()),
            None => ("form", String::new(), String::new()),
        };
        Self { reason, count, expected }
    }

    /// What is told of it where it stands in the field `key`; `nearest` is the number that was meant.
    pub fn args<'a>(&'a self, key: &'a str, nearest: &'a str) -> [(&'static str, &'a str); 5] {
        let Self { reason, count, expected } = self;
        [("key", key), ("reason", reason), ("count", count), ("expected", expected), ("nearest", nearest)]
    }
}

fn published_by(fields: Fields) -> PublishedBy {
    let published = PublishedBy { document: fields.located("document"), approved_by: fields.located("approved_by") };
    fields.finish();
    published
}

/// What is written in a row like `Việt, Tày`.
fn several(text: &str) -> impl Iterator<Item = String> {
    text.split([',', ';']).map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned)
}

/// `verified: {on, by}` of a place or hotline.
pub fn verified(fields: &Fields) -> Option<VerifiedFront> {
    let verified = fields.map("verified")?;
    verified.required("on");
    let (on, by) = (verified.date("on"), verified.located("by"));
    let front = on.map(|on| VerifiedFront { on, by });
    verified.finish();
    front
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discover::Source;
    use crate::parse::{Parsed, parse};

    #[test]
    fn languages_of_a_place_in_one_row_are_several() {
        for written in ["Việt, Tày", "[Việt, Tày]", "[\"Việt; Tày\"]"] {
            let text = format!("---\ntitle: Trạm\nkind: medical\nholder: organisation\nlanguages: {written}\n---\n");
            let source = Source { path: "content/places/tram.vi.md".into(), text: text.as_str().into() };
            let (parsed, _) = parse(&source, &[Language::new("vi")]);
            let Parsed::Document(document) = parsed else { panic!("{written} is no piece") };
            let Some(Own::Place(place)) = document.facts.as_ref().map(|facts| &facts.own) else {
                panic!("{written} is no place")
            };
            assert_eq!(place.languages, ["Việt", "Tày"], "{written}");
        }
    }
}
