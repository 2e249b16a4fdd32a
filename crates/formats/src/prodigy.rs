//! JSON lines of Prodigy.
//!
//! Read are `spans` (of rejected tasks as refused labels), `label` and `accept` of classification,
//! `score`, and `answer`; ignored tasks count as skipped. Photos that are embedded or lie on a
//! server are left out. Written are `text`, `tokens`, `spans` with `token_start` and `token_end`
//! (inclusive), and `answer`; the hashes are left to Prodigy, which makes them when it reads a task
//! without any.

mod read;
mod write;

pub(crate) use read::{Prodigy, looks_like};
pub(crate) use write::ProdigyRecords;
