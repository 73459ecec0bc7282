//! What becomes of pictures (CON-06): nothing but pixels is published, right side up, in true
//! colours, at widths that the page tells; a second build makes nothing; what is withdrawn is gone
//! from the output and from the shelf (CON-03). Reads JPEG, PNG and WebP by their specifications.

use std::collections::BTreeSet;
use std::fs;

use crate::camera::{self, TELLING};
use crate::safety_hostile::attempt;
use crate::safety_town::Town;

pub const GUIDE: &str = "articles/2026/viec-nha-chia-deu";
pub const PAGE: &str = "bai-viet/viec-nha-chia-deu/index.html";
pub const ONE: &str = "honorees/2026/nguoi-1.vi.md";
pub const ONE_CONSENT: &str = "  evidence: HS-2026-801\n";
pub const PORTRAIT: &str =
    "portrait: { file: chan-dung.jpg, alt: Bà Mai bên máy may, people: [{ role: honoree }] }\nsummary:";

/// The town with `bytes` as the picture of one article, described in both languages.
pub fn with_picture(name: &str, bytes: &[u8]) -> Town {
    let town = Town::new();
    town.write(&format!("articles/2026/{name}"), bytes);
    town.edit(
        &format!("{GUIDE}.vi.md"),
        "summary:",
        &format!("image: {{ file: {name}, alt: Bốn màu, credit: Ban Mẫu }}\nsummary:"),
    );
    town.edit(&format!("{GUIDE}.en.md"), "summary:", "image: { alt: Four colours, caption: Sharing }\nsummary:");
    town
}

/// The published pictures, by path.
pub fn pictures(town: &Town) -> Vec<(String, Vec<u8>)> {
    let own = town.files().into_iter().filter(|path| path.starts_with("assets/pictures/"));
    own.map(|path| (path.clone(), fs::read(town.path("public").join(path)).expect("readable"))).collect()
}

pub fn shelf(town: &Town) -> BTreeSet<String> {
    let Ok(entries) = fs::read_dir(town.path(".tincay/pictures")) else { return BTreeSet::new() };
    entries.map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned()).collect()
}

/// Fails unless `bytes` hold nothing but what pixels need.
fn assert_bare(path: &str, bytes: &[u8]) {
    for word in TELLING {
        assert!(!bytes.windows(word.len()).any(|part| part == word.as_bytes()), "{path} tells {word}");
    }
    match path.rsplit('.').next() {
        Some("jpg") => jpeg_segments(path, bytes),
        Some("png") => png_chunks(path, bytes),
        Some("webp") => webp_chunks(path, bytes),
        other => panic!("{path}: {other:?}"),
    }
}

/// ITU T.81, annex B: only JFIF without a thumbnail, tables, frame and scans; nothing behind the end.
fn jpeg_segments(path: &str, bytes: &[u8]) {
    assert_eq!(bytes[..2], [0xff, 0xd8], "{path}");
    let mut at = 2;
    loop {
        assert_eq!(bytes[at], 0xff, "{path} at {at}");
        let marker = bytes[at + 1];
        if marker == 0xd9 {
            return assert_eq!(bytes.len(), at + 2, "{path} has something behind its end");
        }
        let length = usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
        let data = &bytes[at + 4..at + 2 + length];
        match marker {
            0xe0 => assert!(data.starts_with(b"JFIF\0") && data[12..] == [0, 0], "{path}: {data:?}"),
            0xc0 | 0xc1 | 0xc2 | 0xc4 | 0xdb | 0xdd | 0xda => {}
            other => panic!("{path} has a segment {other:#x}"),
        }
        at += 2 + length;
        if marker == 0xda {
            let is_end = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7);
            at += bytes[at..].windows(2).position(is_end).expect("a scan ends");
        }
    }
}

/// PNG, 4.3: critical chunks only.
fn png_chunks(path: &str, bytes: &[u8]) {
    let mut at = 8;
    while at < bytes.len() {
        let length = u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four")) as usize;
        let kind = &bytes[at + 4..at + 8];
        assert!([b"IHDR", b"PLTE", b"IDAT", b"IEND"].iter().any(|own| *own == kind), "{path}: {kind:?}");
        at += 12 + length;
    }
    assert_eq!(at, bytes.len(), "{path}");
}

