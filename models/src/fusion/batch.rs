//! Items side by side: whose rows are whose.

use std::ops::Range;
use std::sync::Arc;

use candle_core::{DType, Device, Tensor};

use crate::error::ModelError;
use crate::ops::{RowWeights, Views};

/// An item of a batch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FusionItem {
    /// Its texts, as numbers of the batch's texts; at least one.
    pub texts: Range<usize>,
    /// Rows of the regions of all its photos; empty without a photo.
    pub regions: Range<usize>,
    /// Of every attribute whether its vertical has it; the others guide nothing.
    pub attributes: Vec<bool>,
}

/// The photos of a batch.
#[derive(Clone, Debug)]
pub struct PhotoVectors {
    /// Regions of all photos, item by item, `(R, D)`; at least one row.
    pub regions: Tensor,
    /// One vector an item, `(B, D)`: the mean over its photos, zeros without one.
    pub pooled: Tensor,
}

/// A batch of items. Texts lie one after the other, those of an item side by side.
#[derive(Clone, Debug)]
pub struct FusionBatch {
    /// Text `i` has the rows `starts[i]..starts[i + 1]`: its first mark, then its tokens.
    pub starts: Arc<[usize]>,
    /// The items.
    pub items: Vec<FusionItem>,
    /// Their photos, when at least one item has one.
    pub photos: Option<PhotoVectors>,
}

impl PhotoVectors {
    /// One region of zeros that nobody looks at: what parameters of photos learn nothing from.
    pub(super) fn blank(items: usize, width: usize, device: &Device) -> Result<Self, ModelError> {
        let zeros = |rows| Tensor::zeros((rows, width), DType::F32, device);
        Ok(Self { regions: zeros(1)?, pooled: zeros(items)? })
    }
}

impl FusionBatch {
    /// Refuses a batch whose parts do not belong together.
    pub(super) fn check(&self, rows: usize, attributes: usize) -> Result<(), ModelError> {
        let refused = |reason: &str| Err(ModelError::Input(format!("a batch of items and photos: {reason}")));
        let rising = self.starts.windows(2).all(|ends| ends[0] < ends[1]);
        if self.starts.first() != Some(&0) || self.starts.last() != Some(&rows) || !rising {
            return refused("its texts do not cover the hidden states");
        }
        let mut next = 0;
        for item in &self.items {
            if item.texts.start != next || item.texts.is_empty() {
                return refused("its items do not cover the texts");
            }
            if item.attributes.len() != attributes {
                return refused("another number of attributes");
            }
            next = item.texts.end;
        }
        if next + 1 != self.starts.len() {
            return refused("its items do not cover the texts");
        }
        let regions = match &self.photos {
            Some(photos) if photos.pooled.dim(0)? == self.items.len() => photos.regions.dim(0)?,
            Some(_) => return refused("another number of photos than of items"),
            None => 0,
        };
        let there = |item: &FusionItem| item.regions.is_empty() || item.regions.end <= regions;
        if self.items.iter().all(there) { Ok(()) } else { refused("regions that are not there") }
    }

    /// Rows of an item's texts, marks included.
    fn rows(&self, item: &FusionItem) -> Range<usize> {
        self.starts[item.texts.start]..self.starts[item.texts.end]
    }

    /// Of each item the rows of its tokens, at equal weights that sum to one, or at weight one.
    pub(super) fn tokens(&self, sum: bool) -> RowWeights {
        let of = |item: &FusionItem| {
            let own = item.texts.clone();
            let tokens: Vec<usize> =
                own.flat_map(|text| self.starts[text] + 1..self.starts[text + 1]).collect();
            let weight = if sum { 1.0 } else { 1.0 / tokens.len().max(1) as f32 };
            tokens.into_iter().map(|row| (row, weight)).collect()
        };
        self.items.iter().map(of).collect()
    }

    /// Of each item the first marks of its texts, averaged.
    pub(super) fn marks(&self) -> RowWeights {
        let of = |item: &FusionItem| {
            let weight = 1.0 / item.texts.len() as f32;
            item.texts.clone().map(|text| (self.starts[text], weight)).collect()
        };
        self.items.iter().map(of).collect()
    }

    /// Of each row its item.
    pub(super) fn items_of_rows(&self) -> RowWeights {
        let of = |(number, item): (usize, &FusionItem)| vec![vec![(number, 1.0)]; self.rows(item).len()];
        self.items.iter().enumerate().flat_map(of).collect()
    }

    /// Of each region its item; a region that no item has gets nothing.
    pub(super) fn items_of_regions(&self, regions: usize) -> RowWeights {
        let mut owners = vec![Vec::new(); regions];
        for (number, item) in self.items.iter().enumerate() {
            let own = item.regions.start.min(regions)..item.regions.end.min(regions);
            owners[own].iter_mut().for_each(|owner| owner.push((number, 1.0)));
        }
        owners.into()
    }

    /// Which rows look at which regions.
    pub(super) fn views(&self) -> Views {
        let seeing = self.items.iter().filter(|item| !item.regions.is_empty());
        seeing.map(|item| (self.rows(item), item.regions.clone())).collect()
    }

    /// 1 where an attribute belongs to the item's vertical, else 0: `(B, A)`.
    pub(super) fn mask(&self, device: &Device) -> Result<Tensor, ModelError> {
        let flags = self.items.iter().flat_map(|item| &item.attributes);
        let numbers: Vec<f32> = flags.map(|own| f32::from(u8::from(*own))).collect();
        let attributes = numbers.len() / self.items.len().max(1);
        Ok(Tensor::from_vec(numbers, (self.items.len(), attributes), device)?)
    }
}
