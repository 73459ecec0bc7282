//! A body for rendering: its links become addresses, its directives what their templates show.

use serde::Serialize;

use super::cards::HotlineCard;
use super::edition::Edition;
use super::{Body, Part};
use crate::site::{self, Embed, Target};

#[derive(Serialize)]
struct Theme {
    text: String,
    lang: String,
}

#[derive(Serialize)]
struct Abbreviation {
    short: String,
    long: String,
    long_lang: String,
}

#[derive(Serialize)]
struct Hotlines {
    hotlines: Vec<HotlineCard>,
}

/// A hotline whose number may not be shown.
#[derive(Serialize)]
struct HotlineName {
    name: String,
    display: &'static str,
    tel: &'static str,
}

impl Edition<'_> {
    /// `body`, or nothing when it has no text.
    pub fn body(&self, body: &site::Body) -> Option<Body> {
        if body.text.is_blank() {
            return None;
        }
        Some(Body {
            text: body.text.clone(),
            text_digest: body.digest,
            heading_ids: body.heading_ids.clone(),
            links: body
                .links
                .iter()
                .map(|(written, target)| (written.clone(), target.as_ref().map(|target| self.target(target))))
                .collect(),
            directives: body
                .directives
                .iter()
                .filter_map(|(call, embed)| Some((call.clone(), self.embed(embed)?)))
                .collect(),
            pictures: body
                .pictures
                .iter()
                .map(|(written, picture)| {
                    (written.clone(), picture.as_ref().map(|shown| Part::of(self.bare_picture(shown))))
                })
                .collect(),
        })
    }

    fn target(&self, target: &Target) -> String {
        match target {
            Target::External(url) => url.clone(),
            Target::Fragment(id) => format!("#{id}"),
            Target::Route { route, fragments } => {
                let fragment = fragments.iter().find(|(language, _)| language == self.language());
                let url = self.url(*route);
                fragment.map_or_else(|| url.clone(), |(_, id)| format!("{url}#{id}"))
            }
        }
    }

    /// What a directive shows; `None`: nothing, not even its template.
    fn embed(&self, embed: &Embed) -> Option<Part> {
        Some(match embed {
            Embed::Hotline(ix) => Part::of(self.hotline_card(&self.site.hotlines[*ix])),
            Embed::HotlineName(name) => {
                Part::of(HotlineName { name: name.get(self.language()).clone(), display: "", tel: "" })
            }
            Embed::Hotlines => {
                let hotlines = self.site.help_lines().map(|hotline| self.hotline_card(hotline)).collect();
                Part::of(Hotlines { hotlines })
            }
            Embed::Place(ix) => Part::of(self.place_card(*ix)),
            Embed::Document(ix) => Part::of(self.document_card(&self.site.documents[*ix])),
            Embed::Event(ix) => Part::of(self.event_card(*ix)),
            Embed::Theme(ix) => self.theme(*ix),
            Embed::Abbreviation(ix) => self.abbreviation(*ix),
            Embed::Figure(figure) => Part::of(self.figure(figure)),
            Embed::Nothing => return None,
        })
    }

    fn theme(&self, ix: site::Ix<site::Campaign>) -> Part {
        let theme = self.words_by(&self.site.campaigns[ix].texts, |text| text.extra.theme.clone());
        Part::of(Theme { text: theme.text, lang: theme.lang })
    }

    fn abbreviation(&self, ix: site::Ix<site::Abbreviation>) -> Part {
        let abbreviation = &self.site.abbreviations[ix];
        let long = self.words(&abbreviation.text);
        Part::of(Abbreviation { short: abbreviation.id.clone(), long: long.text, long_lang: long.lang })
    }
}
