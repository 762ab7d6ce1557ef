//! The shell: holds what is open, runs what the officer does, and shows the window.
//!
//! [`App`] has parts, each with its own fields and methods: `session` the case that is open, `shell`
//! where one is, `library` the folder of cases, `safety` what keeps the work safe, `proofs` the
//! pages, `memory` what is remembered, `callers` later starts. All of them work with `services`:
//! jobs beside the window, dialogs, notes. `update` routes between them, and only `draw` draws.
//!
//! **Invariant:** the window's thread never waits for a disk or a dialog.

mod callers;
mod changes;
mod circular;
mod dialogs;
mod documents;
mod draw;
mod dropped;
mod exit;
mod file_dialog;
mod files;
mod forms_read;
mod heartbeat;
mod jobs;
mod library;
mod memory;
mod names;
mod own_forms;
mod picker;
mod printing;
mod program;
mod proofs;
mod read_only;
mod safety;
mod services;
mod session;
mod shell;
mod standards;
mod update;
mod window;
mod world;

pub use library::{default_folder, library_row};
pub use picker::{Answer, NoDialog, Picker, Question, Saving, SystemPicker};
pub use program::App;
pub use window::{Renderer, WindowError, WindowWish, show};
pub use world::World;
