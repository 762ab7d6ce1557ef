//! Khangan: the Thai civil service's job-valuation forms, filled, added up, kept and printed.

pub mod base;
pub mod form;

pub mod case;

pub mod appraisal;

pub mod store;
