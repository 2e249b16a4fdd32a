//! `swingtag assign`

use std::path::PathBuf;
use std::process::ExitCode;

use serde::Serialize;
use swingtag_workbench::desk::{Desk, Shared};
use swingtag_workbench::view::{AssignRequest, AssignWhat, PersonWork};
use swingtag_workbench::{Access, Workbench};

use super::{Outcome, wrong_use};
use crate::output;

/// Example: swingtag assign shop.swingtag --people Mira,Jonas --overlap 0.1
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// Names, separated by commas; open items that nobody has are dealt out evenly
    #[arg(long, value_delimiter = ',', required = true)]
    people: Vec<String>,
    /// Part of the items that two people label, blind to each other: 0.1 is a tenth
    #[arg(long, value_name = "SHARE", default_value_t = 0.0)]
    overlap: f64,
    /// Only items of this vertical
    #[arg(long, conflicts_with = "batch")]
    vertical: Option<String>,
    /// Only items of this batch, whoever has them
    #[arg(long, value_name = "NUMBER")]
    batch: Option<i64>,
    /// At most this many items
    #[arg(long)]
    limit: Option<u64>,
    /// Which items are labelled twice comes from it
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Name written into the log
    #[arg(long, default_value = "lead")]
    who: String,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

/// What was given to whom.
#[derive(Serialize)]
struct Report {
    said: String,
    people: Vec<PersonWork>,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    if !(0.0..=1.0).contains(&arguments.overlap) {
        return Err(wrong_use("--overlap is a share between 0 and 1, such as 0.1"));
    }
    let workbench = Workbench::open(&arguments.project, Access::Write)?;
    let shared = Shared::default();
    let desk = Desk::new(workbench.store(), &shared);
    let what = match (&arguments.vertical, arguments.batch) {
        (Some(vertical), _) => AssignWhat::Vertical { vertical: vertical.clone() },
        (None, Some(batch)) => AssignWhat::Batch { batch },
        (None, None) => AssignWhat::All,
    };
    let request = AssignRequest {
        people: arguments.people.clone(),
        overlap: arguments.overlap,
        seed: arguments.seed,
        what,
        limit: arguments.limit,
    };
    let said = desk.assign(&request, &arguments.who)?.said;
    output::show(&Report { said, people: desk.people()? }, arguments.json, |report| {
        let line =
            |person: &PersonWork| format!("{}: {} of {} done", person.name, person.done, person.assigned);
        let given = report.people.iter().filter(|person| person.assigned > 0);
        [report.said.clone()].into_iter().chain(given.map(line)).collect::<Vec<_>>().join("\n")
    })?;
    Ok(ExitCode::SUCCESS)
}
