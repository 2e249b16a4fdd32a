//! Encoder and heads together, for training and for predicting.

use candle_core::Tensor;
use swingtag_models::fusion::Fused;
use swingtag_models::{
    HeadShape, Mode, ModelError, Parameters, Pooling, Random, TagHead, TokenFeatures, device,
    weights::Weights,
};

use super::heads::Heads;
use super::input::{Input, TextInput};
use super::joint;
use super::lexicon::{Lexicon, Reader, tensors};
use super::photos::{self, PhotoBatch};
use super::predict::probabilities;
use super::reading::Reading;
use super::settings::TaggerSettings;
use super::statements::Statements;
use super::text::{self, States, TextEncoder};
use crate::encode::TagSet;
use crate::error::LearnError;
use crate::photos::PhotoReader;
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
    pub(super) heads: Heads,
    pub(super) lexicon: Option<Reader>,
    pub(super) photos: Option<PhotoReader<'a>>,
    photo_files: Option<EncoderFiles>,
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
    /// Logits of the intents, as their head gives them, where there are any.
    pub(super) intents: Option<Tensor>,
    /// What the fusion says, where there is one.
    pub(super) fused: Option<Fused>,
    /// The photos that were looked at.
    pub(super) photos: Option<PhotoBatch>,
}

impl<'a> Network<'a> {
    /// A network as it is before training.
    pub(super) fn new(mut plan: Plan<'a>) -> Result<Self, LearnError> {
        let mut parameters = Parameters::new(device(&plan.resources.device)?);
        let photos = photos::open(plan.recipe, &plan.settings, plan.resources)?;
        let text = text::open(&mut plan, &mut parameters)?;
        let mut random = Random::new(plan.seed);
        let shape = HeadShape {
            width: text.width(),
            rule: plan.tags.rule(),
            hidden: plan.settings.hidden(),
            chain: plan.settings.crf,
        };
        let head = TagHead::new(&shape, &mut parameters, &mut random)?;
        let widths = (text.width(), photos.as_ref().map(PhotoReader::width));
        let heads = Heads::new(&plan, widths, &mut parameters, &mut random)?;
        Ok(Self {
            lexicon: plan.lexicon.map(Reader::new),
            photo_files: plan.resources.photo_encoder.clone().filter(|_| photos.is_some()),
            photos,
            heads,
            groups: plan.tags.groups(),
            tags: plan.tags,
            settings: plan.settings,
            statements: plan.statements,
            parameters,
            text,
            head,
        })
    }

    /// The pretrained encoder below.
    pub(super) fn encoder(&self) -> Option<&EncoderFiles> {
        self.text.files()
    }

    /// The pretrained encoder of photos, where it looks at them.
    pub(super) fn photo_files(&self) -> Option<&EncoderFiles> {
        self.photo_files.as_ref()
    }

    /// Takes trained weights over, and is then for predicting only.
    pub(super) fn load(&mut self, bytes: &[u8]) -> Result<(), LearnError> {
        self.parameters.load(&Weights::parse(bytes)?)?;
        self.text.prepare()?;
        self.heads.prepare()?;
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
        let photos = match &self.photos {
            Some(reader) => Some(PhotoBatch::new(reader, &reading.inputs, self.parameters.device())?),
            None => None,
        };
        let fused = match &self.heads.fusion {
            Some(fusion) => Some(joint::fuse(fusion, &self.statements, reading, photos.as_ref(), mode)?),
            None => None,
        };
        let statements = self.judge(reading, fused.as_ref(), photos.as_ref(), mode)?;
        let scores = self.score(reading, fused.as_ref(), mode)?;
        let (rows, poolings) = (reading.rows.clone(), reading.poolings.clone());
        Ok(Output { scores, rows, poolings, statements, intents: None, fused, photos })
    }

    /// Logits of presence and values: those of the fusion, then those of their own head.
    fn judge(
        &self,
        reading: &Reading<'_>,
        fused: Option<&Fused>,
        photos: Option<&PhotoBatch>,
        mode: &mut Mode<'_>,
    ) -> Result<Option<Tensor>, LearnError> {
        let first = fused.and_then(|fused| fused.attributes.clone());
        let Some(head) = &self.heads.statements else { return Ok(first) };
        let photos = photos.filter(|_| self.settings.global_image).map(|photos| &photos.pooled);
        let others = head.forward(&reading.states.rows, &reading.poolings, photos, mode)?;
        Ok(Some(match first {
            Some(first) => Tensor::cat(&[first, others], 1).map_err(ModelError::from)?,
            None => others,
        }))
    }

    /// Tag scores: what the text says, what the fusion adds, what the lexicon adds.
    fn score(
        &self,
        reading: &Reading<'_>,
        fused: Option<&Fused>,
        mode: &mut Mode<'_>,
    ) -> Result<Tensor, LearnError> {
        let mut scores = self.head.forward(&reading.states.rows, mode)?;
        if let Some(fused) = fused {
            scores = (scores + &fused.scores).map_err(ModelError::from)?;
        }
        if let Some(head) = &self.heads.features {
            let features = self.features(&reading.texts, &reading.states, mode)?;
            scores = (scores + head.forward(&features)?).map_err(ModelError::from)?;
        }
        Ok(scores)
    }

    /// Logits of the intents of a batch that has been read, where the network judges any.
    pub(super) fn intents(
        &self,
        reading: &Reading<'_>,
        mode: &mut Mode<'_>,
    ) -> Result<Option<Tensor>, LearnError> {
        let Some(head) = &self.heads.intents else { return Ok(None) };
        Ok(Some(head.forward(&reading.states.rows, &reading.poolings, mode)?))
    }

    /// For each item of a batch the probabilities of all statements, in their order.
    pub(super) fn probabilities(&self, output: &Output) -> Result<Vec<Vec<f32>>, LearnError> {
        let mut all = match &output.statements {
            Some(logits) => probabilities(logits)?,
            None => vec![Vec::new(); output.rows.len()],
        };
        if let (Some(head), Some(logits)) = (&self.heads.intents, &output.intents) {
            let intents = head.probabilities(logits, &output.poolings)?;
            all.iter_mut().zip(intents).for_each(|(item, intents)| item.extend(intents));
        }
        Ok(all)
    }

    /// What the lexicon says about the rows of the states; while training it says nothing about some texts.
    fn features(
        &self,
        texts: &[(&str, &TextInput)],
        states: &States,
        mode: &mut Mode<'_>,
    ) -> Result<TokenFeatures, LearnError> {
        let rows = states.rows.dim(0).map_err(ModelError::from)?;
        let rate = self.settings.lexicon_dropout;
        let mut silent = || match mode {
            Mode::Train { random, .. } if rate > 0.0 => random.unit() < rate,
            _ => false,
        };
        let said = texts.iter().map(|(_, text)| text.features.as_ref().filter(|_| !silent()));
        let known = said.zip(&states.places);
        let known = known.filter_map(|(features, places)| Some((features?, places.as_slice())));
        Ok(tensors(known, (rows, self.tags.tags()), self.parameters.device())?)
    }
}
