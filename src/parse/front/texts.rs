//! Reading the texts (T) of a piece, in an original or a translation.

use super::super::fields::Fields;
use super::{OwnTexts, PictureTexts, Texts};
use crate::site::Kind;

/// The texts that stand in `fields`, in an original or a translation of `kind`.
pub fn texts(fields: &Fields, kind: Kind, original: bool) -> Texts {
    let PictureTexts { alt: picture_alt, caption: picture_caption } = picture_texts(fields, "image", original);
    Texts {
        // A translation without one is not used yet.
        title: if original { fields.required_text("title") } else { fields.awaited_text("title") },
        summary: fields.text("summary"),
        slug: fields.located("slug"),
        safe_title: fields.located("safe_title"),
        aliases: fields.located_list("aliases"),
        picture_alt,
        picture_caption,
        pictures: listed_pictures(fields, original),
        allowed_claims: allowed_claims(fields),
        own: own(fields, kind, original).map(Box::new),
        translated_from: if original { None } else { fields.located("translated_from") },
    }
}

fn own(fields: &Fields, kind: Kind, original: bool) -> Option<OwnTexts> {
    let text = |key| fields.text(key);
    let slogans = || if original { slogan_texts(fields) } else { fields.text_map("slogans") };
    let alt = |key| picture_texts(fields, key, original).alt;
    match kind {
        Kind::Campaign => Some(OwnTexts {
            theme: text("theme"),
            goal_line: text("goal_line"),
            slogans: slogans(),
            logo_alt: alt("logo"),
            ..OwnTexts::default()
        }),
        Kind::Event => Some(OwnTexts { venue: text("venue"), ..OwnTexts::default() }),
        Kind::Honoree => Some(OwnTexts {
            position: text("position"),
            achievement: text("achievement"),
            award: text("award"),
            quote: text("quote"),
            portrait_alt: alt("portrait"),
            ..OwnTexts::default()
        }),
        Kind::Article | Kind::Page | Kind::Place => None,
    }
}

fn picture_texts(fields: &Fields, key: &'static str, original: bool) -> PictureTexts {
    fields.map(key).map_or_else(PictureTexts::default, |image| texts_in(image, original))
}

fn texts_in(image: Fields, original: bool) -> PictureTexts {
    if original {
        image.knows(&["file", "credit", "people"]);
    } else {
        image.refuse_facts(&["file", "credit", "people"]);
    }
    let texts = PictureTexts { alt: image.text("alt"), caption: image.text("caption") };
    image.finish();
    texts
}

/// In an original a list of pictures, each with its `id`; in a translation their texts by it.
fn listed_pictures(fields: &Fields, original: bool) -> Vec<(String, PictureTexts)> {
    if !original {
        let named = fields.named_maps("pictures").into_iter();
        return named.map(|(id, image)| (id, texts_in(image, false))).collect();
    }
    let listed = fields.maps("pictures").into_iter();
    listed.map(|image| (image.required_text("id"), texts_in(image, true))).collect()
}

/// `allow_claim: {phrase, reason}`, or a list of such.
fn allowed_claims(fields: &Fields) -> Vec<String> {
    let is_one = fields.is_map("allow_claim");
    let one = if is_one || fields.sketches() { fields.map("allow_claim") } else { None };
    let many = if is_one { Vec::new() } else { fields.maps("allow_claim") };
    one.into_iter().chain(many).filter_map(allowed_claim).collect()
}

/// Without a reason it allows nothing.
fn allowed_claim(fields: Fields) -> Option<String> {
    let (phrase, reason) = (fields.required_text("phrase"), fields.required_text("reason"));
    fields.finish();
    (!phrase.is_empty() && !reason.is_empty()).then_some(phrase)
}

fn slogan_texts(fields: &Fields) -> Vec<(String, String)> {
    fields.maps("slogans").iter().map(|slogan| (slogan.required_text("id"), slogan.required_text("text"))).collect()
}
