//! Rows of a table turned into items.

use std::path::{Path, PathBuf};

use swingtag_catalogue::{Field, Item};

use super::{Column, Mapping};
use crate::native::{MissingVertical, is_key};
use crate::problem::Found;
use crate::seen::SeenIds;
use crate::{IncomingItem, Reason, Row, RowProblem, Severity, check_photo_path};

/// Turns rows into items; remembers ids to notice one that comes twice (13 to 25 bytes each).
pub(crate) struct TableRows {
    file: PathBuf,
    stem: String,
    headers: Vec<String>,
    mapping: Mapping,
    vertical: MissingVertical,
    ids: SeenIds,
    /// A row that goes on with another was remarked on.
    has_gone_on: bool,
}

impl TableRows {
    pub(crate) fn new(
        file: &Path,
        headers: Vec<String>,
        mapping: Mapping,
        vertical: MissingVertical,
    ) -> Self {
        let stem = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        Self {
            file: file.to_owned(),
            stem,
            headers,
            mapping,
            vertical,
            ids: SeenIds::default(),
            has_gone_on: false,
        }
    }

    /// A row as an item or a problem; `None` for a row of blank cells. Remarks go to `remarks`.
    pub(crate) fn row<C: AsRef<str>>(
        &mut self,
        line: u64,
        cells: &[C],
        remarks: &mut Vec<Row>,
    ) -> Option<Row> {
        if is_blank(cells) {
            return None;
        }
        if self.goes_on(cells) {
            if !std::mem::replace(&mut self.has_gone_on, true) {
                let what = "rows that only add variants or photos to the product before are left out";
                remarks.push(self.remark(line, Found::new("", "", Reason::LeftOut { what })));
            }
            return None;
        }
        if let Some(found) = self.missing_cells(cells.len()) {
            remarks.push(self.problem(line, found));
        }
        let mut left_out = Vec::new();
        let outcome = self.item(line, cells, &mut left_out);
        let left_out = left_out.into_iter().filter(|_| outcome.is_ok());
        remarks.extend(left_out.map(|found| self.remark(line, found)));
        Some(match outcome {
            Ok(item) => Row::Item(Box::new(IncomingItem { line, item, ..IncomingItem::default() })),
            Err(found) => self.problem(line, found),
        })
    }

    /// A problem with a row.
    pub(crate) fn problem(&self, line: u64, found: Found) -> Row {
        Row::Problem(Box::new(RowProblem::new(&self.file, line, found)))
    }

    /// A problem with a row that arrives all the same.
    fn remark(&self, line: u64, found: Found) -> Row {
        let problem = RowProblem::new(&self.file, line, found);
        Row::Problem(Box::new(RowProblem { severity: Severity::Warning, ..problem }))
    }

    /// The name of a column in messages.
    pub(crate) fn header(&self, n: usize) -> String {
        self.headers.get(n).cloned().unwrap_or_else(|| format!("column {}", n + 1))
    }

    /// The name of the column with a meaning, or the meaning where no column has it.
    fn named(&self, column: &Column, meaning: &str) -> String {
        let place = self.mapping.columns.iter().position(|other| other == column);
        place.map_or_else(|| meaning.to_owned(), |place| self.header(place))
    }

    fn missing_cells(&self, cells: usize) -> Option<Found> {
        let columns = self.headers.len();
        (cells < columns).then(|| Found::new("", "", Reason::MissingCells { cells, columns }))
    }

    /// The item of a row. Photo paths that cannot be used are left out, since tables of sellers are full of
    /// addresses, and nothing is ever fetched from one.
    fn item<C: AsRef<str>>(
        &mut self,
        line: u64,
        cells: &[C],
        left_out: &mut Vec<Found>,
    ) -> Result<Item, Found> {
        let columns = self.headers.len();
        let extra = cells.iter().skip(columns).find(|cell| !cell.as_ref().trim().is_empty());
        if let Some(extra) = extra.filter(|_| columns > 0) {
            let reason = Reason::ExtraCells { cells: cells.len(), columns };
            return Err(Found::new("", extra.as_ref(), reason));
        }
        let mut item = Item::default();
        for (n, cell) in cells.iter().enumerate() {
            let cell = cell.as_ref();
            if cell.contains('\0') {
                return Err(Found::new(self.header(n), cell, Reason::Nul));
            }
            let Some(column) = self.mapping.columns.get(n) else { continue };
            if *column == Column::Images {
                let refused = put_photos(&mut item, cell).into_iter();
                left_out.extend(refused.map(|(photo, reason)| Found::new(self.header(n), photo, reason)));
            } else {
                put(&mut item, column, cell).map_err(|reason| Found::new(self.header(n), cell, reason))?;
            }
        }
        self.put_named(&mut item, cells);
        self.complete(line, item)
    }

