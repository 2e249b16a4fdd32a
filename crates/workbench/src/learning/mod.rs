//! The loop: labels become a better model while people work, without anybody waiting or asking.
//!
//! It only decides when; what is done are jobs. One training at a time: decisions made meanwhile count for
//! the next. A training that fails leaves the model in use and is tried again after as many new decisions.

mod due;
mod keeper;
mod settings;
#[cfg(test)]
mod tests;

pub use due::{Due, Facts, due};
pub use keeper::Learning;
