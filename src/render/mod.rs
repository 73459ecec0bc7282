//! Pages and a theme become bytes. Templates receive, never ask. Does not know `Site`.

/// One finished output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Below the output folder, `/` between parts.
    pub path: String,
    pub bytes: Vec<u8>,
}
