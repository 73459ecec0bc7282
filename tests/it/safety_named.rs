//! Whose name stands in a text: people whose names differ by one mark, words that are nobody's, and consents that say
//! less than before (LOC-04, CON-03).

use crate::deploy::Scene;
use crate::safety_town::{Run, Town};

const SCOPES: &str = "[name, bio]";

/// A profile of `name`.
fn profile(name: &str, consent: &str) -> String {
    format!(
        "---\ntitle: Một tấm lòng\nname: {name}\nfield: culture\nyear: 2026\ncampaign: \"2026\"\nconsent:\n  basis: consent\n  \
         subject: adult\n  purposes: [website]\n  method: written\n  evidence: HS-2026-901\n  {consent}\n---\n\nLời kể.\n"
    )
}

fn granted(scopes: &str) -> String {
    format!("status: granted\n  scopes: {scopes}\n  granted_on: 2026-10-05")
}

fn withdrawn() -> String {
    format!("{}\n  withdrawn_on: 2026-11-08", granted(SCOPES))
}

fn pending() -> String {
    "status: pending\n  scopes: []".to_owned()
}

fn article(text: &str) -> String {
    format!("---\ntitle: Tin\nkind: news\ndate: 2026-11-05\n---\n\n{text}\n")
}

/// A town with `own`, whose consent is `consent`, with `other`, who agreed, and with an article.
fn town(own: &str, consent: &str, other: Option<&str>, text: &str) -> Town {
    let town = Town::new();
    town.write("honorees/2026/so-21.vi.md", profile(own, consent));
    if let Some(other) = other {
        let slug = tincay::locale::slug(other);
        town.write(&format!("honorees/2026/{slug}.vi.md"), profile(other, &granted(SCOPES)).replace("901", "902"));
    }
    town.write("articles/2026/bai-21.vi.md", article(text));
    town
}

const PAGE: &str = "bai-viet/bai-21/index.html";

fn publishes(town: &Town) -> bool {
    town.publish();
    town.files().contains(&PAGE.to_owned())
}

/// LOC-04, CON-03: that somebody agreed whose name has the same letters is nobody else's consent, and what is written
/// as theirs is theirs: their page, its address, a text about them.
#[test]
fn a_name_with_one_more_mark_is_another_name() {
    for (own, other) in
        [("Lê Thị Hương", "Lê Thị Hường"), ("Phạm Thị Hoa", "Phạm Thị Hòa"), ("Vũ Văn Tuân", "Vũ Văn Tuấn")]
    {
        for (own, other) in [(own, other), (other, own)] {
            let naming = town(own, &withdrawn(), Some(other), &format!("Bà {own} phát biểu."));
            assert!(!publishes(&naming), "{own} beside {other}");
            assert!(naming.files().contains(&format!("guong-dien-hinh/{}/index.html", tincay::locale::slug(other))));
            let run = town(own, &pending(), Some(other), &format!("Bà {own} phát biểu.")).publish_on("2026-11-10");
            assert!(run.code == 1 && run.stderr.contains("bai-21.vi.md:7"), "{own} beside {other}: {}", run.stderr);
            let innocent =
                town(own, &withdrawn(), Some(other), &format!("Bà {other} phát biểu, {}.", other.to_uppercase()));
            assert!(publishes(&innocent), "{other} beside {own}");
            let plain = town(own, &withdrawn(), Some(other), &format!("Ms {} spoke.", tincay::locale::fold(other)));
            assert!(publishes(&plain), "{other} without marks");
        }
    }
}

