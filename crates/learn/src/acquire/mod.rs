//! Choosing what to label next.
//!
//! A [`Strategy`] scores items; everything else — checking the wish, the random share, equal texts,
//! ties, reasons — is the same for all and is done by [`choose`]. Nothing here reads labels, and
//! the same pool, wish and seed give the same choice whatever the order of the pool.

mod choose;
mod least_confidence;
mod mnlp;
mod random;
mod reason;
mod strategy;

pub use choose::{Pick, PoolItem, Wish, choose};
pub use reason::reason;
pub use strategy::{Context, DEFAULT_STRATEGY, Strategy, strategies, strategy};

#[cfg(test)]
mod tests;
