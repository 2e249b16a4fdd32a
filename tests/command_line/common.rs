//! The built `swingtag` command as tests call it, and small item files.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

/// The command beside the test executable; `cargo xtask test` builds both.
pub(crate) fn swingtag() -> Command {
    let test = std::env::current_exe().expect("the test has a path");
    let folder = test.parent().and_then(Path::parent).expect("tests lie in target/PROFILE/deps");
    let path = folder.join(format!("swingtag{}", std::env::consts::EXE_SUFFIX));
    assert!(path.exists(), "{} is missing; build it with `cargo build -p swingtag-cli`", path.display());
    Command::new(path)
}

/// Runs a verb and returns what it said.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Output {
    swingtag().current_dir(folder).args(arguments).output().expect("the command starts")
}

/// Runs a verb that must succeed and returns its standard output.
pub(crate) fn ok(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{arguments:?}: {text}{}", String::from_utf8_lossy(&output.stderr));
    text
}

/// Starts a verb in the background.
pub(crate) fn start(folder: &Path, arguments: &[&str]) -> Child {
    let quiet = || Stdio::null();
    swingtag()
        .current_dir(folder)
        .args(arguments)
        .stdout(quiet())
        .stderr(quiet())
        .spawn()
        .expect("the command starts")
}

/// Items about boots, with labels or without, one JSON object a line.
pub(crate) fn boots(path: &Path, range: std::ops::Range<usize>, labelled: bool) -> PathBuf {
    let colours = ["red", "navy", "olive", "🟥 scarlet", "焦茶"];
    let makers = ["Nordvik", "Halden", "Tarn & Co"];
    let line = |n: usize| {
        let (colour, maker) = (colours[n % colours.len()], makers[n / 3 % makers.len()]);
        let title = format!("{maker} boot {colour} no. {n}");
        let colour_at = maker.chars().count() + 6;
        let spans = serde_json::json!([
            {"field": "title", "start": 0, "end": maker.chars().count(), "attribute": "Brand"},
            {"field": "title", "start": colour_at, "end": colour_at + colour.chars().count(), "attribute": "Colour"}
        ]);
        let mut item =
            serde_json::json!({"id": format!("boot-{n}"), "vertical": "Boots", "title": title, "images": []});
        if labelled {
            item["spans"] = spans;
        }
        item.to_string()
    };
    let text: Vec<String> = range.map(line).collect();
    std::fs::write(path, text.join("\n") + "\n").expect("the item file is written");
    path.to_owned()
}

/// Everything in a project, in the native form.
pub(crate) fn exported(folder: &Path, out: &str) -> Vec<Value> {
    ok(folder, &["export", "p.swingtag", "--format", "native", "--out", out]);
    let files = std::fs::read_dir(folder.join(out))
        .expect("an export that can be read")
        .map(|entry| entry.expect("an export that can be read").path());
    let files = files.filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
    let lines = files.flat_map(|path| {
        let text = std::fs::read_to_string(path).expect("an export that can be read");
        text.lines()
            .map(|line| serde_json::from_str(line).expect("an export that can be read"))
            .collect::<Vec<Value>>()
    });
    lines.collect()
}
