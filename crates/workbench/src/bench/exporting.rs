//! Export as CoNLL, with segmentation and read-back, against writing the words of the same texts.

use std::io::{BufWriter, Write};
use std::path::Path;

use swingtag_store::Access;

use super::{Bench, Figure, catalogue, spent};
use crate::error::{AtPath, WorkbenchError};
use crate::export::ExportRequest;
use crate::import::ImportRequest;
use crate::workbench::{NewProject, Workbench};

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Figure>, WorkbenchError> {
    let items = catalogue::items(bench.items);
    let path = bench.folder.join("labelled.swingtag");
    drop(Workbench::create(&NewProject { path: path.clone(), ..NewProject::default() })?);
    let workbench = Workbench::open(&path, Access::Write)?;
    let file = catalogue::file(bench.folder, &items)?;
    let import = ImportRequest { files: vec![file], format: "auto".to_owned(), ..ImportRequest::default() };
    workbench.import(&import, bench.watch)?;
    let texts: Vec<&str> =
        items.iter().flat_map(|(item, _)| item.fields.iter().map(|f| f.text.as_str())).collect();
    let (plain, ()) = spent(|| plain_writer(&bench.folder.join("plain.conll"), &texts))?;
    let request = ExportRequest {
        format: "conll".to_owned(),
        out: bench.folder.join("out"),
        overwrite: true,
        ..ExportRequest::default()
    };
    let (product, _) = spent(|| workbench.export(&request, bench.watch))?;
    Ok(vec![bench.figure("export CoNLL", "CPU s", product, ("plain writer", plain))])
}

/// What CoNLL costs at least: every word on a line of its own.
fn plain_writer(path: &Path, texts: &[&str]) -> Result<(), WorkbenchError> {
    let mut out = BufWriter::new(std::fs::File::create(path).at("write", path)?);
    for text in texts {
        for word in text.split_whitespace() {
            writeln!(out, "{word}\tO").at("write", path)?;
        }
        writeln!(out).at("write", path)?;
    }
    out.flush().at("write", path)
}