/// RFC 9649: the picture and its holes, and of the extended head no flag for anything else.
fn webp_chunks(path: &str, bytes: &[u8]) {
    assert_eq!((&bytes[..4], &bytes[8..12]), (&b"RIFF"[..], &b"WEBP"[..]), "{path}");
    assert_eq!(u32::from_le_bytes(bytes[4..8].try_into().expect("four")) as usize + 8, bytes.len(), "{path}");
    let mut at = 12;
    while at < bytes.len() {
        let length = u32::from_le_bytes(bytes[at + 4..at + 8].try_into().expect("four")) as usize;
        match &bytes[at..at + 4] {
            b"VP8X" => assert_eq!(bytes[at + 8] & !0x10, 0, "{path} says that it has more"),
            b"VP8 " | b"VP8L" | b"ALPH" => {}
            other => panic!("{path}: {other:?}"),
        }
        at += 8 + length + length % 2;
    }
}

/// The value of `name` in each tag of `html` that begins with `<tag `.
pub fn attributes(html: &str, tag: &str, name: &str) -> Vec<String> {
    let open = format!("<{tag} ");
    let tags = html.split(open.as_str()).skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
    let value = |tag: &str| Some(tag.split_once(&format!("{name}=\""))?.1.split('"').next()?.to_owned());
    tags.filter_map(value).collect()
}

/// CON-06: whatever way the phone was held, what is published is right side up, in the colours of
/// its profile, and holds nothing but pixels.
#[test]
fn nothing_of_a_camera_is_left_and_every_picture_is_right_side_up() {
    let (town, upright) = (Town::new(), camera::quarters(900, 600));
    let items = (1..=8).map(|at| format!("  - {{ id: p{at}, file: p{at}.jpg, alt: Ảnh {at} }}\n")).collect::<String>();
    for at in 1..=8 {
        town.write(&format!("articles/2026/p{at}.jpg"), camera::phone_photo(&upright, at));
    }
    town.write("articles/2026/ve.png", camera::see_through_drawing(800, 400));
    let list = format!("pictures:\n{items}  - {{ id: ve, file: ve.png, alt: Hình vẽ }}\nsummary:");
    town.edit(&format!("{GUIDE}.vi.md"), "summary:", &list);
    let figures = (1..=8).map(|at| format!("{{{{figure p{at}.jpg}}}}\n\n")).collect::<String>() + "{{figure ve}}\n\n";
    town.edit(&format!("{GUIDE}.vi.md"), "## Trước hết", &format!("{figures}## Trước hết"));
    town.publish();
    let pictures = pictures(&town);
    assert_eq!(pictures.len(), 8 * 2 * 3 + 2 * 2, "JPEG and WebP at 360, 720 and 900; PNG and WebP at 360 and 800");
    for (path, bytes) in &pictures {
        assert_bare(path, bytes);
        let picture = image::load_from_memory(bytes).expect("what is published can be read").into_rgba8();
        let (width, height) = picture.dimensions();
        if path.ends_with(".png") || height * 2 == width {
            assert_eq!(picture.get_pixel(width / 2, height / 2)[3], 0, "{path} has no hole");
            assert_eq!(picture.get_pixel(1, 1).0, [122, 50, 0, 255], "{path}: nothing is lost");
            continue;
        }
        assert_eq!(height, (width * 2 + 1) / 3, "{path}");
        // Adobe RGB as sRGB, by the matrices of both.
        for (x, y, colour) in
            [(1, 1, [255, 24, 24]), (3, 1, [0, 201, 37]), (1, 3, [21, 57, 225]), (3, 3, [245, 245, 245])]
        {
            let found = picture.get_pixel(width * x / 4, height * y / 4);
            let off = (0..3).map(|at| found[at].abs_diff(colour[at])).max();
            assert!(off < Some(16), "{path} at {x}, {y}: {found:?} instead of {colour:?}");
        }
    }
}

/// A photograph that a program saved with a fourth channel is a photograph still; one with a hole is
/// not, however small the hole.
#[test]
fn a_fourth_channel_that_says_nothing_is_left_out() {
    let pixels = |hole: bool| {
        let opaque = camera::quarters(800, 600);
        let mut pixels = image::DynamicImage::ImageRgb8(opaque).into_rgba8();
        pixels.put_pixel(700, 500, image::Rgba([0, 0, 0, if hole { 254 } else { 255 }]));
        camera::png(&pixels)
    };
    for (hole, ending) in [(false, ".jpg"), (true, ".png")] {
        let town = with_picture("anh.png", &pixels(hole));
        town.publish();
        let plain = pictures(&town).into_iter().filter(|(path, _)| !path.ends_with(".webp"));
        assert!(plain.clone().count() == 2 && plain.clone().all(|(path, _)| path.ends_with(ending)), "{hole}");
    }
}

