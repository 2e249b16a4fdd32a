//! Article numbers: “314S-36132” is “314s36132”.

use super::plain::plain;

/// Fewer signs are a size or a measure.
const SHORTEST: usize = 5;
/// The same without a letter among them: “36-38” and “100-200” are ranges.
const SHORTEST_OF_FIGURES: usize = 8;

/// An article number without the hyphens that some write and some do not; none for what does not look like one.
pub(super) fn article_number(written: &str) -> Option<String> {
    let signs: Vec<char> = plain(written).into_iter().filter(|&c| c != '-').collect();
    let figures = signs.iter().filter(|c| c.is_ascii_digit()).count();
    let shortest = if figures == signs.len() { SHORTEST_OF_FIGURES } else { SHORTEST };
    let is_one = figures > 0 && signs.len() >= shortest && signs.iter().all(char::is_ascii_alphanumeric);
    is_one.then(|| signs.into_iter().collect())
}