/// CON-03: a text is withheld for a name that the guard finds, and for no other words.
#[test]
fn other_words_with_the_letters_of_a_name_are_left_alone() {
    for (name, text, is_named) in [
        ("Lê Thị Hương", "Bà Lê Thị Hường đến.", false),
        ("Lê Thị Hương", "Bà LE THI HUONG đến.", true),
        ("Thu Hiền", "Lá thư hiện ra.", false),
        ("Mai Anh", "Ngày mai anh sẽ về.", false),
        ("Mai Anh", "Chị Mai Anh sẽ về.", true),
        ("Mai Anh", "Chị MAI ANH sẽ về.", true),
        ("Mai Anh", "Xem facebook.com/mai-anh hay #MaiAnh.", true),
        ("Bùi An", "Bùi ăn ngon.", false),
        ("Bùi An", "Ông Bùi An ăn ngon.", true),
    ] {
        assert_eq!(publishes(&town(name, &withdrawn(), None, text)), !is_named, "{name}: {text}");
    }
}

/// CON-03: a consent that was refused, narrowed or put back takes the texts that name the person away as one that was
/// withdrawn does; the build goes on and says which.
#[test]
fn whoever_agrees_no_more_is_taken_out_of_every_text() {
    for consent in [
        "status: refused\n  scopes: []".to_owned(),
        granted(SCOPES).replace("granted\n", "pending\n"),
        granted("[bio]"),
        granted(SCOPES).replace("granted\n", "refused\n"),
    ] {
        let text = "Bà Khưa Thị Phiêng phát biểu.";
        let town = town("Khưa Thị Phiêng", &granted(SCOPES), None, text);
        assert!(publishes(&town));
        town.write("honorees/2026/so-21.vi.md", profile("Khưa Thị Phiêng", &consent));
        let run = town.publish();
        assert_eq!(town.holding("Khưa Thị Phiêng"), Vec::<String>::new(), "{consent}");
        assert!(run.stderr.contains("names-withdrawn") && run.stdout.contains("articles/bai-21"), "{}", run.stderr);
        assert!(run.stderr.contains("`name`") && run.stderr.contains("so-21.vi.md"), "{}", run.stderr);
        town.write("articles/2026/bai-21.vi.md", article("Một người phát biểu."));
        assert!(publishes(&town), "{consent}");
    }
}

/// CON-03: who has never agreed stops the site; what a host has of the texts that name them goes all the same, with
/// what must go for others.
#[test]
fn removals_take_what_names_somebody_who_never_agreed() {
    let scene = Scene::new();
    scene.town.write("articles/2026/bai-21.vi.md", article("Bà Khưa Thị Phiêng phát biểu."));
    scene.deploy(&[]);
    assert!(scene.below("current").join(PAGE).exists());
    scene.town.write("honorees/2026/so-21.vi.md", profile("Khưa Thị Phiêng", &pending()));
    assert_eq!(scene.deploy(&[]).code, 1);
    assert!(!scene.below("current").join(PAGE).exists());
}

/// LOC-04: ordinary words in place of a name are told, and stop nothing.
#[test]
fn ordinary_words_in_place_of_a_name_stop_nothing() {
    for name in ["Chị Hoa", "Người mẹ", "Ẩn danh", "không có", "Một người phụ nữ"] {
        let town = town(name, &pending(), None, &format!("{name} và {} nói thế.", name.to_lowercase()));
        let run = town.publish();
        assert!(town.files().contains(&PAGE.to_owned()), "{name}");
        assert!(run.stderr.contains("name-missing") && run.stderr.contains("so-21.vi.md:3"), "{name}: {}", run.stderr);
    }
    for name in ["Khưa Hoa", "khưa thị hoa", "Nguyễn Thị Ba"] {
        let run = town(name, &pending(), None, &format!("Có {name} đến.")).publish_on("2026-11-10");
        assert!(run.code == 1 && !run.stderr.contains("name-missing"), "{name}: {}", run.stderr);
    }
}

