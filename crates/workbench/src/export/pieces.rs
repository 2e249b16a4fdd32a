//! Word pieces of an installed encoder as tokens of an export.

use std::sync::Arc;

use swingtag_formats::Pieces;
use swingtag_formats::conll::Tokens;
use swingtag_learn::encode::WordPieces;

use super::ExportRequest;
use super::formats::chosen;
use crate::error::WorkbenchError;
use crate::installed::Installed;

/// Word of the option.
pub(super) const WORD: &str = "pieces";

/// The tokens that were chosen.
///
/// # Errors
/// Word pieces are asked for, and no encoder of texts is installed or readable.
pub(super) fn tokens(request: &ExportRequest) -> Result<Tokens, WorkbenchError> {
    Ok(match chosen(request, "tokens", "words") {
        "chars" => Tokens::Characters,
        WORD => {
            let words = opened()?;
            Tokens::Given(Arc::new(move |text: &str| {
                let pieces = words.cut(text).unwrap_or_default();
                pieces.iter().filter(|piece| piece.start < piece.end).map(|p| (p.start, p.end)).collect()
            }))
        }
        _ => Tokens::Words,
    })
}

/// The word pieces, where they were chosen, with their ids and marks.
///
/// # Errors
/// As [`tokens`].
pub(super) fn pieces(request: &ExportRequest) -> Result<Option<Arc<Pieces>>, WorkbenchError> {
    if chosen(request, "tokens", "words") != WORD {
        return Ok(None);
    }
    let words = opened()?;
    let (begin, end) = (words.begin(), words.separator());
    let cut = move |text: &str| {
        let pieces = words.cut(text).unwrap_or_default();
        pieces.iter().map(|piece| (piece.id, piece.start, piece.end)).collect()
    };
    Ok(Some(Arc::new(Pieces { begin, end, cut: Box::new(cut) })))
}

fn opened() -> Result<WordPieces, WorkbenchError> {
    let encoder = Installed::preferred().text.ok_or_else(|| {
        WorkbenchError::new(
            "no_encoder",
            "word pieces are those of an encoder, and none is installed",
            "install one with `swingtag models fetch`, or take words",
        )
    })?;
    Ok(WordPieces::open(&encoder)?)
}
