//! A file of `src/` as the rules see it: its text, and its tokens without comments and without
//! unit tests. Read by Rust's own lexer, so that no string or comment is taken for code.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A token of code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    Name(String),
    Punct(char),
    /// As it is written, quotes included.
    Literal(String),
    /// Any opening bracket.
    Open,
    /// Any closing bracket.
    Close,
}

/// A source file.
pub struct File {
    /// From the repository: `src/site/mod.rs`.
    pub path: String,
    pub text: String,
    /// Tokens outside unit tests, each with its line.
    pub tokens: Vec<(usize, Token)>,
}

impl File {
    pub fn new(path: &str, text: &str) -> Self {
        let mut tokens = Vec::new();
        if !is_test(path) {
            let stream = text.parse().unwrap_or_else(|error| panic!("{path} is no Rust: {error}"));
            flatten(stream, &mut tokens);
        }
        Self { path: path.to_owned(), text: text.to_owned(), tokens }
    }

    /// The top module that the file belongs to; `None` for the roots and the build script.
    pub fn module(&self) -> Option<&str> {
        let below = self.path.strip_prefix("src/")?;
        let top = below.split('/').next()?;
        let is_root = ["lib.rs", "main.rs", "build.rs"].contains(&top);
        (!is_root).then(|| top.trim_end_matches(".rs"))
    }

    /// Folders between the root of the crate and the module that this file is.
    fn depth(&self) -> usize {
        let below = self.path.trim_start_matches("src/");
        below.matches('/').count() + usize::from(!below.ends_with("/mod.rs"))
    }

    /// Every path from the root of the crate, however it gets there, with its line; those in
    /// braces one by one.
    pub fn references(&self) -> Vec<(usize, Vec<String>)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            match self.root(at) {
                Some(after) => at = self.paths(after, &[], &mut found),
                None => at += 1,
            }
        }
        found
    }

    /// Where the path goes on after `crate::`, or after as many `super::` as lead to the root.
    fn root(&self, at: usize) -> Option<usize> {
        if self.is_name(at, "crate") && self.is_path_separator(at + 1) {
            return Some(at + 3);
        }
        let mut supers = 0;
        while self.is_name(at + supers * 3, "super") && self.is_path_separator(at + supers * 3 + 1) {
            supers += 1;
        }
        (supers >= self.depth() && supers > 0).then_some(at + supers * 3)
    }

    fn is_name(&self, at: usize, name: &str) -> bool {
        matches!(self.tokens.get(at), Some((_, Token::Name(found))) if found == name)
    }

    fn is_path_separator(&self, at: usize) -> bool {
        let colon = |at| matches!(self.tokens.get(at), Some((_, Token::Punct(':'))));
        colon(at) && colon(at + 1)
    }

    /// Reads what follows `prefix::` from `at`; where it ends.
    fn paths(&self, mut at: usize, prefix: &[String], found: &mut Vec<(usize, Vec<String>)>) -> usize {
        let Some((line, token)) = self.tokens.get(at) else { return at };
        match token {
            Token::Open => {
                at += 1;
                while at < self.tokens.len() && self.tokens[at].1 != Token::Close {
                    at = match self.tokens[at].1 {
                        Token::Punct(_) => at + 1,
                        _ if self.is_name(at, "as") => at + 2,
                        _ => self.paths(at, prefix, found),
                    };
                }
                at + 1
            }
            Token::Name(name) => {
                let mut path = prefix.to_vec();
                path.extend((name != "self").then(|| name.clone()));
                if self.is_path_separator(at + 1) {
                    return self.paths(at + 3, &path, found);
                }
                found.push((*line, path));
                at + 1
            }
            _ => {
                found.push((*line, [prefix, &["*".to_owned()]].concat()));
                at + 1
            }
        }
    }
}

fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

/// Adds the tokens of `stream`, without what `#[cfg(test)]` stands before.
fn flatten(stream: TokenStream, tokens: &mut Vec<(usize, Token)>) {
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let line = tree.span().start().line;
        match tree {
            TokenTree::Punct(punct) if punct.as_char() == '#' && trees.peek().is_some_and(is_cfg_test) => {
                trees.find(ends_item);
            }
            TokenTree::Punct(punct) => tokens.push((line, Token::Punct(punct.as_char()))),
            TokenTree::Ident(name) => tokens.push((line, Token::Name(name.to_string()))),
            TokenTree::Literal(literal) => tokens.push((line, Token::Literal(literal.to_string()))),
            TokenTree::Group(group) => flatten_group(&group, line, tokens),
        }
    }
}

fn flatten_group(group: &Group, line: usize, tokens: &mut Vec<(usize, Token)>) {
    tokens.push((line, Token::Open));
    flatten(group.stream(), tokens);
    tokens.push((group.span_close().start().line, Token::Close));
}

fn is_cfg_test(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Group(group) if group.stream().to_string().replace(' ', "") == "cfg(test)")
}

/// Whether an item is over: its body, or its semicolon.
fn ends_item(tree: &TokenTree) -> bool {
    match tree {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    }
}
