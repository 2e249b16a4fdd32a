//! spaCy's DocBin (`.spacy`): one document a record, tokens with labels.
//!
//! Written are the entities that do not overlap (`doc.ents`), all spans as the span group `sc`,
//! intents as categories, and what spaCy has no word for as user data. Tokens are cut where a span
//! begins or ends, and white space is a token where it has to be, so that every span and every text
//! comes back exactly. Read are entities, span groups and categories. A DocBin is held in memory
//! whole, as spaCy does; one that unpacks to more than 512 MiB is refused.

mod file;
mod hash;
mod message;
mod pack;
mod read;
mod symbols;
mod tokens;
mod write;

pub(crate) use file::unpacked_start;
pub(crate) use read::SpacyReader;
pub(crate) use write::SpacyDocs;

/// Numbers of attributes in a DocBin.
const ORTH: u64 = 65;
const ENT_IOB: u64 = 77;
const ENT_TYPE: u64 = 78;
/// The span group that spaCy's own span categoriser reads.
const GROUP: &str = "sc";
