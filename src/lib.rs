//! Khangan (ค่างาน): the Thai civil service's job-valuation forms, filled, added up, kept, printed.
//!
//! The modules in reading order; each knows only those before it. `ARCHITECTURE.md` draws the
//! whole, and `tests/it/architecture.rs` enforces it.

rust_i18n::i18n!("assets/locales", fallback = "en");

/// Hands out memory faster than the systems' own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub mod base;

pub mod workers;

pub mod eligibility;

pub mod form;

pub mod standards;

pub mod compensation;

pub mod case;

pub mod round;

pub mod drafting;

pub mod appraisal;

pub mod text;

pub mod circular;

pub mod sheet;

pub mod pdf;

pub mod workbook;

pub mod store;

pub mod print;

pub mod words;

pub mod document;

pub mod ui;

pub mod app;

pub mod cli;
