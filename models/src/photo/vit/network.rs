//! The network from pixels to states.

use std::path::Path;

use candle_core::{Device, Result, Tensor};

use super::config::Shape;
use super::layer::{Layer, Norm};
use super::probe::Probe;
use super::source::Source;
use crate::error::ModelError;
use crate::ops::Linear;
use crate::photo::{PhotoEncoder, PhotoStates, Preparation, processor};

/// Most patches of a photo: attention takes their square.
const MOST_PATCHES: usize = 1 << 12;

/// A vision transformer, ready to compute.
pub(super) struct VisionTransformer {
    preparation: Preparation,
    /// Pixels a side of a patch.
    patch: usize,
    /// Patches in a row of a photo.
    grid: usize,
    /// Numbers of a state.
    width: usize,
    patches: Linear,
    /// The class token with its position `(1, H)`.
    token: Option<Tensor>,
    /// `(grid · grid, H)`.
    positions: Tensor,
    before: Option<Norm>,
    layers: Vec<Layer>,
    after: Norm,
    probe: Option<Probe>,
}

impl VisionTransformer {
    /// Reads `preprocessor_config.json` and `model.safetensors` of a folder whose configuration is known.
    pub(super) fn open(folder: &Path, shape: Shape) -> std::result::Result<Self, ModelError> {
        let preparation = processor::read(folder)?;
        let grid = preparation.side / shape.patch;
        if !(1..=MOST_PATCHES).contains(&(grid * grid)) {
            return Err(ModelError::Config {
                path: folder.join(processor::FILE),
                reason: format!(
                    "photos of {} pixels a side give {grid} × {grid} patches of {}; 1 to {MOST_PATCHES} are read",
                    preparation.side, shape.patch
                ),
            });
        }
        let source = Source::open(folder, &shape)?;
        let (token, positions) = source.positions(grid)?;
        Ok(Self {
            patches: source.patches()?,
            token,
            positions,
            before: shape.family.norm_before.map(|name| source.norm(name)).transpose()?,
            layers: (0..shape.layers)
                .map(|number| source.layer(number))
                .collect::<std::result::Result<_, _>>()?,
            after: source.norm(shape.family.norm_after)?,
            probe: shape.family.probe.map(|name| source.probe(name)).transpose()?,
            preparation,
            patch: shape.patch,
            grid,
            width: shape.width,
        })
    }

    /// Pixels `(3, side, side)` as patches `(grid · grid, 3 · patch · patch)`. Pixels at the right and at
    /// the bottom that fill no patch are left out.
    fn cut(&self, pixels: &[f32]) -> Result<Tensor> {
        let (side, patch, grid) = (self.preparation.side, self.patch, self.grid);
        let numbers = 3 * patch * patch;
        let mut patches = vec![0.0; grid * grid * numbers];
        for (place, numbers) in patches.chunks_exact_mut(numbers).enumerate() {
            let (top, left) = (place / grid * patch, place % grid * patch);
            for (line, row) in numbers.chunks_exact_mut(patch).enumerate() {
                let (channel, y) = (line / patch, top + line % patch);
                row.copy_from_slice(&pixels[(channel * side + y) * side + left..][..patch]);
            }
        }
        Tensor::from_vec(patches, (grid * grid, numbers), &Device::Cpu)
    }

    /// States of all rows `(1 + R, H)`, or `(R, H)` without a class token.
    fn forward(&self, pixels: &[f32]) -> Result<Tensor> {
        let patches = (self.patches.forward(&self.cut(pixels)?)? + &self.positions)?; // (R, H)
        let mut x = match &self.token {
            Some(token) => Tensor::cat(&[token, &patches], 0)?,
            None => patches,
        };
        if let Some(norm) = &self.before {
            x = norm.forward(&x)?;
        }
        for layer in &self.layers {
            x = layer.forward(&x)?;
        }
        self.after.forward(&x)
    }
}

impl PhotoEncoder for VisionTransformer {
    fn width(&self) -> usize {
        self.width
    }

    fn preparation(&self) -> Preparation {
        self.preparation.clone()
    }

    fn states(&self, pixels: &[f32]) -> std::result::Result<PhotoStates, ModelError> {
        let side = self.preparation.side;
        if pixels.len() != 3 * side * side {
            return Err(ModelError::Input(format!(
                "{} numbers for 3 × {side} × {side} pixels",
                pixels.len()
            )));
        }
        let states = self.forward(pixels)?;
        let pooled = match &self.probe {
            Some(probe) => probe.forward(&states)?,
            None => states.narrow(0, 0, 1)?,
        };
        let regions = states.narrow(0, usize::from(self.token.is_some()), self.grid * self.grid)?;
        Ok(PhotoStates {
            regions: regions.flatten_all()?.to_vec1()?,
            pooled: pooled.flatten_all()?.to_vec1()?,
            columns: self.grid,
        })
    }
}