/// CON-06: names are made from content, the page tells the measures that the files have, and every
/// file that it tells of is there.
#[test]
fn a_page_tells_the_files_and_measures_that_there_are() {
    let town = with_picture("nha-ba-Mai-o-xom-Mau.jpg", &camera::photo(1500, 1000));
    town.publish();
    assert_eq!(town.holding("nha-ba-Mai"), Vec::<String>::new(), "a file's own name is told to nobody");
    let html = town.page(PAGE);
    let (told, there): (BTreeSet<String>, BTreeSet<String>) = (
        ["source", "img"]
            .iter()
            .flat_map(|tag| attributes(&html, tag, "srcset"))
            .flat_map(|set| {
                set.split(", ").map(|one| one.split(' ').next().unwrap_or_default()[1..].to_owned()).collect::<Vec<_>>()
            })
            .collect(),
        pictures(&town).into_iter().map(|(path, _)| path).collect(),
    );
    assert_eq!(told, there);
    for set in ["source", "img"].iter().flat_map(|tag| attributes(&html, tag, "srcset")) {
        for one in set.split(", ") {
            let (path, width) = one.split_once(' ').expect("address and width");
            let file = image::open(town.path("public").join(&path[1..])).expect("readable");
            assert_eq!(format!("{}w", file.width()), width, "{path}");
        }
    }
    let src = &attributes(&html, "img", "src")[0];
    let file = image::open(town.path("public").join(&src[1..])).expect("readable");
    let measures = (attributes(&html, "img", "width")[0].clone(), attributes(&html, "img", "height")[0].clone());
    assert_eq!(measures, (file.width().to_string(), file.height().to_string()));
    // The picture at the head of the page is not lazy, one on a card in a list is.
    assert!(!html.split("</header>").next().expect("a head").contains("loading=\"lazy\""));
    assert!(town.page("bai-viet/index.html").contains("loading=\"lazy\""));
    let english = town.page("en/articles/sharing-housework/index.html");
    assert!(english.contains("alt=\"Four colours\"") && english.contains("Sharing"), "{english}");
    assert!(html.contains("alt=\"Bốn màu\"") && html.contains("Ban Mẫu"));
}

/// A second build reads no picture and makes none: with other bytes of the same size and age in its
/// place, nothing changes, whether the output is still there or comes from the shelf.
#[test]
fn a_second_build_reads_and_makes_nothing() {
    let town = with_picture("anh.jpg", &camera::photo(800, 600));
    town.publish();
    let (first, kept) = (pictures(&town), shelf(&town));
    assert_eq!((first.len(), kept.len()), (4, 5), "{kept:?}");
    let file = town.path("content/articles/2026/anh.jpg");
    let modified = fs::metadata(&file).and_then(|found| found.modified()).expect("a time");
    let length = fs::read(&file).expect("readable").len();
    fs::write(&file, vec![0; length]).expect("writable");
    fs::File::options().write(true).open(&file).and_then(|file| file.set_modified(modified)).expect("a time is set");
    town.publish();
    assert_eq!(pictures(&town), first);
    fs::remove_dir_all(town.path("public")).expect("removable");
    town.publish();
    assert_eq!(pictures(&town), first, "from the shelf");
    // Another time of change: now it is read, and told.
    fs::write(&file, vec![0; length]).expect("writable");
    assert!(town.problems().contains(&"picture-format".to_owned()));
}

/// What the shelf holds is used only if it is whole, and what it lost is made again.
#[test]
fn a_damaged_shelf_is_made_again() {
    let town = with_picture("anh.jpg", &camera::photo(800, 600));
    town.publish();
    let first = pictures(&town);
    for name in shelf(&town) {
        fs::write(town.path(".tincay/pictures").join(name), b"half").expect("writable");
    }
    fs::remove_dir_all(town.path("public")).expect("removable");
    town.publish();
    assert_eq!(pictures(&town), first);
}

/// CON-02: without scope `photo` there is no portrait anywhere; with it there is.
#[test]
fn a_portrait_is_published_within_its_scope_only() {
    let town = Town::new();
    town.write("honorees/2026/chan-dung.jpg", camera::photo(600, 800));
    town.edit(ONE, "summary:", PORTRAIT);
    town.publish();
    assert!(!town.holding("Bà Mai bên máy may").is_empty() && !pictures(&town).is_empty());
    town.edit(ONE, "bio, photo, quote", "bio, quote");
    town.publish();
    assert_eq!((town.holding("Bà Mai bên máy may"), pictures(&town).len()), (Vec::new(), 0));
    assert_eq!(shelf(&town), BTreeSet::from(["index".to_owned()]), "nor is it kept");
}

