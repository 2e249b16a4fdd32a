//! The repository's own rules as code. Every breach is named before the task fails.

mod layers;
mod licences;
mod sources;

use crate::shell::{Done, Failure, command, output, step};

/// Checks all rules.
pub(crate) fn run() -> Done {
    step("Tidy");
    let files = tracked()?;
    let mut breaches = sources::breaches(&files);
    breaches.extend(layers::breaches()?);
    breaches.extend(licences::breaches()?);
    for breach in &breaches {
        println!("  {breach}");
    }
    match breaches.len() {
        0 => {
            println!("{} files, all in order", files.len());
            Ok(())
        }
        count => Err(Failure(format!("{count} breaches of the repository's rules"))),
    }
}

/// Files that git tracks or would track, relative to the repository.
fn tracked() -> Result<Vec<String>, Failure> {
    let listed = output(&mut command("git ls-files --cached --others --exclude-standard -z"))?;
    Ok(listed.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect())
}
