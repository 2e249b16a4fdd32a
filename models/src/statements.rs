//! The head for statements about a whole item: an attribute is present, a value of a closed list
//! holds, a query has an intent. One sigmoid for each statement (paper 5, eq. 7 without its middle
//! term; papers 3 and 4 use the same sequence-level classifier as a baseline).

use std::sync::Arc;

use candle_core::Tensor;

use crate::error::ModelError;
use crate::loss;
use crate::ops::{Linear, Mode, RowWeights, dropped, weighted_rows};
use crate::parameters::Parameters;
use crate::random::Random;

/// Deviation of the first weights, as in BERT.
const DEVIATION: f64 = 0.02;

/// Which rows of the hidden states stand for an item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pooling {
    /// The rows of all its tokens.
    pub tokens: Vec<usize>,
    /// The rows of the marks at the beginning of its texts.
    pub first: Vec<usize>,
}

/// Logits of statements from the mean token, the mean first mark and further numbers of the item.
#[derive(Debug)]
pub struct StatementHead {
    output: Linear,
}

impl StatementHead {
    /// A head for hidden states of a width and `further` numbers of each item (a pooled photo, say);
    /// its parameters are named `NAME.weight` and `NAME.bias`.
    ///
    /// # Errors
    /// Names that are taken.
    pub fn new(
        name: &str,
        (width, further, statements): (usize, usize, usize),
        parameters: &mut Parameters,
        random: &mut Random,
    ) -> Result<Self, ModelError> {
        let shape = [statements, 2 * width + further];
        let weight = parameters.draw(&format!("{name}.weight"), &shape, DEVIATION, random)?;
        let bias = parameters.draw(&format!("{name}.bias"), &[statements], 0.0, random)?;
        Ok(Self { output: Linear::new(weight, bias) })
    }

    /// Hidden states `(N, H)` to logits `(B, statements)` of the items that the poolings name;
    /// `further` is `(B, F)` where the head has further numbers.
    ///
    /// # Errors
    /// Shapes that do not fit.
    pub fn forward(
        &self,
        states: &Tensor,
        items: &[Pooling],
        further: Option<&Tensor>,
        mode: &mut Mode<'_>,
    ) -> Result<Tensor, ModelError> {
        let mean = weighted_rows(states, &means(items.iter().map(|item| item.tokens.as_slice())))?; // (B, H)
        let first = weighted_rows(states, &means(items.iter().map(|item| item.first.as_slice())))?; // (B, H)
        let pooled = match further {
            Some(further) => Tensor::cat(&[&mean, &first, further], 1)?,
            None => Tensor::cat(&[&mean, &first], 1)?,
        };
        Ok(self.output.forward(&dropped(&pooled, mode.hidden_dropout())?)?)
    }
}

/// Binary cross entropy of logits `(B, statements)` over the statements that count (see
/// [`loss::binary_cross_entropy`]), and a tensor with its gradients.
///
/// # Errors
/// Another number of targets.
pub fn statement_loss(logits: &Tensor, targets: &[Vec<f32>]) -> Result<(f64, Tensor), ModelError> {
    let (items, statements) = logits.dims2()?;
    if targets.len() != items || targets.iter().any(|targets| targets.len() != statements) {
        return Err(ModelError::Input("another number of targets than of statements".into()));
    }
    let numbers = crate::tagger::numbers(logits)?;
    let (value, gradient) = loss::binary_cross_entropy(&numbers, &targets.concat());
    Ok((value, loss::surrogate(logits, gradient)?))
}

/// Equal weights that sum to one for each list of rows; an empty list gives zeros.
pub(crate) fn means<'a>(lists: impl Iterator<Item = &'a [usize]>) -> RowWeights {
    let lists: Vec<Vec<(usize, f32)>> =
        lists.map(|rows| rows.iter().map(|row| (*row, 1.0 / rows.len() as f32)).collect()).collect();
    Arc::from(lists)
}
