//! Those who want to know when there is something new: one open connection each.

use std::io::Write;
use std::sync::{Mutex, PoisonError};

/// How many may listen at once. Each holds a connection open, and a system lets a program have a few hundred.
const LISTENERS: usize = 64;

/// Everyone who listens, the first first, and the edition that was told last.
#[derive(Default)]
pub struct Hub {
    listeners: Mutex<(u64, Vec<Box<dyn Write + Send>>)>,
}

impl Hub {
    /// Adds a listener, who is told at once what the edition is: it may have missed one meanwhile. Only whoever is
    /// spoken to shows that it has gone, so all others get an empty comment; of too many, the first is left.
    pub fn join(&self, mut listener: Box<dyn Write + Send>) {
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        let (edition, others) = &mut *listeners;
        others.retain_mut(|other| send(&mut **other, ":\n\n"));
        if send(&mut *listener, &news(*edition)) {
            if others.len() == LISTENERS {
                others.remove(0);
            }
            others.push(listener);
        }
    }

    /// Tells everyone of `edition`; those who have gone are forgotten.
    pub fn tell(&self, edition: u64) {
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.0 = edition;
        listeners.1.retain_mut(|listener| send(&mut **listener, &news(edition)));
    }
}

fn news(edition: u64) -> String {
    format!("data: {edition}\n\n")
}

/// Whether `text` could be sent.
fn send(listener: &mut dyn Write, text: &str) -> bool {
    listener.write_all(text.as_bytes()).and_then(|()| listener.flush()).is_ok()
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::Arc;

    use super::*;

    /// Listens, takes so many messages and is gone; `Arc` counts who is still kept.
    struct Ear {
        patience: usize,
        _kept: Arc<()>,
    }

    impl Write for Ear {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.patience = self.patience.checked_sub(1).ok_or(io::ErrorKind::BrokenPipe)?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// How many are kept when `count` have joined who take `patience` messages each.
    fn kept(count: usize, patience: usize) -> usize {
        let (hub, counter) = (Hub::default(), Arc::new(()));
        (0..count).for_each(|_| hub.join(Box::new(Ear { patience, _kept: counter.clone() })));
        Arc::strong_count(&counter) - 1
    }

    #[test]
    fn who_has_gone_is_noticed_when_another_comes() {
        // A system takes one message for a connection that has just gone.
        assert_eq!(kept(1000, 2), 2);
    }

    #[test]
    fn the_first_of_too_many_is_left() {
        assert_eq!(kept(LISTENERS, usize::MAX), LISTENERS);
        assert_eq!(kept(LISTENERS + 3, usize::MAX), LISTENERS);
    }
}
