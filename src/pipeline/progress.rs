//! How far a build is.

/// What is being done, for a progress bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Read,
    Check,
    Picture,
    Render,
    Write,
    /// To a host.
    Upload,
}

/// Learns how far the work is. Called from many threads.
pub trait Progress: Sync {
    /// A stage begins that has `total` steps.
    fn start(&self, stage: Stage, total: usize);
    /// One step is done.
    fn advance(&self);
}
