//! Names of things that stay the same for ever and are nobody else's: feeds and calendars know
//! their entries by them.

use super::edition::Edition;
use crate::site::PieceId;

impl Edition<'_> {
    /// The UUID of a piece in the site's feeds and calendars, the same in every language. With
    /// `what` it is that of one of its texts, or of another thing that belongs to it.
    ///
    /// Made of the site's address and the piece's id, so that neither a new title, address or date
    /// nor another site with the same file changes it or is taken for it.
    pub fn uuid(&self, id: &PieceId, what: &str) -> String {
        uuid(&[&self.site.config.base_url, &id.to_string(), what])
    }
}

/// RFC 9562 §5.8: a UUID whose bits are our own affair, here the BLAKE3 of `parts`.
fn uuid(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let mut bytes = [0; 16];
    hasher.finalize_xof().fill(&mut bytes);
    bytes[6] = 0x80 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let groups = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::uuid;

    #[test]
    fn a_uuid_says_its_version_and_variant() {
        for text in ["a", "b", "events/le-phat-dong"] {
            let id = uuid(&[text]);
            let parts: Vec<usize> = id.split('-').map(str::len).collect();
            assert_eq!(parts, [8, 4, 4, 4, 12], "{id}");
            assert_eq!(&id[14..15], "8", "{id}");
            assert!("89ab".contains(&id[19..20]), "{id}");
        }
    }

    #[test]
    fn other_parts_give_another_uuid() {
        assert_ne!(uuid(&["a", "bc"]), uuid(&["ab", "c"]));
        assert_eq!(uuid(&["a", "bc"]), uuid(&["a", "bc"]));
    }
}
