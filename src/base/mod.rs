//! Small words that every other module shares.
//!
//! **Invariant:** knows nothing of forms, cases, files or screens.

mod id;
mod length;
pub mod thai_chars;

pub use id::{ChoiceId, ComponentId, FieldId, FormId};
pub use length::{Mm, Pt};
