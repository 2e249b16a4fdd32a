//! What single files must keep to: headers, lengths, sizes, and words that may stand in one place only.

use std::fs;

use crate::shell::root;

/// Bytes a tracked file may have: weights and outside data do not belong here.
const LARGE: u64 = 1 << 20;
const RUST_LINES: usize = 500;
const UI_LINES: usize = 300;

/// Every breach in these files.
pub(super) fn breaches(files: &[String]) -> Vec<String> {
    files.iter().flat_map(|name| of_file(name)).collect()
}

fn of_file(name: &str) -> Vec<String> {
    let path = root().join(name);
    // A file that was just removed, or a link to nowhere, breaks no rule.
    let Ok(data) = fs::metadata(&path) else { return Vec::new() };
    let mut breaches = Vec::new();
    if data.len() > LARGE {
        breaches.push(format!("{name} has {} KiB; at most {} are tracked", data.len() >> 10, LARGE >> 10));
    }
    let rust = name.ends_with(".rs");
    let ui = name.starts_with("ui/") && (name.ends_with(".ts") || name.ends_with(".svelte"));
    if !(rust || ui) || name.contains("/generated/") {
        return breaches;
    }
    let text = fs::read_to_string(&path).unwrap_or_default();
    let rules = if rust { of_rust(name, &text) } else { of_interface(name, &text) };
    breaches.extend(rules.into_iter().map(|rule| format!("{name}: {rule}")));
    breaches
}

fn of_rust(name: &str, text: &str) -> Vec<String> {
    let mut breaches = Vec::new();
    if !text.starts_with("//! ") {
        breaches.push("does not open with `//!` and what it does".to_owned());
    }
    breaches.extend(too_long(text, RUST_LINES));
    let shell = name.starts_with("src-tauri/") || name.starts_with("xtask/");
    if !shell && text.lines().any(|line| line.trim_start().starts_with("use tauri")) {
        breaches.push("uses tauri; only src-tauri may".to_owned());
    }
    breaches
}

fn of_interface(name: &str, text: &str) -> Vec<String> {
    let mut breaches: Vec<String> = too_long(text, UI_LINES).into_iter().collect();
    // Put together here, so that this file does not contain what it forbids.
    let markup = ["{@", "html"].concat();
    if text.contains(&markup) {
        breaches.push(format!("writes `{markup}`; text nodes only"));
    }
    let bridge = name.starts_with("ui/src/lib/bridge/");
    if !bridge && text.lines().any(|line| line.contains("@tauri-apps/") && is_import(line)) {
        breaches.push("imports @tauri-apps; only ui/src/lib/bridge may".to_owned());
    }
    breaches
}

fn is_import(line: &str) -> bool {
    ["import", "from", "require(", "vi.mock("].iter().any(|word| line.contains(word))
}

fn too_long(text: &str, most: usize) -> Option<String> {
    let lines = text.lines().count();
    (lines > most).then(|| format!("has {lines} lines, at most {most}: part it"))
}

#[cfg(test)]
mod tests {
    use super::{of_interface, of_rust};

    #[test]
    fn a_rust_file_needs_a_header_and_an_end() {
        assert!(of_rust("crates/a/src/lib.rs", "//! Does it.\n").is_empty());
        assert_eq!(of_rust("crates/a/src/lib.rs", "fn main() {}\n").len(), 1);
        assert_eq!(of_rust("crates/a/src/lib.rs", &format!("//! Long.\n{}", "\n".repeat(600))).len(), 1);
    }

    #[test]
    fn tauri_stays_in_its_places() {
        assert_eq!(of_rust("crates/a/src/lib.rs", "//! A.\nuse tauri::App;\n").len(), 1);
        assert!(of_rust("src-tauri/src/main.rs", "//! A.\nuse tauri::App;\n").is_empty());
        let import = "import { invoke } from '@tauri-apps/api/core';\n";
        assert_eq!(of_interface("ui/src/App.svelte", import).len(), 1);
        assert!(of_interface("ui/src/lib/bridge/index.ts", import).is_empty());
    }
}
