### What the tool `tincay` says on the command line. The Vietnamese file is the authority.

## Help

about = Makes a bilingual website from Markdown and YAML files
about-build = Make the website in the output folder
about-check = Check the content only, write nothing
about-deploy = Publish the website to its host, in an order that keeps readers and withdrawals safe
about-verify = Look at the running website: does its host serve what was built, as it must
about-schema = Write JSON Schemas, with which editors complete and check what is written
about-serve = See the site while you write: shown on this machine, made anew with every change
about-completions = Print completions for a shell
about-man = Print the page for man, of the tool or of one command
about-help = Show how a command is used
about-init = Make a new website that works at once
about-new = Begin a new piece: make its files with the fields to fill in
about-report = Make the results report of a campaign, of what may be public alone
about-explain = Explain a problem, with an example before and after

about-import = Bring a table (Excel, CSV) into the files of the content; without `--write` only shows what would change
about-export = Write content as a CSV table, only what may be public
about-fix = Mend files of the content
about-fix-encoding = Convert files in an old encoding (windows-1258, TCVN3, VNI) or with garbled letters to UTF-8
about-consent = See the consents of the people written about
about-consent-status = Tell which consents hold, end soon, have expired or were withdrawn
about-next-change = Tell when the pages change next by themselves
about-theme = See and take the files of the theme and of the words that the program carries
about-theme-list = List those files, and which of them the website has its own of
about-theme-show = Print a file, one of words too (`locales/en/site.ftl`)
about-theme-copy = Copy files into the theme of the website, to change them there
about-translate = Follow, accept and begin translations
about-translate-status = Tell which translations are complete, stale or missing, and how many words there are to translate
about-translate-accept = Say that translations follow their originals as they are now
about-translate-new = Make the file of a new translation, with the fields and headings of the original

heading-usage = Usage:
heading-commands = Commands
heading-arguments = Arguments
heading-options = Options
usage = tincay <COMMAND> [OPTIONS]
usage-build = tincay build [OPTIONS]
usage-check = tincay check [OPTIONS]
usage-deploy = tincay deploy <TARGET> [OPTIONS]
usage-verify = tincay verify <ADDRESS> [OPTIONS]
usage-schema = tincay schema [OPTIONS]
usage-serve = tincay serve [OPTIONS]
usage-completions = tincay completions <SHELL>
usage-man = tincay man [COMMAND]
usage-init = tincay init <FOLDER> [OPTIONS]
usage-new = tincay new <KIND> <NAME> [OPTIONS]
usage-report = tincay report <CAMPAIGN> [OPTIONS]
usage-explain = tincay explain [CODE]

usage-import = tincay import <TABLE> <FILE> [OPTIONS]
usage-export = tincay export <TABLE> [OPTIONS]
usage-fix = tincay fix <COMMAND>
usage-fix-encoding = tincay fix encoding <FILE>… [OPTIONS]
usage-consent = tincay consent <COMMAND>
usage-consent-status = tincay consent status [OPTIONS]
usage-next-change = tincay next-change [OPTIONS]
usage-theme = tincay theme <COMMAND>
usage-theme-list = tincay theme list [OPTIONS]
usage-theme-show = tincay theme show <FILE>…
usage-theme-copy = tincay theme copy <FILE>… [OPTIONS]
usage-translate = tincay translate <COMMAND>
usage-translate-status = tincay translate status [OPTIONS]
usage-translate-accept = tincay translate accept <FILE>… | --all
usage-translate-new = tincay translate new <PIECE> <CODE>
after-help = Help for one command: tincay <COMMAND> --help

value-carried = FILE
value-root = FOLDER
value-output = FOLDER
value-date = DATE
value-base-url = ADDRESS
value-forbidden = FILE
value-jobs = NUMBER
value-lang = CODE
value-host = ADDRESS
value-port = NUMBER
value-shell = SHELL
value-command = COMMAND
value-folder = FOLDER
value-name = TITLE
value-languages = CODE
value-kind = KIND
value-slug = NAME
value-from-title = TITLE
value-table = TABLE
value-campaign = CAMPAIGN
value-sheet = SHEET
value-workbook = FILE
value-file = FILE
value-from = ENCODING
value-format = FORM
value-language = CODE
value-fail-on = STATE
value-path = FILE
value-code = CODE
value-directory = FOLDER
value-id = PIECE
value-into = CODE
value-target = TARGET
value-max-deletes = NUMBER
value-keep = NUMBER
value-state = FILE
value-ssh-config = FILE
value-endpoint = ADDRESS
value-url = ADDRESS
value-pages = NUMBER

option-root = Folder of the website, with `content/site.yaml` in it (if left out: the current folder)
option-output = Output folder (if left out: `public` in the folder of the website)
option-date = Take this day as today, like 2023-11-13
option-reproduce = Let `--publish` take a `--date` more than two days from today, to make an old state again
option-publish = Make the website for publication; if left out: a preview that search engines ignore
option-without-samples = Leave out all sample content
option-drafts = Show drafts too, in previews only
option-base-url = Address of the website, in place of `base_url` in `content/site.yaml`
option-relative = Make the pages open from a folder or a stick, without a host
option-precompress = Put compressed copies (.gz, .br) beside texts
option-forbidden = List of values that must not be on the site, one a line, kept outside the content
option-jobs = How many things to do at once, 64 at most (if left out: as many as the machine has cores)
option-lang = Language of the tool: { $accepted }
option-quiet = Show neither progress nor summary
option-format-report = Form of the problems: human (for people), json (for programs), sarif (for code scanning), github (for GitHub Actions)
option-format = Form of the problems: human (for people), json (for programs)
option-language = Tell of translations into this language only
option-fail-on = End with 1 when there are such translations: missing, stale
option-format-table = Form of the result: table, markdown, json (for programs)
option-path = File of a translation, piece like articles/launch, or folder with translations
option-all = All translations of the website
option-code = The code in brackets of a report, like dead-link (if left out: all codes)
option-directory = Folder to write into (if left out: .vscode/schemas in the folder of the website)
option-carried = A file as `tincay theme list` calls it, such as layouts/home.html
option-command = Command whose page is wanted, like build or theme-copy (if left out: the page of tincay)
option-id = What to translate, like articles/le-phat-dong, or the path of the original
option-into = Code of the language to translate into, like en
option-open = Open it in the browser
option-host = An address of this machine, so that others in its network can look, like 0.0.0.0 (if left out: this machine only)
option-port = Port (if left out: 3000; the next one when it is taken)
option-poll = Look by itself which files have changed, for network drives that do not tell
option-shell = The shell: { $accepted }
option-folder = Folder of the new website
option-name = Title of the website
option-languages = Languages, the one of originals first, with commas (if left out: vi,en)
option-kind = Kind of piece: { $accepted }
option-slug = Name of the file: small letters without marks, joined by dashes
option-from-title = The title; the name of the file is made of it
option-file = The files to convert
option-from = Their encoding (if left out: found by itself): { $accepted }
option-table = The table: { $accepted }
option-workbook = A file .xlsx or .csv
option-sheet = The sheet of an .xlsx file to import (without it: the first one with such columns)
option-write = Write the files; without it, only say what would change
option-texts = Take the words of the table in place of those in files, too
option-campaign = The campaign's folder in content/campaigns, such as 2023
option-language-report = The language of the report, such as en (without it: that of the tool)
option-format-document = The form of the report: html (one file to open and print), csv (for Excel), markdown (without it: html)
option-output-report = The file to make (without it: to the terminal)
option-output-table = The CSV file to make (left out: standard output)
option-dry-run = Only show what would come of it, write nothing
option-target = Where to: dir:/folder, sftp://user@host/folder, s3://bucket/folder
option-removals-only = Only take away what may no longer be public, also when the content has errors
option-max-deletes = How many files may go that nobody withdrew (if left out: 20, or a tenth of a large site)
option-repair = Upload every file again, also those that are noted to be there: for a host whose files were lost or changed
option-keep = How many releases a `dir:` keeps (if left out: 3)
option-state = File on the host in which to note what is there, out of readers' reach (with `/` at its end: a folder for that file)
option-ssh-config = Configuration file for OpenSSH (if left out: your own)
option-endpoint = Address of an object store that is not Amazon's (if left out: `AWS_ENDPOINT_URL`)
option-allow-versions = Let an object store keep older versions: you see to it that those of what is taken back are removed
option-url = Where the website is served, like https://example.org/
option-pages = How many files to ask for at most (if left out: 100; the home page, the help pages and sensitive ones first, the others taken evenly)
option-exit = Also ask for the destination of the exit, which is somebody else's host
option-help = Show this help
option-version = Show the version

