//! Decodes a photo within limits and makes its thumbnail.

use image::DynamicImage;
use image::codecs::jpeg::JpegEncoder;
use swingtag_catalogue::PhotoHash;
use swingtag_photo::{decode, measure, on_white};

const THUMBNAIL_SIDE: u32 = 256;
const THUMBNAIL_QUALITY: u8 = 82;
/// Of photos that are looked at: no trace of the compression beside the original.
const SHOWN_QUALITY: u8 = 90;

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

/// Measures, decodes and shrinks a photo within the limits of [`swingtag_photo::decode`].
///
/// # Errors
/// Why it is refused, in words.
pub fn prepare_photo(bytes: &[u8]) -> Result<PreparedPhoto, String> {
    let decoded = decode(bytes).map_err(|refusal| refusal.to_string())?;
    let turned = decoded.is_turned_sideways();
    let mut picture = decoded.picture;
    let (width, height) = (picture.width(), picture.height());
    // Shrunk before it is turned: the same picture for a fraction of the work.
    if width.max(height) > THUMBNAIL_SIDE {
        picture = picture.thumbnail(THUMBNAIL_SIDE, THUMBNAIL_SIDE);
    }
    picture.apply_orientation(decoded.orientation);
    let (width, height) = if turned { (height, width) } else { (width, height) };
    let (hash, thumbnail) = (PhotoHash::of(bytes), jpeg(picture, THUMBNAIL_QUALITY)?);
    Ok(PreparedPhoto { hash, mime: decoded.mime, width, height, thumbnail })
}

/// The photo as JPEG of at most `side` pixels a side; none when it is no larger than that.
///
/// # Errors
/// Why it cannot be decoded, in words.
pub(super) fn shrunk(bytes: &[u8], side: u32) -> Result<Option<Vec<u8>>, String> {
    let (width, height) = measure(bytes).map_err(|refusal| refusal.to_string())?;
    if width.max(height) <= side {
        return Ok(None);
    }
    let decoded = decode(bytes).map_err(|refusal| refusal.to_string())?;
    let mut picture = decoded.picture.thumbnail(side, side);
    picture.apply_orientation(decoded.orientation);
    jpeg(picture, SHOWN_QUALITY).map(Some)
}

fn jpeg(picture: DynamicImage, quality: u8) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality)
        .encode_image(&on_white(picture))
        .map_err(|error| format!("no smaller picture can be made: {error}"))?;
    Ok(bytes)
}
