//! The network from pixels to states.

use std::path::Path;

use super::block::Block;
use super::config::ResNetConfig;
use super::convolution::{Convolution, Finish, Window};
use super::map::Map;
use super::source::{Place, Source};
use crate::error::ModelError;
use crate::kernel::{Matrix, PackedMatrix, product};
use crate::photo::{PhotoEncoder, PhotoStates, Preparation};

/// A ResNet, ready to compute.
pub struct ResNet {
    config: ResNetConfig,
    first: Convolution,
    blocks: Vec<Block>,
    head: Option<(PackedMatrix, Vec<f32>)>,
}

impl ResNet {
    /// Reads a folder with `config.json` and either `model.safetensors` (names as in torchvision and
    /// timm) or `model.json` and its shards (names as in Keras).
    ///
    /// # Errors
    /// A missing file, or weights that are not those of the configuration.
    pub fn open(folder: &Path) -> Result<Self, ModelError> {
        let config = ResNetConfig::read(&folder.join("config.json"))?;
        let mut source = Source::open(folder, config.batch_norm_eps)?;
        let mut channels = config.embedding_size;
        let window = Window { inputs: 3, outputs: channels, side: 7, stride: 2 };
        let first = source.convolution(Place::First, window)?;
        let mut blocks = Vec::new();
        for (stage, depth) in config.depths.iter().enumerate() {
            for block in 0..*depth {
                blocks.push(Block::read(&mut source, &config, (stage, block), channels)?);
                channels = config.hidden_sizes[stage];
            }
        }
        let head = source
            .head(channels)?
            .map(|(matrix, bias)| (PackedMatrix::new(Matrix::new(&matrix, channels, bias.len())), bias));
        source.finish()?;
        Ok(Self { config, first, blocks, head })
    }

    /// What was read.
    #[must_use]
    pub fn config(&self) -> &ResNetConfig {
        &self.config
    }

    /// Scores of the classes the network was trained on, before a softmax, for a photo's pooled vector;
    /// none when the file has no last layer.
    #[must_use]
    pub fn class_scores(&self, states: &PhotoStates) -> Option<Vec<f32>> {
        let (matrix, bias) = self.head.as_ref()?;
        let mut scores = vec![0.0; bias.len()];
        let pooled = Matrix::new(&states.pooled, 1, states.pooled.len());
        product(&mut scores, bias.len(), pooled, matrix, Some(bias));
        Some(scores)
    }
}

impl PhotoEncoder for ResNet {
    fn width(&self) -> usize {
        self.config.width()
    }

    fn preparation(&self) -> Preparation {
        self.config.preparation.clone()
    }

    fn states(&self, pixels: &[f32]) -> Result<PhotoStates, ModelError> {
        let side = self.config.preparation.side;
        if pixels.len() != 3 * side * side {
            return Err(ModelError::Input(format!(
                "{} numbers for 3 × {side} × {side} pixels",
                pixels.len()
            )));
        }
        let input = Map::of_planes(pixels, 3, side);
        let mut map = self.first.apply(&input, Finish::Rectify).pooled();
        for block in &self.blocks {
            map = block.apply(map);
        }
        Ok(PhotoStates { pooled: map.mean(), columns: map.width, regions: map.data })
    }
}
