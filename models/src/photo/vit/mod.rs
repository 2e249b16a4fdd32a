//! Vision transformers (Dosovitskiy and others, 2021, “An Image is Worth 16×16 Words”) as DINOv2 (Oquab and
//! others, 2023), CLIP (Radford and others, 2021) and SigLIP (Zhai and others, 2023) have them, to predict
//! with: patches of the photo, layers that normalise before they compute, a normalisation at the end.
//!
//! The regions are the states of the patches after the last normalisation. CLIP was trained with that
//! normalisation on the class token alone; its patches go through it here as well, since their numbers
//! would otherwise have another scale. The vector of the whole photo is the normalised class token
//! (DINOv2, CLIP; before CLIP's projection), or what SigLIP's probe gathers from all patches.
//!
//! Deviations: layer scale is folded into the linear maps before it, and positions of another number of
//! patches than the weights were made for are interpolated once, when the file is read.

mod config;
mod family;
mod layer;
mod network;
mod positions;
mod probe;
mod source;

use std::path::Path;

use self::config::Shape;
use self::family::{CLIP, DINOV2, SIGLIP};
use self::network::VisionTransformer;
use super::PhotoEncoder;
use crate::error::ModelError;

/// Opens the files of a DINOv2.
pub(super) fn dinov2(folder: &Path) -> Result<Box<dyn PhotoEncoder>, ModelError> {
    boxed(folder, Shape::read(folder, &DINOV2)?)
}

/// Opens the part of a whole CLIP that reads photos.
pub(super) fn clip(folder: &Path) -> Result<Box<dyn PhotoEncoder>, ModelError> {
    boxed(folder, Shape::read_part(folder, &CLIP)?)
}

/// Opens a CLIP that reads photos only.
pub(super) fn clip_vision(folder: &Path) -> Result<Box<dyn PhotoEncoder>, ModelError> {
    boxed(folder, Shape::read(folder, &CLIP)?)
}

/// Opens the part of a whole SigLIP that reads photos.
pub(super) fn siglip(folder: &Path) -> Result<Box<dyn PhotoEncoder>, ModelError> {
    boxed(folder, Shape::read_part(folder, &SIGLIP)?)
}

/// Opens a SigLIP that reads photos only.
pub(super) fn siglip_vision(folder: &Path) -> Result<Box<dyn PhotoEncoder>, ModelError> {
    boxed(folder, Shape::read(folder, &SIGLIP)?)
}

fn boxed(folder: &Path, shape: Shape) -> Result<Box<dyn PhotoEncoder>, ModelError> {
    Ok(Box::new(VisionTransformer::open(folder, shape)?))
}
