//! `swingtag import`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use swingtag_workbench::view::{ColumnChoice, ImportCheck};
use swingtag_workbench::{
    Access, ImportReport, ImportRequest, Meaning, Severity, Workbench, WorkbenchError, find_files,
};

use super::Outcome;
use crate::{output, terminal::Terminal};

/// Example: swingtag import shop.swingtag items.jsonl --errors refused.csv
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// Item files, or folders of them: JSON lines, CSV, Excel, CoNLL, and the forms of other tools
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// `auto`, `native`, `csv` (also TSV), `xlsx`, `conll`, `label-studio`, `doccano`, `prodigy`, `brat`, `w3c`, `spacy`, `parquet` or `mrc`
    #[arg(long, default_value = "auto")]
    format: String,
    /// Vertical of rows that name none
    #[arg(long)]
    vertical: Option<String>,
    /// Folder that photo paths are relative to; by default the folder of the item file
    #[arg(long, value_name = "DIR")]
    images: Option<PathBuf>,
    /// Give rows that name no photo those of the folder whose name begins with their id
    #[arg(long)]
    images_by_name: bool,
    /// What spans and attributes in the files are
    #[arg(long = "as", value_enum, default_value_t = As::Labels)]
    meaning: As,
    /// Column of a table as `HEADER=FIELD`: id, vertical, title, description, field:NAME, seller:NAME, images, group, split, ignore
    #[arg(long = "map", value_name = "HEADER=FIELD")]
    mapping: Vec<String>,
    /// Encoding of CSV, such as utf-8, windows-1252 or shift_jis; found out when not given
    #[arg(long)]
    encoding: Option<String>,
    /// Delimiter of CSV, one character or `tab`; found out when not given
    #[arg(long)]
    delimiter: Option<String>,
    /// Whether a row of a table names the columns; found out when not given
    #[arg(long)]
    header: Option<bool>,
    /// What offsets of other tools count: `codepoints`, `utf16` or `bytes`; told by the texts when not given
    #[arg(long)]
    offsets: Option<String>,
    /// Sheet of a workbook; the first when not given
    #[arg(long)]
    sheet: Option<String>,
    /// Leave items alone that the project has already
    #[arg(long)]
    leave_known: bool,
    /// Leave rows out whose texts are in the project, or in an earlier row, already
    #[arg(long)]
    skip_same_text: bool,
    /// Read and check everything, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// After the import, or the dry run: write the rows that were refused or remarked on here, with their own columns
    #[arg(long, value_name = "OUT.csv")]
    report: Option<PathBuf>,
    /// Refuse verticals, attributes and values that the schema lacks
    #[arg(long)]
    strict: bool,
    /// Write every refusal and warning here, one a line
    #[arg(long, value_name = "OUT.csv")]
    errors: Option<PathBuf>,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum As {
    Labels,
    Predictions,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let access = if arguments.dry_run { Access::Read } else { Access::Write };
    let workbench = Workbench::open(&arguments.project, access)?;
    let request = request(arguments)?;
    if arguments.dry_run {
        return dry_run(arguments, &workbench, &request);
    }
    let report = workbench.import(&request, &Terminal::new())?;
    save(arguments, &workbench)?;
    output::show(&report, arguments.json, |report| readable(report, arguments.errors.is_some()))?;
    Ok(if report.rejected > 0 { ExitCode::from(3) } else { ExitCode::SUCCESS })
}

fn dry_run(arguments: &Arguments, workbench: &Workbench, request: &ImportRequest) -> Outcome {
    let check = workbench.check_import(request, &Terminal::new())?;
    save(arguments, workbench)?;
    output::show(&check, arguments.json, checked)?;
    Ok(if check.errors > 0 { ExitCode::from(3) } else { ExitCode::SUCCESS })
}

fn save(arguments: &Arguments, workbench: &Workbench) -> Result<(), WorkbenchError> {
    if let Some(path) = &arguments.report {
        let saved = workbench.save_import_report(path)?;
        if saved.beyond > 0 {
            eprintln!("the report holds the first problems; {} more were too many to keep", saved.beyond);
        }
    }
    Ok(())
}

fn request(arguments: &Arguments) -> Result<ImportRequest, WorkbenchError> {
    let paths: Vec<String> = arguments.files.iter().map(|path| path.display().to_string()).collect();
    let files = find_files(&paths)?.files.into_iter().map(PathBuf::from).collect();
    Ok(ImportRequest {
        files,
        format: arguments.format.clone(),
        vertical: arguments.vertical.clone(),
        images: arguments.images.clone(),
        meaning: match arguments.meaning {
            As::Labels => Meaning::Labels,
            As::Predictions => Meaning::Predictions,
        },
        columns: arguments.mapping.iter().map(|pair| ColumnChoice::parse(pair)).collect::<Result<_, _>>()?,
        encoding: arguments.encoding.clone(),
        delimiter: arguments.delimiter.clone(),
        header: arguments.header,
        offsets: arguments.offsets.clone(),
        sheet: arguments.sheet.clone(),
        photos_by_name: arguments.images_by_name,
        leave_known: arguments.leave_known,
        skip_same_text: arguments.skip_same_text,
        strict: arguments.strict,
        errors: arguments.errors.clone(),
    })
}

/// What a dry run found.
fn checked(check: &ImportCheck) -> String {
    let mut lines = vec![format!(
        "{} rows read, nothing written: {} items would be new, {} are known, {} rows refused, {} left out",
        check.rows, check.new, check.known, check.refused, check.left_out
    )];
    if check.photos > 0 {
        lines.push(format!(
            "photos: {} of {} found in {}",
            check.photos_found, check.photos, check.photo_folder
        ));
    }
    if check.same_text > 0 {
        lines.push(format!("{} rows have the text of another row or item", check.same_text));
    }
    if !check.new_names.is_empty() {
        lines.push(format!("new in the schema: {}", check.new_names.join(", ")));
    }
    for problem in check.problems.iter().take(20) {
        let word = if problem.error { "refused" } else { "note" };
        let column = if problem.column.is_empty() { String::new() } else { format!(", {}", problem.column) };
        let line = if problem.line == 0 { String::new() } else { format!(", line {}", problem.line) };
        let place = format!("{}{line}{column}", problem.file);
        lines.push(format!("{word}: {place}: {} ({})", problem.reason, problem.happens));
    }
    let more = (check.errors + check.warnings).saturating_sub(check.problems.len().min(20) as u64);
    if more > 0 {
        lines.push(format!("and {more} more; --report OUT.csv writes their rows"));
    }
    lines.join("\n")
}

fn readable(report: &ImportReport, written: bool) -> String {
    let mut lines = vec![format!(
        "{} rows read: {} items added, {} completed, {} known already, {} refused",
        report.read, report.added, report.changed, report.unchanged, report.rejected
    )];
    if report.left_out > 0 {
        lines.push(format!("{} rows left out as asked", report.left_out));
    }
    if !report.new_names.is_empty() {
        lines.push(format!("new in the schema: {}", report.new_names.join(", ")));
    }
    for problem in &report.problems {
        let word = if problem.severity == Severity::Warning { "note" } else { "refused" };
        lines.push(format!("{word}: {problem}"));
    }
    let more = (report.rejected + report.warnings).saturating_sub(report.problems.len() as u64);
    if more > 0 {
        let hint = if written { "all are in the errors file" } else { "--errors OUT.csv writes all" };
        lines.push(format!("and {more} more; {hint}"));
    }
    lines.join("\n")
}
