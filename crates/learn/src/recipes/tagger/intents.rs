//! Intents of queries (paper 3): judged from the whole text, or by every token of it for itself.

use candle_core::Tensor;
use serde::Deserialize;
use swingtag_models::{
    Copied, Mode, ModelError, Parameters, Pooling, Random, StatementHead, TokenStatementHead, statement_loss,
};

use super::predict::probabilities;
use crate::error::LearnError;

/// Beginning of the names of the head's parameters.
pub(super) const NAME: &str = "intents";

/// What judges an intent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum IntentLevel {
    /// One sigmoid over the pooled text.
    Text,
    /// One sigmoid for each token; the text's score is their mean.
    Token,
}

/// How intents are learnt beside tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum IntentPass {
    /// One loss, one pass.
    Joint,
    /// A pass of their own after that of the tags.
    Separate,
}

/// The head for intents, of either level.
pub(super) enum IntentHead {
    Text(StatementHead),
    Token(TokenStatementHead),
}

impl IntentHead {
    /// A head for so many intents, or none for none.
    pub(super) fn new(
        level: IntentLevel,
        (width, intents): (usize, usize),
        parameters: &mut Parameters,
        random: &mut Random,
    ) -> Result<Option<Self>, ModelError> {
        if intents == 0 {
            return Ok(None);
        }
        Ok(Some(match level {
            IntentLevel::Text => {
                Self::Text(StatementHead::new(NAME, (width, 0, intents), parameters, random)?)
            }
            IntentLevel::Token => {
                Self::Token(TokenStatementHead::new(NAME, (width, intents), parameters, random)?)
            }
        }))
    }

    /// Hidden states `(N, H)` of items to logits: `(B, intents)` for texts, `(N, intents)` for tokens.
    pub(super) fn forward(
        &self,
        states: &Tensor,
        items: &[Pooling],
        mode: &mut Mode<'_>,
    ) -> Result<Tensor, ModelError> {
        match self {
            Self::Text(head) => head.forward(states, items, None, mode),
            Self::Token(head) => head.forward(states, mode),
        }
    }

    /// The loss over the targets of the items, as a tensor with its gradients. An item whose vertical
    /// has no intents does not count.
    pub(super) fn loss(
        &self,
        logits: &Tensor,
        items: &[Pooling],
        targets: &[Vec<f32>],
    ) -> Result<Tensor, ModelError> {
        let (_, loss) = match self {
            Self::Text(_) => statement_loss(logits, targets)?,
            Self::Token(head) => {
                let texts = items.iter().zip(targets);
                let texts: Vec<Copied<'_>> =
                    texts.map(|(item, targets)| Copied { rows: &item.tokens, targets }).collect();
                head.loss(logits, &texts)?
            }
        };
        Ok(loss)
    }

    /// For each item the probabilities of its intents.
    pub(super) fn probabilities(
        &self,
        logits: &Tensor,
        items: &[Pooling],
    ) -> Result<Vec<Vec<f32>>, LearnError> {
        match self {
            Self::Text(_) => probabilities(logits),
            Self::Token(head) => {
                let rows: Vec<Vec<usize>> = items.iter().map(|item| item.tokens.clone()).collect();
                Ok(head.scores(logits, &rows)?)
            }
        }
    }
}
