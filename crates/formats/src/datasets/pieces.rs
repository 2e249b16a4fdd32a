//! Word pieces of an encoder with the class of each, as trainers of token classification want them.

use std::fmt;

use swingtag_catalogue::tokens::Token;

/// The class of a position that counts for nothing in training.
const IGNORED: i64 = -100;

/// Cuts a text into word pieces of an encoder: id, first code point, one past the last. A piece that
/// stands for nothing in the text is empty.
pub type Cut = dyn Fn(&str) -> Vec<(u32, usize, usize)> + Send + Sync;

/// The word pieces of an encoder.
pub struct Pieces {
    /// Id of the mark that begins a sequence.
    pub begin: u32,
    /// Id of the mark that ends it.
    pub end: u32,
    /// How a text is cut.
    pub cut: Box<Cut>,
}

impl fmt::Debug for Pieces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pieces").field("begin", &self.begin).field("end", &self.end).finish_non_exhaustive()
    }
}

impl Pieces {
    /// Ids with their classes: the first piece of a token has the class of the token; marks, further
    /// pieces of a token, and pieces of white space have −100.
    pub(super) fn aligned(&self, text: &str, tokens: &[Token], tags: &[i64]) -> (Vec<i64>, Vec<i64>) {
        let (mut ids, mut classes) = (vec![i64::from(self.begin)], vec![IGNORED]);
        let mut last = None;
        for (id, start, end) in (self.cut)(text) {
            // A piece may reach over several tokens; the one in which it begins counts.
            let token = tokens.partition_point(|token| token.1 <= start);
            let covers = start < end && tokens.get(token).is_some_and(|token| token.0 < end);
            let is_first = covers && last != Some(token);
            if covers {
                last = Some(token);
            }
            ids.push(i64::from(id));
            classes.push(tags.get(token).copied().filter(|_| is_first).unwrap_or(IGNORED));
        }
        ids.push(i64::from(self.end));
        classes.push(IGNORED);
        (ids, classes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_piece_of_a_token_has_its_class() {
        let cut = |_: &str| vec![(7, 0, 0), (8, 0, 2), (9, 2, 4), (10, 5, 8), (11, 8, 9)];
        let pieces = Pieces { begin: 1, end: 2, cut: Box::new(cut) };
        let (ids, classes) = pieces.aligned("abcd efgh", &[(0, 4), (5, 7), (7, 9)], &[3, 4, 5]);
        assert_eq!(ids, [1, 7, 8, 9, 10, 11, 2]);
        assert_eq!(classes, [-100, -100, 3, -100, 4, 5, -100]);
    }
}
