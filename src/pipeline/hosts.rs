//! Files for hosts: what `site.yaml` asks for, written by a publication only.

use std::collections::BTreeMap;

use super::Sink;
use crate::diag::{Diagnostic, Error};
use crate::emit::{self, Hash};
use crate::host::{self, Facts, HostFile, Lies};
use crate::render::Renderer;
use crate::site::{Mode, Site};
use crate::view::View;

/// The files for the hosts of `site`.
pub fn files(site: &Site, view: &View, renderer: &Renderer) -> Vec<HostFile> {
    if site.mode != Mode::Publication {
        return Vec::new();
    }
    host::files(&facts(view, renderer), &site.config.hosts)
}

/// What any host must know.
pub fn facts(view: &View, renderer: &Renderer) -> Facts {
    view.facts(renderer.policies(), vec![renderer.assets_folder()])
}

/// Puts those of `files` that lie in the site there, and looks for leaks in the others too.
pub fn stage(files: &[HostFile], sink: &Sink) -> Result<Vec<Diagnostic>, Error> {
    let mut problems = Vec::new();
    for HostFile { lies, path, text } in files {
        problems.extend(match lies {
            Lies::InSite => sink.put(path, blake3::hash(text.as_bytes()).into(), || Ok(text.clone().into_bytes()))?,
            Lies::Beside => sink.sentry.output(path, text.as_bytes()),
        });
    }
    Ok(problems)
}

/// Those of `files` that lie beside the site, with the hashes of their bytes.
pub fn beside(files: &[HostFile]) -> BTreeMap<String, Hash> {
    let beside = files.iter().filter(|file| file.lies == Lies::Beside);
    beside.map(|file| (file.path.to_owned(), emit::hash(file.text.as_bytes()))).collect()
}

/// Writes those of `files` that lie beside the site; earlier ones that are asked for no more go.
pub fn keep(site: &Site, files: &[HostFile], output: &emit::Output) -> Result<(), Error> {
    if site.mode != Mode::Publication {
        return Ok(());
    }
    let beside = files.iter().filter(|file| file.lies == Lies::Beside);
    output.keep_for_hosts(&beside.map(|file| (file.path, file.text.as_str())).collect::<Vec<_>>())
}
