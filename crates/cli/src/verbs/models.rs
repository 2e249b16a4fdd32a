//! `swingtag models`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use swingtag_workbench::pretrained::{Addition, EncoderKind};
use swingtag_workbench::{Access, EncoderRow, ModelRow, Workbench, WorkbenchError};

use super::Outcome;
use crate::{output, terminal::Terminal};

/// Example: swingtag models fetch
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Model versions of a project
    List {
        /// Project file
        project: PathBuf,
        /// JSON instead of text
        #[arg(long)]
        json: bool,
    },
    /// Use another version from now on
    Promote {
        /// Project file
        project: PathBuf,
        /// Version, such as v11
        model: String,
    },
    /// Write a version into a file of its own, for `swingtag predict --bundle`
    Bundle {
        /// Project file
        project: PathBuf,
        /// Version; by default the one in use
        #[arg(long)]
        model: Option<String>,
        /// File to write
        #[arg(long)]
        out: PathBuf,
    },
    /// Fetch a pretrained encoder into the user's cache
    Fetch {
        /// Name in the manifest; by default the product's default encoder
        name: Option<String>,
        /// Take the files from this folder instead
        #[arg(long, value_name = "DIR")]
        from: Option<PathBuf>,
    },
    /// Take an encoder that you have as published files into the cache
    Add {
        /// Folder with config.json, tokenizer.json (texts) or preprocessor_config.json (photos), and
        /// model.safetensors; or with vectors.json
        folder: PathBuf,
        /// Name from now on; by default that of the folder
        #[arg(long)]
        name: Option<String>,
        /// Licence of the weights, such as Apache-2.0
        #[arg(long, value_name = "TEXT")]
        licence: Option<String>,
        /// `text`, `photo` or `vectors`; by default told by the files
        #[arg(long)]
        kind: Option<EncoderKind>,
    },
    /// Take an encoder that was added out of the cache again
    Remove {
        /// Its name
        name: String,
    },
    /// Pretrained encoders: known, installed, licence
    Encoders {
        /// JSON instead of text
        #[arg(long)]
        json: bool,
    },
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    match &arguments.what {
        What::List { project, json } => list(project, *json)?,
        What::Promote { project, model } => {
            let said = Workbench::open(project, Access::Write)?.promote(model)?;
            output::line(&said)?;
        }
        What::Bundle { project, model, out } => {
            let workbench = Workbench::open(project, Access::Read)?;
            output::line(&workbench.bundle(model.as_deref(), out)?)?;
        }
        What::Fetch { name, from } => {
            let said = swingtag_workbench::fetch_encoder(name.as_deref(), from.as_deref(), &Terminal::new())?;
            output::line(&said)?;
        }
        What::Add { folder, name, licence, kind } => {
            let (folder, kind) = (folder.clone(), *kind);
            let addition = Addition { folder, name: name.clone(), licence: licence.clone(), kind };
            output::line(&swingtag_workbench::add_encoder(&addition, &Terminal::new())?)?;
        }
        What::Remove { name } => output::line(&swingtag_workbench::remove_encoder(name)?)?,
        What::Encoders { json } => encoders(*json)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Shows all that are known; when those that were added are not, that is the error at the end.
fn encoders(json: bool) -> Result<(), WorkbenchError> {
    let known = swingtag_workbench::known_encoders()?;
    output::show(&known.rows, json, |rows| {
        let line = |e: &EncoderRow| {
            let state = e.folder.as_ref().map_or("not installed".to_owned(), |f| f.display().to_string());
            format!("{:<28} {:<8} {:<12} {state}", e.name, e.kind, e.licence)
        };
        rows.iter().map(line).collect::<Vec<_>>().join("\n")
    })?;
    known.damage.map_or(Ok(()), Err)
}

fn list(project: &std::path::Path, json: bool) -> Result<(), WorkbenchError> {
    let models = Workbench::open(project, Access::Read)?.models()?;
    output::show(&models, json, |models| {
        if models.is_empty() {
            "no model yet; run `swingtag train`".to_owned()
        } else {
            models.iter().map(row).collect::<Vec<_>>().join("\n")
        }
    })
}

fn row(model: &ModelRow) -> String {
    let f1 = model.f1.map_or("not measured".to_owned(), |f1| format!("F1 {:.1}, {}", f1 * 100.0, model.base));
    format!(
        "{} {:<5} {:<14} seed {:<4} {f1}",
        if model.in_use { "▸" } else { " " },
        model.version,
        model.recipe,
        model.seed
    )
}
