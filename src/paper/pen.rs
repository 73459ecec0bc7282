//! Where the next letter is put, and so where words and lines end.

use std::rc::Rc;

use super::font::Font;

/// A place and a direction, as ISO 32000-1, 8.3 writes them: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix {
    a: f64,
    b: f64,
    c: f64,
    d: f64,
    e: f64,
    f: f64,
}

impl Default for Matrix {
    fn default() -> Self {
        Self::new([1.0, 0.0, 0.0, 1.0, 0.0, 0.0])
    }
}

impl Matrix {
    pub(super) fn new([a, b, c, d, e, f]: [f64; 6]) -> Self {
        Self { a, b, c, d, e, f }
    }

    /// This one, and `next` on what it gives.
    pub(super) fn then(&self, next: &Self) -> Self {
        Self {
            a: self.a * next.a + self.b * next.c,
            b: self.a * next.b + self.b * next.d,
            c: self.c * next.a + self.d * next.c,
            d: self.c * next.b + self.d * next.d,
            e: self.e * next.a + self.f * next.c + next.e,
            f: self.e * next.b + self.f * next.d + next.f,
        }
    }

    /// Moved by so much in its own direction.
    fn moved(&self, x: f64, y: f64) -> Self {
        Self::new([1.0, 0.0, 0.0, 1.0, x, y]).then(self)
    }
}

/// What pages set and keep.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// From what a page counts in to the paper.
    pub(super) page: Matrix,
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f64,
    pub(super) between_letters: f64,
    pub(super) between_words: f64,
    pub(super) stretch: f64,
    pub(super) leading: f64,
}

impl Default for State {
    fn default() -> Self {
        let page = Matrix::default();
        Self { page, font: None, size: 0.0, between_letters: 0.0, between_words: 0.0, stretch: 1.0, leading: 0.0 }
    }
}

/// So much of a letter's height between two letters is a gap between words; so much up or down is another line.
const GAP: f64 = 0.15;
const LINE: f64 = 0.5;

/// Letters that are set wide have gaps from [`LOOSE`] to [`FAR`] between them, three at least, of which most are more
/// than [`WIDE`] and less than [`WIDEST`]: pairs like AV are closer, and gaps between words are wider.
const LOOSE: f64 = 0.04;
const WIDE: f64 = 0.12;
const WIDEST: f64 = 0.8;
const FAR: f64 = 2.5;
const FEWEST: usize = 3;

/// What is between two letters of a line.
#[derive(Debug, Clone, Copy)]
struct Joint {
    /// In a letter's height.
    gap: f64,
    /// Where in the words a blank stands for it, if one does.
    blank: Option<usize>,
}

impl Joint {
    fn is_loose(&self) -> bool {
        (LOOSE..=FAR).contains(&self.gap)
    }
}

/// Puts letters one after the other.
#[derive(Debug, Default)]
pub(super) struct Pen {
    pub(super) state: State,
    /// Where the next letter goes, and where its line began.
    at: Matrix,
    line: Matrix,
    /// Where the last letter ended on the paper.
    last: Option<(f64, f64)>,
    /// What is between the letters of the line so far.
    joints: Vec<Joint>,
    pub(super) words: String,
    /// How many signs were letters, or stood for some.
    pub(super) letters: usize,
    /// How many nobody knows.
    pub(super) unknown: usize,
}

impl Pen {
    /// The next letter goes to `matrix`.
    pub(super) fn set(&mut self, matrix: Matrix) {
        (self.at, self.line) = (matrix, matrix);
    }

    /// The next letter goes there from where the line began.
    pub(super) fn move_by(&mut self, x: f64, y: f64) {
        self.set(self.line.moved(x, y));
    }

    pub(super) fn next_line(&mut self) {
        self.move_by(0.0, -self.state.leading);
    }

    /// The next letter goes so many thousandths of a letter's height back.
    pub(super) fn step_back(&mut self, by: f64) {
        self.at = self.at.moved(-by / 1000.0 * self.state.size * self.state.stretch, 0.0);
    }

    /// The next page begins with nothing set.
    pub(super) fn end_page(&mut self) {
        self.close_up();
        self.state = State::default();
        self.last = None;
        self.words.push('\n');
    }

    /// Puts the signs with these codes.
    pub(super) fn show(&mut self, codes: &[u8]) {
        let Some(font) = self.state.font.clone() else { return };
        for code in codes.chunks(font.bytes()) {
            let number = code.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
            self.part();
            let known = self.words.len();
            match font.write(number, &mut self.words) {
                true => self.letters += 1,
                false => self.unknown += 1,
            }
            // What takes place is a sign, whatever it stands for.
            if self.words.len() == known {
                self.words.push('\u{fffd}');
            }
            let State { size, between_letters, between_words, stretch, .. } = self.state;
            let is_blank = font.bytes() == 1 && number == 32;
            let between = between_letters + if is_blank { between_words } else { 0.0 };
            self.at = self.at.moved((font.width(number) * size + between) * stretch, 0.0);
            let after = self.at.then(&self.state.page);
            self.last = Some((after.e, after.f));
        }
    }

    /// Ends the word, or the line, if the next letter does not follow the last one.
    fn part(&mut self) {
        let Some((x, y)) = self.last else { return };
        let next = self.at.then(&self.state.page);
        let along = next.a.hypot(next.b);
        let height = along * self.state.size.abs();
        if !(height.is_normal() && along.is_normal()) {
            return;
        }
        let (x, y) = (next.e - x, next.f - y);
        let ahead = (x * next.a + y * next.b) / along / height * self.state.size.signum();
        let aside = (x * next.b - y * next.a) / along / height;
        let is_apart = !self.words.ends_with(char::is_whitespace);
        if aside.abs() > LINE || ahead < -1.0 {
            self.close_up();
            self.words.extend(is_apart.then_some('\n'));
            return;
        }
        let blank = (ahead > GAP && is_apart).then_some(self.words.len());
        self.words.extend(blank.map(|_| ' '));
        self.joints.push(Joint { gap: ahead, blank });
    }

    /// Takes the blanks out of words that are set wide, `N G U Y Ễ N`: between them is clearly more than between their
    /// letters.
    fn close_up(&mut self) {
        let mut blanks = Vec::new();
        let rows = self.joints.chunk_by(|one, next| one.is_loose() == next.is_loose());
        for row in rows.filter(|row| row.len() >= FEWEST && row[0].is_loose()) {
            let mut gaps: Vec<f64> = row.iter().map(|joint| joint.gap).collect();
            gaps.sort_by(f64::total_cmp);
            let usual = gaps[(gaps.len() - 1) / 2];
            if (WIDE..WIDEST).contains(&usual) {
                let within = row.iter().filter(|joint| joint.gap <= usual + GAP);
                blanks.extend(within.filter_map(|joint| joint.blank));
            }
        }
        self.joints.clear();
        let Some(start) = blanks.first().copied() else { return };
        let rest = self.words.split_off(start);
        let ends = blanks.iter().skip(1).copied().chain([start + rest.len()]);
        for (blank, end) in blanks.iter().zip(ends) {
            self.words.push_str(&rest[blank + 1 - start..end - start]);
        }
    }
}
