//! Writing: never fails, for nothing of ours refuses to be written.

use std::fmt::{self, Display};

use serde::ser::{self, Serialize};

use crate::text::quote;

/// Returns a value as compact JSON.
pub fn to_string<T: Serialize + ?Sized>(value: &T) -> String {
    let mut writer = Writer { out: String::new() };
    let Ok(()) = value.serialize(&mut writer);
    writer.out
}

/// Returns a value as the bytes of compact JSON.
pub fn to_vec<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    to_string(value).into_bytes()
}

struct Writer {
    out: String,
}

/// The fault that does not happen. With no value of this type, no code stands for it.
#[derive(Debug)]
pub enum Never {}

impl Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl ser::Error for Never {
    /// Only a type that cannot be written asks for a fault (a poisoned lock, a path that is no
    /// text): storing one is a fault of the program.
    fn custom<T: Display>(told: T) -> Self {
        unreachable!("a type that is no JSON: {told}")
    }
}

impl Writer {
    /// Parts what follows from what stands before it.
    fn part(&mut self) {
        if !self.out.ends_with(['{', '[']) {
            self.out.push(',');
        }
    }

    /// Begins a member of an object.
    fn name(&mut self, name: &str) {
        self.part();
        quote(&mut self.out, name);
        self.out.push(':');
    }

    /// Begins an object with one member, which is a variant's content.
    fn variant(&mut self, name: &str) {
        self.out.push('{');
        self.name(name);
    }

    fn integer(&mut self, magnitude: u64, negative: bool) {
        let (mut digits, mut rest) = ([0_u8; 20], magnitude);
        let mut start = digits.len();
        while start > 0 {
            start -= 1;
            // A digit is below 10.
            #[allow(clippy::cast_possible_truncation, reason = "a digit is below 10")]
            let digit = (rest % 10) as u8;
            digits[start] = b'0' + digit;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if negative {
            self.out.push('-');
        }
        self.out.extend(digits[start..].iter().map(|digit| char::from(*digit)));
    }
}

type Done = Result<(), Never>;

macro_rules! integers {
    ($($name:ident: $from:ty => $wide:ident: $to:ty,)*) => {$(
        fn $name(self, value: $from) -> Done {
            self.$wide(<$to>::from(value))
        }
    )*};
}

impl<'a> ser::Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Many<'a>;
    type SerializeTuple = Many<'a>;
    type SerializeTupleStruct = Many<'a>;
    type SerializeTupleVariant = Many<'a>;
    type SerializeMap = Many<'a>;
    type SerializeStruct = Many<'a>;
    type SerializeStructVariant = Many<'a>;

    integers! {
        serialize_i8: i8 => serialize_i64: i64,
        serialize_i16: i16 => serialize_i64: i64,
        serialize_i32: i32 => serialize_i64: i64,
        serialize_u8: u8 => serialize_u64: u64,
        serialize_u16: u16 => serialize_u64: u64,
        serialize_u32: u32 => serialize_u64: u64,
        serialize_f32: f32 => serialize_f64: f64,
    }

    fn serialize_i64(self, value: i64) -> Done {
        self.integer(value.unsigned_abs(), value < 0);
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Done {
        self.integer(value, false);
        Ok(())
    }

    /// No number of ours has a fraction: it is written as `serde_json` writes what is not a number.
    fn serialize_f64(self, _: f64) -> Done {
        self.serialize_unit()
    }

    fn serialize_bool(self, value: bool) -> Done {
        self.out.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_char(self, value: char) -> Done {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Done {
        quote(&mut self.out, value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Done {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Done {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.out.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Done {
        self.variant(variant);
        let Ok(()) = value.serialize(&mut *self);
        self.out.push('}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Many<'a>, Never> {
        self.out.push('[');
        Ok(Many { writer: self, end: "]" })
    }

    fn serialize_tuple(self, _: usize) -> Result<Many<'a>, Never> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Many<'a>, Never> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Many<'a>, Never> {
        self.variant(variant);
        self.out.push('[');
        Ok(Many { writer: self, end: "]}" })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Many<'a>, Never> {
        self.out.push('{');
        Ok(Many { writer: self, end: "}" })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Many<'a>, Never> {
        self.serialize_map(None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Many<'a>, Never> {
        self.variant(variant);
        self.out.push('{');
        Ok(Many { writer: self, end: "}}" })
    }
}

/// A list or object that is being written, and how it ends.
struct Many<'a> {
    writer: &'a mut Writer,
    end: &'static str,
}

impl Many<'_> {
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.writer.part();
        value.serialize(&mut *self.writer)
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
        self.writer.name(name);
        value.serialize(&mut *self.writer)
    }

    fn close(self) {
        self.writer.out.push_str(self.end);
    }
}

/// What is a list to serde, by its several names.
macro_rules! lists {
    ($($list:ident::$element:ident)*) => {$(
        impl ser::$list for Many<'_> {
            type Ok = ();
            type Error = Never;

            fn $element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
                self.element(value)
            }

            fn end(self) -> Done {
                self.close();
                Ok(())
            }
        }
    )*};
}

lists! {
    SerializeSeq::serialize_element
    SerializeTuple::serialize_element
    SerializeTupleStruct::serialize_field
    SerializeTupleVariant::serialize_field
}

/// What is a thing with named fields to serde, alone or as a variant.
macro_rules! things {
    ($($thing:ident)*) => {$(
        impl ser::$thing for Many<'_> {
            type Ok = ();
            type Error = Never;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Done {
                self.field(name, value)
            }

            fn end(self) -> Done {
                self.close();
                Ok(())
            }
        }
    )*};
}

things! { SerializeStruct SerializeStructVariant }

impl ser::SerializeMap for Many<'_> {
    type Ok = ();
    type Error = Never;

    /// A key is a text; what is written otherwise, such as a number, is put between quotes.
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        self.writer.part();
        let start = self.writer.out.len();
        let Ok(()) = key.serialize(&mut *self.writer);
        let bare = self.writer.out.split_off(start);
        let quotes = if bare.starts_with('"') { "" } else { "\"" };
        for part in [quotes, &bare, quotes, ":"] {
            self.writer.out.push_str(part);
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Done {
        self.close();
        Ok(())
    }
}
