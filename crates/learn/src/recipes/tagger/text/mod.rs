//! What turns texts into hidden states: one of several encoders behind one face.

mod bert;
mod bilstm;
mod cache;
mod frozen;

use candle_core::Tensor;
use swingtag_models::{Mode, ModelError, Packed, Parameters, Random};

pub(super) use bert::FineTuned;
pub(super) use bilstm::BiLstmText;
pub(super) use frozen::Frozen;

use super::input::TextInput;
use super::network::Plan;
use super::settings::TextKind;
use crate::encode::EncodedField;
use crate::error::LearnError;
use crate::recipe::EncoderFiles;

/// Encodes texts. The states of a text depend on nothing but that text and its vertical.
pub(super) trait TextEncoder: Send + Sync {
    /// Width of a hidden state.
    fn width(&self) -> usize;

    /// Cuts a text into what the encoder reads.
    fn read(&self, vertical: &str, text: &str) -> Result<EncodedField, LearnError>;

    /// States of the texts of a batch, each with the vertical of its item; `mode` decides about dropout.
    fn states(&self, texts: &[(&str, &TextInput)], mode: &mut Mode<'_>) -> Result<States, LearnError>;

    /// Computes what can be kept for later; by default nothing.
    fn warm(&self, _vertical: &str, _text: &TextInput) -> Result<(), LearnError> {
        Ok(())
    }

    /// Lays the weights out for predicting. Not for an encoder that is still being trained.
    fn prepare(&mut self) -> Result<(), LearnError>;

    /// The pretrained files it builds on.
    fn files(&self) -> Option<&EncoderFiles>;
}

/// Hidden states of a batch of texts.
pub(super) struct States {
    /// `(N, H)`
    pub(super) rows: Tensor,
    /// For each text the rows of its places.
    pub(super) places: Vec<Vec<usize>>,
    /// For each text the row of the mark at its beginning.
    pub(super) first: Vec<usize>,
}

impl States {
    /// Only the first marks and the places, text by text: a mark, then its places.
    pub(super) fn in_step(self) -> Result<Self, ModelError> {
        let ids = self.first.iter().zip(&self.places);
        let ids: Vec<u32> = ids
            .flat_map(|(first, places)| std::iter::once(first).chain(places).map(|row| *row as u32))
            .collect();
        let rows = self.rows.index_select(&Tensor::new(ids, self.rows.device())?, 0)?;
        let (mut first, mut places, mut next) = (Vec::new(), Vec::new(), 0);
        for own in &self.places {
            let end = next + 1 + own.len();
            first.push(next);
            places.push((next + 1..end).collect());
            next = end;
        }
        Ok(Self { rows, places, first })
    }
}

/// The encoder that the settings of a plan ask for; it takes the plan's words.
pub(super) fn open<'a>(
    plan: &mut Plan<'a>,
    parameters: &mut Parameters,
) -> Result<Box<dyn TextEncoder + 'a>, LearnError> {
    let (settings, resources) = (&plan.settings, plan.resources);
    let files = || resources.encoder.clone().ok_or_else(|| LearnError::NoEncoder(plan.recipe.to_owned()));
    Ok(match (settings.text, settings.frozen) {
        (TextKind::Bert, true) => Box::new(Frozen::open(files()?, settings, resources)?),
        (TextKind::Bert, false) => Box::new(FineTuned::open(files()?, settings, parameters)?),
        (TextKind::Bilstm, _) => {
            let words = plan.words.take().ok_or_else(|| no_vocabulary(plan.recipe))?;
            // The heads are drawn from the seed itself; these must not repeat its numbers.
            let mut random = Random::new(plan.seed ^ 0x2545_f491_4f6c_dd1d);
            Box::new(BiLstmText::new(words, settings, parameters, &mut random)?)
        }
    })
}

fn no_vocabulary(recipe: &str) -> LearnError {
    LearnError::Artefact(format!("a model of “{recipe}” that reads words came without its vocabulary"))
}

/// Appends the windows of a field and tells the rows of its places and of its first mark.
fn push(batch: &mut Packed, field: &EncodedField) -> Result<(Vec<usize>, usize), ModelError> {
    let mut first = Vec::with_capacity(field.windows.len());
    for window in &field.windows {
        first.push(batch.push(&window.ids, &window.segments)?.start);
    }
    let mark = first.first().copied().unwrap_or_default();
    Ok((field.places.iter().map(|place| first[place.window] + place.row).collect(), mark))
}
