//! The closed catalogue of problems: code, severity, arguments, whether the source may be shown.
//!
//! One row a problem. The sentence and its hint are `code` and `code.hint` in
//! `locales/<code>/diagnostics.ftl`; a test walks this table and both files.

/// How bad: an error keeps the site from being written, a warning does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
}

macro_rules! problems {
    ($( $name:ident $code:literal $severity:ident $shown:ident [$($arg:ident),*] )+) => {
        /// Everything that can be wrong with what authors wrote, and with the output made of it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Problem { $( $name, )+ }

        impl Problem {
            /// Every problem, in the order of the table.
            pub const ALL: &'static [Problem] = &[ $( Problem::$name, )+ ];

            /// The stable name that people search for and `tincay explain` takes: kebab-case.
            pub fn code(self) -> &'static str {
                match self { $( Self::$name => $code, )+ }
            }

            /// How bad it is.
            pub fn severity(self) -> Severity {
                match self { $( Self::$name => Severity::$severity, )+ }
            }

            /// Names of the arguments of its sentence and hint.
            pub fn args(self) -> &'static [&'static str] {
                match self { $( Self::$name => &[$(stringify!($arg)),*], )+ }
            }

            /// Whether a report may quote the source line. Problems of consent, locations and the
            /// guard may not: build logs are public (safety.md).
            pub fn may_quote_source(self) -> bool {
                match self { $( Self::$name => problems!(@$shown), )+ }
            }
        }
    };
    (@shown) => { true };
    (@hidden) => { false };
}

problems! {
    // Reading
    NotUtf8 "not-utf8" Error shown []
    WrongEncoding "wrong-encoding" Error shown [encoding, reads]
    NulByte "nul-byte" Error shown []
    FileTooLarge "file-too-large" Error shown [size, limit]
    SymbolicLink "symbolic-link" Error shown []
    SamePath "same-path" Error shown [other]
    BadFileName "bad-file-name" Error shown [name]
    UnknownFolder "unknown-folder" Warning shown [name, accepted, nearest]
    UnknownLanguage "unknown-language" Error shown [language, accepted]
    MissingFile "missing-file" Error shown [file]
    // YAML
    NoFrontMatter "no-front-matter" Error shown []
    FrontMatterTooLarge "front-matter-too-large" Error shown [limit]
    BadYaml "bad-yaml" Error shown [reason]
    DuplicateKey "duplicate-key" Error shown [key]
    UnknownKey "unknown-key" Error shown [key, accepted, nearest]
    MissingKey "missing-key" Error shown [key]
    WrongType "wrong-type" Error shown [key, expected, found]
    WrongValue "wrong-value" Error shown [key, value, accepted, nearest]
    WrongDate "wrong-date" Error shown [key, value]
    WrongUrl "wrong-url" Error shown [key, value]
    WrongColour "wrong-colour" Error shown [key, value]
    EmptyText "empty-text" Error shown [key]
    TextMissingLanguage "text-missing-language" Error shown [key, language]
    FactInTranslation "fact-in-translation" Error shown [key]
    // References
    NoOriginal "no-original" Error shown [language]
    DuplicateId "duplicate-id" Error shown [id]
    UnknownReference "unknown-reference" Error shown [key, id, nearest]
    ReferenceNotPublished "reference-not-published" Warning shown [id]
    DuplicateAddress "duplicate-address" Error shown [address, other, nearest]
    BadSlug "bad-slug" Error shown [slug, nearest]
    BadAlias "bad-alias" Error shown [alias]
    DeadLink "dead-link" Error shown [link, nearest]
    DeadFragment "dead-fragment" Error shown [fragment, nearest]
    LinkNotPublished "link-not-published" Warning shown [link]
    MissingPicture "missing-picture" Error shown [file, nearest]
    PictureFormat "picture-format" Error shown [file, format]
    PictureBroken "picture-broken" Error shown [file]
    PictureTooLarge "picture-too-large" Error shown [file, size, limit]
    PictureUndescribed "picture-undescribed" Error shown []
    PictureSmall "picture-small" Warning shown [file, width, least]
    UnsafePath "unsafe-path" Error shown [path]
    // Translation
    TranslationStale "translation-stale" Warning shown [original, file]
    SafetyNotTranslated "safety-not-translated" Error shown [language]
    HeadingNotShared "heading-not-shared" Warning shown [fragment, file]
    // Markdown
    RawHtml "raw-html" Error shown [tag]
    UnknownDirective "unknown-directive" Error shown [name, accepted, nearest]
    DirectiveArgument "directive-argument" Error shown [name, expected]
    TopHeading "top-heading" Error shown []
    DuplicateHeadingId "duplicate-heading-id" Error shown [id]
    ForeignImage "foreign-image" Error shown [link]
    LinkScheme "link-scheme" Error shown [scheme]
    UnclosedDirective "unclosed-directive" Error shown [name]
    DirectiveInLink "directive-in-link" Error shown [name]
    UnpairedTag "unpaired-tag" Error shown [tag]
    // Dates, periods, colours
    EndBeforeStart "end-before-start" Error shown [start, end]
    LowContrast "low-contrast" Error shown [key, ratio, nearest]
    // Safety
    ExitSameSite "exit-same-site" Error shown []
    ExitUnchecked "exit-unchecked" Warning shown [days]
    SensitiveWord "sensitive-word" Error shown [word, key]
    FieldBelowVisibility "field-below-visibility" Error hidden [key, visibility]
    VisibilityNever "visibility-never" Error hidden []
    IndividualVisibility "individual-visibility" Error hidden []
    MissingPublication "missing-publication" Error hidden [key]
    SeatNotPublic "seat-not-public" Error hidden []
    ConsentLacking "consent-lacking" Warning hidden [reason]
    EvidenceNotOpaque "evidence-not-opaque" Error hidden []
    PersonBlocked "person-blocked" Error hidden [reason]
    PictureWithheld "picture-withheld" Warning hidden []
    StoryNotAnonymous "story-not-anonymous" Error hidden []
    NamesWithdrawn "names-withdrawn" Warning hidden []
    VerificationDue "verification-due" Warning hidden [reason]
    AltMissing "alt-missing" Warning shown [language]
    MissingRole "missing-role" Warning shown [role]
    MissingHotline "missing-hotline" Error shown [id]
    PhoneInProse "phone-in-prose" Error hidden [nearest]
    Coordinates "coordinates" Error hidden []
    UnitExpired "unit-expired" Warning hidden []
    VerifiedBeforeUnit "verified-before-unit" Warning hidden []
    OfficeExpired "office-expired" Warning shown [nearest]
    IdentityNumber "identity-number" Error hidden []
    ForbiddenClaim "forbidden-claim" Error shown [phrase]
    MailInSensitive "mail-in-sensitive" Error shown []
    PictureInSensitive "picture-in-sensitive" Error shown []
    // Words of the campaign
    ThemeNearMiss "theme-near-miss" Error shown [alike]
    WrongWeekday "wrong-weekday" Error shown [written, date, weekday]
    DocumentNumber "document-number" Error shown [number, nearest]
    LeakInSource "leak-in-source" Error hidden [kind]
    LeakInWithheld "leak-in-withheld" Warning hidden [kind]
    LeakInComment "leak-in-comment" Warning hidden [kind]
    LeakInPicture "leak-in-picture" Warning hidden [kind]
    LeakInOutput "leak-in-output" Error hidden [file, kind]
    // Publication
    SampleInPublication "sample-in-publication" Error shown []
    // Theme and locale
    BadTemplate "bad-template" Error shown [reason]
    BadMessage "bad-message" Error shown [reason]
}
