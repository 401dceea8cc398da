//! Documents into columns.

use std::collections::BTreeMap;

use super::scan::{Kind, Value, scan};
use super::{numbers, texts};
use crate::bytes::{put_bytes, put_len};

/// Marks an array whose items are of more than one kind.
pub(super) const MIXED: u8 = 15;

/// Packs documents. [`super::unpack`] gives exactly the same bytes back.
pub fn pack<D: AsRef<[u8]>>(documents: &[D]) -> Vec<u8> {
    let values: Vec<Value<'_>> = documents.iter().map(|document| scan(document.as_ref())).collect();
    let mut writer = Writer::default();
    let root = writer.node(0, Kind::Array, b"");
    writer.array(root, &values);
    writer.finish()
}

/// An object's keys and the kinds of their values.
type Shape<'a> = Vec<(&'a [u8], Kind)>;

/// One path of the documents, for values of one kind.
#[derive(Default)]
struct Node<'a> {
    numbers: Vec<i64>,
    texts: Vec<&'a [u8]>,
    kinds: Vec<u8>,
    /// Known shapes of objects: their keys, kinds and where their values go.
    shapes: BTreeMap<Shape<'a>, (usize, Vec<usize>)>,
    kind: Option<Kind>,
}

#[derive(Default)]
struct Writer<'a> {
    nodes: Vec<Node<'a>>,
    children: BTreeMap<(usize, Kind, &'a [u8]), usize>,
    shapes: Vec<u8>,
}

impl<'a> Writer<'a> {
    /// Returns the node of a path, a new one at its first use.
    fn node(&mut self, parent: usize, kind: Kind, key: &'a [u8]) -> usize {
        let next = self.nodes.len();
        let node = *self.children.entry((parent, kind, key)).or_insert(next);
        if node == next {
            self.nodes.push(Node { kind: Some(kind), ..Node::default() });
        }
        node
    }

    fn value(&mut self, node: usize, value: &Value<'a>) {
        match value {
            Value::Null | Value::False | Value::True => {}
            Value::Int(number) => self.nodes[node].numbers.push(*number),
            Value::Text(text) | Value::Number(text) | Value::Raw(text) => {
                self.nodes[node].texts.push(text);
            }
            Value::Array(items) => self.array(node, items),
            Value::Object(fields) => self.object(node, fields),
        }
    }

    fn array(&mut self, node: usize, items: &[Value<'a>]) {
        self.nodes[node].numbers.push(i64::try_from(items.len()).unwrap_or(i64::MAX));
        let Some(first) = items.first().map(Value::kind) else { return };
        let kinds = &mut self.nodes[node].kinds;
        if items.iter().all(|item| item.kind() == first) {
            kinds.push(first.code());
        } else {
            kinds.push(MIXED);
            kinds.extend(items.iter().map(|item| item.kind().code()));
        }
        for item in items {
            let child = self.node(node, item.kind(), b"");
            self.value(child, item);
        }
    }

    fn object(&mut self, node: usize, fields: &[(&'a [u8], Value<'a>)]) {
        let shape: Vec<_> = fields.iter().map(|(key, value)| (*key, value.kind())).collect();
        let known = self.nodes[node].shapes.get(&shape).cloned();
        let (number, children) = known.unwrap_or_else(|| self.new_shape(node, shape));
        self.nodes[node].numbers.push(i64::try_from(number).unwrap_or(i64::MAX));
        for ((_, value), child) in fields.iter().zip(children) {
            self.value(child, value);
        }
    }

    fn new_shape(&mut self, node: usize, shape: Shape<'a>) -> (usize, Vec<usize>) {
        put_len(&mut self.shapes, shape.len());
        for (key, kind) in &shape {
            self.shapes.push(kind.code());
            put_bytes(&mut self.shapes, key);
        }
        let children = shape.iter().map(|(key, kind)| self.node(node, *kind, key)).collect();
        let known = (self.nodes[node].shapes.len(), children);
        self.nodes[node].shapes.insert(shape, known.clone());
        known
    }

    fn finish(self) -> Vec<u8> {
        let mut out = Vec::new();
        put_bytes(&mut out, &self.shapes);
        for node in &self.nodes {
            match node.kind {
                Some(Kind::Int | Kind::Object) => {
                    put_bytes(&mut out, &numbers::write(&node.numbers));
                }
                Some(Kind::Text | Kind::Number | Kind::Raw) => {
                    put_bytes(&mut out, &texts::write(&node.texts));
                }
                Some(Kind::Array) => {
                    put_bytes(&mut out, &numbers::write(&node.numbers));
                    put_bytes(&mut out, &node.kinds);
                }
                Some(Kind::Null | Kind::False | Kind::True) | None => {}
            }
        }
        out
    }
}
