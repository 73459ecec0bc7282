//! Days of work on a large site, in twenty minutes: the server stays right, and as large as it was.

use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::random::{Dice, Model};
use super::{Served, free_port, piece, policies_apart, town};
use crate::sandbox::{differences, write};

/// How a soak goes.
struct Soak {
    pieces: usize,
    edits: usize,
    /// Every how many edits what is served is compared.
    compared: usize,
    /// Over which time the edits are spread.
    time: Duration,
}

/// How long the server may take to catch up with what was done.
const PATIENCE: Duration = Duration::from_secs(180);
/// How much larger it may be at the end than half way, in parts of a hundred.
const LARGER: u64 = 10;

impl Served {
    /// What the server weighs, in KiB.
    fn weight(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("this is Linux");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("a process has a weight");
        line.trim().trim_end_matches(" kB").parse().expect("it is a number")
    }

    /// Waits until what is handed out is what a build from nothing would write.
    fn must_be_clean(&self, what: &str) {
        let (clean, start) = (policies_apart(self.clean()), Instant::now());
        loop {
            let wrong = differences(&clean, &self.all(clean.keys().cloned()));
            if wrong.is_empty() {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{what}: {} files differ: {}", wrong.len(), wrong[0]);
        }
    }
}

impl Soak {
    fn run(&self) {
        let (site, mut dice) = (town(), Dice(0x50a4_5eed_0001));
        let mut model = Model::default();
        for number in 0..self.pieces {
            let path = model.path(&mut dice);
            write(&site.path(&path), piece(&format!("Bài ban đầu {number}")).as_bytes());
            model.pieces.push(path);
        }
        let served = Served::start(site, free_port(), &[]);
        served.must_be_clean("before anything is done");
        let (start, mut weights) = (Instant::now(), vec![served.weight()]);
        let pace = self.time / u32::try_from(self.edits).expect("edits can be counted");
        for number in 1..=self.edits {
            let what = model.operate(&served, &mut dice);
            // Its size is to stay, so that its server has no reason to grow.
            while model.pieces.len() > self.pieces {
                let gone = model.pieces.swap_remove(dice.roll(model.pieces.len()));
                fs::remove_file(served.site.path(&gone)).expect("it is there");
            }
            if number % self.compared == 0 {
                served.must_be_clean(&format!("{number}: {what}"));
                weights.push(served.weight());
                println!("{number} edits in {} s: {} MiB", start.elapsed().as_secs(), served.weight() / 1024);
            }
            sleep((start + pace * u32::try_from(number).unwrap_or_default()).saturating_duration_since(Instant::now()));
        }
        assert!(served.state("/")["trouble"].is_null());
        self.judge(&weights);
    }

    fn judge(&self, weights: &[u64]) {
        let (first, middle, last) = (weights[0], weights[weights.len() / 2], weights[weights.len() - 1]);
        let [start, half, end] = [first, middle, last].map(|weight| weight / 1024);
        println!(
            "{} edits of {} pieces: {start} MiB at the start, {half} half way, {end} at the end",
            self.edits, self.pieces
        );
        assert!(last * 100 <= middle * (100 + LARGER), "it grows: {weights:?}");
    }
}

#[test]
#[ignore = "long: twenty minutes and more"]
fn after_2_000_edits_of_1_000_pieces_the_server_is_right_and_as_large_as_it_was() {
    Soak { pieces: 1000, edits: 2000, compared: 100, time: Duration::from_secs(20 * 60) }.run();
}

#[test]
#[ignore = "long: a try of the soak, about two minutes"]
fn after_100_edits_of_200_pieces_the_server_is_right_and_as_large_as_it_was() {
    Soak { pieces: 200, edits: 100, compared: 10, time: Duration::from_secs(60) }.run();
}
