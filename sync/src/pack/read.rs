//! Columns back into documents. Any bytes give documents or an error, never more than a limit.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::numbers::Numbers;
use super::scan::{DEEPEST, Kind};
use super::texts::Texts;
use super::write::MIXED;
use crate::bytes::{Reader, Torn};

/// The least a document counts against the limit, in bytes.
const DOCUMENT: usize = 16;

/// Unpacks documents of at most `limit` bytes together.
///
/// # Errors
/// [`Torn`] for bytes [`super::pack`] did not write, or that hold more than the limit.
pub fn unpack(bytes: &[u8], limit: usize) -> Result<Vec<Vec<u8>>, Torn> {
    let mut columns = Reader::new(bytes);
    let shapes = Reader::new(columns.bytes()?);
    let mut unpacker =
        Unpacker { columns, shapes, nodes: Vec::new(), children: BTreeMap::new(), room: limit };
    let root = unpacker.node(0, Kind::Array, b"")?;
    let kinds = unpacker.kinds(root)?;
    // Each document costs memory of its own, however short it is.
    if kinds.len() > limit / DOCUMENT {
        return Err(Torn);
    }
    let mut documents = Vec::with_capacity(kinds.len());
    // Written into one buffer first: a document that grows by itself moves again and again.
    let mut out = Vec::new();
    for kind in kinds {
        let node = unpacker.node(root, kind, b"")?;
        out.clear();
        unpacker.value(&mut out, node, kind, 0)?;
        documents.push(out.clone());
    }
    Ok(documents)
}

/// One key of a shape, and where its values are.
struct Field<'a> {
    key: &'a [u8],
    kind: Kind,
    node: usize,
}

/// One path's columns.
enum Node<'a> {
    Nothing,
    Numbers(Numbers<'a>),
    Texts(Texts<'a>),
    Array { lengths: Numbers<'a>, kinds: Reader<'a> },
    Object { numbers: Numbers<'a>, shapes: Vec<Rc<[Field<'a>]>> },
}

struct Unpacker<'a> {
    columns: Reader<'a>,
    shapes: Reader<'a>,
    nodes: Vec<Node<'a>>,
    children: BTreeMap<(usize, Kind, &'a [u8]), usize>,
    /// How many bytes may still be written.
    room: usize,
}

impl<'a> Unpacker<'a> {
    fn node(&mut self, parent: usize, kind: Kind, key: &'a [u8]) -> Result<usize, Torn> {
        if let Some(node) = self.children.get(&(parent, kind, key)) {
            return Ok(*node);
        }
        let columns = &mut self.columns;
        let node = match kind {
            Kind::Null | Kind::False | Kind::True => Node::Nothing,
            Kind::Int => Node::Numbers(Numbers::new(columns.bytes()?)?),
            Kind::Text | Kind::Number | Kind::Raw => Node::Texts(Texts::new(columns.bytes()?)?),
            Kind::Array => Node::Array {
                lengths: Numbers::new(columns.bytes()?)?,
                kinds: Reader::new(columns.bytes()?),
            },
            Kind::Object => {
                Node::Object { numbers: Numbers::new(columns.bytes()?)?, shapes: Vec::new() }
            }
        };
        self.nodes.push(node);
        self.children.insert((parent, kind, key), self.nodes.len() - 1);
        Ok(self.nodes.len() - 1)
    }

    fn put(&mut self, out: &mut Vec<u8>, bytes: &[u8]) -> Result<(), Torn> {
        self.room = self.room.checked_sub(bytes.len()).ok_or(Torn)?;
        out.extend_from_slice(bytes);
        Ok(())
    }

    /// Takes the kinds of the next array's items, which also says how many there are.
    fn kinds(&mut self, node: usize) -> Result<Vec<Kind>, Torn> {
        let room = self.room;
        let Some(Node::Array { lengths, kinds }) = self.nodes.get_mut(node) else {
            return Err(Torn);
        };
        let count = usize::try_from(lengths.next()?).map_err(|_| Torn)?;
        // Every item writes a byte at least, but for an empty raw document.
        if count > room {
            return Err(Torn);
        }
        if count == 0 {
            return Ok(Vec::new());
        }
        let kind = |code| Kind::of(code).ok_or(Torn);
        match kinds.byte()? {
            MIXED => kinds.take(count)?.iter().map(|code| kind(*code)).collect(),
            code => Ok(vec![kind(code)?; count]),
        }
    }

