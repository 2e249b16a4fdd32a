//! Coupling of two taggers that share their embedding layers (paper 2, section 3.4): similar labels in
//! similar contexts shall have similar scores.
//!
//! A context is a position of a labelled text; its vector `u` is the mean of the word vectors in a window
//! around it. Pairs of contexts from two verticals whose vectors are close make the [`Shortlist`] `L`;
//! [`coupling_error`] is the total coupling error over pairs of it, with its gradients.
//!
//! Deviations: `u` has unit length and is taken as given, because a model that could move it would escape
//! the coupling by pushing words apart; a context has a limited number of partners, so that `L` grows with
//! the number of contexts and not with its square; the error is a mean over pairs, as the CRF loss is a
//! mean over sequences.

mod attention;
mod contexts;
mod error;
mod head;
mod nearest;
mod shortlist;
mod similarity;

pub use contexts::Contexts;
pub use error::{Coupled, CouplingGradient, Labels, coupling_error};
pub use head::{CoupledPart, CouplingHead, CouplingShape, Diagonals};
pub use shortlist::{Shortlist, ShortlistShape};
pub use similarity::{Similarity, mean_attention};
