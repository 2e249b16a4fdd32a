//! Tag scores from features of tokens that are known beforehand: matches of known values, what a word
//! was labelled with elsewhere, its shape. They are added to the scores of a text encoder, as features
//! are in a linear-chain CRF (Lafferty, McCallum and Pereira, 2001).
//!
//! A block of features has one number for each tag and speaks for that very tag; its strength is one
//! parameter, so that a few labels are enough to learn it. What goes beyond that is learnt by a matrix
//! that begins at zero.

use candle_core::Tensor;

use crate::error::ModelError;
use crate::ops::Linear;
use crate::parameters::Parameters;
use crate::random::Random;

/// Features of the rows of a batch.
#[derive(Clone, Debug)]
pub struct TokenFeatures {
    /// Blocks of `(N, K)`: one number for each tag.
    pub blocks: Vec<Tensor>,
    /// Everything else, `(N, F)`.
    pub others: Tensor,
}

/// Adds features to tag scores.
#[derive(Debug)]
pub struct FeatureHead {
    /// `(1, 1)` for each block.
    strengths: Vec<Tensor>,
    mixture: Linear,
}

impl FeatureHead {
    /// A head for blocks that begin with these strengths, and for `others` further features; its
    /// parameters are named `features.…`.
    ///
    /// # Errors
    /// Names that are taken.
    pub fn new(
        strengths: &[f32],
        (tags, others): (usize, usize),
        parameters: &mut Parameters,
        random: &mut Random,
    ) -> Result<Self, ModelError> {
        let device = parameters.device().clone();
        let first = strengths.iter().enumerate().map(|(number, strength)| {
            let value = Tensor::from_vec(vec![*strength], (1, 1), &device)?;
            parameters.insert(&format!("features.strength.{number}"), &value, true)
        });
        let first = first.collect::<Result<Vec<_>, ModelError>>()?;
        let inputs = strengths.len() * tags + others;
        let weight = parameters.draw("features.mixture.weight", &[tags, inputs], 0.0, random)?;
        let bias = parameters.draw("features.mixture.bias", &[tags], 0.0, random)?;
        Ok(Self { strengths: first, mixture: Linear::new(weight, bias) })
    }

    /// Tag scores `(N, K)` of the features.
    ///
    /// # Errors
    /// Another number of blocks or other shapes.
    pub fn forward(&self, features: &TokenFeatures) -> Result<Tensor, ModelError> {
        if features.blocks.len() != self.strengths.len() {
            return Err(ModelError::Input("another number of blocks of features".into()));
        }
        let parts: Vec<&Tensor> = features.blocks.iter().chain([&features.others]).collect();
        let mut scores = self.mixture.forward(&Tensor::cat(&parts, 1)?)?; // (N, K)
        for (block, strength) in features.blocks.iter().zip(&self.strengths) {
            scores = (scores + block.broadcast_mul(strength)?)?;
        }
        Ok(scores)
    }
}
