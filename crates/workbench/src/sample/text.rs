//! A text in the making, with marks that stay right under every change.

/// Characters and the marks on them: start, end (exclusive) and attribute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    chars: Vec<char>,
    marks: Vec<(usize, usize, String)>,
}

impl Text {
    /// Number of code points so far.
    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The characters.
    pub(super) fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The marks, in the order they were closed.
    pub(super) fn marks(&self) -> &[(usize, usize, String)] {
        &self.marks
    }

    /// The finished text.
    pub(super) fn string(&self) -> String {
        self.chars.iter().collect()
    }

    /// Writes on.
    pub(super) fn push(&mut self, more: &str) {
        self.chars.extend(more.chars());
    }

    /// Writes on with another text.
    pub(super) fn append(&mut self, other: &Text) {
        let shift = self.len();
        self.chars.extend(&other.chars);
        self.marks.extend(other.marks.iter().map(|(s, e, a)| (s + shift, e + shift, a.clone())));
    }

    /// Marks everything from `start` to the end so far.
    pub(super) fn mark_from(&mut self, start: usize, attribute: &str) {
        if start < self.len() {
            self.marks.push((start, self.len(), attribute.to_owned()));
        }
    }

    /// A point to come back to.
    pub(super) fn point(&self) -> (usize, usize) {
        (self.chars.len(), self.marks.len())
    }

    /// Takes back everything since a point.
    pub(super) fn back_to(&mut self, (chars, marks): (usize, usize)) {
        self.chars.truncate(chars);
        self.marks.truncate(marks);
    }

    /// Whether a mark begins or ends between the characters `at - 1` and `at`.
    pub(super) fn is_edge(&self, at: usize) -> bool {
        self.marks.iter().any(|(start, end, _)| *start == at || *end == at)
    }

    /// Exchanges two neighbours; refuses where a mark would come to hold the wrong one.
    pub(super) fn swap(&mut self, at: usize) {
        if at + 1 < self.len() && !self.is_edge(at + 1) {
            self.chars.swap(at, at + 1);
        }
    }

    /// Removes a character; refuses where a mark would vanish.
    pub(super) fn remove(&mut self, at: usize) {
        if at >= self.len() || self.marks.iter().any(|(s, e, _)| *s == at && *e == at + 1) {
            return;
        }
        self.chars.remove(at);
        for (start, end, _) in &mut self.marks {
            *start -= usize::from(*start > at);
            *end -= usize::from(*end > at);
        }
    }

    /// Inserts a character before `at`; a mark that begins or ends at `at` does not take it in.
    pub(super) fn insert(&mut self, at: usize, character: char) {
        if at > self.len() {
            return;
        }
        self.chars.insert(at, character);
        for (start, end, _) in &mut self.marks {
            *start += usize::from(*start >= at);
            *end += usize::from(*end > at);
        }
    }

    /// ASCII letters in upper case; others keep theirs, because theirs may change length.
    pub(super) fn shout(&mut self) {
        self.chars.iter_mut().for_each(|c| *c = c.to_ascii_uppercase());
    }

    /// First letter in upper case, if ASCII.
    pub(super) fn capitalise(&mut self) {
        if let Some(first) = self.chars.first_mut() {
            *first = first.to_ascii_uppercase();
        }
    }
}
