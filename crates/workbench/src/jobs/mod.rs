//! Long work: a queue that the project file remembers, one job at a time, each on a thread of its own.
//!
//! A job is a typed request of one of the [`kinds`]. Whoever works asks its [`swingtag_learn::Watch`] at
//! least every 100 ms; that call shows how far it is, stands still while the job is paused, and says when to
//! stop. A job that is paused lets the next one go first, and one that can stand still makes way for one of a higher
//! priority. What a killed process leaves behind goes on at the
//! next opening, or ends with words. Nothing here knows what a window is: it is told through a function.

mod about;
mod book;
mod checkpoint;
mod engine;
mod foreground;
mod kinds;
mod lane;
mod left;
mod progress;
mod queue;
mod row;
#[cfg(test)]
pub(crate) mod tests;
mod view;
mod work;

pub use engine::Jobs;
pub use foreground::Resumed;
pub use kinds::{FetchRequest, Finished, ReferenceRequest, Request};
pub use lane::Lane;
pub use row::JobRow;
pub use work::{Tell, Work};
