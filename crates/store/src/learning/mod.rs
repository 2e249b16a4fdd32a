//! What the project remembers of its own learning: how people want it, how far the last training saw, and
//! which items the model in use has still to answer.
//!
//! What the settings mean is not known here; they are kept as they come.

mod pending;
mod settings;
mod since;
mod switched;

pub use since::SinceTraining;
