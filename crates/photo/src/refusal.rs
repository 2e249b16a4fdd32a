//! Why a photo is refused, in words for the person whose photo it is.

use image::ImageError;

/// Why a photo is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhotoRefusal {
    /// No bytes at all.
    #[error("the file is empty")]
    NoBytes,
    /// The file is too large to be looked at.
    #[error("the file has {0} MiB, the most is 64 MiB")]
    LargeFile(usize),
    /// The content is none of the known formats.
    #[error("the file is no JPEG, PNG, WebP or GIF picture")]
    Format,
    /// The header claims no pixels.
    #[error("the photo is empty")]
    NoPixels,
    /// The header claims too many pixels.
    #[error("the photo has {0} × {1} pixels; at most 100 megapixels and 32 768 a side")]
    TooManyPixels(u32, u32),
    /// Decoding would need too much memory.
    #[error("the photo needs more than 400 MiB of memory or has a side above 32 768 pixels")]
    TooMuchMemory,
    /// The file ends before the picture does.
    #[error("the file is cut off: the picture ends too early")]
    CutOff,
    /// The content is damaged or of an unknown variety.
    #[error("the picture cannot be decoded: {0}")]
    Damaged(String),
}

impl From<ImageError> for PhotoRefusal {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::Limits(_) => Self::TooMuchMemory,
            other => Self::Damaged(other.to_string()),
        }
    }
}
