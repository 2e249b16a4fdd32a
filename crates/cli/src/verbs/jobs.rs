//! `swingtag jobs`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use swingtag_workbench::{Access, JobRow, Resumed, Workbench};

use super::Outcome;
use crate::{output, terminal::Terminal};

/// Example: swingtag jobs shop.swingtag --resume
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    /// Project file
    project: PathBuf,
    /// At most this many, newest first
    #[arg(long, default_value_t = 20)]
    limit: usize,
    /// Do now what was interrupted, waits or is paused
    #[arg(long, conflicts_with_all = ["cancel", "pause"])]
    resume: bool,
    /// Take back a job that has not ended
    #[arg(long, value_name = "ID")]
    cancel: Vec<i64>,
    /// Let a job that waits stand still until it is resumed
    #[arg(long, value_name = "ID")]
    pause: Vec<i64>,
    /// `auto`, `cpu`, `cuda` or `metal`
    #[arg(long, default_value = "auto", requires = "resume")]
    device: String,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    if arguments.resume {
        return resume(arguments);
    }
    let changes = !arguments.cancel.is_empty() || !arguments.pause.is_empty();
    let workbench = open(&arguments.project, if changes { Access::Write } else { Access::Read })?;
    arguments.cancel.iter().try_for_each(|id| workbench.cancel_job(*id))?;
    arguments.pause.iter().try_for_each(|id| workbench.pause_job(*id))?;
    output::show(&workbench.jobs(arguments.limit)?, arguments.json, |rows| list(rows))?;
    Ok(ExitCode::SUCCESS)
}

/// Fails when one of the jobs does; the others are done all the same.
fn resume(arguments: &Arguments) -> Outcome {
    let workbench = open(&arguments.project, Access::Write)?.on_device(&arguments.device);
    let resumed = workbench.resume_jobs(&Terminal::new())?;
    output::show(&resumed, arguments.json, |resumed| told(resumed))?;
    let failed = resumed.iter().any(|job| job.state == "failed");
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn open(project: &Path, access: Access) -> Result<Workbench, swingtag_workbench::WorkbenchError> {
    Workbench::open(project, access)
}

fn list(rows: &[JobRow]) -> String {
    let line = |job: &JobRow| {
        let about = if job.about.is_empty() { String::new() } else { format!("{}: ", job.about) };
        format!("{:>5} {:<13} {:<9} {about}{}", job.id, job.kind, job.state, job.said)
    };
    if rows.is_empty() {
        "no jobs yet".to_owned()
    } else {
        rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

fn told(resumed: &[Resumed]) -> String {
    let line = |job: &Resumed| format!("{:>5} {:<13} {:<9} {}", job.id, job.kind, job.state, job.said);
    if resumed.is_empty() {
        return "nothing was left behind".to_owned();
    }
    resumed.iter().map(line).collect::<Vec<_>>().join("\n")
}
