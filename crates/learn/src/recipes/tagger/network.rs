//! Encoder and heads together, for training and for predicting.

use candle_core::Tensor;
use swingtag_models::{
    FeatureHead, HeadShape, Mode, ModelError, Parameters, Pooling, Random, StatementHead, TagHead,
    TokenFeatures, device, weights::Weights,
};

use super::input::{Input, TextInput};
use super::intents::IntentHead;
use super::lexicon::{Lexicon, OTHERS, Reader, STRENGTHS, tensors};
use super::predict::probabilities;
use super::reading::Reading;
use super::settings::TaggerSettings;
use super::statements::Statements;
use super::text::{self, States, TextEncoder};
use crate::encode::TagSet;
use crate::error::LearnError;
use crate::recipe::{EncoderFiles, Resources};
use crate::recipes::words::WordSource;

impl From<ModelError> for LearnError {
    fn from(error: ModelError) -> Self {
        match error {
            ModelError::Weights(_) | ModelError::File { .. } | ModelError::Config { .. } => {
                Self::Artefact(error.to_string())
            }
            other => Self::Compute(other.to_string()),
        }
    }
}

/// A tagger's network.
pub(super) struct Network<'a> {
    pub(super) settings: TaggerSettings,
    pub(super) tags: TagSet,
    pub(super) groups: Vec<Vec<usize>>,
    pub(super) statements: Statements,
    pub(super) parameters: Parameters,
    pub(super) text: Box<dyn TextEncoder + 'a>,
    pub(super) head: TagHead,
    /// Of presence and values.
    pub(super) statement_head: Option<StatementHead>,
    pub(super) intent_head: Option<IntentHead>,
    pub(super) lexicon: Option<Reader>,
    feature_head: Option<FeatureHead>,
}

/// What both ways of building a network need.
pub(super) struct Plan<'a> {
    pub(super) recipe: &'static str,
    pub(super) settings: TaggerSettings,
    pub(super) tags: TagSet,
    pub(super) statements: Statements,
    pub(super) lexicon: Option<Lexicon>,
    /// What words are read with, where the encoder reads words.
    pub(super) words: Option<WordSource>,
    pub(super) seed: u64,
    pub(super) resources: &'a Resources<'a>,
}

/// What a network says about a batch of items.
pub(super) struct Output {
    /// Tag scores `(N, K)`.
    pub(super) scores: Tensor,
    /// For each item and text the rows of its places.
    pub(super) rows: Vec<Vec<Vec<usize>>>,
    /// For each item the rows that stand for it.
    pub(super) poolings: Vec<Pooling>,
    /// Logits of presence and values `(B, statements)`, where there are any.
    pub(super) statements: Option<Tensor>,
    /// Logits of the intents, as [`IntentHead::forward`] gives them, where there are any.
    pub(super) intents: Option<Tensor>,
}

impl<'a> Network<'a> {
    /// A network as it is before training.
    pub(super) fn new(mut plan: Plan<'a>) -> Result<Self, LearnError> {
        let mut parameters = Parameters::new(device(&plan.resources.device)?);
        let text = text::open(&mut plan, &mut parameters)?;
        let mut random = Random::new(plan.seed);
        let shape = HeadShape {
            width: text.width(),
            rule: plan.tags.rule(),
            hidden: plan.settings.hidden(),
            chain: plan.settings.crf,
        };
        let head = TagHead::new(&shape, &mut parameters, &mut random)?;
        let statement_head = match plan.statements.others() {
            0 => None,
            count => {
                let shape = (text.width(), 0, count);
                Some(StatementHead::new("statements", shape, &mut parameters, &mut random)?)
            }
        };
        let feature_head = match &plan.lexicon {
            None => None,
            Some(_) => {
                let shape = (plan.tags.tags(), OTHERS);
                Some(FeatureHead::new(&STRENGTHS, shape, &mut parameters, &mut random)?)
            }
        };
        let intents = (text.width(), plan.statements.len() - plan.statements.others());
        let intent_head = IntentHead::new(plan.settings.intent_level, intents, &mut parameters, &mut random)?;
        Ok(Self {
            lexicon: plan.lexicon.map(Reader::new),
            feature_head,
            intent_head,
            groups: plan.tags.groups(),
            tags: plan.tags,
            settings: plan.settings,
            statements: plan.statements,
            parameters,
            text,
            head,
            statement_head,
        })
    }

    /// The pretrained encoder below.
    pub(super) fn encoder(&self) -> Option<&EncoderFiles> {
        self.text.files()
    }

    /// Takes trained weights over, and is then for predicting only.
    pub(super) fn load(&mut self, bytes: &[u8]) -> Result<(), LearnError> {
        self.parameters.load(&Weights::parse(bytes)?)?;
        self.text.prepare()?;
        Ok(self.head.prepare()?)
    }

    /// Everything about a batch of items; what is said about one does not depend on the others.
    pub(super) fn forward(&self, inputs: &[&Input], mode: &mut Mode<'_>) -> Result<Output, LearnError> {
        let reading = Reading::new(self, inputs, mode)?;
        let mut output = self.tag(&reading, mode)?;
        output.intents = self.intents(&reading, mode)?;
        Ok(output)
    }

    /// Tags and statements of a batch that has been read, without its intents.
    pub(super) fn tag(&self, reading: &Reading<'_>, mode: &mut Mode<'_>) -> Result<Output, LearnError> {
        let states = &reading.states.rows;
        let statements = match &self.statement_head {
            Some(head) => Some(head.forward(states, &reading.poolings, None, mode)?),
            None => None,
        };
        let mut scores = self.head.forward(states, mode)?;
        if let Some(head) = &self.feature_head {
            let features = self.features(&reading.texts, &reading.states)?;
            scores = (scores + head.forward(&features)?).map_err(ModelError::from)?;
        }
        let (rows, poolings) = (reading.rows.clone(), reading.poolings.clone());
        Ok(Output { scores, rows, poolings, statements, intents: None })
    }

    /// Logits of the intents of a batch that has been read, where the network judges any.
    pub(super) fn intents(
        &self,
        reading: &Reading<'_>,
        mode: &mut Mode<'_>,
    ) -> Result<Option<Tensor>, LearnError> {
        let Some(head) = &self.intent_head else { return Ok(None) };
        Ok(Some(head.forward(&reading.states.rows, &reading.poolings, mode)?))
    }

    /// For each item of a batch the probabilities of all statements, in their order.
    pub(super) fn probabilities(&self, output: &Output) -> Result<Vec<Vec<f32>>, LearnError> {
        let mut all = match &output.statements {
            Some(logits) => probabilities(logits)?,
            None => vec![Vec::new(); output.rows.len()],
        };
        if let (Some(head), Some(logits)) = (&self.intent_head, &output.intents) {
            let intents = head.probabilities(logits, &output.poolings)?;
            all.iter_mut().zip(intents).for_each(|(item, intents)| item.extend(intents));
        }
        Ok(all)
    }

    /// What the lexicon says about the rows of the states.
    fn features(&self, texts: &[(&str, &TextInput)], states: &States) -> Result<TokenFeatures, LearnError> {
        let rows = states.rows.dim(0).map_err(ModelError::from)?;
        let known = texts.iter().zip(&states.places);
        let known =
            known.filter_map(|((_, text), places)| Some((text.features.as_ref()?, places.as_slice())));
        Ok(tensors(known, (rows, self.tags.tags()), self.parameters.device())?)
    }
}
