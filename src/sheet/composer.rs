//! What the blocks of a page are made with.

use super::answers::Answers;
use super::flow::Head;
use super::inline::{Setting, Stretch};
use super::page::{Role, Table, Tag};
use super::paper::Paper;
use crate::appraisal::Appraisal;
use crate::base::Mm;
use crate::form::Form;
use crate::text::{Align, Face};

/// What the blocks of a page are made with: the paper, what was answered, and what follows from it.
pub(super) struct Composer<'a> {
    pub(super) paper: Paper,
    pub(super) answers: Answers<'a>,
    pub(super) appraisal: Option<&'a Appraisal>,
    /// The elements numbered so far, in reading order.
    pub(super) elements: u32,
    /// The heads of the tables so far.
    pub(super) heads: Vec<Head>,
    /// What these tables are to a reader.
    pub(super) tables: Vec<Table>,
}

impl<'a> Composer<'a> {
    pub(super) const fn new(
        paper: Paper,
        answers: Answers<'a>,
        appraisal: Option<&'a Appraisal>,
    ) -> Self {
        Self { paper, answers, appraisal, elements: 0, heads: Vec::new(), tables: Vec::new() }
    }

    pub(super) const fn form(&self) -> &'a Form {
        self.answers.form
    }

    /// The tag of a new element.
    pub(super) const fn element(&mut self, role: Role) -> Tag {
        self.elements += 1;
        Tag::Element { element: self.elements, role }
    }

    /// Running text from margin to margin.
    pub(super) const fn body(&self) -> Setting {
        Setting {
            face: Face::Regular,
            left: self.paper.left(),
            width: self.paper.text_width(),
            align: Align::Left,
            first_indent: Mm::ZERO,
            hanging_indent: Mm::ZERO,
            stretch: Stretch::None,
        }
    }
}
