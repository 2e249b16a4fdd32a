//! Reads the photos of items with the installed encoder, each once.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use swingtag_catalogue::Item;
use swingtag_models::ModelError;
use swingtag_models::photo::{PhotoEncoder, Preparation, Resize, open_photo_encoder};

use super::kept::{self, PhotoFeatures};
use super::prepare::prepared_pixels;
use crate::error::LearnError;
use crate::recipe::Resources;
use crate::watch::Watch;

/// The photos of items, as the installed encoder sees them. Shared between threads by reference.
pub struct PhotoReader<'a> {
    encoder: Box<dyn PhotoEncoder>,
    preparation: Preparation,
    name: String,
    resources: &'a Resources<'a>,
    passed_over: Mutex<BTreeSet<(String, String)>>,
}

impl<'a> PhotoReader<'a> {
    /// Opens the installed encoder of photos; none without one.
    ///
    /// # Errors
    /// An encoder that is damaged.
    pub fn open(resources: &'a Resources<'a>) -> Result<Option<Self>, LearnError> {
        let Some(files) = &resources.photo_encoder else { return Ok(None) };
        let encoder = open_photo_encoder(&files.folder).map_err(failed)?;
        let (preparation, name) = (encoder.preparation(), files.sha256.clone());
        Ok(Some(Self { encoder, preparation, name, resources, passed_over: Mutex::default() }))
    }

    /// Numbers in a vector.
    #[must_use]
    pub fn width(&self) -> usize {
        self.encoder.width()
    }

    /// Side of the square that is cut out of the middle of a photo, as a part of its shorter side; none
    /// where nothing is cut off.
    #[must_use]
    pub fn middle(&self) -> Option<f32> {
        match self.preparation.resize {
            Resize::Stretch => None,
            Resize::Crop { shorter } => Some(self.preparation.side as f32 / shorter as f32),
        }
    }

    /// The photos of an item in its order, each with its path; photos that are missing or cannot be read
    /// are left out.
    ///
    /// # Errors
    /// A failure of the network.
    pub fn of(&self, item: &Item) -> Result<Vec<(String, PhotoFeatures)>, LearnError> {
        let mut photos = Vec::with_capacity(item.photos.len());
        for path in &item.photos {
            if let Some(features) = self.photo(item, path)? {
                photos.push((path.clone(), features));
            }
        }
        Ok(photos)
    }

    /// Computes on all threads what the cache lacks.
    ///
    /// # Errors
    /// A stop, or a failure of the network.
    pub fn warm(&self, items: &[&Item], watch: &dyn Watch) -> Result<(), LearnError> {
        let photos: Vec<(&Item, &String)> =
            items.iter().flat_map(|item| item.photos.iter().map(move |path| (*item, path))).collect();
        let (begun, total) = (AtomicU64::new(0), photos.len() as u64);
        photos.par_iter().try_for_each(|(item, path)| {
            watch.tick("Reading photos", begun.fetch_add(1, Ordering::Relaxed), total)?;
            self.photo(item, path).map(drop)
        })
    }

    /// Photos that were passed over so far: missing, refused or damaged.
    #[must_use]
    pub fn passed_over(&self) -> usize {
        self.passed_over.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    fn photo(&self, item: &Item, path: &str) -> Result<Option<PhotoFeatures>, LearnError> {
        let Some(bytes) = self.resources.photos.photo(item, path) else {
            self.pass_over(item, path, "it is not there");
            return Ok(None);
        };
        let (key, width) = (kept::key(&self.name, &bytes), self.width());
        let known = self.resources.features.get(&key).and_then(|entry| kept::unpacked(&entry, width));
        if known.is_some() {
            return Ok(known);
        }
        let pixels = match prepared_pixels(&bytes, &self.preparation) {
            Ok(pixels) => pixels,
            Err(refusal) => {
                self.pass_over(item, path, &refusal.to_string());
                return Ok(None);
            }
        };
        // Rounded to 16 bits also when it has just been computed, so that a hit and a miss are the same.
        let entry = kept::packed(&self.encoder.states(&pixels).map_err(failed)?);
        self.resources.features.put(&key, &entry);
        Ok(kept::unpacked(&entry, width))
    }

    fn pass_over(&self, item: &Item, path: &str, reason: &str) {
        let mut passed_over = self.passed_over.lock().unwrap_or_else(PoisonError::into_inner);
        if passed_over.insert((item.id.clone(), path.to_owned())) {
            tracing::warn!(item = item.id, path, reason, "a photo is passed over");
        }
    }
}

fn failed(error: ModelError) -> LearnError {
    LearnError::Compute(format!("the encoder of photos: {error}"))
}
