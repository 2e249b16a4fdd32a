//! Tokens that give the whole text back: words, and white space where it has to be a token.

use swingtag_catalogue::tokens::{Token, cut_at};

/// A token of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DocToken {
    /// First code point.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// A space follows that is no token of its own.
    pub(super) space: bool,
}

/// Tokens of a text whose words are given. A space between words belongs to the word before it,
/// unless a span begins with it or ends after it.
pub(super) fn doc_tokens(text: &str, words: &[Token], spans: &[(usize, usize)]) -> Vec<DocToken> {
    let edges = || spans.iter().flat_map(|&(start, end)| [start, end]);
    let words = cut_at(words, edges());
    let is_marked = |at: usize| spans.iter().any(|&(start, end)| start == at || end == at + 1);
    let mut tokens: Vec<DocToken> = Vec::with_capacity(words.len());
    let mut gap: Vec<(usize, char)> = Vec::new();
    let mut rest = words.iter().peekable();
    let mut length = 0;
    for (at, c) in text.chars().enumerate() {
        length = at + 1;
        if rest.next_if(|word| word.1 <= at).is_some() {
            // The word has ended before this place.
        }
        match rest.peek() {
            Some(word) if word.0 == at => {
                push_gap(&mut tokens, &mut gap, &is_marked, edges().collect());
                tokens.push(DocToken { start: at, end: word.1, space: false });
            }
            Some(word) if word.0 < at => {}
            _ => gap.push((at, c)),
        }
    }
    debug_assert!(rest.all(|word| word.1 <= length));
    push_gap(&mut tokens, &mut gap, &is_marked, edges().collect());
    tokens
}

/// What stands between two words: a flag of the word before, and tokens for the rest.
fn push_gap(
    tokens: &mut Vec<DocToken>,
    gap: &mut Vec<(usize, char)>,
    is_marked: &dyn Fn(usize) -> bool,
    edges: Vec<usize>,
) {
    let mut left = gap.as_slice();
    if let (Some(&(at, ' ')), Some(last)) = (left.first(), tokens.last_mut())
        && !is_marked(at)
    {
        last.space = true;
        left = &left[1..];
    }
    if let (Some(first), Some(last)) = (left.first(), left.last()) {
        let whole = [(first.0, last.0 + 1)];
        let cut = cut_at(&whole, edges);
        tokens.extend(cut.into_iter().map(|(start, end)| DocToken { start, end, space: false }));
    }
    gap.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, words: &[Token], spans: &[(usize, usize)]) -> Vec<(usize, usize, bool)> {
        doc_tokens(text, words, spans).iter().map(|t| (t.start, t.end, t.space)).collect()
    }

    #[test]
    fn white_space_is_a_flag_or_a_token() {
        assert_eq!(shown("a b", &[(0, 1), (2, 3)], &[]), [(0, 1, true), (2, 3, false)]);
        assert_eq!(
            shown(" a \tb ", &[(1, 2), (4, 5)], &[]),
            [(0, 1, false), (1, 2, true), (3, 4, false), (4, 5, true)]
        );
        assert_eq!(shown("a b", &[(0, 1), (2, 3)], &[(0, 2)]), [(0, 1, false), (1, 2, false), (2, 3, false)]);
        assert_eq!(shown("ab  c", &[(0, 2), (4, 5)], &[(1, 3)]).len(), 5);
        assert_eq!(shown("", &[], &[]), []);
    }
}
