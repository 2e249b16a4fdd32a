//! A photo without the place where it was taken, for photos that leave. Nothing that is drawn changes.
//!
//! Positions stand among the EXIF data and, as a copy, in XMP; both are looked for in JPEG, PNG and WebP. A file
//! whose parts do not add up is left as it is from there on: it was decoded when it came, so what is damaged is
//! nothing that a program would read a position from.

mod exif;

use exif::blank_position;

const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const XMP_REST: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
const EXIF: &[u8] = b"Exif\0\0";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Texts of a PNG that hold EXIF or XMP, written by older programs also as hexadecimal or compressed.
const PNG_TEXTS: [&[u8]; 2] = [b"XML:com.adobe.xmp", b"Raw profile type"];

/// The same photo; bytes that hold a position are blank.
#[must_use]
pub fn without_place(mut bytes: Vec<u8>) -> Vec<u8> {
    if bytes.starts_with(PNG) {
        return png(&bytes);
    }
    if bytes.starts_with(b"\xff\xd8") {
        jpeg(&mut bytes);
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        webp(&mut bytes);
    }
    bytes
}

/// Segments up to the data of the picture.
fn jpeg(bytes: &mut [u8]) {
    let mut at = 2;
    while let Some(&[0xff, kind, high, low]) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        let length = usize::from(u16::from_be_bytes([high, low]));
        let Some(segment) = bytes.get_mut(at + 4..at + 2 + length) else { return };
        match kind {
            0xe1 => metadata(segment),
            0xda => return,
            _ => {}
        }
        at += 2 + length;
    }
}

fn webp(bytes: &mut [u8]) {
    let mut at = 12;
    while let Some(length) = bytes.get(at + 4..).and_then(|rest| rest.first_chunk()) {
        let length = u32::from_le_bytes(*length) as usize;
        let (is_exif, is_xmp) = (bytes[at..].starts_with(b"EXIF"), bytes[at..].starts_with(b"XMP "));
        let Some(chunk) = bytes.get_mut(at + 8..(at + 8).saturating_add(length)) else { return };
        if is_exif {
            let begin = if chunk.starts_with(EXIF) { EXIF.len() } else { 0 };
            blank_position(&mut chunk[begin..]);
        } else if is_xmp {
            blank_xmp(chunk);
        }
        at += 8 + length + length % 2;
    }
}

/// Chunks with EXIF data are blanked, those with texts that hold such data are left out.
fn png(bytes: &[u8]) -> Vec<u8> {
    let (mut out, mut rest) = (PNG.to_vec(), &bytes[PNG.len()..]);
    while let Some((chunk, after)) = crate::png::next_chunk(rest) {
        rest = after;
        let end = chunk.len() - 4;
        let (kind, data) = (&chunk[4..8], &chunk[8..end]);
        let is_text = matches!(kind, b"tEXt" | b"zTXt" | b"iTXt");
        if is_text && PNG_TEXTS.iter().any(|name| data.starts_with(name)) {
            continue;
        }
        if kind == b"eXIf" {
            let mut data = data.to_vec();
            blank_position(&mut data);
            out.extend_from_slice(&chunk[..8]);
            out.extend_from_slice(&data);
            let sum = crc(&out[out.len() - data.len() - 4..]);
            out.extend_from_slice(&sum.to_be_bytes());
        } else {
            out.extend_from_slice(chunk);
        }
    }
    out.extend_from_slice(rest);
    out
}

fn metadata(segment: &mut [u8]) {
    if let Some(tiff) = segment.strip_prefix(EXIF).map(<[u8]>::len) {
        let begin = segment.len() - tiff;
        blank_position(&mut segment[begin..]);
    }
    for name in [XMP, XMP_REST] {
        if segment.starts_with(name) {
            blank_xmp(&mut segment[name.len()..]);
        }
    }
}

/// XMP that speaks of a position becomes white space: it is a text, and what else it says is about the file.
fn blank_xmp(xmp: &mut [u8]) {
    if xmp.windows(3).any(|three| three == b"GPS") {
        xmp.fill(b' ');
    }
}

