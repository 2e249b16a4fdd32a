//! Which parts a fusion has.

/// The parts of a fusion and their sizes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FusionShape {
    /// Width of a hidden state of the text encoder, `H`.
    pub width: usize,
    /// Width of queries, keys and values, `d`.
    pub attention: usize,
    /// Attributes that are predicted for a whole item, `A`; 0 for none.
    pub attributes: usize,
    /// Tags, `K`.
    pub tags: usize,
    /// Whether predicted attributes are added to the tag scores (`W_8 ŷ^a` in eq. 9).
    pub guidance: bool,
    /// Whether eq. 7 sums over tokens, as printed, instead of averaging.
    pub sum: bool,
    /// What is done with photos; nothing for JAVE.
    pub photos: Option<PhotoShape>,
}

/// The parts that read photos, each a line of table 6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoShape {
    /// Width of a region's vector and of a photo's, `D`.
    pub width: usize,
    /// Whether photos reach the hidden representations (the right part of eq. 5).
    pub global: bool,
    /// Whether a gate for each token weighs that (eq. 6); else everything passes.
    pub global_gate: bool,
    /// Whether regions are added to the tag scores (the last term of eq. 9).
    pub regional: bool,
    /// Whether a gate for each region weighs that (eq. 10); else everything passes.
    pub regional_gate: bool,
}

impl FusionShape {
    /// The parts that read photos, when at least one of them is there.
    pub(super) fn seeing(&self) -> Option<&PhotoShape> {
        self.photos.as_ref().filter(|photos| photos.global || photos.regional)
    }
}
