//! The closed sets of content.md: what staff write in front matter, one row a value.
//!
//! Labels are `<name>-<value>` in `locales/<code>/labels.ftl`; a test walks every set.

/// A closed set of words in front matter or data files.
pub trait Enumeration: Copy + Eq + 'static {
    /// The first part of its labels' keys: `event-kind`.
    const NAME: &'static str;
    /// Every value, in the order of the documentation.
    const ALL: &'static [Self];
    /// The word that staff write: `kick-off`.
    fn code(self) -> &'static str;

    /// The value written as `code`.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }

    /// The word of the set that `other` means, where it is written unlike it.
    fn meant_by(other: &str) -> Option<&'static str> {
        let other = other.trim().to_lowercase();
        let (_, word, _) = MEANT.iter().find(|(set, _, others)| *set == Self::NAME && others.contains(&&*other))?;
        Some(word)
    }
}

/// What people write for a word of a set and what is spelt more like another: whose consent was `revoked` has not
/// `refused` it. The set, the word, and what means it.
const MEANT: &[(&str, &str, &[&str])] = &[
    (
        "consent-status",
        "withdrawn",
        &[
            "revoked",
            "revoke",
            "rescinded",
            "retracted",
            "recalled",
            "removed",
            "canceled",
            "cancelled",
            "withdraw",
            "withdrew",
            "rút",
            "đã rút",
            "rút lại",
            "đã rút lại",
            "hủy",
            "huỷ",
            "đã hủy",
            "đã huỷ",
            "hủy bỏ",
            "huỷ bỏ",
            "thu hồi",
            "đã thu hồi",
            "gỡ",
            "đã gỡ",
            "rut",
            "da rut",
            "rut lai",
            "da rut lai",
            "huy",
            "da huy",
        ],
    ),
    (
        "consent-status",
        "refused",
        &["declined", "denied", "rejected", "từ chối", "đã từ chối", "không đồng ý", "tu choi", "khong dong y"],
    ),
    ("consent-status", "expired", &["lapsed", "ended", "hết hạn", "đã hết hạn", "het han"]),
    ("consent-status", "pending", &["requested", "waiting", "chờ", "đang chờ", "chưa trả lời", "dang cho"]),
];

macro_rules! enumerations {
    ($( $(#[$doc:meta])* $name:ident $label:literal { $( $value:ident $code:literal, )+ } )+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub enum $name { $( $value, )+ }

            impl Enumeration for $name {
                const NAME: &'static str = $label;
                const ALL: &'static [Self] = &[ $( $name::$value, )+ ];

                fn code(self) -> &'static str {
                    match self { $( Self::$value => $code, )+ }
                }
            }
        )+

        /// Every set: the name of its labels and its words.
        pub const ENUMERATIONS: &[(&str, &[&str])] = &[ $( ($label, &[ $( $code, )+ ]), )+ ];
    };
}

