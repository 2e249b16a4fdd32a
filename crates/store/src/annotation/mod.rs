//! The stored form of labels.
