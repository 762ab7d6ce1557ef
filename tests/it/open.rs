//! The form is open: no file of `src/` knows a form, a part or a field by its name.

use std::collections::BTreeSet;

use khangan::form::Form;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};

use crate::scenario::FORMS;
use crate::source::{root, sources};
use crate::terminal::{Desk, in_process};

/// Ids of a form that are words of the program, too, and where. Whoever adds one says what it means
/// there.
const COMMON: [(&str, &str); 18] = [
    // What kind of answer the chain of events takes in, or a command tells.
    ("case/chain.rs", "date"),
    ("case/chain.rs", "number"),
    ("cli/forms.rs", "date"),
    ("cli/forms.rs", "number"),
    // Options of commands.
    ("cli/args/mod.rs", "level"),
    ("cli/args/mod.rs", "reason"),
    ("cli/args/words.rs", "date"),
    ("cli/args/words.rs", "level"),
    ("cli/args/words.rs", "reason"),
    // The type of posts that are counted below another.
    ("cli/eligibility.rs", "academic"),
    // What the fields of a component end with.
    ("form/component.rs", "level"),
    ("form/component.rs", "reason"),
    // The key of a standard in which a mistake stands.
    ("standards/check.rs", "type"),
    // The key of a form file in which a mistake stands.
    ("form/check/score.rs", "score"),
    // The parts of a position standard, and a type of posts.
    ("standards/passage.rs", "duties"),
    ("standards/passage.rs", "executive"),
    ("standards/passage.rs", "knowledge"),
    // A failure of the disk that is none of those that are told apart.
    ("store/failure.rs", "other"),
];

/// The samples are cases of the forms built in, and the forms built in are files with a name.
const SAMPLES: [&str; 2] = ["app/library/samples.rs", "form/forms.rs"];

/// The ids and words by which a form of this file is told.
fn names(form: &Form) -> impl Iterator<Item = String> {
    let def = form.def();
    let fields = form.fields().iter().map(|field| field.id.to_string());
    let columns = form.fields().iter().filter_map(|field| field.control.rows());
    let columns = columns.flat_map(|rows| rows.columns.iter().map(|of| of.id.to_string()));
    let choices = form.fields().iter().flat_map(|field| field.control.choices());
    let choices = choices.map(|choice| choice.id.to_string());
    let of_form = [form.id().to_string(), def.name.clone(), def.title.clone()];
    let of_form = of_form.into_iter().chain(def.annex.clone()).chain([form.edition().to_owned()]);
    let parts = form.parts().iter().map(|part| part.id.to_string());
    let ladder = def.ladder.iter().map(ToString::to_string);
    let components = form.components().iter().map(|of| of.def.id.to_string());
    let papers = def.papers.iter().filter_map(|paper| paper.name.clone());
    of_form
        .chain(parts)
        .chain(fields)
        .chain(columns)
        .chain(choices)
        .chain(ladder)
        .chain(components)
        .chain(papers)
}

/// Every text of a file of the source, unit tests left out.
#[derive(Default)]
struct Literals {
    texts: BTreeSet<String>,
    numbers: BTreeSet<String>,
}

impl<'a> Visit<'a> for Literals {
    fn visit_item_mod(&mut self, module: &'a syn::ItemMod) {
        let tests = module.attrs.iter().any(|of| of.path().is_ident("cfg"));
        if !tests {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_attribute(&mut self, _: &'a syn::Attribute) {}

    fn visit_lit(&mut self, literal: &'a syn::Lit) {
        match literal {
            syn::Lit::Str(text) => drop(self.texts.insert(text.value())),
            syn::Lit::Int(number) => drop(self.numbers.insert(number.base10_digits().to_owned())),
            _ => {}
        }
    }

    /// What a macro is given is values, but for a few that are patterns or code.
    fn visit_macro(&mut self, of: &'a syn::Macro) {
        let values = of.parse_body_with(Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated);
        for value in values.iter().flatten() {
            // Nothing of what is parsed here outlives the visit.
            let mut inner = Self::default();
            inner.visit_expr(value);
            self.texts.append(&mut inner.texts);
            self.numbers.append(&mut inner.numbers);
        }
    }
}

impl Literals {
    fn of(name: &str) -> Self {
        let text = std::fs::read_to_string(root().join("src").join(name)).unwrap();
        let mut literals = Self::default();
        literals.visit_file(&syn::parse_file(&text).unwrap());
        literals
    }
}

#[test]
fn the_program_knows_no_form_part_field_answer_or_level_by_its_name() {
    let names: BTreeSet<_> = FORMS.all().flat_map(names).collect();
    assert!(names.len() > 200, "only {} names to look for", names.len());
    let mut found = BTreeSet::new();
    for source in sources().iter().filter(|source| !SAMPLES.contains(&source.name.as_str())) {
        let literals = Literals::of(&source.name);
        found.extend(
            literals.texts.intersection(&names).map(|id| (source.name.clone(), id.clone())),
        );
    }
    let common = COMMON.map(|(file, id)| (file.to_owned(), id.to_owned()));
    assert_eq!(found, BTreeSet::from(common));
}

#[test]
fn no_form_adds_up_to_what_the_program_says() {
    // Where points are added up, no total of any form stands.
    let totals: BTreeSet<_> =
        FORMS.all().filter(|of| of.score().is_some()).map(|of| of.max().to_string()).collect();
    assert!(!totals.is_empty());
    let scored = ["form", "appraisal", "case", "sheet", "document"];
    let scored = sources().into_iter().filter(|source| scored.contains(&source.module()));
    let said = scored.filter(|source| !Literals::of(&source.name).numbers.is_disjoint(&totals));
    let said: Vec<_> = said.map(|source| source.name).collect();
    assert_eq!(said, [""; 0]);
}

/// The first form of the guide, word for word.
fn smallest() -> &'static str {
    let guide = include_str!("../../forms/README.md");
    let after = guide.split_once("## The smallest form\n\n```ron\n").expect("the form").1;
    after.split_once("```").expect("its end").0
}

#[test]
fn the_smallest_form_of_the_guide_is_filled_and_printed() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("forms")).unwrap();
    desk.write("forms/leave.ron", smallest());
    let run = |words: &[&str]| {
        let path = |word: &&str| match word.strip_prefix('/') {
            Some(name) => desk.path(name).into_os_string(),
            None => word.into(),
        };
        let forms = ["--forms".into(), desk.path("forms").into_os_string()];
        in_process(forms.into_iter().chain(words.iter().map(path)))
    };
    run(&["print", "--blank", "leave", "-o", "/blank.pdf"]).printed(0);
    run(&["new", "leave", "-o", "/a.khangan"]).printed(0);
    run(&["set", "/a.khangan", "who=สมชาย", "from=1/12/2569", "to=๓ ธ.ค. ๖๙"]).printed(0);
    run(&["check", "/a.khangan"]).printed(0);
    run(&["print", "/a.khangan", "-o", "/a.pdf"]).printed(0);
    let carried = khangan::pdf::embedded_case(&desk.bytes("a.pdf")).unwrap();
    assert_eq!(carried, desk.bytes("a.khangan"));
    let text = desk.text("a.khangan");
    assert!(text.contains("\"from\": \"2026-12-01\"") && text.contains("format: 2"), "{text}");
}
