//! The structure of the document, for those who have the page read to them.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::catalog::catalog;
use super::paint::{self, structure_type};
use super::text_string;
use crate::base::Mm;
use crate::sheet::{Point, Role, Sheet, Table, TableCell};

/// Where a piece of marked content is: its page, and its number there.
type Place = (usize, usize);

/// One element, with the pieces that it is made of.
struct Element {
    role: Role,
    pieces: Vec<(Place, Option<&'static str>)>,
}

/// Adds the tree of elements, and the way back from each piece of a page to its element.
pub(super) fn add(
    document: &mut Document,
    page_ids: &[ObjectId],
    pages: &[Vec<paint::Piece>],
    sheet: &Sheet,
) {
    let mut elements = BTreeMap::<u32, Element>::new();
    for (page, pieces) in pages.iter().enumerate() {
        for (number, piece) in pieces.iter().enumerate() {
            let element = Element { role: piece.role, pieces: Vec::new() };
            let element = elements.entry(piece.element).or_insert(element);
            element.pieces.push(((page, number), piece.said));
        }
    }
    let root = document.new_object_id();
    let body = document.new_object_id();
    let mut tree = Tree { document, page_ids, sheet, owners: BTreeMap::new() };
    let mut kids = Vec::new();
    for table in &sheet.tables {
        let Some(first) = table.cells().next().map(|cell| *cell.elements.start()) else { continue };
        let after = elements.split_off(&first);
        kids.extend(tree.flow(body, &elements.into_values().collect::<Vec<_>>()));
        elements = after;
        kids.push(tree.table(body, table, &mut elements).into());
    }
    kids.extend(tree.flow(body, &elements.into_values().collect::<Vec<_>>()));
    let parents = tree.parents(pages);
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

struct Tree<'a> {
    document: &'a mut Document,
    page_ids: &'a [ObjectId],
    sheet: &'a Sheet,
    owners: BTreeMap<Place, ObjectId>,
}

impl Tree<'_> {
    /// Elements one after the other; items that follow each other are a list.
    fn flow(&mut self, parent: ObjectId, elements: &[Element]) -> Vec<Object> {
        let mut kids = Vec::new();
        for group in elements.chunk_by(|one, other| one.is_item() && other.is_item()) {
            if group.first().is_some_and(Element::is_item) {
                kids.push(self.list(parent, group).into());
            } else {
                kids.extend(group.iter().map(|element| Object::from(self.leaf(parent, element))));
            }
        }
        kids
    }

    fn list(&mut self, parent: ObjectId, items: &[Element]) -> ObjectId {
        let id = self.document.new_object_id();
        let mut kids = Vec::new();
        for item in items {
            let item_id = self.document.new_object_id();
            let body = self.holding("LBody", item_id, item);
            self.put(item_id, element("LI", id, vec![body.into()]));
            kids.push(item_id.into());
        }
        self.put(id, element("L", parent, kids));
        id
    }

    /// A table; its cells take their elements out of the others. A cell in which nothing stands is
    /// a cell nevertheless, lest those behind it be taken for those of other columns.
    fn table(
        &mut self,
        parent: ObjectId,
        table: &Table,
        elements: &mut BTreeMap<u32, Element>,
    ) -> ObjectId {
        let id = self.document.new_object_id();
        let mut row_ids = Vec::new();
        for row in &table.rows {
            let row_id = self.document.new_object_id();
            let cell = |cell| self.cell(row_id, row.head, cell, elements).into();
            let cells = row.cells.iter().map(cell).collect();
            self.put(row_id, element("TR", id, cells));
            row_ids.push(row_id.into());
        }
        self.put(id, element("Table", parent, row_ids));
        id
    }

    fn cell(
        &mut self,
        row: ObjectId,
        in_head: bool,
        cell: &TableCell,
        elements: &mut BTreeMap<u32, Element>,
    ) -> ObjectId {
        let own: Vec<_> =
            cell.elements.clone().filter_map(|number| elements.remove(&number)).collect();
        let kind = if in_head || cell.heads_row { "TH" } else { "TD" };
        let id = match own.as_slice() {
            [only] if !only.is_item() => self.holding(kind, row, only),
            own => {
                let id = self.document.new_object_id();
                let content = self.flow(id, own);
                self.put(id, element(kind, row, content));
                id
            }
        };
        let mut attributes = dictionary! { "O" => "Table" };
        if kind == "TH" {
            attributes.set("Scope", if in_head { "Column" } else { "Row" });
        }
        for (name, reach) in [("ColSpan", cell.columns), ("RowSpan", cell.rows)] {
            if reach > 1 {
                attributes.set(name, i64::try_from(reach).unwrap_or(1));
            }
        }
        if attributes.len() > 1
            && let Ok(cell) = self.document.get_dictionary_mut(id)
        {
            cell.set("A", attributes);
        }
        id
    }

