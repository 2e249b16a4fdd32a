//! The first rows of a file as they will be read, with what its columns become.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use swingtag_catalogue::Schema;
use swingtag_formats::table::{Column, Mapping, Preview};
use swingtag_formats::{Format, IncomingItem, ReadOptions, Row, RowProblem, Severity, delimited};

use super::columns::{self, doubt, word_of};
use super::{ImportRequest, memory, source};
use crate::error::{AtPath, WorkbenchError};
use crate::view::{Brings, ColumnChoice, ColumnView, Guess, ImportLook, ImportPlan, PreviewCell, PreviewRow};
use crate::workbench::Workbench;

/// Rows that are shown.
const ROWS: usize = 24;
/// Rows of a form without columns that are looked at.
const LOOKED_AT: usize = 200;
/// Characters of a cell that are shown; a cell may hold a whole book.
const SHOWN: usize = 160;

impl Workbench {
    /// Looks at a file of a plan. `folder` holds the mappings that are remembered.
    ///
    /// # Errors
    /// The file cannot be read, or is of no form that is known.
    pub fn look_at(
        &self,
        plan: &ImportPlan,
        file: &Path,
        folder: &Path,
    ) -> Result<ImportLook, WorkbenchError> {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut look = ImportLook {
            file: file.display().to_string(),
            pattern: memory::pattern(&name),
            bytes: std::fs::metadata(file).at("read", file)?.len(),
            name,
            ..ImportLook::default()
        };
        // What is chosen for columns holds for all files that have them.
        let mut request = ImportRequest { files: Vec::new(), ..plan.into() };
        let options = source::options(file, &request)?;
        let format = options.format.unwrap_or(Format::Native);
        format.word().clone_into(&mut look.format);
        match format {
            Format::Delimited => {
                let found = delimited::look(file, options.dialect)?;
                (look.encoding, look.encoding_guessed) = (Some(found.encoding.to_owned()), found.guessed);
                look.delimiter = Some(char::from(found.delimiter).to_string());
                let seen = found.preview.rows.len() as u64;
                look.rows_exact = found.preview.rows.len() < Preview::ROWS - 1;
                look.rows = if look.rows_exact { seen } else { look.bytes * seen / found.bytes.max(1) };
                self.table(look, found.preview, &mut request, options, folder)
            }
            Format::Excel => {
                let reader = source::workbook(file, &options)?;
                look.sheets = reader.sheet().sheets().to_vec();
                look.sheet = Some(reader.sheet().name().to_owned());
                (look.rows, look.rows_exact) = (reader.preview().rows.len() as u64, reader.is_short());
                let preview = reader.preview().clone();
                drop(reader);
                self.table(look, preview, &mut request, options, folder)
            }
            _ => brings(look, file, &options),
        }
    }

    fn table(
        &self,
        mut look: ImportLook,
        preview: Preview,
        request: &mut ImportRequest,
        mut options: ReadOptions,
        folder: &Path,
    ) -> Result<ImportLook, WorkbenchError> {
        let schema = self.schema()?;
        let chosen = |column: &ColumnChoice| preview.headers.contains(&column.header);
        if !request.columns.iter().any(chosen) {
            request.columns = memory::recall(folder, &look.name);
            look.remembered = request.columns.iter().any(chosen);
        }
        // Two files at least, so that columns of another file are no mistake here.
        request.files = vec![look.file.clone().into(); 2];
        let mapping = source::mapping(&preview, request, &schema)?;
        look.header = mapping.header;
        look.columns = columns_of(&preview, &mapping, request, &schema);
        options.mapping = Some(mapping.clone());
        let read = first_rows(Path::new(&look.file), &options, preview.lines.get(ROWS - 1).copied())?;
        (look.heads, look.preview) = shown(&preview, &mapping, &read);
        Ok(look)
    }
}

fn columns_of(
    preview: &Preview,
    mapping: &Mapping,
    request: &ImportRequest,
    schema: &Schema,
) -> Vec<ColumnView> {
    let suggested = columns::guessed(preview, schema);
    let column = |(place, header): (usize, &String)| {
        let column = mapping.columns.get(place)?;
        let was_chosen = request.columns.iter().any(|choice| choice.header == *header);
        let same = suggested.columns.get(place) == Some(column);
        let (guess, alternative) = match doubt(header, column, schema) {
            _ if was_chosen && !same => (Guess::Chosen, None),
            doubt => doubt,
        };
        let sample = cells(preview, place).next().unwrap_or_default();
        Some(ColumnView {
            header: header.clone(),
            sample: shortened(sample),
            becomes: word_of(column),
            guess,
            alternative,
            note: note(preview, place, column, schema),
        })
    };
    preview.headers.iter().enumerate().filter_map(column).collect()
}

