//! Layers, fallbacks, and files that cannot be read (TRN-08, TRN-10).

use std::sync::Arc;

use super::{sources, with};
use crate::diag::Diagnostics;
use crate::locale::{Arg, Locales, Recall};
use crate::site::Language;

const NONE: &[(String, String)] = &[];

fn assert_shared<T: Send + Sync>() {}

#[test]
fn locales_are_shared_between_threads() {
    assert_shared::<Locales>();
}

#[test]
fn locales_come_in_the_order_of_their_codes() {
    let (locales, _) = with(&[("locales/tyz/locale.yaml", "fallback: vi\n")]);
    let codes: Vec<&str> = locales.iter().map(|locale| locale.language().code()).collect();
    assert_eq!(codes, ["en", "tyz", "vi"]);
    assert!(locales.get(&Language::new("fr")).is_none());
}

#[test]
fn a_later_file_overrides_key_by_key() {
    let (locales, problems) = with(&[
        ("locales/vi/locale.yaml", "sections: { articles: tin-bai }\ndates: { range: { same_day: '{d}' } }\n"),
        ("locales/vi/labels.ftl", "article-kind-news = Tin mới\n"),
    ]);
    let vi = locales.get(&Language::new("vi")).expect("it is there");
    assert_eq!(problems, NONE);
    assert_eq!(vi.section(crate::locale::Section::Articles), "tin-bai");
    assert_eq!(vi.section(crate::locale::Section::Events), "su-kien");
    let day = jiff::civil::date(2023, 11, 5);
    assert_eq!(vi.date_range(day, day), "5");
    assert_eq!(vi.date_range(day, jiff::civil::date(2023, 11, 6)), "từ ngày 05 đến ngày 06/11/2023");
    assert_eq!((vi.label("article-kind", "news"), vi.label("article-kind", "qa")), ("Tin mới", "Hỏi đáp"));
}

/// TRACE-04, SAF-08: a site adds to the words that guard its readers and takes none away.
#[test]
fn lists_that_guard_only_grow() {
    let (locales, problems) = with(&[(
        "locales/vi/locale.yaml",
        "sensitive_words: [nhà trú]\nforbidden_claims: []\nphone_patterns: []\nidentity_words: [thẻ]\n",
    )]);
    let vi = locales.get(&Language::new("vi")).expect("it is there");
    assert_eq!(problems, NONE);
    assert_eq!(["nha-tru", "bao-luc"].map(|word| vi.finds_sensitive_word(word).is_some()), [true, true]);
    assert!(vi.finds_forbidden_claim("an toàn tuyệt đối").is_some() && !vi.data().phone_patterns.is_empty());
    assert!(vi.data().identity_words.len() > 1);
    // Another language has words of its own.
    let (locales, _) =
        with(&[("locales/tyz/locale.yaml", "fallback: vi\nsensitive_words: [tua]\nforbidden_claims: []\n")]);
    let tyz = locales.get(&Language::new("tyz")).expect("it is there");
    assert_eq!(["tua", "bạo lực"].map(|word| tyz.finds_sensitive_word(word).is_some()), [true, false]);
    assert!(tyz.finds_forbidden_claim("an toàn tuyệt đối").is_some());
}

/// TRACE-04, SAF-08, HOT-01: what stands in place of a list takes nothing away, and is told.
#[test]
fn what_is_no_list_switches_no_guard_off() {
    let layer = "sensitive_words:\nforbidden_claims: !x [zz]\nphone_patterns: ~\ncall_words: gọi\ncall_followers: []\n\
                 number_hosts: {}\nmap_hosts: 1\nidentity_words: [~, '']\n";
    let (built_in, _) = with(&[]);
    for language in ["vi", "tyz"] {
        let text = if language == "vi" { layer.to_owned() } else { format!("fallback: vi\n{layer}") };
        let (locales, problems) = with(&[(&format!("locales/{language}/locale.yaml"), &*text)]);
        let told: Vec<&str> = problems.iter().map(|(_, said)| said.as_str()).collect();
        let wrong = |key: &str, found: &str| format!("key={key} expected=list found={found} nearest=");
        let expected = [
            wrong("sensitive_words", "nothing"),
            wrong("forbidden_claims", "!…"),
            wrong("phone_patterns", "nothing"),
            wrong("call_words", "text"),
            wrong("number_hosts", "map"),
            wrong("map_hosts", "number"),
        ];
        assert_eq!(told, expected, "{language}");
        let [before, after] = [(&built_in, "vi"), (&locales, language)]
            .map(|(locales, code)| locales.get(&Language::new(code)).expect("it is there").data());
        let lists = |data: &crate::locale::LocaleData| {
            let patterns = data.phone_patterns.iter().map(|pattern| pattern.starts.join(" ")).collect();
            let words = [&data.sensitive_words, &data.forbidden_claims, &data.call_words, &data.call_followers];
            let hosts = [&data.number_hosts, &data.map_hosts, &data.identity_words, &patterns];
            words.into_iter().chain(hosts).cloned().collect::<Vec<Vec<String>>>()
        };
        assert_eq!(lists(before), lists(after), "{language}");
    }
}

