//! An object store that speaks S3, by the crate `object_store` (feature `s3`). Its runtime lives in
//! here; nothing else of the program knows that anything waits.
//!
//! **Credentials** come from the environment alone, by the names that everybody knows (`AWS_…`), and
//! are read by the crate: no secret passes through a type of ours, and of what a store answers only the
//! code is told, never the body, which may repeat a key. What the crate would trip over is told before
//! (`endpoint`).
//!
//! **Objects are whole or not there**, so nothing has to be renamed. Every object carries its media
//! type and how long it may be kept (`no-store` for what is sensitive, TRACE-07). A store cannot choose
//! between codings: the plain object is sent as it is to everybody, or compressed by the CDN in front.
//! Copies (`.gz`, `.br`) go up beside it when the build makes them, each with the media type of what it
//! is a copy of and its coding as `Content-Encoding`, for a CDN that asks for the copy by its name.
//!
//! **The note of what is there** must not be readable by everybody: after it is first written, somebody
//! without credentials asks for it, and gets nothing, or the deployment ends and the note is removed.
//!
//! **Older versions.** A store may keep what was overwritten and removed; then nothing that is withdrawn
//! is gone (CON-03). It says so in its first answer, and the deployment ends before the first object,
//! unless somebody has said that older versions are seen to (`--allow-versions`).

use std::future::Future;
use std::path::Path as FilePath;
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::{AmazonS3, AmazonS3Builder, AmazonS3ConfigKey as Key};
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, BackoffConfig, ClientOptions, Error as Refusal, ObjectStore, ObjectStoreExt, PutOptions,
    RetryConfig,
};
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;

use super::address::InBucket;
use super::disk;
use super::endpoint::{self, is_label, is_plain, trimmed};
use super::target::{Fault, Put, Target};
use crate::diag::Error;
use crate::{emit, host};

/// Requests that are under way at the same time.
const AT_ONCE: usize = 16;
/// What one request may take, with everything that is sent.
const LONGEST: Duration = Duration::from_secs(120);
const CONNECT: Duration = Duration::from_secs(20);
/// How often one request is tried again; `run` does the same with handfuls.
const AGAIN: RetryConfig = RetryConfig {
    backoff: BackoffConfig { init_backoff: Duration::from_millis(100), max_backoff: Duration::from_secs(5), base: 2.0 },
    max_retries: 5,
    retry_timeout: Duration::from_secs(60),
};
/// One of them must be there: keys, or what a CI job or a container is given in their place.
const CREDENTIALS: [Key; 4] = [
    Key::AccessKeyId,
    Key::WebIdentityTokenFile,
    Key::ContainerCredentialsRelativeUri,
    Key::ContainerCredentialsFullUri,
];

/// What is taken from the environment besides endpoints, by the crate's names.
const SETTINGS: [&str; 25] = [
    "aws_access_key_id",
    "aws_secret_access_key",
    "aws_session_token",
    "aws_region",
    "aws_imdsv1_fallback",
    "aws_virtual_hosted_style_request",
    "aws_unsigned_payload",
    "aws_checksum_algorithm",
    "aws_metadata_endpoint",
    "aws_container_credentials_relative_uri",
    "aws_container_credentials_full_uri",
    "aws_container_authorization_token_file",
    "aws_web_identity_token_file",
    "aws_role_arn",
    "aws_role_session_name",
    "aws_endpoint_url_sts",
    "aws_conditional_put",
    "aws_skip_signature",
    "aws_disable_tagging",
    "aws_s3_express",
    "aws_request_payer",
    "aws_server_side_encryption",
    "aws_sse_kms_key_id",
    "aws_sse_bucket_key_enabled",
    "aws_sse_customer_key_base64",
];
/// Of these, what is sent in headers or is a part of addresses.
const SENT: [Key; 5] =
    [Key::AccessKeyId, Key::Token, Key::Region, Key::ContainerCredentialsRelativeUri, Key::ContainerCredentialsFullUri];

/// What is told of a bucket besides its name.
pub struct Terms<'a> {
    /// An address of a store that is not Amazon's, in place of the environment's.
    pub endpoint: Option<&'a str>,
    /// Somebody sees to older versions.
    pub allow_versions: bool,
}