/// CON-02, CON-05: who is in a picture outside of their own profile is asked for.
#[test]
fn an_honouree_in_a_picture_is_said_by_name() {
    for (people, is_asked) in [
        ("[{ role: honoree }]", true),
        ("[{ role: honoree, honoree: nguoi-1 }]", false),
        ("[{ role: honoree, recognisable: false }]", false),
    ] {
        let town = Town::new();
        let article = "articles/2026/viec-nha-chia-deu.vi.md";
        town.write("articles/2026/anh.jpg", crate::camera::photo(700, 20));
        let picture = format!("image: {{ file: anh.jpg, alt: Lời mô tả, people: {people} }}\nsummary:");
        town.edit(article, "summary:", &picture);
        assert_eq!(town.problems().contains(&"missing-key".to_owned()), is_asked, "{people}");
    }
    let town = Town::new();
    town.write("honorees/2026/anh.jpg", crate::camera::photo(700, 20));
    let one = "honorees/2026/nguoi-1.vi.md";
    town.edit(one, "summary:", "portrait: { file: anh.jpg, alt: Lời, people: [{ role: honoree }] }\nsummary:");
    assert!(!town.problems().contains(&"missing-key".to_owned()), "it is her own");
}

/// LOC-04, CON-03: a longer name of somebody who agreed is hers, whole; the shorter one in it is still kept, also where a
/// word of hers follows it by chance.
#[test]
fn a_longer_name_of_somebody_who_agreed_is_hers() {
    let own = "Nguyễn Thị Lan";
    for (text, is_named) in [
        ("Bà Nguyễn Thị Lan Anh phát biểu, NGUYỄN THỊ LAN ANH, nguyen-thi-lan-anh.", false),
        ("Bà Nguyễn Thị Lan\nAnh phát biểu.", false),
        ("Bà Nguyễn Thị Lan phát biểu.", true),
        ("Bà Nguyễn Thị Lan, anh Tuấn phát biểu.", true),
        ("Bà Nguyễn Thị Lan anh dũng phát biểu.", true),
        ("Bà Nguyễn Thị Lan. Anh Tuấn phát biểu.", true),
        ("Bà Nguyễn Thị Lan Trưởng thôn phát biểu.", true),
        ("Bà Nguyễn Thị Lan Anh và bà Nguyễn Thị Lan.", true),
    ] {
        let town = town(own, &withdrawn(), Some("Nguyễn Thị Lan Anh"), text);
        let run = town.publish();
        assert_eq!(!town.files().contains(&PAGE.to_owned()), is_named, "{text}: {}", run.stderr);
        assert!(town.files().contains(&"guong-dien-hinh/nguyen-thi-lan-anh/index.html".to_owned()), "{text}");
        let line = run.stdout.lines().find(|line| line.contains("nguyen-thi-lan-anh")).unwrap_or_default();
        assert!(line.contains("so-21.vi.md") && line.contains("name"), "{}", run.stdout);
    }
    // Where nobody of that name is known, it is the shorter one, until somebody has looked.
    let town = town(own, &withdrawn(), None, "Bà Nguyễn Thị Lan Anh, Phó Chủ tịch tỉnh, phát biểu.");
    let run = town.publish();
    assert!(!town.files().contains(&PAGE.to_owned()) && run.stderr.contains("`namesakes`"), "{}", run.stderr);
    town.edit(
        "honorees/2026/so-21.vi.md",
        "field: culture",
        "namesakes: [Nguyễn Thị Lan Anh, Nguyễn Thị Lan]\nfield: culture",
    );
    let run = town.publish();
    assert!(town.files().contains(&PAGE.to_owned()), "{}", run.stderr);
    assert!(run.stdout.contains("namesakes"), "{}", run.stdout);
    town.write("articles/2026/bai-21.vi.md", article("Bà Nguyễn Thị Lan, anh Tuấn và bà Nguyễn Thị Lan Anh."));
    assert!(!publishes(&town));
}

