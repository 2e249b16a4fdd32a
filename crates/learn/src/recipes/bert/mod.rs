//! `bert-softmax` and `bert-crf`: a pretrained encoder with a tag head, fine-tuned or frozen.
//!
//! Refuses to train without an encoder, and never looks at labels while predicting.

use crate::{Artefact, LearnError, Recipe, Resources, Tagger, TrainingTask};

/// One of the two taggers on a pretrained encoder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BertRecipe {
    /// Learns transitions between tags; otherwise every piece decides for itself.
    crf: bool,
}

/// Tag softmax (papers 3, 4, 5: BERT-base), decoded under the IOB2 rule.
pub const BERT_SOFTMAX: BertRecipe = BertRecipe { crf: false };

/// Linear-chain CRF (paper 1: the baseline).
pub const BERT_CRF: BertRecipe = BertRecipe { crf: true };

impl Recipe for BertRecipe {
    fn name(&self) -> &'static str {
        if self.crf { "bert-crf" } else { "bert-softmax" }
    }

    fn about(&self) -> &'static str {
        if self.crf {
            "pretrained encoder with a linear-chain CRF: best with enough labels"
        } else {
            "pretrained encoder with a tag softmax: the simplest tagger that learns from text"
        }
    }

    fn needs_encoder(&self) -> bool {
        true
    }

    fn train(&self, _task: &TrainingTask<'_>) -> Result<Artefact, LearnError> {
        Err(LearnError::NoEncoder(self.name().to_owned()))
    }

    fn open<'a>(
        &self,
        _artefact: &Artefact,
        _resources: &'a Resources<'a>,
    ) -> Result<Box<dyn Tagger + 'a>, LearnError> {
        Err(LearnError::NoEncoder(self.name().to_owned()))
    }
}
