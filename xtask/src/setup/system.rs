//! System packages: through apt where that is possible, a list of what is missing elsewhere.

use std::process::Command;

use crate::shell::{Done, Failure, command, run, step, succeeds};

/// Something the system must have.
struct Need {
    /// What it is for.
    purpose: &'static str,
    /// A command that succeeds when it is there.
    check: &'static str,
    /// Debian's name for it.
    debian: &'static str,
    /// Whether nothing can be built without it; the others serve the tests of the window.
    build: bool,
}

const fn need(purpose: &'static str, check: &'static str, debian: &'static str, build: bool) -> Need {
    Need { purpose, check, debian, build }
}

const LINUX: &[Need] = &[
    need("compiling C", "cc --version", "build-essential", true),
    need("finding libraries", "pkg-config --version", "pkg-config", true),
    need("the window", "pkg-config --exists webkit2gtk-4.1", "libwebkit2gtk-4.1-dev", true),
    need("icons of the window", "pkg-config --exists librsvg-2.0", "librsvg2-dev", true),
    need("tests of the window", "which WebKitWebDriver", "webkit2gtk-driver", false),
    need("tests without a display", "which Xvfb", "xvfb", false),
    need("tests without a display", "which xauth", "xauth", false),
];

/// A font for the Japanese vertical; `fc-list` succeeds with nothing found, hence apart.
const FONT: &str = "fonts-ipafont-gothic";

/// Installs or names what is missing.
pub(crate) fn packages() -> Done {
    step("System packages");
    if !cfg!(target_os = "linux") {
        println!("nothing to install here: the window uses what the system brings along");
        return Ok(());
    }
    let missing: Vec<&Need> = LINUX.iter().filter(|need| !succeeds(need.check)).collect();
    let mut names: Vec<&str> = missing.iter().map(|need| need.debian).collect();
    if !has_japanese_font() {
        names.push(FONT);
    }
    if names.is_empty() {
        println!("all there");
        return Ok(());
    }
    if install(&names)? {
        return Ok(());
    }
    println!("missing (Debian's names):");
    for need in &missing {
        println!("  {:<24} for {}", need.debian, need.purpose);
    }
    if names.contains(&FONT) {
        println!("  {FONT:<24} for Japanese text (any Japanese font will do)");
    }
    if missing.iter().any(|need| need.build) {
        return Err(Failure("install what is missing with your system's package manager".to_owned()));
    }
    Ok(())
}

/// One apt-get at a time: runs that overlap delete each other's downloads. `false` where apt cannot be
/// used.
fn install(names: &[&str]) -> Result<bool, Failure> {
    let root = succeeds("test -w /var/lib/dpkg");
    if !succeeds("apt-get --version") || !(root || succeeds("sudo -n true")) {
        return Ok(false);
    }
    let apt = |words: &str| -> Command {
        let sudo = if root { "" } else { "sudo -n " };
        let mut apt = command(&format!("{sudo}apt-get -o DPkg::Lock::Timeout=300 {words}"));
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    run(&mut apt("-qq update"))?;
    run(apt("-qq install --yes --no-install-recommends").args(names))?;
    Ok(true)
}

fn has_japanese_font() -> bool {
    command("fc-list :lang=ja family").output().is_ok_and(|output| !output.stdout.is_empty())
}
