//! Weekdays and claims in sentences.

use super::super::claims;
use super::super::rules::Rules;
use super::super::theme::Theme;
use super::super::words::Words;
use crate::site::Language;

const CAMPAIGN: [&str; 2] = [
    include_str!("../../../../content/campaigns/2023/index.vi.md"),
    include_str!("../../../../content/campaigns/2023/index.en.md"),
];

/// Wordings that are nearly the theme's: what is written and what belongs there, by language. The
/// press report has a second wording that is not at hand; these are near misses of its kind.
const NEAR_MISSES: [&[(&str, &str)]; 2] = [
    &[
        ("Bảo đảm", "Đảm bảo"),
        ("và bạo lực", "và xóa bỏ bạo lực"),
        ("chấm dứt", "xóa bỏ"),
        ("tạo cơ hội và tăng quyền năng", "tăng quyền năng và tạo cơ hội"),
        ("hướng tới thực hiện", "nhằm thực hiện"),
        ("bạo lực giới", "bạo lực trên cơ sở giới"),
    ],
    &[
        ("Ensure", "Ensuring"),
        ("and gender-based", "and end gender-based"),
        ("eliminate", "and end"),
        ("girls and women", "women and girls"),
        ("to realise", "to achieve"),
        ("empowerment, creating", "empowerment and creating"),
    ],
];

/// TXT-09: the campaign's theme, quoted nearly as it is, is found in both languages; as it is, never.
#[test]
fn both_languages_have_their_theme_guarded() {
    for (text, misses) in CAMPAIGN.iter().zip(NEAR_MISSES) {
        let canonical = text.lines().find_map(|line| line.strip_prefix("theme: ")).expect("the campaign has a theme");
        let theme = Theme::new(canonical, true);
        let near = |text: &str| theme.near_misses(&Words::of(text)).len();
        assert_eq!(near(&format!("“{canonical}”, 2023.")), 0);
        for (written, right) in misses {
            let wrong = canonical.replacen(right, written, 1);
            assert_ne!(wrong, canonical, "{right}");
            assert_eq!(near(&format!("“{wrong}”, 2023.")), 1, "{wrong}");
        }
    }
}

/// Weekdays of `text` that do not fit: as written, and the right one.
fn misfits(language: &str, text: &str) -> Vec<(String, String)> {
    let locales = super::locales();
    let rules = Rules::new(locales.get(&Language::new(language)).expect("the binary carries it"), Vec::new());
    let found = rules.days.misfits(&Words::of(text));
    found.into_iter().map(|misfit| (text[misfit.range].to_owned(), misfit.right)).collect()
}

/// TXT-09: a weekday that does not fit its date is found, and the right one named. 13 November 2023
/// was a Monday.
#[test]
fn a_weekday_that_does_not_fit_its_date_is_found() {
    for (language, text, written, right) in [
        ("vi", "Thứ Hai, ngày 14/11/2023", "Thứ Hai", "Thứ Ba"),
        ("vi", "vào thứ Hai ngày 14 tháng 11 năm 2023", "thứ Hai", "Thứ Ba"),
        ("vi", "sáng thứ hai, ngày 14/11/2023", "thứ hai", "Thứ Ba"),
        ("vi", "Thứ 2, 14/11/2023", "Thứ 2", "Thứ Ba"),
        ("vi", "Thứ hai ngày 14/11/2023", "Thứ hai", "Thứ Ba"),
        ("vi", "Chủ nhật, ngày 13/11/2023", "Chủ nhật", "Thứ Hai"),
        ("vi", "Chủ Nhật 13.11.2023", "Chủ Nhật", "Thứ Hai"),
        ("vi", "ngày 14/11/2023 (thứ Hai)", "thứ Hai", "Thứ Ba"),
        ("vi", "ngày 14/11/2023 (Thứ 2)", "Thứ 2", "Thứ Ba"),
        ("vi", "T2 14/11/2023", "T2", "Thứ Ba"),
        ("vi", "Thứ Hai, ngày 05 tháng 01 năm 2024", "Thứ Hai", "Thứ Sáu"),
        ("vi", "Thứ Tư 2023-11-14", "Thứ Tư", "Thứ Ba"),
        ("en", "Monday 14 November 2023", "Monday", "Tuesday"),
        ("en", "Monday, 14 November 2023", "Monday", "Tuesday"),
        ("en", "on Monday, November 14, 2023", "Monday", "Tuesday"),
        ("en", "Mon 14 Nov 2023", "Mon", "Tuesday"),
        ("en", "Monday 14th November 2023", "Monday", "Tuesday"),
        ("en", "14 November 2023 (Monday)", "Monday", "Tuesday"),
    ] {
        assert_eq!(misfits(language, text), [(written.to_owned(), right.to_owned())], "{text}");
    }
}

#[test]
fn right_weekdays_ordinals_and_dates_without_a_year_are_left_alone() {
    for (language, text) in [
        ("vi", "Thứ Hai, ngày 13/11/2023"),
        ("vi", "thứ Ba ngày 14 tháng 11 năm 2023"),
        ("vi", "Chủ nhật, ngày 19/11/2023"),
        ("vi", "lần thứ hai, ngày 14/11/2023"),
        ("vi", "Kỳ họp thứ hai ngày 14/11/2023"),
        ("vi", "đợt thứ ba 13/11/2023"),
        ("vi", "Thứ Hai, ngày 14/11"),
        ("vi", "Thứ Hai. Hôm sau là 14/11/2023"),
        ("vi", "Thứ Hai hằng tuần; từ 14/11/2023"),
        ("vi", "Thứ Hai, ngày 31/02/2023"),
        ("vi", "từ thứ Hai đến thứ Sáu"),
        ("en", "Monday 13 November 2023"),
        ("en", "Monday to Friday, from 14 November 2023"),
        ("en", "Mon 13 Nov 2023"),
        ("en", "Black Monday: 14 women"),
    ] {
        assert_eq!(misfits(language, text), [], "{text}");
    }
}

/// SAF-08: claims are found in the text's own language, with their place; one may be allowed.
#[test]
fn claims_are_found_with_their_place() {
    let locales = super::locales();
    let claims = |language: &str, text: &str, allowed: Option<&str>| -> Vec<String> {
        let locale = locales.get(&Language::new(language)).expect("the binary carries it");
        let rules = Rules::new(locale, Vec::new());
        let found = claims::find(
            &Words::of(text),
            (&rules.claims, locale),
            &allowed.map(str::to_owned).into_iter().collect::<Vec<_>>(),
        );
        found.into_iter().map(|(_, range)| text[range].to_owned()).collect()
    };
    for (language, text, expected) in [
        ("vi", "Nút này xóa dấu vết của bạn.", &["xóa dấu vết"][..]),
        ("vi", "Nút này xoá Dấu Vết, an toàn  tuyệt đối", &["xoá Dấu Vết", "an toàn  tuyệt đối"]),
        ("vi", "xoa dau vet", &["xoa dau vet"]),
        ("vi", "an toàn 100%", &["an toàn 100"]),
        ("vi", "Không ai lau dấu vết. An toàn là trên hết, tuyệt đối không đánh nhau", &[]),
        ("vi", "This is untraceable", &[]),
        ("en", "This is untraceable, it leaves no traces.", &["untraceable", "leaves no traces"]),
        ("en", "You can erase lines of your history", &[]),
    ] {
        assert_eq!(claims(language, text, None), expected, "{text}");
    }
    assert!(claims("vi", "không xóa dấu vết", Some("Xóa dấu vết")).is_empty());
    assert_eq!(claims("vi", "không xóa dấu vết", Some("an toàn 100%")).len(), 1);
}
