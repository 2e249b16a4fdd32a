//! Differentiable operations with hand-written gradients on the CPU. candle's own layer norm and
//! softmax have no gradient and say nothing about it; these have one, and a test counts them.
//! On other devices the same functions are composed of candle's primitive operations.

mod attention;
mod cross;
mod dropout;
mod embed;
mod floats;
mod gather;
mod gelu;
mod linear;
mod mode;
mod norm;
mod split;

pub(crate) use attention::attention;
pub(crate) use cross::{Views, cross_attention};
pub(crate) use dropout::{dropped, residual};
pub(crate) use embed::embed;
pub(crate) use floats::{Floats, floats};
pub(crate) use gather::{RowWeights, weighted_rows};
pub(crate) use gelu::gelu;
pub(crate) use norm::layer_norm;
pub(crate) use split::sum_rows;

pub use linear::Linear;
pub use mode::Mode;
