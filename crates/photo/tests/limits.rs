//! Photos as they come from outside: unusual ones are read, damaged and hostile ones are refused in words.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its case shall fail")]

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Luma, LumaA, Rgb, RgbImage, Rgba};
use image::{GrayAlphaImage, ImageBuffer, RgbaImage};
use swingtag_photo::{PhotoRefusal, decode, measure, on_white};

fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A picture of 40 × 24 pixels that is red on the left and blue on the right.
fn red_and_blue() -> RgbImage {
    RgbImage::from_fn(40, 24, |x, _| if x < 20 { Rgb([255, 0, 0]) } else { Rgb([0, 0, 255]) })
}

fn jpeg() -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 95).encode_image(&red_and_blue()).unwrap();
    bytes
}

/// The pixels of a photo as shown.
fn shown(bytes: &[u8]) -> RgbImage {
    let mut decoded = decode(bytes).unwrap();
    assert!(decoded.whole);
    decoded.picture.apply_orientation(decoded.orientation);
    on_white(decoded.picture)
}

fn near(got: &Rgb<u8>, want: [u8; 3]) {
    let off = got.0.iter().zip(want).map(|(a, b)| a.abs_diff(b)).max().unwrap();
    assert!(off <= 12, "{got:?} for {want:?}");
}

#[test]
fn a_jpeg_for_printing_has_the_colours_of_its_ink() {
    let picture = shown(include_bytes!("cmyk.jpg"));
    near(picture.get_pixel(4, 8), [0, 255, 0]);
    near(picture.get_pixel(28, 8), [0, 0, 0]);
}

#[test]
fn grey_of_16_bits_becomes_plain_grey() {
    let grey = ImageBuffer::from_fn(9, 5, |x, _| Luma([x as u16 * 0x1010]));
    let picture = shown(&encoded(DynamicImage::ImageLuma16(grey), ImageFormat::Png));
    near(picture.get_pixel(8, 2), [0x80; 3]);
    near(picture.get_pixel(0, 2), [0; 3]);
}

#[test]
fn a_gif_shows_its_first_frame() {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut bytes);
    for colour in [[200, 100, 0, 255], [0, 0, 255, 255]] {
        encoder.encode_frame(image::Frame::new(RgbaImage::from_pixel(8, 6, Rgba(colour)))).unwrap();
    }
    drop(encoder);
    near(shown(&bytes).get_pixel(3, 3), [200, 100, 0]);
}

#[test]
fn what_can_be_seen_through_lies_on_white() {
    let picture = RgbaImage::from_fn(10, 4, |x, _| Rgba([0, 0, 0, if x < 5 { 0 } else { 128 }]));
    for format in [ImageFormat::WebP, ImageFormat::Png] {
        let shown = shown(&encoded(picture.clone(), format));
        near(shown.get_pixel(1, 1), [255; 3]);
        near(shown.get_pixel(8, 1), [127; 3]);
    }
    let grey = GrayAlphaImage::from_pixel(3, 3, LumaA([0, 0]));
    near(shown(&encoded(DynamicImage::ImageLumaA8(grey), ImageFormat::Png)).get_pixel(1, 1), [255; 3]);
}

#[test]
fn a_photo_is_turned_as_its_camera_was() {
    // APP1 with the one EXIF entry “orientation 6”: to be turned to the right.
    let exif = b"\xff\xe1\x00\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    let (start, rest) = (&jpeg()[..2], &jpeg()[2..]);
    let bytes = [start, exif, rest].concat();
    assert_eq!(measure(&bytes).unwrap(), (40, 24));
    assert!(decode(&bytes).unwrap().is_turned_sideways());
    let picture = shown(&bytes);
    assert_eq!(picture.dimensions(), (24, 40));
    near(picture.get_pixel(12, 3), [255, 0, 0]);
    near(picture.get_pixel(12, 36), [0, 0, 255]);
}

#[test]
fn a_jpeg_that_is_cut_off_is_known() {
    let bytes = jpeg();
    for kept in [bytes.len() - 2, bytes.len() - 40] {
        assert!(!decode(&bytes[..kept]).is_ok_and(|decoded| decoded.whole), "{kept}");
    }
    assert!(decode(&bytes[..100]).is_err());
    let png = encoded(red_and_blue(), ImageFormat::Png);
    let refusal = decode(&png[..png.len() / 2]).unwrap_err().to_string();
    assert!(refusal.contains("cannot be decoded"), "{refusal}");
}

#[test]
fn a_header_that_claims_too_much_is_refused_before_anything_is_decoded() {
    let mut claims = jpeg();
    let frame = claims.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    claims[frame + 5..frame + 9].copy_from_slice(&[0xea, 0x60, 0xea, 0x60]); // 60 000 × 60 000
    assert_eq!(decode(&claims).unwrap_err(), PhotoRefusal::TooMuchMemory);
    let mut gif = encoded(red_and_blue(), ImageFormat::Gif);
    gif[6..10].copy_from_slice(&[0x20, 0x4e, 0x20, 0x4e]); // 20 000 × 20 000
    assert_eq!(decode(&gif).unwrap_err(), PhotoRefusal::TooManyPixels(20_000, 20_000));
    let large = vec![0xff; (64 << 20) + 1];
    assert_eq!(decode(&large).unwrap_err(), PhotoRefusal::LargeFile(64));
}

#[test]
fn what_is_no_photo_is_refused_in_words() {
    assert_eq!(decode(b"").unwrap_err(), PhotoRefusal::NoBytes);
    assert_eq!(decode(b"<svg/>").unwrap_err(), PhotoRefusal::Format);
    assert_eq!(decode(b"BM\0\0\0\0\0\0\0\0\0\0\0\0").unwrap_err(), PhotoRefusal::Format);
    assert!(decode(&[0xff, 0xd8, 0xff]).unwrap_err().to_string().contains("cannot be decoded"));
}