/// LOC-04, CON-03: what is registered under somebody's name is called so on pages, in calendars and in the search alike,
/// however lines are folded there; and it is listed.
#[test]
fn an_organisation_that_is_called_after_somebody_is_called_so_everywhere() {
    for name in [
        "Hợp tác xã Khưa Thị Phiêng",
        "Cơ sở dệt thổ cẩm truyền thống của bà Khưa Thị Phiêng",
        "May Khưa Thị Phiêng",
        "Hợp tác xã rau sạch và hoa của bà Khưa Thị Phiêng",
    ] {
        let town = town("Khưa Thị Phiêng", &withdrawn(), None, "Một người phát biểu.");
        let office = std::fs::read_to_string(town.path("content/organisations.yaml")).expect("readable");
        town.write("organisations.yaml", format!("{office}- {{ id: htx, name: {{ vi: {name}, en: {name} }} }}\n"));
        for (event, organiser) in
            [("hoi-thi-ve", "truong-mau"), ("le-phat-dong", "ubnd-mau"), ("thap-den-cam", "dai-mau")]
        {
            town.edit(&format!("events/2026/{event}.vi.md"), &format!("organiser: {organiser}"), "organiser: htx");
        }
        let run = town.publish();
        let holding = town.holding("Khưa Thị Phiêng");
        for file in ["su-kien/hoi-thi-ve/index.html", "tim-kiem/index.json"] {
            assert!(holding.contains(&file.to_owned()), "{name}: {holding:?}");
        }
        let line = run.stdout.lines().find(|line| line.contains("organisations.yaml")).unwrap_or_default();
        assert!(line.contains("so-21.vi.md") && line.contains("name"), "{}", run.stdout);
        // By herself she is not named.
        town.write("articles/2026/bai-21.vi.md", article("Bà Khưa Thị Phiêng phát biểu."));
        assert!(!publishes(&town));
    }
}

/// LOC-04, CON-03: a name is found in the orders of lists, tables, addresses and of English; and not in lists that have
/// its words by chance.
#[test]
fn a_name_is_found_in_other_usual_orders() {
    for (text, is_named) in [
        ("Tham, Nguyen Thi Hong", true),
        ("- Thắm, Nguyễn Thị Hồng", true),
        ("| STT | Tên | Họ |\n|---|---|---|\n| 1 | Thắm | Nguyễn Thị Hồng |", true),
        ("| STT | Tên | Họ |\n|---|---|---|\n| 1 | Hồng Thắm | Nguyễn Thị |", true),
        ("Mrs Tham Thi Hong Nguyen spoke.", true),
        ("Mrs Hong Tham Nguyen Thi spoke.", true),
        ("Mrs Tham Nguyen Thi Hong spoke.", true),
        ("Hộp thư tham.nguyenthihong@example.org", true),
        ("Hộp thư hongtham.nguyenthi@example.org", true),
        ("Hộp thư nguyenthihong.tham@example.org", true),
        ("Các bà Lê Thị Thắm, Nguyễn Thị Hồng và Vi Thị Ba.", false),
        ("Các bà Thắm, Nguyễn Thị Hồng Nhung.", false),
        ("Có Thắm và Nguyễn Thị Hồng.", false),
        ("Ms Tham, Nguyen Thi Hong and others", false),
    ] {
        assert_eq!(publishes(&town("Nguyễn Thị Hồng Thắm", &withdrawn(), None, text)), !is_named, "{text}");
    }
}

/// LOC-04, CON-03: a name is found without the particle in it and with `i` and `y` mixed; where two words are left, only
/// behind a title, and never where somebody who agreed is called just so.
#[test]
fn a_name_is_found_in_short_and_in_mixed_spellings() {
    for (name, text, is_named) in [
        ("Lý Thị Mỹ", "Bà Lí Thị Mỹ phát biểu.", true),
        ("Lý Thị Mỹ", "Bà Lý Thị Mĩ phát biểu.", true),
        ("Lý Thị Mỹ", "Ms Ly Thi Mi spoke.", true),
        ("Lý Thị Mỹ", "Bà Lì Thị Mỹ phát biểu.", false),
        ("Nguyễn Thị Hồng Thắm", "Nguyễn Hồng Thắm phát biểu.", true),
        ("Nguyễn Thị Hồng Thắm", "Hong Tham Nguyen spoke.", true),
        ("Nguyễn Thị Hồng Thắm", "Nguyễn Hồng Thẩm phát biểu.", false),
        ("Hoàng Văn Páo", "Ông Hoàng Páo phát biểu.", true),
        ("Hoàng Văn Páo", "Mr. Pao Hoang spoke.", true),
        ("Hoàng Văn Páo", "Có nhà ông **Hoàng Páo** ở đó.", true),
        ("Hoàng Văn Páo", "Có Hoàng Páo Sừ đến.", false),
        ("Trần Thị Hoa", "Đàn ông, Trần Hoa nở.", false),
    ] {
        assert_eq!(publishes(&town(name, &withdrawn(), None, text)), !is_named, "{name}: {text}");
    }
    let namesake = town("Hoàng Văn Páo", &withdrawn(), Some("Hoàng Páo"), "Ông Hoàng Páo phát biểu.");
    assert!(publishes(&namesake));
    let name = "Hoàng Văn Páo\nnamesakes: [Hoàng Páo]";
    assert!(publishes(&town(name, &withdrawn(), None, "Ông Hoàng Páo phát biểu.")));
}

