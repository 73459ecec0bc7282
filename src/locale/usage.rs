//! What a Fluent pattern asks for: arguments of its caller, other messages, terms and functions.

use std::collections::BTreeSet;

use fluent_syntax::ast::{CallArguments, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::unicode::unescape_unicode_to_string;

/// The only function that messages may call; numbers need it for their plural's options.
const FUNCTION: &str = "NUMBER";

/// What one pattern asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Usage {
    /// Names of `$arguments`.
    pub arguments: BTreeSet<String>,
    /// Those of them that a reader sees; others only choose.
    pub shown: BTreeSet<String>,
    /// Messages, as [`crate::locale::Inventory`] writes them: `id`, `id.attribute`.
    pub messages: BTreeSet<String>,
    /// Terms, with their dash: `-brand`.
    pub terms: BTreeSet<String>,
    /// Functions that do not exist.
    pub functions: BTreeSet<String>,
}

impl Usage {
    /// Reads `pattern`.
    pub(super) fn of(pattern: &Pattern<&str>) -> Self {
        let mut usage = Self::default();
        usage.pattern(pattern);
        usage
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => {
                self.shown.extend(shown(inline));
                self.inline(inline);
            }
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => {
                self.arguments.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute } => {
                self.messages.insert(key(id.name, attribute.as_ref().map(|attribute| attribute.name)));
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.terms.insert(format!("-{}", id.name));
                arguments.iter().for_each(|arguments| self.call(arguments));
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.functions.extend((id.name != FUNCTION).then(|| id.name.to_owned()));
                self.call(arguments);
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    fn call(&mut self, arguments: &CallArguments<&str>) {
        arguments.positional.iter().for_each(|argument| self.inline(argument));
        arguments.named.iter().for_each(|argument| self.inline(&argument.value));
    }
}

/// The argument that `inline` puts before a reader, as it is or as a number.
fn shown(inline: &InlineExpression<&str>) -> Option<String> {
    match inline {
        InlineExpression::VariableReference { id } => Some(id.name.to_owned()),
        InlineExpression::FunctionReference { arguments, .. } => arguments.positional.iter().find_map(shown),
        _ => None,
    }
}

/// Whether whoever reads `pattern` sees a letter or a digit, or what an argument puts there, in each of its variants.
pub(super) fn has_words(pattern: &Pattern<&str>) -> bool {
    pattern.elements.iter().any(|element| match element {
        PatternElement::TextElement { value } => value.contains(char::is_alphanumeric),
        PatternElement::Placeable { expression } => says(expression),
    })
}

fn says(expression: &Expression<&str>) -> bool {
    match expression {
        Expression::Select { variants, .. } => variants.iter().all(|variant| has_words(&variant.value)),
        Expression::Inline(InlineExpression::StringLiteral { value }) => {
            // Escapes are letters only until they are read.
            unescape_unicode_to_string(value).contains(char::is_alphanumeric)
        }
        Expression::Inline(InlineExpression::NumberLiteral { .. } | InlineExpression::VariableReference { .. }) => true,
        Expression::Inline(InlineExpression::FunctionReference { .. }) => true,
        Expression::Inline(InlineExpression::Placeable { expression }) => says(expression),
        // These have theirs.
        Expression::Inline(InlineExpression::MessageReference { .. } | InlineExpression::TermReference { .. }) => false,
    }
}

/// `id`, or `id.attribute`.
pub(super) fn key(id: &str, attribute: Option<&str>) -> String {
    attribute.map_or_else(|| id.to_owned(), |attribute| format!("{id}.{attribute}"))
}
