//! Row numbers of a project file as types of their own, so that none is taken for another.

use serde::{Deserialize, Serialize};

macro_rules! row_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

row_id!(
    /// An item of the project, in import order.
    ItemId
);
row_id!(
    /// A vertical of the schema.
    VerticalId
);
row_id!(
    /// An attribute of one vertical.
    AttributeId
);
row_id!(
    /// A model version; shown to people as `v12`.
    ModelId
);
row_id!(
    /// An entry of the decision log.
    DecisionId
);
row_id!(
    /// A batch of items chosen together.
    BatchId
);

/// blake3 of a photo's bytes, 64 hexadecimal digits: the photo's name inside a project.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PhotoHash(pub String);

impl PhotoHash {
    /// The name of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(blake3::hash(bytes).to_hex().to_string())
    }
}
