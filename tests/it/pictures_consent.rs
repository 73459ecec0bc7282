//! Whoever has not agreed to be shown, or agrees no more, is in no picture of the site: not by another
//! piece, not by a copy, not by another way to the file (CON-02, CON-03).

use std::fs;

use crate::camera;
use crate::pictures::{GUIDE, ONE, ONE_CONSENT, PORTRAIT, pictures, shelf, with_picture};
use crate::safety_town::Town;

const STORY: &str = "articles/2026/chuyen-chiec-khan.vi.md";
const EVENT: &str = "events/2026/le-phat-dong.vi.md";
/// Words that stand wherever the picture of a test does.
const ALT: &str = "Bà Mai bên máy may";

/// How many problems say that a picture was left out.
fn left_out(town: &Town) -> usize {
    town.problems().iter().filter(|code| *code == "picture-withheld").count()
}

/// Fails if any picture is published, if a page tells of one, or if its words stand anywhere.
fn assert_unseen(town: &Town) {
    town.publish();
    assert_eq!(pictures(town), Vec::new());
    assert_eq!(shelf(town).iter().filter(|name| *name != "index").count(), 0, "nor is it kept");
    for told in [ALT, "assets/pictures", "og:image", "ImageObject", "<img"] {
        assert_eq!(town.holding(told), Vec::<String>::new(), "{told}");
    }
}

/// The town in which the portrait of one person stands on every way there is to a page: an image
/// with its card, a figure, Markdown, another piece by a path, a campaign's logo.
fn everywhere() -> Town {
    let town = Town::new();
    let photo = camera::photo(700, 900);
    town.write("honorees/2026/chan-dung.jpg", &photo);
    town.edit(ONE, "summary:", PORTRAIT);
    town.write("articles/2026/ban-sao.jpg", &photo);
    town.write("campaigns/2026/logo.jpg", &photo);
    let guide = format!("{GUIDE}.vi.md");
    let list = format!("pictures: [{{ id: mai, file: ban-sao.jpg, alt: {ALT} }}]");
    town.edit(&guide, "summary:", &format!("image: {{ file: ban-sao.jpg, alt: {ALT} }}\n{list}\nsummary:"));
    let body = format!("{{{{figure mai}}}}\n\n![{ALT}](ban-sao.jpg)\n\n## Trước hết");
    town.edit(&guide, "## Trước hết", &body);
    let image = format!("image: {{ file: ../../honorees/2026/chan-dung.jpg, alt: {ALT} }}\nkind:");
    town.edit(EVENT, "kind:", &image);
    town.edit("campaigns/2026/index.vi.md", "year:", &format!("logo: {{ file: logo.jpg, alt: {ALT} }}\nyear:"));
    town
}

/// CON-02: without scope `photo` there is no way on which a picture of somebody gets out.
#[test]
fn no_way_publishes_a_picture_of_somebody_who_has_not_agreed() {
    let town = everywhere();
    town.publish();
    assert!(!pictures(&town).is_empty() && town.holding(ALT).len() > 4, "with the scope it is there");
    town.edit(ONE, "bio, photo, quote", "bio, quote");
    assert_unseen(&town);
    // Image, figure, Markdown, event, logo; the portrait is left out because its scopes say so.
    assert_eq!(left_out(&town), 5);
}

/// CON-03: a withdrawal and an expiry do the same, and the receipt names what went.
#[test]
fn a_withdrawal_takes_the_picture_from_everybody_who_shows_it() {
    let town = everywhere();
    town.publish();
    let published = pictures(&town);
    town.edit(ONE, ONE_CONSENT, &format!("{ONE_CONSENT}  withdrawn_on: 2026-11-08\n"));
    assert_unseen(&town);
    let receipt = &town.receipts()[0].1;
    assert!(published.iter().all(|(path, _)| receipt.contains(path)), "{receipt}");
    let town = everywhere();
    town.edit(ONE, "expires_on: 2029-10-05", "expires_on: 2026-11-01");
    assert_unseen(&town);
}

/// CON-03: a picture in which somebody who withdrew is no more than one of a crowd stays where others show it, and is in
/// no receipt.
#[test]
fn a_picture_that_others_lawfully_show_stays() {
    let town = with_picture("anh.jpg", &camera::photo(900, 600));
    let image = "image: { file: ../../articles/2026/anh.jpg, alt: Sân trường, people: [{ role: crowd }] }\nsummary:";
    town.edit(ONE, "summary:", image);
    town.publish();
    let before = pictures(&town);
    town.edit(ONE, ONE_CONSENT, &format!("{ONE_CONSENT}  withdrawn_on: 2026-11-08\n"));
    town.publish();
    assert_eq!(pictures(&town), before);
    let receipt = &town.receipts()[0].1;
    assert!(receipt.contains("nguoi-1") && !receipt.contains("assets/pictures"), "{receipt}");
}

