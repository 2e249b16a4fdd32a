//! Article numbers: “314S-36132” is “314s36132”.

/// Fewer signs are a size or a measure.
const SHORTEST: usize = 5;
/// The same without a letter among them: “36-38” and “100-200” are ranges.
const SHORTEST_OF_FIGURES: usize = 8;

/// A plain value as an article number, without the hyphens that some write and some do not; none for what does not look like one.
pub(super) fn article_number(plain: &[char]) -> Option<String> {
    let signs = plain.iter().filter(|&&c| c != '-');
    let (count, figures) = (signs.clone().count(), signs.clone().filter(|c| c.is_ascii_digit()).count());
    let shortest = if figures == count { SHORTEST_OF_FIGURES } else { SHORTEST };
    let is_one = figures > 0 && count >= shortest && signs.clone().all(char::is_ascii_alphanumeric);
    is_one.then(|| signs.collect())
}
