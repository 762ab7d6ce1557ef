//! A form, a case and its appraisal to finished pages.

use super::answers::Answers;
use super::blocks::strips;
use super::composer::Composer;
use super::flow::paginate;
use super::number::page_number;
use super::page::{Role, Sheet, Tag};
use super::paper::Paper;
use super::watermark::watermark;
use crate::appraisal::{Appraisal, State};
use crate::case::Case;
use crate::form::{Form, PageDef, PaperDef};

/// The pages of a case, or of the official blank form.
///
/// A case that is still to be signed off has the draft's word across its pages. Papers that are printed
/// alone are left out.
pub fn lay_out(form: &Form, case: Option<(&Case, &Appraisal)>) -> Sheet {
    lay_out_papers(form, form.def().papers.iter().filter(|paper| !paper.alone), case)
}

/// The pages of one paper of a form, by its name.
pub fn lay_out_alone(form: &Form, name: &str, case: Option<(&Case, &Appraisal)>) -> Option<Sheet> {
    let named = |paper: &&PaperDef| paper.name.as_deref() == Some(name);
    let paper = form.def().papers.iter().find(named)?;
    Some(lay_out_papers(form, [paper].into_iter(), case))
}

fn lay_out_papers<'a>(
    form: &Form,
    papers: impl Iterator<Item = &'a PaperDef>,
    case: Option<(&Case, &Appraisal)>,
) -> Sheet {
    let values = case.map(|(_, appraisal)| &appraisal.values);
    let answers = Answers { form, case: case.map(|(case, _)| case), values };
    let appraisal = case.map(|(_, appraisal)| appraisal);
    let signed_ever = form.signing_step().is_some();
    let draft = appraisal.is_some_and(|of| signed_ever && of.state != State::Signed);
    let mut composer = Composer::new(Paper::A4, answers, appraisal);
    let mut sheet = Sheet::default();
    for paper in papers {
        composer.paper = Paper::of(paper);
        let word = draft.then(|| watermark(composer.paper, Tag::Artifact));
        for PageDef(blocks) in &paper.pages {
            let first = sheet.pages.len();
            let strips = strips(blocks, &mut composer);
            paginate(&strips, &composer.heads, composer.paper, &mut sheet);
            for (page, number) in sheet.pages.iter_mut().zip(1..).skip(first) {
                let number = page_number(number, composer.paper);
                page.marks.splice(0..0, word.clone().into_iter().chain(number));
            }
        }
    }
    // Whoever has the pages read hears once, before all else, that they are a draft.
    let first = sheet.pages.first_mut().and_then(|page| page.marks.first_mut());
    if let Some(word) = first.filter(|_| draft) {
        word.tag = Tag::Element { element: 0, role: Role::Draft };
    }
    sheet.tables = composer.tables;
    sheet
}
