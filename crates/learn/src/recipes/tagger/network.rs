//! Encoder and heads together, for training and for predicting.

use candle_core::Tensor;
use swingtag_models::{
    FeatureHead, HeadShape, Mode, ModelError, Parameters, Pooling, Random, StatementHead, TagHead,
    TokenFeatures, device, weights::Weights,
};

use super::input::{Input, TextInput};
use super::lexicon::{Lexicon, OTHERS, Reader, STRENGTHS, tensors};
use super::settings::TaggerSettings;
use super::statements::Statements;
use super::text::{self, States, TextEncoder};
use crate::encode::TagSet;
use crate::error::LearnError;
use crate::recipe::{EncoderFiles, Resources};

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
    pub(super) statement_head: Option<StatementHead>,
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
    pub(super) seed: u64,
    pub(super) resources: &'a Resources<'a>,
}

/// What a network says about a batch of items.
pub(super) struct Output {
    /// Tag scores `(N, K)`.
    pub(super) scores: Tensor,
    /// For each item and text the rows of its places.
    pub(super) rows: Vec<Vec<Vec<usize>>>,
    /// Logits of the statements `(B, statements)`, where there are any.
    pub(super) statements: Option<Tensor>,
}

impl<'a> Network<'a> {
    /// A network as it is before training.
    pub(super) fn new(plan: Plan<'a>) -> Result<Self, LearnError> {
        let mut parameters = Parameters::new(device(&plan.resources.device)?);
        let text = text::open(plan.recipe, &plan.settings, plan.resources, &mut parameters)?;
        let mut random = Random::new(plan.seed);
        let shape = HeadShape {
            width: text.width(),
            rule: plan.tags.rule(),
            hidden: plan.settings.hidden(),
            chain: plan.settings.crf,
        };
        let head = TagHead::new(&shape, &mut parameters, &mut random)?;
        let statement_head = match plan.statements.len() {
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
        Ok(Self {
            lexicon: plan.lexicon.map(Reader::new),
            feature_head,
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
        let texts: Vec<(&str, &TextInput)> = inputs
            .iter()
            .flat_map(|input| input.texts.iter().map(|text| (input.vertical.as_str(), text)))
            .collect();
        let states = self.text.states(&texts, mode)?;
        let items = by_item(inputs, &states);
        let statements = match &self.statement_head {
            Some(head) => Some(head.forward(&states.rows, &items.poolings, None, mode)?),
            None => None,
        };
        let mut scores = self.head.forward(&states.rows, mode)?;
        if let Some(head) = &self.feature_head {
            let features = self.features(&texts, &states)?;
            scores = (scores + head.forward(&features)?).map_err(ModelError::from)?;
        }
        Ok(Output { scores, rows: items.rows, statements })
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

/// Rows of the states by item.
struct ByItem {
    rows: Vec<Vec<Vec<usize>>>,
    poolings: Vec<Pooling>,
}

fn by_item(inputs: &[&Input], states: &States) -> ByItem {
    let (mut rows, mut poolings, mut next) = (Vec::new(), Vec::new(), 0);
    for input in inputs {
        let texts = next..next + input.texts.len();
        let own = states.places[texts.clone()].to_vec();
        poolings.push(Pooling { tokens: own.concat(), first: states.first[texts.clone()].to_vec() });
        rows.push(own);
        next = texts.end;
    }
    ByItem { rows, poolings }
}
