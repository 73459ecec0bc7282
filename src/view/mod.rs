//! What each page shows: `routes` lists every output, `page` makes one. Pure and infallible;
//! knows neither diagnostics nor the disk, the theme nor the clock.

mod page;
mod part;

pub use page::{Body, Page};
pub use part::{Digest, Part};
