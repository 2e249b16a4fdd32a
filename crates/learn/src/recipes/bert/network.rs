//! Encoder and head together, for training and for predicting.

use candle_core::Tensor;
use swingtag_models::{
    Bert, HeadShape, Mode, ModelError, Packed, Parameters, Random, TagHead, Trained, device, weights::Weights,
};

use super::features::Features;
use super::settings::BertSettings;
use crate::encode::{EncodedField, TagSet, WordPieces};
use crate::error::LearnError;
use crate::recipe::{EncoderFiles, FeatureStore, Resources};

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

/// What is kept of the encoder's side of a tagger.
pub(super) struct Network<'a> {
    pub(super) words: WordPieces,
    pub(super) tags: TagSet,
    pub(super) groups: Vec<Vec<usize>>,
    pub(super) settings: BertSettings,
    pub(super) parameters: Parameters,
    pub(super) head: TagHead,
    bert: Bert,
    features: Features<'a>,
}

/// What both ways of building a network need.
pub(super) struct Plan<'a> {
    pub(super) recipe: &'static str,
    pub(super) chain: bool,
    pub(super) settings: BertSettings,
    pub(super) tags: TagSet,
    pub(super) seed: u64,
    pub(super) resources: &'a Resources<'a>,
}

impl Plan<'_> {
    pub(super) fn encoder(&self) -> Result<&EncoderFiles, LearnError> {
        self.resources.encoder.as_ref().ok_or_else(|| LearnError::NoEncoder(self.recipe.to_owned()))
    }
}

impl<'a> Network<'a> {
    /// A network as it is before training.
    pub(super) fn new(plan: Plan<'a>) -> Result<Self, LearnError> {
        let encoder = plan.encoder()?.clone();
        let trained = match &plan.settings {
            BertSettings { frozen: true, .. } => Trained::Nothing,
            BertSettings { freeze_embeddings: true, .. } => Trained::Layers,
            _ => Trained::Everything,
        };
        let mut parameters = Parameters::new(device(&plan.resources.device)?);
        let mut bert = Bert::load(&encoder.folder, trained, &mut parameters)?;
        if plan.settings.frozen {
            bert.prepare()?;
        }
        let shape = HeadShape {
            width: bert.config().hidden_size,
            rule: plan.tags.rule(),
            hidden: plan.settings.hidden(),
            chain: plan.chain,
        };
        let head = TagHead::new(&shape, &mut parameters, &mut Random::new(plan.seed))?;
        let store: &'a dyn FeatureStore = plan.resources.features;
        let features = Features::new(store, &encoder.sha256, plan.settings.sequences(), shape.width);
        Ok(Self {
            words: WordPieces::open(&encoder)?,
            groups: plan.tags.groups(),
            tags: plan.tags,
            settings: plan.settings,
            parameters,
            head,
            bert,
            features,
        })
    }

    /// Takes trained weights over, and is then for predicting only.
    pub(super) fn load(&mut self, bytes: &[u8]) -> Result<(), LearnError> {
        self.parameters.load(&Weights::parse(bytes)?)?;
        self.bert.prepare()?;
        Ok(self.head.prepare()?)
    }

    /// A field as sequences.
    pub(super) fn encode(&self, vertical: &str, text: &str) -> Result<EncodedField, LearnError> {
        let limit = self.bert.config().max_position_embeddings;
        let mut shape = self.settings.sequences();
        shape.max_pieces = shape.max_pieces.min(limit);
        EncodedField::new(&self.words, shape, vertical, text)
    }

    /// States of the places of several fields, one after the other, and the rows of each field. With
    /// a frozen encoder they come from the cache or go into it; otherwise all windows are computed
    /// together, and `mode` decides about dropout.
    pub(super) fn states(
        &self,
        fields: &[(&str, &str, &EncodedField)],
        mode: &mut Mode<'_>,
    ) -> Result<(Tensor, Vec<Vec<usize>>), LearnError> {
        if self.settings.frozen {
            return self.frozen_states(fields);
        }
        let (mut batch, mut rows) = (Packed::default(), Vec::new());
        for (_, _, field) in fields {
            rows.push(push(&mut batch, field)?);
        }
        Ok((self.bert.forward(&batch, mode)?, rows))
    }

    fn frozen_states(
        &self,
        fields: &[(&str, &str, &EncodedField)],
    ) -> Result<(Tensor, Vec<Vec<usize>>), LearnError> {
        let (mut numbers, mut rows, mut next) = (Vec::new(), Vec::new(), 0);
        for (vertical, text, field) in fields {
            let key = self.features.key(vertical, text);
            numbers.extend(self.features.of(&key, field.places.len(), || self.alone(field))?);
            rows.push((next..next + field.places.len()).collect());
            next += field.places.len();
        }
        let shape = (next, self.bert.config().hidden_size);
        let states = Tensor::from_vec(numbers, shape, self.parameters.device());
        Ok((states.map_err(ModelError::from)?, rows))
    }

    /// States of a field's places, computed window by window.
    fn alone(&self, field: &EncodedField) -> Result<Vec<f32>, LearnError> {
        let windows = field.windows.iter().map(|window| {
            let mut batch = Packed::default();
            batch.push(&window.ids, &window.segments)?;
            let states = self.bert.forward(&batch, &mut Mode::Predict)?;
            Ok(states.to_vec2::<f32>()?)
        });
        let windows = windows.collect::<Result<Vec<_>, ModelError>>()?;
        Ok(field.places.iter().flat_map(|place| windows[place.window][place.row].iter().copied()).collect())
    }

    /// Tag scores of one field's places, from that field alone.
    pub(super) fn scores(
        &self,
        vertical: &str,
        text: &str,
        field: &EncodedField,
    ) -> Result<Vec<Vec<f32>>, LearnError> {
        let mode = &mut Mode::Predict;
        let (states, rows) = self.states(&[(vertical, text, field)], mode)?;
        let all = self.head.forward(&states, mode)?.to_vec2::<f32>().map_err(ModelError::from)?;
        Ok(rows.into_iter().flatten().map(|row| all[row].clone()).collect())
    }

    /// Puts the states of a field into the cache; does nothing when they are there.
    pub(super) fn warm(&self, vertical: &str, text: &str, field: &EncodedField) -> Result<(), LearnError> {
        let key = self.features.key(vertical, text);
        self.features.of(&key, field.places.len(), || self.alone(field)).map(drop)
    }
}

/// Appends the windows of a field and tells the rows of its places.
fn push(batch: &mut Packed, field: &EncodedField) -> Result<Vec<usize>, ModelError> {
    let mut first = Vec::with_capacity(field.windows.len());
    for window in &field.windows {
        first.push(batch.push(&window.ids, &window.segments)?.start);
    }
    Ok(field.places.iter().map(|place| first[place.window] + place.row).collect())
}
