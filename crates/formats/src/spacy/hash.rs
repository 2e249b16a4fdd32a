//! How spaCy numbers a string: MurmurHash2 of 64 bits (variant A, seed 1), save for its own symbols.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::symbols::SYMBOLS;

/// The number of a string.
pub(super) fn number(text: &str) -> u64 {
    static KNOWN: OnceLock<HashMap<&str, u64>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| SYMBOLS.iter().copied().zip(0..).collect());
    known.get(text).copied().unwrap_or_else(|| murmur(text.as_bytes(), 1))
}

/// MurmurHash64A of Austin Appleby, for little-endian data.
fn murmur(bytes: &[u8], seed: u64) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    const R: u32 = 47;
    let mut hash = seed ^ (bytes.len() as u64).wrapping_mul(M);
    let (eights, rest) = bytes.as_chunks::<8>();
    for eight in eights {
        let mut k = u64::from_le_bytes(*eight).wrapping_mul(M);
        k ^= k >> R;
        hash = (hash ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    if !rest.is_empty() {
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        hash = (hash ^ u64::from_le_bytes(last)).wrapping_mul(M);
    }
    hash = (hash ^ (hash >> R)).wrapping_mul(M);
    hash ^ (hash >> R)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `[spacy.strings.hash_string(text) for text in …]` and `spacy.symbols.IDS`, spaCy 3.8.
    #[test]
    fn numbers_are_those_of_spacy() {
        for (text, expected) in [
            ("", 0),
            ("a", 11_901_859_001_352_538_922),
            ("Brand", 13_739_578_495_463_425_132),
            ("grün 👖", 13_501_822_468_052_262_892),
            ("abcdefgh", 17_751_780_907_874_141_760),
            ("abcdefghi", 13_885_881_106_499_164_936),
            ("PRODUCT", 386),
            ("_", 456),
        ] {
            assert_eq!(number(text), expected, "{text}");
        }
    }
}