## Problems

level-error = error
level-warning = warning
level-hint = hint
tally-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
tally-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
# After the number of errors, when `build` stops.
nothing-written = Nothing was written: the website made last time stays as it is

## Progress and summary

stage-read = Reading files
stage-check = Checking
stage-picture = Making pictures
stage-render = Making pages
stage-write = Writing files
stage-upload = Publishing to the host

# The languages, joined by commas: “Done: 42 pages in Vietnamese, 40 pages in English”.
summary-pages = Done: { $pages }
summary-language = { $count ->
    [one] { $count } page
   *[other] { $count } pages
} in { $language }
summary-files = { $written ->
    [one] { $written } file written
   *[other] { $written } files written
}, { $unchanged } unchanged, { $removed } removed
summary-withheld = { $count ->
    [one] { $count } piece withheld
   *[other] { $count } pieces withheld
}
summary-exempt = { $count ->
    [one] 1 hidden value equals one that is lawfully published elsewhere
   *[other] { $count } hidden values equal ones that are lawfully published elsewhere
}
summary-receipts = { $count ->
    [one] { $count } receipt of removal
   *[other] { $count } receipts of removal
} in `.tincay/receipts`
summary-elsewhere = pages of somebody who withdrew are also still in { $folders }: build there again or delete the folder
summary-heavy = { $count ->
    [one] 1 sensitive page takes more than 14,000 bytes to send and opens late on a slow line, please divide it: { $pages }
   *[other] { $count } sensitive pages take more than 14,000 bytes to send and open late on a slow line, please divide them: { $pages }
}
summary-heavy-page = { $path } ({ $bytes } bytes)
summary-search = so that the search stays light, long texts are found by their beginnings only ({ $languages })
summary-checked = Checked, no errors
duration = { $seconds }.{ $tenths } s

## What a publication leaves out

withheld-heading = Not published this time:
withheld-draft = still a draft
withheld-not-yet = its day has not come (`publish_on`)
withheld-over = its time is over (`expire_on`)
withheld-sample = sample content
withheld-private-event = private event
withheld-hotline-only = for the hotlines only
withheld-consent = consent is lacking
withheld-withdrawn = consent was withdrawn
withheld-expired = consent has expired
withheld-names-withdrawn = still names a person who has not agreed or agrees no more, or says what is theirs
withheld-unverified = not verified, or not lately
withheld-unit = the commune or ward written here is no more
withheld-no-unit = it names no commune or ward that is in the list
withheld-individual = a private person holds it, so it is not shown as a public office
withheld-seat = it does not say which public office it is (`seat`)
withheld-address = it is to be a public office and has no address (`address`)
withheld-published-by = the decision to publish it, or the office that agreed, is missing (`published_by`)
withheld-unnamed = it, or a translation of it, has no name yet
exempt-heading = To be kept hidden in this file and field, but it may stand on pages, for what is named last, perhaps with many others, says the same value:

## Consents of people

consent-heading = Consents on { $date }
consent-none = No piece needs a consent
consent-settings-unread = `content/site.yaml` cannot be read, so no consent could be looked at; `tincay check` tells what to mend
consent-withdrawn = Withdrawn: { $count }
consent-expired = Expired: { $count }
consent-expiring = Expiring within 60 days: { $count }
consent-lacking = Incomplete: { $count }
consent-pending = Waiting for an answer: { $count }
consent-refused = Refused: { $count }
consent-granted = Granted: { $count }
consent-no-evidence = (no file number)
consent-evidence-kept = (a file number that is not shown)
consent-evidence-plain = A file number that is more than one word is not shown here, because it could tell who the person is. Write `evidence` with letters without marks, digits and hyphens, without spaces, like `HS-17`
consent-deadlines = withdrawn on { $date }, { $over ->
    [both] OVERDUE: all had to be gone by { $deadline }; with a processor: by { $later }
    [first] OVERDUE: all had to be gone by { $deadline }; a processor has until { $later }
   *[none] all must be gone by { $deadline }; with a processor: { $later }
}
consent-no-day = the day of the withdrawal is not recorded (`withdrawn_on`)
consent-expired-on = expired on { $date }
consent-until = until { $date }
consent-lack = { $reason ->
    [none] no `consent` is recorded
    [not-yet] not in force yet, or without a date
    [purpose] does not cover this website
    [basis] its basis is not recorded
    [proof] its proof is not fully recorded
    [example] `evidence` or `recorded_by` still holds the sample words
    [status] its `status` cannot be read, see `tincay check`
    [public-event] only a photo of a public event
    [subject] adult or child is not recorded
    [guardian] the guardian's consent is missing
    [child] the child's own consent is missing
    [language] does not cover every language of the site
   *[other] { $reason }
}
consent-unread = { $count ->
    [one] { $count } file has
   *[other] { $count } files have
} errors; more consents may stand there:

## What goes to a host

