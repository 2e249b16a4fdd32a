//! Which scripts are written without spaces between words.
//!
//! Hangul is not among them, since Korean separates words.

use unicode_segmentation::UnicodeSegmentation;

/// Bytes at the start that belong to scripts without spaces.
pub(super) fn spaceless_prefix(text: &str) -> usize {
    prefix(text, true)
}

/// Bytes at the start that belong to other scripts, signs included.
pub(super) fn spaced_prefix(text: &str) -> usize {
    prefix(text, false)
}

/// Whole grapheme clusters are looked at, so that a mark never leaves its letter.
fn prefix(text: &str, spaceless: bool) -> usize {
    if text.is_ascii() {
        return if spaceless { 0 } else { text.len() };
    }
    text.grapheme_indices(true)
        .find(|(_, grapheme)| grapheme.chars().next().is_some_and(is_spaceless) != spaceless)
        .map_or(text.len(), |(at, _)| at)
}

/// Han with its signs and radicals, kana with the sound marks, Thai, Lao, Burmese, Khmer.
pub(crate) fn is_spaceless(c: char) -> bool {
    matches!(u32::from(c),
        0x0E01..=0x0E3A | 0x0E40..=0x0E4E   // Thai letters and marks; digits and the baht sign are not
        | 0x0E81..=0x0ECE | 0x0EDC..=0x0EDF // Lao
        | 0x1000..=0x103F | 0x104C..=0x109F // Burmese
        | 0x1780..=0x17D3 | 0x17D7 | 0x17DC..=0x17DD // Khmer
        | 0xA9E0..=0xA9EF | 0xAA60..=0xAA7F // Burmese, extended
        | 0x2E80..=0x2FDF                   // radicals
        | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3031..=0x3035 | 0x3038..=0x303C
        | 0x3041..=0x3096 | 0x3099..=0x309F // hiragana
        | 0x30A1..=0x30FA | 0x30FC..=0x30FF | 0x31F0..=0x31FF // katakana
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF // Han
        | 0xFF66..=0xFF9F                   // katakana, half width
        | 0x1B000..=0x1B16F                 // kana, supplements
        | 0x20000..=0x323AF) // Han, extensions B to H
}