/// LOC-04, CON-03: a title that says a name among other words is no way round, nor is a translation that is only begun.
#[test]
fn a_name_in_a_title_and_in_a_translation_that_waits_is_looked_for() {
    let profile = profile("", &withdrawn());
    let begun = Town::new();
    begun.write(
        "honorees/2026/nguoi-5.en.md",
        "---\ntitle: The herb garden\nposition: Keeper of the Silverleaf Terrace herbarium, Thuong Mau\n---\n",
    );
    begun.write(
        "articles/2026/bai-21.vi.md",
        article("Met the Keeper of the Silverleaf Terrace herbarium, Thuong Mau."),
    );
    assert!(!publishes(&begun));
    for (title, text, is_named) in [
        ("Bà Khưa Thị Phiêng, chủ lớp may", "Bà Khưa Thị Phiêng ở đó.", true),
        ("Khưa Thị Phiêng và lớp may", "Chị Khưa Phiêng ở đó.", true),
        ("Người may ở Mẫu Thượng", "Đường Mẫu Thượng dài.", false),
    ] {
        let town = Town::new();
        let text = article(text);
        town.write("honorees/2026/so-21.vi.md", profile.replace("Một tấm lòng\nname: ", title));
        town.write("articles/2026/bai-21.vi.md", text);
        assert_eq!(publishes(&town), !is_named, "{title}");
    }
}

/// CON-02: where somebody is from is looked for beside a name that only the title says.
#[test]
fn a_hamlet_is_found_beside_a_name_that_only_the_title_says() {
    let text = "Bà Khưa Thị Phiêng ở thôn Nà Lầu đã đến.";
    let own = profile("", &granted("[name, bio]"))
        .replace("Một tấm lòng\nname: ", "Khưa Thị Phiêng")
        .replace("field: culture", "hometown: thôn Nà Lầu\nfield: culture");
    let town = Town::new();
    town.write("honorees/2026/so-21.vi.md", own);
    town.write("articles/2026/bai-21.vi.md", article(text));
    assert!(!publishes(&town));
    town.write("articles/2026/bai-21.vi.md", article("Có bà Mế ở thôn Nà Lầu đã đến."));
    assert!(publishes(&town));
}

