//! The folder from which a person started the program.
//!
//! An AppImage runs it in a folder of its own, which is read-only or gone when it ends: a path on the command line
//! is not meant from there, and no file question may begin there.

use std::ffi::OsString;
use std::path::PathBuf;

/// The folder, in an AppImage; elsewhere it is the current one, and nothing has to be put right.
pub(crate) fn folder() -> Option<PathBuf> {
    told_by(|name| std::env::var_os(name))
}

/// A path of the command line as it was meant.
pub(crate) fn meant(path: PathBuf) -> PathBuf {
    match folder() {
        Some(folder) => folder.join(path),
        None => path,
    }
}

/// `OWD` is set where the image is mounted; where it is unpacked, the shell's own word is left.
fn told_by(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    variable("APPDIR")?;
    let folder = variable("OWD").or_else(|| variable("PWD")).or_else(|| variable("HOME"));
    folder.map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(variables: &[(&str, &str)]) -> Option<PathBuf> {
        told_by(|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into()))
    }

    #[test]
    fn an_appimage_tells_where_it_was_started() {
        assert_eq!(told(&[("PWD", "/home/mira")]), None);
        let unpacked = [("APPDIR", "/tmp/x"), ("PWD", "/home/mira"), ("HOME", "/root")];
        assert_eq!(told(&unpacked), Some("/home/mira".into()));
        let mounted = [("APPDIR", "/tmp/.mount"), ("OWD", "/work"), ("PWD", "/tmp/.mount/usr")];
        assert_eq!(told(&mounted), Some("/work".into()));
    }
}
