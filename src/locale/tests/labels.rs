//! Every enumeration of content.md has a label in both languages (TRN-03, TRN-08).

use super::locale;
use crate::locale::{Arg, Section};

/// Enumerations with their values as content files write them.
const ENUMERATIONS: &[(&str, &[&str])] = &[
    ("article-kind", &["news", "guide", "qa", "report", "story"]),
    ("event-kind", &["kick-off", "commendation", "parade", "training", "talk", "visit-gift", "contest"]),
    ("event-kind", &["model-launch", "orange-lighting"]),
    ("event-audience", &["public", "internal", "private"]),
    ("event-state", &["planned", "confirmed", "postponed", "cancelled", "done"]),
    ("honoree-field", &["economy", "culture", "society", "education", "health", "security", "other"]),
    ("place-kind", &["trusted_address", "shelter", "safe_house", "medical", "social", "legal_aid"]),
    ("place-kind", &["reporting_point", "other"]),
    ("place-holder", &["organisation", "individual"]),
    ("place-seat", &["peoples_committee", "health_station", "police", "border_post", "union_office"]),
    ("place-seat", &["school", "culture_house", "private_home"]),
    ("place-visibility", &["hotline_only", "area_phone", "public_office", "never"]),
    ("place-service", &["temporary_stay", "first_aid", "counselling", "legal_advice", "essentials"]),
    ("place-service", &["child_protection", "trafficking_support", "referral", "mediation"]),
    ("place-accepts", &["women", "children", "men", "disabled_access"]),
    ("hotline-cost", &["free", "charged", "unknown"]),
    ("hotline-hours", &["always", "unknown"]),
    ("hotline-purpose", &["help", "enquiries"]),
    ("hotline-channel", &["call", "sms", "zalo", "web", "email", "app"]),
    (
        "host",
        &["github-pages", "gitlab-pages", "cloudflare-pages", "netlify", "nginx", "apache", "iis", "object-storage"],
    ),
    ("document-form", &["plan", "law", "decree", "decision", "official_letter", "resolution", "programme"]),
    ("unit-type", &["xã", "phường", "thị trấn"]),
    ("slogan-use", &["banner", "poster", "leaflet", "loudspeaker", "social"]),
    ("piece-kind", &["article", "campaign", "event", "honoree", "place", "page", "hotline", "document"]),
    ("piece-kind", &["organisation", "unit", "topic"]),
];

const METRICS: &[&str] = &["honoured_women", "gifts", "participants", "communes", "materials"];

#[test]
fn every_value_has_a_label_in_both_languages() {
    for code in ["vi", "en"] {
        let locale = locale(code);
        let inventory = locale.inventory();
        for (enumeration, values) in ENUMERATIONS {
            for value in *values {
                let key = format!("{enumeration}-{}", crate::locale::slug(value));
                assert!(inventory["labels.ftl"].contains_key(&key), "{code}: {key}");
                assert!(!locale.label(enumeration, value).is_empty());
            }
        }
    }
}

#[test]
fn no_label_stands_for_nothing() {
    let known = ENUMERATIONS.iter().map(|(_, values)| values.len()).sum::<usize>() + METRICS.len();
    assert_eq!(locale("vi").inventory()["labels.ftl"].len(), known);
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    assert_eq!(locale("vi").inventory(), locale("en").inventory());
}

#[test]
fn labels_say_what_content_md_says() {
    let rows = [
        ("place-kind", "trusted_address", "Địa chỉ tin cậy", "Trusted address"),
        ("event-kind", "kick-off", "Lễ phát động", "Launch ceremony"),
        ("unit-type", "xã", "Xã", "Commune"),
        ("unit-type", "phường", "Phường", "Ward"),
        ("unit-type", "thị trấn", "Thị trấn", "Township"),
        ("place-service", "mediation", "Hòa giải", "Mediation"),
        ("no-such", "value", "value", "value"),
    ];
    for (enumeration, value, vietnamese, english) in rows {
        assert_eq!(locale("vi").label(enumeration, value), vietnamese);
        assert_eq!(locale("en").label(enumeration, value), english);
    }
}

#[test]
fn results_count_by_the_plurals_of_the_language() {
    let rows = [
        ("result-metric-gifts", 1, "1 suất quà", "1 gift"),
        ("result-metric-gifts", 0, "0 suất quà", "0 gifts"),
        ("result-metric-gifts", 1234, "1.234 suất quà", "1,234 gifts"),
        ("result-metric-honoured-women", 55, "55 phụ nữ được biểu dương", "55 women honoured"),
        ("result-metric-communes", 65, "65 xã, phường", "65 communes and wards"),
    ];
    for (key, count, vietnamese, english) in rows {
        assert_eq!(locale("vi").format(key, &[("count", Arg::Number(count))]), vietnamese);
        assert_eq!(locale("en").format(key, &[("count", Arg::Number(count))]), english);
    }
}

#[test]
fn addresses_have_the_words_of_content_md() {
    let rows = [
        (Section::Articles, "bai-viet", "articles"),
        (Section::Topics, "chu-de", "topics"),
        (Section::Campaigns, "chien-dich", "campaigns"),
        (Section::Events, "su-kien", "events"),
        (Section::Honorees, "guong-dien-hinh", "honorees"),
        (Section::Support, "ho-tro", "support"),
        (Section::PhoneNumbers, "so-dien-thoai", "phone-numbers"),
        (Section::Safety, "an-toan", "safety"),
        (Section::Documents, "van-ban", "documents"),
        (Section::Search, "tim-kiem", "search"),
        (Section::Page, "trang", "page"),
        (Section::Calendar, "lich", "calendar"),
    ];
    for (section, vietnamese, english) in rows {
        assert_eq!(locale("vi").section(section), vietnamese);
        assert_eq!(locale("en").section(section), english);
    }
}

#[test]
fn languages_have_names_in_each_other() {
    let rows = [("vi", "tiếng Việt", "Vietnamese"), ("tyz", "tiếng Tày", "Tày"), ("xx", "xx", "xx")];
    for (code, vietnamese, english) in rows {
        assert_eq!(locale("vi").language_name(code), vietnamese);
        assert_eq!(locale("en").language_name(code), english);
    }
}
