//! A query as it stands before a text: `[CLS] q_m [SEP] … q_1 [SEP]`, and the same with every word
//! piece hidden.

use crate::encode::WordPieces;
use crate::error::LearnError;

/// A query in word pieces, marks included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Question {
    /// As it is asked.
    pub(super) ids: Vec<u32>,
    /// With `[MASK]` for every word piece; empty where the vocabulary has no such mark.
    pub(super) masked: Vec<u32>,
}

impl Question {
    /// Writes a query of at most `room` pieces; words at its end that do not fit are left out. With
    /// `inverted` the words stand in reverse order, a separator after each and the pieces of a word
    /// in their own order; otherwise it is `[CLS] q_1 … q_m [SEP]`.
    pub(super) fn new(
        words: &WordPieces,
        text: &str,
        inverted: bool,
        room: usize,
    ) -> Result<Self, LearnError> {
        let mut parts = cut(words, text)?;
        fit(&mut parts, inverted, room);
        let (begin, separator) = (words.begin(), words.separator());
        let write = |piece: &dyn Fn(u32) -> u32| {
            let mut ids = vec![begin];
            if inverted {
                for part in parts.iter().rev() {
                    ids.extend(part.iter().map(|id| piece(*id)));
                    ids.push(separator);
                }
            } else {
                ids.extend(parts.iter().flatten().map(|id| piece(*id)));
            }
            if !inverted || parts.is_empty() {
                ids.push(separator);
            }
            ids
        };
        let masked = words.mask().map_or_else(Vec::new, |mask| write(&|_| mask));
        Ok(Self { ids: write(&|id| id), masked })
    }
}

/// The pieces of each word; a word of which the tokenizer keeps nothing is left out.
fn cut(words: &WordPieces, text: &str) -> Result<Vec<Vec<u32>>, LearnError> {
    let mut parts = Vec::new();
    for word in text.split_whitespace() {
        let ids: Vec<u32> = words.cut(word)?.iter().map(|piece| piece.id).collect();
        if !ids.is_empty() {
            parts.push(ids);
        }
    }
    Ok(parts)
}

/// Keeps as many whole words from the beginning as fit, and of the first one what fits.
fn fit(parts: &mut Vec<Vec<u32>>, inverted: bool, room: usize) {
    let mut left = room.saturating_sub(if inverted { 1 } else { 2 });
    let mark = usize::from(inverted);
    if let Some(first) = parts.first_mut() {
        first.truncate(left.saturating_sub(mark).max(1));
    }
    let mut kept = 0;
    for part in parts.iter() {
        if kept > 0 && part.len() + mark > left {
            break;
        }
        left = left.saturating_sub(part.len() + mark);
        kept += 1;
    }
    parts.truncate(kept);
}
