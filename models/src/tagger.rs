//! The head of a tagger: hidden states to tag scores, by softmax or by a linear-chain CRF on top.

use candle_core::{Device, Tensor};

use crate::crf::{LocalTransitions, Transitions};
use crate::error::ModelError;
use crate::loss::{self, Emissions, Target};
use crate::ops::{Linear, Mode, dropped, gelu};
use crate::parameters::Parameters;
use crate::random::Random;

/// Deviation of the first weights, as in BERT.
const DEVIATION: f64 = 0.02;

/// The shape of a head.
#[derive(Clone, Debug, PartialEq)]
pub struct HeadShape {
    /// Width of a hidden state of the encoder.
    pub width: usize,
    /// Which tags may follow each other, as scores of 0 and −∞.
    pub rule: Transitions,
    /// Width of a hidden layer, 0 for none.
    pub hidden: usize,
    /// Whether transitions are learnt.
    pub chain: bool,
}

/// A sequence with gold tags, by the group of tags that it may have.
#[derive(Clone, Debug, PartialEq)]
pub struct Labelled {
    /// Rows of the hidden states that belong to its positions.
    pub rows: Vec<usize>,
    /// Gold tags, as places in the group's tags.
    pub tags: Vec<usize>,
    /// Number of its group.
    pub group: usize,
}

/// Tag scores from hidden states.
#[derive(Debug)]
pub struct TagHead {
    hidden: Option<Linear>,
    output: Linear,
    /// Between, start, end.
    chain: Option<[Tensor; 3]>,
    rule: Transitions,
}

impl TagHead {
    /// A head with first weights from the stream; its parameters are named `head.…` and `chain.…`.
    ///
    /// # Errors
    /// Names that are taken.
    pub fn new(
        shape: &HeadShape,
        parameters: &mut Parameters,
        random: &mut Random,
    ) -> Result<Self, ModelError> {
        let tags = shape.rule.tags();
        let mut linear = |name: &str, out: usize, inputs: usize| -> Result<Linear, ModelError> {
            // Half of the variance rule for wide inner layers; BERT's own deviation for the scores.
            let deviation = if name == "hidden" { (1.0 / inputs as f64).sqrt() } else { DEVIATION };
            let weight =
                parameters.draw(&format!("head.{name}.weight"), &[out, inputs], deviation, random)?;
            let bias = parameters.draw(&format!("head.{name}.bias"), &[out], 0.0, random)?;
            Ok(Linear::new(weight, bias))
        };
        let hidden = if shape.hidden > 0 { Some(linear("hidden", shape.hidden, shape.width)?) } else { None };
        let inputs = if shape.hidden > 0 { shape.hidden } else { shape.width };
        let output = linear("output", tags, inputs)?;
        let chain = if shape.chain {
            Some([
                parameters.draw("chain.between", &[tags, tags], 0.0, random)?,
                parameters.draw("chain.start", &[tags], 0.0, random)?,
                parameters.draw("chain.end", &[tags], 0.0, random)?,
            ])
        } else {
            None
        };
        Ok(Self { hidden, output, chain, rule: shape.rule.clone() })
    }

    /// Lays the weights out for predicting. Not for a head that is still being trained.
    ///
    /// # Errors
    /// A failure of the device.
    pub fn prepare(&mut self) -> Result<(), ModelError> {
        if let Some(hidden) = &mut self.hidden {
            hidden.prepare()?;
        }
        Ok(self.output.prepare()?)
    }

    /// Hidden states `(N, H)` to tag scores `(N, K)`.
    ///
    /// # Errors
    /// Another width.
    pub fn forward(&self, states: &Tensor, mode: &mut Mode<'_>) -> Result<Tensor, ModelError> {
        let mut x = dropped(states, mode.hidden_dropout())?;
        if let Some(hidden) = &self.hidden {
            x = dropped(&gelu(&hidden.forward(&x)?)?, mode.hidden_dropout())?;
        }
        Ok(self.output.forward(&x)?)
    }

    /// Scores of tags beside each other: the rule, and what was learnt.
    ///
    /// # Errors
    /// A failure of the device.
    pub fn transitions(&self) -> Result<Transitions, ModelError> {
        let Some([between, start, end]) = &self.chain else { return Ok(self.rule.clone()) };
        let learnt = Transitions::new(numbers(between)?, numbers(start)?, numbers(end)?);
        Ok(self.rule.plus(&learnt))
    }

    /// The loss of a batch, and a tensor whose gradients are those of the loss. `groups` are the
    /// lists of tags that sequences may have.
    ///
    /// # Errors
    /// A failure of the device.
    pub fn loss(
        &self,
        scores: &Tensor,
        groups: &[Vec<usize>],
        batch: &[&Labelled],
    ) -> Result<(f64, Tensor), ModelError> {
        let transitions = self.transitions()?;
        let groups: Vec<LocalTransitions> = groups.iter().map(|tags| transitions.among(tags)).collect();
        let targets: Vec<Target<'_>> = batch
            .iter()
            .map(|s| Target { rows: &s.rows, tags: &s.tags, transitions: &groups[s.group] })
            .collect();
        let numbers = numbers(scores)?;
        let emissions = Emissions { scores: &numbers, tags: transitions.tags() };
        let Some(chain) = &self.chain else {
            let (value, gradient) = loss::cross_entropy(emissions, &targets);
            return Ok((value, loss::surrogate(scores, gradient)?));
        };
        let (value, gradient, more) = loss::chain(emissions, &targets);
        let mut total = loss::surrogate(scores, gradient)?;
        for (parameter, gradient) in chain.iter().zip([more.between, more.start, more.end]) {
            let gradient = gradient.into_iter().map(|x| x as f32).collect();
            total = (total + loss::surrogate(parameter, gradient)?)?;
        }
        Ok((value, total))
    }
}

/// All numbers of a tensor, row by row.
pub(crate) fn numbers(tensor: &Tensor) -> Result<Vec<f32>, ModelError> {
    Ok(tensor.to_device(&Device::Cpu)?.flatten_all()?.to_vec1::<f32>()?)
}
