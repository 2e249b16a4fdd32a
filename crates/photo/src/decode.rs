//! Decodes a photo within limits.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::jpeg;
use crate::png::essentials;
use crate::refusal::PhotoRefusal;

const LARGEST_FILE: usize = 64 << 20;
const LARGEST_SIDE: u32 = 32_768;
const MOST_PIXELS: u64 = 100_000_000;
const MOST_MEMORY: u64 = 400 << 20;

/// A photo as it is stored in its file.
#[derive(Debug)]
pub struct DecodedPhoto {
    /// MIME type by content.
    pub mime: &'static str,
    /// Its pixels; the first frame of an animation.
    pub picture: DynamicImage,
    /// How it must be turned to be shown.
    pub orientation: Orientation,
    /// Whether the file goes on to the end of the picture. Decoders of JPEG fill up what is missing
    /// without a word: good enough to look at, not to learn from.
    pub whole: bool,
}

impl DecodedPhoto {
    /// Whether turning exchanges width and height.
    #[must_use]
    pub fn is_turned_sideways(&self) -> bool {
        matches!(self.orientation.to_exif(), 5..=8)
    }
}

/// Pixels across and down as stored, told from the header alone and within the limits of [`decode`].
///
/// # Errors
/// Why the photo is refused.
pub fn measure(bytes: &[u8]) -> Result<(u32, u32), PhotoRefusal> {
    let (format, _) = format_of(bytes)?;
    Ok(decoder_of(&essentials(bytes), format)?.dimensions())
}

/// Decodes a photo within the limits: 64 MiB of file, 32 768 pixels a side, 100 megapixels, 400 MiB of
/// memory. The header is read before anything is decoded.
///
/// # Errors
/// Why it is refused.
pub fn decode(bytes: &[u8]) -> Result<DecodedPhoto, PhotoRefusal> {
    let (format, mime) = format_of(bytes)?;
    let needed = essentials(bytes);
    let mut decoder = decoder_of(&needed, format)?;
    let orientation = decoder.orientation()?;
    let whole = format != ImageFormat::Jpeg || jpeg::has_end(bytes);
    Ok(DecodedPhoto { mime, picture: DynamicImage::from_decoder(decoder)?, orientation, whole })
}

fn decoder_of(bytes: &[u8], format: ImageFormat) -> Result<impl ImageDecoder, PhotoRefusal> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits());
    let decoder = reader.into_decoder()?;
    check_size(decoder.dimensions())?;
    Ok(decoder)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_SIDE);
    limits.max_image_height = Some(LARGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

fn check_size((width, height): (u32, u32)) -> Result<(), PhotoRefusal> {
    if width == 0 || height == 0 {
        return Err(PhotoRefusal::NoPixels);
    }
    if width > LARGEST_SIDE || height > LARGEST_SIDE || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PhotoRefusal::TooManyPixels(width, height));
    }
    Ok(())
}

/// Format and MIME type by the first bytes.
fn format_of(bytes: &[u8]) -> Result<(ImageFormat, &'static str), PhotoRefusal> {
    if bytes.is_empty() {
        return Err(PhotoRefusal::NoBytes);
    }
    if bytes.len() > LARGEST_FILE {
        return Err(PhotoRefusal::LargeFile(bytes.len() >> 20));
    }
    let format = image::guess_format(bytes).map_err(|_| PhotoRefusal::Format)?;
    let mime = match format {
        ImageFormat::Jpeg => "image/jpeg",
        ImageFormat::Png => "image/png",
        ImageFormat::WebP => "image/webp",
        ImageFormat::Gif => "image/gif",
        _ => return Err(PhotoRefusal::Format),
    };
    Ok((format, mime))
}
