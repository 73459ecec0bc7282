//! What a check costs; run by hand with `--ignored --nocapture`, optimised.
#![expect(clippy::disallowed_methods, reason = "it measures")]

use std::time::Instant;

use super::super::rules::Rules;
use super::super::theme::Theme;
use super::super::words::{Words, hash_of};
use super::super::{claims, coordinates, identity, phones, short_numbers};
use crate::site::Language;

const PAGE: &str = include_str!("../../../../content/articles/2023/ke-hoach-201.vi.md");
const THEME: &str = "Đảm bảo an sinh xã hội, tăng quyền năng và tạo cơ hội cho phụ nữ và trẻ em gái nhằm thực hiện bình đẳng giới và xóa bỏ bạo lực trên cơ sở giới";

#[test]
#[ignore = "a measurement"]
fn measure_each_check_on_a_page() {
    let locales = super::locales();
    let rules =
        Rules::new(locales.get(&Language::new("vi")).expect("the binary carries it"), vec![Theme::new(THEME, true)]);
    let words = Words::of(PAGE);
    let time = |name: &str, check: &dyn Fn() -> usize| {
        let start = Instant::now();
        let found: usize = (0..500).map(|_| check()).sum();
        println!("{name}: {:?} ({found})", start.elapsed() / 500);
    };
    println!("{} bytes, {} words", PAGE.len(), words.len());
    time("words, shared", &|| Words::of(PAGE).len());
    time("phones", &|| phones::find(&words, &rules.numbers).len());
    time("short", &|| short_numbers::find(&words, &["111", "113"].map(hash_of), &rules.calls, &rules.numbers).len());
    time("claims", &|| claims::find(&words, (&rules.claims, rules.locale), &[]).len());
    time("weekdays", &|| rules.days.misfits(&words).len());
    time("themes", &|| rules.themes[0].near_misses(&words).len());
    time("coordinates", &|| coordinates::find(PAGE, &[]).len());
    time("identity", &|| identity::find(PAGE, &[]).len());
}
