//! Where the parts of a ResNet lie in a file of weights, and how batch normalisation is folded into a
//! convolution. Names and orders of axes of PyTorch (torchvision, timm) and of Keras are known.

use std::collections::HashSet;
use std::path::Path;

use super::convolution::{Convolution, Window};
use crate::error::ModelError;
use crate::photo::keras;
use crate::weights::Weights;

/// Weights and biases of the class scores.
pub(super) type Head = (Vec<f32>, Vec<f32>);

/// A convolution of the network.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    /// The first, 7 × 7.
    First,
    /// One of a block; everything is counted from 0.
    Block {
        /// Stage of the network.
        stage: usize,
        /// Block in the stage.
        block: usize,
        /// Part of the block.
        part: Part,
    },
}

/// A convolution of a block.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    /// On the way through, in order.
    Convolution(usize),
    /// On the way past.
    Shortcut,
}

/// How a file names its tensors and orders their axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Naming {
    /// `layer1.0.conv1.weight` `(outputs, inputs, side, side)`.
    Torch,
    /// `res2a_branch2a/kernel` `(side, side, inputs, outputs)`.
    Keras,
}

/// A file of weights that is being read; every tensor must be used in the end.
pub(super) struct Source {
    weights: Weights,
    naming: Naming,
    epsilon: f64,
    used: HashSet<String>,
}

impl Source {
    /// Opens `model.safetensors`, or the files of Keras where `model.json` lies in the folder.
    pub(super) fn open(folder: &Path, epsilon: f64) -> Result<Self, ModelError> {
        let (weights, naming) = if folder.join("model.json").exists() {
            (keras::read(folder)?, Naming::Keras)
        } else {
            (Weights::read(&folder.join("model.safetensors"))?, Naming::Torch)
        };
        Ok(Self { weights, naming, epsilon, used: HashSet::new() })
    }

    /// A convolution with the batch normalisation that follows it.
    pub(super) fn convolution(&mut self, place: Place, window: Window) -> Result<Convolution, ModelError> {
        let (name, norm) = self.naming.of(place);
        let mut kernel = self.kernel(&name, window)?;
        let own_bias = match self.naming {
            Naming::Torch => vec![0.0; window.outputs],
            Naming::Keras => self.numbers(format!("{name}/bias"), &[window.outputs])?,
        };
        let [gain, shift, mean, variance] = self.norm(&norm, window.outputs)?;
        let mut bias = Vec::with_capacity(window.outputs);
        for o in 0..window.outputs {
            let scale = f64::from(gain[o]) / (f64::from(variance[o]) + self.epsilon).sqrt();
            bias.push((f64::from(own_bias[o] - mean[o]) * scale + f64::from(shift[o])) as f32);
            for weight in kernel[o..].iter_mut().step_by(window.outputs) {
                *weight = (f64::from(*weight) * scale) as f32;
            }
        }
        if kernel.iter().chain(&bias).all(|x| x.is_finite()) {
            return Ok(Convolution::new(window, &kernel, bias));
        }
        Err(ModelError::Weights(format!("“{name}” is not finite after batch normalisation")))
    }

    /// The last layer, as a matrix `(inputs, classes)` and a bias `(classes)`; none in a file without.
    pub(super) fn head(&mut self, inputs: usize) -> Result<Option<Head>, ModelError> {
        let (weight, bias) = match self.naming {
            Naming::Torch => ("fc.weight", "fc.bias"),
            Naming::Keras => ("fc1000/kernel", "fc1000/bias"),
        };
        let Some(classes) = self.weights.shape(bias).map(|shape| shape.iter().product()) else {
            return Ok(None);
        };
        let bias = self.numbers(bias.to_owned(), &[classes])?;
        let matrix = match self.naming {
            Naming::Torch => transposed(&self.numbers(weight.to_owned(), &[classes, inputs])?, inputs),
            Naming::Keras => self.numbers(weight.to_owned(), &[inputs, classes])?,
        };
        Ok(Some((matrix, bias)))
    }