/// What the first rows say about a column.
fn note(preview: &Preview, place: usize, column: &Column, schema: &Schema) -> Option<String> {
    match column {
        Column::Vertical => {
            let names: BTreeSet<&str> = cells(preview, place).map(str::trim).collect();
            let known = names.iter().filter(|name| schema.vertical(name).is_some()).count();
            (!names.is_empty()).then(|| format!("{known} of {} known", names.len()))
        }
        Column::Images => {
            let counts = || {
                cells(preview, place)
                    .map(|cell| cell.split(['|', ';']).filter(|p| !p.trim().is_empty()).count())
            };
            match (counts().min()?, counts().max()?) {
                (least, most) if least == most => Some(format!("{most} per row")),
                (least, most) => Some(format!("{least}–{most} per row")),
            }
        }
        Column::Seller(name) => {
            let known = schema.verticals.iter().any(|vertical| vertical.attribute(name).is_some());
            (!known).then(|| "no attribute".to_owned())
        }
        _ => None,
    }
}

fn cells(preview: &Preview, place: usize) -> impl Iterator<Item = &str> {
    preview
        .rows
        .iter()
        .filter_map(move |row| row.get(place))
        .map(String::as_str)
        .filter(|c| !c.trim().is_empty())
}

/// What the reader makes of the first rows.
#[derive(Default)]
struct Read {
    items: BTreeMap<u64, IncomingItem>,
    problems: BTreeMap<u64, Vec<RowProblem>>,
}

fn first_rows(file: &Path, options: &ReadOptions, last: Option<u64>) -> Result<Read, WorkbenchError> {
    let mut read = Read::default();
    for row in swingtag_formats::open(file, options)?.take(LOOKED_AT) {
        let line = match row? {
            Row::Item(item) => {
                let line = item.line;
                read.items.insert(line, *item);
                line
            }
            Row::Problem(problem) => {
                let line = problem.line;
                read.problems.entry(line).or_default().push(*problem);
                line
            }
        };
        if last.is_some_and(|last| line > last) {
            break;
        }
    }
    Ok(read)
}

/// Headings and rows. The id comes first where the file has none; columns that are left out are not shown.
fn shown(preview: &Preview, mapping: &Mapping, read: &Read) -> (Vec<String>, Vec<PreviewRow>) {
    let kept: Vec<usize> = order(mapping);
    let made_ids = !mapping.columns.contains(&Column::Id);
    let head = |place: &usize| match &mapping.columns[*place] {
        Column::Id => "Item id".to_owned(),
        Column::Vertical => "Vertical".to_owned(),
        Column::Title => "Title".to_owned(),
        Column::Description => "Description".to_owned(),
        Column::Images => "Photos".to_owned(),
        Column::Group => "Group".to_owned(),
        Column::Split => "Split".to_owned(),
        Column::Field(name) | Column::Seller(name) | Column::Keep(name) => name.clone(),
        Column::AttributeName(number) => format!("Attribute {number}"),
        Column::AttributeValue(number) => format!("Value {number}"),
        Column::Ignore => String::new(),
    };
    let heads = made_ids.then(|| "Item id".to_owned()).into_iter().chain(kept.iter().map(head)).collect();
    let rows = preview.rows.iter().zip(&preview.lines).take(ROWS).map(|(cells, &line)| {
        let problems = read.problems.get(&line).map(Vec::as_slice).unwrap_or_default();
        let item = read.items.get(&line);
        let id = || PreviewCell {
            text: item.map_or_else(String::new, |item| item.item.id.clone()),
            ..PreviewCell::default()
        };
        let cell = |&place: &usize| cell(cells, place, preview, mapping, item, problems);
        let made = made_ids.then(id).into_iter();
        let whole = problems.iter().find(|p| p.severity == Severity::Rejected);
        PreviewRow {
            line,
            cells: made.chain(kept.iter().map(cell)).collect(),
            refused: whole.map(|problem| problem.reason.clone()),
        }
    });
    (heads, rows.collect())
}

/// Id, title and vertical first, then the others as they stand in the file.
fn order(mapping: &Mapping) -> Vec<usize> {
    let mut kept: Vec<usize> =
        (0..mapping.columns.len()).filter(|&place| mapping.columns[place] != Column::Ignore).collect();
    kept.sort_by_key(|&place| match mapping.columns[place] {
        Column::Id => 0,
        Column::Title => 1,
        Column::Vertical => 2,
        Column::Description | Column::Images => 4,
        _ => 3,
    });
    kept
}