/// CON-03: a withdrawal takes the renditions out of the output and off the shelf, and the receipt
/// names them with their addresses.
#[test]
fn withdrawn_consent_removes_every_rendition() {
    let town = Town::new();
    town.write("honorees/2026/chan-dung.jpg", camera::photo(600, 800));
    town.edit(ONE, "summary:", PORTRAIT);
    town.publish();
    let published = pictures(&town);
    assert!(!published.is_empty() && shelf(&town).len() == published.len() + 1);
    town.edit(ONE, ONE_CONSENT, &format!("{ONE_CONSENT}  withdrawn_on: 2026-11-08\n"));
    town.publish();
    assert_eq!((pictures(&town), shelf(&town)), (Vec::new(), BTreeSet::from(["index".to_owned()])));
    let receipt = &town.receipts()[0].1;
    for (path, _) in published {
        assert!(receipt.contains(&format!("\"{path}\"")), "{path} is not in {receipt}");
        assert!(receipt.contains(&format!("\"https://thi-tran-mau.example/{path}\"")), "{path}: {receipt}");
    }
}

/// PUB-04: files that promise too much, break off or are something else are told, in little time and memory.
#[test]
fn bombs_and_broken_files_are_told_and_nothing_is_written() {
    let photo = camera::phone_photo(&camera::quarters(900, 600), 1);
    let mut scarred = camera::see_through_drawing(700, 700);
    let middle = scarred.len() / 2;
    scarred[middle..middle + 20].fill(0xaa);
    for (name, bytes, code) in [
        ("bomb.png", camera::bomb(60_000, 60_000), "picture-too-large"),
        ("dai.png", camera::bomb(1_000, 60_000), "picture-too-large"),
        ("rong.png", camera::bomb(9_000, 9_000), "picture-broken"),
        ("cut.jpg", photo[..photo.len() * 2 / 3].to_vec(), "picture-broken"),
        ("cut.png", camera::see_through_drawing(700, 700)[..300].to_vec(), "picture-broken"),
        ("scar.png", scarred, "picture-broken"),
        ("text.jpg", b"not a picture".to_vec(), "picture-format"),
        ("rong.jpg", Vec::new(), "picture-format"),
        ("iphone.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), "picture-format"),
        ("ve.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".to_vec(), "picture-format"),
        ("lon.jpg", vec![0xff; (64 << 20) + 1], "picture-too-large"),
        ("nho.jpg", camera::photo(200, 100), "picture-small"),
    ] {
        let town = with_picture(name, &bytes);
        let told = attempt(&town, name).told;
        assert_eq!(told.matches(&format!("\"code\":\"{code}\"")).count(), 1, "{name}: {told}");
        let run = town.publish_on(crate::safety_town::DAY);
        assert_eq!(run.code, i32::from(code != "picture-small"), "{name}: {}", run.stderr);
        assert_eq!(town.files().is_empty(), code != "picture-small", "{name}");
    }
}

/// Seconds and memory for photographs of twelve megapixels: `--run-ignored only -- measure`.
#[test]
#[ignore = "measures; in a release build"]
fn measure_a_photograph_of_twelve_megapixels() {
    let noisy = image::RgbImage::from_fn(4000, 3000, |x, y| {
        let grain =
            u8::try_from((x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).rotate_left(7) % 24).unwrap_or(0);
        let wave = |at: u32, size: f32| ((at as f32 / size).sin() * 90.0 + 120.0) as u8;
        image::Rgb([wave(x, 300.0) + grain, wave(y, 200.0) + grain, wave(x + y, 500.0) + grain])
    });
    for count in [1, 4] {
        let town = Town::new();
        let mut list = String::from("pictures:\n");
        for at in 0..count {
            let mut own = noisy.clone();
            own.put_pixel(0, 0, image::Rgb([at, 0, 0]));
            town.write(&format!("articles/2026/p{at}.jpg"), camera::phone_photo(&own, 6));
            list += &format!("  - {{ id: p{at}, file: p{at}.jpg, alt: Ảnh }}\n");
        }
        town.edit(&format!("{GUIDE}.vi.md"), "summary:", &format!("{list}summary:"));
        let figures = (0..count).map(|at| format!("{{{{figure p{at}}}}}\n\n")).collect::<String>();
        town.edit(&format!("{GUIDE}.vi.md"), "## Trước hết", &format!("{figures}## Trước hết"));
        for what in ["made", "again"] {
            let attempt = crate::safety_hostile::attempt_unlimited(&town, &format!("{count} photographs, {what}"));
            assert!(attempt < 900, "{attempt} MiB");
        }
    }
}
