//! `preprocessor_config.json`, in which published encoders of photos tell how a picture becomes pixels.
//! Steps that would be done in another way than it says are refused.

use std::path::Path;

use serde::Deserialize;

use super::{ChannelOrder, Preparation, Resample, Resize, read_json};
use crate::error::ModelError;

/// Name of the file.
pub(super) const FILE: &str = "preprocessor_config.json";

/// Pillow's numbers of the filters that are known.
const BILINEAR: u8 = 2;
const BICUBIC: u8 = 3;

#[derive(Deserialize)]
struct Published {
    #[serde(default = "yes")]
    do_resize: bool,
    do_center_crop: Option<bool>,
    #[serde(default = "yes")]
    do_rescale: bool,
    #[serde(default = "yes")]
    do_normalize: bool,
    size: Size,
    crop_size: Option<Size>,
    #[serde(default = "bicubic")]
    resample: u8,
    #[serde(default = "one_of_255")]
    rescale_factor: f32,
    image_mean: [f32; 3],
    image_std: [f32; 3],
}

/// A size; older files write a number, which is the shorter side before cutting and a square after it.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(untagged)]
enum Size {
    Number(usize),
    Shorter { shortest_edge: usize },
    Sides { height: usize, width: usize },
}

fn yes() -> bool {
    true
}

fn bicubic() -> u8 {
    BICUBIC
}

fn one_of_255() -> f32 {
    1.0 / 255.0
}

/// Reads the file of a folder.
///
/// # Errors
/// A missing or unreadable file, or steps that are not done here.
pub(super) fn read(folder: &Path) -> Result<Preparation, ModelError> {
    let path = folder.join(FILE);
    let published: Published = read_json(&path)?;
    let preparation = published.preparation().and_then(|found| found.check().map(|()| found));
    preparation.map_err(|reason| ModelError::Config { path, reason })
}

impl Published {
    fn preparation(&self) -> Result<Preparation, String> {
        for (key, value) in [("do_resize", self.do_resize), ("do_normalize", self.do_normalize)] {
            if !value {
                return Err(format!("{key} is false; it is always done here"));
            }
        }
        let (side, resize) = self.resize()?;
        let resample = match self.resample {
            BILINEAR => Resample::Bilinear,
            BICUBIC => Resample::Bicubic,
            other => return Err(format!("resample is {other}; {BILINEAR} and {BICUBIC} are known")),
        };
        Ok(Preparation {
            side,
            resize,
            resample,
            scale: if self.do_rescale { self.rescale_factor } else { 1.0 },
            mean: self.image_mean,
            std: self.image_std,
            order: ChannelOrder::Rgb,
        })
    }

    /// The side of the square, and how a picture becomes one.
    fn resize(&self) -> Result<(usize, Resize), String> {
        let crop = self.crop_size.filter(|_| self.do_center_crop != Some(false));
        match (self.size, crop) {
            (Size::Number(shorter) | Size::Shorter { shortest_edge: shorter }, Some(crop)) => {
                Ok((crop.square("crop_size")?, Resize::Crop { shorter }))
            }
            (size @ Size::Sides { .. }, None) => Ok((size.square("size")?, Resize::Stretch)),
            (size, None) => Err(format!("size is {size:?} without crop_size: the photo would be no square")),
            (size, Some(_)) => Err(format!("size is {size:?} with crop_size; shortest_edge is known")),
        }
    }
}

impl Size {
    fn square(self, key: &str) -> Result<usize, String> {
        match self {
            Self::Number(side) => Ok(side),
            Self::Sides { height, width } if height == width => Ok(height),
            other => Err(format!("{key} is {other:?}; a square is needed")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Preparation, Published, Resample, Resize};

    fn preparation(text: &str) -> Result<Preparation, String> {
        let text = format!(r#"{{{text}, "image_mean": [0.5, 0.4, 0.3], "image_std": [0.2, 0.3, 0.4]}}"#);
        serde_json::from_str::<Published>(&text).unwrap().preparation()
    }

    #[test]
    fn sizes_are_read_as_they_are_published() {
        let cut = [
            r#""size": {"shortest_edge": 256}, "crop_size": {"height": 224, "width": 224}, "resample": 3"#,
            r#""size": 256, "crop_size": 224, "do_center_crop": true"#,
        ];
        for text in cut {
            let found = preparation(text).unwrap();
            assert_eq!((found.side, found.resize), (224, Resize::Crop { shorter: 256 }));
            assert_eq!((found.resample, found.scale), (Resample::Bicubic, 1.0 / 255.0));
            assert_eq!((found.mean, found.std), ([0.5, 0.4, 0.3], [0.2, 0.3, 0.4]));
        }
        let square = r#""size": {"height": 384, "width": 384}, "resample": 2, "rescale_factor": 0.01"#;
        let found = preparation(square).unwrap();
        assert_eq!((found.side, found.resize), (384, Resize::Stretch));
        assert_eq!((found.resample, found.scale), (Resample::Bilinear, 0.01));
        assert_eq!(preparation(&format!(r#"{square}, "do_rescale": false"#)).unwrap().scale, 1.0);
    }

    #[test]
    fn steps_that_are_not_done_are_refused_by_name() {
        let square = r#""size": {"height": 8, "width": 8}"#;
        let cases = [
            (format!(r#"{square}, "do_resize": false"#), "do_resize is false"),
            (format!(r#"{square}, "do_normalize": false"#), "do_normalize is false"),
            (format!(r#"{square}, "resample": 1"#), "resample is 1"),
            (format!(r#"{square}, "crop_size": 8"#), "shortest_edge is known"),
            (r#""size": {"height": 8, "width": 9}"#.to_owned(), "a square is needed"),
            (
                r#""size": {"shortest_edge": 8}, "crop_size": 8, "do_center_crop": false"#.to_owned(),
                "no square",
            ),
        ];
        for (text, reason) in cases {
            let said = preparation(&text).unwrap_err();
            assert!(said.contains(reason), "{text}: {said}");
        }
    }
}
