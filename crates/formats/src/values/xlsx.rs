//! The table as a workbook of one sheet.
//!
//! Every cell is a text, which no spreadsheet takes for a formula; so the safe form and the exact
//! one are the same here. Rows are written as they come, in constant memory.

use std::io::{self, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::file::{RowWriter, ValuesFile};
use super::row::Columns;
use crate::export::{ExportOptions, FormFile, NewFile};

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
///
/// # Errors
/// When the disk refuses.
pub(crate) fn xlsx_file(file: NewFile, options: &ExportOptions) -> io::Result<Box<dyn FormFile>> {
    let columns = Columns::of(&ExportOptions { exact: true, ..options.clone() }).limited(limited);
    Ok(Box::new(ValuesFile::new(Sheet::new(file)?, columns)?))
}

/// The one sheet of a workbook.
struct Sheet {
    zip: ZipWriter<NewFile>,
    rows: u32,
}

impl Sheet {
    /// Writes all but the rows.
    fn new(file: NewFile) -> io::Result<Self> {
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
        Ok(Self { zip, rows: 0 })
    }
}

impl RowWriter for Sheet {
    fn row(&mut self, cells: &[String]) -> io::Result<()> {
        self.rows += 1;
        if self.rows > ROWS {
            let text = format!("a sheet holds {ROWS} rows; export fewer items at a time, or as CSV");
            return Err(io::Error::other(text));
        }
        let mut xml = format!("<row r=\"{}\">", self.rows);
        for cell in cells {
            xml.push_str("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            push_escaped(&mut xml, cell);
            xml.push_str("</t></is></c>");
        }
        xml.push_str("</row>");
        self.zip.write_all(xml.as_bytes())
    }

    fn end(mut self) -> io::Result<NewFile> {
        self.zip.write_all(SHEET_END.as_bytes())?;
        self.zip.finish().map_err(io::Error::other)
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
