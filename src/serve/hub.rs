//! Those who want to know when there is something new: one open connection each.

use std::io::Write;
use std::sync::{Mutex, PoisonError};

/// Everyone who listens, and the edition that was told last.
#[derive(Default)]
pub struct Hub {
    listeners: Mutex<(u64, Vec<Box<dyn Write + Send>>)>,
}

impl Hub {
    /// Adds a listener, who is told at once what the edition is: it may have missed one meanwhile.
    pub fn join(&self, mut listener: Box<dyn Write + Send>) {
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        if send(&mut *listener, listeners.0) {
            listeners.1.push(listener);
        }
    }

    /// Tells everyone of `edition`; those who have gone are forgotten.
    pub fn tell(&self, edition: u64) {
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.0 = edition;
        listeners.1.retain_mut(|listener| send(&mut **listener, edition));
    }
}

fn send(listener: &mut dyn Write, edition: u64) -> bool {
    listener.write_all(format!("data: {edition}\n\n").as_bytes()).and_then(|()| listener.flush()).is_ok()
}
