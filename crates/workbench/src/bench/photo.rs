//! Encoding photos, against the same multiply-adds as plain matrix products in the same run.

use swingtag_learn::Watch;
use swingtag_models::photo::open_photo_encoder;
use swingtag_models::{ModelError, Random, peak};

use super::{Figure, spent};
use crate::error::WorkbenchError;
use crate::pretrained::Pretrained;

/// The network that is measured.
const NETWORK: &str = "resnet50-imagenet";

/// Multiply-adds of its convolutions for one photo (3.8 billion in table 1 of He and others, 2016).
const MULTIPLY_ADDS: f64 = 3.856e9;

/// Photos that are encoded.
const PHOTOS: usize = 8;

/// Matrix products in the reference measurement.
const PRODUCTS: usize = 20;

pub(super) fn measure(watch: &dyn Watch) -> Result<Vec<Figure>, WorkbenchError> {
    let Some(installed) = Pretrained::open()?.installed(NETWORK) else {
        tracing::warn!("{NETWORK} is not installed: photos are not measured");
        return Ok(Vec::new());
    };
    let network = open_photo_encoder(&installed.folder).map_err(failed)?;
    let side = network.preparation().side;
    let pixels = Random::new(1).normals(3 * side * side, 60.0);
    let (value, ()) = spent(|| {
        for done in 0..PHOTOS {
            watch.tick("Encoding photos", done as u64, PHOTOS as u64)?;
            network.states(&pixels).map_err(failed)?;
        }
        Ok(())
    })?;
    let (products, _) = spent(|| peak::product(PRODUCTS).map_err(|e| failed(e.into())))?;
    let each = products / (PRODUCTS as f64 * peak::MULTIPLY_ADDS);
    Ok(vec![Figure {
        what: "photo: ResNet-50 states an image",
        items: 1,
        value: value / PHOTOS as f64,
        unit: "CPU s",
        reference: "the same multiply-adds",
        reference_value: each * MULTIPLY_ADDS,
    }])
}

fn failed(error: ModelError) -> WorkbenchError {
    WorkbenchError::new("bench", error.to_string(), "")
}
