//! Ordered maps and sets whose clone costs nothing: the optimistic view shares what it did not
//! change with the confirmed state.
//!
//! Every map of the product is one and the same tree of texts within, its entries erased: a tree
//! for each pair of types would be a quarter of what a tablet downloads
//! (docs/decisions/0012-little-code.md).

use std::any::Any;
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Bound, RangeBounds};
use std::sync::Arc;

use imbl::OrdMap;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// What a map is ordered by: its texts are in the same order as the keys themselves.
pub trait Key {
    /// Returns the key's text, another one for every other key.
    fn text(&self) -> Cow<'_, str>;
}

type Erased = Arc<dyn Any + Send + Sync>;

/// A map ordered by its keys.
pub struct Map<K, V> {
    /// Each value is an `Arc<(K, V)>`.
    tree: OrdMap<String, Erased>,
    kind: PhantomData<fn() -> (K, V)>,
}

impl<K: Key + Send + Sync + 'static, V: Send + Sync + 'static> Map<K, V> {
    /// Returns how many entries there are.
    pub fn len(&self) -> usize {
        self.tree.len()
    }

    /// Says whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.tree.is_empty()
    }

    /// Returns the value of a key.
    pub fn get<Q: Key + ?Sized>(&self, key: &Q) -> Option<&V> {
        self.tree.get(&*key.text()).and_then(entry::<K, V>).map(|(_, value)| value)
    }

    /// Says whether a key has a value.
    pub fn contains_key<Q: Key + ?Sized>(&self, key: &Q) -> bool {
        self.tree.contains_key(&*key.text())
    }

    /// Puts a value in, in the place of the key's earlier one.
    pub fn insert(&mut self, key: K, value: V) {
        let text = key.text().into_owned();
        self.tree.insert(text, Arc::new((key, value)));
    }

    /// Takes a key's value out.
    pub fn remove<Q: Key + ?Sized>(&mut self, key: &Q) {
        self.tree.remove(&*key.text());
    }

    /// Returns what comes after a key.
    pub fn after(&self, key: &K) -> Self {
        let (_, tree) = self.tree.split(&*key.text());
        Self { tree, kind: PhantomData }
    }

    /// Returns the entries in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.tree.values().filter_map(entry::<K, V>).map(|(key, value)| (key, value))
    }

    /// Returns the keys in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.iter().map(|(key, _)| key)
    }

    /// Returns the values in order of their keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }

    /// Returns the entries of a span of keys, in order.
    pub fn range(&self, span: impl RangeBounds<K>) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        let text = |bound: Bound<&K>| bound.map(|key| key.text().into_owned());
        let span = (text(span.start_bound()), text(span.end_bound()));
        self.tree
            .range::<_, String>(span)
            .filter_map(|(_, erased)| entry::<K, V>(erased))
            .map(|(key, value)| (key, value))
    }
}

impl<K, V> Map<K, V>
where
    K: Key + Clone + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    /// Returns a key's value to be changed; one that is shared is copied first.
    pub fn get_mut<Q: Key + ?Sized>(&mut self, key: &Q) -> Option<&mut V> {
        let erased = self.tree.get_mut(&*key.text())?;
        if Arc::get_mut(erased).is_none() {
            let copy = entry::<K, V>(erased)?.clone();
            *erased = Arc::new(copy);
        }
        let (_, value) = Arc::get_mut(erased)?.downcast_mut::<(K, V)>()?;
        Some(value)
    }
}

impl<K, V> Map<K, V>
where
    K: Key + Clone + Send + Sync + 'static,
    V: Clone + Default + Send + Sync + 'static,
{
    /// Changes a key's value, which is the default one where there was none.
    pub fn change(&mut self, key: K, change: impl FnOnce(&mut V)) {
        let text = key.text().into_owned();
        if !self.contains_key(&text) {
            self.insert(key, V::default());
        }
        if let Some(value) = self.get_mut(&text) {
            change(value);
        }
    }
}

fn entry<K: 'static, V: 'static>(erased: &Erased) -> Option<&(K, V)> {
    erased.downcast_ref()
}

impl<K, V> Clone for Map<K, V> {
    fn clone(&self) -> Self {
        Self { tree: self.tree.clone(), kind: PhantomData }
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self { tree: OrdMap::new(), kind: PhantomData }
    }
}

