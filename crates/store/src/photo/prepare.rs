//! Decodes a photo within limits and makes its thumbnail.

use image::DynamicImage;
use image::codecs::jpeg::JpegEncoder;
use swingtag_catalogue::PhotoHash;
use swingtag_photo::{decode, on_white};

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
    let (hash, thumbnail) = (PhotoHash::of(bytes), jpeg(picture)?);
    Ok(PreparedPhoto { hash, mime: decoded.mime, width, height, thumbnail })
}

fn jpeg(picture: DynamicImage) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, THUMBNAIL_QUALITY)
        .encode_image(&on_white(picture))
        .map_err(|error| format!("no thumbnail can be made: {error}"))?;
    Ok(bytes)
}
