//! Standard output that remembers what it could not give out, so that a report which was cut off is no success.

use std::io::{self, ErrorKind, Write};

/// Passes on what is written, and keeps the first failure.
pub struct Outlet<'a> {
    inner: &'a mut dyn Write,
    failure: Option<io::Error>,
}

impl<'a> Outlet<'a> {
    pub fn new(inner: &'a mut dyn Write) -> Self {
        Self { inner, failure: None }
    }

    /// Why something did not get through, once all is written. Whoever closed the pipe has read enough.
    pub fn failure(mut self) -> Option<io::Error> {
        let flushed = self.inner.flush();
        self.noted(flushed).ok();
        self.failure
    }

    fn noted<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        if let Err(error) = &done
            && !matches!(error.kind(), ErrorKind::BrokenPipe | ErrorKind::Interrupted)
        {
            self.failure.get_or_insert_with(|| copy(error));
        }
        done
    }
}

/// An error cannot be cloned; that of the machine is made again from its number.
fn copy(error: &io::Error) -> io::Error {
    error.raw_os_error().map_or_else(|| error.kind().into(), io::Error::from_raw_os_error)
}

impl Write for Outlet<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let done = self.inner.write(bytes);
        self.noted(done)
    }

    fn flush(&mut self) -> io::Result<()> {
        let done = self.inner.flush();
        self.noted(done)
    }
}