deploy-dry = Nothing was changed on the host; this is what would change:
deploy-new = new
deploy-changed = changed
# Replaced by a page that says less: an address, a phone number, a name, a quotation is no longer public.
deploy-narrowed = says less
deploy-withdrawn = taken back
deploy-removed = removed
# Taken back: withdrawn, or no longer public. Those are confirmed to be gone.
deploy-done = On the host: { $put } uploaded, { $withdrawn } taken back, { $removed } removed, { $unchanged } unchanged
deploy-would = On the host it would be: { $put } to upload, { $withdrawn } to take back, { $removed } to remove, { $unchanged } unchanged
deploy-untouched = Nothing was changed on the host either. If somebody has just withdrawn and their pages are still there, take them down now, before the errors are mended: `tincay deploy { $target } --removals-only`
deploy-still-there = The content has errors, so all other pages stay as they are: the home page and lists may still hold names and more of the people and places that were taken back. Mend the errors, then run `tincay deploy` again.
deploy-not-made = The website cannot be made on this machine, so all other pages on the host stay as they are.
deploy-stuck = The host takes no files, so all other pages there stay as they are: the home page and lists may still hold names and more of the people and places that were taken back. Settle what is named below, then run `tincay deploy` again.
deploy-veiled = A page whose name may tell of a person or a place is called by its folder here (`…`), because anybody may be able to read a log. The whole names are in `.tincay/deploy` (addresses to purge) and `.tincay/receipts`; run on a machine of your own, this command shows them.
deploy-still-using = These pages still lead to what was taken back now:
deploy-moved = These pages have a new address; whoever still has the old one, in a letter or on a leaflet, finds the page no more. To let the old address lead on, add it to `aliases` and publish again:
deploy-moved-page = `{ $from }` is now `{ $to }`: write `aliases: [{ $from }]` into { $file }
deploy-keeps-versions = The store keeps older versions: what was taken back is still in them. Remove all versions of what is named above, and of the pages that named it.
deploy-host-file = `{ $path }` in `.tincay/hosts` is new or another one than at the last deployment: give it to the host's administrator to install and to reload the configuration at once. Until then new help pages may stand in the host's log, be kept by browsers, or show without their looks
deploy-receipts = { $count ->
    [one] { $count } receipt of removal
   *[other] { $count } receipts of removal
} in `.tincay/receipts`: keep them, they are the proof of what was removed
deploy-purge = { $count ->
    [one] 1 address
   *[other] { $count } addresses
} to purge from caches: `{ $path }`; delete this file when that is done, or later runs will list them again
deploy-over = { $count } files would be removed from the host, more than the { $limit } that go without being asked for, so nothing more was done
deploy-over-hint = see below whether they should go; if so, add `--max-deletes { $count }`

## What a host does

verify-veiled = A page whose name may tell of a person is called by its folder here (`…`), because anybody may be able to read a log; run on a machine of your own, this command shows it.
verify-unreachable = The host does not answer:
verify-status = A page does not come:
verify-body = Not what the content gives today (deploy again, or somebody has changed it):
verify-type = The host does not send a file as what it is, so a browser may show its source, save it, get its letters wrong or leave out its looks (to be mended in the configuration of the host):
verify-header = A header is missing or wrong:
# One and the same at many addresses.
verify-at = at { $count } addresses, such as { $address }
verify-unable = The host in `hosts` takes no headers, so it does not send these as pages need them: { $headers }. Each page still carries its own policy in itself; where these headers are wanted too, use a host of another kind.
verify-trace = The host sends along what leaves a trace or makes a browser ask somebody else:
verify-redirect = An old address does not lead to the new one:
verify-not-found = What is not there is not answered with 404 in its language:
verify-compression = Text does not come compressed:
verify-extra = This must not be public, and is:
verify-exit = The destination of the exit does not answer:
verify-fine = All is well after { $asked } requests: { $files } of { $of } files were looked at
verify-found = { $count ->
    [one] 1 thing is not as it must be
   *[other] { $count } things are not as they must be
}, after { $asked } requests: { $files } of { $of } files were looked at
verify-not-asked = The host was not asked: the content has errors, so it is not known what should be there. Mend them, then run it again.

## Translations

theme-own = the site has { $file }
theme-next = To change a file of the theme: `tincay theme copy FILE` copies it into the website, where you change the copy; copy only what you change, all else is kept up to date with the program. To change words: make a file of the same name in `locales/` with only the lines that shall be different; `tincay theme show locales/en/site.ftl` shows all lines.
theme-copied = Copied to { $file }
translate-heading = Translations into { $language }
translate-kind = Kind
translate-complete = Complete
translate-stale = Stale
translate-missing = Missing
translate-untracked = Not accepted
translate-to-translate = Words to translate
translate-to-read-again = Words to read again
translate-kind-articles = Articles
translate-kind-campaigns = Campaigns
translate-kind-events = Events
translate-kind-honorees = Honourees
translate-kind-pages = Pages
translate-kind-places = Places
translate-sum = Sum
translate-count = { $count }
translate-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
}
translate-messages = Texts of the interface that are not translated, to be written into { $file }:
translate-list-stale = The original has changed, to be read again:
translate-list-missing = Missing:
translate-list-untracked = There, but not accepted yet (`tincay translate accept`):
translate-unread = { $count ->
    [one] { $count } file has problems and is not counted (see `tincay check`):
   *[other] { $count } files have problems and are not counted (see `tincay check`):
}
translate-lags = Translations are missing or stale, which `--fail-on` does not allow (see `tincay translate status`)
translate-accepted = Written into { $written ->
    [one] { $written } translation
   *[other] { $written } translations
}, { $unchanged } followed their originals already
translate-refused = { $count ->
    [one] { $count } file has problems and was left alone (see `tincay check`):
   *[other] { $count } files have problems and were left alone (see `tincay check`):
}
translate-unplaced = { $count ->
    [one] { $count } translation was left alone because nothing can be put into its front matter safely; write each of its fields on a line of its own and run this again:
   *[other] { $count } translations were left alone because nothing can be put into their front matter safely; write each field on a line of its own and run this again:
}
translate-unwritten = { $count ->
    [one] { $count } translation has no title or no text yet and was not accepted; readers see the original:
   *[other] { $count } translations have no title or no text yet and were not accepted; readers see the original:
}
translate-new = Made { $file }

# What a translator is told, after a # in the new file.
sketch-of = Translation of { $original } ({ $from }) into { $language }.
sketch-fields =
    Write the title into `title` and translate the text below: until both are there, readers see the original.
    Take away the # before the other fields and write the translation; the original words stand in brackets. Delete what is not needed.
    Dates, times, telephone numbers, places and consents come from the original and are not written here.
sketch-body = The text: translate what stands under each heading of the original, and the headings too, and keep the ids in braces, so that links work in every language.
sketch-accept = When it is done: tincay translate accept { $file }
sketch-slug = The end of this translation's own address, in plain small letters, if you want one.

## Encodings

fix-fine = `{ $file }` is UTF-8 and reads well, there is nothing to mend
fix-converted = `{ $file }`: converted from { $encoding ->
        [tcvn3] TCVN3 (ABC)
        [vni] VNI
        [utf-16] UTF-16
        [misread-utf-8] misread UTF-8
        [misread-utf-8-twice] UTF-8 misread twice
       *[other] { $encoding }
    } to UTF-8, the old file is still there as `{ $copy }`
