//! Spans of one field as chunks and tags, with a record of what does not fit.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Chunk, Scheme, Tag, tags_of};
use crate::span::{Span, without_overlaps};
use crate::tokens::Token;

/// A span that tags cannot hold as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// The span as it is in the project.
    pub span: Span,
    /// Why, and what becomes of it.
    pub reason: LossReason,
}

/// Why a span does not fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LossReason {
    /// A longer (or equally long, earlier) span lies on the same tokens. The span is left out.
    Overlap {
        /// The span that stays.
        with: Span,
    },
    /// It begins or ends inside a token. The span is left out.
    InsideToken,
    /// It holds white space only. The span is left out.
    NoToken,
    /// The form holds words and no places. Its words are kept.
    NoPlace,
    /// White space at its ends cannot be written. The span is kept without it.
    Trimmed {
        /// First code point that is kept.
        start: usize,
        /// One past the last code point that is kept.
        end: usize,
    },
}

impl LossReason {
    /// A stable word for tables.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Overlap { .. } => "overlap",
            Self::InsideToken => "inside-token",
            Self::NoToken => "no-token",
            Self::NoPlace => "no-place",
            Self::Trimmed { .. } => "trimmed",
        }
    }
}

impl fmt::Display for LossReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overlap { with } => {
                write!(f, "overlaps {} at {}–{}, which stays", with.attribute, with.start, with.end)
            }
            Self::InsideToken => f.write_str("begins or ends inside a token; left out"),
            Self::NoPlace => f.write_str("its words are kept, their place is not"),
            Self::NoToken => f.write_str("holds white space only; left out"),
            Self::Trimmed { start, end } => {
                write!(f, "kept without white space at its ends, as {start}–{end}")
            }
        }
    }
}

/// Tags for the spans of one field. Of spans that overlap the longest stays (then the leftmost,
/// then by attribute).
#[must_use]
pub fn encode(tokens: &[Token], spans: &[Span], scheme: Scheme) -> (Vec<Tag>, Vec<Loss>) {
    let (chunks, losses) = chunks_of(tokens, spans);
    (tags_of(tokens.len(), &chunks, scheme), losses)
}

/// The chunks for the spans of one field, in order, and what does not fit.
#[must_use]
pub fn chunks_of(tokens: &[Token], spans: &[Span]) -> (Vec<Chunk>, Vec<Loss>) {
    let mut losses = Vec::new();
    let mut placed: Vec<(Span, Chunk)> = Vec::new();
    let (kept, left) = without_overlaps(spans);
    for span in kept {
        match place(tokens, &span) {
            Ok((chunk, trimmed)) => {
                losses.extend(trimmed.map(|reason| Loss { span: span.clone(), reason }));
                placed.push((span, chunk));
            }
            Err(reason) => losses.push(Loss { span, reason }),
        }
    }
    for span in left {
        // What stays may itself not have fitted; then there is room after all.
        let with = placed.iter().find(|(kept, _)| kept.overlaps(&span)).map(|(kept, _)| kept.clone());
        let reason = match (with, place(tokens, &span)) {
            (Some(with), _) => LossReason::Overlap { with },
            (None, Err(reason)) => reason,
            (None, Ok((chunk, trimmed))) => {
                losses.extend(trimmed.map(|reason| Loss { span: span.clone(), reason }));
                placed.push((span, chunk));
                continue;
            }
        };
        losses.push(Loss { span, reason });
    }
    placed.sort_by_key(|(_, chunk)| chunk.first);
    losses.sort_by(|a, b| a.span.cmp(&b.span));
    (placed.into_iter().map(|(_, chunk)| chunk).collect(), losses)
}

/// The tokens of a span, and whether white space at its ends had to go.
fn place(tokens: &[Token], span: &Span) -> Result<(Chunk, Option<LossReason>), LossReason> {
    let first = tokens.partition_point(|&(_, end)| end <= span.start);
    let after = tokens.partition_point(|&(start, _)| start < span.end);
    if first >= after {
        return Err(LossReason::NoToken);
    }
    let (start, end) = (tokens[first].0, tokens[after - 1].1);
    if start < span.start || end > span.end {
        return Err(LossReason::InsideToken);
    }
    let trimmed = (start, end) != (span.start, span.end);
    let chunk = Chunk { first, last: after - 1, attribute: span.attribute.clone() };
    Ok((chunk, trimmed.then_some(LossReason::Trimmed { start, end })))
}
