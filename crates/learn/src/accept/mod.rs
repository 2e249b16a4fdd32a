//! What may be accepted without asking: from which confidence on a model is right often enough, and when it
//! no longer is.
//!
//! Answers that people have judged without seeing them decide, nothing else: a confidence is only used to
//! put answers in order. Too few of them is an answer too.

mod audit;
mod beta;
mod threshold;

pub use audit::{Audit, RISK_OF_FALSE_SUSPENSION, audit};
pub use beta::lower_bound;
pub use threshold::{Acceptance, RISK, Threshold, acceptance};

#[cfg(test)]
mod tests;
