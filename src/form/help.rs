//! What is told beside a part of the form: the circular's words on it, who signs it, and what they
//! certify.

use super::{BlockDef, Form, PieceDef, QuoteDef};
use crate::base::{FieldId, PartId};

/// What a blank is in words that are only read.
const BLANK: &str = "…";

impl Form {
    /// What the circular says of a part.
    pub fn quotes(&self, part: &PartId) -> &[QuoteDef] {
        self.part(part).map_or(&[], |part| &part.help)
    }

    /// The offices that sign a part, as they stand below the lines for the pens.
    pub fn signatories(&self, part: &PartId) -> Vec<String> {
        let signs = self.blocks().filter_map(|block| match block {
            BlockDef::Signature { name, office, .. } => {
                let field = self.field(name.as_str())?;
                (field.part == *part).then_some(office)
            }
            BlockDef::Title
            | BlockDef::Heading(_)
            | BlockDef::OnBlank(_)
            | BlockDef::Line(_)
            | BlockDef::Paragraph(_)
            | BlockDef::Lines { .. }
            | BlockDef::Scores
            | BlockDef::Grid { .. }
            | BlockDef::Ticks { .. } => None,
        });
        signs
            .map(|office| {
                office
                    .iter()
                    .map(|pieces| line(pieces, |_| BLANK.to_owned()))
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect()
    }

    /// What those who sign a part certify: the paragraphs directly above their lines for the pen,
    /// with what is answered in the blanks.
    pub fn certified<'a>(
        &self,
        part: &PartId,
        answer: impl Fn(&FieldId) -> &'a str,
    ) -> Vec<String> {
        let fill = |field: &FieldId| match answer(field).trim() {
            "" => BLANK.to_owned(),
            // The paper parts an answer from the words before it by the dots that it stands on.
            answer => format!(" {answer}"),
        };
        let pairs = self.pages().flat_map(|page| page.0.windows(2));
        let certified = pairs.filter_map(|pair| match pair {
            [BlockDef::Paragraph(pieces), BlockDef::Signature { name, .. }] => {
                let signs = self.field(name.as_str()).is_some_and(|of| of.part == *part);
                signs.then(|| line(pieces, fill))
            }
            _ => None,
        });
        certified.collect()
    }
}

/// Words and blanks as one text.
fn line(pieces: &[PieceDef], blank: impl Fn(&FieldId) -> String) -> String {
    let words = pieces.iter().map(|piece| match piece {
        PieceDef::Words(words) => words.clone(),
        PieceDef::Blank(field) | PieceDef::Chosen(field) | PieceDef::Until { field, .. } => {
            blank(field)
        }
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{FormGroup, Forms};

    #[test]
    fn what_is_certified_is_the_papers_with_the_number_of_the_post_in_it() {
        for form in Forms::built_in().all().filter(|form| form.def().group == FormGroup::Post) {
            let number =
                |field: &FieldId| if *field == "position.number" { "๑๒๓ " } else { "?" };
            let [opinions] = &form.certified(&"opinions".into(), number)[..] else { panic!() };
            assert!(opinions.starts_with("ได้ตรวจสอบรายละเอียดแล้ว ขอรับรองว่า"), "{opinions}");
            assert!(opinions.contains("ตำแหน่งเลขที่ ๑๒๓ ถูกต้อง"), "{opinions}");
            let [opinions] = &form.certified(&"opinions".into(), |_| " ")[..] else { panic!() };
            assert!(opinions.contains("ตำแหน่งเลขที่… ถูกต้อง"), "{opinions}");
            let [resolution] = &form.certified(&"committee".into(), number)[..] else { panic!() };
            assert!(resolution.starts_with("ขอรับรองว่ามติ อ.ก.พ.ฯ"), "{resolution}");
            assert_eq!(form.certified(&"summary".into(), number), [""; 0]);
        }
    }

    #[test]
    fn the_opinions_are_signed_by_three_and_the_resolution_by_two() {
        for form in Forms::built_in().all().filter(|form| form.def().group == FormGroup::Post) {
            assert_eq!(
                form.signatories(&"opinions".into()),
                [
                    "หัวหน้าหน่วยงานการเจ้าหน้าที่",
                    "ผู้อำนวยการกอง/สำนักหรือเทียบเท่า ซึ่งรับผิดชอบงานการเจ้าหน้าที่",
                    "หัวหน้าส่วนราชการระดับกรม",
                ]
            );
            assert_eq!(
                form.signatories(&"committee".into()),
                [
                    "เลขานุการ อ.ก.พ. กระทรวง…",
                    "ประธาน อ.ก.พ. กระทรวง… หรือผู้ที่ประธาน อ.ก.พ. กระทรวง…มอบหมาย",
                ]
            );
            for part in ["position", "duties", "score", "summary"].map(PartId::from) {
                assert!(form.signatories(&part).is_empty(), "{part}");
            }
        }
    }
}