/// A part of a bucket that is served.
pub struct Bucket {
    name: String,
    runtime: Runtime,
    store: Arc<AmazonS3>,
    /// What stands before the path of every object.
    prefix: String,
    note: Note,
    allow_versions: bool,
    /// Older versions are kept.
    keeps_versions: bool,
}

/// Where the remote manifest lies.
struct Note {
    store: AmazonS3,
    /// The same without credentials.
    anybody: AmazonS3,
    path: Path,
    /// It was tried whether anybody can read it.
    is_tried: bool,
}

impl Bucket {
    /// The bucket of `site`, which is called `name`, with its manifest at `note`. Asks nobody yet.
    ///
    /// # Errors
    /// [`Error::NoCredentials`], [`Error::UnsafeEndpoint`], [`Error::SecretInTarget`]: what the
    /// environment says cannot be used.
    pub fn open(name: String, site: &InBucket, note: &InBucket, terms: &Terms) -> Result<Self, Error> {
        // A provider that is there already is the same one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Error::Target { target: name.clone(), reason: error.to_string() })?;
        let store = |bucket: &str, anybody: bool| store(&name, bucket, terms, anybody);
        let path = location(&note.path).map_err(|fault| fault.error)?;
        let (own, anybody) = (store(&note.bucket, false)?, store(&note.bucket, true)?);
        Ok(Self {
            store: Arc::new(store(&site.bucket, false)?),
            note: Note { store: own, anybody, path, is_tried: false },
            prefix: site.path.clone(),
            allow_versions: terms.allow_versions,
            keeps_versions: false,
            runtime,
            name,
        })
    }

    /// The object of the file at `path` of the site.
    fn object(&self, path: &str) -> Result<Path, Fault> {
        if self.prefix.is_empty() { location(path) } else { location(&format!("{}/{path}", self.prefix)) }
    }

    fn fault(&self, refusal: &Refusal) -> Fault {
        let passes = matches!(refusal, Refusal::Generic { .. } | Refusal::JoinError { .. });
        let reason = told(&refusal.to_string());
        Fault { error: Error::Target { target: self.name.clone(), reason }, passes }
    }

    fn ask<T>(&self, question: impl Future<Output = object_store::Result<T>>) -> Result<T, Fault> {
        self.runtime.block_on(question).map_err(|refusal| self.fault(&refusal))
    }

    /// Takes `jobs`, some at once; what they gave, in whatever order they ended.
    fn each<T, Job>(&self, jobs: impl Iterator<Item = Result<Job, Fault>>) -> Result<Vec<T>, Fault>
    where
        T: Send + 'static,
        Job: Future<Output = object_store::Result<T>> + Send + 'static,
    {
        let mut done = Vec::new();
        self.runtime.block_on(async {
            let mut running = JoinSet::new();
            for job in jobs {
                if running.len() >= AT_ONCE {
                    done.extend(self.next(&mut running).await?);
                }
                running.spawn(job?);
            }
            while let Some(found) = self.next(&mut running).await? {
                done.push(found);
            }
            Ok(done)
        })
    }

    async fn next<T: 'static>(&self, running: &mut JoinSet<object_store::Result<T>>) -> Result<Option<T>, Fault> {
        let ended = running.join_next().await.map(|ended| ended.map_err(Refusal::from).flatten());
        ended.transpose().map_err(|refusal| self.fault(&refusal))
    }

    /// Fails for good where what is withdrawn would stay in older versions.
    fn check_versions(&mut self, version: Option<&String>) -> Result<(), Fault> {
        self.keeps_versions |= version.is_some();
        match self.keeps_versions && !self.allow_versions {
            true => Err(Fault::lasting(Error::KeepsVersions { target: self.name.clone() })),
            false => Ok(()),
        }
    }

    /// Fails for good, and removes the note, where anybody can read it.
    fn check_readers(&mut self) -> Result<(), Fault> {
        if self.note.is_tried {
            return Ok(());
        }
        if self.runtime.block_on(self.note.anybody.get(&self.note.path)).is_ok() {
            self.ask(self.note.store.delete(&self.note.path))?;
            return Err(Fault::lasting(Error::OpenState { target: self.name.clone() }));
        }
        self.note.is_tried = true;
        Ok(())
    }
}

