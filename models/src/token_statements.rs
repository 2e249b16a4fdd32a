//! The token-level head of paper 3, section 4: every token judges by itself whether a statement about
//! its whole text holds. In training the target of a text is copied to all its tokens; the text's
//! score is the mean of the scores of its tokens, which stay available one by one.

use candle_core::Tensor;

use crate::error::ModelError;
use crate::loss;
use crate::ops::{Linear, Mode, dropped};
use crate::parameters::Parameters;
use crate::random::Random;

/// Deviation of the first weights, as in BERT.
const DEVIATION: f64 = 0.02;

/// What is true of a text, for all its tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Copied<'a> {
    /// Rows of the hidden states that belong to its tokens.
    pub rows: &'a [usize],
    /// For each statement 0 or 1, or something negative where it does not count.
    pub targets: &'a [f32],
}

/// One sigmoid for each token and statement.
#[derive(Debug)]
pub struct TokenStatementHead {
    output: Linear,
    statements: usize,
}

impl TokenStatementHead {
    /// A head for hidden states of a width; its parameters are named `NAME.weight` and `NAME.bias`.
    ///
    /// # Errors
    /// Names that are taken.
    pub fn new(
        name: &str,
        (width, statements): (usize, usize),
        parameters: &mut Parameters,
        random: &mut Random,
    ) -> Result<Self, ModelError> {
        let weight = parameters.draw(&format!("{name}.weight"), &[statements, width], DEVIATION, random)?;
        let bias = parameters.draw(&format!("{name}.bias"), &[statements], 0.0, random)?;
        Ok(Self { output: Linear::new(weight, bias), statements })
    }

    /// Hidden states `(N, H)` to logits `(N, statements)`.
    ///
    /// # Errors
    /// Another width.
    pub fn forward(&self, states: &Tensor, mode: &mut Mode<'_>) -> Result<Tensor, ModelError> {
        Ok(self.output.forward(&dropped(states, mode.hidden_dropout())?)?)
    }

    /// Binary cross entropy over the tokens and statements that count (see
    /// [`loss::binary_cross_entropy`]), and a tensor with its gradients.
    ///
    /// # Errors
    /// Another number of targets, or a row that is not there.
    pub fn loss(&self, logits: &Tensor, texts: &[Copied<'_>]) -> Result<(f64, Tensor), ModelError> {
        let numbers = crate::tagger::numbers(logits)?;
        let mut targets = vec![-1.0; numbers.len()];
        for text in texts {
            if text.targets.len() != self.statements {
                return Err(ModelError::Input("another number of targets than of statements".into()));
            }
            for row in text.rows {
                let cells = targets.get_mut(row * self.statements..(row + 1) * self.statements);
                cells.ok_or_else(|| outside(*row))?.copy_from_slice(text.targets);
            }
        }
        let (value, gradient) = loss::binary_cross_entropy(&numbers, &targets);
        Ok((value, loss::surrogate(logits, gradient)?))
    }

    /// Scores of texts from logits `(N, statements)`: for each statement the mean of the
    /// probabilities of the text's tokens. A text without tokens scores 0.
    ///
    /// # Errors
    /// A row that is not there.
    pub fn scores(&self, logits: &Tensor, texts: &[Vec<usize>]) -> Result<Vec<Vec<f32>>, ModelError> {
        let numbers = crate::tagger::numbers(logits)?;
        texts.iter().map(|rows| self.score(&numbers, rows)).collect()
    }

    fn score(&self, numbers: &[f32], rows: &[usize]) -> Result<Vec<f32>, ModelError> {
        let mut sums = vec![0.0; self.statements];
        for row in rows {
            let cells = numbers.get(row * self.statements..(row + 1) * self.statements);
            let cells = cells.ok_or_else(|| outside(*row))?;
            sums.iter_mut().zip(cells).for_each(|(sum, x)| *sum += loss::sigmoid(f64::from(*x)));
        }
        Ok(sums.into_iter().map(|sum| (sum / rows.len().max(1) as f64) as f32).collect())
    }
}

fn outside(row: usize) -> ModelError {
    ModelError::Input(format!("there is no row {row}"))
}
