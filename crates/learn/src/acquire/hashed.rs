//! Vectors of texts without an encoder: counts of words and of three neighbouring characters, hashed
//! (Weinberger and others 2009, "Feature Hashing for Large Scale Multitask Learning", section 3).

use rayon::prelude::*;

use super::vectors::Vectors;
use crate::rank::plain;

/// Numbers of a vector.
const WIDTH: usize = 256;
/// A word counts as much as this many of its triples of characters.
const WORD: f32 = 2.0;

/// One vector of length 1 for each text; texts that differ in case and spacing alone have the same one.
#[must_use]
pub fn hashed_vectors(texts: &[&str]) -> Vectors {
    let rows: Vec<Vec<f32>> = texts.par_iter().map(|text| counts(text)).collect();
    Vectors::new(rows.concat(), WIDTH).unit()
}

fn counts(text: &str) -> Vec<f32> {
    let mut row = vec![0.0; WIDTH];
    let mut count = |hash: u64, weight: f32| {
        let sign = if hash >> 63 == 0 { weight } else { -weight };
        row[(hash % WIDTH as u64) as usize] += sign;
    };
    for word in plain(text).split(' ').filter(|word| !word.is_empty()) {
        count(hash(word.chars()), WORD);
        let letters: Vec<char> = std::iter::once(' ').chain(word.chars()).chain([' ']).collect();
        letters.windows(3).for_each(|triple| count(hash(triple.iter().copied()), 1.0));
    }
    row
}

/// FNV-1a over code points, stirred once more so that all bits depend on all letters.
pub(super) fn hash(letters: impl Iterator<Item = char>) -> u64 {
    let hash = letters.fold(0xcbf2_9ce4_8422_2325, |hash: u64, letter| {
        (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (hash >> 29)
}
