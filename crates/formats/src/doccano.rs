//! JSON lines of doccano.
//!
//! Read are `label`, `labels`, `entities` and `annotations`, each as `[start, end, label]` or as
//! objects with `start_offset`, `end_offset` and `label`; texts in place of spans are classes of
//! the whole text; `cats` are intents. Relations have no place here and are remarked on. Written
//! is `{"text", "label": [[start, end, label]], "cats"}`, offsets in code points.

mod read;
mod write;

pub(crate) use read::{Doccano, looks_like};
pub(crate) use write::DoccanoRecords;
