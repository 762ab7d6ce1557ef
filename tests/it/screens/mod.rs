//! What the officer sees and does, a topic a module.

mod about;
mod circular;
mod controls;
mod desk;
mod duties;
mod filling;
mod findings;
mod foreign;
mod health;
mod help;
mod library;
mod onward;
mod own_forms;
mod paper;
mod preview;
mod safety;
mod score;
mod sight;
mod signing;
mod standards;
mod start;
mod summary;
mod undo;
mod unsaved;
