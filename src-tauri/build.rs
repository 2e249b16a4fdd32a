//! Embeds the built interface and the permissions of the window.
//!
//! Refuses to build without `ui/dist`: an empty window would hide the mistake until somebody opens it.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    if !Path::new("ui/dist/index.html").is_file() {
        eprintln!("ui/dist/index.html is missing: the interface is not built yet. Run `cargo xtask setup`.");
        return ExitCode::FAILURE;
    }
    let attributes =
        tauri_build::Attributes::new().capabilities_path_pattern("./src-tauri/capabilities/**/*");
    match tauri_build::try_build(attributes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tauri.conf.json or src-tauri/capabilities: {error:#}");
            ExitCode::FAILURE
        }
    }
}
