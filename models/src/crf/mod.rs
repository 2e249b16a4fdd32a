//! Linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001): paper 1's baseline
//! and the decoder of every tagger here.
//!
//! A path `y` of a sequence scores `start[y₁] + Σ e[t, yₜ] + Σ between[yₜ₋₁, yₜ] + end[yₙ]`. Sums over
//! paths run forward and backward in plain probabilities, scaled step by step (Rabiner, 1989, §V.A),
//! in double precision: the exponentials of the transitions are taken once, and an inner step is one
//! multiply-add. A transition of −∞ is one that never happens.

mod best;
mod lattice;
mod loss;
mod span;
mod transitions;

pub use best::Path;
pub use lattice::Lattice;
pub use loss::{ChainGradient, ChainLoss};
pub use transitions::{LocalTransitions, Transitions};
