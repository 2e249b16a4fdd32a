//! The shape of a vision transformer, as its `config.json` tells it. Fields that are missing mean what they
//! mean in the published programs; values that would be computed in another way are refused.

use std::path::Path;

use serde::Deserialize;

use super::family::Family;
use super::layer::Activation;
use crate::error::ModelError;
use crate::photo::read_json;

/// What is computed.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) family: &'static Family,
    /// Numbers of a state.
    pub(super) width: usize,
    /// Numbers between the two linear maps of a layer.
    pub(super) inner: usize,
    pub(super) layers: usize,
    pub(super) heads: usize,
    /// Pixels a side of a patch.
    pub(super) patch: usize,
    /// Patches in a row of the photos that the positions were made for.
    pub(super) trained_grid: usize,
    pub(super) activation: Activation,
    /// ε of the normalisations.
    pub(super) epsilon: f64,
}

/// The part of a configuration that decides what is computed.
#[derive(Debug, Default, Deserialize)]
struct Published {
    hidden_size: Option<usize>,
    intermediate_size: Option<usize>,
    mlp_ratio: Option<usize>,
    num_hidden_layers: Option<usize>,
    num_attention_heads: Option<usize>,
    num_channels: Option<usize>,
    image_size: Option<usize>,
    patch_size: Option<usize>,
    hidden_act: Option<String>,
    layer_norm_eps: Option<f64>,
    qkv_bias: Option<bool>,
    use_swiglu_ffn: Option<bool>,
    vision_use_head: Option<bool>,
}

/// The configuration of a model that reads texts as well.
#[derive(Deserialize)]
struct Whole {
    #[serde(default)]
    vision_config: Published,
}

impl Shape {
    /// Reads the `config.json` of a network that reads photos only.
    pub(super) fn read(folder: &Path, family: &'static Family) -> Result<Self, ModelError> {
        let path = folder.join("config.json");
        Self::of(&read_json(&path)?, family).map_err(|reason| ModelError::Config { path, reason })
    }

    /// Reads the part `vision_config` of a `config.json`.
    pub(super) fn read_part(folder: &Path, family: &'static Family) -> Result<Self, ModelError> {
        let path = folder.join("config.json");
        let whole: Whole = read_json(&path)?;
        Self::of(&whole.vision_config, family)
            .map_err(|reason| ModelError::Config { path, reason: format!("vision_config: {reason}") })
    }

    fn of(published: &Published, family: &'static Family) -> Result<Self, String> {
        published.check_variant()?;
        let defaults = &family.defaults;
        let width = within("hidden_size", published.hidden_size.unwrap_or(768), 1 << 13)?;
        let inner = if defaults.ratio {
            within("mlp_ratio", published.mlp_ratio.unwrap_or(4), 64)? * width
        } else {
            within("intermediate_size", published.intermediate_size.unwrap_or(3072), 1 << 16)?
        };
        let patch = within("patch_size", published.patch_size.unwrap_or(defaults.patch), 1 << 7)?;
        let side = within("image_size", published.image_size.unwrap_or(224), 1 << 12)?;
        let shape = Self {
            family,
            width,
            inner,
            layers: within("num_hidden_layers", published.num_hidden_layers.unwrap_or(12), 1 << 8)?,
            heads: within("num_attention_heads", published.num_attention_heads.unwrap_or(12), 1 << 10)?,
            patch,
            trained_grid: side / patch,
            activation: match &published.hidden_act {
                Some(name) => Activation::named(name)?,
                None => defaults.activation,
            },
            epsilon: published.layer_norm_eps.unwrap_or(defaults.epsilon),
        };
        shape.check()?;
        Ok(shape)
    }

    fn check(&self) -> Result<(), String> {
        if !self.width.is_multiple_of(self.heads) {
            return Err(format!(
                "hidden_size {} is no multiple of num_attention_heads {}",
                self.width, self.heads
            ));
        }
        if self.trained_grid == 0 {
            return Err(format!("patch_size {} is larger than image_size", self.patch));
        }
        if !(self.epsilon > 0.0 && self.epsilon < 1.0) {
            return Err(format!("layer_norm_eps is {}", self.epsilon));
        }
        Ok(())
    }
}

impl Published {
    /// Refuses what another network than this one would be needed for.
    fn check_variant(&self) -> Result<(), String> {
        let switches = [
            ("qkv_bias", self.qkv_bias, true),
            ("use_swiglu_ffn", self.use_swiglu_ffn, false),
            ("vision_use_head", self.vision_use_head, true),
        ];
        for (key, value, computed) in switches {
            if value == Some(!computed) {
                return Err(format!("{key} is {}; only {computed} is computed", !computed));
            }
        }
        match self.num_channels {
            None | Some(3) => Ok(()),
            Some(other) => Err(format!("num_channels is {other}; photos have 3")),
        }
    }
}

/// A size that some published encoder could have: low enough that sums of sizes cannot overflow.
fn within(key: &str, value: usize, most: usize) -> Result<usize, String> {
    if (1..=most).contains(&value) {
        Ok(value)
    } else {
        Err(format!("{key} is {value}; 1 to {most} are read"))
    }
}
