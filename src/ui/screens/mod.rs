//! The screens: one a file, each a state of its own and a function that draws it.

pub mod case;
pub mod circular;
pub mod library;
pub mod standards;
pub mod start;
