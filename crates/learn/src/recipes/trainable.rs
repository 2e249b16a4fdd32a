//! Which encoders have gradients here.

use swingtag_models::text_encoder_kind;

use crate::error::LearnError;
use crate::recipe::EncoderFiles;

/// The kind that is trained.
const TRAINED: &str = "bert";

/// Refuses an encoder of another kind than BERT for a recipe that trains it: `setting` is what asks for
/// that, with its value, and `remedy` what to do.
///
/// # Errors
/// Another kind, or a configuration that cannot be read.
pub(super) fn only_bert(
    files: &EncoderFiles,
    (setting, value): (&str, &str),
    remedy: &str,
) -> Result<(), LearnError> {
    let kind = text_encoder_kind(&files.folder)?;
    if kind == TRAINED {
        return Ok(());
    }
    let reason = format!(
        "the encoder “{}” is of the kind {kind}, and only {TRAINED} is fine-tuned; {remedy}",
        files.name
    );
    Err(LearnError::Setting { key: setting.to_owned(), value: value.to_owned(), reason })
}
