//! Dependencies point downwards only, and only the shell knows Tauri.

use serde_json::Value;

use crate::shell::{Failure, cargo, output};

/// The house from the ground up; a crate may depend on those of lower floors only.
const FLOORS: [(&str, u8); 9] = [
    ("swingtag-catalogue", 0),
    ("swingtag-models", 0),
    ("swingtag-photo", 0),
    ("swingtag-store", 1),
    ("swingtag-formats", 1),
    ("swingtag-learn", 1),
    ("swingtag-workbench", 2),
    ("swingtag-cli", 3),
    ("swingtag-desktop", 3),
];

/// Arrows that point up or sideways, crates without a floor, Tauri outside the shell.
pub(super) fn breaches() -> Result<Vec<String>, Failure> {
    let json = output(&mut cargo("metadata --format-version 1 --no-deps"))?;
    let metadata: Value = serde_json::from_str(&json).map_err(|e| Failure(format!("cargo metadata: {e}")))?;
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    Ok(packages.iter().flat_map(of_package).collect())
}

fn of_package(package: &Value) -> Vec<String> {
    let name = package["name"].as_str().unwrap_or_default();
    if name == "xtask" {
        return Vec::new();
    }
    let Some(own) = floor(name) else {
        return vec![format!(
            "{name} has no floor; give it one in xtask/src/tidy/layers.rs and in the design"
        )];
    };
    let dependencies = package["dependencies"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut breaches = Vec::new();
    for dependency in dependencies {
        let to = dependency["name"].as_str().unwrap_or_default();
        let development = dependency["kind"] == "dev";
        if floor(to).is_some_and(|below| below >= own) && !development {
            breaches.push(format!("{name} depends on {to}, which is not below it"));
        }
        if (to == "tauri" || to.starts_with("tauri-")) && name != "swingtag-desktop" {
            breaches.push(format!("{name} depends on {to}; only the shell knows Tauri"));
        }
    }
    breaches
}

fn floor(name: &str) -> Option<u8> {
    FLOORS.iter().find(|(known, _)| *known == name).map(|(_, floor)| *floor)
}
