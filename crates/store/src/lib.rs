//! The project file: SQLite schema, operations with undo, search, jobs.
