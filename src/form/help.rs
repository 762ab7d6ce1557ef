//! What is told beside a part of the form: the circular's words on it, and who signs it.

use super::{BlockDef, Form, PieceDef, QuoteDef, Section};

/// What a blank is in words that are only read.
const BLANK: &str = "…";

impl Form {
    /// What the circular says of a part.
    pub fn quotes(&self, section: Section) -> &[QuoteDef] {
        let help = self.def.help.iter().find(|help| help.section == section);
        help.map_or(&[], |help| &help.quotes)
    }

    /// The offices that sign a part, as they stand below the lines for the pens.
    pub fn signatories(&self, section: Section) -> Vec<String> {
        let blocks = self.def.pages.iter().flat_map(|page| &page.0);
        let signs = blocks.filter_map(|block| match block {
            BlockDef::Signature { name, office, .. } => {
                let field = self.field(name.as_str())?;
                (field.section == section).then_some(office)
            }
            BlockDef::Title
            | BlockDef::Heading(_)
            | BlockDef::Line(_)
            | BlockDef::Paragraph(_)
            | BlockDef::Lines { .. }
            | BlockDef::Scores
            | BlockDef::Ticks { .. } => None,
        });
        signs
            .map(|office| office.iter().map(|pieces| line(pieces)).collect::<Vec<_>>().join(" "))
            .collect()
    }
}

fn line(pieces: &[PieceDef]) -> String {
    let words = pieces.iter().map(|piece| match piece {
        PieceDef::Words(words) => words.as_str(),
        PieceDef::Blank(_) => BLANK,
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Forms;

    #[test]
    fn the_opinions_are_signed_by_three_and_the_resolution_by_two() {
        for form in Forms::built_in().all() {
            assert_eq!(
                form.signatories(Section::Opinions),
                [
                    "หัวหน้าหน่วยงานการเจ้าหน้าที่",
                    "ผู้อำนวยการกอง/สำนักหรือเทียบเท่า ซึ่งรับผิดชอบงานการเจ้าหน้าที่",
                    "หัวหน้าส่วนราชการระดับกรม",
                ]
            );
            assert_eq!(
                form.signatories(Section::Committee),
                [
                    "เลขานุการ อ.ก.พ. กระทรวง…",
                    "ประธาน อ.ก.พ. กระทรวง… หรือผู้ที่ประธาน อ.ก.พ. กระทรวง…มอบหมาย",
                ]
            );
            for section in [Section::Position, Section::Duties, Section::Score, Section::Summary] {
                assert!(form.signatories(section).is_empty(), "{section:?}");
            }
        }
    }
}
