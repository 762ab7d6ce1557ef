//! What can be wrong with the file of a standard.

/// Why a file of a standard cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StandardError {
    /// It is not such a file at all.
    #[error("line {line}, column {column}: {what}")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What the reader says.
        what: String,
    },
    /// It contradicts itself.
    #[error("{} mistakes", .0.len())]
    Mistakes(Vec<StandardMistake>),
}

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardMistake {
    /// Where it stands: `levels[1].groups[0].items[2]`, counted from 0 as in the file.
    pub place: String,
    /// What is wrong.
    pub problem: StandardProblem,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StandardProblem {
    /// Words that the standard needs are empty, or a list is.
    Empty,
    /// Two levels have the same name, or two things that a level needs.
    Duplicate(String),
    /// A group has numbered items and a paragraph beside them.
    ItemsAndText,
    /// Nothing is needed to this level: there are 1 to 5.
    LevelOutside(u8),
    /// Words that are read with doubt and do not stand in the level.
    DoubtNowhere(String),
    /// Another file of the folder has the same title and type.
    SameStandard(String),
}

impl StandardProblem {
    /// The key of its sentence; stable.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Duplicate(_) => "duplicate",
            Self::ItemsAndText => "items_and_text",
            Self::LevelOutside(_) => "level_outside",
            Self::DoubtNowhere(_) => "doubt_nowhere",
            Self::SameStandard(_) => "same_standard",
        }
    }

    /// The thing that is wrong, for the sentence; empty when the place says it all.
    pub fn subject(&self) -> String {
        match self {
            Self::Duplicate(name) | Self::DoubtNowhere(name) | Self::SameStandard(name) => {
                name.clone()
            }
            Self::LevelOutside(level) => level.to_string(),
            Self::Empty | Self::ItemsAndText => String::new(),
        }
    }
}
