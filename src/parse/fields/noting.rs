//! Fields while nothing is read and only notes are taken of what is asked for: see [`sketch`].
//!
//! [`sketch`]: super::super::sketch

use std::cell::RefCell;

use super::super::reading::Reading;
use super::super::sketch::{Form, Note};
use super::super::yaml::FieldPath;
use super::Fields;

impl<'a> Fields<'a> {
    /// Fields of nothing, for notes of what is asked for; `None` when none are taken.
    pub fn sketch(reading: &'a Reading<'a>, path: FieldPath) -> Option<Self> {
        let map = &reading.nothing;
        reading.sketches().then(|| Self { reading, map, path, known: RefCell::default() })
    }

    /// Whether nothing is read and only notes are taken.
    pub fn sketches(&self) -> bool {
        self.reading.sketches()
    }

    /// Notes that further keys like `pattern` hold texts.
    pub fn admits(&self, pattern: &'static str) {
        self.reading.note(&self.path, "", Note::Others(pattern));
    }

    /// Notes that `key` may be one of `words`, which have no labels.
    pub fn one_of(&self, key: &str, words: &[&'static str]) {
        self.reading.note(&self.path, key, Note::Form(Form::Word("", words.to_vec())));
    }

    /// Notes that `key` is asked for in the form that `form` gives; whether that is all there is to do.
    pub(super) fn noted(&self, key: &str, form: impl FnOnce() -> Form) -> bool {
        if self.sketches() {
            self.reading.note(&self.path, key, Note::Form(form()));
        }
        self.sketches()
    }
}
