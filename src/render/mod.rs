//! Pages and a theme become bytes. Templates receive, never ask. Does not know `Site`.
//!
//! Enter at [`Theme::load`], then [`Renderer`]. A template sees what the view put into the page,
//! and four things that are added here: `t` and `tr` (strings), `body`, `assets`/`inline`, `csp`.

mod assets;
mod body;
mod contrast;
mod css;
mod direction;
mod duties;
mod engine;
mod gallery;
mod hiding;
mod lent;
mod lowered;
mod manifest;
mod markup;
mod names;
mod policy;
mod problem;
mod published;
mod relative;
mod rooted;
mod strays;
mod style;
mod syntax;
mod theme;
mod variables;

pub use engine::Renderer;
pub use theme::Theme;

/// One finished output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Below the output folder, `/` between parts.
    pub path: String,
    pub bytes: Vec<u8>,
}

#[cfg(test)]
mod tests;
