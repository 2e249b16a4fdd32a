//! A residual block: two or three convolutions beside a shortcut (equations 1 and 2 of the paper).

use super::config::{LayerType, ResNetConfig};
use super::convolution::{Convolution, Finish, Window};
use super::map::Map;
use super::source::{Part, Place, Source};
use crate::error::ModelError;

/// A block, ready to compute.
pub(super) struct Block {
    convolutions: Vec<Convolution>,
    /// None where the shortcut is the input itself.
    shortcut: Option<Convolution>,
}

impl Block {
    /// Reads block `block` of stage `stage`, both counted from 0, for `inputs` channels.
    pub(super) fn read(
        source: &mut Source,
        config: &ResNetConfig,
        (stage, block): (usize, usize),
        inputs: usize,
    ) -> Result<Self, ModelError> {
        let outputs = config.hidden_sizes[stage];
        let stride = if stage > 0 && block == 0 { 2 } else { 1 };
        let mut convolutions = Vec::new();
        for (number, window) in windows(config, inputs, outputs, stride).into_iter().enumerate() {
            let place = Place::Block { stage, block, part: Part::Convolution(number) };
            convolutions.push(source.convolution(place, window)?);
        }
        let shortcut = if stride > 1 || inputs != outputs {
            let place = Place::Block { stage, block, part: Part::Shortcut };
            Some(source.convolution(place, Window { inputs, outputs, side: 1, stride })?)
        } else {
            None
        };
        Ok(Self { convolutions, shortcut })
    }

    /// `(H, W, inputs)` to `(H / stride, W / stride, outputs)`.
    pub(super) fn apply(&self, input: Map) -> Map {
        let Some((last, before)) = self.convolutions.split_last() else { return input };
        let shortcut = self.shortcut.as_ref().map(|shortcut| shortcut.apply(&input, Finish::Plain));
        let mut inside: Option<Map> = None;
        for convolution in before {
            inside = Some(convolution.apply(inside.as_ref().unwrap_or(&input), Finish::Rectify));
        }
        let finish = Finish::AddAndRectify(shortcut.as_ref().unwrap_or(&input));
        last.apply(inside.as_ref().unwrap_or(&input), finish)
    }
}

/// The convolutions of a block in order.
fn windows(config: &ResNetConfig, inputs: usize, outputs: usize, stride: usize) -> Vec<Window> {
    let window = |inputs, outputs, side, stride| Window { inputs, outputs, side, stride };
    match config.layer_type {
        LayerType::Basic => vec![window(inputs, outputs, 3, stride), window(outputs, outputs, 3, 1)],
        LayerType::Bottleneck => {
            let inner = outputs / config.layer_type.expansion();
            let (first, second) = if config.downsample_in_bottleneck { (stride, 1) } else { (1, stride) };
            vec![
                window(inputs, inner, 1, first),
                window(inner, inner, 3, second),
                window(inner, outputs, 1, 1),
            ]
        }
    }
}
