//! The native form: one JSON object a line, offsets in Unicode code points.
//!
//! Keys of an item: `id`, `vertical`, `title`, `description`, `fields` (other texts by name),
//! `images` (paths), `attributes` (values for the whole item), `absent`, `normalized`,
//! `normalized_from_photo` (attributes of it that a person kept from the photo), `spans`, `rejected`,
//! `intent`, `seller`, `group`, `split`, `status`, `note`, `confidence`. Any other key is kept and
//! written again. An item counts as looked at when its `status` says so, when it carries any label, or
//! when it has `spans` (even none) together with a `split`; otherwise nobody has looked at it yet.
//!
//! A row is taken whole or not at all: half an item would look like a decision nobody made.

mod check;
mod diagnose;
mod offsets;
mod read;
mod row;
mod span_row;
mod values;
mod write;

pub(crate) use check::checked;
pub(crate) use diagnose::{broken, kind, offset};
pub(crate) use read::nul;
pub use read::{MissingVertical, NativeReader};
pub(crate) use row::{Raw, RowSeed};
pub(crate) use span_row::SpanRow;
pub(crate) use values::{Pairs, Texts};
pub(crate) use write::beside;
pub use write::{Outgoing, line, scored_line};

/// Whether a key means something in the native form, so that nothing else may be kept under it.
pub(crate) fn is_key(key: &str) -> bool {
    row::KNOWN.contains(&key)
}
