//! The directory of positions among EXIF data, which are laid out as a TIFF file.

/// Tag of the entry that says where the directory of positions begins.
const POSITION: u16 = 0x8825;
/// Bytes of an entry of a directory.
const ENTRY: usize = 12;
/// Entries that a directory of positions has at most; the standard knows 32.
const MOST: usize = 256;

/// Blanks the positions. Whatever lies outside of the data is left.
pub(super) fn blank_position(tiff: &mut [u8]) {
    let Some(order) = Order::of(tiff) else { return };
    let Some(first) = order.long(tiff, 4) else { return };
    for entry in entries(tiff, first, order) {
        if order.short(tiff, entry) == Some(POSITION)
            && let Some(directory) = order.long(tiff, entry + 8)
        {
            blank_directory(tiff, directory, order);
        }
    }
}

fn blank_directory(tiff: &mut [u8], directory: usize, order: Order) {
    for entry in entries(tiff, directory, order).take(MOST) {
        let size = order.short(tiff, entry + 2).map_or(0, size_of);
        let long = order.long(tiff, entry + 4).unwrap_or_default().saturating_mul(size);
        if long > 4
            && let Some(begin) = order.long(tiff, entry + 8)
            && let Some(value) = tiff.get_mut(begin..begin.saturating_add(long))
        {
            value.fill(0);
        }
        if let Some(entry) = tiff.get_mut(entry..entry + ENTRY) {
            entry.fill(0);
        }
    }
    if let Some(count) = tiff.get_mut(directory..directory + 2) {
        count.fill(0);
    }
}

/// Where the entries of a directory begin.
fn entries(tiff: &[u8], directory: usize, order: Order) -> impl Iterator<Item = usize> + use<> {
    let count = order.short(tiff, directory).unwrap_or_default();
    (0..usize::from(count)).map(move |place| directory + 2 + place * ENTRY)
}

/// Bytes of a value of each type.
fn size_of(kind: u16) -> usize {
    match kind {
        3 | 8 => 2,
        4 | 9 | 11 => 4,
        5 | 10 | 12 => 8,
        _ => 1,
    }
}

/// Which byte of a number comes first.
#[derive(Clone, Copy)]
enum Order {
    Low,
    High,
}

impl Order {
    fn of(tiff: &[u8]) -> Option<Self> {
        match tiff.get(..4)? {
            b"II*\0" => Some(Self::Low),
            b"MM\0*" => Some(Self::High),
            _ => None,
        }
    }

    fn short(self, tiff: &[u8], at: usize) -> Option<u16> {
        let bytes = *tiff.get(at..)?.first_chunk()?;
        Some(match self {
            Self::Low => u16::from_le_bytes(bytes),
            Self::High => u16::from_be_bytes(bytes),
        })
    }

    fn long(self, tiff: &[u8], at: usize) -> Option<usize> {
        let bytes = *tiff.get(at..)?.first_chunk()?;
        let number = match self {
            Self::Low => u32::from_le_bytes(bytes),
            Self::High => u32::from_be_bytes(bytes),
        };
        usize::try_from(number).ok()
    }
}
