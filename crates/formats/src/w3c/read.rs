//! Annotations as drafts.

use std::path::Path;

use serde_json::{Map, Value};

use super::source::{Sources, name_of};
use crate::Reason;
use crate::foreign::{Draft, JsonForm, KEY, Meta};
use crate::problem::Found;

/// Whether an object is an annotation, or holds some.
pub(crate) fn looks_like(object: &Map<String, Value>) -> bool {
    let kinds = ["Annotation", "AnnotationPage", "AnnotationCollection"];
    let is_kind = |value: &Value| value.as_str().is_some_and(|kind| kinds.contains(&kind));
    let named = ["type", "@type"].iter().filter_map(|key| object.get(*key));
    let is = named.into_iter().any(|v| is_kind(v) || v.as_array().is_some_and(|all| all.iter().any(is_kind)));
    is || object.get("target").is_some_and(|target| target.get("selector").is_some())
}

/// See the module. Holds the item of the last source until another comes.
pub(crate) struct W3c {
    sources: Sources,
    open: Option<(String, Draft)>,
}

impl W3c {
    /// Reads annotations of a file.
    pub(crate) fn of(path: &Path) -> Self {
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        Self { sources: Sources { folder }, open: None }
    }
}

impl JsonForm for W3c {
    fn keys(&self) -> &'static [&'static str] {
        &["items"]
    }

    fn draft(&mut self, object: Map<String, Value>, line: u64) -> Result<Option<Draft>, Found> {
        if let Some(Value::Array(items)) = object.get("items") {
            return self.page(&object, items, line);
        }
        self.annotation(&object, line)
    }

    fn end(&mut self) -> Result<Option<Draft>, Found> {
        Ok(self.open.take().map(|(_, draft)| draft))
    }
}

impl W3c {
    /// A page is one item where this program wrote it, else a list like any other.
    fn page(
        &mut self,
        page: &Map<String, Value>,
        items: &[Value],
        line: u64,
    ) -> Result<Option<Draft>, Found> {
        let Some(meta) = Meta::of(page.get(KEY))? else {
            let mut draft = None;
            for item in items.iter().filter_map(Value::as_object) {
                // A page of several sources gives the last ones later.
                draft = self.annotation(item, line)?.or(draft);
            }
            return Ok(draft);
        };
        let texts = page.get("swingtag:texts").and_then(Value::as_object);
        let text = |(name, text): (&String, &Value)| Some((name.clone(), text.as_str()?.to_owned()));
        let texts = texts.into_iter().flatten().filter_map(text).collect();
        let mut draft = meta.into_draft(texts)?;
        for item in items.iter().filter_map(Value::as_object) {
            let (name, _) = target(item)?;
            let name = name.to_owned();
            mark(&mut draft, &name, item)?;
        }
        Ok(Some(draft))
    }

    fn annotation(&mut self, object: &Map<String, Value>, line: u64) -> Result<Option<Draft>, Found> {
        let (name, source) = target(object)?;
        let mut before = None;
        if self.open.as_ref().is_none_or(|(open, _)| open != name) {
            let text = self.sources.text(name, source)?;
            let mut draft = Draft::of_text("title", &text);
            draft.raw.id = Some(name.to_owned().into());
            draft.line = line;
            draft.looked_at = true;
            before = self.open.replace((name.to_owned(), draft)).map(|(_, draft)| draft);
        }
        if let Some((_, draft)) = &mut self.open {
            mark(draft, "title", object)?;
        }
        Ok(before)
    }
}

/// Name and source of an annotation's target.
fn target(object: &Map<String, Value>) -> Result<(&str, &Value), Found> {
    let missing = || Found::new("target", "", Reason::SpanKeyMissing { key: "target.source" });
    let target = object.get("target").ok_or_else(missing)?;
    let target = target.as_array().and_then(|list| list.first()).unwrap_or(target);
    let source = target.get("source").ok_or_else(missing)?;
    Ok((name_of(source).ok_or_else(missing)?, source))
}

/// Adds the marked words of an annotation.
fn mark(draft: &mut Draft, text: &str, object: &Map<String, Value>) -> Result<(), Found> {
    let missing = |key| Found::new("target.selector", "", Reason::SpanKeyMissing { key });
    let target =
        object.get("target").map(|target| target.as_array().and_then(|l| l.first()).unwrap_or(target));
    let selector = target.and_then(|target| target.get("selector")).ok_or_else(|| missing("selector"))?;
    let all: Vec<&Value> = selector.as_array().map_or_else(|| vec![selector], |list| list.iter().collect());
    let of = |kind: &str| all.iter().find(|one| one.get("type").is_some_and(|t| t == kind)).copied();
    let position = of("TextPositionSelector");
    let quote = of("TextQuoteSelector");
    let (start, end) = match (position, quote) {
        (Some(position), _) => {
            let get = |key| position.get(key).cloned().ok_or_else(|| missing(key));
            (get("start")?, get("end")?)
        }
        (None, Some(quote)) => quoted(draft, text, quote)?,
        (None, None) => return Err(missing("TextPositionSelector")),
    };
    let words = quote.and_then(|quote| quote.get("exact")).and_then(Value::as_str).map(str::to_owned);
    for label in labels(object) {
        draft.mark(text, (&start, &end), &label)?.text.clone_from(&words);
    }
    Ok(())
}

/// The place of a quote that occurs once, or once with what stands around it.
fn quoted(draft: &Draft, name: &str, quote: &Value) -> Result<(Value, Value), Found> {
    let get = |key: &str| quote.get(key).and_then(Value::as_str).unwrap_or_default();
    let exact = get("exact");
    let text = draft.texts.iter().find(|text| text.name == name).map_or("", |text| text.text.as_str());
    let around = |at: &(usize, &str)| {
        text[..at.0].ends_with(get("prefix")) && text[at.0 + exact.len()..].starts_with(get("suffix"))
    };
    let mut places = text.match_indices(exact).filter(around).map(|(at, _)| at);
    let unclear = || Found::new("target.selector", exact, Reason::QuoteUnclear);
    let at = places.next().filter(|_| !exact.is_empty()).ok_or_else(unclear)?;
    if places.next().is_some() {
        return Err(unclear());
    }
    let start = text[..at].chars().count();
    Ok((start.into(), (start + exact.chars().count()).into()))
}

/// The tags of an annotation: the values of its bodies.
fn labels(object: &Map<String, Value>) -> Vec<String> {
    let Some(body) = object.get("body") else { return vec!["annotation".to_owned()] };
    let all: Vec<&Value> = body.as_array().map_or_else(|| vec![body], |list| list.iter().collect());
    let value = |body: &&Value| {
        let value = body.as_str().or_else(|| ["value", "id"].iter().find_map(|key| body.get(*key)?.as_str()));
        value.map(str::to_owned)
    };
    all.iter().filter_map(value).collect()
}
