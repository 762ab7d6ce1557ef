//! What an official form is.

mod def;
pub use def::*;