impl<K, V> PartialEq for Map<K, V>
where
    K: Key + PartialEq + Send + Sync + 'static,
    V: PartialEq + Send + Sync + 'static,
{
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl<K, V> Eq for Map<K, V>
where
    K: Key + Eq + Send + Sync + 'static,
    V: Eq + Send + Sync + 'static,
{
}

impl<K, V> fmt::Debug for Map<K, V>
where
    K: Key + fmt::Debug + Send + Sync + 'static,
    V: fmt::Debug + Send + Sync + 'static,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K, V> Extend<(K, V)> for Map<K, V>
where
    K: Key + Send + Sync + 'static,
    V: Send + Sync + 'static,
{
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        entries.into_iter().for_each(|(key, value)| self.insert(key, value));
    }
}

impl<K, V> FromIterator<(K, V)> for Map<K, V>
where
    K: Key + Send + Sync + 'static,
    V: Send + Sync + 'static,
{
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::default();
        map.extend(entries);
        map
    }
}

impl<K, V> Serialize for Map<K, V>
where
    K: Key + Serialize + Send + Sync + 'static,
    V: Serialize + Send + Sync + 'static,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (key, value) in self.iter() {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<'de, K, V> Deserialize<'de> for Map<K, V>
where
    K: Key + Deserialize<'de> + Send + Sync + 'static,
    V: Deserialize<'de> + Send + Sync + 'static,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

struct Entries<K, V>(PhantomData<fn() -> (K, V)>);

impl<'de, K, V> Visitor<'de> for Entries<K, V>
where
    K: Key + Deserialize<'de> + Send + Sync + 'static,
    V: Deserialize<'de> + Send + Sync + 'static,
{
    type Value = Map<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Map<K, V>, A::Error> {
        let mut map = Map::default();
        while let Some((key, value)) = entries.next_entry()? {
            map.insert(key, value);
        }
        Ok(map)
    }
}

/// A set of pairs, ordered by the first and then the second: what stands under what.
pub type List<K, I> = Map<(K, I), ()>;

/// Parts the texts of a pair; it comes before every letter of a text.
const BETWEEN: char = '\u{1}';

impl<A: Key, B: Key> Key for (A, B) {
    fn text(&self) -> Cow<'_, str> {
        let mut text = self.0.text().into_owned();
        text.push(BETWEEN);
        text.push_str(&self.1.text());
        Cow::Owned(text)
    }
}

impl Key for () {
    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed("")
    }
}

impl Key for str {
    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Key for String {
    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Key for i64 {
    /// Moved up until none is below zero: a digit short is a number short.
    fn text(&self) -> Cow<'_, str> {
        let bytes = (self.cast_unsigned() ^ (1 << 63)).to_be_bytes();
        let digits = bytes.into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let mut text = String::with_capacity(16);
        text.extend(digits.filter_map(|digit| char::from_digit(digit.into(), 16)));
        Cow::Owned(text)
    }
}

macro_rules! number_keys {
    ($($number:ty)*) => {$(
        impl Key for $number {
            fn text(&self) -> Cow<'_, str> {
                Cow::Owned(i64::from(*self).text().into_owned())
            }
        }
    )*};
}

number_keys!(i32 u32);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_pairs_are_in_their_own_order() {
        let numbers = [i64::MIN, -2_000, -1, 0, 1, 9, 10, 2_000, i64::MAX];
        assert!(numbers.map(|number| number.text().into_owned()).is_sorted());
        let pairs = [("a", "z"), ("a1", ""), ("a1", "b"), ("ab", "a")];
        let pairs = pairs.map(|(one, other)| (one.to_owned(), other.to_owned()));
        assert!(pairs.clone().map(|pair| pair.text().into_owned()).is_sorted());
        assert!(pairs.is_sorted());
    }

    #[test]
    fn a_clone_keeps_what_the_other_changes() {
        let mut map: Map<String, u32> =
            [("b".to_owned(), 2), ("a".to_owned(), 1)].into_iter().collect();
        let before = map.clone();
        *map.get_mut("a").unwrap() = 7;
        map.insert("c".to_owned(), 3);
        map.remove("b");
        assert_eq!(
            map.iter().map(|(key, value)| (key.as_str(), *value)).collect::<Vec<_>>(),
            [("a", 7), ("c", 3)]
        );
        assert_eq!(before.values().copied().collect::<Vec<_>>(), [1, 2]);
        assert_ne!(map, before);
    }

    #[test]
    fn a_span_has_its_own_ends() {
        let map: Map<i32, ()> = (1..6).map(|n| (n, ())).collect();
        assert_eq!(map.range(2..4).map(|(n, ())| *n).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(map.range(4..).map(|(n, ())| *n).collect::<Vec<_>>(), [4, 5]);
        assert_eq!(map.range(..=2).next_back(), Some((&2, &())));
    }
}
