//! What one level asks that another does not: what stayed, changed, came and went.

use super::likeness::{likeness, same};
use super::standard::{duties, requirements};
use super::{Duty, EntryDef, LevelDef, RequirementDef};

/// Texts less alike than this are two, not one that changed.
const ALIKE: f64 = 0.23;

/// What became of something from the old level to the new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It reads the same, spaces aside.
    Same,
    /// It reads otherwise; of what is needed: to another level.
    Changed,
    /// Only the new level has it.
    New,
    /// Only the old level has it.
    Gone,
}

impl Change {
    /// Its key; stable.
    pub fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Changed => "changed",
            Self::New => "new",
            Self::Gone => "gone",
        }
    }
}

/// Something of the old level beside what it became in the new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair<T> {
    /// What became of it.
    pub change: Change,
    /// As the old level has it.
    pub old: Option<T>,
    /// As the new level has it.
    pub new: Option<T>,
}

/// Two levels, side by side. Each list is in the order of the new level, what went standing where
/// the old level had it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison<'a> {
    /// The main duty.
    pub main_duty: Vec<Pair<&'a str>>,
    /// The duties.
    pub duties: Vec<Pair<Duty<'a>>>,
    /// The qualifications, those on top.
    pub qualifications: Vec<Pair<&'a EntryDef>>,
    /// What is needed, kind by kind, as [`requirements`] has it.
    pub needs: [Vec<Pair<&'a RequirementDef>>; 5],
}

/// Compares two levels, of one standard or of two.
pub fn compare<'a>(old: &'a LevelDef, new: &'a LevelDef) -> Comparison<'a> {
    let main = |level: &'a LevelDef| -> Vec<&'a str> {
        level.main_duty.iter().map(String::as_str).collect()
    };
    let all_duties = |level: &'a LevelDef| -> Vec<Duty<'a>> { duties(level).collect() };
    let entries =
        |level: &'a LevelDef| -> Vec<&'a EntryDef> { level.qualifications.iter().collect() };
    let (old_needs, new_needs) = (requirements(old), requirements(new));
    let mut needs = old_needs.into_iter().zip(new_needs).map(|(old, new)| compare_needs(old, new));
    Comparison {
        main_duty: pairs(&main(old), &main(new), |text| text),
        duties: pairs(&all_duties(old), &all_duties(new), |duty| duty.text),
        qualifications: pairs(&entries(old), &entries(new), |entry| &entry.text),
        needs: std::array::from_fn(|_| needs.next().unwrap_or_default()),
    }
}

/// What is needed is the same thing by its name; its level is what changes.
fn compare_needs<'a>(
    old: &'a [RequirementDef],
    new: &'a [RequirementDef],
) -> Vec<Pair<&'a RequirementDef>> {
    let mut partners = vec![None; new.len()];
    for (at, need) in old.iter().enumerate() {
        let by_name = |(new_at, other): (usize, &RequirementDef)| {
            (partners.get(new_at) == Some(&None) && same(&need.name, &other.name)).then_some(new_at)
        };
        let found = new.iter().enumerate().find_map(by_name);
        if let Some(partner) = found.and_then(|found| partners.get_mut(found)) {
            *partner = Some(at);
        }
    }
    let change = |old: &&RequirementDef, new: &&RequirementDef| old.level == new.level;
    let (old, new): (Vec<_>, Vec<_>) = (old.iter().collect(), new.iter().collect());
    in_order(&old, &new, &partners, change)
}

/// Texts, each beside the one that it is most like: the likest find each other first.
fn pairs<'a, T: Copy>(old: &[T], new: &[T], text: impl Fn(T) -> &'a str) -> Vec<Pair<T>> {
    let texts = |list: &[T]| -> Vec<&'a str> { list.iter().map(|of| text(*of)).collect() };
    let rows = likeness(&texts(old), &texts(new));
    let mut candidates: Vec<(f64, usize, usize)> = Vec::new();
    for (old_at, row) in rows.into_iter().enumerate() {
        let alike = row.into_iter().enumerate().filter(|(_, likeness)| *likeness >= ALIKE);
        candidates.extend(alike.map(|(new_at, likeness)| (likeness, old_at, new_at)));
    }
    candidates.sort_by(|one, other| {
        other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2)))
    });
    let mut taken = vec![false; old.len()];
    let mut partners: Vec<Option<usize>> = vec![None; new.len()];
    for (_, old_at, new_at) in candidates {
        let free = taken.get_mut(old_at).zip(partners.get_mut(new_at));
        if let Some((taken @ false, partner @ None)) = free {
            *taken = true;
            *partner = Some(old_at);
        }
    }
    in_order(old, new, &partners, |old, new| same(text(*old), text(*new)))
}

/// All in the order of the new, what went behind what stood before it.
fn in_order<T: Copy>(
    old: &[T],
    new: &[T],
    partners: &[Option<usize>],
    same: impl Fn(&T, &T) -> bool,
) -> Vec<Pair<T>> {
    let stayed = |at: usize| partners.contains(&Some(at));
    let gone = |at: usize| {
        let old = old.get(at).copied();
        Pair { change: Change::Gone, old, new: None }
    };
    // What went right behind this old one, up to the next that stayed.
    let behind = |at: usize| (at..old.len()).take_while(|at| !stayed(*at)).map(gone);
    let mut pairs: Vec<Pair<T>> = behind(0).collect();
    for (new, partner) in new.iter().zip(partners) {
        let before = partner.and_then(|at| old.get(at));
        let change = match before {
            None => Change::New,
            Some(old) if same(old, new) => Change::Same,
            Some(_) => Change::Changed,
        };
        pairs.push(Pair { change, old: before.copied(), new: Some(*new) });
        if let Some(at) = partner {
            pairs.extend(behind(at + 1));
        }
    }
    pairs
}
