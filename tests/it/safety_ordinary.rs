//! Values that many share tell of nobody by themselves: they stop no site and keep nobody's page up (LOC-04, CON-03).

use crate::safety_town::{DAY, Run, Town};

const ONE: &str = "honorees/2026/nguoi-1.vi.md";
const PAGE: &str = "bai-viet/bai-31/index.html";

/// The first honouree with `value` in place of `field`, not covered by the consent, and with an article.
fn town(field: &str, value: &str, text: &str) -> Town {
    let town = Town::new();
    let profile = std::fs::read_to_string(town.path("content").join(ONE)).expect("readable");
    let old = profile.lines().find(|line| line.starts_with(&format!("{field}: "))).expect("it has the field");
    town.edit(ONE, old, &format!("{field}: {value}"));
    town.edit(ONE, &format!(", {field}"), "");
    town.write("articles/2026/bai-31.vi.md", article(text));
    town
}

fn article(text: &str) -> String {
    format!("---\ntitle: Tin\nkind: news\ndate: 2026-11-05\n---\n\n{text}\n")
}

fn is_published(town: &Town) -> bool {
    town.publish();
    town.files().contains(&PAGE.to_owned())
}

/// LOC-04: what is said of many people and places stops nothing where nobody is named; beside the name it is told.
#[test]
fn an_ordinary_value_is_guarded_beside_the_name_only() {
    for (field, value) in [
        ("position", "Giáo viên"),
        ("position", "Cán bộ xã"),
        ("position", "Hội viên phụ nữ"),
        ("position", "Chi hội trưởng phụ nữ thôn"),
        ("ethnicity", "Sán Chay"),
        ("hometown", "Cao Bằng"),
    ] {
        let text = format!("Nhiều người là {} ở đây.", value.to_lowercase());
        assert!(is_published(&town(field, value, &text)), "{value}");
        let beside = town(field, value, &format!("Bà Lê Thị Mai Mẫu, {value}, phát biểu."));
        let run = beside.publish();
        assert!(!beside.files().contains(&PAGE.to_owned()), "{value}");
        assert!(run.stderr.contains("names-withdrawn") && run.stderr.contains(&format!("`{field}`")), "{}", run.stderr);
    }
}

/// LOC-04: a value that tells of one person is looked for wherever it stands, and the text goes with its reason.
#[test]
fn a_telling_value_is_guarded_everywhere() {
    let town = town("position", "Chủ nhiệm lớp may buổi tối", "Có chủ nhiệm lớp may buổi tối đến.");
    let run = town.publish();
    assert!(!town.files().contains(&PAGE.to_owned()));
    assert!(run.stderr.contains("`position`") && run.stderr.contains("nguoi-1.vi.md"), "{}", run.stderr);
}

/// LOC-04: what a table of the site says is no secret of anybody, and is listed.
#[test]
fn what_a_table_of_the_site_says_is_no_leak() {
    for (value, table) in [
        ("Thị trấn Mẫu", "organisations.yaml"),
        ("Hội Phụ nữ Thị trấn Mẫu", "organisations.yaml"),
        ("Nghìn Lẻ Một Đêm Thử", "topics.yaml"),
        ("Trăng Lên Ngã Ba Thử", "content/glossary.yaml"),
    ] {
        let town = town("hometown", value, &format!("Bà Lê Thị Mai Mẫu ở {value}."));
        town.edit("topics.yaml", "vi: Bình đẳng,", "vi: Chuyện Nghìn Lẻ Một Đêm Thử,");
        let glossary = std::fs::read_to_string(town.path("content/glossary.yaml")).expect("readable");
        let entry = "- { id: TLN, text: { vi: Trăng Lên Ngã Ba Thử, en: TLN } }";
        town.write("glossary.yaml", format!("{glossary}{entry}\n"));
        let run = town.publish();
        assert!(town.files().contains(&PAGE.to_owned()), "{value}: {}", run.stderr);
        let line = run.stdout.lines().find(|line| line.contains(table)).unwrap_or_default();
        assert!(line.contains("nguoi-1.vi.md") && line.contains("hometown"), "{value}: {}", run.stdout);
    }
}

