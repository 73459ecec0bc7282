//! All integration tests, in one binary: linking once is what keeps them quick.
#![expect(clippy::disallowed_methods, reason = "tests make sites, run the program and look at what it wrote")]

mod architecture;
mod safety_hostile;
mod safety_people;
mod safety_publication;
mod safety_town;
