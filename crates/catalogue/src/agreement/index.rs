//! Numbers things in the order in which they come.

use std::collections::HashMap;
use std::hash::Hash;

/// Things with numbers.
#[derive(Clone, Debug)]
pub(super) struct Index<T> {
    numbers: HashMap<T, u32>,
    things: Vec<T>,
}

impl<T> Default for Index<T> {
    fn default() -> Self {
        Self { numbers: HashMap::new(), things: Vec::new() }
    }
}

impl<T: Clone + Eq + Hash> Index<T> {
    /// The number of a thing, a new one when it is new.
    pub(super) fn of<Q>(&mut self, thing: &Q) -> u32
    where
        T: std::borrow::Borrow<Q>,
        Q: ToOwned<Owned = T> + Eq + Hash + ?Sized,
    {
        if let Some(&number) = self.numbers.get(thing) {
            return number;
        }
        let number = u32::try_from(self.things.len()).unwrap_or(u32::MAX);
        self.numbers.insert(thing.to_owned(), number);
        self.things.push(thing.to_owned());
        number
    }

    /// All things, by number.
    pub(super) fn things(&self) -> &[T] {
        &self.things
    }
}
