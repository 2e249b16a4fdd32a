//! The interface: its packages and its build.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::shell::{Done, Failure, npm, root, run, step};

/// `npm ci`, unless the packages of this lock file are there.
pub(crate) fn packages() -> Done {
    step("Packages of the interface");
    let ui = root().join("ui");
    let lock =
        fs::read(ui.join("package-lock.json")).map_err(|e| Failure(format!("ui/package-lock.json: {e}")))?;
    let stamp = ui.join("node_modules/.swingtag-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        println!("all there");
        return Ok(());
    }
    run(&mut npm("ci --no-audit --no-fund"))?;
    fs::write(&stamp, lock).map_err(|e| Failure(format!("{}: {e}", stamp.display())))
}

/// Builds `ui/dist`, unless it is newer than everything it is made of.
pub(crate) fn build() -> Done {
    step("Interface");
    let ui = root().join("ui");
    let made = fs::metadata(ui.join("dist/index.html")).and_then(|data| data.modified());
    let sources = ["src", "public", "index.html", "package-lock.json", "vite.config.ts", "svelte.config.js"];
    let changed = sources.iter().filter_map(|source| newest(&ui.join(source))).max();
    if made.is_ok_and(|made| changed.is_some_and(|changed| changed < made)) {
        println!("built already");
        return Ok(());
    }
    run(&mut npm("run build"))
}

fn newest(path: &Path) -> Option<SystemTime> {
    let data = fs::metadata(path).ok()?;
    if !data.is_dir() {
        return data.modified().ok();
    }
    fs::read_dir(path).ok()?.flatten().filter_map(|entry| newest(&entry.path())).max()
}
