//! The closed catalogue of problems: code, severity, area, whether the source may be shown, arguments.
//!
//! One row a problem. The sentence and its hint are `code` and `code.hint` in
//! `locales/<code>/diagnostics.ftl`; a test walks this table and both files.

/// How bad: an error keeps the site from being written, a warning does not. Advice is about what
/// readers would find easier: only `check` looks for it, and nothing ever fails by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
    Advice,
}

impl Severity {
    /// All of them, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Advice];

    /// Its stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// What a problem is about, for whoever wants to know where the work lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    Content,
    Links,
    Translation,
    Pictures,
    Safety,
    Consent,
    Freshness,
    Reading,
    Interface,
}

impl Area {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 9] = [
        Self::Content,
        Self::Links,
        Self::Translation,
        Self::Pictures,
        Self::Safety,
        Self::Consent,
        Self::Freshness,
        Self::Reading,
        Self::Interface,
    ];

    /// Its stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::Links => "links",
            Self::Translation => "translation",
            Self::Pictures => "pictures",
            Self::Safety => "safety",
            Self::Consent => "consent",
            Self::Freshness => "freshness",
            Self::Reading => "reading",
            Self::Interface => "interface",
        }
    }
}

macro_rules! problems {
    ($( $name:ident $code:literal $severity:ident $area:ident $shown:ident [$($arg:ident),*] )+) => {
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

            /// What it is about.
            pub fn area(self) -> Area {
                match self { $( Self::$name => Area::$area, )+ }
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
    NotUtf8 "not-utf8" Error Content shown []
    WrongEncoding "wrong-encoding" Error Content shown [encoding, reads, file]
    LostLetters "lost-letters" Error Content shown [count, lines]
    NulByte "nul-byte" Error Content shown []
    MergeConflict "merge-conflict" Error Content shown []
    FileTooLarge "file-too-large" Error Content shown [size, limit]
    SymbolicLink "symbolic-link" Error Content shown []
    SamePath "same-path" Error Content shown [other]
    BadFileName "bad-file-name" Error Content shown [reason, name, other]
    UnknownFolder "unknown-folder" Warning Content shown [name, accepted, nearest]
    GuardUnread "guard-unread" Error Consent shown [key]
    FileUnread "file-unread" Warning Content shown [reason, name, other]
    UnknownLanguage "unknown-language" Error Translation shown [language, accepted]
    LocaleMissing "locale-missing" Error Translation shown [language, file, accepted, nearest]
    MissingFile "missing-file" Error Content shown [file]
    // YAML
    NoFrontMatter "no-front-matter" Error Content shown [reason]
    FrontMatterTooLarge "front-matter-too-large" Error Content shown [limit]
    BadYaml "bad-yaml" Error Content shown [reason]
    HashtagLost "hashtag-lost" Warning Content shown [lost]
    WordQuotes "word-quotes" Warning Content hidden [key]
    DuplicateKey "duplicate-key" Error Content shown [key]
    UnknownKey "unknown-key" Error Content shown [key, accepted, nearest]
    MissingKey "missing-key" Error Content shown [key, within, set, accepted]
    WrongType "wrong-type" Error Content shown [key, expected, found, nearest]
    WrongValue "wrong-value" Error Content shown [key, value, set, accepted, nearest, label]
    WrongDate "wrong-date" Error Content shown [key, value, expected, reason, nearest]
    WrongUrl "wrong-url" Error Content shown [key, value]
    WrongContact "wrong-contact" Error Content hidden [reason, nearest]
    WrongColour "wrong-colour" Error Content shown [key, value]
    PhoneNumber "phone-number" Error Content hidden [key, reason, count, expected, nearest]
    EmptyText "empty-text" Error Content shown [key]
    TextMissingLanguage "text-missing-language" Error Translation shown [key, language]
    TextUntranslated "text-untranslated" Warning Translation shown [key, language]
    FactInTranslation "fact-in-translation" Error Translation shown [key, reason]
    // References
    NoOriginal "no-original" Error Translation shown [reason, language, nearest]
    NoName "no-name" Warning Translation shown [kind]
    NoWords "no-words" Warning Translation shown [reason]
    DuplicateId "duplicate-id" Error Content shown [id, other]
    SuccessorLoop "successor-loop" Warning Freshness shown [id]
    UnknownReference "unknown-reference" Error Links shown [key, id, count, file, nearest, other]
    ReferenceNotPublished "reference-not-published" Warning Links shown [id, reason]
    DuplicateAddress "duplicate-address" Error Links shown [address, other, nearest]
    BadSlug "bad-slug" Error Links shown [slug, file, nearest]
    BadAlias "bad-alias" Error Links shown [alias]
    DeadLink "dead-link" Error Links shown [reason, link, nearest]
    LinkSpace "link-space" Error Links shown [link]
    OwnAddress "own-address" Warning Links shown [link]
    DeadFragment "dead-fragment" Error Links shown [fragment, nearest]
    LinkNotPublished "link-not-published" Warning Links shown [link, reason]
    ExampleAddress "example-address" Warning Links shown [address]
    MissingPicture "missing-picture" Error Pictures shown [file, nearest]
    PictureFormat "picture-format" Error Pictures shown [file, format]
    PictureBroken "picture-broken" Error Pictures shown [file]
    PictureTooLarge "picture-too-large" Error Pictures shown [file, size, limit]
    PictureUndescribed "picture-undescribed" Error Pictures shown []
    PictureSmall "picture-small" Warning Pictures shown [file, width, least]
    UnsafePath "unsafe-path" Error Content shown [path]
    // Translation
    TranslationStale "translation-stale" Warning Translation shown [original, file]
    SafetyNotTranslated "safety-not-translated" Error Translation shown [language]
    HeadingNotShared "heading-not-shared" Warning Translation shown [fragment, file]
    // Markdown
    RawHtml "raw-html" Error Content shown [tag]
    UnknownDirective "unknown-directive" Error Content shown [name, accepted, nearest]
    DirectiveArgument "directive-argument" Error Content shown [name, expected]
    TopHeading "top-heading" Error Content shown []
    DuplicateHeadingId "duplicate-heading-id" Error Content shown [id]
    ForeignImage "foreign-image" Error Pictures shown [link]
    LinkScheme "link-scheme" Error Links shown [scheme]
    UnclosedDirective "unclosed-directive" Error Content shown [name]
    DirectiveInLink "directive-in-link" Error Content shown [name]
    LostMarkup "lost-markup" Warning Content shown [reason]
    UnpairedTag "unpaired-tag" Error Content shown [tag]
    // Dates, periods, colours
    EndBeforeStart "end-before-start" Error Content shown [start, end]
    DateOrder "date-order" Warning Content shown [reason, start, end]
    HoursOverlap "hours-overlap" Warning Content shown [key, other]
    LowContrast "low-contrast" Error Content shown [key, ratio, nearest]
    // Safety
    ExitSameSite "exit-same-site" Error Safety shown []
    ExitNotPublic "exit-not-public" Error Safety shown [host]
    ExitUnchecked "exit-unchecked" Warning Freshness shown [days]
    SensitiveWord "sensitive-word" Error Safety shown [word, key]
    FieldBelowVisibility "field-below-visibility" Error Safety hidden [key, visibility]
    AddressInText "address-in-text" Warning Safety hidden [key]
    VisibilityNever "visibility-never" Error Safety hidden []
    IndividualVisibility "individual-visibility" Error Safety hidden []
    ShelterVisibility "shelter-visibility" Error Safety hidden [reason]
    MissingPublication "missing-publication" Error Safety hidden [key, reason]
    SeatNotPublic "seat-not-public" Error Safety hidden [reason]
    ConsentLacking "consent-lacking" Warning Consent hidden [reason]
    NameMissing "name-missing" Warning Consent hidden [reason]
    EvidenceNotOpaque "evidence-not-opaque" Error Consent hidden []
    PersonBlocked "person-blocked" Error Consent hidden [reason]
    PictureWithheld "picture-withheld" Warning Consent hidden []
    StoryNotAnonymous "story-not-anonymous" Error Consent hidden []
    NamesWithdrawn "names-withdrawn" Warning Consent hidden [kind, key, nearest]
    VerificationDue "verification-due" Warning Freshness hidden [reason]
    AltMissing "alt-missing" Warning Pictures shown [language, key, name]
    MissingRole "missing-role" Warning Safety shown [role]
    NoSafetyPage "no-safety-page" Error Safety shown []
    MissingHotline "missing-hotline" Error Safety shown [id]
    HotlineMismatch "hotline-mismatch" Error Safety shown [key, number]
    PhoneInProse "phone-in-prose" Error Safety hidden [nearest, reason]
    Coordinates "coordinates" Error Safety hidden [reason]
    MapLink "map-link" Warning Safety hidden []
    UnitExpired "unit-expired" Warning Freshness hidden []
    VerifiedBeforeUnit "verified-before-unit" Warning Freshness hidden []
    OfficeExpired "office-expired" Warning Freshness shown [nearest]
    ReviewDue "review-due" Warning Freshness shown [date]
    IdentityNumber "identity-number" Error Safety hidden []
    ForbiddenClaim "forbidden-claim" Error Safety shown [phrase]
    MailInSensitive "mail-in-sensitive" Error Safety shown []
    FileInSensitive "file-in-sensitive" Error Safety shown []
    PictureInSensitive "picture-in-sensitive" Error Safety shown []
    // Words of the campaign
    ThemeNearMiss "theme-near-miss" Error Content shown [alike, phrase]
    WrongWeekday "wrong-weekday" Error Content shown [written, date, weekday]
    DocumentNumber "document-number" Error Content shown [number, nearest]
    LeakInSource "leak-in-source" Error Safety hidden [kind, nearest, key]
    LeakInWithheld "leak-in-withheld" Warning Safety hidden [kind]
    LeakInComment "leak-in-comment" Warning Safety hidden [kind]
    LeakInPicture "leak-in-picture" Warning Safety hidden [kind]
    LeakInPaper "leak-in-paper" Error Safety hidden [kind, nearest]
    PaperWithheld "paper-withheld" Warning Consent hidden []
    PaperUnread "paper-unread" Warning Safety shown [reason, date, bytes]
    NameInPath "name-in-path" Warning Consent hidden [kind]
    LeakInOutput "leak-in-output" Error Safety hidden [file, kind]
    // Publication
    SampleInPublication "sample-in-publication" Error Content shown []
    // Tables: of `import` alone
    TableUnreadable "table-unreadable" Error Content hidden [file, reason, accepted]
    TableCell "table-cell" Error Content hidden [row, column, reason, value, accepted, nearest]
    TableLeftOut "table-left-out" Warning Safety hidden [row, column, reason, nearest]
    // Reading ease, what calendars are told, and the web outside: looked for by `check` alone
    UpdatedMissing "updated-missing" Advice Freshness shown []
    LongSentence "long-sentence" Advice Reading shown [words, limit]
    AbbreviationUnexplained "abbreviation-unexplained" Advice Reading shown [abbreviation, nearest]
    LinkUnanswered "link-unanswered" Warning Links shown [link, reason]
    // Theme and locale
    BadTemplate "bad-template" Error Interface shown [reason, pages]
    ThemeLacks "theme-lacks" Error Interface shown [what]
    ThemeLoads "theme-loads" Error Interface shown [address]
    ThemeBroken "theme-broken" Error Interface shown [reason]
    ThemeKeeps "theme-keeps" Error Interface shown [name]
    ThemeDoubtful "theme-doubtful" Warning Interface shown [what, name]
    ThemeIgnored "theme-ignored" Warning Interface shown [reason, name, nearest]
    BadMessage "bad-message" Error Interface shown [reason, name]
    UnknownMessage "unknown-message" Warning Interface shown [key, nearest]
    LocaleLacks "locale-lacks" Warning Translation shown [language, what, count, words]
    LocaleLacksHelp "locale-lacks-help" Error Safety shown [language, count, words]
}
