//! The shape of a ResNet, as its `config.json` tells it. Fields that published configurations have are
//! called as there.

use std::path::Path;

use serde::Deserialize;

use crate::error::ModelError;
use crate::photo::{Preparation, read_json};

/// The part of `config.json` that decides what is computed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ResNetConfig {
    /// Blocks in each stage: `[2, 2, 2, 2]` is ResNet-18, `[3, 4, 6, 3]` ResNet-34 and ResNet-50,
    /// `[3, 4, 23, 3]` ResNet-101.
    pub depths: Vec<usize>,
    /// Kind of block.
    pub layer_type: LayerType,
    /// Channels of the first convolution.
    #[serde(default = "sixty_four")]
    pub embedding_size: usize,
    /// Channels that leave each stage; by default 64 to 512, or four times that with bottlenecks.
    #[serde(default)]
    pub hidden_sizes: Vec<usize>,
    /// Where a bottleneck makes the map smaller: on its first 1 × 1 convolution (as published, “v1”)
    /// or on its 3 × 3 (“v1.5”, the usual). The weights fit both, and the wrong one degrades silently.
    #[serde(default)]
    pub downsample_in_bottleneck: bool,
    /// ε of batch normalisation.
    #[serde(default = "epsilon")]
    pub batch_norm_eps: f64,
    /// How a picture becomes pixels.
    pub preparation: Preparation,
}

/// Kind of residual block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LayerType {
    /// Two 3 × 3 convolutions (18 and 34 layers).
    Basic,
    /// 1 × 1, 3 × 3 and 1 × 1, a quarter as wide inside (50 layers and more).
    Bottleneck,
}

impl LayerType {
    /// Channels that leave a block for every channel inside it.
    pub(super) fn expansion(self) -> usize {
        match self {
            Self::Basic => 1,
            Self::Bottleneck => 4,
        }
    }
}

fn sixty_four() -> usize {
    64
}

fn epsilon() -> f64 {
    1e-5
}

impl ResNetConfig {
    /// Reads a `config.json`.
    ///
    /// # Errors
    /// An unreadable file, or sizes that cannot be meant.
    pub fn read(path: &Path) -> Result<Self, ModelError> {
        let mut config: Self = read_json(path)?;
        if config.hidden_sizes.is_empty() {
            let first = 64 * config.layer_type.expansion();
            config.hidden_sizes = (0..config.depths.len().min(8)).map(|stage| first << stage).collect();
        }
        config.check().map_err(|reason| ModelError::Config { path: path.to_owned(), reason })?;
        Ok(config)
    }

    fn check(&self) -> Result<(), String> {
        let stages = self.depths.len();
        if !(1..=8).contains(&stages) || self.hidden_sizes.len() != stages {
            return Err(format!("{stages} depths and {} hidden_sizes", self.hidden_sizes.len()));
        }
        let expansion = self.layer_type.expansion();
        let narrow = |width: &usize| !(1..=8192).contains(width) || !width.is_multiple_of(expansion);
        if self.hidden_sizes.iter().any(narrow) || !(1..=8192).contains(&self.embedding_size) {
            return Err(format!("widths out of range: {:?}", self.hidden_sizes));
        }
        if self.depths.iter().any(|depth| !(1..=256).contains(depth)) {
            return Err(format!("depths out of range: {:?}", self.depths));
        }
        if !(self.batch_norm_eps > 0.0 && self.batch_norm_eps < 1.0) {
            return Err(format!("batch_norm_eps is {}", self.batch_norm_eps));
        }
        self.preparation.check()
    }

    /// Numbers in a state.
    pub(super) fn width(&self) -> usize {
        self.hidden_sizes.last().copied().unwrap_or_default()
    }
}
