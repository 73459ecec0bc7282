//! Consents that were taken back, as others than their files remember it: receipts of this machine, and the notes of
//! what is on hosts. A file that knows nothing of it is an older one, out of a backup or of a checkout that nobody
//! brought up to date; it publishes nobody again (CON-03).

use std::path::Path;

use jiff::civil::Date;

use super::Options;
use crate::diag::Error;
use crate::emit;
use crate::parse::Parsed;
use crate::resolve::{Ground, Withdrawal};
use crate::site::ConsentStatus;

/// That the consent of a piece was taken back. It does not say whose.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TakenBack {
    /// 16 hexadecimal digits that are made of the piece's id.
    pub piece: String,
    pub on: Date,
}

impl TakenBack {
    /// That the consent of the piece called `piece` was taken back.
    pub fn of(piece: &str, on: Date) -> Self {
        Self { piece: key(piece), on }
    }

    /// As it is written down; nothing where `piece` is not what a piece's id is made into.
    pub fn read(piece: &str, on: Date) -> Option<Self> {
        let is_key = piece.len() == DIGITS && piece.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_key.then(|| Self { piece: piece.to_owned(), on })
    }
}

const DIGITS: usize = 16;

fn key(piece: &str) -> String {
    emit::hex(&emit::hash(piece.as_bytes()))[..DIGITS].to_owned()
}

/// What the receipts of the site at `root` remember.
///
/// # Errors
/// [`Error::Read`]: the disk refuses. [`Error::TornReceipt`]: nobody can tell whose one of them is.
pub fn by_receipts(root: &Path) -> Result<Vec<TakenBack>, Error> {
    let receipts = emit::receipts(root)?;
    Ok(receipts.iter().map(|receipt| TakenBack::of(&receipt.piece, receipt.on)).collect())
}

/// All that is known of consents besides their files, sorted.
///
/// # Errors
/// As [`by_receipts`].
pub fn known(options: &Options) -> Result<Vec<TakenBack>, Error> {
    let mut all = by_receipts(&options.root)?;
    all.extend(options.taken_back.iter().cloned());
    all.sort();
    Ok(all)
}

/// What `withdrawals` say that are dealt with on `today`. What has only run out can be prolonged; who refuses may never
/// have agreed, and is remembered by the receipt where something went.
pub fn by_withdrawals(withdrawals: &[Withdrawal], today: Date) -> Vec<TakenBack> {
    let taken = withdrawals.iter().filter(|withdrawal| withdrawal.ground == Ground::Withdrawn);
    taken.map(|own| TakenBack::of(&own.id.to_string(), own.requested_on.unwrap_or(today))).collect()
}

/// The day on which the consent of `parsed` was taken back, where that is one of `taken` and the file says only that
/// it was given, on no later day: whoever agrees anew on the same day says so with the next.
pub fn forgotten(parsed: &Parsed, taken: &[TakenBack]) -> Option<Date> {
    let Parsed::Document(document) = parsed else { return None };
    let consent = document.facts.as_ref()?.own.consent().filter(|consent| consent.withdrawn_on.is_none())?;
    // It says so itself.
    if consent.status == Some(ConsentStatus::Refused) {
        return None;
    }
    let (given, piece) = (consent.granted_on?, key(&document.id.to_string()));
    taken.iter().filter(|it| it.piece == piece && it.on >= given).map(|it| it.on).max()
}

/// Brings `parsed` up to date: its consent was taken back on `day`.
pub fn remind(parsed: &mut Parsed, day: Date) {
    let Parsed::Document(document) = parsed else { return };
    let consent = document.facts.as_mut().and_then(|facts| facts.own.consent_mut());
    if let Some(consent) = consent {
        (consent.withdrawn_on, consent.is_taken_back) = (Some(day), true);
    }
}