/// The checksum of PNG (CRC-32 of ISO 3309), for chunks of a few kilobytes.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum: u32, byte| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 },
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// TIFF with an orientation and a position: directory of two entries at 8, positions at 38, a value at 56.
    pub(super) fn tiff() -> Vec<u8> {
        let entry = |tag: u16, kind: u16, count: u32, value: u32| {
            [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
        };
        let head = [b"II*\0".as_slice(), &8u32.to_le_bytes()].concat();
        let first =
            [&2u16.to_le_bytes()[..], &entry(0x112, 3, 1, 6), &entry(0x8825, 4, 1, 38), &[0; 4]].concat();
        let position = [&1u16.to_le_bytes()[..], &entry(2, 5, 3, 56), &[0; 4]].concat();
        [head, first, position, vec![7; 24]].concat()
    }

    fn has_position(bytes: &[u8]) -> bool {
        bytes.windows(24).any(|window| window == [7; 24])
    }

    #[test]
    fn a_jpeg_loses_its_position_and_nothing_else() {
        let exif = [EXIF, &tiff()].concat();
        let xmp = [XMP, b"<x exif:GPSLatitude='59,21N'/>"].concat();
        let other = [XMP, b"<x dc:creator='Mara'/>"].concat();
        let segment = |kind: u8, data: &[u8]| {
            [&[0xff, kind][..], &(data.len() as u16 + 2).to_be_bytes(), data].concat()
        };
        let scan = [&segment(0xda, b"\0")[..], b"EXIF GPS \xff\xd9"].concat();
        let photo =
            [&b"\xff\xd8"[..], &segment(0xe1, &exif), &segment(0xe1, &xmp), &segment(0xe1, &other), &scan]
                .concat();
        let stripped = without_place(photo.clone());
        assert!(has_position(&photo) && !has_position(&stripped));
        assert_eq!(photo.len(), stripped.len());
        assert!(!stripped.windows(11).any(|w| w == b"GPSLatitude") && stripped.ends_with(&scan));
        assert!(stripped.windows(4).any(|w| w == b"Mara"), "what is about no place stays");
        assert_eq!(without_place(stripped.clone()), stripped);
    }

    #[test]
    fn a_png_and_a_webp_lose_theirs() {
        let chunk = |kind: &[u8; 4], data: &[u8]| {
            let sum = crc(&[kind, data].concat()).to_be_bytes();
            [&(data.len() as u32).to_be_bytes(), kind.as_slice(), data, &sum].concat()
        };
        let rest = chunk(b"IEND", b"");
        assert_eq!(rest[8..], [0xae, 0x42, 0x60, 0x82], "the checksum that every PNG ends with");
        let photo =
            [PNG, &chunk(b"eXIf", &tiff()), &chunk(b"iTXt", b"XML:com.adobe.xmp\0GPS"), &rest].concat();
        let stripped = without_place(photo);
        assert!(!has_position(&stripped) && stripped.ends_with(&rest));
        let data = &stripped[16..16 + tiff().len()];
        assert_eq!(stripped, [PNG, &chunk(b"eXIf", data), &rest].concat());
        let body =
            [b"WEBPEXIF", &(tiff().len() as u32).to_le_bytes()[..], &tiff(), b"XMP \x03\0\0\0GPS\0"].concat();
        let photo = [b"RIFF", &(body.len() as u32).to_le_bytes()[..], &body].concat();
        let stripped = without_place(photo.clone());
        assert!(!has_position(&stripped) && stripped.ends_with(b"   \0") && stripped.len() == photo.len());
    }

    #[test]
    fn whatever_is_cut_off_is_left() {
        let exif = [&b"\xff\xd8\xff\xe1\0\x60"[..], EXIF, &tiff()].concat();
        for end in 0..exif.len() {
            assert_eq!(without_place(exif[..end].to_vec()).len(), end);
        }
    }
}
