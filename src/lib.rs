//! # tincay: the architecture page
//!
//! `tincay` (from *địa chỉ tin cậy*, trusted address) turns Markdown and YAML written by the
//! communications staff of a province into a bilingual public site: articles, campaigns,
//! honourees, events, and places where a person in danger finds help.
//!
//! ## The flow: six verbs, in this order, known to [`pipeline`] alone
//!
//! ```text
//! discover → parse → resolve → view → render → emit
//! Sources    Document Site     Page   Rendered  public/
//! ```
//!
//! | verb | takes → gives | rule |
//! |---|---|---|
//! | [`discover`] | folders → `Sources` | the only reader of a site's inputs; NFC, sorted |
//! | [`parse`] | one `Source` → (`Document`, diagnostics) | per file, in parallel; every field typed, unknown keys caught |
//! | [`resolve`] | documents → (`Site`, diagnostics) | pairs translations, checks every reference and link, decides what may exist; an error means that nothing is rendered |
//! | [`view`] | `Site` + route → `Page` | pure, infallible; the digest of a page says whether it must be rendered |
//! | [`render`] | `Page` + theme → bytes | templates receive, never ask |
//! | [`emit`] | bytes → disk | stages, then commits; the only writer of the output |
//!
//! One thing goes back: where the guard finds in a text what a consent covered that has ended, the site is resolved
//! again without that text (CON-03).
//!
//! A page is a pure function of its view, the theme and the locale: there is no dependency
//! graph. What cannot be shown is not in the [`site`] at all: a place below `public_office`
//! has a type without an address, a field outside a consent's scopes does not exist.
//!
//! ## What serving keeps
//!
//! [`serve`] runs the same verbs after every change, with a [`pipeline::Memo`] that a build begins empty
//! and throws away. Each verb asks it for what it made last, together with everything that decided it, and
//! makes anew what was decided otherwise: `discover` lists no folder again for a few known files, `parse` takes a
//! document by its text, `resolve` a piece by its files (`resolve::kept` says what else decides it), the
//! address table by the names in it, a locale by its files and its fallback. So a forgotten cause is a stale page: whoever lets a piece depend on
//! something new adds that to what is compared. Random edits, each followed by a comparison with a clean build
//! (`tests/it/incremental.rs`, `tests/it/serve/`), and a change of each known cause (`tests/it/kept.rs`) hold it.
//!
//! ## What a build keeps
//!
//! The manifest of an output (`emit`) says what each file was made of, and what all of it was made of: everything that
//! is read, chosen or found on the way to the pages (`pipeline::inputs`). Whoever lets pages depend on something new adds
//! it there; `tests/it/again.rs` changes each of them. The site is resolved and checked all the same.
//!
//! In memory it keeps little: a single reading remembers nothing (`discover::Memory`), and of more than 4,096 files
//! texts are packed until somebody reads them ([`diag::Text`]).
//!
//! ## Two kinds of trouble, never mixed
//!
//! What authors wrote wrong is a [`diag::Diagnostic`]: a closed catalogue, collected, sorted,
//! put into words at the edge. What the machine refuses is a [`diag::Error`] with its path.
//! Exit codes: 0 fine, 1 problems in content, 2 environment.
//!
//! ## Who may see whom
//!
//! Nouns ([`colour`], [`diag`], [`exif`], [`ical`], [`locale`], [`markdown`], [`paper`], [`search`], [`sheet`], [`site`], [`host`]) see nouns above them in the list of
//! modules; a verb sees nouns and the output type of the verb before it; `view` knows neither
//! diagnostics nor the disk; `render` does not know `Site`; edges ([`serve`], [`cli`]) see [`pipeline`].
//! [`deploy`] brings what was built to a host, [`verify`] looks at it there. [`amend`] is the door for
//! commands that change what people wrote.
//! `tests/it/architecture.rs` holds the table and fails on a breach.

pub mod colour;
pub mod diag;
pub mod exif;
pub mod ical;
pub mod locale;
pub mod markdown;
pub mod paper;
pub mod search;
pub mod sheet;
pub mod site;

pub mod host;

pub mod amend;
pub mod discover;
pub mod emit;
pub mod parse;
pub mod picture;
pub mod render;
pub mod resolve;
pub mod view;

pub mod pipeline;

pub mod deploy;
pub mod serve;
pub mod verify;

pub mod cli;
