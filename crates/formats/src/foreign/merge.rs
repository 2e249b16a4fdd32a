//! Several records of one item, one a field, put together again.

use super::Draft;

/// Holds a draft as long as the next record may belong to it.
#[derive(Debug, Default)]
pub(crate) struct Merge {
    open: Option<Draft>,
}

impl Merge {
    /// Takes the next draft and gives back the one before, when that is whole.
    pub(crate) fn take(&mut self, draft: Draft) -> Option<Draft> {
        match &mut self.open {
            Some(open) if open.is_part && draft.is_part && open.raw.id == draft.raw.id => {
                absorb(open, draft);
                None
            }
            open => open.replace(draft),
        }
    }

    /// The draft that is still held.
    pub(crate) fn end(&mut self) -> Option<Draft> {
        self.open.take()
    }
}

fn absorb(open: &mut Draft, draft: Draft) {
    // Every record calls its text the same, so the texts are told apart by their number.
    let name = |text: &str| format!("{text} {}", open.texts.len() + 1);
    let renamed = draft.spans.into_iter().map(|mut row| {
        row.span.field = name(&row.span.field);
        row
    });
    let spans: Vec<_> = renamed.collect();
    let texts: Vec<_> = draft
        .texts
        .into_iter()
        .map(|mut text| {
            text.name = name(&text.name);
            text
        })
        .collect();
    open.spans.extend(spans);
    open.texts.extend(texts);
    open.looked_at |= draft.looked_at;
    open.remarks.extend(draft.remarks);
}
