//! How far the pipeline is, as a bar on the terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::words::Words;
use crate::pipeline::{Progress, Stage};

/// The bar, on standard error; nothing where that is no terminal, or where nobody wants it.
pub struct Bar {
    bar: ProgressBar,
    labels: [String; 5],
}

impl Bar {
    /// A bar with the names of the stages from `words`.
    pub fn new(words: Words, shown: bool) -> Self {
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}").expect("the template is a constant");
        let bar = ProgressBar::with_draw_target(Some(0), target).with_style(style);
        let labels = ["stage-read", "stage-check", "stage-picture", "stage-render", "stage-write"];
        Self { bar, labels: labels.map(|key| words.say(key, &[])) }
    }

    /// Takes the bar off the screen.
    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }

    fn label(&self, stage: Stage) -> &str {
        let place = match stage {
            Stage::Read => 0,
            Stage::Check => 1,
            Stage::Picture => 2,
            Stage::Render => 3,
            Stage::Write => 4,
        };
        &self.labels[place]
    }
}

impl Progress for Bar {
    fn start(&self, stage: Stage, total: usize) {
        self.bar.set_message(self.label(stage).to_owned());
        self.bar.set_position(0);
        self.bar.set_length(u64::try_from(total).unwrap_or(u64::MAX));
    }

    fn advance(&self) {
        self.bar.inc(1);
    }
}
