//! The standards this program knows: those built in, and an office's own beside them.

use std::sync::{LazyLock, OnceLock};

use super::search::Index;
use super::{Hits, Standard, StandardError, StandardMistake, StandardProblem, read_standard};
use crate::base::Query;

/// The files built in: the lower of two posts first, as officers look for them.
const BUILT_IN: [&str; 4] = [
    include_str!("../../forms/standards/public-relations.ron"),
    include_str!("../../forms/standards/office-management.ron"),
    include_str!("../../forms/standards/registration-and-cards.ron"),
    include_str!("../../forms/standards/general-administration.ron"),
];

type Lazy = LazyLock<Vec<Standard>, Box<dyn FnOnce() -> Vec<Standard> + Send>>;

/// The standards this program knows. They are read when one is first asked for.
pub struct Standards {
    all: Lazy,
    index: OnceLock<Index>,
}

impl Standards {
    /// Those built in.
    pub fn built_in() -> Self {
        Self::from_standards(Box::new(|| BUILT_IN.into_iter().map(built_in_standard).collect()))
    }

    /// Those of these files, before those built in; with every file that cannot be used, by its
    /// name. One with the title and type of one built in takes its place.
    pub fn with_own(files: &[(String, String)]) -> Result<Self, Vec<(String, StandardError)>> {
        let mut own = Vec::<Standard>::new();
        let mut errors = Vec::new();
        for (name, text) in files {
            match read_standard(text) {
                Ok(standard) if own.iter().any(|known| is_same(known, &standard)) => {
                    let problem = StandardProblem::SameStandard(standard.title().to_owned());
                    let mistake = StandardMistake { place: "title".to_owned(), problem };
                    errors.push((name.clone(), StandardError::Mistakes(vec![mistake])));
                }
                Ok(standard) => own.push(standard),
                Err(error) => errors.push((name.clone(), error)),
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Self::from_standards(Box::new(|| {
            let mut all = own;
            let built_in = BUILT_IN.into_iter().map(built_in_standard);
            let others: Vec<_> =
                built_in.filter(|one| !all.iter().any(|known| is_same(known, one))).collect();
            all.extend(others);
            all
        })))
    }

    /// These and no others.
    pub fn only(standards: Vec<Standard>) -> Self {
        Self::from_standards(Box::new(|| standards))
    }

    fn from_standards(read: Box<dyn FnOnce() -> Vec<Standard> + Send>) -> Self {
        Self { all: LazyLock::new(read), index: OnceLock::new() }
    }

    /// Every standard, in order.
    pub fn all(&self) -> &[Standard] {
        &self.all
    }

    /// The standard of the posts with this title, spaces aside.
    pub fn titled(&self, title: &str) -> Option<&Standard> {
        let plain = |text: &str| -> String { text.split_whitespace().collect() };
        let title = plain(title);
        self.all.iter().find(|standard| plain(standard.title()) == title)
    }

    /// Where these words stand: the standards that have them in their heads, and the passages.
    pub fn search(&self, query: &Query) -> Hits {
        self.index.get_or_init(|| Index::of(&self.all)).search(query)
    }
}

impl std::fmt::Debug for Standards {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Standards")
    }
}

fn is_same(one: &Standard, other: &Standard) -> bool {
    one.title() == other.title() && one.def().kind == other.def().kind
}

#[expect(clippy::panic, reason = "the files are part of the program, and a test reads them all")]
fn built_in_standard(text: &str) -> Standard {
    match read_standard(text) {
        Ok(standard) => standard,
        Err(error) => panic!("a standard built in is wrong: {error:?}"),
    }
}