/// CON-03: whatever else is said of people, who withdrew goes; no page of others goes for an everyday word.
#[test]
fn no_ordinary_value_keeps_a_withdrawn_person_up() {
    for (field, value) in [
        ("position", "Giáo viên"),
        ("award", "Bằng khen của Ủy ban nhân dân tỉnh"),
        ("hometown", "Thị trấn Mẫu"),
        ("position", "Chủ nhiệm lớp may buổi tối"),
    ] {
        let town = Town::new();
        let profile = std::fs::read_to_string(town.path("content").join(ONE)).expect("readable");
        let old = profile.lines().find(|line| line.starts_with(&format!("{field}: "))).expect("it has the field");
        town.edit(ONE, old, &format!("{field}: {value}"));
        for at in 31..56 {
            town.write(&format!("articles/2026/bai-{at}.vi.md"), article(&format!("Có {value} ở đây.")));
        }
        assert!(is_published(&town));
        town.edit(ONE, "  evidence: HS-2026-801\n", "  evidence: HS-2026-801\n  withdrawn_on: 2026-11-08\n");
        assert!(is_published(&town), "{value}");
        assert_eq!(town.holding("Lê Thị Mai Mẫu"), Vec::<String>::new(), "{value}");
    }
}

fn hidden_place(title: &str) -> String {
    format!(
        "---\ntitle: {title}\nsafe_title: Mẫu\nkind: shelter\nholder: individual\nseat: private_home\nunit: \"99001\"\n\
         phones: [\"0900 000 321\"]\nhours: always\nservices: [counselling]\naccepts: [women]\nlanguages: [vi]\n---\n\nKín.\n"
    )
}

/// LOC-04, LOC-08: the everyday word for such places names none of them.
#[test]
fn the_title_of_a_hidden_place_that_is_everyday_words_stops_nothing() {
    let publish = |title: &str| {
        let town = Town::new();
        town.write("places/so-31.vi.md", hidden_place(title));
        town.write("articles/2026/bai-31.vi.md", article(&format!("Mỗi xã có {}.", title.to_lowercase())));
        town.publish_on(DAY)
    };
    for title in
        ["Nhà tạm lánh", "Địa chỉ tin cậy", "Nhà tạm lánh số 2", "Địa chỉ tin cậy tại cộng đồng", "Nhà chị Hoa"]
    {
        let Run { code, stdout, stderr } = publish(title);
        assert_eq!(code, 0, "{title}: {stderr}");
        assert!(!format!("{stdout}{stderr}").contains("so-31"), "{title}: {stderr}");
    }
    for title in ["Nhà tạm lánh Khưa Phiêng", "Nhà bà Khưa Thị Phiêng"] {
        assert_eq!(publish(title).code, 1, "{title}");
    }
}

/// LOC-04: where a private event takes place is kept as an address is; a hall that everybody knows is none.
#[test]
fn the_venue_of_a_private_event_is_in_no_text() {
    let publish = |venue: &str, audience: &str, more: &str| {
        let town = Town::new();
        let event = |audience: &str, title: &str| {
            format!(
                "---\ntitle: {title}\nkind: talk\nstart: 2026-11-28\nvenue: {venue}\naudience: {audience}\nstate: planned\n---\n\nLời.\n"
            )
        };
        town.write("events/2026/gap-kin.vi.md", event(audience, "Gặp mặt"));
        if !more.is_empty() {
            town.write("events/2026/gap-mo.vi.md", event(more, "Ngày hội"));
        }
        town.write("articles/2026/bai-31.vi.md", article(&format!("Chị em gặp nhau ở {venue}.")));
        town.publish_on(DAY)
    };
    for venue in ["Nhà bà Khưa Thị Phiêng", "Số 12 ngõ 7 Khưa Phiêng", "Quán Bốn Mùa Khưa Phiêng"] {
        let run = publish(venue, "private", "");
        assert!(run.code == 1 && run.stderr.contains("bai-31.vi.md:7"), "{venue}: {}", run.stderr);
        assert!(!run.stderr.contains("gap-kin") && !run.stderr.contains(venue), "{venue}: {}", run.stderr);
        assert_eq!(publish(venue, "public", "").code, 0, "{venue}");
        assert_eq!(publish(venue, "private", "public").code, 0, "{venue}: others meet there in public");
    }
    for venue in [
        "Hội trường Ủy ban nhân dân xã",
        "Nhà văn hóa thôn Khưa Phiêng",
        "Ủy ban nhân dân Thị trấn Mẫu",
        "Hội trường lớn",
    ] {
        assert_eq!(publish(venue, "private", "").code, 0, "{venue}");
    }
}

