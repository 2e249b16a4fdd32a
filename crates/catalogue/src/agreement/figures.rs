//! The figures that come out.

/// A figure with its 95 % interval over items.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// The figure on all items; 1 is full agreement, and 0 is chance for kappa and alpha.
    pub value: f64,
    /// 2.5th percentile of the resamples in which the figure is defined.
    pub low: f64,
    /// 97.5th percentile.
    pub high: f64,
}

/// What was measured about one kind of statement. A figure that is not defined is none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    /// Cohen's or Fleiss' kappa, see [`KappaKind`].
    pub kappa: Option<Figure>,
    /// Krippendorff's alpha: unitising for spans, nominal for the rest.
    pub alpha: Option<Figure>,
    /// Share of reader pairs of one opinion: a word's for spans, an item's for the rest.
    pub percentage: Option<Figure>,
    /// Strict F1 between readers, for spans only.
    pub f1: Option<Figure>,
}

/// Which kappa was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KappaKind {
    /// Cohen's: two people in all.
    Cohen,
    /// Fleiss': more than two people.
    Fleiss,
}

/// One attribute.
#[derive(Clone, Debug, PartialEq)]
pub struct AttributeAgreement {
    /// Its name; attributes of several verticals that share a name are measured together.
    pub attribute: String,
    /// Marked words, for attributes that are marked in text.
    pub spans: Option<Measures>,
    /// Chosen values, for attributes that are chosen.
    pub values: Option<Measures>,
    /// Whether the item has the attribute at all.
    pub presence: Measures,
    /// Items read by two people or more whose vertical has the attribute.
    pub items: usize,
}

/// Words that one reader gave one attribute and another reader another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confusion {
    /// The attribute that comes first in the alphabet.
    pub attribute: String,
    /// The other.
    pub other: String,
    /// Pairs of spans that share words, where neither reader marked these as the other did.
    pub count: usize,
    /// Places at which at least one of two readers marked either attribute.
    pub of: usize,
    /// The shared words that were confused most often, at most five.
    pub words: Vec<ConfusedWords>,
}

/// An example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfusedWords {
    /// The words that both spans cover.
    pub words: String,
    /// How often.
    pub count: usize,
}

/// Everything that was measured.
#[derive(Clone, Debug, PartialEq)]
pub struct AgreementFigures {
    /// By attribute, in the order in which verticals brought them.
    pub attributes: Vec<AttributeAgreement>,
    /// Spans of all attributes together. A word's statement is the set of its attributes.
    pub overall: Measures,
    /// The set of intents, where some vertical has intents.
    pub intents: Option<Measures>,
    /// Most frequent first.
    pub confusions: Vec<Confusion>,
    /// Items read by two people or more.
    pub items: usize,
    /// Who read them, by name.
    pub people: Vec<String>,
    /// Which kappa it is.
    pub kappa: KappaKind,
}