fix-tried = `{ $file }`: would be converted from { $encoding ->
        [tcvn3] TCVN3 (ABC)
        [vni] VNI
        [utf-16] UTF-16
        [misread-utf-8] misread UTF-8
        [misread-utf-8-twice] UTF-8 misread twice
       *[other] { $encoding }
    } to UTF-8
# The first line that changes, as it will read.
fix-reads = { "    " }{ $text }
fix-lost = { $count ->
    [one] On one line of `{ $file }` letters are lost for good, where `{ "\uFFFD" }` stands: line { $lines }
   *[other] On { $count } lines of `{ $file }` letters are lost for good, where `{ "\uFFFD" }` stands: lines { $lines }
}
fix-lost-hint = type those words again or take them from the original: nothing can tell which letters stood there
fix-unknown = Nobody can tell the encoding of `{ $file }`, so it is left alone
fix-unknown-hint = if you know the encoding, add `--from`; a file is converted only if no letter is lost
fix-copy-exists = There is an older copy beside `{ $file }` (its name ends in `~`), so the file is left alone
fix-copy-exists-hint = see whether that copy is still needed, delete or move it, then run this again
fix-link = `{ $file }` is a symbolic link, so it is left alone
fix-link-hint = name the file that the link leads to

## Commands typed wrongly

usage-unknown-argument = There is no option `{ $argument }`
usage-unknown-argument-hint = for the options, see: { $command } --help
usage-unknown-argument-hint-nearest = did you mean `{ $nearest }`?
usage-unexpected-value = It is not clear what `{ $argument }` is for
usage-unexpected-value-hint = for the usage, see: { $command } --help
usage-unknown-command = There is no command `{ $argument }`
usage-unknown-command-hint = the commands you can use: { $accepted }
usage-unknown-command-hint-nearest = did you mean `{ $nearest }`?
usage-missing-command = The command is missing
usage-missing-command-hint = the commands you can use: { $accepted }
usage-missing-argument = `{ $argument }` is missing
usage-missing-argument-hint = see how it is used: { $command } --help
usage-missing-value = The value after `{ $argument }` is missing
usage-missing-value-hint = write `{ $argument } { $placeholder }`
usage-wrong-value = `{ $argument }` does not take the value `{ $value }`
usage-wrong-value-hint = { $option ->
        [date] write year-month-day, like `2023-11-13`
        [base-url] write it with its beginning, like `https://example.org/`
        [jobs] write a whole number from 1 up
        [keep] write a whole number from 1 up
        [pages] write a whole number from 1 up
        [max-deletes] write a whole number
        [port] write a number from 1 to 65535, like `3000`
        [host] write an address in digits, like `0.0.0.0` to let others on the same network look
       *[other] use one of: { $accepted }
    }
usage-wrong-value-hint-nearest = did you mean `{ $nearest }`?
usage-twice = `{ $argument }` can be given only once
usage-twice-hint = keep one and delete the others
usage-conflict = `{ $argument }` cannot be used together with `{ $other }`
usage-conflict-hint = leave out one of the two
usage-value-not-taken = `{ $argument }` takes no value
usage-value-not-taken-hint = write only `{ $argument }`
usage-not-utf8 = The command has characters that are not UTF-8
usage-not-utf8-hint = type the command again
usage-other = The command cannot be understood
usage-other-hint = for the usage, see: { $command } --help

## What the machine refuses

