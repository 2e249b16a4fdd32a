//! W3C web annotations.
//!
//! Read are annotations with a text position or text quote selector, one a line, in a list, or in
//! pages and collections; annotations of one source that follow each other are one item. The text
//! comes from the page as this program writes it, from the target's source where it is written
//! there, or from a file below the folder of the annotations; nothing is fetched. Written is one
//! annotation page an item and line, with both selectors; positions are code points, as the
//! standard says.

mod read;
mod source;
mod write;

pub(crate) use read::{W3c, looks_like};
pub(crate) use write::W3cPages;
