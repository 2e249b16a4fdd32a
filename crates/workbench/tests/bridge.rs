//! The TypeScript of the bridge is what the Rust types say.
//!
//! With `SWINGTAG_WRITE_BRIDGE=1` (that is `cargo xtask bridge`) the files are written instead.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use swingtag_workbench::WorkbenchError;
use swingtag_workbench::view::commands::COMMANDS;
use swingtag_workbench::view::{
    AgreementView, AlikeView, Asked, AssignRequest, BulkAct, CategoryView, Changed, CheckStep, ChosenItems,
    ColumnChoice, CompletenessView, ConflictRow, ConflictsEffect, ConflictsList, ConflictsQuery,
    DecisionRequest, Direction, Effect, EncoderView, ExportDone, ExportFormat, ExportPlan, ExportPreview,
    ExportSummary, ExportTarget, FoundFiles, HistoryQuery, HistoryView, ImportCheck, ImportDone, ImportLook,
    ImportPlan, InView, ItemView, ItemsList, ItemsQuery, ItsQueryView, JobRequest, JobView, LearnView,
    LearningSettings, LikeView, MachineView, MergeDone, Outcome, PairQuery, PairView, PersonWork, Pick,
    Preferences, ProjectView, QueueView, RecipeView, ReviewContext, ReviewItem, ReviewList, ReviewQuery,
    SavedReport, SchemaEdit, SchemaOutcome, SchemaView, Selection, SimilarityQuery, SimilarityView, Stretch,
    SuspectsView, TableRow, TaxonomyChoice, ValueUse,
};
use ts_rs::{Config, TS};

const NOTE: &str = "// Written by `cargo xtask bridge` from the Rust types. Change those instead.\n";

#[test]
fn the_typescript_in_the_interface_is_in_step() {
    let wanted = generated();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/lib/bridge/generated");
    if std::env::var_os("SWINGTAG_WRITE_BRIDGE").is_some() {
        return write(&folder, &wanted);
    }
    let found = read(&folder);
    let differing: Vec<&String> = wanted
        .iter()
        .filter(|(name, text)| found.get(*name) != Some(text))
        .map(|(name, _)| name)
        .chain(found.keys().filter(|name| !wanted.contains_key(*name)))
        .collect();
    assert!(
        differing.is_empty(),
        "ui/src/lib/bridge/generated: {differing:?} differ from the Rust types; run `cargo xtask bridge`"
    );
}

/// File name to text, as the Rust types want it.
fn generated() -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::new().with_large_int("number").with_out_dir(folder.path());
    macro_rules! export {
        ($($type:ty),*) => { $(<$type as TS>::export_all(&config).unwrap();)* };
    }
    export!(
        AgreementView,
        AlikeView,
        Asked,
        AssignRequest,
        BulkAct,
        CategoryView,
        Changed,
        CheckStep,
        ChosenItems,
        ColumnChoice,
        CompletenessView,
        ConflictRow,
        ConflictsEffect,
        ConflictsList,
        ConflictsQuery,
        DecisionRequest,
        Direction,
        Effect,
        EncoderView,
        ExportDone,
        ExportFormat,
        ExportPlan,
        ExportPreview,
        ExportSummary,
        ExportTarget,
        FoundFiles,
        HistoryQuery,
        HistoryView,
        ImportCheck,
        ImportDone,
        ImportLook,
        ImportPlan,
        InView,
        ItemView,
        ItemsList,
        ItemsQuery,
        ItsQueryView,
        JobRequest,
        JobView,
        LearnView,
        LearningSettings,
        LikeView,
        MachineView,
        MergeDone,
        Outcome,
        PairQuery,
        PairView,
        PersonWork,
        Pick,
        Preferences,
        ProjectView,
        QueueView,
        RecipeView,
        ReviewContext,
        ReviewItem,
        ReviewList,
        ReviewQuery,
        SavedReport,
        SchemaEdit,
        SchemaOutcome,
        SchemaView,
        Selection,
        SimilarityQuery,
        SimilarityView,
        Stretch,
        SuspectsView,
        TableRow,
        TaxonomyChoice,
        ValueUse,
        WorkbenchError
    );
    let mut files: BTreeMap<String, String> = read(folder.path())
        .into_iter()
        .map(|(name, text)| {
            let body = text.split_once('\n').map_or(text.as_str(), |(_, body)| body);
            (name, format!("{NOTE}{body}"))
        })
        .collect();
    let names: Vec<String> = files.keys().filter_map(|f| f.strip_suffix(".ts").map(str::to_owned)).collect();
    files.insert("commands.ts".to_owned(), commands(&config, &names));
    files.insert("index.ts".to_owned(), index(&names));
    files
}

/// The commands with their argument and result types.
fn commands(config: &Config, types: &[String]) -> String {
    let body: String = COMMANDS.iter().fold(String::new(), |mut body, command| {
        let (name, doc) = (command.name, command.doc.trim());
        let (arguments, result) = ((command.arguments)(config), (command.result)(config));
        let result = if result == "null" { "void".to_owned() } else { result };
        let _ = writeln!(body, "  /** {doc} */\n  {name}: {{ arguments: {arguments}; result: {result} }};");
        body
    });
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let used = types.iter().filter(|name| body.split(|c| !is_word(c)).any(|word| word == *name));
    let imports = used.fold(String::new(), |mut text, name| {
        let _ = writeln!(text, "import type {{ {name} }} from \"./{name}\";");
        text
    });
    format!(
        "{NOTE}{imports}\n/** Every command of the shell: what it takes and what it gives. */\nexport interface Commands {{\n{body}}}\n"
    )
}

fn index(types: &[String]) -> String {
    types.iter().map(String::as_str).chain(["Commands"]).fold(NOTE.to_owned(), |mut text, name| {
        let file = if name == "Commands" { "commands" } else { name };
        let _ = writeln!(text, "export type {{ {name} }} from \"./{file}\";");
        text
    })
}

fn read(folder: &Path) -> BTreeMap<String, String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return BTreeMap::new() };
    let paths = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let named = |path: PathBuf| (path.file_name().unwrap().to_string_lossy().into_owned(), path);
    paths.map(named).map(|(name, path)| (name, std::fs::read_to_string(path).unwrap())).collect()
}

fn write(folder: &Path, files: &BTreeMap<String, String>) {
    std::fs::create_dir_all(folder).unwrap();
    for name in read(folder).keys().filter(|name| !files.contains_key(*name)) {
        std::fs::remove_file(folder.join(name)).unwrap();
    }
    for (name, text) in files {
        std::fs::write(folder.join(name), text).unwrap();
    }
}
