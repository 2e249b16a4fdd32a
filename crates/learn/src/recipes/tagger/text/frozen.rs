//! A pretrained encoder of any kind that stays as published: states are computed once for each text and
//! kept.

use candle_core::Tensor;
use swingtag_models::{Mode, ModelError, device, open_text_encoder};

use super::super::input::TextInput;
use super::super::settings::TaggerSettings;
use super::cache::Cache;
use super::{States, TextEncoder};
use crate::encode::{EncodedField, SequenceShape, WordPieces};
use crate::error::LearnError;
use crate::recipe::{EncoderFiles, Resources};

/// The encoder with its cache.
pub(in super::super) struct Frozen<'a> {
    words: WordPieces,
    shape: SequenceShape,
    encoder: Box<dyn swingtag_models::TextEncoder>,
    layers: usize,
    cache: Cache<'a>,
    device: candle_core::Device,
    files: EncoderFiles,
}

impl<'a> Frozen<'a> {
    /// Loads the published weights.
    pub(in super::super) fn open(
        files: EncoderFiles,
        settings: &TaggerSettings,
        resources: &'a Resources<'a>,
    ) -> Result<Self, LearnError> {
        let device = device(&resources.device)?;
        let encoder = open_text_encoder(&files.folder, &device)?;
        let mut shape = settings.sequences();
        shape.max_pieces = shape.max_pieces.min(encoder.longest());
        let layers = settings.frozen_layers.min(encoder.layers());
        let cache = Cache::new(resources.features, &files.sha256, shape, layers * encoder.width());
        Ok(Self { words: WordPieces::open(&files)?, shape, encoder, layers, cache, device, files })
    }

    /// Rows of a field: its first mark and its places.
    fn rows(text: &TextInput) -> usize {
        text.field.places.len() + 1
    }

    /// States of a field's first mark and of its places, computed window by window.
    fn compute(&self, field: &EncodedField) -> Result<Vec<f32>, LearnError> {
        let windows = field.windows.iter();
        let windows = windows.map(|w| self.encoder.states(&w.ids, &w.segments, self.layers));
        let windows = windows.collect::<Result<Vec<_>, ModelError>>()?;
        let (width, places) = (self.width(), field.places.iter().map(|place| (place.window, place.row)));
        let rows = std::iter::once((0, 0)).chain(places);
        Ok(rows.flat_map(|(window, row)| windows[window][row * width..][..width].iter().copied()).collect())
    }
}

impl TextEncoder for Frozen<'_> {
    fn width(&self) -> usize {
        self.layers * self.encoder.width()
    }

    fn read(&self, vertical: &str, text: &str) -> Result<EncodedField, LearnError> {
        EncodedField::new(&self.words, self.shape, vertical, text)
    }

    fn states(&self, texts: &[(&str, &TextInput)], _mode: &mut Mode<'_>) -> Result<States, LearnError> {
        let rows: usize = texts.iter().map(|(_, text)| Self::rows(text)).sum();
        let mut numbers = Vec::with_capacity(rows * self.width());
        let (mut places, mut first, mut next) = (Vec::new(), Vec::new(), 0);
        for (vertical, text) in texts {
            let key = self.cache.key(vertical, &text.text);
            self.cache.add(&key, Self::rows(text), &mut numbers, || self.compute(&text.field))?;
            let end = next + Self::rows(text);
            first.push(next);
            places.push((next + 1..end).collect());
            next = end;
        }
        let rows = Tensor::from_vec(numbers, (next, self.width()), &self.device);
        Ok(States { rows: rows.map_err(ModelError::from)?, places, first })
    }

    fn warm(&self, vertical: &str, text: &TextInput) -> Result<(), LearnError> {
        let key = self.cache.key(vertical, &text.text);
        self.cache.hold(&key, Self::rows(text), || self.compute(&text.field))
    }

    fn prepare(&mut self) -> Result<(), LearnError> {
        Ok(())
    }

    fn files(&self) -> Option<&EncoderFiles> {
        Some(&self.files)
    }
}