/// PUB-04: messages as deep as a file is long, within each other or one after another, are read without being.
#[test]
fn messages_that_are_nested_without_end_are_refused_or_followed() {
    for deep in ["{ ".repeat(5_000), "{ NUMBER(".repeat(5_000), "{\n{ F(\nF(".repeat(5_000)] {
        let (_, problems) = with(&[("locales/vi/site.ftl", &format!("a = {deep}\n"))]);
        let told: Vec<&str> = problems.iter().map(|(_, said)| said.as_str()).collect();
        assert_eq!(told, ["reason=deep"]);
    }
    let chain: String = (0..8_000).map(|at| format!("x{at} = {{ x{} }}\n", at + 1)).collect();
    for (last, expected) in [("x8000 = a\n", 7_900), ("x8000 = { x0 }\n", 8_001)] {
        let (locales, problems) =
            with(&[("locales/vi/site.ftl", ""), ("locales/vi/site.ftl", &format!("{chain}{last}"))]);
        assert_eq!(problems.len(), expected, "{last}");
        let vi = locales.get(&Language::new("vi")).expect("it is there");
        assert_eq!(vi.text("x0"), "x0", "{last}");
    }
    // Many brackets of which none is in another.
    let flat = format!("a = {}\n", "{ $b } (c) ".repeat(5_000));
    assert_eq!(with(&[("locales/vi/site.ftl", &flat)]).1, NONE);
}

/// TRN-08, SAF-05: a language that only the site speaks is held against the one that it falls back to.
#[test]
fn an_empty_message_of_a_third_language_is_told() {
    let (_, problems) = with(&[
        ("locales/vi/site.ftl", "exit-name = Thoát\nbye = Chào { $name }\n"),
        ("locales/tyz/locale.yaml", "fallback: vi\n"),
        ("locales/tyz/site.ftl", "exit-name = { \"\" }\nbye = { $ten }\nown = …\n"),
    ]);
    let told: Vec<&str> = problems.iter().map(|(_, said)| said.as_str()).collect();
    assert_eq!(told, ["reason=variable name=$ten", "reason=empty"]);
}

/// TRN-08: what the message that is built in shows its readers is not dropped without a word; what only chooses may be.
#[test]
fn a_message_that_drops_what_it_shows_is_told() {
    let built_in =
        "page = { $heading }, { NUMBER($page) }\ndays = { $count ->\n    [0] a\n   *[other] b\n }\nc = { page }\n";
    let dropped = |own: &str| {
        let (_, problems) = with(&[("locales/vi/site.ftl", built_in), ("locales/vi/site.ftl", own)]);
        problems.into_iter().map(|(_, said)| said).collect::<Vec<_>>()
    };
    assert_eq!(dropped("page = { $page }: { $heading }\ndays = a\nc = { page }!\n"), <[String; 0]>::default());
    let lost = |count: &str, words: &str| [format!("language=vi what=variables count={count} words={words}")];
    assert_eq!(dropped("page = { $heading }\n"), lost("1", "`$page`"));
    assert_eq!(dropped("c = d\n"), lost("2", "`$heading`, `$page`"));
}

#[test]
fn a_third_language_needs_one_line_and_borrows_the_rest() {
    let (locales, problems) = with(&[
        ("locales/tyz/locale.yaml", "fallback: vi\nopen_graph: tyz_VN\n"),
        ("locales/tyz/site.ftl", "greeting = Pỉ noọng\n"),
        ("locales/vi/site.ftl", "greeting = Xin chào\nthanks = Cảm ơn\ndays-left = Còn { $count } ngày\n"),
    ]);
    let tyz = locales.get(&Language::new("tyz")).expect("it is there");
    assert_eq!(problems, NONE);
    assert_eq!((tyz.text("greeting"), tyz.text("thanks"), tyz.text("nothing")), ("Pỉ noọng", "Cảm ơn", "nothing"));
    assert_eq!(tyz.format("days-left", &[("count", Arg::Number(1000))]), "Còn 1.000 ngày");
    assert_eq!(tyz.data().open_graph.as_deref(), Some("tyz_VN"));
    assert!(tyz.sort_key("bà ba") > tyz.sort_key("ba bạn"));
    assert_eq!(tyz.inventory()["site.ftl"].keys().collect::<Vec<_>>(), ["greeting"]);
}

