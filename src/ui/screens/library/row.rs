//! One case of the library, as far as the table needs it.

use std::path::PathBuf;

use crate::appraisal::{self, Appraisal};
use crate::base::{ChoiceId, ComponentId, FormId, Haystack, Moment, SortKey};
use crate::case::{Answer, Case};
use crate::form::{Form, Role};
use crate::words::{self, Lang};

/// How a file stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It is being worked on.
    Draft,
    /// It is signed off.
    Signed,
    /// It was signed off, and changed since by something else than this program.
    Altered,
    /// A newer version wrote it: it can only be looked at.
    Newer,
    /// Its form is not known here: it can only be looked at.
    ReadOnly,
    /// It cannot be read.
    Unreadable,
}

impl State {
    /// Every state, in order.
    pub const ALL: [Self; 6] =
        [Self::Draft, Self::Signed, Self::Altered, Self::Newer, Self::ReadOnly, Self::Unreadable];

    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "library.draft",
            Self::Signed => "library.signed",
            Self::Altered => "library.altered",
            Self::Newer => "library.newer",
            Self::ReadOnly => "library.read_only",
            Self::Unreadable => "library.unreadable",
        }
    }
}

/// A sentence in both languages: the table may change its language long after a file was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// In Thai.
    pub thai: String,
    /// In English.
    pub english: String,
}

impl Said {
    /// What `say` says in each.
    pub fn by(say: impl Fn(Lang) -> String) -> Self {
        Self { thai: say(Lang::Thai), english: say(Lang::English) }
    }

    /// In this language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Thai => &self.thai,
            Lang::English => &self.english,
        }
    }
}

/// One case of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The file.
    pub path: PathBuf,
    /// How it stands.
    pub state: State,
    /// Its form.
    pub form: Option<FormId>,
    /// The number of the post.
    pub number: String,
    /// The title of the post; the name of the file, where that is all there is.
    pub title: String,
    /// The level asked for.
    pub target: String,
    /// Where the post stands: its division.
    pub division: String,
    /// The points that count, of each component that has some.
    pub points: Vec<(ComponentId, i64)>,
    /// What the points add up to, where there are any.
    pub total: Option<i64>,
    /// The points that the target needs.
    pub threshold: Option<i64>,
    /// Whether the officer let it pass.
    pub passed: Option<bool>,
    /// What speaks against that.
    pub doubt: Option<Said>,
    /// When it last changed.
    pub changed: Option<Moment>,
    /// Why it cannot be worked on.
    pub trouble: Option<Said>,
    /// The key of the same in few words, where they stand in place of a case.
    pub brief: &'static str,
    pub(super) keys: SortKeys,
    pub(super) texts: Haystack,
}

/// What a row is sorted by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SortKeys {
    pub form: SortKey,
    pub number: SortKey,
    pub title: SortKey,
    pub target: SortKey,
}

impl Row {
    /// A case that was read, with its form where that is known. Whether one that can be worked on is
    /// signed off, it says itself.
    pub fn of_case(path: PathBuf, state: State, case: &Case, form: Option<&Form>) -> Self {
        let appraisal = form.map(|form| appraisal::appraise(form, case));
        let state = match (state, appraisal.as_ref().map(|appraisal| appraisal.state)) {
            (State::Draft, Some(appraisal::State::Signed)) => State::Signed,
            (State::Draft, Some(appraisal::State::Altered)) => State::Altered,
            (state, _) => state,
        };
        let scores = appraisal.iter().flat_map(|appraisal| &appraisal.scores);
        let points: Vec<_> = scores
            .filter_map(|score| Some((score.component.clone(), score.valid_points()?)))
            .collect();
        let line = |role| form.map_or("", |form| case.role(form, role)).trim().to_owned();
        let name = form.map_or_else(|| case.form().to_string(), |form| form.def().name.clone());
        let (number, title) = (line(Role::Number), line(Role::Title));
        let (file, target) = (file_name(&path), line(Role::Target));
        let doubt = form.zip(appraisal.as_ref()).and_then(|(form, it)| doubt(form, it));
        let mut texts = Vec::new();
        for answer in case.answers().values() {
            words_of(answer, &mut texts);
        }
        let texts = Haystack::of(texts.into_iter().chain([file.as_str(), name.as_str()]));
        Self {
            state,
            form: Some(case.form().clone()),
            total: appraisal.as_ref().filter(|_| !points.is_empty()).map(|a| a.total),
            threshold: appraisal.as_ref().and_then(|a| a.threshold),
            passed: form.zip(appraisal.as_ref()).and_then(|(form, it)| it.passed(form)),
            doubt,
            changed: Some(case.modified()),
            trouble: None,
            brief: "",
            keys: SortKeys {
                form: SortKey::of(&name),
                number: SortKey::of(&number),
                title: SortKey::of(&title),
                target: SortKey::of(&target),
            },
            division: line(Role::Division),
            texts,
            path,
            number,
            title,
            target,
            points,
        }
    }

    /// The same, with why it cannot be worked on.
    #[must_use]
    pub fn with(self, trouble: Said) -> Self {
        Self { trouble: Some(trouble), ..self }
    }

    /// A file that gives no case; `brief` is the key of why, in few words.
    pub fn of_trouble(
        path: PathBuf,
        state: State,
        changed: Option<Moment>,
        brief: &'static str,
        trouble: Said,
    ) -> Self {
        let file = file_name(&path);
        Self {
            path,
            state,
            form: None,
            number: String::new(),
            target: String::new(),
            division: String::new(),
            points: Vec::new(),
            total: None,
            threshold: None,
            passed: None,
            doubt: None,
            changed,
            trouble: Some(trouble),
            brief,
            keys: SortKeys { title: SortKey::of(&file), ..SortKeys::default() },
            texts: Haystack::of([file.as_str()]),
            title: file,
        }
    }

    /// The points of a component, where they count.
    pub fn points_of(&self, component: &ComponentId) -> Option<i64> {
        self.points.iter().find_map(|(of, points)| (of == component).then_some(*points))
    }

    /// Whether there is a case in it.
    pub fn readable(&self) -> bool {
        self.form.is_some()
    }

    /// The name of the file, without its extension.
    pub fn file_name(&self) -> String {
        file_name(&self.path)
    }
}

/// What speaks against the signing off or the verdict of a case, as its own screen says it.
pub(super) fn doubt(form: &Form, appraisal: &Appraisal) -> Option<Said> {
    let altered = appraisal.state == appraisal::State::Altered;
    let seal = appraisal.findings.first().filter(|_| altered);
    let finding = seal.or_else(|| appraisal.verdict_doubt())?;
    Some(Said::by(|lang| words::finding(lang, form, finding)))
}

/// The words of an answer, those of a table cell by cell.
fn words_of<'a>(answer: &'a Answer, texts: &mut Vec<&'a str>) {
    match answer {
        Answer::Text(text) => texts.push(text),
        Answer::Choice(choice) => texts.push(choice.as_str()),
        Answer::Ticks(ticks) => texts.extend(ticks.iter().map(ChoiceId::as_str)),
        Answer::Rows(rows) => {
            for answer in rows.iter().flat_map(|row| row.cells().values()) {
                words_of(answer, texts);
            }
        }
        Answer::Number(_) | Answer::Date(_) => {}
    }
}

fn file_name(path: &std::path::Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
