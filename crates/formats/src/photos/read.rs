//! Photos as items.

use std::path::Path;

use crate::archive::Documents;
use crate::foreign::{Draft, Settler};
use crate::native::MissingVertical;
use crate::{FormatError, Row, Rows};

/// Endings of photos.
const ENDINGS: [&str; 5] = ["jpg", "jpeg", "png", "webp", "gif"];

/// Whether a file is called like a photo.
pub(crate) fn is_photo(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending.to_ascii_lowercase().as_str()))
}

/// Gives the items of a folder or archive; the names of all photos are held.
pub(crate) struct PhotoReader {
    /// Items with their photos, last first.
    items: Vec<(String, Vec<String>)>,
    settler: Settler,
    vertical: MissingVertical,
    waiting: Vec<Row>,
    count: u64,
}

impl PhotoReader {
    /// Looks through a folder or archive.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn open(path: &Path, vertical: MissingVertical) -> Result<Self, FormatError> {
        let names = Documents::open(path)?.names();
        let mut items: Vec<(String, Vec<String>)> = Vec::new();
        for name in names.into_iter().filter(|name| is_photo(name)) {
            let product = product(&name).to_owned();
            match items.last_mut() {
                Some((last, photos)) if *last == product => photos.push(name),
                _ => items.push((product, vec![name])),
            }
        }
        items.reverse();
        let settler = Settler::new(path, vertical.clone(), None);
        Ok(Self { items, settler, vertical, waiting: Vec::new(), count: 0 })
    }

    fn draft(&mut self, product: &str, photos: Vec<String>) -> Draft {
        self.count += 1;
        let title = product.rsplit('/').next().unwrap_or(product);
        let mut draft = Draft::of_text("title", title);
        draft.line = self.count;
        draft.raw.id = Some(product.to_owned().into());
        draft.raw.images = Some(photos);
        let folder = product.split_once('/').map(|(folder, _)| folder);
        let is_named = matches!(&self.vertical, MissingVertical::Use(name) if !name.is_empty());
        draft.raw.vertical = folder.filter(|_| !is_named).map(str::to_owned);
        draft
    }
}

/// A photo's path without its ending and without the number that tells photos of one product apart.
fn product(name: &str) -> &str {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_number = |text: &str| matches!(text.len(), 1 | 2) && text.bytes().all(|b| b.is_ascii_digit());
    let (folder, file) = stem.rsplit_once('/').map_or(("", stem), |(folder, file)| (folder, file));
    let own = match file.rsplit_once('_') {
        Some((before, number)) if is_number(number) => before,
        _ => file
            .strip_suffix(')')
            .and_then(|file| file.rsplit_once(" ("))
            .filter(|(_, n)| is_number(n))
            .map_or(file, |(before, _)| before),
    };
    let own = if own.is_empty() { file } else { own };
    &stem[..if folder.is_empty() { own.len() } else { folder.len() + 1 + own.len() }]
}

impl Iterator for PhotoReader {
    type Item = Result<Row, FormatError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.waiting.is_empty() {
            let (product, photos) = self.items.pop()?;
            let draft = self.draft(&product, photos);
            self.waiting = self.settler.rows(draft);
            self.waiting.reverse();
        }
        self.waiting.pop().map(Ok)
    }
}

impl Rows for PhotoReader {
    fn bytes_read(&self) -> u64 {
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn photos_of_one_product_are_told_by_their_numbers() {
        for (name, expected) in [
            ("KT-113.jpg", "KT-113"),
            ("KT-113_2.JPG", "KT-113"),
            ("Jeans/KT-113 (12).png", "Jeans/KT-113"),
            ("a/b/red_shoe.webp", "a/b/red_shoe"),
            ("_1.gif", "_1"),
            ("x_123.jpg", "x_123"),
        ] {
            assert_eq!(product(name), expected);
        }
    }
}
