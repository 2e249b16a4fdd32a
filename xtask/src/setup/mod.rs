//! Everything a fresh clone needs. Each step says what it does and is skipped when it is done already.

mod encoder;
mod interface;
mod system;

use crate::shell::{Done, cargo, run, step};

/// System packages, npm packages and the interface: what a build needs.
pub(crate) fn for_build() -> Done {
    system::packages()?;
    interface::packages()?;
    interface::build()
}

/// Everything, the encoder included.
pub(crate) fn everything() -> Done {
    for_build()?;
    build()?;
    encoder::fetch()
}

/// The command and the window. Built with all targets, so that the tests find the same artefacts and
/// nothing is compiled twice with other features.
pub(crate) fn build() -> Done {
    step("Build");
    run(&mut cargo("build --workspace --all-targets --exclude xtask"))
}

pub(crate) use encoder::fetch as fetch_encoder;
