//! Files of a folder or a zip archive, read one at a time by name.
//!
//! Archives are hostile until shown otherwise: entries are counted before the directory is read,
//! names are checked and never used as paths, links and archives inside are passed over or refused,
//! two entries of one name are refused, and what comes out of an entry is counted as it comes.

mod entries;
mod limits;

pub(crate) use entries::Documents;
