//! The optimiser: AdamW in place, groups with their own rates, warm-up and linear decay, clipping.
//! candle-nn has neither groups nor schedules nor clipping, and its AdamW copies every tensor.

mod adamw;
mod kept;
mod schedule;
mod update;

pub use adamw::{AdamW, Group};
pub use schedule::Schedule;
