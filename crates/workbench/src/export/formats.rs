//! The formats that can be written, in the order in which they are shown. A new one is a file with a
//! [`Form`] and a line here.

use swingtag_catalogue::Schema;

use super::other::OTHERS;
use super::{ExportRequest, Leaving, Writing, usage};
use crate::error::WorkbenchError;
use crate::view::{ExportChoice, ExportFormat, ExportOption, ExportTarget, PreviewLine};

/// A format.
pub(super) trait Form: Sync {
    /// What it is and what can be chosen about it.
    fn about(&self) -> ExportFormat;

    /// The files it writes, those with items first.
    fn targets(&self, request: &ExportRequest) -> Vec<ExportTarget>;

    /// Starts writing; the schema says which attributes have columns or are asked for.
    fn begin(&self, request: &ExportRequest, schema: &Schema) -> Result<Box<dyn Writing>, WorkbenchError>;

    /// The lines of some items as they would be written; colours by `slots`.
    fn lines(
        &self,
        request: &ExportRequest,
        schema: &Schema,
        items: &[Leaving],
        slots: &dyn Fn(&str) -> Option<u16>,
    ) -> Result<Vec<PreviewLine>, WorkbenchError>;
}

/// All of them, in the order in which they are shown.
fn forms() -> impl Iterator<Item = &'static dyn Form> {
    let own: [&dyn Form; 2] = [&super::conll::Conll, &super::native::Native];
    own.into_iter().chain(OTHERS.iter().map(|other| other as &dyn Form))
}

/// Everything that can be written.
#[must_use]
pub(super) fn all() -> Vec<ExportFormat> {
    forms().map(|form| form.about()).collect()
}

/// The format of a request; everything chosen about it is known to it.
pub(super) fn form(request: &ExportRequest) -> Result<&'static dyn Form, WorkbenchError> {
    let names = || all().into_iter().map(|format| format.name).collect::<Vec<_>>().join(", ");
    let form = forms().find(|form| form.about().name == request.format);
    let form = form.ok_or_else(|| usage("format", &request.format, &names()))?;
    let about = form.about();
    for (name, value) in &request.options {
        let known = about.options.iter().map(|option| option.name.as_str()).collect::<Vec<_>>().join(", ");
        let option = about.options.iter().find(|option| option.name == *name);
        let option = option.ok_or_else(|| usage("option", name, &known))?;
        if !option.choices.iter().any(|choice| choice.value == *value) {
            let choices: Vec<&str> = option.choices.iter().map(|choice| choice.value.as_str()).collect();
            return Err(usage(name, value, &choices.join(", ")));
        }
    }
    Ok(form)
}

/// What was chosen for an option, or the usual.
pub(super) fn chosen<'a>(request: &'a ExportRequest, name: &str, usual: &'a str) -> &'a str {
    request.options.get(name).map_or(usual, String::as_str)
}

/// An option of words and names, the usual one first.
pub(super) fn option(name: &str, label: &str, choices: &[(&str, &str)]) -> ExportOption {
    let choice = |(value, label): &(&str, &str)| ExportChoice {
        value: (*value).to_owned(),
        label: (*label).to_owned(),
    };
    let choices = choices.iter().map(choice).collect();
    ExportOption { name: name.to_owned(), label: label.to_owned(), choices }
}

/// A file of an export.
pub(super) fn target(name: &str, part: Option<&str>, about: &str) -> ExportTarget {
    let (part, about) = (part.map(str::to_owned), about.to_owned());
    ExportTarget { name: name.to_owned(), part, about, exists: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_whole_and_its_usual_choices_are_its_own() {
        for about in all() {
            assert!(!about.label.is_empty() && !about.about.is_empty() && about.extension.starts_with('.'));
            let usual = about.options.iter().map(|o| (o.name.clone(), o.choices[0].value.clone())).collect();
            let request =
                ExportRequest { format: about.name.clone(), options: usual, ..ExportRequest::default() };
            let form = form(&request).unwrap();
            for split in [None, Some("80/10/10".to_owned())] {
                let names = form.targets(&ExportRequest { split, ..request.clone() });
                assert!(names[0].name.ends_with(&about.extension));
            }
        }
    }

    #[test]
    fn an_unknown_word_is_refused_with_those_that_are_known() {
        let mut request = ExportRequest { format: "conll".to_owned(), ..ExportRequest::default() };
        request.options.insert("scheme".to_owned(), "bieos".to_owned());
        let error = form(&request).err().unwrap();
        assert!(error.remedy.contains("bioes"), "{error}");
        request.options.clear();
        request.options.insert("scheem".to_owned(), "iob2".to_owned());
        assert_eq!(form(&request).err().unwrap().code, "usage");
    }
}
