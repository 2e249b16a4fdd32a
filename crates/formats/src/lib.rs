//! Readers and writers of files; row errors are collected.
