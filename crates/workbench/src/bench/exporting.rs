//! Export as CoNLL, with segmentation and read-back, and what the Export screen counts and shows before, against writing
//! the words of the same texts.

use std::io::{BufWriter, Write};
use std::path::Path;

use swingtag_catalogue::ItemStatus;
use swingtag_store::Access;

use super::{Bench, Figure, catalogue, spent};
use crate::error::{AtPath, WorkbenchError};
use crate::export::ExportRequest;
use crate::import::ImportRequest;
use crate::view::ExportPlan;
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
    let mut asked = vec![("export CoNLL", product)];
    asked.extend(on_screen(&workbench)?);
    let figures =
        asked.into_iter().map(|(what, spent)| bench.figure(what, "CPU s", spent, ("plain writer", plain)));
    Ok(figures.collect())
}

/// What the screen asks after each change of a filter: the counts, and the first lines.
fn on_screen(workbench: &Workbench) -> Result<[(&'static str, f64); 4], WorkbenchError> {
    let all = ExportPlan { format: "conll".to_owned(), ..ExportPlan::default() };
    // Nothing but the filters themselves: who decided, how far, about what.
    let nothing = ExportPlan { statuses: vec![ItemStatus::Review], ..all.clone() };
    let nobody =
        ExportPlan { annotators: vec![String::new()], attributes: vec!["Colour".to_owned()], ..all.clone() };
    let count = |plan: &ExportPlan| spent(|| workbench.export_summary(plan)).map(|(spent, _)| spent);
    let (lines, _) = spent(|| workbench.export_preview(&nothing, "all.conll"))?;
    Ok([
        ("Export screen, counts of everything", count(&all)?),
        ("Export screen, counts of one attribute and nobody's decisions", count(&nobody)?),
        ("Export screen, counts where no item has the status", count(&nothing)?),
        ("Export screen, first lines where no item has the status", lines),
    ])
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
