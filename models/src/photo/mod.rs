//! Encoders of photos: prepared pixels in, a vector for every region of the photo and one for the whole
//! out. They are read and used, never trained here.
//!
//! [`open_photo_encoder`] picks the network by the `model_type` of its `config.json`. This module
//! decodes no file of a photo; how a picture becomes pixels is said by [`Preparation`] and done
//! elsewhere.

mod keras;
mod preparation;
mod processor;
mod resnet;
mod vit;

use std::path::Path;

use serde::Deserialize;

use crate::error::ModelError;

pub use preparation::{ChannelOrder, Preparation, Resample, Resize};
pub use resnet::{LayerType, ResNet, ResNetConfig};

/// What an encoder of photos gives for one photo.
#[derive(Clone, Debug, PartialEq)]
pub struct PhotoStates {
    /// One vector a region, rows of the photo from the top, each from the left: `(R, D)`.
    pub regions: Vec<f32>,
    /// One vector for the whole photo: `(D)`.
    pub pooled: Vec<f32>,
    /// Regions in a row of the photo.
    pub columns: usize,
}

/// A network that reads photos. The answer for a photo depends on its pixels alone, to the last bit.
pub trait PhotoEncoder: Send + Sync {
    /// Numbers in a vector, `D`.
    fn width(&self) -> usize;

    /// How a picture becomes the pixels of [`PhotoEncoder::states`].
    fn preparation(&self) -> Preparation;

    /// Encodes pixels `(3, side, side)` as [`Preparation::pixels`] makes them.
    ///
    /// # Errors
    /// Another number of pixels, or a failure of the numeric library.
    fn states(&self, pixels: &[f32]) -> Result<PhotoStates, ModelError>;
}

/// The part of `config.json` that tells which network it is.
#[derive(Deserialize)]
struct Kind {
    model_type: String,
}

type Open = fn(&Path) -> Result<Box<dyn PhotoEncoder>, ModelError>;

/// What is read, by `model_type`.
const KINDS: [(&str, Open); 6] = [
    ("resnet", |folder| Ok(Box::new(ResNet::open(folder)?))),
    ("dinov2", vit::dinov2),
    ("clip", vit::clip),
    ("clip_vision_model", vit::clip_vision),
    ("siglip", vit::siglip),
    ("siglip_vision_model", vit::siglip_vision),
];

/// Every `model_type` that [`open_photo_encoder`] reads.
pub fn photo_encoder_kinds() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(name, _)| *name)
}

/// Opens the encoder in a folder: `config.json`, the weights, and for a vision transformer
/// `preprocessor_config.json`.
///
/// # Errors
/// No readable `config.json`, a network that is not built here, settings that would be computed in
/// another way, or weights that do not fit.
pub fn open_photo_encoder(folder: &Path) -> Result<Box<dyn PhotoEncoder>, ModelError> {
    let path = folder.join("config.json");
    let Kind { model_type } = read_json(&path)?;
    let Some((_, open)) = KINDS.iter().find(|(name, _)| *name == model_type) else {
        let known = photo_encoder_kinds().collect::<Vec<_>>().join(", ");
        let reason = format!("model_type is “{model_type}”; encoders of photos that are read: {known}");
        return Err(ModelError::Config { path, reason });
    };
    open(folder)
}

/// Most bytes of a JSON file beside weights: the largest of Keras has a tenth of that.
const JSON_LIMIT: u64 = 4 << 20;

/// Reads a JSON file of limited size.
fn read_json<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, ModelError> {
    let failed = |source| ModelError::File { path: path.to_owned(), source };
    let refused = |reason: String| ModelError::Config { path: path.to_owned(), reason };
    let size = std::fs::metadata(path).map_err(failed)?.len();
    if size > JSON_LIMIT {
        return Err(refused(format!("{size} bytes; at most {JSON_LIMIT} are read")));
    }
    let text = std::fs::read_to_string(path).map_err(failed)?;
    serde_json::from_str(&text).map_err(|e| refused(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::open_photo_encoder;

    #[test]
    fn a_folder_of_something_else_is_refused_by_name() {
        let folder = std::env::temp_dir().join(format!("swingtag-photo-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        assert!(open_photo_encoder(&folder).err().unwrap().to_string().contains("config.json"));
        std::fs::write(folder.join("config.json"), r#"{"model_type": "bert"}"#).unwrap();
        let refusal = open_photo_encoder(&folder).err().unwrap().to_string();
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(refusal.contains("“bert”") && refusal.contains("resnet, dinov2, clip"), "{refusal}");
    }
}
