//! Networks on candle: tensors in, tensors out.
