//! `swingtag agreement`

use std::path::PathBuf;
use std::process::ExitCode;

use swingtag_workbench::desk::{Desk, Shared};
use swingtag_workbench::view::{AgreementRow, AgreementView, Figure};
use swingtag_workbench::{Access, Workbench};

use super::Outcome;
use crate::output;

/// Confusions and questions that are listed.
const SHOWN: usize = 10;

/// Example: swingtag agreement shop.swingtag --vertical Jeans
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// Only this vertical
    #[arg(long)]
    vertical: Option<String>,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let workbench = Workbench::open(&arguments.project, Access::Read)?;
    let shared = Shared::default();
    let view = Desk::new(workbench.store(), &shared).agreement(arguments.vertical.as_deref())?;
    output::show(&view, arguments.json, readable)?;
    Ok(ExitCode::SUCCESS)
}

fn readable(view: &AgreementView) -> String {
    let rows = || view.rows.iter().chain([&view.overall]);
    let width = rows().map(|row| name(row).chars().count()).max().unwrap_or(0);
    let mut lines = vec![format!("{:<width$}  {:<20}{:<20}{:<20}items", "", "kappa", "alpha", "F1")];
    for row in rows() {
        let (kappa, alpha, f1) =
            (figure(row.kappa.as_ref()), figure(row.alpha.as_ref()), figure(row.f1.as_ref()));
        lines.push(format!("{:<width$}  {kappa:<20}{alpha:<20}{f1:<20}{}", name(row), row.items));
    }
    for confusion in view.confusions.iter().take(SHOWN) {
        let other = confusion.other.as_deref().unwrap_or("no label");
        let words = confusion.words.iter().map(|words| format!("“{words}”")).collect::<Vec<_>>().join(", ");
        let (count, of) = (confusion.count, confusion.of);
        lines.push(format!("{} against {other}: {count} of {of}, {words}", confusion.attribute));
    }
    for person in &view.people {
        let pace = person.seconds_per_item.map_or_else(String::new, |pace| format!(", {pace:.1} s an item"));
        let with_final = person.agreement.as_ref();
        let with_final = with_final.map_or_else(String::new, |f1| {
            format!(", F1 against the final labels {} on {}", figure(Some(f1)), f1.base)
        });
        lines.push(format!("{}: {} items finished{pace}{with_final}", person.name, person.items));
    }
    for asked in view.questions.iter().take(SHOWN) {
        lines.push(format!("{} asks about “{}”: {}", asked.who, asked.words, asked.question));
    }
    lines.join("\n")
}

fn name(row: &AgreementRow) -> &str {
    if row.attribute.is_empty() { "all" } else { &row.attribute }
}

fn figure(figure: Option<&Figure>) -> String {
    figure.map_or_else(|| "–".to_owned(), |f| format!("{:.2} ({:.2}–{:.2})", f.value, f.low, f.high))
}
