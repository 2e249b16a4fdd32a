//! The stored form of labels: one JSON document per item, with numbers instead of names, and a hash.

mod alike;
mod counts;
mod doc;
mod its_queries;
mod marked;
mod put;
mod relabel;

pub use alike::Alike;
pub(crate) use counts::LabelCounts;
pub(crate) use doc::{AnnotationDoc, SpanDoc};
pub use its_queries::ItsQuery;
pub use marked::{Marked, MarkedSince};
pub(crate) use put::{current, hash_of, insert_new, put};
pub(crate) use relabel::Relabel;