    /// Values whose attribute stands in a column of its own.
    fn put_named<C: AsRef<str>>(&self, item: &mut Item, cells: &[C]) {
        let columns = self.mapping.columns.iter().zip(cells);
        let names = columns.clone().filter_map(|(column, cell)| match column {
            Column::AttributeName(number) => Some((*number, cell.as_ref().trim())),
            _ => None,
        });
        for (number, name) in names.filter(|(_, name)| !name.is_empty()) {
            let is_value = |column: &Column| *column == Column::AttributeValue(number);
            for (_, cell) in columns.clone().filter(|(column, _)| is_value(column)) {
                let values = cell.as_ref().split(['|', ',']).map(str::trim).filter(|value| !value.is_empty());
                item.seller.entry(name.to_owned()).or_default().extend(values.map(str::to_owned));
            }
        }
        item.seller.retain(|_, values| !values.is_empty());
    }

    /// A row of a shop's table that only goes on with the product before it.
    fn goes_on<C: AsRef<str>>(&self, cells: &[C]) -> bool {
        let is_shop = self.mapping.columns.iter().any(|column| matches!(column, Column::AttributeName(_)));
        let mut texts = self.mapping.columns.iter().zip(cells);
        is_shop && !texts.any(|(column, cell)| *column == Column::Title && !cell.as_ref().trim().is_empty())
    }

    fn complete(&mut self, line: u64, mut item: Item) -> Result<Item, Found> {
        if item.fields.iter().all(|field| field.text.trim().is_empty()) {
            return Err(Found::new("", item.id, Reason::NoText));
        }
        // Title first, then description: the order in which people read them.
        item.fields.sort_by_key(|field| match field.name.as_str() {
            "title" => 0,
            "description" => 1,
            _ => 2,
        });
        if item.vertical.is_empty() {
            match &self.vertical {
                MissingVertical::Refuse => {
                    return Err(Found::new(
                        self.named(&Column::Vertical, "vertical"),
                        "",
                        Reason::VerticalMissing,
                    ));
                }
                MissingVertical::Use(name) => item.vertical.clone_from(name),
            }
        }
        if !self.mapping.columns.contains(&Column::Id) {
            item.id = format!("{}-{line}", self.stem);
        } else if item.id.trim().is_empty() {
            return Err(Found::new(self.named(&Column::Id, "id"), item.id, Reason::IdBlank));
        }
        if self.ids.first(&item.id) {
            Ok(item)
        } else {
            Err(Found::new(self.named(&Column::Id, "id"), item.id, Reason::IdTwice))
        }
    }
}

/// Puts a cell where its column says. Blank cells say nothing. Texts stay as they are; ids and
/// names lose white space at their ends, which tables gather by accident.
fn put(item: &mut Item, column: &Column, cell: &str) -> Result<(), Reason> {
    let name = cell.trim();
    if name.is_empty() {
        return Ok(());
    }
    match column {
        Column::Ignore | Column::Images | Column::AttributeName(_) | Column::AttributeValue(_) => {}
        Column::Id => name.clone_into(&mut item.id),
        Column::Vertical => name.clone_into(&mut item.vertical),
        Column::Title => text(item, "title", cell)?,
        Column::Description => text(item, "description", cell)?,
        Column::Field(field) => text(item, field, cell)?,
        Column::Seller(attribute) => {
            item.seller.entry(attribute.clone()).or_default().push(name.to_owned());
        }
        Column::Group => item.group = Some(name.to_owned()),
        Column::Split => item.split = Some(name.to_owned()),
        Column::Keep(key) => {
            // A key with a meaning would be taken for what it is not when the item comes back.
            let free = if is_key(key) { format!("source_{key}") } else { key.clone() };
            item.extra.insert(free, cell.into());
        }
    }
    Ok(())
}

/// Adds the photos of a cell and gives back those that cannot be used.
pub(crate) fn put_photos<'a>(item: &mut Item, cell: &'a str) -> Vec<(&'a str, Reason)> {
    let mut refused = Vec::new();
    for photo in cell.split(['|', ';']).map(str::trim).filter(|photo| !photo.is_empty()) {
        match check_photo_path(photo) {
            Ok(()) => item.photos.push(photo.to_owned()),
            Err(reason) => refused.push((photo, reason)),
        }
    }
    refused
}

/// Whether a row says nothing at all.
pub(crate) fn is_blank<C: AsRef<str>>(cells: &[C]) -> bool {
    cells.iter().all(|cell| cell.as_ref().trim().is_empty())
}

fn text(item: &mut Item, name: &str, cell: &str) -> Result<(), Reason> {
    if item.text(name).is_some() {
        return Err(Reason::FieldTwice);
    }
    item.fields.push(Field { name: name.to_owned(), text: cell.to_owned() });
    Ok(())
}
