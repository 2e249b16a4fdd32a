//! Token ranges of a text: what counts as white space, and cutting at given places.
//!
//! A token is a range of code points, end exclusive. Tokens of one text are in order, do not
//! overlap and hold no white space, so a token can be written to a column of a text file as it is.

/// Code points `start..end` of one token.
pub type Token = (usize, usize);

/// Whether a character may never be part of a token.
///
/// Besides Unicode white space these are the control characters, which several readers take for
/// line ends, and U+FEFF, which vanishes at the start of a file.
#[must_use]
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control() || c == '\u{feff}'
}

/// Cuts tokens at the given code points, so that a span with these edges begins and ends on token
/// edges. Places between tokens change nothing.
#[must_use]
pub fn cut_at(tokens: &[Token], edges: impl IntoIterator<Item = usize>) -> Vec<Token> {
    let mut edges: Vec<usize> = edges.into_iter().collect();
    edges.sort_unstable();
    edges.dedup();
    let mut edges = edges.into_iter().peekable();
    let mut cut = Vec::with_capacity(tokens.len());
    for &(mut start, end) in tokens {
        while let Some(edge) = edges.next_if(|&edge| edge < end) {
            if edge > start {
                cut.push((start, edge));
                start = edge;
            }
        }
        cut.push((start, end));
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_cut_inside_and_left_alone_at_its_edges() {
        assert_eq!(cut_at(&[(0, 5), (6, 9)], [0, 2, 2, 5, 6, 8, 40]), [(0, 2), (2, 5), (6, 8), (8, 9)]);
        assert_eq!(cut_at(&[], [3]), []);
    }

    #[test]
    fn what_other_readers_split_at_is_white_space() {
        for c in ['\t', '\n', '\r', '\0', '\u{1c}', '\u{85}', '\u{a0}', '\u{2028}', '\u{3000}', '\u{feff}'] {
            assert!(is_space(c), "{c:?}");
        }
        assert!(!is_space('\u{200d}'), "a joiner belongs to its emoji");
    }
}
