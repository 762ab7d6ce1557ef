//! The window: what the officer sees and types into.
//!
//! [`thai_text`] sets every Thai label and field.
//!
//! **Invariant:** draws and returns actions. No file, no clock, no change of a case happens here.

pub mod thai_text;