/// LOC-04: what is said of large units, departments and by movements is everybody's: it is guarded beside the name only.
/// A hamlet, a house, a sentence about a life is not.
#[test]
fn what_everybody_says_is_guarded_beside_the_name_only() {
    for (field, value) in [
        ("hometown", "Xã Mẫu Đông, tỉnh Lạng Sơn"),
        ("hometown", "Huyện Chi Lăng, tỉnh Lạng Sơn"),
        ("hometown", "xã Mẫu Đông, thành phố Lạng Sơn, tỉnh Lạng Sơn"),
        ("hometown", "Mẫu Đông Commune, Lạng Sơn Province"),
        ("position", "Trưởng phòng Lao động – Thương binh và Xã hội huyện Lộc Bình"),
        ("position", "Phó Chủ tịch Ủy ban nhân dân xã Mẫu Đông, tỉnh Lạng Sơn"),
        ("quote", "Phụ nữ làm được mọi việc"),
        ("quote", "Giỏi việc nước, đảm việc nhà"),
    ] {
        let text = format!("Hội thi có người của {value}.");
        assert!(is_published(&town(field, value, &text)), "{value}");
        let beside = town(field, value, &format!("Bà Lê Thị Mai Mẫu, {value}, phát biểu."));
        assert!(!is_published(&beside), "{value}");
    }
    for (field, value) in [
        ("hometown", "Thôn Nà Lầu, xã Mẫu Đông"),
        ("hometown", "Số 12 ngõ 5 Khưa Phiêng, xã Mẫu Đông"),
        ("position", "Trưởng thôn Nà Lầu, xã Mẫu Đông"),
    ] {
        assert!(!is_published(&town(field, value, &format!("Có người ở {value}."))), "{value}");
    }
    for (text, expected) in [
        ("Ở thôn Nà Lầu có lớp học.", true),
        ("Bà Lê Thị Mai Mẫu ở thôn Nà Lầu.", false),
        ("Bà Lê Thị Mai Mẫu ở xã Mẫu Đông.", true),
    ] {
        assert_eq!(is_published(&town("hometown", "Thôn Nà Lầu, xã Mẫu Đông", text)), expected, "{text}");
    }
}

/// LOC-04: what a campaign calls to everybody is no secret of whoever says it too, and is listed.
#[test]
fn a_slogan_is_nobodys_own() {
    for slogan in ["Bếp của chung, việc của chung", "Cả thị trấn thêm một vòng tay ấm áp"] {
        let town = town("quote", &format!("\"{slogan}\""), &format!("Khẩu hiệu: {slogan}!"));
        let run = town.publish();
        let files = town.files();
        assert!(
            files.contains(&PAGE.to_owned()) && files.contains(&"chien-dich/2026/index.html".to_owned()),
            "{}",
            run.stderr
        );
        let line = run.stdout.lines().find(|line| line.contains("campaigns/2026")).unwrap_or_default();
        assert!(line.contains("nguoi-1.vi.md") && line.contains("quote"), "{}", run.stdout);
    }
}
