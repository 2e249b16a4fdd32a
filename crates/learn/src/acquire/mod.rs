//! Choosing what to label next.
//!
//! A [`Strategy`] orders items; everything else — checking the wish, the random share, the holdout, texts that
//! say the same, equal parts for kinds of items, cost, ties, reasons — is the same for all and is done by
//! [`choose`]. Nothing here reads labels, and the same pool, wish and seed give the same choice whatever the
//! order of the pool.

mod asked;
mod badge;
mod balance;
mod bald;
mod choose;
mod context;
mod core_set;
mod cost;
mod density;
mod disagreement;
mod embed;
mod filling;
mod hashed;
mod least_confidence;
mod margin;
mod mnlp;
mod nearest;
mod pool;
mod random;
mod ranked;
mod reason;
mod slices;
mod strategy;
mod token_entropy;
mod twins;
mod vectors;

pub use asked::{Asked, Balance};
pub use badge::GradientWalk;
pub use bald::{information_of, mutual_information};
pub use choose::{Choice, Pick, Wish, choose, choose_with};
pub use context::{Context, Evidence, Needs, PoolAlone};
pub use core_set::KCenter;
pub use cost::{CostModel, Timing};
pub use disagreement::flips;
pub use embed::TitleEncoder;
pub use hashed::hashed_vectors;
pub use pool::PoolItem;
pub use reason::reason;
pub use strategy::{DEFAULT_STRATEGY, Strategy, Walk, strategies, strategy};
pub use twins::near_duplicates;
pub use vectors::Vectors;

#[cfg(test)]
mod tests;
