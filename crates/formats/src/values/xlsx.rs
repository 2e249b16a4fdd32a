//! The table as a workbook of one sheet.
//!
//! Every cell is a text, which no spreadsheet takes for a formula; so the safe form and the exact
//! one are the same here. Rows are written as they come, in constant memory.

use std::io::{self, Write};

use swingtag_catalogue::bio::Loss;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::row::{Columns, losses, print_back};
use crate::export::{ExportOptions, Fingerprint, FormFile, NewFile, PrintBack};
use crate::native::Outgoing;
use crate::table::Mapping;

/// Characters that a cell of a workbook holds.
const CELL: usize = 32_767;
/// Rows that a sheet holds.
const ROWS: u32 = 1_048_576;

const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="items" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const WORKBOOK_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const SHEET: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>"#;
const SHEET_END: &str = "</sheetData></worksheet>";

/// A workbook that is being written.
pub(crate) struct XlsxValues {
    zip: ZipWriter<NewFile>,
    columns: Columns,
    row: u32,
}

impl XlsxValues {
    /// Writes all but the rows, and the names of the columns.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(crate) fn new(file: NewFile, options: &ExportOptions) -> io::Result<Self> {
        let mut zip = ZipWriter::new(file);
        let parts = [
            ("[Content_Types].xml", CONTENT_TYPES),
            ("_rels/.rels", RELATIONS),
            ("xl/workbook.xml", WORKBOOK),
            ("xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS),
            ("xl/worksheets/sheet1.xml", SHEET),
        ];
        for (name, text) in parts {
            zip.start_file(name, SimpleFileOptions::default().large_file(true)).map_err(io::Error::other)?;
            zip.write_all(text.as_bytes())?;
        }
        let columns = Columns::of(&ExportOptions { exact: true, ..options.clone() }).limited(limited);
        let names = columns.names();
        let mut table = Self { zip, columns, row: 0 };
        table.write(&names)?;
        Ok(table)
    }

    fn write(&mut self, cells: &[String]) -> io::Result<()> {
        self.row += 1;
        if self.row > ROWS {
            let text = format!("a sheet holds {ROWS} rows; export fewer items at a time, or as CSV");
            return Err(io::Error::other(text));
        }
        let mut xml = format!("<row r=\"{}\">", self.row);
        for cell in cells {
            xml.push_str("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            push_escaped(&mut xml, cell);
            xml.push_str("</t></is></c>");
        }
        xml.push_str("</row>");
        self.zip.write_all(xml.as_bytes())
    }
}

impl FormFile for XlsxValues {
    fn item(&mut self, out: Outgoing<'_>) -> io::Result<()> {
        self.write(&self.columns.cells(out))
    }

    fn end(mut self: Box<Self>) -> io::Result<NewFile> {
        self.zip.write_all(SHEET_END.as_bytes())?;
        self.zip.finish().map_err(io::Error::other)
    }

    fn losses(&self, out: Outgoing<'_>) -> Vec<Loss> {
        losses(out)
    }

    fn print(&self, out: Outgoing<'_>) -> Fingerprint {
        self.columns.print(out)
    }

    fn print_back(&self) -> PrintBack {
        print_back
    }

    fn mapping(&self) -> Option<Mapping> {
        Some(self.columns.mapping())
    }
}

/// A cell as a workbook can hold it: what XML has no way to write becomes a replacement character,
/// and what is too long is cut.
fn limited(cell: &str) -> String {
    let mut units = 0;
    let plain = |c: char| match c {
        '\t' | '\n' => c,
        // A carriage return is a line end of XML.
        '\r' => '\n',
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c if c < ' ' => '\u{fffd}',
        c => c,
    };
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= CELL
    };
    cell.replace("\r\n", "\n").chars().map(plain).take_while(fits).collect()
}

fn push_escaped(xml: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            c => xml.push(c),
        }
    }
}
