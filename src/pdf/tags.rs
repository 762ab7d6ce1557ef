//! The structure of the document, for those who have the page read to them.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::catalog::catalog;
use super::paint::structure_type;
use crate::sheet::Role;

/// A piece of marked content: its page, and its number there.
type Piece = (usize, usize);

/// One element, with the pieces that it is made of.
struct Element {
    role: Role,
    pieces: Vec<Piece>,
}

/// Adds the tree of elements, and the way back from each piece of a page to its element.
pub(super) fn add(document: &mut Document, page_ids: &[ObjectId], pages: &[Vec<(u32, Role)>]) {
    let mut elements = BTreeMap::<u32, Element>::new();
    for (page, pieces) in pages.iter().enumerate() {
        for (piece, (number, role)) in pieces.iter().enumerate() {
            let element = Element { role: *role, pieces: Vec::new() };
            elements.entry(*number).or_insert(element).pieces.push((page, piece));
        }
    }
    let root = document.new_object_id();
    let body = document.new_object_id();
    let mut tree = Tree { document, page_ids, owners: BTreeMap::new() };
    let elements: Vec<_> = elements.into_values().collect();
    let mut kids = Vec::new();
    for group in
        elements.chunk_by(|one, other| place(one.role).is_some() == place(other.role).is_some())
    {
        if group.first().is_some_and(|element| place(element.role).is_some()) {
            kids.push(tree.table(body, group));
        } else {
            kids.extend(group.iter().map(|element| tree.leaf(body, element)));
        }
    }
    let parents = tree.parents(pages);
    let kids: Vec<Object> = kids.into_iter().map(Object::from).collect();
    let body_element = dictionary! {
        "Type" => "StructElem", "S" => "Document", "P" => root, "K" => kids,
    };
    document.objects.insert(body, body_element.into());
    let root_element = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => body,
        "ParentTree" => parents,
        "ParentTreeNextKey" => i64::try_from(pages.len()).unwrap_or(0),
    };
    document.objects.insert(root, root_element.into());
    for (id, key) in page_ids.iter().zip(0_i64..) {
        if let Ok(page) = document.get_dictionary_mut(*id) {
            page.set("StructParents", key);
        }
    }
    if let Some(catalog) = catalog(document) {
        catalog.set("StructTreeRoot", root);
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
    }
}

/// Row and column in the table, the head being the row before the first.
fn place(role: Role) -> Option<(Option<u16>, u8)> {
    match role {
        Role::TableHead { column } => Some((None, column)),
        Role::TableCell { row, column } => Some((Some(row), column)),
        Role::Title | Role::Heading | Role::Paragraph => None,
    }
}

struct Tree<'a> {
    document: &'a mut Document,
    page_ids: &'a [ObjectId],
    owners: BTreeMap<Piece, ObjectId>,
}

impl Tree<'_> {
    fn table(&mut self, parent: ObjectId, elements: &[Element]) -> ObjectId {
        // A cell may come in several elements, and a row's cells come side by side on a page.
        let mut rows = BTreeMap::<_, BTreeMap<u8, Vec<&Element>>>::new();
        for element in elements {
            if let Some((row, column)) = place(element.role) {
                rows.entry(row).or_default().entry(column).or_default().push(element);
            }
        }
        let table = self.document.new_object_id();
        let mut row_ids = Vec::new();
        for cells in rows.values() {
            let row = self.document.new_object_id();
            let cells: Vec<_> = cells.values().map(|cell| self.cell(row, cell).into()).collect();
            self.put(row, element("TR", table, cells));
            row_ids.push(row.into());
        }
        self.put(table, element("Table", parent, row_ids));
        table
    }

    fn cell(&mut self, row: ObjectId, elements: &[&Element]) -> ObjectId {
        let Some(first) = elements.first() else { return row };
        let id = if let [only] = elements {
            self.leaf(row, only)
        } else {
            let id = self.document.new_object_id();
            let paragraphs = elements.iter().map(|element| {
                let paragraph = Element { role: Role::Paragraph, pieces: element.pieces.clone() };
                self.leaf(id, &paragraph).into()
            });
            let paragraphs = paragraphs.collect();
            self.put(id, element(structure_type(first.role), row, paragraphs));
            id
        };
        if matches!(first.role, Role::TableHead { .. })
            && let Ok(head) = self.document.get_dictionary_mut(id)
        {
            head.set("A", dictionary! { "O" => "Table", "Scope" => "Column" });
        }
        id
    }

    /// An element that holds pieces of pages.
    fn leaf(&mut self, parent: ObjectId, of: &Element) -> ObjectId {
        let id = self.document.new_object_id();
        let page_of = |(page, _): &Piece| self.page_ids.get(*page).copied();
        let home = of.pieces.first().and_then(page_of);
        let mut kids: Vec<Object> = Vec::new();
        for piece in &of.pieces {
            let number = i64::try_from(piece.1).unwrap_or(i64::MAX);
            let page = page_of(piece);
            kids.push(match page {
                Some(page) if Some(page) != home => {
                    dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => number }.into()
                }
                _ => number.into(),
            });
        }
        self.owners.extend(of.pieces.iter().map(|piece| (*piece, id)));
        let mut element = element(structure_type(of.role), parent, kids);
        if let Some(home) = home {
            element.set("Pg", home);
        }
        self.put(id, element);
        id
    }

    fn put(&mut self, id: ObjectId, element: Dictionary) {
        self.document.objects.insert(id, element.into());
    }

    /// For every page, the elements of its pieces.
    fn parents(&self, pages: &[Vec<(u32, Role)>]) -> Dictionary {
        let nums = pages.iter().zip(0_i64..).enumerate().flat_map(|(page, (pieces, key))| {
            let owner =
                |piece| self.owners.get(&(page, piece)).map_or(Object::Null, |id| (*id).into());
            let owners: Vec<_> = (0..pieces.len()).map(owner).collect();
            [Object::from(key), owners.into()]
        });
        dictionary! { "Nums" => nums.collect::<Vec<_>>() }
    }
}

fn element(kind: &str, parent: ObjectId, mut kids: Vec<Object>) -> Dictionary {
    let kids = if kids.len() == 1 { kids.pop().unwrap_or(Object::Null) } else { kids.into() };
    dictionary! { "S" => kind, "P" => parent, "K" => kids }
}
