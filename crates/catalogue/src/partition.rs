//! Train, dev and test parts that keep the same product, and the same text, on one side.
//!
//! Items that share a group or a text are joined; each such family goes to one part, chosen by a
//! hash of the seed, the vertical and the family's name. So the choice does not depend on order or
//! on the other families, and stays when items are added (unless a new item joins two families).
//! Within each vertical the proportions hold in expectation, not exactly: exact ones would move
//! old items whenever new ones come. An item that brings a split keeps it.

mod family;

use serde::{Deserialize, Serialize};

use crate::item::{Item, SplitRole};
use family::Families;

/// A part of a partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// To learn from.
    Train,
    /// For thresholds and calibration.
    Dev,
    /// To measure on.
    Test,
}

impl Part {
    /// All parts.
    pub const ALL: [Self; 3] = [Self::Train, Self::Dev, Self::Test];

    /// The word used in file names.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Train => "train",
            Self::Dev => "dev",
            Self::Test => "test",
        }
    }
}

/// Shares of the three parts, in whole numbers that need not sum to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proportions {
    /// Share of [`Part::Train`].
    pub train: u32,
    /// Share of [`Part::Dev`].
    pub dev: u32,
    /// Share of [`Part::Test`].
    pub test: u32,
}

impl Default for Proportions {
    fn default() -> Self {
        Self { train: 80, dev: 10, test: 10 }
    }
}

impl Proportions {
    /// Reads `80/10/10`, or `80/20` for train and test.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let shares = text.split('/').map(|share| share.trim().parse().ok()).collect::<Option<Vec<u32>>>()?;
        let (train, dev, test) = match shares[..] {
            [train, test] => (train, 0, test),
            [train, dev, test] => (train, dev, test),
            _ => return None,
        };
        (u64::from(train) + u64::from(dev) + u64::from(test) > 0).then_some(Self { train, dev, test })
    }

    /// The part at a place of the unit interval, given as a fraction of 2⁶⁴.
    fn part_at(self, place: u64) -> Part {
        let (train, dev, test) = (u128::from(self.train), u128::from(self.dev), u128::from(self.test));
        let at = (u128::from(place) * (train + dev + test)) >> 64;
        if at < train {
            Part::Train
        } else if at < train + dev {
            Part::Dev
        } else {
            Part::Test
        }
    }
}

/// Collects items and gives each its part. Memory: about 100 bytes an item, texts are not kept.
#[derive(Debug)]
pub struct Partition {
    seed: u64,
    proportions: Proportions,
    families: Families,
    brought: Vec<SplitRole>,
    verticals: Vec<u64>,
}

/// The parts of all items, in the order in which they were added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// One part per item.
    pub parts: Vec<Part>,
    /// Numbers of items that share a group or text with an item of another part, because both
    /// brought a split along. Figures measured on such a test part look better than they are.
    pub divided: Vec<usize>,
    /// Families: items of one family share a group or a text.
    pub families: usize,
}

impl Partition {
    /// An empty partition.
    #[must_use]
    pub fn new(seed: u64, proportions: Proportions) -> Self {
        Self { seed, proportions, families: Families::default(), brought: Vec::new(), verticals: Vec::new() }
    }

    /// Adds the next item.
    pub fn add(&mut self, item: &Item) {
        self.families.add(item);
        self.brought.push(item.role());
        self.verticals.push(family::name(b"vertical", &item.vertical));
    }

    /// Decides. A family in which some items bring a split takes the others along, test before
    /// dev before train, so that nothing measured was seen in training.
    #[must_use]
    pub fn finish(mut self) -> Parts {
        let members = self.families.members();
        let families = members.len();
        let mut parts = vec![Part::Train; self.brought.len()];
        let mut divided = Vec::new();
        for family in members {
            let drawn = self.drawn(&family);
            for &item in &family {
                parts[item] = part_of(self.brought[item]).unwrap_or(drawn);
            }
            if family.iter().any(|&item| parts[item] != parts[family[0]]) {
                divided.extend(&family);
            }
        }
        divided.sort_unstable();
        Parts { parts, divided, families }
    }

    fn drawn(&mut self, family: &[usize]) -> Part {
        if let Some(brought) = family.iter().filter_map(|&item| part_of(self.brought[item])).max() {
            return brought;
        }
        let vertical = family.iter().map(|&item| self.verticals[item]).min().unwrap_or_default();
        let mut hasher = blake3::Hasher::new();
        for number in [self.seed, vertical, self.families.name_of(family[0])] {
            hasher.update(&number.to_le_bytes());
        }
        self.proportions.part_at(family::number(&hasher))
    }
}

fn part_of(role: SplitRole) -> Option<Part> {
    match role {
        SplitRole::Open => None,
        SplitRole::Train => Some(Part::Train),
        SplitRole::Dev => Some(Part::Dev),
        SplitRole::Holdout => Some(Part::Test),
    }
}
