//! How a picture becomes the numbers that a network was trained on. The wrong mean or the wrong order
//! of colours spoils every answer without an error, so all of it is part of an encoder's file.

use serde::Deserialize;

use crate::error::ModelError;

/// Largest side that is believed.
const LARGEST_SIDE: usize = 1024;

/// What is done to a picture before the network sees it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preparation {
    /// Pixels a side of the square that the network takes.
    pub side: usize,
    /// How a picture that is no square becomes one.
    pub resize: Resize,
    /// How it is made smaller or larger.
    pub resample: Resample,
    /// A colour value of 0 to 255 is first multiplied by this: `1/255` for most networks.
    pub scale: f32,
    /// Taken off then, in the order of the channels.
    pub mean: [f32; 3],
    /// Divided by then, in the order of the channels.
    pub std: [f32; 3],
    /// Order of the channels.
    pub order: ChannelOrder,
}

/// How a picture becomes a square.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Resize {
    /// Both sides at once: nothing is cut off, and what is no square is squeezed.
    Stretch,
    /// The shorter side to so many pixels, then the middle is cut out.
    Crop {
        /// Pixels of the shorter side.
        shorter: usize,
    },
}

/// The filter of resizing, widened to the size of a step when a picture is made smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resample {
    /// A triangle of width 2.
    Bilinear,
    /// The cubic of Catmull and Rom, width 4.
    Bicubic,
}

/// Order of the colour channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChannelOrder {
    /// Red, green, blue.
    Rgb,
    /// Blue, green, red, as Caffe had it.
    Bgr,
}

impl Preparation {
    /// The numbers of a square picture `(side, side, 3)` of red, green and blue: `(3, side, side)`.
    ///
    /// # Errors
    /// A picture of another size.
    pub fn pixels(&self, rgb: &[u8]) -> Result<Vec<f32>, ModelError> {
        let area = self.side * self.side;
        if rgb.len() != 3 * area {
            let side = self.side;
            return Err(ModelError::Input(format!("{} values for {side} × {side} pixels", rgb.len())));
        }
        let mut pixels = vec![0.0; 3 * area];
        for (channel, plane) in pixels.chunks_exact_mut(area).enumerate() {
            let (mean, std) = (self.mean[channel], self.std[channel]);
            let colour = match self.order {
                ChannelOrder::Rgb => channel,
                ChannelOrder::Bgr => 2 - channel,
            };
            for (x, pixel) in plane.iter_mut().zip(rgb.chunks_exact(3)) {
                *x = (f32::from(pixel[colour]) * self.scale - mean) / std;
            }
        }
        Ok(pixels)
    }

    /// Refuses numbers that cannot be meant.
    pub(super) fn check(&self) -> Result<(), String> {
        let least = match self.resize {
            Resize::Stretch => self.side,
            Resize::Crop { shorter } => shorter,
        };
        if !(1..=LARGEST_SIDE).contains(&self.side) || !(self.side..=2 * LARGEST_SIDE).contains(&least) {
            return Err(format!("a side of {} pixels after resizing to {least}", self.side));
        }
        let finite = self.mean.iter().chain(&self.std).chain([&self.scale]).all(|x| x.is_finite());
        if !finite || self.std.contains(&0.0) || self.scale == 0.0 {
            return Err(format!("preparation with impossible numbers: {self:?}"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preparation(text: &str) -> Preparation {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn colours_go_where_the_network_expects_them() {
        let caffe = preparation(
            r#"{"side": 2, "resize": "stretch", "resample": "bicubic", "scale": 1, "mean": [1, 2, 3],
                "std": [1, 1, 2], "order": "bgr"}"#,
        );
        let rgb = [10, 20, 30, 11, 21, 31, 12, 22, 32, 13, 23, 33];
        let blue = [29.0, 30.0, 31.0, 32.0];
        let (green, red) = ([18.0, 19.0, 20.0, 21.0], [3.5, 4.0, 4.5, 5.0]);
        assert_eq!(caffe.pixels(&rgb).unwrap(), [blue, green, red].concat());
        assert!(caffe.pixels(&rgb[1..]).is_err());
    }

    #[test]
    fn impossible_numbers_are_refused() {
        let good = preparation(
            r#"{"side": 224, "resize": {"crop": {"shorter": 256}}, "resample": "bilinear", "scale": 0.004,
                "mean": [0, 0, 0], "std": [1, 1, 1], "order": "rgb"}"#,
        );
        assert_eq!(good.check(), Ok(()));
        assert!(Preparation { side: 0, ..good.clone() }.check().is_err());
        assert!(Preparation { side: 300, ..good.clone() }.check().is_err());
        assert!(Preparation { std: [1.0, 0.0, 1.0], ..good.clone() }.check().is_err());
        assert!(Preparation { mean: [f32::NAN; 3], ..good }.check().is_err());
    }
}
