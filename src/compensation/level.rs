//! A level, or a frame of levels, as people write it.

/// The levels that a post may have.
pub(super) struct Frame<'a>(Vec<&'a str>);

impl<'a> Frame<'a> {
    /// What is written: `ชำนาญการ`, `ปฏิบัติการหรือชำนาญการ`, `ระดับปฏิบัติงาน/ชำนาญงาน`; the words
    /// for "or" and "level" are the table's.
    pub(super) fn of(written: &'a str, or: &str, level: &str) -> Self {
        let pieces = written.split(or).flat_map(|piece| piece.split(['/', ',', '-', '–', ' ']));
        let names = pieces.map(|name| {
            let name = name.trim();
            name.strip_prefix(level).unwrap_or(name)
        });
        Self(names.filter(|name| !name.is_empty()).collect())
    }

    /// The highest of them, by how high each stands; none if one of them stands nowhere.
    pub(super) fn highest(&self, rank: impl Fn(&str) -> Option<usize>) -> Option<&'a str> {
        let ranks: Option<Vec<_>> =
            self.0.iter().map(|name| rank(name).map(|rank| (rank, *name))).collect();
        ranks?.into_iter().max().map(|(_, name)| name)
    }
}
