//! Reading into types.

mod scan;

use serde::de::{
    self, Deserialize, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use crate::Fault;
pub use scan::Scan;

/// Reads a value from JSON.
///
/// # Errors
/// [`Fault`] where the text is not the JSON expected, or goes on after it.
pub fn from_str<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Fault> {
    let mut reader = Reader { scan: Scan::new(text), key: false };
    let value = T::deserialize(&mut reader).and_then(|value| {
        reader.scan.end()?;
        Ok(value)
    });
    value.map_err(|Bad| Fault { at: reader.scan.at() })
}

/// Reads a value from the bytes of JSON.
///
/// # Errors
/// [`Fault`] as for [`from_str`], or for bytes that are no text.
pub fn from_slice<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Result<T, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|fault| Fault { at: fault.valid_up_to() })?;
    from_str(text)
}

/// Says that something is not as expected; the reader knows where it stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the expected JSON")]
pub struct Bad;

impl de::Error for Bad {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }

    // Told in full, each would bring its own words.
    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }

    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

struct Reader<'de> {
    scan: Scan<'de>,
    /// Whether an object's key is read: a number stands between quotes there.
    key: bool,
}

type Read<T> = Result<T, Bad>;

impl Reader<'_> {
    /// Reads an integer: its magnitude, and whether it is below zero.
    fn integer(&mut self) -> Read<(u64, bool)> {
        if self.key { self.scan.integer_key() } else { self.scan.integer() }
    }
}

macro_rules! integers {
    ($($name:ident)*) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
            let (magnitude, negative) = self.integer()?;
            if negative {
                visitor.visit_i64(0_i64.checked_sub_unsigned(magnitude).ok_or(Bad)?)
            } else {
                visitor.visit_u64(magnitude)
            }
        }
    )*};
}

macro_rules! texts {
    ($($name:ident)*) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
            match self.scan.text()? {
                std::borrow::Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
                std::borrow::Cow::Owned(text) => visitor.visit_str(&text),
            }
        }
    )*};
}

impl<'de> de::Deserializer<'de> for &mut Reader<'de> {
    type Error = Bad;

    integers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    texts! { deserialize_str deserialize_string deserialize_char }

    /// A field's or a variant's name.
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_str(&self.scan.text()?)
    }

    /// For [`crate::Value`] alone: everything else of ours says what it is.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.scan.peek() {
            b'"' => self.deserialize_str(visitor),
            b'{' => self.deserialize_map(visitor),
            b'[' => self.deserialize_seq(visitor),
            b'n' => self.deserialize_unit(visitor),
            b't' | b'f' => self.deserialize_bool(visitor),
            _ => self.deserialize_i64(visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.scan.skip()?;
        visitor.visit_unit()
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        let yes = self.scan.takes("true");
        if !yes && !self.scan.takes("false") {
            return Err(Bad);
        }
        visitor.visit_bool(yes)
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, _: V) -> Read<V::Value> {
        Err(Bad)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        if self.scan.takes("null") { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        if self.scan.takes("null") { visitor.visit_unit() } else { Err(Bad) }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Read<V::Value> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.scan.expect(b'[')?;
        let value = visitor.visit_seq(Many(self))?;
        self.scan.expect(b']')?;
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Read<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.scan.expect(b'{')?;
        let value = visitor.visit_map(Many(self))?;
        self.scan.expect(b'}')?;
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        if self.scan.peek() == b'"' {
            return visitor.visit_enum(Variant { reader: self, bare: true });
        }
        self.scan.expect(b'{')?;
        let value = visitor.visit_enum(Variant { reader: self, bare: false })?;
        self.scan.expect(b'}')?;
        Ok(value)
    }
}

/// The elements of a list, or the members of an object, whose opening bracket is read.
struct Many<'a, 'de>(&'a mut Reader<'de>);

impl<'de> SeqAccess<'de> for Many<'_, 'de> {
    type Error = Bad;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        if self.0.scan.more(b']')? { seed.deserialize(&mut *self.0).map(Some) } else { Ok(None) }
    }
}

impl<'de> MapAccess<'de> for Many<'_, 'de> {
    type Error = Bad;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Read<Option<K::Value>> {
        if !self.0.scan.more(b'}')? {
            return Ok(None);
        }
        self.0.key = true;
        let key = seed.deserialize(&mut *self.0);
        self.0.key = false;
        key.map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Read<V::Value> {
        self.0.scan.expect(b':')?;
        seed.deserialize(&mut *self.0)
    }
}

/// A variant: its name alone, or an object with its name and content.
struct Variant<'a, 'de> {
    reader: &'a mut Reader<'de>,
    bare: bool,
}

impl<'de> EnumAccess<'de> for Variant<'_, 'de> {
    type Error = Bad;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Read<(V::Value, Self)> {
        let name = seed.deserialize(&mut *self.reader)?;
        if !self.bare {
            self.reader.scan.expect(b':')?;
        }
        Ok((name, self))
    }
}

impl<'a, 'de> Variant<'a, 'de> {
    fn content(self) -> Read<&'a mut Reader<'de>> {
        if self.bare { Err(Bad) } else { Ok(self.reader) }
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de> {
    type Error = Bad;

    fn unit_variant(self) -> Read<()> {
        if self.bare || self.reader.scan.takes("null") { Ok(()) } else { Err(Bad) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Read<T::Value> {
        seed.deserialize(self.content()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        de::Deserializer::deserialize_seq(self.content()?, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        de::Deserializer::deserialize_map(self.content()?, visitor)
    }
}