    /// An element of its role; one of several in a cell is a paragraph there.
    fn leaf(&mut self, parent: ObjectId, of: &Element) -> ObjectId {
        let in_a_table = matches!(of.role, Role::TableHead { .. } | Role::TableCell { .. });
        self.holding(if in_a_table { "P" } else { structure_type(of.role) }, parent, of)
    }

    /// An element that holds pieces of pages.
    fn holding(&mut self, kind: &str, parent: ObjectId, of: &Element) -> ObjectId {
        let id = self.document.new_object_id();
        let page_of = |(page, _): &Place, ids: &[ObjectId]| ids.get(*page).copied();
        let home = of.pieces.first().and_then(|(place, _)| page_of(place, self.page_ids));
        let mut kids: Vec<Object> = Vec::new();
        for (place, said) in &of.pieces {
            if let Some(said) = said.filter(|_| of.role != Role::Draft) {
                kids.push(self.said(id, *place, said).into());
                continue;
            }
            let number = i64::try_from(place.1).unwrap_or(i64::MAX);
            self.owners.insert(*place, id);
            let page = page_of(place, self.page_ids);
            kids.push(match page {
                Some(page) if Some(page) != home => {
                    dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => number }.into()
                }
                _ => number.into(),
            });
        }
        let mut element = element(kind, parent, kids);
        if let Some(home) = home {
            element.set("Pg", home);
        }
        if let (Role::Draft, Some(((page, _), Some(said)))) = (of.role, of.pieces.first()) {
            element.set("Alt", text_string::text(said));
            element.extend(&self.whole_page(*page));
        }
        self.put(id, element);
        id
    }

    /// A mark that says what it means.
    fn said(&mut self, parent: ObjectId, place: Place, said: &str) -> ObjectId {
        let id = self.document.new_object_id();
        let number = i64::try_from(place.1).unwrap_or(i64::MAX);
        let mut span = element("Span", parent, vec![number.into()]);
        span.set("Alt", text_string::text(said));
        if let Some(page) = self.page_ids.get(place.0) {
            span.set("Pg", *page);
        }
        self.owners.insert(place, id);
        self.put(id, span);
        id
    }

    /// Where something is that reaches over all of a page.
    fn whole_page(&self, page: usize) -> Dictionary {
        let size = self.sheet.pages.get(page).map(|page| (page.width, page.height));
        let (width, height) = size.unwrap_or_default();
        let (right, top) = paint::corner(height, Point { x: width, y: Mm::ZERO });
        let area = [0.0, 0.0, right, top].map(Object::Real).to_vec();
        let layout = dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => area };
        Dictionary::from_iter([("A", Object::from(layout))])
    }

    fn put(&mut self, id: ObjectId, element: Dictionary) {
        self.document.objects.insert(id, element.into());
    }

    /// For every page, the elements of its pieces.
    fn parents(&self, pages: &[Vec<paint::Piece>]) -> Dictionary {
        let nums = pages.iter().zip(0_i64..).enumerate().flat_map(|(page, (pieces, key))| {
            let owner =
                |piece| self.owners.get(&(page, piece)).map_or(Object::Null, |id| (*id).into());
            let owners: Vec<_> = (0..pieces.len()).map(owner).collect();
            [Object::from(key), owners.into()]
        });
        dictionary! { "Nums" => nums.collect::<Vec<_>>() }
    }
}

impl Element {
    const fn is_item(&self) -> bool {
        matches!(self.role, Role::Item | Role::TableCell { item: true, .. })
    }
}

fn element(kind: &str, parent: ObjectId, mut kids: Vec<Object>) -> Dictionary {
    let mut element = dictionary! { "S" => kind, "P" => parent };
    match kids.len() {
        0 => {}
        1 => element.set("K", kids.pop().unwrap_or(Object::Null)),
        _ => element.set("K", kids),
    }
    element
}
