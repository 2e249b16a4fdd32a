//! The bytes of a photo as the pixels of an encoder.

use std::sync::{Mutex, PoisonError};

use image::imageops::{self, FilterType};
use image::{DynamicImage, RgbImage};
use swingtag_models::photo::{Preparation, Resample, Resize};
use swingtag_photo::{PhotoRefusal, decode, measure, on_white};

/// Pixels from which on photos are decoded one at a time.
const LARGE: u64 = 16_000_000;

/// Held while a large photo is in memory: a hundred megapixels on every thread would exhaust a machine.
static ONE_LARGE: Mutex<()> = Mutex::new(());

/// A photo is at most so many times as long as wide before its middle is cut out.
const LONGEST: u32 = 4;

/// Decodes and prepares a photo: turned as its EXIF data say, on white, resized and cut to a square
/// `(3, side, side)`. The filters are those of Pillow: a triangle, or the cubic of Catmull and Rom,
/// widened when shrinking. A colour differs from Pillow's by a step or two of 255 at places, since Pillow
/// rounds between the two directions.
///
/// # Errors
/// Why the photo is refused.
pub fn prepared_pixels(bytes: &[u8], preparation: &Preparation) -> Result<Vec<f32>, PhotoRefusal> {
    let (width, height) = measure(bytes)?;
    let large = u64::from(width) * u64::from(height) > LARGE;
    let alone = large.then(|| ONE_LARGE.lock().unwrap_or_else(PoisonError::into_inner));
    let square = square(bytes, preparation)?;
    drop(alone);
    preparation.pixels(square.as_raw()).map_err(|e| PhotoRefusal::Damaged(e.to_string()))
}

fn square(bytes: &[u8], preparation: &Preparation) -> Result<RgbImage, PhotoRefusal> {
    let decoded = decode(bytes)?;
    if !decoded.whole {
        return Err(PhotoRefusal::CutOff);
    }
    let filter = match preparation.resample {
        Resample::Bilinear => FilterType::Triangle,
        Resample::Bicubic => FilterType::CatmullRom,
    };
    let side = preparation.side as u32;
    let picture = on_white(decoded.picture);
    // Resized before it is turned: the filter has no direction, and there is less to turn.
    let resized = match preparation.resize {
        Resize::Stretch => imageops::resize(&picture, side, side, filter),
        Resize::Crop { shorter } => {
            let picture = without_far_ends(picture);
            let (across, down) = shortened(picture.dimensions(), shorter as u32);
            imageops::resize(&picture, across, down, filter)
        }
    };
    let mut resized = DynamicImage::ImageRgb8(resized);
    resized.apply_orientation(decoded.orientation);
    Ok(middle(&resized.into_rgb8(), (side, side)))
}

/// A ribbon of a picture would become millions of pixels long; only its middle is ever looked at.
fn without_far_ends(picture: RgbImage) -> RgbImage {
    let (across, down) = picture.dimensions();
    let most = LONGEST * across.min(down);
    if across.max(down) <= most { picture } else { middle(&picture, (across.min(most), down.min(most))) }
}

/// Width and height with the shorter one so long and the other in proportion, rounded down.
fn shortened((across, down): (u32, u32), shorter: u32) -> (u32, u32) {
    let least = across.min(down);
    let scaled = |length: u32| (u64::from(length) * u64::from(shorter) / u64::from(least)) as u32;
    (scaled(across), scaled(down))
}

fn middle(picture: &RgbImage, (across, down): (u32, u32)) -> RgbImage {
    let (left, top) = ((picture.width() - across) / 2, (picture.height() - down) / 2);
    imageops::crop_imm(picture, left, top, across, down).to_image()
}

#[cfg(test)]
mod tests {
    use swingtag_models::photo::{ChannelOrder, Preparation, Resample, Resize};
    use swingtag_photo::PhotoRefusal;

    use super::{prepared_pixels, shortened, without_far_ends};

    #[test]
    fn a_photo_that_is_cut_off_is_refused_and_says_so() {
        let (resize, resample) = (Resize::Stretch, Resample::Bilinear);
        let (mean, std) = ([0.0; 3], [1.0; 3]);
        let preparation =
            Preparation { side: 8, resize, resample, scale: 1.0, mean, std, order: ChannelOrder::Rgb };
        let cat = include_bytes!("../../tests/photos/cat.jpg");
        assert_eq!(prepared_pixels(cat, &preparation).unwrap().len(), 3 * 8 * 8);
        let half = prepared_pixels(&cat[..cat.len() / 2], &preparation).unwrap_err();
        assert_eq!(half, PhotoRefusal::CutOff);
        assert!(half.to_string().contains("cut off"));
    }

    #[test]
    fn the_shorter_side_decides() {
        assert_eq!(shortened((451, 300), 256), (384, 256));
        assert_eq!(shortened((300, 451), 256), (256, 384));
        assert_eq!(shortened((20, 20), 256), (256, 256));
    }

    #[test]
    fn a_ribbon_keeps_its_middle() {
        let ribbon = image::RgbImage::from_fn(90, 3, |x, _| image::Rgb([x as u8; 3]));
        let kept = without_far_ends(ribbon);
        assert_eq!(kept.dimensions(), (12, 3));
        assert_eq!(kept.get_pixel(0, 0).0, [39; 3]);
    }
}
