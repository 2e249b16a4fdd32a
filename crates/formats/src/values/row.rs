//! The cells of an item, and what has to come back of them.

use std::collections::BTreeMap;

use swingtag_catalogue::bio::{Loss, LossReason};
use swingtag_catalogue::{Annotation, Field, Item, ItemStatus};

use crate::IncomingItem;
use crate::export::{ExportOptions, Fingerprint, fingerprint};
use crate::native::Outgoing;
use crate::plain_cell;
use crate::table::{Column, Mapping, put_photos};

/// Columns before those of attributes.
const FIRST: [&str; 6] = ["id", "vertical", "group", "split", "title", "description"];
/// Column of photos, behind those.
const PHOTOS: &str = "images";

/// The columns of a table.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    attributes: Vec<String>,
    /// The paths of photos have a column.
    photos: bool,
    exact: bool,
    /// What becomes of a cell that the file cannot hold as it is.
    limited: fn(&str) -> String,
}

impl Columns {
    /// A column for each attribute of the schema, in its order.
    pub(super) fn of(options: &ExportOptions) -> Self {
        let ExportOptions { schema, photos, exact, .. } = options;
        let mut attributes: Vec<String> = Vec::new();
        for attribute in schema.verticals.iter().flat_map(|vertical| &vertical.attributes) {
            if !attributes.contains(&attribute.name) {
                attributes.push(attribute.name.clone());
            }
        }
        Self { attributes, photos: *photos, exact: *exact, limited: |text| text.to_owned() }
    }

    /// The same for a file that cannot hold every cell.
    pub(super) fn limited(self, limited: fn(&str) -> String) -> Self {
        Self { limited, ..self }
    }

    /// The names of the columns.
    pub(super) fn names(&self) -> Vec<String> {
        let photos = self.photos.then_some(PHOTOS);
        let names = FIRST.iter().copied().chain(photos).chain(self.attributes.iter().map(String::as_str));
        names.map(|name| self.cell(name)).collect()
    }

    /// The cells of an item.
    pub(super) fn cells(&self, out: Outgoing<'_>) -> Vec<String> {
        let item = out.item;
        let text = |field: &str| item.text(field).unwrap_or_default();
        let title = item.title();
        let first = [
            item.id.as_str(),
            &item.vertical,
            item.group.as_deref().unwrap_or_default(),
            item.split.as_deref().unwrap_or_default(),
            title,
            text("description"),
        ];
        let values = self.attributes.iter().map(|attribute| values(out, attribute).join("|"));
        let photos = self.photos.then(|| item.photos.join("|"));
        let cells = first.map(str::to_owned).into_iter().chain(photos).chain(values);
        cells.map(|cell| self.cell(&cell)).collect()
    }

    /// A cell as it is written. The zero character is in no item.
    fn cell(&self, text: &str) -> String {
        let text = (self.limited)(text);
        if self.exact { text } else { plain_cell(&text).into_owned() }
    }

    /// How the table is read back.
    pub(super) fn mapping(&self) -> Mapping {
        let first =
            [Column::Id, Column::Vertical, Column::Group, Column::Split, Column::Title, Column::Description];
        let attributes = self.attributes.iter().map(|name| Column::Seller(name.clone()));
        let photos = self.photos.then_some(Column::Images);
        Mapping {
            columns: first.into_iter().chain(photos).chain(attributes).collect(),
            header: true,
            above: 0,
        }
    }

    /// What has to come back.
    pub(super) fn print(&self, out: Outgoing<'_>) -> Fingerprint {
        let cells = self.cells(out);
        // Blank cells say nothing, and names lose white space at their ends when they are read.
        let name = |at: usize| Some(cells[at].trim().to_owned()).filter(|name| !name.is_empty());
        let field = |name: &str, at: usize| Field { name: name.to_owned(), text: cells[at].clone() };
        let fields = [field("title", 4), field("description", 5)];
        let seller: BTreeMap<String, Vec<String>> = self
            .attributes
            .iter()
            .zip(&cells[FIRST.len() + usize::from(self.photos)..])
            .filter(|(_, cell)| !cell.trim().is_empty())
            .map(|(name, cell)| (name.clone(), vec![cell.trim().to_owned()]))
            .collect();
        let item = Item {
            id: name(0).unwrap_or_default(),
            vertical: name(1).unwrap_or_default(),
            group: name(2),
            split: name(3),
            fields: fields.into_iter().filter(|field| !field.text.trim().is_empty()).collect(),
            seller,
            photos: if self.photos { paths(&cells[FIRST.len()]) } else { Vec::new() },
            ..Item::default()
        };
        fingerprint(&item, None, ItemStatus::New)
    }
}

/// The paths of a cell of photos, as a table gives them.
fn paths(cell: &str) -> Vec<String> {
    let mut item = Item::default();
    put_photos(&mut item, cell);
    item.photos
}

/// What came back.
pub(super) fn print_back(back: &IncomingItem) -> Fingerprint {
    fingerprint(&back.item, None, ItemStatus::New)
}

/// The values of an attribute: those of the whole item, else the marked words, each once.
fn values(out: Outgoing<'_>, attribute: &str) -> Vec<String> {
    let none = Annotation::default();
    let said = out.annotation.unwrap_or(&none);
    if let Some(values) = said.normalized.get(attribute).or_else(|| said.values.get(attribute)) {
        return values.clone();
    }
    let mut words: Vec<String> = Vec::new();
    for span in said.spans.iter().filter(|span| span.attribute == attribute) {
        let marked = span.words(out.item).to_owned();
        if !words.contains(&marked) {
            words.push(marked);
        }
    }
    words
}

/// Every span loses its place.
pub(super) fn losses(out: Outgoing<'_>) -> Vec<Loss> {
    let spans = out.annotation.map(|said| said.spans.as_slice()).unwrap_or_default();
    spans.iter().map(|span| Loss { span: span.clone(), reason: LossReason::NoPlace }).collect()
}