#[test]
fn templates_read_underscores() {
    let (locales, _) = with(&[("locales/vi/site.ftl", "help-title = Hỗ trợ\nwith-name = Chào { $name }\n")]);
    let vi = locales.get(&Language::new("vi")).expect("it is there");
    assert!(vi.texts().any(|(key, text)| (key, text) == ("help_title", "Hỗ trợ")));
    assert!(vi.texts().all(|(key, _)| key != "with_name" && !key.contains('-')));
}

#[test]
fn arguments_are_known_through_other_messages() {
    let text = "-brand = Lạng Sơn\na = { b } { -brand }\nb = { $name }\n .hint = { NUMBER($size) }\nc = { a }\nd = { -brand }\n";
    let (locales, problems) = with(&[("locales/vi/site.ftl", text)]);
    assert_eq!(problems, NONE);
    let vi = locales.get(&Language::new("vi")).expect("it is there");
    let site = &vi.inventory()["site.ftl"];
    let shown: Vec<String> =
        site.iter().map(|(id, args)| format!("{id}:{}", args.iter().cloned().collect::<String>())).collect();
    assert_eq!(shown, ["a:name", "b:name", "b.hint:size", "c:name", "d:"]);
    assert_eq!((vi.has_text("c"), vi.text("d")), (false, "Lạng Sơn"));
}

#[test]
fn marks_of_direction_stay_out_and_years_stay_whole() {
    let (locales, _) = with(&[("locales/en/site.ftl", "year = In { $year }: { $count }, { 1234.5 }\n")]);
    let en = locales.get(&Language::new("en")).expect("it is there");
    let text = en.format("year", &[("year", Arg::Text("2023")), ("count", Arg::Number(2023))]);
    assert_eq!(text, "In 2023: 2,023, 1,234.5");
}

#[test]
fn problems_and_commands_have_their_own_bundles() {
    let (locales, _) = with(&[
        ("locales/vi/diagnostics.ftl", "bad-yaml = YAML sai: { $reason }\n    .hint = Xem lại\n"),
        ("locales/vi/cli.ftl", "built = Đã dựng { $pages } trang\n"),
    ]);
    let (vi, en) = (&locales.shared(&Language::new("vi")), &locales.shared(&Language::new("en")));
    for locale in [vi, en].map(|locale| locale.as_ref().expect("it is there")) {
        assert_eq!(locale.diagnostic("bad-yaml", None, &[("reason", Arg::Text("x"))]).as_deref(), Some("YAML sai: x"));
        assert_eq!(locale.diagnostic("bad-yaml", Some("hint"), &[]).as_deref(), Some("Xem lại"));
        assert_eq!(locale.cli("built", &[("pages", Arg::Number(1200))]).as_deref(), Some("Đã dựng 1.200 trang"));
        assert_eq!((locale.cli("bad-yaml", &[]), locale.diagnostic("nothing", None, &[])), (None, None));
        assert!(!locale.has_text("built"));
    }
}

#[test]
fn what_cannot_be_read_is_reported_in_place_and_passed_over() {
    let rows: &[(&str, &str, &str, &str)] = &[
        ("locales/vi/site.ftl", "a = A\nb = { $\nc = C\n", "bad-message locales/vi/site.ftl:13..14", "reason="),
        ("locales/vi/site.ftl", "a = { gone }\n", "bad-message locales/vi/site.ftl:0..1", "reason=`gone` is not known"),
        (
            "locales/vi/site.ftl",
            "a = { SHOUT($x) }\n",
            "bad-message locales/vi/site.ftl:0..1",
            "reason=`SHOUT` is not known",
        ),
        ("locales/vi/site.ftl", "a = A\nb = B\na = C\n", "duplicate-key locales/vi/site.ftl:12..13", "key=a"),
        ("locales/vi/locale.yaml", "plurals: [\n", "bad-yaml locales/vi/locale.yaml:", "reason="),
        ("locales/vi/locale.yaml", "- a\n", "bad-yaml locales/vi/locale.yaml:0..0", "reason=expected keys with values"),
        (
            "locales/vi/locale.yaml",
            "# ă\ntitel: x\n",
            "bad-yaml locales/vi/locale.yaml:5..5",
            "reason=unknown field `titel`",
        ),
        (
            "locales/vi/locale.yaml",
            "dates: { long: '{q}' }\n",
            "bad-yaml locales/vi/locale.yaml:",
            "`q` is no part of a date",
        ),
        ("locales/vi/locale.yaml", "dates: { long: '{d' }\n", "bad-yaml locales/vi/locale.yaml:", "lacks `}`"),
        ("locales/vi/locale.yaml", "collation: { tag: '!' }\n", "bad-yaml locales/vi/locale.yaml:", "not a BCP 47 tag"),
        ("locales/vi/locale.yaml", "sections: { x: y }\n", "bad-yaml locales/vi/locale.yaml:", "unknown variant `x`"),
        ("locales/vi/locale.yaml", "fallback: xx\n", "wrong-value locales/vi/locale.yaml:0..0", "key=fallback"),
        ("locales/vi/locale.yaml", "fallback: vi\n", "wrong-value locales/vi/locale.yaml:0..0", "key=fallback"),
        ("locales/vi/locale.yaml", "fallback: en\n", "wrong-value locales/vi/locale.yaml:0..0", "key=fallback"),
        ("locales/fr/locale.yaml", "direction: ltr\n", "bad-yaml locales/fr/locale.yaml:0..0", "missing field"),
        ("locales/fr/site.ftl", "a = A\n", "missing-file locales/fr/locale.yaml:0..0", "file=locales/fr/locale.yaml"),
        ("locales/vi/extra.ftl", "", "bad-file-name locales/vi/extra.ftl:0..0", "name=extra.ftl"),
        ("locales/!/site.ftl", "", "bad-file-name locales/!/site.ftl:0..0", "name=!"),
        ("locales/site.ftl", "", "bad-file-name locales/site.ftl:0..0", "name=site.ftl"),
    ];
    for (path, text, problem, reason) in rows {
        let (locales, problems) = with(&[(path, text)]);
        let [(at, args)] = problems.as_slice() else { panic!("{text}: {problems:?}") };
        assert!(at.starts_with(problem) && args.contains(reason), "{text}: {at} {args}");
        let vi = locales.get(&Language::new("vi")).expect("the embedded files still serve");
        assert_eq!(vi.label("article-kind", "news"), "Tin tức");
    }
}

