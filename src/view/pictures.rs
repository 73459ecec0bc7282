//! Pictures for templates: their files at all widths, their measures, their words.

use serde::Serialize;

use super::edition::{Edition, Words};
use crate::site::{Figure, Localised, Picture, Rendition};

/// A picture with what is said of it.
#[derive(Debug, Clone, Serialize)]
pub struct PictureView {
    /// Lighter formats, the best first.
    sources: Vec<SourceSet>,
    /// The format that every browser reads.
    srcset: String,
    src: String,
    /// Of `src` in pixels; the others have the same proportions.
    width: u32,
    height: u32,
    alt: String,
    alt_lang: String,
    caption: String,
    caption_lang: String,
    credit: String,
}

/// A picture for those who show a link to the page, and for machines: one file, its whole address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sight {
    pub url: String,
    #[serde(rename = "type")]
    pub media_type: &'static str,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    pub alt: String,
}

#[derive(Debug, Clone, Serialize)]
struct SourceSet {
    #[serde(rename = "type")]
    media_type: &'static str,
    srcset: String,
}

/// The file that stands for a picture where only one can: about as wide as a column of text.
const MIDDLE: u32 = 720;
/// The file that is shown beside a link: large enough for every network, and light.
const SHARED: u32 = 1080;

impl Edition<'_> {
    /// `picture` with its words.
    pub fn picture(&self, picture: &Picture, alt: Words, caption: Words) -> PictureView {
        let forms = picture.still.forms();
        let (last, lighter) = forms.split_last().expect("every picture has the format that every browser reads");
        let sources = lighter.iter().map(|form| SourceSet {
            media_type: form.media_type(),
            srcset: self.srcset(&picture.still.renditions_in(*form)),
        });
        let plain = picture.still.renditions_in(*last);
        let middle = at_least(MIDDLE, &plain);
        PictureView {
            sources: sources.collect(),
            srcset: self.srcset(&plain),
            src: self.href(&format!("/{}", middle.path)),
            width: middle.width,
            height: middle.height,
            alt: alt.text,
            alt_lang: alt.lang,
            caption: caption.text,
            caption_lang: caption.lang,
            credit: picture.credit.clone().unwrap_or_default(),
        }
    }

    /// `picture` beside a link to its page.
    pub fn sight(&self, picture: &Picture, alt: Words) -> Sight {
        let form = *picture.still.forms().last().expect("every picture has the format that every browser reads");
        let plain = picture.still.renditions_in(form);
        let Rendition { width, height, path, .. } = at_least(SHARED, &plain);
        let url = format!("{}{}", self.site.config.origin(), self.href(&format!("/{path}")));
        Sight { url, media_type: form.media_type(), width: *width, height: *height, alt: alt.text }
    }

    /// A picture whose words stand in the body.
    pub fn bare_picture(&self, picture: &Picture) -> PictureView {
        self.picture(picture, Words::default(), Words::default())
    }

    fn srcset(&self, renditions: &[Rendition]) -> String {
        let one =
            |rendition: &Rendition| format!("{} {}w", self.href(&format!("/{}", rendition.path)), rendition.width);
        renditions.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    /// What `read` finds in the text for this language, else in the original's (TRN-03).
    pub fn words_or_original<T>(&self, texts: &Localised<T>, read: impl Fn(&T) -> Option<String>) -> Words {
        if let Some(text) = texts.own(self.language()).and_then(&read) {
            return Words { text, lang: String::new() };
        }
        let original = texts.original_language();
        let lang = if original == self.language() { String::new() } else { original.code().to_owned() };
        read(texts.original()).map_or_else(Words::default, |text| Words { text, lang })
    }

    /// A picture in a body. Its words say which language is theirs when the body's is another.
    pub fn figure(&self, figure: &Figure) -> PictureView {
        let lang = figure.language.code().to_owned();
        let caption = figure.caption.clone().map_or_else(Words::default, |text| Words { text, lang: lang.clone() });
        self.picture(&figure.picture, Words { text: figure.alt.clone(), lang }, caption)
    }
}

/// The first that is as wide as `width`, else the widest.
fn at_least(width: u32, renditions: &[Rendition]) -> &Rendition {
    let wide = renditions.iter().find(|rendition| rendition.width >= width);
    wide.or(renditions.last()).expect("a picture has at least one width")
}