fn cell(
    cells: &[String],
    place: usize,
    preview: &Preview,
    mapping: &Mapping,
    item: Option<&IncomingItem>,
    problems: &[RowProblem],
) -> PreviewCell {
    let header = &preview.headers[place];
    let column = &mapping.columns[place];
    let given = cells.get(place).map(|cell| cell.trim()).unwrap_or_default();
    let text = match (column, item) {
        (Column::Vertical, Some(item)) if given.is_empty() => item.item.vertical.as_str(),
        _ => given,
    };
    let problem = problems.iter().find(|problem| problem.column == *header);
    PreviewCell {
        text: shortened(text),
        problem: problem.map(|problem| problem.reason.clone()),
        fatal: problem.is_some_and(|problem| problem.severity == Severity::Rejected),
    }
}

/// Forms without columns: what they bring, and their first rows.
fn brings(mut look: ImportLook, file: &Path, options: &ReadOptions) -> Result<ImportLook, WorkbenchError> {
    let mut options = options.clone();
    let fallback = options.vertical.clone();
    // An item that names no vertical is shown all the same, since a vertical can be given to it.
    options.vertical = swingtag_formats::native::MissingVertical::Use(String::new());
    let mut rows = swingtag_formats::open(file, &options)?;
    let (mut brings, mut seen) = (Brings::default(), 0);
    let (mut verticals, mut attributes) = (BTreeSet::new(), BTreeSet::new());
    look.heads = ["Item id", "Title", "Vertical", "Labels", "Photos"].map(str::to_owned).to_vec();
    while let Some(row) = rows.next().filter(|_| seen < LOOKED_AT) {
        seen += 1;
        match row? {
            Row::Problem(problem) => {
                if look.preview.len() < ROWS && problem.severity == Severity::Rejected {
                    look.preview.push(refused_row(&problem, look.heads.len()));
                }
            }
            Row::Item(item) => {
                count(&mut brings, &item, &mut verticals, &mut attributes);
                if look.preview.len() < ROWS {
                    look.preview.push(item_row(&item, &fallback));
                }
            }
        }
    }
    look.rows_exact = seen < LOOKED_AT;
    // A reader reads ahead by less than it has read, so the estimate is of the right size.
    let read = rows.bytes_read().max(1);
    look.rows = if look.rows_exact { seen as u64 } else { look.bytes.saturating_mul(seen as u64) / read };
    brings.verticals = verticals.into_iter().filter(|name| !name.is_empty()).collect();
    brings.attributes = attributes.into_iter().collect();
    look.brings = Some(brings);
    Ok(look)
}

fn count(
    brings: &mut Brings,
    item: &IncomingItem,
    verticals: &mut BTreeSet<String>,
    attributes: &mut BTreeSet<String>,
) {
    brings.items += 1;
    brings.labelled += u32::from(item.annotation.is_some());
    let scored = item.confidences.spans.iter().any(Option::is_some) || !item.confidences.values.is_empty();
    brings.scored += u32::from(scored);
    brings.with_photos += u32::from(!item.item.photos.is_empty());
    brings.without_vertical += u32::from(item.item.vertical.is_empty());
    verticals.insert(item.item.vertical.clone());
    if let Some(annotation) = &item.annotation {
        attributes.extend(annotation.spans.iter().map(|span| span.attribute.clone()));
        attributes.extend(annotation.values.keys().cloned());
    }
}

fn item_row(item: &IncomingItem, fallback: &swingtag_formats::native::MissingVertical) -> PreviewRow {
    let plain = |text: &str| PreviewCell { text: shortened(text), ..PreviewCell::default() };
    let vertical = match (item.item.vertical.as_str(), fallback) {
        ("", swingtag_formats::native::MissingVertical::Use(name)) => plain(name),
        ("", _) => {
            PreviewCell { problem: Some("no vertical".to_owned()), fatal: true, ..PreviewCell::default() }
        }
        (name, _) => plain(name),
    };
    let labels = item.annotation.as_ref().map_or_else(String::new, |a| {
        (a.spans.len() + a.values.values().map(Vec::len).sum::<usize>()).to_string()
    });
    let photos = if item.item.photos.is_empty() { String::new() } else { item.item.photos.len().to_string() };
    let refused = vertical.fatal.then(|| "the item names no vertical".to_owned());
    PreviewRow {
        line: item.line,
        cells: vec![plain(&item.item.id), plain(item.item.title()), vertical, plain(&labels), plain(&photos)],
        refused,
    }
}

fn refused_row(problem: &RowProblem, width: usize) -> PreviewRow {
    let mut cells = vec![PreviewCell::default(); width];
    cells[0] =
        PreviewCell { text: shortened(&problem.value), problem: Some(problem.reason.clone()), fatal: true };
    PreviewRow { line: problem.line, cells, refused: Some(problem.reason.clone()) }
}

/// The beginning of a text on one line.
fn shortened(text: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let start: String = text.chars().take(SHOWN).map(plain).collect();
    if text.chars().nth(SHOWN).is_some() { start + "…" } else { start }
}
