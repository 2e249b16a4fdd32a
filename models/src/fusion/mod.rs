//! Joint attribute prediction and value extraction with and without photos (paper 5, JAVE and M-JAVE):
//! attention among the tokens of a text and from tokens to regions of photos, gates for both uses of the
//! photos, attributes of the whole item, and what all of these add to the tag scores.
//!
//! | eq. | here |
//! |---|---|
//! | 1, 2, left of 5 | `Texts`: self-attention of a text |
//! | 3, 4, right of 5, 6 | `Photos::look`, `Photos::for_tokens`: attention to regions, global gate |
//! | 7 | [`Fused::attributes`] |
//! | 9, 10 | [`Fused::scores`]; its first term `W_6 h` is the tag head's own |
//! | 12, 13 | [`agreement_loss`] |
//!
//! Equations 8, 11 and 14 are losses that taggers have anyway, and their sum.
//!
//! Where it departs from the print: tokens are averaged in eq. 7, since a sum over a text of 200 tokens
//! saturates the sigmoid (the sum is [`FusionShape::sum`]); equations 7 and 9 have a bias; `W_V^v` in
//! eq. 9 maps to tags and in eq. 5 to hidden values, so they are two matrices; the divergence is that of
//! independent Bernoullis, clamped, so that it is finite and never negative, and a mean over attributes
//! as the cross entropy of eq. 8 is.
//!
//! Nothing here knows what an attribute is called or where a photo lies. An item without a photo is
//! computed from its text alone: every visual term is exactly zero.

mod agreement;
mod batch;
mod network;
mod photos;
mod shape;
mod texts;

pub use agreement::{Agreement, agreement_loss};
pub use batch::{FusionBatch, FusionItem, PhotoVectors};
pub use network::{Fused, Fusion};
pub use shape::{FusionShape, PhotoShape};

use candle_core::{DType, Tensor};

use crate::error::ModelError;
use crate::ops::Linear;
use crate::parameters::Parameters;
use crate::random::Random;

/// Deviation of the first weights of maps to scores and gates, as in BERT.
const DEVIATION: f64 = 0.02;

/// A map without bias, with first weights of a deviation; its parameter is named `fusion.NAME.weight`.
fn map(
    name: &str,
    (outputs, inputs): (usize, usize),
    deviation: f64,
    parameters: &mut Parameters,
    random: &mut Random,
) -> Result<Linear, ModelError> {
    let weight = parameters.draw(&format!("fusion.{name}.weight"), &[outputs, inputs], deviation, random)?;
    let zeros = Tensor::zeros(outputs, DType::F32, parameters.device())?;
    Ok(Linear::new(weight, zeros))
}

/// The same for queries, keys and values: the deviation keeps the size of what goes in.
fn projection(
    name: &str,
    (outputs, inputs): (usize, usize),
    parameters: &mut Parameters,
    random: &mut Random,
) -> Result<Linear, ModelError> {
    map(name, (outputs, inputs), (1.0 / inputs.max(1) as f64).sqrt(), parameters, random)
}

/// `1 / (1 + e^-x)` with a gradient; in this form large numbers do not overflow.
fn sigmoid(x: &Tensor) -> Result<Tensor, ModelError> {
    Ok((((x * 0.5)?.tanh()? + 1.0)? * 0.5)?)
}
