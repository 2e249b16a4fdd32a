//! Rows that go into the project in one transaction, and how much of them memory holds.

use swingtag_store::NewItem;

/// Bytes of photos beyond which a transaction takes no further row.
const PHOTO_BYTES: usize = 64 << 20;

/// Rows with their lines.
#[derive(Default)]
pub(super) struct Part {
    pub(super) lines: Vec<u64>,
    pub(super) items: Vec<NewItem>,
    photo_bytes: usize,
}

impl Part {
    pub(super) fn add(&mut self, line: u64, item: NewItem) {
        let photos = item.photos.iter().filter_map(|photo| photo.bytes.as_ref());
        self.photo_bytes += photos.map(Vec::len).sum::<usize>();
        self.lines.push(line);
        self.items.push(item);
    }

    /// Whether its photos are enough for one transaction.
    pub(super) fn is_full(&self) -> bool {
        self.photo_bytes > PHOTO_BYTES
    }
}

#[cfg(test)]
mod tests {
    use swingtag_store::PhotoFile;

    use super::*;

    #[test]
    fn photos_fill_a_part_and_texts_do_not() {
        let mut part = Part::default();
        (0..2_000).for_each(|line| part.add(line, NewItem::default()));
        assert!(!part.is_full());
        let photo = PhotoFile { path: "a.jpg".to_owned(), bytes: Some(vec![0; PHOTO_BYTES / 2 + 1]) };
        part.add(2_000, NewItem { photos: vec![photo.clone()], ..NewItem::default() });
        assert!(!part.is_full());
        part.add(2_001, NewItem { photos: vec![photo], ..NewItem::default() });
        assert!(part.is_full());
    }
}