enumerations! {
    /// What an article is.
    ArticleKind "article-kind" {
        News "news", Guide "guide", Qa "qa", Report "report", Story "story",
    }
    /// What happens at an event.
    EventKind "event-kind" {
        KickOff "kick-off", Commendation "commendation", Parade "parade", Training "training", Talk "talk",
        VisitGift "visit-gift", Contest "contest", ModelLaunch "model-launch", OrangeLighting "orange-lighting",
    }
    /// Who may come, and so who may read of it.
    Audience "event-audience" { Public "public", Internal "internal", Private "private", }
    /// How certain an event is.
    EventState "event-state" {
        Planned "planned", Confirmed "confirmed", Postponed "postponed", Cancelled "cancelled", Done "done",
    }
    /// What an event's result counts.
    ResultMetric "result-metric" {
        HonouredWomen "honoured_women", Gifts "gifts", Participants "participants",
        Communes "communes", Materials "materials",
    }
    /// The field in which an honouree is active.
    HonoreeField "honoree-field" {
        Economy "economy", Culture "culture", Society "society", Education "education",
        Health "health", Security "security", Other "other",
    }
    /// What a place offers to be.
    PlaceKind "place-kind" {
        TrustedAddress "trusted_address", Shelter "shelter", SafeHouse "safe_house", Medical "medical",
        Social "social", LegalAid "legal_aid", ReportingPoint "reporting_point", Other "other",
    }
    /// Who keeps a place.
    Holder "place-holder" { Organisation "organisation", Individual "individual", }
    /// What sort of building a place is in.
    Seat "place-seat" {
        PeoplesCommittee "peoples_committee", HealthStation "health_station", Police "police",
        BorderPost "border_post", UnionOffice "union_office", School "school",
        CultureHouse "culture_house", PrivateHome "private_home",
    }
    /// How much of a place may be known (safety.md, LOC).
    Visibility "place-visibility" {
        PublicOffice "public_office", AreaPhone "area_phone", HotlineOnly "hotline_only", Never "never",
    }
    /// What a place does for those who come.
    Service "place-service" {
        TemporaryStay "temporary_stay", FirstAid "first_aid", Counselling "counselling",
        LegalAdvice "legal_advice", Essentials "essentials", ChildProtection "child_protection",
        TraffickingSupport "trafficking_support", Referral "referral", Mediation "mediation",
    }
    /// Whom a place receives.
    Accepts "place-accepts" {
        Women "women", Children "children", Men "men", DisabledAccess "disabled_access",
    }
    /// What a call costs.
    Cost "hotline-cost" { Free "free", Charged "charged", Unknown "unknown", }
    /// What a number is called for.
    CallPurpose "hotline-purpose" { Help "help", Enquiries "enquiries", }
    /// How a hotline can be reached.
    Channel "hotline-channel" { Call "call", Sms "sms", Zalo "zalo", Web "web", }
    /// The form of an official document.
    DocumentForm "document-form" {
        Plan "plan", Law "law", Decree "decree", Decision "decision",
        OfficialLetter "official_letter", Resolution "resolution", Programme "programme",
    }
    /// The type of an administrative unit of the lower tier.
    UnitType "unit-type" { Commune "xã", Ward "phường", Township "thị trấn", }
    /// Where a slogan is used.
    SloganUse "slogan-use" {
        Banner "banner", Poster "poster", Leaflet "leaflet", Loudspeaker "loudspeaker", Social "social",
    }
    /// Pages that other pages lead to.
    Role "page-role" {
        About "about", Safety "safety", Accessibility "accessibility", Publisher "publisher",
    }
    /// A host whose files a publication brings along.
    Host "host" {
        GithubPages "github-pages", GitlabPages "gitlab-pages", CloudflarePages "cloudflare-pages",
        Netlify "netlify", Nginx "nginx", Apache "apache", Iis "iis", ObjectStorage "object-storage",
    }
    /// Whether a writer raises a page to the sensitive class.
    Sensitivity "sensitivity" { Ordinary "ordinary", Sensitive "sensitive", }
    /// Where a consent stands.
    ConsentStatus "consent-status" {
        Granted "granted", Withdrawn "withdrawn", Expired "expired", Refused "refused", Pending "pending",
    }
    /// What a publication about a person rests on (CON-01).
    ConsentBasis "consent-basis" {
        Consent "consent", PublicEvent "public_event", DeceasedFamily "deceased_family", OfficialDuty "official_duty",
    }
    /// Whose consent it is (CON-05).
    Subject "consent-subject" { Adult "adult", Child7To15 "child_7_15", ChildUnder7 "child_under_7", }
    /// The fields that a consent covers (CON-02).
    Scope "consent-scope" {
        Name "name", Position "position", Bio "bio", Photo "photo", Quote "quote",
        Hometown "hometown", Ethnicity "ethnicity",
    }
    /// What a consent is for; only `website` lets a profile exist here.
    Purpose "consent-purpose" { Website "website", Print "print", Social "social", Press "press", }
    /// How a consent was given.
    Method "consent-method" {
        Written "written", RecordedCall "recorded_call", Sms "sms", Email "email", Eform "eform",
    }
    /// Who a person in a picture is (CON-05).
    PictureRole "picture-role" {
        Honoree "honoree", Official "official", Crowd "crowd", Child "child", Beneficiary "beneficiary",
        Survivor "survivor",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_mean_another_are_none_of_their_set() {
        for (set, word, others) in MEANT {
            let (_, codes) = ENUMERATIONS.iter().find(|(name, _)| name == set).expect("it is a set");
            assert!(codes.contains(word), "{set}: {word}");
            for other in *others {
                assert!(!codes.contains(other) && *other == other.to_lowercase(), "{other}");
            }
        }
        assert_eq!(ConsentStatus::meant_by(" Revoked"), Some("withdrawn"));
        assert_eq!(EventState::meant_by("revoked"), None);
    }
}
