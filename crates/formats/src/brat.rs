//! brat standoff: a text file and a file of annotations for each item, in a folder or a zip archive.
//!
//! Read are entities (`T`), discontinuous ones as one span a fragment, and notes (`#`) on the
//! document; relations, events and attributes have no place here and are remarked on. Fragments with
//! nothing but line ends between them are one span, since brat cuts spans at line ends. Written is a
//! zip archive with `annotation.conf`; beside each document lies a small JSON file with what brat
//! has no place for.

mod label;
mod lines;
mod read;
mod write;

pub(crate) use read::BratReader;
pub(crate) use write::BratArchive;

/// Whether a file name is one of annotations.
pub(crate) fn is_annotations(name: &str) -> bool {
    name.ends_with(".ann")
}
