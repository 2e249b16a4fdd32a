//! Decodes a photo within limits and makes its thumbnail.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, Rgb, RgbImage};
use swingtag_catalogue::PhotoHash;

use super::png::essentials;

const LARGEST_FILE: usize = 64 << 20;
const LARGEST_SIDE: u32 = 32_768;
const MOST_PIXELS: u64 = 100_000_000;
const MOST_MEMORY: u64 = 400 << 20;
const THUMBNAIL_SIDE: u32 = 256;
const THUMBNAIL_QUALITY: u8 = 82;

/// A photo that was decoded and measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreparedPhoto {
    /// Its name: blake3 of the bytes.
    pub hash: PhotoHash,
    /// MIME type by content, never by name.
    pub mime: &'static str,
    /// Pixels across, as shown (EXIF orientation applied).
    pub width: u32,
    /// Pixels down, as shown.
    pub height: u32,
    /// JPEG, at most 256 pixels a side.
    pub thumbnail: Vec<u8>,
}

/// Measures, decodes and shrinks a photo within the limits: 64 MiB of file, 32 768 pixels a side,
/// 100 megapixels, 400 MiB of memory. The header is read before anything is decoded.
///
/// # Errors
/// Why it is refused, in words.
pub fn prepare_photo(bytes: &[u8]) -> Result<PreparedPhoto, String> {
    if bytes.len() > LARGEST_FILE {
        return Err(format!("the file has {} MiB, the most is 64 MiB", bytes.len() >> 20));
    }
    let format = image::guess_format(bytes).map_err(|_| wrong_format())?;
    let mime = mime_of(format).ok_or_else(wrong_format)?;
    let needed = essentials(bytes);
    let mut reader = ImageReader::with_format(Cursor::new(&*needed), format);
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(told)?;
    check_size(decoder.dimensions())?;
    let orientation = decoder.orientation().map_err(told)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(told)?;
    let (width, height) = (picture.width(), picture.height());
    // Shrunk before it is turned: the same picture for a fraction of the work.
    if width.max(height) > THUMBNAIL_SIDE {
        picture = picture.thumbnail(THUMBNAIL_SIDE, THUMBNAIL_SIDE);
    }
    let turned = matches!(orientation.to_exif(), 5..=8);
    picture.apply_orientation(orientation);
    let (width, height) = if turned { (height, width) } else { (width, height) };
    Ok(PreparedPhoto { hash: PhotoHash::of(bytes), mime, width, height, thumbnail: jpeg(&picture)? })
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_SIDE);
    limits.max_image_height = Some(LARGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

fn check_size((width, height): (u32, u32)) -> Result<(), String> {
    if width == 0 || height == 0 {
        return Err("the photo is empty".to_owned());
    }
    if width > LARGEST_SIDE || height > LARGEST_SIDE || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(format!(
            "the photo has {width} × {height} pixels; at most 100 megapixels and 32 768 a side"
        ));
    }
    Ok(())
}

fn mime_of(format: ImageFormat) -> Option<&'static str> {
    match format {
        ImageFormat::Jpeg => Some("image/jpeg"),
        ImageFormat::Png => Some("image/png"),
        ImageFormat::WebP => Some("image/webp"),
        ImageFormat::Gif => Some("image/gif"),
        _ => None,
    }
}

fn wrong_format() -> String {
    "the file is no JPEG, PNG, WebP or GIF picture".to_owned()
}

fn told(error: ImageError) -> String {
    match error {
        ImageError::Limits(_) => {
            "the photo needs more than 400 MiB of memory or has a side above 32 768 pixels".to_owned()
        }
        other => format!("the picture cannot be decoded: {other}"),
    }
}

fn jpeg(picture: &DynamicImage) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, THUMBNAIL_QUALITY)
        .encode_image(&on_white(picture))
        .map_err(|error| format!("no thumbnail can be made: {error}"))?;
    Ok(bytes)
}

/// A see-through picture on white, as a shop shows it; JPEG knows no transparency.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let see_through = picture.to_rgba8();
    RgbImage::from_fn(see_through.width(), see_through.height(), |x, y| {
        let [red, green, blue, alpha] = see_through.get_pixel(x, y).0;
        let over = |c: u8| {
            let mixed = u32::from(c) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
            u8::try_from(mixed / 255).unwrap_or(u8::MAX)
        };
        Rgb([over(red), over(green), over(blue)])
    })
}
