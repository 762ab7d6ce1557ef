//! The one test program; a module a topic.
//!
//! What the modules share is in [`scenario`], for those that work on a case in memory, in
//! [`terminal`], for those that run commands, and in [`source`], for those that read the code.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed, in helpers as in tests"
)]
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a test of the forms built in meets some of the controls alone"
)]
mod any_form;
mod appraisal;
mod architecture;
mod archive;
mod case_file;
mod chain;
mod circular;
mod cli;
mod compensation;
mod costs;
mod disks;
mod eligibility;
mod ended;
mod executive;
mod faults;
mod foreign;
mod forms;
mod grid;
mod health;
mod hostile;
mod imports;
mod killed;
mod library;
mod licences;
mod locales;
mod near_and_thin;
mod official;
mod open;
mod page_pictures;
mod pdf;
mod people;
mod planted;
mod print;
mod properties;
mod readers;
mod round;
mod rows;
mod rows_table;
mod rules;
mod safety;
mod scenario;
mod screen;
mod screens;
mod sequences;
mod sheet;
mod source;
mod standards;
mod terminal;
mod thai_text;
mod traces;
mod whole_way;
mod window;
mod window_killed;
mod workbook;
