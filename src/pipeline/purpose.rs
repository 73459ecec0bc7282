//! What the six verbs are run for, and what a publication comes to by it.

use super::{Expected, Publication};

/// What the six verbs are run for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To know what is wrong.
    Look,
    /// To know what would be written, too.
    Compare,
    Write,
    /// To write it for a host: a receipt tells what went from there (CON-03), and the deployment writes it.
    WriteForHost,
}

impl Purpose {
    pub fn writes(self) -> bool {
        matches!(self, Self::Write | Self::WriteForHost)
    }
}

/// What came of it, of a publication without errors.
pub enum Product {
    Written(Box<Publication>),
    Compared(Box<Expected>),
}
