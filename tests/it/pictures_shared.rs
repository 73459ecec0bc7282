//! Pictures where others show them: beside links, to machines, through hosts. Ordinary pages tell one
//! file with its whole address; sensitive ones, stories and profiles of people tell none.

use std::fs;

use crate::camera;
use crate::pictures::{GUIDE, ONE, PAGE, PORTRAIT, pictures, with_picture};
use crate::safety_town::Town;

/// What a page's head says under `property`.
fn said(html: &str, property: &str) -> Option<String> {
    let rest = html.split_once(&format!("=\"{property}\" content=\""))?.1;
    rest.split('"').next().map(str::to_owned)
}

/// The file that pages tell is there, has these measures, and its words are in the page's language.
#[test]
fn a_link_to_a_page_shows_its_picture() {
    let town = with_picture("anh.jpg", &camera::photo(1500, 1000));
    town.publish();
    for (page, alt) in [(PAGE, "Bốn màu"), ("en/articles/sharing-housework/index.html", "Four colours")] {
        let html = town.page(page);
        let url = said(&html, "og:image").expect("a picture");
        let path = url.strip_prefix("https://thi-tran-mau.example/").expect("a whole address");
        let file = image::open(town.path("public").join(path)).expect("it is there");
        let told = |property: &str| said(&html, property).unwrap_or_default();
        assert_eq!((told("og:image:width"), told("og:image:height")), ("1080".into(), "720".into()));
        assert_eq!((file.width(), file.height()), (1080, 720));
        assert_eq!((told("og:image:type"), told("og:image:alt")), ("image/jpeg".into(), alt.into()));
        assert_eq!((told("twitter:image"), told("twitter:card")), (url.clone(), "summary_large_image".into()));
        let graph = html.split_once("application/ld+json\">").and_then(|(_, rest)| rest.split('<').next());
        let graph: serde_json::Value = serde_json::from_str(graph.expect("JSON-LD")).expect("JSON");
        let things = graph["@graph"].as_array().expect("things");
        let image = things.iter().find_map(|thing| thing.get("image")).expect("an image");
        assert_eq!((&image["url"], &image["width"], &image["height"]), (&url.into(), &1080.into(), &720.into()));
        assert_eq!(image["description"], alt);
    }
}

/// What is copied by others no withdrawal takes away (CON-03): profiles and stories have a picture on
/// their page and none beside links to it. TRACE-04: sensitive pages have no picture at all.
#[test]
fn pictures_of_people_are_handed_to_nobody() {
    let town = Town::new();
    town.write("honorees/2026/chan-dung.jpg", camera::photo(600, 800));
    town.edit(ONE, "summary:", PORTRAIT);
    town.write("articles/2026/khan.jpg", camera::photo(700, 500));
    let story = "articles/2026/chuyen-chiec-khan.vi.md";
    town.edit(story, "anonymised: true", "anonymised: true\nimage: { file: khan.jpg, alt: Chiếc khăn }");
    town.publish();
    assert!(town.holding("Bà Mai bên máy may").len() > 2 && town.holding("Chiếc khăn").len() > 2);
    for told in ["og:image", "ImageObject", "twitter:image"] {
        assert_eq!(town.holding(told), Vec::<String>::new(), "{told}");
    }
    let sensitive = "sensitivity: sensitive\nportrait: { file: chan-dung.jpg";
    town.edit(ONE, "portrait: { file: chan-dung.jpg", sensitive);
    assert!(town.problems().contains(&"picture-in-sensitive".to_owned()));
}

/// A picture is named by its content and lies where every host is told that nothing ever changes.
#[test]
fn hosts_keep_pictures_for_ever() {
    let town = with_picture("anh.jpg", &camera::photo(800, 600));
    town.publish();
    assert!(!pictures(&town).is_empty());
    for file in ["public/_headers", ".tincay/hosts/public/nginx.conf", ".tincay/hosts/public/object-storage.json"] {
        let text = fs::read_to_string(town.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let rule = text.split_once("immutable").unwrap_or_else(|| panic!("{file} has no rule: {text}")).0;
        let place = rule.rfind("assets/").unwrap_or_else(|| panic!("{file}: {text}"));
        assert!(!rule[place..].contains("ho-tro"), "{file}: {}", &rule[place..]);
    }
    assert!(
        town.page(&format!("bai-viet/{}/index.html", GUIDE.rsplit('/').next().unwrap_or_default()))
            .contains("/assets/pictures/")
    );
}
