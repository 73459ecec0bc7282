//! A campaign's palette: four colours whose contrast must suffice (content.md: a pair below
//! WCAG AA names the nearest colour that passes).

use crate::colour::{Grounds, Rgb, TEXT};
use crate::diag::{Diagnostic, Problem};
use crate::parse::{Document, Located, Part};
use crate::site::Palette;

/// The palette, if its colours are colours and can be read on the `grounds` of the theme.
pub fn check(
    colours: &[Option<Located<String>>; 4],
    (file, grounds): (&Document, &Grounds),
    problems: &mut Vec<Diagnostic>,
) -> Option<Palette> {
    let Grounds { paper, ink, night, ink_dark } = *grounds;
    let grounds = [paper, ink, night, ink_dark];
    let mut checked = Vec::new();
    for (colour, ground) in colours.iter().zip(grounds) {
        let colour = colour.as_ref()?;
        let span = file.span(&colour.path, Part::Value);
        let key = colour.path.to_string();
        match Rgb::parse(&colour.value) {
            None => {
                let problem = Diagnostic::new(Problem::WrongColour, span).arg("key", key);
                problems.push(problem.arg("value", &colour.value));
            }
            Some(rgb) if rgb.contrast(ground) < TEXT => {
                let ratio = format!("{:.1}", rgb.contrast(ground));
                let problem = Diagnostic::new(Problem::LowContrast, span).arg("key", key).arg("ratio", ratio);
                problems.push(problem.arg("nearest", rgb.readable_on(ground, TEXT).to_string()));
            }
            Some(rgb) => checked.push(rgb.to_string()),
        }
    }
    let [accent, accent_ground, accent_dark, accent_ground_dark] = checked.try_into().ok()?;
    Some(Palette { accent, accent_ground, accent_dark, accent_ground_dark })
}