impl Target for Bucket {
    fn load(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        let answer = self.runtime.block_on(async {
            let answer = self.note.store.get(&self.note.path).await?;
            let version = answer.meta.version.clone();
            Ok((answer.bytes().await?, version))
        });
        match answer {
            Ok((bytes, version)) => self.check_versions(version.as_ref()).map(|()| Some(bytes.to_vec())),
            Err(refusal @ Refusal::NotFound { .. }) if is_about_bucket(&refusal) => Err(self.fault(&refusal)),
            Err(Refusal::NotFound { .. }) => Ok(None),
            Err(refusal) => Err(self.fault(&refusal)),
        }
    }

    fn save(&mut self, manifest: &str) -> Result<(), Fault> {
        let attributes = Attributes::from_iter([
            (Attribute::ContentType, "text/plain; charset=utf-8"),
            (Attribute::CacheControl, host::cache(host::Sort::Quiet)),
        ]);
        let (bytes, options) = (manifest.to_owned(), PutOptions::from(attributes));
        let written = self.ask(self.note.store.put_opts(&self.note.path, bytes.into(), options))?;
        self.check_readers()?;
        self.check_versions(written.version.as_ref())
    }

    fn put(&mut self, from: &FilePath, files: &[Put]) -> Result<(), Fault> {
        let jobs = files.iter().map(|file| {
            let (store, object) = (self.store.clone(), self.object(file.path)?);
            let bytes = disk::read(&from.join(file.path)).map_err(Fault::lasting)?;
            let options = PutOptions::from(attributes(file));
            Ok(async move { store.put_opts(&object, bytes.into(), options).await })
        });
        let versions = self.each(jobs)?;
        versions.iter().try_for_each(|written| self.check_versions(written.version.as_ref()))
    }

    fn remove(&mut self, files: &[&str]) -> Result<(), Fault> {
        let jobs = files.iter().map(|path| {
            let (store, object) = (self.store.clone(), self.object(path)?);
            Ok(async move {
                match store.delete(&object).await {
                    Err(Refusal::NotFound { .. }) => Ok(()),
                    other => other,
                }
            })
        });
        self.each(jobs).map(drop)
    }

    fn left(&mut self, files: &[&str]) -> Result<Vec<String>, Fault> {
        let jobs = files.iter().map(|path| {
            let (store, object, path) = (self.store.clone(), self.object(path)?, (*path).to_owned());
            Ok(async move {
                match store.head(&object).await {
                    Ok(_) => Ok(Some(path)),
                    Err(Refusal::NotFound { .. }) => Ok(None),
                    Err(refusal) => Err(refusal),
                }
            })
        });
        self.each(jobs).map(|left| left.into_iter().flatten().collect())
    }

    fn keeps_versions(&self) -> bool {
        self.keeps_versions
    }
}

/// The headers of the object of a file.
fn attributes(file: &Put) -> Attributes {
    let mut all = Attributes::from_iter([
        (Attribute::ContentType, host::kind_of(emit::plain(file.path))),
        (Attribute::CacheControl, host::cache(file.sort)),
    ]);
    if let Some(coding) = emit::coding(file.path) {
        all.insert(Attribute::ContentEncoding, coding.into());
    }
    all
}

fn location(path: &str) -> Result<Path, Fault> {
    let wrong = |_| Fault::lasting(Error::Argument { name: "path".to_owned(), value: path.to_owned() });
    Path::parse(path).map_err(wrong)
}

/// The store of `bucket` as the environment and `terms` describe it.
fn store(name: &str, bucket: &str, terms: &Terms, anybody: bool) -> Result<AmazonS3, Error> {
    let environment = AmazonS3Builder::from_env();
    let mut builder = settings(&environment)?.with_bucket_name(bucket);
    if !has_credentials(&builder) {
        return Err(Error::NoCredentials { target: name.to_owned() });
    }
    let own = terms.endpoint.map(|endpoint| ("--endpoint", endpoint.to_owned()));
    let named = |name, key| environment.get_config_value(&key).map(|endpoint| (name, endpoint));
    let told = own.or_else(|| named("AWS_ENDPOINT_URL_S3", Key::S3Endpoint));
    let told = told.or_else(|| named("AWS_ENDPOINT_URL", Key::Endpoint));
    let mut is_local = false;
    if let Some((name, endpoint)) = told.as_ref().filter(|(name, it)| *name == "--endpoint" || trimmed(it).is_some()) {
        let endpoint = endpoint.trim();
        is_local = endpoint::is_local(name, endpoint)?;
        builder = builder.with_endpoint(endpoint);
    }
    let client = ClientOptions::new().with_timeout(LONGEST).with_connect_timeout(CONNECT).with_allow_http(is_local);
    let builder = builder.with_client_options(client).with_retry(AGAIN).with_skip_signature(anybody);
    // Each object by itself: not every store knows how to remove many.
    let store = builder.with_disable_bulk_delete(true).build();
    store.map_err(|refusal| Error::Target { target: name.to_owned(), reason: self::told(&refusal.to_string()) })
}

