//! Learning from the labels of other verticals: whole verticals for one training (`lenders`), or single
//! attributes for good (`pairs`), and what such a pair does (`effect`).

mod effect;
mod lenders;
mod pairs;
#[cfg(test)]
mod tests;

pub use effect::{BorrowEffect, BorrowEffectRequest};
pub(crate) use effect::{LEAST_LABELLED, kept_effect};
pub(crate) use lenders::Lenders;
