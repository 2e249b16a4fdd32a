//! The photos of a batch of items. They are read from the cache batch by batch: those of a whole project
//! would not fit into memory.

use std::ops::Range;

use candle_core::{Device, Tensor};
use rayon::prelude::*;
use swingtag_models::ModelError;
use swingtag_models::fusion::PhotoVectors;

use super::input::Input;
use super::settings::TaggerSettings;
use crate::error::LearnError;
use crate::photos::{PhotoFeatures, PhotoReader};
use crate::recipe::Resources;

/// Length that every vector of a photo is brought to: about that of a hidden state of a text. Encoders of
/// photos differ tenfold in it, and one learning rate has to do for both.
const LENGTH: f32 = 4.0;

/// The photos of a batch.
pub(super) struct PhotoBatch {
    /// Nothing when no item has a photo.
    pub(super) vectors: Option<PhotoVectors>,
    /// One vector an item, `(B, D)`, zeros without a photo.
    pub(super) pooled: Tensor,
    /// Side of the square that is cut out of the middle, as a part of a photo's shorter side.
    pub(super) middle: Option<f32>,
    items: Vec<Vec<SeenPhoto>>,
}

/// A photo that could be read.
pub(super) struct SeenPhoto {
    /// Its path as the item writes it.
    pub(super) path: String,
    /// Regions in a row of it.
    pub(super) columns: usize,
    /// Rows of its regions in the batch.
    pub(super) regions: Range<usize>,
}

/// The encoder of photos, where the settings ask for photos.
pub(super) fn open<'a>(
    recipe: &str,
    settings: &TaggerSettings,
    resources: &'a Resources<'a>,
) -> Result<Option<PhotoReader<'a>>, LearnError> {
    if !settings.sees_photos() {
        return Ok(None);
    }
    let reader = PhotoReader::open(resources)?;
    Ok(Some(reader.ok_or_else(|| LearnError::NoPhotoEncoder(recipe.to_owned()))?))
}

impl PhotoBatch {
    /// Reads the photos of items.
    pub(super) fn new(
        reader: &PhotoReader<'_>,
        inputs: &[&Input],
        device: &Device,
    ) -> Result<Self, LearnError> {
        let photos = inputs.par_iter().map(|input| reader.of(&input.photos));
        let photos = photos.collect::<Result<Vec<_>, _>>()?;
        let width = reader.width();
        let (mut regions, mut pooled, mut items) = (Vec::new(), vec![0.0; inputs.len() * width], Vec::new());
        for (own, mean) in photos.into_iter().zip(pooled.chunks_exact_mut(width)) {
            let share = 1.0 / own.len().max(1) as f32;
            let seen = own.into_iter().map(|(path, features)| {
                add(mean, &features.pooled, share);
                let first = regions.len() / width;
                features.regions.chunks_exact(width).for_each(|region| push(&mut regions, region));
                let PhotoFeatures { columns, .. } = features;
                SeenPhoto { path, columns, regions: first..regions.len() / width }
            });
            items.push(seen.collect());
        }
        let tensor = |numbers: Vec<f32>| {
            let rows = numbers.len() / width;
            Tensor::from_vec(numbers, (rows, width), device).map_err(ModelError::from)
        };
        let pooled = tensor(pooled)?;
        let vectors = if regions.is_empty() {
            None
        } else {
            Some(PhotoVectors { regions: tensor(regions)?, pooled: pooled.clone() })
        };
        Ok(Self { vectors, pooled, middle: reader.middle(), items })
    }

    /// Rows of the regions of an item.
    pub(super) fn regions(&self, item: usize) -> Range<usize> {
        match self.items[item].as_slice() {
            [] => 0..0,
            [first, ..] => first.regions.start..self.items[item].last().map_or(0, |last| last.regions.end),
        }
    }

    /// The photos of an item.
    pub(super) fn seen(&self, item: usize) -> &[SeenPhoto] {
        &self.items[item]
    }
}

/// What a vector is multiplied with to have [`LENGTH`]; zeros stay zeros.
fn factor(vector: &[f32]) -> f32 {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
    if length > 0.0 { LENGTH / length } else { 0.0 }
}

fn push(all: &mut Vec<f32>, vector: &[f32]) {
    let factor = factor(vector);
    all.extend(vector.iter().map(|x| factor * x));
}

fn add(sum: &mut [f32], vector: &[f32], share: f32) {
    let factor = share * factor(vector);
    sum.iter_mut().zip(vector).for_each(|(sum, x)| *sum += factor * x);
}