/// CON-02: the consent of a story covers its pictures or they are not shown; one that shows nobody
/// needs none, if somebody says so.
#[test]
fn a_story_shows_pictures_within_its_consent_only() {
    let consent = "consent: { status: granted, basis: consent, subject: adult, scopes: [bio], purposes: [website], \
                   granted_on: 2026-11-01, method: written, evidence: HS-2026-900 }";
    let town = Town::new();
    town.write("articles/2026/khan.jpg", camera::photo(700, 500));
    town.edit(STORY, "anonymised: true", &format!("{consent}\nimage: {{ file: khan.jpg, alt: {ALT} }}"));
    town.edit(STORY, "Cả mùa mưa", &format!("![{ALT}](khan.jpg)\n\nCả mùa mưa"));
    assert_unseen(&town);
    assert_eq!(left_out(&town), 2);
    town.edit(STORY, &format!("alt: {ALT} }}"), &format!("alt: {ALT}, people: [{{ role: honoree }}] }}"));
    assert_unseen(&town);
    town.edit(STORY, "scopes: [bio]", "scopes: [bio, photo]");
    town.publish();
    assert!(!pictures(&town).is_empty());
    assert_eq!(left_out(&town), 0);
    let drawing = Town::new();
    drawing.write("articles/2026/khan.jpg", camera::photo(700, 500));
    let image = format!("{consent}\nimage: {{ file: khan.jpg, alt: Chiếc khăn, people: [] }}");
    drawing.edit(STORY, "anonymised: true", &image);
    drawing.publish();
    assert!(!pictures(&drawing).is_empty() && left_out(&drawing) == 0);
}

/// CON-02: whoever is named in a picture of another piece is asked there too; a stage is public.
#[test]
fn somebody_who_is_named_in_a_picture_must_have_agreed() {
    let town = Town::new();
    town.write("events/2026/san-khau.jpg", camera::photo(900, 600));
    let people = "people: [{ role: honoree, honoree: nguoi-1 }]";
    town.edit(EVENT, "kind:", &format!("image: {{ file: san-khau.jpg, alt: {ALT}, {people} }}\nkind:"));
    town.publish();
    assert!(!pictures(&town).is_empty());
    town.edit(ONE, "bio, photo, quote", "bio, quote");
    assert_unseen(&town);
    town.edit(ONE, "bio, quote", "bio, photo, quote");
    town.publish();
    let published = pictures(&town);
    town.edit(ONE, ONE_CONSENT, &format!("{ONE_CONSENT}  withdrawn_on: 2026-11-08\n"));
    assert_unseen(&town);
    let receipt = &town.receipts()[0].1;
    assert!(published.iter().all(|(path, _)| receipt.contains(path)), "CON-03: {receipt}");
    town.edit(ONE, "  withdrawn_on: 2026-11-08\n", "");
    town.edit(ONE, "basis: consent", "basis: public_event");
    town.publish();
    assert!(pictures(&town).is_empty(), "CON-03: the receipt remembers");
    town.edit(ONE, "granted_on: 2026-10-05", "granted_on: 2026-11-09");
    town.publish();
    assert!(!pictures(&town).is_empty(), "a photograph of a public event (CON-01)");
    town.edit(EVENT, "honoree: nguoi-1", "honoree: nguoi-11");
    assert!(town.problems().contains(&"unknown-reference".to_owned()));
}

/// CON-02, CON-03: whoever is named in a portrait or in a campaign's logo is asked there, too.
#[test]
fn somebody_who_is_named_in_a_portrait_or_a_logo_must_have_agreed() {
    for (file, before, key) in [(ONE, "summary:", "portrait"), ("campaigns/2026/index.vi.md", "year:", "logo")] {
        let town = Town::new();
        town.write(&format!("{}/hai-nguoi.jpg", &file[..file.rfind('/').expect("a folder")]), camera::photo(900, 900));
        let people = "people: [{ role: honoree, honoree: nguoi-1 }]";
        town.edit(file, before, &format!("{key}: {{ file: hai-nguoi.jpg, alt: {ALT}, {people} }}\n{before}"));
        assert!(!town.problems().contains(&"picture-withheld".to_owned()), "{key}");
        town.edit(file, "honoree: nguoi-1", "honoree: nguoi-5");
        assert_unseen(&town);
        assert_eq!(left_out(&town), 1, "{key}");
        town.edit(file, "honoree: nguoi-5", "honoree: khong-co-ai");
        assert!(town.problems().contains(&"unknown-reference".to_owned()), "{key}");
    }
}

/// LOC-04: the guard reads the bytes of pictures, also of those that come from the shelf.
#[test]
fn the_guard_reads_the_bytes_of_pictures() {
    let town = with_picture("anh.jpg", &camera::photo(800, 600));
    town.publish();
    let list = town.path("kin.txt");
    fs::write(&list, "Thôn Mẫu Khuất Nẻo\n").expect("writable");
    let name = shelf(&town).into_iter().find(|name| name.ends_with(".jpg")).expect("a picture");
    let whole = fs::read(town.path(".tincay/pictures").join(&name)).expect("readable");
    // A comment behind the first mark (ITU T.81, annex B), and the hash that the shelf wants.
    let secret = "Thôn Mẫu Khuất Nẻo".as_bytes();
    let length = u16::try_from(secret.len() + 2).expect("a comment is short").to_be_bytes();
    let told = [&whole[32..34], &[0xff, 0xfe], &length, secret, &whole[34..]].concat();
    let kept = [blake3::hash(&told).as_bytes().as_slice(), &told].concat();
    fs::write(town.path(".tincay/pictures").join(&name), kept).expect("writable");
    fs::remove_dir_all(town.path("public")).expect("removable");
    let list = list.to_string_lossy().into_owned();
    let run = town.run(&["build", "--publish", "--reproduce", "--date", "2026-11-10", "--forbidden", &list]);
    assert!(run.code == 1 && run.stderr.contains(&format!("assets/pictures/{name}")), "{}", run.stderr);
    assert_eq!(town.files(), Vec::<String>::new());
}
