//! What must hold for encoders and their way into the cache.
