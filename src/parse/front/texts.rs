//! Reading the texts (T) of a piece, in an original or a translation.

use super::super::fields::Fields;
use super::Texts;
use crate::site::Kind;

/// The texts that stand in `fields`, in an original or a translation of `kind`.
pub fn texts(fields: &Fields, kind: Kind, original: bool) -> Texts {
    let (picture_alt, picture_caption) = picture_texts(fields, "image", original);
    let mut texts = Texts {
        title: fields.required_text("title"),
        summary: fields.text("summary"),
        slug: fields.located("slug"),
        safe_title: fields.located("safe_title"),
        aliases: fields.located_list("aliases"),
        picture_alt,
        picture_caption,
        allowed_claim: fields.map("allow_claim").and_then(allowed_claim),
        ..Texts::default()
    };
    match kind {
        Kind::Campaign => {
            texts.theme = fields.text("theme");
            texts.goal_line = fields.text("goal_line");
            texts.slogans = if original { slogan_texts(fields) } else { fields.text_map("slogans") };
        }
        Kind::Event => texts.venue = fields.text("venue"),
        Kind::Honoree => {
            texts.position = fields.text("position");
            texts.achievement = fields.text("achievement");
            texts.award = fields.text("award");
            texts.quote = fields.text("quote");
            texts.portrait_alt = picture_texts(fields, "portrait", original).0;
        }
        Kind::Article | Kind::Page | Kind::Place => {}
    }
    if !original {
        texts.translated_from = fields.located("translated_from");
    }
    texts
}

fn picture_texts(fields: &Fields, key: &'static str, original: bool) -> (Option<String>, Option<String>) {
    let Some(image) = fields.map(key) else { return (None, None) };
    if original {
        image.knows(&["file", "credit", "people"]);
    } else {
        image.refuse_facts(&["file", "credit", "people"]);
    }
    let texts = (image.text("alt"), image.text("caption"));
    image.finish();
    texts
}

/// `allow_claim: {phrase, reason}`: without a reason it allows nothing.
fn allowed_claim(fields: Fields) -> Option<String> {
    let (phrase, reason) = (fields.required_text("phrase"), fields.required_text("reason"));
    fields.finish();
    (!phrase.is_empty() && !reason.is_empty()).then_some(phrase)
}

fn slogan_texts(fields: &Fields) -> Vec<(String, String)> {
    fields.maps("slogans").iter().map(|slogan| (slogan.required_text("id"), slogan.required_text("text"))).collect()
}
