//! Short words about what a job works on.

use std::path::Path;

use swingtag_store::JobStep;

/// “desks.csv”, “desks.csv and 2 more”.
pub(super) fn files<'a>(paths: impl IntoIterator<Item = &'a Path>) -> String {
    let mut paths = paths.into_iter();
    let Some(first) = paths.next() else { return String::new() };
    let name = first.file_name().unwrap_or(first.as_os_str()).to_string_lossy();
    match paths.count() {
        0 => name.into_owned(),
        more => format!("{name} and {more} more"),
    }
}

/// “all verticals”, “Desks and Rugs”, “Desks, Rugs and Lamps”.
pub(super) fn verticals(names: &[String]) -> String {
    match names {
        [] => "all verticals".to_owned(),
        [one] => one.clone(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}

/// “training, 40 of 200”.
pub(super) fn step(step: &JobStep) -> String {
    match step.total {
        0 => step.name.clone(),
        total => format!("{}, {} of {total}", step.name, step.done),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_short_and_name_the_first() {
        assert_eq!(files([]), "");
        assert_eq!(files([Path::new("/a/desks.csv")]), "desks.csv");
        assert_eq!(files([Path::new("a"), Path::new("b"), Path::new("c")]), "a and 2 more");
        let names = ["Desks", "Rugs", "Lamps"].map(str::to_owned);
        assert_eq!(verticals(&[]), "all verticals");
        assert_eq!(verticals(&names[..1]), "Desks");
        assert_eq!(verticals(&names), "Desks, Rugs and Lamps");
    }
}