    fn value(
        &mut self,
        out: &mut Vec<u8>,
        node: usize,
        kind: Kind,
        depth: usize,
    ) -> Result<(), Torn> {
        match kind {
            Kind::Null => self.put(out, b"null"),
            Kind::False => self.put(out, b"false"),
            Kind::True => self.put(out, b"true"),
            Kind::Int => {
                let Some(Node::Numbers(numbers)) = self.nodes.get_mut(node) else {
                    return Err(Torn);
                };
                let number = numbers.next()?;
                self.put(out, number.to_string().as_bytes())
            }
            Kind::Text => {
                self.put(out, b"\"")?;
                self.text(out, node)?;
                self.put(out, b"\"")
            }
            Kind::Number => self.text(out, node),
            Kind::Raw if depth == 0 => self.text(out, node),
            Kind::Array if depth < DEEPEST => self.items(out, node, depth),
            Kind::Object if depth < DEEPEST => self.fields(out, node, depth),
            Kind::Raw | Kind::Array | Kind::Object => Err(Torn),
        }
    }

    fn text(&mut self, out: &mut Vec<u8>, node: usize) -> Result<(), Torn> {
        let Some(Node::Texts(texts)) = self.nodes.get_mut(node) else { return Err(Torn) };
        let (beginning, number) = texts.next()?;
        self.put(out, beginning)?;
        match number {
            Some(number) => self.put(out, number.to_string().as_bytes()),
            None => Ok(()),
        }
    }

    fn items(&mut self, out: &mut Vec<u8>, node: usize, depth: usize) -> Result<(), Torn> {
        self.put(out, b"[")?;
        for (place, kind) in self.kinds(node)?.into_iter().enumerate() {
            if place > 0 {
                self.put(out, b",")?;
            }
            let child = self.node(node, kind, b"")?;
            self.value(out, child, kind, depth + 1)?;
        }
        self.put(out, b"]")
    }

    fn fields(&mut self, out: &mut Vec<u8>, node: usize, depth: usize) -> Result<(), Torn> {
        self.put(out, b"{")?;
        let shape = self.shape(node)?;
        for (place, field) in shape.iter().enumerate() {
            self.put(out, if place > 0 { b",\"" } else { b"\"" })?;
            self.put(out, field.key)?;
            self.put(out, b"\":")?;
            self.value(out, field.node, field.kind, depth + 1)?;
        }
        self.put(out, b"}")
    }

    /// Takes an object's shape: a known one, or the next of the new ones.
    fn shape(&mut self, node: usize) -> Result<Rc<[Field<'a>]>, Torn> {
        let Some(Node::Object { numbers, shapes }) = self.nodes.get_mut(node) else {
            return Err(Torn);
        };
        let number = usize::try_from(numbers.next()?).map_err(|_| Torn)?;
        if let Some(shape) = shapes.get(number) {
            return Ok(Rc::clone(shape));
        }
        let shape: Rc<[Field<'a>]> = self.new_shape(node)?.into();
        if let Some(Node::Object { shapes, .. }) = self.nodes.get_mut(node) {
            shapes.push(Rc::clone(&shape));
        }
        Ok(shape)
    }

    fn new_shape(&mut self, node: usize) -> Result<Vec<Field<'a>>, Torn> {
        let count = self.shapes.count(self.room)?;
        let mut keys = Vec::new();
        for _ in 0..count {
            let kind = Kind::of(self.shapes.byte()?).ok_or(Torn)?;
            keys.push((self.shapes.bytes()?, kind));
        }
        let field = |(key, kind)| Ok(Field { key, kind, node: self.node(node, kind, key)? });
        keys.into_iter().map(field).collect()
    }
}