#[test]
fn messages_around_a_bad_one_are_kept() {
    let (locales, _) = with(&[("locales/vi/site.ftl", "a = A\nb = { $\nc = C\n")]);
    let vi = locales.get(&Language::new("vi")).expect("it is there");
    assert_eq!((vi.text("a"), vi.text("c")), ("A", "C"));
}

#[test]
fn messages_that_name_each_other_do_not_hang() {
    let (locales, _) = with(&[("locales/vi/site.ftl", "a = { b }\nb = { a }\n")]);
    assert!(locales.get(&Language::new("vi")).is_some());
}

/// What was read last saves time and decides nothing: an edit reaches all that it is about, the locales that
/// fall back to the edited one too, and what is wrong is told each time.
#[test]
fn after_an_edit_only_what_it_is_about_is_read_again() {
    type Files<'a> = &'a [(&'a str, &'a str)];
    const TYZ: (&str, &str) = ("locales/tyz/locale.yaml", "fallback: vi\n");
    const DAYS: (&str, &str) = ("locales/vi/site.ftl", "days-left = Còn { $count } ngày\n");
    let mut recall = Recall::default();
    let mut load = |more: Files| Locales::load_again(&sources(more), &mut recall);
    let shared = |one: &Locales, other: &Locales| {
        let same = |code: &&str| {
            let [one, other] = [one, other].map(|all| all.shared(&Language::new(code)).expect("it is there"));
            Arc::ptr_eq(&one, &other)
        };
        ["en", "tyz", "vi"].into_iter().filter(same).collect::<Vec<_>>()
    };
    let days = |locales: &Locales, code: &str| {
        let locale = locales.shared(&Language::new(code)).expect("it is there");
        locale.format("days-left", &[("count", Arg::Number(1000))])
    };
    let first = load(&[TYZ]).0;
    assert_eq!(shared(&first, &load(&[TYZ]).0), ["en", "tyz", "vi"]);
    assert_eq!(shared(&first, &load(&[TYZ, ("locales/en/site.ftl", "hello = Hello\n")]).0), ["tyz", "vi"]);
    let before = load(&[TYZ]).0;
    let named = load(&[TYZ, DAYS]).0;
    assert_eq!(shared(&before, &named), [""; 0], "all fall back to Vietnamese");
    assert_eq!((days(&named, "vi"), days(&named, "tyz")), ("Còn 1.000 ngày".to_owned(), "Còn 1.000 ngày".to_owned()));
    let numbers = ("locales/vi/locale.yaml", "numbers: { group: ' ' }\n");
    assert_eq!(days(&load(&[TYZ, DAYS, numbers]).0, "tyz"), "Còn 1 000 ngày", "a bundle follows its data");
    assert_eq!(days(&load(&[TYZ]).0, "tyz"), "days-left", "an edit is taken back");
    let bad: [Diagnostics; 2] = [(); 2].map(|()| load(&[TYZ, ("locales/vi/site.ftl", "days-left = {\n")]).1);
    assert!(bad[0].has_errors(), "{bad:?}");
    assert_eq!(bad[0], bad[1]);
}