/// LOC-04, CON-03: a name is looked for also where its field says more: titles before it, another name, where somebody
/// is from; what is said besides takes no text away.
#[test]
fn a_name_is_found_whatever_its_field_says_besides() {
    const FIELDS: [(&str, &str); 17] = [
        ("Lý Thị Mảy (Mẩy)", "Lý Thị Mảy"),
        ("Bà Đàm Thị Khoát (Mẩy)", "Đàm Thị Khoát"),
        ("Vi Thị Hoán (tức Mẩy)", "Vi Thị Hoán"),
        ("Hứa Thị Nhậm, tức bà Hai", "Hứa Thị Nhậm"),
        ("Lộc Thị Sạ - Mẩy", "Lộc Thị Sạ"),
        ("Mông Thị Ỏn “Mẩy”", "Mông Thị Ỏn"),
        ("Phùng Thị Quýt hay Phùng Sạch", "Phùng Sạch"),
        ("Bế Thị Rịn; Bế Tuồng", "Bế Tuồng"),
        ("Hà Thị Xoa (sinh năm 1970)", "Hà Thị Xoa"),
        ("Chu Thị Vẹn, thôn Nà Pài", "Chu Thị Vẹn"),
        ("Triệu Thị Ươm và Tô Văn Khuyển", "Tô Văn Khuyển"),
        ("ThS. Nông Thị Giỏ", "Nông Thị Giỏ"),
        ("Ls. Dương Thị Thỉnh", "Dương Thị Thỉnh"),
        ("NSƯT Hoàng Thị Nghé", "Hoàng Thị Nghé"),
        ("Nghệ nhân Lương Thị Bưởi", "Lương Thị Bưởi"),
        ("Nghệ Nhân Ưu Tú Linh Thị Chè", "Linh Thị Chè"),
        ("Bác Sĩ Đặng Mùi Chẳn", "Đặng Mùi Chẳn"),
    ];
    let town = Town::new();
    let piece = |at: usize| format!("bai-{at}-so-may");
    for (at, (field, name)) in FIELDS.iter().enumerate() {
        town.write(&format!("honorees/2026/so-{}.vi.md", at + 30), profile(&format!("'{field}'"), &withdrawn()));
        town.write(
            &format!("articles/2026/{}.vi.md", piece(at)),
            article(&format!("Hôm qua bà {name} kể chuyện ở chợ.")),
        );
    }
    let harmless = "Thôn Nà Pài đón nghệ nhân ưu tú, NSƯT và bác sĩ sinh năm 1970, tức bà Hai hay chị Mẩy.";
    town.write("articles/2026/chuyen-thon.vi.md", article(harmless));
    town.publish();
    let left: Vec<&str> = FIELDS
        .iter()
        .enumerate()
        .filter(|(at, _)| !town.holding(&piece(*at)).is_empty())
        .map(|(_, row)| row.0)
        .collect();
    assert_eq!(left, <[&str; 0]>::default());
    assert!(!town.holding("Thôn Nà Pài đón nghệ nhân").is_empty());
}

/// LOC-04, HOT-01, LOC-05: whatever else is wrong on a line, a log shows nothing of it where it says what must not be
/// said: in no form of the report, of what is left out either.
#[test]
fn no_other_problem_shows_a_line_that_must_not_be_shown() {
    const NAME: &str = "Khưa Thị Phiêng";
    for (text, secret) in [
        (format!("Bà {NAME} họp với HĐND xã.\n\nLại gặp {NAME} ở HĐND xã, <b>{NAME}</b>."), "Phiêng"),
        (format!("[x]({NAME}.pdf)\n\n{{{{{NAME}}}}}\n\n{{{{khua-thi-phieng}}}}"), "Phiêng"),
        ("Gọi 0987 650 432 hoặc gặp HĐND xã.".to_owned(), "0987"),
        ("{{hotline 0987 650 432}}\n\n{{0987650432}}".to_owned(), "0987"),
        ("Đến 21.9467, 106.6123 gặp HĐND xã.".to_owned(), "21.94"),
    ] {
        let town = town(NAME, &withdrawn(), None, &text);
        for format in ["human", "json", "github", "sarif"] {
            let args = ["check", "--publish", "--reproduce", "--date", "2026-11-10", "--format", format];
            let Run { stdout, stderr, .. } = town.run(&args);
            let told = stdout + &stderr;
            assert!(told.contains("bai-21.vi.md"), "{format}: {told}");
            assert!(!told.contains(secret) && !told.contains("phieng"), "{format}: {told}");
        }
    }
    let innocent = town(NAME, &withdrawn(), None, "Gặp HĐND xã.").run(&["check"]);
    assert!(innocent.stderr.contains("Gặp HĐND xã."), "{}", innocent.stderr);
}
