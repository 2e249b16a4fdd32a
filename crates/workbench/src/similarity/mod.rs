//! How alike the attributes of two verticals are: evidence of their labels (`evidence`), the attention of a
//! coupled model (`attention`), the Similarity screen (`screen`, `pair`).

mod attention;
mod evidence;
mod first;
mod pair;
mod request;
mod screen;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub(crate) use evidence::Compared;
pub(crate) use pair::names;
pub use request::{SimilarityReport, SimilarityRequest};