    /// A file of a deeper network fits a shallower one name by name; what is left over tells.
    pub(super) fn finish(self) -> Result<(), ModelError> {
        let mut left: Vec<_> = self.weights.names().filter(|name| !self.used.contains(*name)).collect();
        left.sort_unstable();
        match left.first() {
            None => Ok(()),
            Some(name) => {
                let count = left.len();
                Err(ModelError::Weights(format!(
                    "{count} tensors are not part of this network, “{name}” first"
                )))
            }
        }
    }

    /// A kernel as `(side, side, inputs, outputs)`.
    fn kernel(&mut self, name: &str, window: Window) -> Result<Vec<f32>, ModelError> {
        let Window { inputs, outputs, side, .. } = window;
        match self.naming {
            Naming::Keras => self.numbers(format!("{name}/kernel"), &[side, side, inputs, outputs]),
            Naming::Torch => {
                let stored = self.numbers(format!("{name}.weight"), &[outputs, inputs, side, side])?;
                // (outputs, inputs · side · side) → (inputs, side · side, outputs) → (side · side, inputs, outputs)
                let by_input = transposed(&stored, window.patch());
                let mut kernel = Vec::with_capacity(by_input.len());
                for place in 0..side * side {
                    for input in 0..inputs {
                        let from = (input * side * side + place) * outputs;
                        kernel.extend_from_slice(&by_input[from..from + outputs]);
                    }
                }
                Ok(kernel)
            }
        }
    }

    /// Gain, shift, mean and variance.
    fn norm(&mut self, name: &str, outputs: usize) -> Result<[Vec<f32>; 4], ModelError> {
        let parts = match self.naming {
            Naming::Torch => [".weight", ".bias", ".running_mean", ".running_var"],
            Naming::Keras => ["/gamma", "/beta", "/moving_mean", "/moving_variance"],
        };
        let mut read = |part: &str| self.numbers(format!("{name}{part}"), &[outputs]);
        let [gain, shift, mean, variance] = parts;
        let read = [read(gain)?, read(shift)?, read(mean)?, read(variance)?];
        if read[3].iter().any(|x| *x < 0.0) {
            return Err(ModelError::Weights(format!("“{name}” has a negative variance")));
        }
        Ok(read)
    }

    fn numbers(&mut self, name: String, shape: &[usize]) -> Result<Vec<f32>, ModelError> {
        let numbers = self.weights.tensor(&name, shape)?.flatten_all()?.to_vec1()?;
        self.used.insert(name);
        Ok(numbers)
    }
}

/// Rows of `columns` numbers as columns.
fn transposed(matrix: &[f32], columns: usize) -> Vec<f32> {
    let rows = matrix.len() / columns;
    (0..matrix.len()).map(|index| matrix[index % rows * columns + index / rows]).collect()
}

impl Naming {
    /// Names of a convolution and of its batch normalisation, without their ends.
    fn of(self, place: Place) -> (String, String) {
        match (self, place) {
            (Self::Torch, Place::First) => ("conv1".to_owned(), "bn1".to_owned()),
            (Self::Keras, Place::First) => ("conv1".to_owned(), "bn_conv1".to_owned()),
            (Self::Torch, Place::Block { stage, block, part }) => {
                let base = format!("layer{}.{block}", stage + 1);
                match part {
                    Part::Convolution(n) => (format!("{base}.conv{}", n + 1), format!("{base}.bn{}", n + 1)),
                    Part::Shortcut => (format!("{base}.downsample.0"), format!("{base}.downsample.1")),
                }
            }
            (Self::Keras, Place::Block { stage, block, part }) => {
                let branch = match part {
                    Part::Convolution(number) => format!("2{}", letter(number)),
                    Part::Shortcut => "1".to_owned(),
                };
                let base = format!("{}{}_branch{branch}", stage + 2, letter(block));
                (format!("res{base}"), format!("bn{base}"))
            }
        }
    }
}

/// Keras counts blocks and convolutions in letters.
fn letter(number: usize) -> char {
    char::from(b'a'.saturating_add(u8::try_from(number).unwrap_or(u8::MAX)))
}
