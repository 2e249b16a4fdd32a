//! Families of items: joined by a common group or a common text.

use std::collections::HashMap;

use crate::item::Item;

/// Items joined by union-find over the hashes of what they share.
#[derive(Debug, Default)]
pub(super) struct Families {
    /// Parent of each item; an item that is its own parent stands for its family.
    parent: Vec<u32>,
    /// First item seen with a group or text.
    first: HashMap<u64, u32>,
    /// Least name of a group in the family, kept with the item that stands for it.
    group: Vec<u64>,
    /// Least name of a text in the family.
    text: Vec<u64>,
}

impl Families {
    /// Adds the next item and joins it to those that share its group, its title or its whole text.
    pub(super) fn add(&mut self, item: &Item) {
        let at = u32::try_from(self.parent.len()).unwrap_or(u32::MAX);
        let group = item.group.as_deref().filter(|g| !g.trim().is_empty()).map(|g| name(b"group", g));
        let title = text_name(&[item.title()]);
        let whole = text_name(&item.fields.iter().map(|f| f.text.as_str()).collect::<Vec<_>>());
        self.parent.push(at);
        self.group.push(group.unwrap_or(u64::MAX));
        // Without any text the id stands in, so that blank items do not become one family.
        self.text.push(title.or(whole).unwrap_or_else(|| name(b"id", &item.id)));
        for key in [group, title, whole].into_iter().flatten() {
            let other = *self.first.entry(key).or_insert(at);
            self.join(at, other);
        }
    }

    /// The families, in the order of their first items.
    pub(super) fn members(&mut self) -> Vec<Vec<usize>> {
        let mut place: HashMap<u32, usize> = HashMap::new();
        let mut members: Vec<Vec<usize>> = Vec::new();
        for item in 0..self.parent.len() {
            let root = self.root(item as u32);
            let at = *place.entry(root).or_insert_with(|| {
                members.push(Vec::new());
                members.len() - 1
            });
            members[at].push(item);
        }
        members
    }

    /// The name of an item's family: that of a group where there is one, since texts change more
    /// often than groups when items are added.
    pub(super) fn name_of(&mut self, item: usize) -> u64 {
        let root = self.root(item as u32) as usize;
        if self.group[root] == u64::MAX { self.text[root] } else { self.group[root] }
    }

    fn root(&mut self, mut item: u32) -> u32 {
        while self.parent[item as usize] != item {
            let above = self.parent[self.parent[item as usize] as usize];
            self.parent[item as usize] = above;
            item = above;
        }
        item
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        // The earlier item stands for both, which keeps the chains short with path halving.
        let (root, under) = (a.min(b) as usize, a.max(b) as usize);
        self.parent[under] = root as u32;
        self.group[root] = self.group[root].min(self.group[under]);
        self.text[root] = self.text[root].min(self.text[under]);
    }
}

/// The name of a text that ignores case and white space; `None` for blank text.
fn text_name(texts: &[&str]) -> Option<u64> {
    let mut plain = String::new();
    for word in texts.iter().flat_map(|text| text.split_whitespace()) {
        plain.extend(word.chars().flat_map(char::to_lowercase));
        plain.push(' ');
    }
    (!plain.is_empty()).then(|| name(b"text", &plain))
}

/// A stable 64-bit name of a text of some kind.
pub(super) fn name(kind: &[u8], text: &str) -> u64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(kind).update(b"\0").update(text.as_bytes());
    number(&hasher)
}

/// The first eight bytes of a hash.
pub(super) fn number(hasher: &blake3::Hasher) -> u64 {
    let mut first = [0; 8];
    hasher.finalize_xof().fill(&mut first);
    u64::from_le_bytes(first)
}