/// Whether `builder` has credentials. A key without its secret, or a secret alone, is none: the crate would tell of it
/// in words of its own.
fn has_credentials(builder: &AmazonS3Builder) -> bool {
    let has = |key: &Key| builder.get_config_value(key).is_some();
    CREDENTIALS.iter().any(has) && has(&Key::AccessKeyId) == has(&Key::SecretAccessKey)
}

/// What `environment` says, without what surrounds each value, and without those that are empty.
fn settings(environment: &AmazonS3Builder) -> Result<AmazonS3Builder, Error> {
    let mut builder = AmazonS3Builder::new();
    for name in SETTINGS {
        let Ok(key) = name.parse::<Key>() else { continue };
        let Some(value) = environment.get_config_value(&key) else { continue };
        let Some(value) = trimmed(&value) else { continue };
        if (SENT.contains(&key) && !is_plain(value)) || (key == Key::Region && !is_label(value)) {
            // It may be a secret: it is not repeated.
            return Err(Error::Argument { name: name.to_uppercase(), value: "…".to_owned() });
        }
        if key == Key::StsEndpoint {
            endpoint::is_local(&name.to_uppercase(), value)?;
        }
        builder = builder.with_config(key, value);
    }
    Ok(builder)
}

/// Whether a store has no such bucket, rather than no such object.
fn is_about_bucket(refusal: &Refusal) -> bool {
    refusal.to_string().contains("NoSuchBucket")
}

/// What a store said, in one line and without the body of its answer, of which only the code is kept.
fn told(said: &str) -> String {
    let code = said.split_once("<Code>").and_then(|(_, rest)| rest.split_once("</Code>")).map(|(code, _)| code);
    let until = said.find(['<', '\n']).unwrap_or(said.len());
    let line = said[..until].trim_end_matches([':', ' ']);
    code.map_or_else(|| line.to_owned(), |code| format!("{line}: {code}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_store_says_is_told_without_the_keys_that_it_repeats() {
        let said = "Error performing PUT http://127.0.0.1/a - Server returned 403 Forbidden: <?xml version='1.0'?>\n\
            <Error><Code>SignatureDoesNotMatch</Code><AWSAccessKeyId>AKIAHUNTER2</AWSAccessKeyId></Error>";
        let expected = "Error performing PUT http://127.0.0.1/a - Server returned 403 Forbidden: SignatureDoesNotMatch";
        assert_eq!(told(said), expected);
        assert_eq!(told("connection closed"), "connection closed");
    }

    #[test]
    fn half_a_key_is_no_credentials() {
        let half = AmazonS3Builder::new().with_access_key_id("a");
        assert!(!has_credentials(&AmazonS3Builder::new()) && !has_credentials(&half));
        assert!(!has_credentials(&AmazonS3Builder::new().with_secret_access_key("b")));
        assert!(has_credentials(&half.with_secret_access_key("b")));
    }

    #[test]
    fn an_object_carries_what_it_is_and_how_long_it_may_be_kept() {
        let of = |path, sort| {
            let all = attributes(&Put { path, sort });
            let value = |name| all.get(&name).map_or("", |value| value.as_ref()).to_owned();
            [Attribute::ContentType, Attribute::CacheControl, Attribute::ContentEncoding].map(value)
        };
        assert_eq!(of("ho-tro/index.html", host::Sort::Quiet), ["text/html; charset=utf-8", "no-store", ""]);
        let named = "public, max-age=31536000, immutable";
        assert_eq!(of("assets/a.css.br", host::Sort::Named), ["text/css; charset=utf-8", named, "br"]);
        assert_eq!(of("atom.xml.gz", host::Sort::Ordinary), ["application/xml; charset=utf-8", "no-cache", "gzip"]);
    }
}