error-read = Cannot read `{ $path }`: { $reason }
error-read-hint = check that the file is there and that you may read it
error-write = Cannot write `{ $path }`: { $reason }
error-write-hint = check that the disk has room, that you may write there, and that no other program has the file open
error-output = What this command tells could not be written to its end: { $reason }
error-output-hint = what has arrived is not whole: make room on the disk, then run this again
error-not-a-site = There is no `content/site.yaml` in `{ $path }`
error-not-a-site-hint = go to the folder of the website, or name that folder with `--root`
error-unread-settings = `{ $path }` cannot be read, so it is not known which theme this website has
error-unread-settings-hint = run `tincay check` and correct that file first
error-not-ours = The folder `{ $path }` has files that tincay did not make, so it is left alone
error-not-ours-hint = choose another folder with `--output`, or empty this one yourself
error-locked = Another tincay is making the website in `{ $path }`
error-locked-hint = wait until it has finished, then run this again
error-output-inside-input = The output folder `{ $path }` overlaps with a folder of the content
error-output-inside-input-hint = choose another folder with `--output`
error-argument = The value `{ $value }` of { $name ->
    [TARGET] `<TARGET>`
    [URL] `<ADDRESS>`
    [SLUG] `<NAME>`
    [NO-SLUG] `<NAME>`
   *[other] `{ $name }`
} cannot be used
error-argument-hint = { $option ->
    [NO-SLUG] write the name of the file in plain small letters with hyphens, like le-phat-dong
    [SLUG] write the name of the file in plain small letters with hyphens, or have it made: --from-title "{ $value }"
    [TARGET] write it in one of the forms dir:/folder, sftp://user@host/folder, s3://bucket/folder
    [URL] write the whole address where the website is served, like https://example.org/
    [from-title] a title needs at least one letter or digit, of which the name of a file can be made
    [forbidden] the list has no lines, or something on that line is so short that it would be found everywhere: one thing a line, at least 2 words, or 8 letters, or 7 digits
    [base-url] write it with its beginning, in plain letters and digits, like https://example.org/
    [endpoint] write it with its beginning and the name of the host, and a port of at most 65535 if any, like https://s3.example.vn
    [AWS_ENDPOINT_URL] write it with its beginning and the name of the host, and a port of at most 65535 if any, like https://s3.example.vn
    [AWS_ENDPOINT_URL_S3] write it with its beginning and the name of the host, and a port of at most 65535 if any, like https://s3.example.vn
    [theme] the line `theme` in `content/site.yaml` has to be the name of a real folder in `themes` of this website, no path out of it and no link, like theme: my-own
    [SOURCE_DATE_EPOCH] write the seconds since the beginning of 1970, or remove this variable
   *[other] correct or remove this value, then run this again
}
error-not-a-language = The language `{ $value }` cannot be chosen
error-not-a-language-hint = { $accepted ->
    [none] this website has only one language; add others to `content/site.yaml`
   *[other] use one of: { $accepted }
}
error-no-starter = `tincay init` has no pages to begin with in the language `{ $value }`
error-no-starter-hint = begin with { $accepted }; other languages are added afterwards: a line in `content/site.yaml`, then the file `locales/{ $value }/locale.yaml` with the line `fallback: en`
error-language-twice = The language `{ $value }` is named twice
error-language-twice-hint = name each language once; there are: { $accepted }
error-not-this-machine = `{ $address }` is no address of this machine
error-not-this-machine-hint = leave out `--host` so that only this machine can look, or write `--host 0.0.0.0` to let others on the same network look
error-listen = Cannot serve at `{ $address }`: { $reason }
error-listen-hint = choose another port with `--port`, from 1024 up, like `--port 4000`
error-ended = Cannot take any more connections at `{ $address }`: { $reason }
error-ended-hint = run `tincay serve` again
error-not-carried = The program carries no file called `{ $path }`
error-not-carried-hint = see what the files are called: `tincay theme list`
error-not-carried-hint-nearest = did you mean `{ $nearest }`?
error-words-stay = `{ $path }` is a file of words, which is not copied as a whole
error-words-stay-hint = make a file `{ $path }` in the website with only the lines that shall be different; the program goes on to have the others. To see all lines: `tincay theme show { $path }`
error-no-piece = The website has nothing with the id `{ $id }`
error-no-piece-hint = write folder and file name, like `articles/le-phat-dong`, or the path of the original
error-no-piece-hint-nearest = did you mean `{ $nearest }`?
error-no-campaign = No campaign called `{ $id }` is published
error-no-campaign-hint = { $accepted ->
    [none] no campaign is published yet; `tincay check --publish` tells why
   *[other] campaigns that are published: { $accepted }
}
error-no-campaign-hint-nearest = did you mean `{ $nearest }`?
error-not-a-translation = `{ $path }` is no translation of this website
error-not-a-translation-hint = name the file of a translation, like `content/articles/bai.en.md`, a piece that has one, like `articles/bai`, or a folder with translations
error-already-there = `{ $path }` is there already, nothing is overwritten
error-already-there-hint = choose another name, or open the file that is there
error-piece-there = `{ $path }` is there already, nothing is overwritten
error-piece-there-hint = for a new piece run: { $command }; open the file that is there only to change that very piece
error-far-date = The day `{ $date }` is more than two days from today, { $clock }, so nothing is published
error-far-date-hint = leave out `--date`; if you mean to make an old state again, add `--reproduce`
error-target = `{ $target }` does not do it: { $reason }
error-target-hint = { $case ->
    [full] a file could not be written there: see whether the host has room, whether your quota is used up and whether you may write, then run this again: it goes on where it stopped
   *[any] check the address, the network and your rights there, then run this again: it goes on where it stopped
}
error-not-moved = `{ $target }` took a file beside `{ $state }`, and cannot move it to where readers see it
error-not-moved-hint = the two are probably on different disks: add `--state` with a place on the disk of the web folder, out of readers' reach. If they are not, look there for a folder that is called like a file of the site
error-no-note = `{ $target }` does not let `{ $state }` be written, the file that notes what is there, so nothing can be brought there
error-no-note-hint = this account may not write into that folder: add `--state` with the name of a file (or of a folder, with `/` at its end) where the account may write and readers of the website see nothing, like `--state ~/private/note`; if there is no such place, ask the host's administrator to make one
error-host-key = { $case ->
    [changed] The key of `{ $target }` is not the one that this machine knows: somebody may be in between, so nothing was sent
   *[unknown] This machine does not know the key of `{ $target }`, so it cannot tell that this is the right host, and nothing was sent
}
error-host-key-hint = { $case ->
    [changed] call the host's administrator and ask whether the key was replaced; if it was not, do not connect, and let them know at once
   *[unknown] ask the host's administrator for the fingerprint of the key, connect once with `sftp` and compare; in CI, put the key into the file known_hosts
}
error-still-there = Still on `{ $target }` although removed: `{ $path }`{ $more ->
    [none] {""}
   *[other] {" "}and { $more } more
}
error-still-there-hint = remove them there by other means today, the one that is named first before all; readers can still see them
error-damaged-state = The note of what is on `{ $target }` is damaged, so nothing was changed there
error-damaged-state-hint = bring the note back from a copy, or have the host's administrator empty the folder and delete the note; meanwhile `--removals-only` still takes back the pages of whoever withdrew
error-unread-state = The note of what is on `{ $target }` is damaged: only pages of whoever withdrew were looked for, at the addresses that are known, and the note stays as it is
error-unread-state-hint = other pages that named them may still be there: bring the note back from a copy and run this again, or have the host's administrator find and remove them
error-not-a-note = Where the note of what is on `{ $target }` would be is something that tincay did not write: this does not look like the store or folder of the website, so nothing was changed there
error-not-a-note-hint = check the address first, for a store `--endpoint` and `AWS_ENDPOINT_URL` too; delete nothing there
error-target-inside-site = `dir:{ $path }` overlaps with a folder of this website itself: its content, themes, words or output
error-target-inside-site-hint = choose a folder outside of it for `<TARGET>`, like dir:/srv/binh-dang
error-other-state = The note of what is on the host is that of `{ $other }`, not of `{ $target }`, so nothing was changed there
error-other-state-hint = give each place a `--state` of its own; if it is the same place and only its address is written differently, add `--repair`
error-other-site = `{ $target }` holds the site { $other }, not this one ({ $own }), so nothing was changed there
error-other-site-hint = look at `<TARGET>` again: it may be that of another site; if it is this site and its address (`base_url`) has changed, add `--repair`
error-target-not-ours = `{ $target }` has files that tincay did not put there, so it is left alone
error-target-not-ours-hint = choose a folder that is empty or not there yet for `<TARGET>`, like dir:/srv/binh-dang
error-occupied = `{ $target }` already has files called as those of this site, and nothing says that tincay put them there, so nothing was brought there: `{ $path }`{ $more ->
    [none] {""}
   *[other] {" "}and { $more } more
}
error-occupied-hint = if that is this very site (the note of what was brought there is lost), or nobody needs those files, add `--repair` to replace them; if it is another site, choose another folder
error-lost-state = `{ $target }` has pages of whoever withdrew, and the note of what is there is gone: these pages were taken away and all that the site still has were replaced
error-lost-state-hint = old pages that the site has no more are not known and may still name them: look through that folder and remove what does not belong there; from the next time on the note is there again
error-not-a-link = `{ $path }` must be a link to a release in the folder `releases`, but something else is there
error-not-a-link-hint = move it elsewhere, then run this again; to go back to an older release, let the link lead to that one, like releases/000012
error-torn-receipt = The receipt of a removal `{ $path }` cannot be read: it is not known who withdrew, so nothing was published
error-torn-receipt-hint = bring that file back from a copy or from git, or mend it so that it has the lines piece, cause and removed_on; do not delete it, it is the proof of the removal
error-no-state = It cannot be known where on `{ $target }` a note of what is there would be out of readers' reach
error-no-state-hint = say so with `--state`, or deploy into a folder below
error-overtaken = Another deployment to `{ $target }` is under way, so this one stopped
error-overtaken-hint = wait until it has ended, then run this again: it goes on where it stopped
error-open-state = Anybody can read the note of what is on `{ $target }`, so it was removed and nothing else was changed
error-open-state-hint = name an object that only you can read with `--state`, like s3://another-bucket/note
error-keeps-versions = The bucket of `{ $target }` keeps older versions, so what is taken back would not be gone; no page was changed
error-keeps-versions-hint = use a bucket without versions; if you remove older versions yourself, add `--allow-versions`
error-no-credentials = The environment holds no credentials for `{ $target }`
error-no-credentials-hint = set `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, as secrets of the CI job or of your shell
error-unsafe-endpoint = Nothing would be encrypted on the way to `{ $value }`
error-unsafe-endpoint-hint = use https; http is for 127.0.0.1 only
error-secret-in-target = `<TARGET>` has a password in it, so it is not used
error-secret-in-target-hint = leave it out: SSH takes a key or an agent, an object store the environment
error-report-form = A report in { $form } cannot be written into `{ $path }`
error-report-form-hint = { $extension ->
    [csv] add `--format csv`
    [md] add `--format markdown`
    [html] leave out `--format`, or write `--format html`
   *[other] give the file a name that ends in `.{ $right }`; for a PDF make an .html, open it in a browser and print it to PDF
}
error-no-program = The program `{ $name }` is not on this machine
error-no-program-hint = install it (it comes with OpenSSH), then run this again
error-no-feature = This tincay was made without the part for `{ $name }`
error-no-feature-hint = use a released program, or make one with `--features { $name }`

## Reasons of the machine, part of the sentences above

reason-not-found = it is not there
reason-permission-denied = no permission
reason-already-exists = it exists already
reason-storage-full = the disk is full
reason-read-only = the disk is read-only
reason-not-a-directory = it is not a folder
reason-is-a-directory = it is a folder, not a file
reason-busy = another program is using it
reason-refused = the host takes no connection
reason-no-host = there is no host of this name
reason-slow = no answer came in time
reason-silent = the connection broke off
reason-certificate = its certificate cannot be trusted
reason-certificate-expired = its certificate has expired
reason-certificate-early = its certificate is not valid yet, or the clock of this machine is wrong
reason-certificate-name = its certificate is for another name
reason-certificate-issuer = its certificate comes from nobody that this machine knows; if you do, name them with the environment variable SSL_CERT_FILE
reason-login = the host does not take this key for logging in
reason-address = the address is wrong
reason-in-use = another program is using that port

## tincay next-change

next-change-never = Nothing in the content changes the pages by itself
next-change-on = The pages change next on { $date } ({ $count ->
    [one] { $count } file
   *[other] { $count } files
})
next-change-counted = days are counted: to the beginning or the end of a campaign, or to today in a calendar
next-change-cause = { $cause ->
    [publish] to be published from { $date }
    [expire] shown until { $date }
    [consent-begins] the consent holds from { $date }
    [consent-ends] the consent ends on { $date }
    [verification] last verified on { $date }, now too long ago
    [campaign-begins] the campaign begins on { $date }
    [campaign-ends] the campaign ends on { $date }
    [event] the event of { $date } is over
    [unit-begins] exists from { $date }
    [security] the contact for weaknesses (security.txt) runs out on { $date }
    [unit-ends] exists until { $date }
   *[dated] dated { $date }
}

## tincay report

report-done = Made { $file }
report-left-out = { $count ->
    [one] { $count } piece is not published and so not in the report
   *[other] { $count } pieces are not published and so not in the report
} (see `tincay check --publish`)
report-overdue = { $count ->
    [one] { $count } activity is past and not marked
   *[other] { $count } activities are past and not marked
} `state: done`: write so for what took place, and make the report again

## tincay init, tincay new

init-done = Made a website in `{ $folder }`: { $count ->
    [one] { $count } file
   *[other] { $count } files
}
init-next = See it now: tincay serve --open --root "{ $folder }"; what to do before you publish stands in README.md there
new-of-year = { $file } is of another year, so the new piece is called `{ $slug }`
new-next = Open the file, fill it in and write; then delete the line `draft: true` to have it published

# Comments in the new file, after a #.
skeleton-title = (no title yet: { $slug })
skeleton-original =
    Take away the # before what you want to use and fill it in; delete what you do not need.
skeleton-draft = As long as this line stands here, nothing is published.
skeleton-translation =
    A translation holds words only. Dates, times, telephone numbers and places come from the original.
    Write title and text in the language of this file; when it is done: tincay translate accept { $file }
skeleton-summary = One or two sentences, shown in lists.
skeleton-kind = What it is, one of:
skeleton-date = The day it stands under, year-month-day.
skeleton-topics = Topics, by their ids in content/topics.yaml.
skeleton-campaign = The campaign: the name of its folder in content/campaigns, like "2023".
skeleton-byline = The writer, or the id of an office in content/organisations.yaml.
skeleton-source = Where it was first published, if not here.
skeleton-image = A picture beside this file; alt describes it for those who cannot see it.
skeleton-start = Its beginning: a day, or with the time like 2023-11-13T08:00.
skeleton-end = Its end, written the same way.
skeleton-venue = Where it takes place.
skeleton-organiser = Who organises it: an id in content/organisations.yaml, or a name.
skeleton-unit = The commune or ward: its code in content/units.yaml.
skeleton-audience = Who may know of it, one of:
skeleton-state = How certain it is, one of:
skeleton-name = Full name. Shown only when the person has agreed (consent, below).
skeleton-honorific = Ông, Bà …
skeleton-position = Position or occupation.
skeleton-field = Field, one of:
skeleton-year = The year.
skeleton-achievement = What was achieved, in one or two sentences.
skeleton-portrait = A portrait beside this file; alt describes it.
# In the example of a consent; as long as they stand there, nothing is recorded.
skeleton-evidence = number of the file
skeleton-recorded-by = who recorded it
skeleton-consent =
    The consent. Without it the profile is not published. For example:
      consent:
        status: granted
        basis: consent
        subject: adult
        scopes: [name, position, bio, photo]
        purposes: [website]
        granted_on: year-month-day
        method: written
        evidence: { skeleton-evidence }
        recorded_by: { skeleton-recorded-by }
        expires_on: year-month-day
skeleton-safe-title = A short, neutral title, which the browser shows.
skeleton-holder = Who keeps this place, one of:
skeleton-seat = What sort of office it is in, one of:
skeleton-visibility = How much may be known, one of (make no file for a place that must stay secret):
skeleton-decision = The decision that set this place up: its id in content/documents.yaml.
skeleton-address = The whole address. Only where visibility is public_office; else leave this line out.
skeleton-phones = Telephone numbers, each in quotes. Only where visibility is area_phone or public_office.
skeleton-languages = What people there speak, by codes: vi (Vietnamese), tyz (Tày), nut (Nùng), hmn (Hmong).
skeleton-managed-by = The office in charge: its id in content/organisations.yaml.
skeleton-places-consent =
    Only where holder is individual: the consent of that person. Like this:
      consent:
        status: granted
        basis: consent
        subject: adult
        scopes: [name]
        purposes: [website]
        granted_on: year-month-day
        method: written
        evidence: { skeleton-evidence }
        recorded_by: { skeleton-recorded-by }
        expires_on: year-month-day
skeleton-published-by = The document that published it (id in content/documents.yaml) and the office that approved; needed for public_office.
skeleton-hours = Opening hours: always, or like mon-fri: [07:00-11:30, 13:30-17:00] in braces.
skeleton-services = What it does, any of:
skeleton-accepts = Whom it receives, any of:
skeleton-verified = On which day somebody called and it answered, and which office called.
skeleton-theme = The official theme, word for word: whatever quotes the theme quotes this.
skeleton-goal-line = The line about its goal.
skeleton-period = From which day to which.
skeleton-plan = The plan: its id in content/documents.yaml.
skeleton-slogans = Slogans; use says where: banner, poster, leaflet, loudspeaker, social.
skeleton-role = If it is one of the pages that all pages lead to, one of: about (what this website is), safety (how to look at it safely), accessibility (how far people with disabilities can use it), publisher (which office publishes it, and whom to ask).
skeleton-sensitivity = A page that people in danger look for is sensitive; delete this line in any other.

## tincay serve

serve-ready = The site is at { $address } (to stop: Ctrl+C)
serve-shared = Others in the same network can see it at { $address }, drafts and samples included
serve-shared-somewhere = Others in the same network can see it at http://<address of this machine>:{ $port }/, drafts and samples included
serve-taken = Port { $port } is taken, so the next one is used
serve-mended = Nothing is wrong any more, the pages are new
serve-nothing = This page cannot be made yet
serve-trouble = Cannot be made anew, this is the last good state
serve-lacks = This page lacks
serve-source = Source file
serve-untranslated = No translation into { $language }
serve-consent = The consent ends on { $date }: ask for it again in time

## tincay explain

# The last line of a report.
explain-more = for an explanation with an example: tincay explain { $code }
explain-how = The whole explanation of a code, with an example: tincay explain <CODE>
explain-before = Before:
explain-before-in = Before, in { $file }:
explain-after = After:
explain-after-in = After, in { $file }:
explain-unknown = No problem has the code `{ $code }`
explain-unknown-hint = for all codes: tincay explain
explain-unknown-hint-nearest = did you mean `{ $nearest }`?

## tincay check

level-advice = advice
tally-advice = { $count ->
    [one] { $count } piece of advice
   *[other] { $count } pieces of advice
}
check-codes = Exit code: 0 no errors (there may be warnings and advice), 1 errors to mend, or translations as --fail-on names them, 2 something is wrong with the command or the machine.
option-external = Also ask the other sites that links lead to (answers are remembered for seven days; never an error)
external-asked = Links to other sites: { $asked } asked, { $remembered } remembered, { $left } not asked
area-heading = About
area-content = Content
area-links = Links, addresses
area-translation = Translations
area-pictures = Pictures
area-safety = Safety
area-consent = Consents
area-freshness = Checks that are due
area-reading = Reading ease
area-interface = Interface
area-count = { $count }

## tincay schema

schema-done = Wrote { $count ->
    [one] { $count } schema
   *[other] { $count } schemas
} into `{ $folder }`

# Fields, where an editor asks: `schema-<field>`, or `schema-<what is above>-<field>` where it means something of its own.
schema-title = The title.
schema-slug = The end of the page's address: small letters without marks, joined by hyphens.
schema-aliases = Old addresses of the page, each beginning with /.
schema-file = The name of a file beside this one.
schema-credit = Who took the picture, or where it is from.
schema-people = Who is in the picture; [] means nobody.
schema-people-role = Who the person is, one of:
schema-recognisable = Whether the person can be recognised: true or false.
schema-honoree = The id of the honouree in the picture.
schema-alt = What the picture shows, for those who cannot see it.
schema-caption = The caption below the picture.
schema-pictures = Pictures for the text, inserted with figure, each with an id.
schema-id = An id of its own, by which others refer to it.
schema-allow-claim = Allows one phrase that looks like a forbidden promise and is none.
schema-phrase = The phrase that is allowed.
schema-reason = Why it is no promise.
schema-text = The words.
schema-use = Where it is used, any of:
schema-logo = The logo of the campaign, beside this file.
schema-award = The award.
schema-quote = The person's own words.
schema-translated-from = The state of the original that was translated; written by tincay translate accept.
schema-updated = The day of the last great change.
schema-publish-on = Published from this day on.
schema-expire-on = No longer shown after this day.
schema-review-by = To be looked at again by this day.
schema-draft = true: a draft, not published.
schema-sample = true: sample content, not real.
schema-anonymised = true: all that could identify the person has been taken out.
schema-consent = The consent of the person. Without it nothing is published.
schema-status = The state of the consent, one of:
schema-basis = Its basis, one of:
schema-subject = An adult or a child, one of:
schema-scopes = What it covers, any of:
schema-purposes = For what use, any of:
schema-languages = Languages, by their codes: vi, en, tyz…
schema-granted-on = The day of the consent.
schema-method = How it was given, one of:
schema-evidence = The number of the file with the papers, no path.
schema-recorded-by = Who wrote it down.
schema-expires-on = The day on which it ends.
schema-withdrawn-on = The day on which it was withdrawn.
schema-guardian = The consent of the guardian and of the child.
schema-child-agreed-on = The day on which the child agreed.
schema-from = The first day.
schema-to = The last day.
schema-lead = The office in charge: its id in content/organisations.yaml.
schema-partners = Partners, by their ids.
schema-honoree-count = How many honourees the campaign has.
schema-palette = The four colours of the campaign, codes in quotation marks.
schema-accent = The colour of accents on a light ground.
schema-accent-ground = The ground of accents in the light scheme.
schema-accent-dark = The colour of accents on a dark ground.
schema-accent-ground-dark = The ground of accents in the dark scheme.
schema-all-day = true: all day, whatever times are written.
schema-chair = Who chairs it.
schema-result = The result: what is counted, and how many.
schema-metric = What is counted, one of:
schema-count = How many.
schema-sort-name = The name to sort by, if it is another.
schema-namesakes = Whole names of other people that have this one in them, as “Nguyễn Thị Lan Anh” in the file of Ms Nguyễn Thị Lan: who writes of them is not taken to name this person.
schema-organisation = The office: its id in content/organisations.yaml.
schema-hometown = Where the person is from.
schema-ethnicity = The person's ethnic group.
schema-document = The document: its id in content/documents.yaml.
schema-approved-by = The office that approved: its id in content/organisations.yaml.
schema-address = The address; only where the visibility allows it.
schema-phones = Telephone numbers, in quotation marks.
schema-note = A note for readers.
schema-managed-by = Who manages it: an id in content/organisations.yaml.
schema-decision = The decision that founded it: an id in content/documents.yaml.
schema-on = The day of the check.
schema-by = The office that checked: an id in content/organisations.yaml.
schema-number = The number, as on the document or as it is dialled.
schema-display = The number as it is easy to read.
schema-name = The name.
schema-operator = Who answers.
schema-hotlines-purpose = What it is called for: help, by people in need, shown on the help pages; enquiries, shown only where a text names it:
schema-cost = What a call costs, one of:
schema-channels = How it can be reached, any of:
schema-certain = true: certainly right.
schema-hotlines-source = Where the number is from.
schema-abbreviation = The short form of the name.
schema-valid-from = Exists from this day.
schema-valid-to = Exists until this day.
schema-successor = What took its place: its id.
schema-code = The code, in quotation marks.
schema-type = Its type, one of:
schema-label = The name on the page, in each language.
schema-form = What sort of document, one of:
schema-issuer = Who issued it: an id, or a name in each language.
schema-issued-on = The day of issue.
schema-read = Somebody has read all of a PDF that cannot be searched, and found nothing that must stay hidden: on which day, and of which size it was.
schema-bytes = The size of the file when it was read, in bytes, as the message says it.
schema-effective-on = The day from which it holds.
schema-base-url = The address of the website, with https://.
schema-time-zone = The time zone; in Viet Nam Asia/Ho_Chi_Minh.
schema-site-theme = The name of a theme in the folder themes.
schema-site-languages = The languages of the site, the one of originals first.
schema-path = The beginning of addresses in that language; "" for the first.
schema-publisher = Who is responsible.
schema-contact = How to reach them.
schema-exit = Where the emergency exit leads.
schema-url = A complete address, with https://.
schema-checked-on = The day on which it was last tried.
schema-feeds = The feeds.
schema-items = How many entries.
schema-paging = How many pieces a page of a list has.
schema-hosts = Which hosts serve the site, any of:
schema-verify-every = After how many days a check is due again.
schema-places = Days, for places.
schema-hotlines = Days, for hotlines.
schema-precompress = true: also write compressed copies.

## Tables: tincay import, tincay export

import-workbook = Table `{ $file }`, sheet “{ $sheet }”: { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} below the heads
import-csv = Table `{ $file }`: { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} below the heads
import-sheets = The sheet “{ $sheets }” is not read, for it has no such columns as are looked for; to read it all the same, add `--sheet SHEET`
import-filled = { $count ->
    [one] One cell below a merged one got its value, in the column “{ $columns }”
   *[other] { $count } cells below merged ones got their values, in the columns “{ $columns }”
}
import-encoding = The table is not saved as UTF-8 and was read as { $encoding }: see whether the words are right; if not, open the original in Excel and save it as CSV UTF-8, or import the .xlsx itself
import-new = Row { $row }: new, { $file }
import-changed = Row { $row }: changed, { $file }
import-same = Row { $row }: unchanged, { $file }
import-fields = from the table: { $columns }
import-kept = words of the file kept: { $columns }
import-gone = taken out of the file, for the visibility forbids it: { $columns }
import-would = Nothing was written. It would be: { $new } new, { $changed } changed, { $same } unchanged. To write it, run this again with `--write`
import-done = Written: { $new } new, { $changed } changed, { $same } unchanged
import-texts = Words that stand in files are kept; to take those of the table, add `--texts`
import-check = Read the files that have changed, then run `tincay check`
import-next = New files are drafts: read them, delete the line `draft: true`, then run `tincay check`
export-done = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} exported; { $left } left out because they may not be public or their files have errors
table-errors = Nothing was written: { $count ->
    [one] { $count } place
   *[other] { $count } places
} in the table to mend

# Heads of columns; words that mean the same with | between.
column-number-of-row = No. | No | Nr | Number in list
# Heads in plans: the title of events where no other column is.
column-title-of-plan = Content | Task | Work
# Rows that begin like this are totals or signatures.
row-of-none = Total | Grand total | Prepared by | Signature
column-headline = Headline | Title
column-unclear = Names
# An id that tells nobody's name: no-01, no-02.
id-neutral = no
column-id = Id | File name
column-title = Title | Event | Event name | Name of event | Activity | Activity name | Name of activity
column-safe-title = Neutral title
column-summary = Summary
column-kind = Kind | Type
column-holder = Holder | Kept by
column-seat = Seat | Building
column-visibility = Visibility
column-unit = Commune | Ward | Commune or ward | Commune code
column-address = Address
column-phones = Phone | Phones | Telephone | Phone number
column-hours = Hours | Opening hours
column-services = Services
column-accepts = Receives | Accepts
column-languages = Languages
column-managed-by = Managed by
column-decision = Decision
column-published-by-document = Published by document
column-published-by-approved-by = Publication approved by
column-verified-on = Verified on
column-verified-by = Verified by
column-draft = Draft
column-sample = Sample
column-village = Village
column-coordinates = Coordinates
column-map = Map
column-photo = Photo | Picture
column-directions = Directions
column-consent = Consent
column-start = Start | From | Date | Start date | Begins
column-start-time = Time | Start time
column-end = End | To | End date | Ends
column-end-time = End time
column-all-day = All day
column-venue = Venue
column-organiser = Organiser | Organizer
column-chair = Chair
column-audience = Audience
column-state = State | Status
column-campaign = Campaign
column-topics = Topics
column-result-metric = Result counts
column-result-count = Result | Count
column-name = Name | Full name
column-sort-name = Sort name
column-honorific = Honorific | Ông/Bà
column-position = Position | Occupation
column-organisation = Organisation | Office
column-field = Field
column-year = Year
column-hometown = Hometown
column-ethnicity = Ethnicity
column-achievement = Achievement
column-award = Award
column-quote = Quote
cell-yes = yes | x | true
cell-no = no | false
cell-always = always | 24/7
cell-unknown = unknown
cell-closed = closed
cell-event-state-confirmed = Certain
cell-event-state-postponed = Put off | Delayed
cell-event-state-cancelled = Canceled | Called off

## Words of files that no page says, told to authors

word-consent-status-granted = agreed
word-consent-status-withdrawn = withdrawn
word-consent-status-expired = expired
word-consent-status-refused = refused
word-consent-status-pending = no answer yet
word-consent-basis-consent = the person agreed
word-consent-basis-public_event = photo of a public event
word-consent-basis-deceased_family = died, the family agreed
word-consent-basis-official_duty = on official duty
word-consent-subject-adult = adult
word-consent-subject-child_7_15 = child of 7 to 15
word-consent-subject-child_under_7 = child under 7
word-consent-scope-name = name
word-consent-scope-position = position and office
word-consent-scope-bio = biography
word-consent-scope-photo = photos
word-consent-scope-quote = words said
word-consent-scope-hometown = home town
word-consent-scope-ethnicity = ethnicity
word-consent-purpose-website = website
word-consent-purpose-print = print
word-consent-purpose-social = social media
word-consent-purpose-press = press
word-consent-method-written = in writing
word-consent-method-recorded_call = recorded call
word-consent-method-sms = text message
word-consent-method-email = e-mail
word-consent-method-eform = online form
word-picture-role-honoree = honouree
word-picture-role-official = official
word-picture-role-crowd = crowd
word-picture-role-child = child
word-picture-role-beneficiary = person helped
word-picture-role-survivor = survivor
word-sensitivity-ordinary = ordinary page
word-sensitivity-sensitive = sensitive page
