//! Small Excel files, written by hand.

#![allow(
    clippy::allow_attributes,
    clippy::expect_used,
    reason = "a test that cannot write its file has failed"
)]

use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes a workbook with these sheets.
pub(crate) fn workbook(folder: &Path, name: &str, sheets: &[(&str, &str)]) -> PathBuf {
    let path = folder.join(name);
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).expect("a file"));
    let mut put = |name: &str, text: &str| {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("an entry");
        zip.write_all(text.as_bytes()).expect("its content");
    };
    let kind = "http://schemas.openxmlformats.org";
    put("[Content_Types].xml", &format!(r#"<Types xmlns="{kind}/package/2006/content-types"/>"#));
    put(
        "_rels/.rels",
        &format!(
            r#"<Relationships xmlns="{kind}/package/2006/relationships"><Relationship Id="r" Type="{kind}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        ),
    );
    let (mut names, mut links) = (String::new(), String::new());
    for (n, (name, rows)) in sheets.iter().enumerate() {
        names += &format!(r#"<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>"#);
        links += &format!(
            r#"<Relationship Id="r{n}" Type="{kind}/officeDocument/2006/relationships/worksheet" Target="worksheets/s{n}.xml"/>"#
        );
        let sheet = format!(
            r#"<worksheet xmlns="{kind}/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
        );
        put(&format!("xl/worksheets/s{n}.xml"), &sheet);
    }
    links += &format!(
        r#"<Relationship Id="ss" Type="{kind}/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>"#
    );
    put(
        "xl/workbook.xml",
        &format!(
            r#"<workbook xmlns="{kind}/spreadsheetml/2006/main" xmlns:r="{kind}/officeDocument/2006/relationships"><sheets>{names}</sheets></workbook>"#
        ),
    );
    put(
        "xl/_rels/workbook.xml.rels",
        &format!(r#"<Relationships xmlns="{kind}/package/2006/relationships">{links}</Relationships>"#),
    );
    put(
        "xl/sharedStrings.xml",
        &format!(
            r#"<sst xmlns="{kind}/spreadsheetml/2006/main"><si><t>SKU</t></si><si><t>Title</t></si></sst>"#
        ),
    );
    zip.finish().expect("a whole archive");
    path
}
