//! States of a photo as they are kept: 16-bit numbers with their shape before them.

use swingtag_models::half;
use swingtag_models::photo::PhotoStates;

/// Changes when the same photo would get other states.
const VERSION: &str = "swingtag photo states 1";

/// What an encoder sees in one photo.
#[derive(Clone, Debug, PartialEq)]
pub struct PhotoFeatures {
    /// One vector a region, rows of the photo from the top, each from the left: `(R, D)`.
    pub regions: Vec<f32>,
    /// One vector for the whole photo: `(D)`.
    pub pooled: Vec<f32>,
    /// Regions in a row of the photo.
    pub columns: usize,
}

/// The key of a photo for an encoder.
pub(super) fn key(encoder: &str, bytes: &[u8]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_derive_key(VERSION);
    hasher.update(&(encoder.len() as u64).to_le_bytes()).update(encoder.as_bytes()).update(bytes);
    *hasher.finalize().as_bytes()
}

/// Columns, then the pooled vector, then the regions.
pub(super) fn packed(states: &PhotoStates) -> Vec<u8> {
    let mut bytes = (states.columns as u32).to_le_bytes().to_vec();
    bytes.extend(half::narrow(&states.pooled));
    bytes.extend(half::narrow(&states.regions));
    bytes
}

/// The same again; nothing when the entry is damaged or of another width.
pub(super) fn unpacked(bytes: &[u8], width: usize) -> Option<PhotoFeatures> {
    let (columns, numbers) = bytes.split_first_chunk()?;
    let columns = u32::from_le_bytes(*columns) as usize;
    let row = columns.checked_mul(2 * width).filter(|row| *row > 0)?;
    let (pooled, regions) = numbers.split_at_checked(2 * width)?;
    if regions.is_empty() || !regions.len().is_multiple_of(row) {
        return None;
    }
    Some(PhotoFeatures { regions: half::widen(regions), pooled: half::widen(pooled), columns })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_what_does_not_fit_does_not() {
        let states = PhotoStates { regions: vec![0.5; 12], pooled: vec![0.25, -2.0], columns: 3 };
        let bytes = packed(&states);
        let features = unpacked(&bytes, 2).unwrap();
        assert_eq!((features.regions, features.pooled, features.columns), (states.regions, states.pooled, 3));
        assert_eq!(unpacked(&bytes, 5), None);
        assert_eq!(unpacked(&bytes[..bytes.len() - 1], 2), None);
        assert_eq!(unpacked(&bytes[..8], 2), None);
        assert_eq!(unpacked(b"", 2), None);
        assert_eq!(unpacked(&[0; 28], 2), None);
    }

    #[test]
    fn encoder_and_photo_make_the_key() {
        assert_eq!(key("a", b"bc"), key("a", b"bc"));
        assert_ne!(key("a", b"bc"), key("ab", b"c"));
    }
}
