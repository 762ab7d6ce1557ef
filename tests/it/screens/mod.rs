//! What the officer sees and does, a topic a module.

mod filling;
mod safety;
mod signing;
mod start;
mod undo;
mod unsaved;
