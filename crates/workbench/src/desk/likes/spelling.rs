//! When words are the same, and when they are like each other. Knows letters and no language.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

/// The spelling under which words are the same: compatibility forms undone, lower case, and every run of
/// blanks and hyphens as one blank. “Dual‐Tier” and “dual tier” are the same.
pub(super) fn spelled(words: &str) -> String {
    let folded: String = words.nfkc().flat_map(char::to_lowercase).nfkc().collect();
    let parts = folded.split(|c: char| c.is_whitespace() || is_hyphen(c));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Hyphens, dashes and the minus sign.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Every three characters of a spelling that follow one another, its ends standing for blanks.
pub(super) fn trigrams(spelling: &str) -> BTreeSet<[char; 3]> {
    let chars: Vec<char> = format!(" {spelling} ").chars().collect();
    chars.windows(3).filter_map(|three| <[char; 3]>::try_from(three).ok()).collect()
}

/// Whether two spellings share most of their trigrams: `shared` of them where they have `both` together,
/// Dice's measure at least a half. “two platform” and “dual platform” do, “two platform” and “two drawers” do not.
pub(super) fn are_like(shared: usize, both: usize) -> bool {
    4 * shared >= both && shared > 0
}
