//! The floor of the benchmark: reads every source and writes files of the same names and sizes as an
//! output, with two threads, and does nothing else. `floor SOURCES OUTPUT TARGET` prints CPU seconds
//! (user and system, of the threads) and wall seconds. Compiled by `run.py` with rustc alone.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use std::{env, fs, thread};

const THREADS: usize = 2;

fn main() {
    let folders: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [sources, output, target] = &folders[..] else { panic!("floor SOURCES OUTPUT TARGET") };
    let inputs = files(sources);
    let outputs: Vec<(PathBuf, u64)> = files(output)
        .into_iter()
        .map(|file| (target.join(file.strip_prefix(output).expect("it is inside")), size(&file)))
        .collect();
    let longest = outputs.iter().map(|(_, size)| *size).max().unwrap_or(0);
    let bytes = vec![b'x'; usize::try_from(longest).expect("a file fits into memory")];
    let (next, began) = (AtomicUsize::new(0), Instant::now());
    let work = || {
        let before = cpu();
        while let Some(job) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < inputs.len() + outputs.len()) {
            match job.checked_sub(inputs.len()) {
                None => drop(fs::read(&inputs[job]).expect("a source can be read")),
                Some(at) => write(&outputs[at].0, &bytes[..outputs[at].1 as usize]),
            }
        }
        cpu() - before
    };
    let spent: u64 = thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join().expect("no thread panics")).sum()
    });
    println!("{} {}", spent as f64 / 1e9, began.elapsed().as_secs_f64());
}

/// Nanoseconds that this thread has run.
fn cpu() -> u64 {
    let text = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux counts");
    text.split(' ').next().and_then(|count| count.parse().ok()).expect("the first number is the time")
}

fn size(file: &Path) -> u64 {
    fs::metadata(file).expect("it is there").len()
}

/// Makes folders only where the first try says that there is none.
fn write(file: &Path, bytes: &[u8]) {
    if fs::write(file, bytes).is_err() {
        fs::create_dir_all(file.parent().expect("it has a folder")).expect("a folder can be made");
        fs::write(file, bytes).expect("a file can be written");
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder can be read") {
            let entry = entry.expect("an entry can be read");
            let is_folder = entry.file_type().expect("it has a type").is_dir();
            if is_folder { &mut folders } else { &mut found }.push(entry.path());
        }
    }
    found.sort();
    found
}
