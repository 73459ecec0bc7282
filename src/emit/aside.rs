//! Files for hosts that must not be served: `.tincay/hosts/<name of the output>/`, beside the
//! manifests and never in the output.

use super::{Output, disk};
use crate::diag::Error;

impl Output {
    /// Writes `files` (name, text) where the hosts' files of this output are kept; what was there
    /// and is not among them is removed. What has not changed is not written.
    ///
    /// # Errors
    /// [`Error::Read`], [`Error::Write`]: the disk refuses. [`Error::NotOurs`]: the folder is a link.
    pub fn keep_for_hosts(&self, files: &[(&str, &str)]) -> Result<(), Error> {
        let (top, folder) = (self.places.hosts(), self.places.hosts_of_output());
        if files.is_empty() && disk::kind(&folder)?.is_none() {
            return Ok(());
        }
        disk::make_real_folder(&top)?;
        disk::make_real_folder(&folder)?;
        for name in disk::names(&folder)?.unwrap_or_default() {
            if !files.iter().any(|(kept, _)| *kept == name) {
                disk::remove(&folder.join(name))?;
            }
        }
        for (name, text) in files {
            let path = folder.join(name);
            if disk::read(&path)?.as_deref() != Some(text.as_bytes()) {
                disk::write_whole(&path, text)?;
            }
        }
        Ok(())
    }
}
