### Errors and warnings for the people who write the content. The Vietnamese file is the authority.
###
### Each problem of `src/diag/catalogue.rs` is one entry: the sentence says what is wrong, `.hint` how
### to mend it. `.hint-nearest` takes the place of `.hint` when the tool can guess the word that was
### meant (`$nearest`). One terse sentence, values in backticks, no full stop.

## Reading files

not-utf8 = The file is not saved as UTF-8
    .hint = open the file, choose “Save as” with the encoding UTF-8 and save it again
wrong-encoding = { $encoding ->
        [misread-utf-8] The letters of the file are garbled, because UTF-8 was misread and saved again
        [misread-utf-8-twice] The letters of the file are garbled twice, because UTF-8 was misread and saved again
        [windows-1258] The file was typed in windows-1258, not in UTF-8
        [tcvn3] The file was typed in TCVN3 (ABC), not in UTF-8
        [vni] The file was typed in VNI, not in UTF-8
       *[other] The file is saved as { $encoding }, not as UTF-8
    }: it should read “{ $reads }”
    .hint = run `tincay fix encoding { $file }` to convert this file to UTF-8
lost-letters = { $count ->
        [one] Letters are lost on this line: readers would see `{ "\uFFFD" }` in their place
       *[other] Letters are lost on { $count } lines ({ $lines }): readers would see `{ "\uFFFD" }` in their place
    }
    .hint = type the words with `{ "\uFFFD" }` again, or take them from the original: nothing can tell which letters stood there
nul-byte = The file has an empty character (NUL), so it is not plain text
    .hint = the file may be damaged: copy the text from the original into a new file
merge-conflict = Two people changed the same place, and the file holds both texts
    .hint = keep one of them or make one of the two, then delete the lines `<<<<<<<`, `=======` and `>>>>>>>`
file-too-large = The file has { $size } bytes, more than the { $limit } bytes allowed
    .hint = split it into smaller files, or reduce its size
symbolic-link = This is a shortcut (symbolic link), which is not read
    .hint = copy the file itself here in place of the shortcut
same-path = The file name is the same as `{ $other }` when capital letters do not count
    .hint = rename one of the two files
bad-file-name = { $reason ->
        [copy] This file is probably a copy of `{ $other }`: OneDrive, Google Drive or Windows makes one when a file is changed in two places
        [data] This file is probably a copy of `{ $other }`: OneDrive, Google Drive or Windows makes one when a file is changed in two places
        [folder] The folder of this file is probably a copy of `{ $other }` that OneDrive, Google Drive, Windows or somebody made
       *[form] The file name `{ $name }` does not follow the pattern
    }
    .hint = { $reason ->
        [copy] open both files and compare them: keep the newer one under the name `{ $other }` and take this one out of the folder `content`; if either says that the person has withdrawn consent, keep that
        [data] open both files and compare them: keep the newer one under the name `{ $other }` and take this one out of the folder `content`
        [folder] compare the files of both folders: keep the newer one of each in `{ $other }` and take this folder out of the folder `content`; if one says that the person has withdrawn consent, keep that
       *[form] use small letters without marks, digits, hyphens and a language code, like `le-phat-dong.vi.md`
    }
unknown-folder = It is not clear what kind of content `{ $name }` is, so this file is left out
    .hint = use one of the names: { $accepted }; take what is not used out of the folder `content`
    .hint-nearest = did you mean the name `{ $nearest }`?
guard-unread = This file says what must stay hidden (`{ $key }`), and tincay does not read it, because of its folder or its name, so the names and places in it are no longer kept out of other texts
    .hint = move the file back and give it its old name; to put it away, leave it there and add a line `draft: true`
file-unread = { $reason ->
        [text] This file does not end in `.md`, so it is not read and what it says is not on the website
        [word] Files of Word are not read, so what this one says is not on the website
        [sheet] Spreadsheets are not read, so what this one says is not on the website
        [attachment] Nothing names this file, so it is not used
        [folder] This is a folder, although its name is that of an article
        [jpeg] The ending of this picture is another than the usual one of a JPEG, so it is not used
        [misplaced] This file is in the wrong place, so it is not read
        [loose] This article lies outside of the folders of content, so it is not read
        [capitals] The ending of this file is in capitals, so it is not read
        [copy] This file is probably a copy of `{ $other }` that OneDrive, Google Drive or Windows made; it says that the person has withdrawn consent, so the person is taken down
       *[other] A website has no use for a file of this kind, so it is left out
    }
    .hint = { $reason ->
        [text] if it belongs to the website, rename it to `{ $name }`; in Windows, View → File name extensions shows whole names
        [word] open it in Word, copy the text into a new file called `{ $name }`, and move the file of Word out of the folder `content`
        [sheet] bring its rows in with `tincay import` (see `tincay import --help`), and move the spreadsheet out of the folder `content`
        [attachment] if it is an official document, write `file: { $name }` at that document in `content/documents.yaml`; else move it out of the folder `content`
        [folder] if it is an article, move the text inside into a file of that name; if it is a folder, give it a name without a dot
        [jpeg] rename it to `{ $name }`, also where it is named; the picture itself stays as it is
        [misplaced] move it to `{ $name }`, or copy its content there if that file exists
        [loose] move it into the folder of its kind, for example news into `{ $name }`
        [capitals] rename it to `{ $name }`
        [copy] write `status: withdrawn` and `withdrawn_on` into `{ $other }` as they stand here, then take this file out of the folder `content`
       *[other] delete it, or move it out of the folder `content`
    }
unknown-language = This site has no language `{ $language }`
    .hint = use one of: { $accepted }; or add the language to `content/site.yaml`
locale-missing = The site cannot use the language `{ $language }` yet: there is no file `{ $file }`
    .hint = make that file with the line `fallback: en` (or `vi`), then translate the texts into `site.ftl` beside it; if the code is only mistyped: the program has { $accepted }
    .hint-nearest = rename the folder `locales/{ $nearest }` to `locales/{ $language }`: its name is the code, capitals and all
missing-file = The file `{ $file }` is missing
    .hint = create this file, take it from an earlier copy, or correct what names it

## The information at the top of a file, and YAML files

no-front-matter = { $reason ->
        [end] No line `---` ends the information at the top of the file
        [dash] This line must be three short dashes `---`
       *[none] The file does not begin with information between two lines `---`
    }
    .hint = { $reason ->
        [end] add a line `---` right above this one, if the information ends here
        [dash] delete this line and type three `-` in a row again: word processors make one long dash of them
       *[none] the file must begin with a line `---`, then lines like `title: …`, then another line `---`
    }
front-matter-too-large = The information at the top of the file is more than { $limit }
    .hint = move long text below the second line `---`
bad-yaml = { $reason ->
        [colon] The colon inside this text is misunderstood
        [no-colon] This line lacks a colon, or a space after its colon
        [no-break] The space after the colon is a special one, which is not taken for a space
        [no-break-indent] This line is indented by special spaces, which are not taken for spaces
        [indent] This line begins in the wrong column
        [tab] The line begins with a tab
        [quote] The quotation mark that opens here is never closed
        [bracket] The bracket that opens here is never closed
        [curly] The curly quotation marks “ ” here are not the ones that are needed
        [quotes] The quotation marks are closed, but the text goes on
        [closing] This closing bracket is one too many
        [flow] What stands in these brackets cannot be told apart
        [dash] This is a list, but a line lacks its dash
        [character] Text cannot begin with this character
        [dashes] This line `---` is one too many
        [keys] This must be lines of the form `key: text`
        [list] This file must be a list
        [deep] This nests too deep
        [doubtful] Programs do not agree on how to read this line
       *[other] This cannot be understood
    }
    .hint = { $reason ->
        [colon] put the whole text in quotation marks, like `title: "Part 1: the beginning"`
        [no-colon] write `key: text`, with a space after the colon
        [no-break] delete that space and type one with the space bar; special ones often come from Word or from a web page
        [no-break-indent] delete all that stands before the first letter or dash of the line, and type spaces with the space bar; special ones often come from Word or from a web page
        [indent] keys of the same level begin in the same column; keys below another are indented by two spaces
        [tab] use spaces in place of the tab
        [quote] add `"` at the end of the text
        [bracket] add `]` or a closing brace at its end
        [curly] put the whole text in straight ones, like `title: "Part 1: the beginning"`; word processors make them curly
        [quotes] put the whole text in straight quotation marks, and use curly ones inside, like `"Part “one” two"`
        [closing] delete it, or add the bracket that opens
        [flow] put commas between the fields; a text with a colon or a comma goes in quotation marks
        [dash] begin every line with `- `, a dash and a space, with all dashes in one column
        [character] put the whole text in quotation marks
        [dashes] delete this line
        [keys] write one key a line, like `title: Launch`
        [list] begin every item with `- `, as in the sample files
        [deep] delete brackets and dashes that are too many
        [doubtful] write one key a line; put a space before `#`; put a closing bracket on the same line, or indent it like the lines above
       *[other] check colons, brackets and the spaces at the start of lines; the reader says “{ $reason }”
    }
hashtag-lost = What stands from `{ $lost }` on is not on the website: a `#` after a space begins a comment
    .hint = put the whole text in quotes, like `title: "The campaign #Equality"`; if it is a comment, write a space after the `#`
word-quotes = The key `{ $key }` stands in curly quotation marks “ ”, as word processors make them: they count as part of what is written
    .hint = delete both marks; if readers shall see them, put straight ones around, like `"“Together”"`
duplicate-key = The key `{ $key }` is written twice
    .hint = keep one and delete the other
unknown-key = There is no key `{ $key }`
    .hint = the keys that can stand here: { $accepted }
    .hint-nearest = did you mean `{ $nearest }`?
missing-key = { $within ->
        [none] The key `{ $key }` is missing
       *[other] The key `{ $key }` is missing in `{ $within }`
    }
    .hint = { $within ->
        [none] { $set ->
            [words] add a line `{ $key }: …` here, with one of: { $accepted }
           *[other] add a line `{ $key }: …` here
        }
       *[other] { $set ->
            [words] add `{ $key }: …` within `{ $within }`, with one of: { $accepted }
           *[other] add `{ $key }: …` within `{ $within }`, indented like the other keys there
        }
    }
wrong-type = The key `{ $key }` must be { $expected ->
        [text] text
        [texts] text for each language
        [number] a number
        [integer] a whole number
        [boolean] `true` or `false`
        [date] a date
        [list] a list
        [map] a group of keys
       *[other] `{ $expected }`
    }, but here it is { $found ->
        [text] text
        [texts] text for each language
        [number] a number
        [integer] a whole number
        [negative] a number below zero
        [fraction] a number with a fraction
        [large] a number that is too large
        [grouped] a number with its thousands apart
        [boolean] `true` or `false`
        [date] a date
        [list] a list
        [map] a group of keys
        [nothing] empty
       *[other] `{ $found }`
    }
    .hint = { $expected ->
        [text] write a text, in quotation marks if it has unusual characters
        [texts] write one indented line a language, each beginning with the language code
        [number] write digits without quotation marks
        [integer] write digits without a fraction and without quotation marks
        [boolean] write `true` (yes) or `false` (no)
        [date] write year-month-day, like `2023-11-13`
        [list] write one indented line an item, each beginning with `- `
        [map] { $key ->
            [result] write what is counted and how many, like `result: { "{" } metric: participants, count: 300 { "}" }`; `metric` is one of honoured_women (women honoured), gifts, participants, communes (communes and wards), materials
            [verified] write the day and who verified it, like `verified: { "{" } on: 2023-11-13, by: … { "}" }`
            [published_by] write the document and who approved it, like `published_by: { "{" } document: …, approved_by: … { "}" }`
            [period] write the first and the last day, like `period: { "{" } from: 2023-11-15, to: 2023-12-15 { "}" }`
            [image] write the file and the words in place of the picture, like `image: { "{" } file: a.jpg, alt: … { "}" }`
           *[other] write one indented line a key, of the form `key: text`
        }
       *[other] change the value of `{ $key }`
    }
    .hint-nearest = write the digits together, without points, commas and spaces: `{ $nearest }`
wrong-value = The key `{ $key }` does not take the value `{ $value }`
    .hint = { $key ->
        [number] write digits only, no spaces and no dots; how it is read stands in `display`
        [hours] write them like `mon-fri: 07:00-17:00`, `mon-fri: [07:00-11:30, 13:30-17:00]` (closed at noon), `sat: 22:00-06:00` (until the next morning) or `sun: closed`; or one word, `always` or `unknown`
        [path] the first language has `path: ""`, every other one a word of its own, like `path: en`
        [time_zone] in Viet Nam, write `Asia/Ho_Chi_Minh`
        [paging] write a whole number from 1 up
        [items] write a whole number from 1 up
        [places] write a number of days, from 1 to 3650
        [hotlines] write a number of days, from 1 to 3650
        [year] write the year with four digits, like `2026`
       *[other] use one of: { $accepted }
    }
    .hint-nearest = { $set ->
        [words] did you mean `{ $nearest }` ({ $label })?
       *[other] did you mean `{ $nearest }`?
    }
wrong-date = { $reason ->
        [no-day] The key `{ $key }` has a day that no calendar has: `{ $value }`
        [no-hour] The key `{ $key }` has an hour that no day has: `{ $value }`
        [time] The key `{ $key }` takes a day without a time: `{ $value }`
        [zone] The key `{ $key }` has a time zone: `{ $value }`
       *[form] The key `{ $key }` has a date that is not right: `{ $value }`
    }
    .hint = { $reason ->
        [no-day] look up how many days that month has
        [no-hour] write a time from `00:00` to `23:59`
        [zone] leave the time zone out and write the local time, like `2023-11-13T08:00`
       *[form] { $expected ->
            [day] write year-month-day, like `2023-11-13`
           *[time] write year-month-day, like `2023-11-13`; with a time of day, `2023-11-13T08:00`
        }
    }
    .hint-nearest = { $reason ->
        [time] it cannot be set to the hour: write `{ $nearest }`
       *[form] did you mean `{ $nearest }`?
    }
wrong-url = The key `{ $key }` is not a complete web address: `{ $value }`
    .hint = write it with its beginning `https://`, like `https://example.org/`
wrong-contact = { $reason ->
        [web] The address in `publisher.contact` lacks its beginning `https://`
        [phone] The key `publisher.contact` is a phone number, which cannot be published here
       *[form] The key `publisher.contact` is neither an e-mail address nor a web address
    }
    .hint = { $reason ->
        [phone] write an e-mail address, like `contact@example.org`, or the address of a page; phone numbers stand in `content/hotlines.yaml` only
       *[form] write an e-mail address, like `contact@example.org`, an address that begins with `https://`, or a page of this website, like `/contact/`
    }
    .hint-nearest = did you mean `{ $nearest }`?
wrong-colour = The key `{ $key }` is not a colour code: `{ $value }`
    .hint = write `#` and six of the characters 0–9, a–f in quotation marks, like `"#b3261e"`
phone-number = { $reason ->
        [zero] The key `{ $key }` has a phone number without the zero at its beginning
        [plus] The key `{ $key }` has a phone number without the `+` at its beginning
        [gone] The key `{ $key }` has a phone number that begins as none does any more
        [digits] The key `{ $key }` has a phone number of { $count } digits; it takes { $expected } to be called
       *[form] The key `{ $key }` has a phone number that cannot be called
    }
    .hint = { $reason ->
        [zero] put the zero back and the number in quotation marks, like `"0912345678"`: spreadsheets tend to drop a zero at the beginning
        [plus] put `+` before `84`, or a zero in place of `84`, and the number in quotation marks, like `"0912345678"`
        [gone] ask for the new number: in 2018 mobile numbers of 11 digits became numbers of 10, and 0168 is 038 now; landlines begin with 02 now
        [digits] compare it digit by digit with where it comes from: a mobile number (03, 05, 07, 08, 09) has 10 digits, a landline (02) has 11, the zero at the beginning included; `+84` stands in place of that zero
       *[form] { $key ->
            [number] write all digits, like `0912345678`, `19001234` or `113`
           *[other] write one item for each number, digits only, like `["0912 345 678", "0205 3812 345"]`; take names and remarks out
        }
    }
    .hint-nearest = did you mean `"{ $nearest }"`?
empty-text = The key `{ $key }` is empty
    .hint = write its text, or delete the whole line
text-missing-language = The key `{ $key }` has no text for the language `{ $language }`
    .hint = add `{ $language }: …` to the key `{ $key }`
text-untranslated = The key `{ $key }` has no text for the language `{ $language }`: readers see it in another language
    .hint = add `{ $language }: …` to the key `{ $key }`
fact-in-translation = { $reason ->
        [copy] The text of this translation is that of the original, which was probably pasted over it
       *[fact] The key `{ $key }` may stand in the original only
    }
    .hint = { $reason ->
        [copy] do not mend it key by key: get the translation back from the recycle bin, a backup or git; if there never was one, delete this file
       *[fact] delete it from the translation: every language takes it from the original
    }

## Between pieces

no-original = { $reason ->
        [site] No text is in `{ $language }` yet, and the first of `languages` must be the language of the originals
       *[piece] This translation has no original in the language `{ $language }`
    }
    .hint = { $reason ->
        [site] move `{ $language }` below the language that texts are written in
       *[piece] if the original has been renamed give this file the same name; if there is none yet create a file of the same name ending in `.{ $language }.md`
    }
    .hint-nearest = if this translates `{ $nearest }` beside it, change the first part of this file’s name into `{ $nearest }`; if not, create a file of the same name ending in `.{ $language }.md`
no-name = { $kind ->
        [translation] This translation has no title yet and is not used: readers see the original
       *[original] This piece has no title yet, so it is not published
    }
    .hint = write a title into `title`, in place of what stands there, if anything does
no-words = { $reason ->
        [copy] The text of this translation is that of the original, so it is not used: readers see the original
       *[empty] This translation has a title and no text yet, and is not used: readers see the original
    }
    .hint = { $reason ->
        [copy] if the original was pasted over it, get the translation back from the recycle bin, a backup or git; if it is not translated yet, translate `title` and the text
       *[empty] translate the text below the second line `---`: headings, pictures and directives alone are no text
    }
duplicate-id = The id `{ $id }` is already used in `{ $other }`
    .hint = choose another id, or rename the file if the id comes from its name: each is used once only
successor-loop = The successors of `{ $id }` lead back to `{ $id }`
    .hint = change one `successor` on that way so that it leads to one that exists, or remove it
unknown-reference = { $key ->
        [figure] The picture `{ $id }` is not in the list `pictures`
        [lost] The file `{ $file }` is not there, or empty; mentions of what stands in it: { $count }
       *[other] `{ $key }` names `{ $id }`, but nothing has that id
    }
    .hint = { $key ->
        [figure] add to the top of the original: `pictures: [{"{"} id: picture-1, file: { $id }, alt: what is seen in it {"}"}]`
        [lost] get the file back from the recycle bin, a backup or git; if there never was one, create it: the first to need it is `{ $other }`
       *[other] check the spelling of the id, or add what it names
    }
    .hint-nearest = did you mean `{ $nearest }`?
reference-not-published = { $reason ->
    [untold] This mentions something that is not published, so the mention is left out
    [number] The number of `{ $id }` is not published this time, so its name stands here without a number to call
   *[other] `{ $id }` is not published this time, so the mention of it is left out
}
    .hint = { $reason ->
        [untold] delete the mention
       *[other] publish `{ $id }`, or delete the mention
    }
duplicate-address = The address `{ $address }` { $other ->
        [list] already belongs to a list or to a file that the site makes itself
       *[file] is the same as that of `{ $other }`
    }
    .hint = give one of the two another `slug`, or delete the old address in `aliases`
    .hint-nearest = give one of the two another `slug`, like `slug: { $nearest }`
bad-slug = `{ $slug }` cannot be used as an address
    .hint = use only small letters without marks, digits and hyphens
    .hint-nearest = { $file ->
        [file] the address is the name of the file: rename the file, what stands before the language code to `{ $nearest }`, and its translations too
        [folder] the address is the name of the folder: rename the folder to `{ $nearest }`
       *[other] write `{ $nearest }`
    }
bad-alias = `{ $alias }` cannot be used as an old address
    .hint = write a path within this site that begins with `/`, like `/old-article/`
dead-link = { $reason ->
        [empty] This link leads nowhere yet
        [scheme] The link `{ $link }` lacks its beginning `https://`
        [mail] The link `{ $link }` is an e-mail address and lacks its beginning `mailto:`
        [paper] The PDF `{ $link }` is there, but is published only with the document that it is of
       *[file] The link `{ $link }` leads to no file
    }
    .hint = { $reason ->
        [paper] declare the document in `content/documents.yaml`, with the name of the file in `file`, and write `{"{{"}document id{"}}"}` in place of the link
       *[file] write the path to the source file from this file, like `../events/2023/le-phat-dong.vi.md`
    }
    .hint-nearest = { $reason ->
        [paper] write `{ $nearest }` in place of the link
       *[file] did you mean to link to `{ $nearest }`?
    }
link-space = There is a space in the destination, so this is no link: `{ $link }`
    .hint = write the destination in angle brackets: `(<{ $link }>)`, or give the file a name without spaces
own-address = This website has no page at `{ $link }`
    .hint = write the path to the source file in place of the address, like `../events/2023/le-phat-dong.vi.md`: it is checked then, and leads to the right language
dead-fragment = No heading has the id `{ $fragment }`
    .hint = add `{"{"}#…{"}"}` at the end of the heading's line, or delete the part of the link from `#` on
    .hint-nearest = did you mean `{ $nearest }`?
heading-not-shared = `{ $file }` has no heading for `#{ $fragment }`, so the link leads only to the top of the page
    .hint = add `{"{"}#{ $fragment }{"}"}` at the end of that heading's line there, or give both texts the same headings
safety-not-translated = The page about safety has no text in `{ $language }`
    .hint = translate this page before all others: people in danger must be able to read it
translation-stale = The original `{ $original }` has changed since it was translated
    .hint = bring the translation up to date, then run `tincay translate accept { $file }`
link-not-published = { $reason ->
    [untold] The link here leads to something that is not published, so only its text is kept
   *[other] The link `{ $link }` leads to something not published this time, so only its text is kept
}
    .hint = { $reason ->
        [untold] delete the link and keep its text
       *[other] publish what it leads to, or delete the link
    }
example-address = The site is published with the example address `{ $address }`
    .hint = write the real address, which visitors will type, into `base_url` in `content/site.yaml`
missing-picture = The picture `{ $file }` cannot be found
    .hint = put the picture beside this file, or correct its name
    .hint-nearest = did you mean `{ $nearest }`?
picture-format = The file `{ $file }` { $format ->
    [heic] is a HEIC picture, which browsers do not show
    [avif] is an AVIF picture, which is not read here
    [gif] is a GIF, which is not read here
    [svg] is a drawing in SVG, which may hold programs and traces of its maker
    [tiff] is a TIFF picture, which browsers do not show
    [bmp] is a BMP picture, which is not read here
    [animated] moves, and moving pictures are not published
    [cmyk] has the colours of a printing press (CMYK), which a screen shows wrongly
    [jfif] is a JPEG whose name does not end as usual
    [empty] is empty
   *[other] is no picture that can be read
}
    .hint = { $format ->
        [heic] on the iPhone choose Settings → Camera → Formats → Most Compatible, or send the photo by e-mail to yourself, and save it as JPEG
        [jfif] change the end of its name to `.jpg`, both of the file and where it is named; the picture need not be saved again
        [svg] open it in the program that drew it and export it as PNG, at least 1600 pixels wide
        [cmyk] ask whoever made it for a JPEG in RGB (sRGB), or open it and save it so
        [animated] save one picture of it as JPEG or PNG
       *[other] open it and save it as JPEG (photographs) or PNG (drawings)
    }
picture-broken = The picture `{ $file }` is damaged or was not copied to its end
    .hint = copy it again from where it came from and see whether it opens
picture-too-large = The picture `{ $file }` is too large: { $size }, more than { $limit }
    .hint = save it smaller; 2000 pixels of width are enough for every screen
picture-undescribed = The picture has no description for those who cannot see it
    .hint = write between the brackets what it shows: `![what it shows](photo.jpg)`
picture-small = The picture `{ $file }` is only { $width } pixels wide and will look blurred
    .hint = use the original from the camera, at least { $least } pixels wide; pictures sent by chat apps have been made small
unsafe-path = The path `{ $path }` leads out of the folder of the website
    .hint = use only files in the folder `content`, with a path that does not begin with `/`

## In the text

raw-html = HTML cannot be written in the text: `{ $tag }`
    .hint = use Markdown: `**bold**`, `[text](link)`, tables, lists
unknown-directive = There is no insertion `{ $name }`
    .hint = the insertions you can use: { $accepted }
    .hint-nearest = did you mean `{ $nearest }`?
directive-argument = The insertion `{ $name }` is not written correctly
    .hint = write `{ $expected }`
top-heading = A heading with one `#` is kept for the title of the piece
    .hint = begin with two: `## …`
duplicate-heading-id = The heading id `{ $id }` is already used in this text
    .hint = give another id at the end of the heading's line: `{"{"}#…{"}"}`
foreign-image = The picture `{ $link }` is on another website
    .hint = download it and put it beside this file: to protect readers, pages fetch nothing from elsewhere
link-scheme = { $scheme ->
        [drive] This link leads to a file on the computer of whoever wrote it; nobody else can open it
       *[other] A link must not begin with `{ $scheme }`
    }
    .hint = { $scheme ->
        [drive] copy the file beside this one and link to its name; declare a PDF in `content/documents.yaml` and write `{"{{"}document id{"}}"}`
        [tel] use the insertion `{"{{"}hotline 111{"}}"}`: phone numbers stand in `content/hotlines.yaml` only
       *[other] use an address `https://…`, `mailto:…`, or the path to a source file
    }
unclosed-directive = The insertion `{ $name }` is not closed
    .hint = write `{"}}"}` at its end, on the same line
directive-in-link = The insertion `{ $name }` cannot stand inside a link
    .hint = move the insertion out of the `[…]`: it makes a link of its own
lost-markup = { $reason ->
        [heading] This was meant for a heading, but readers see the marks `#` as they are typed
        [title] This was meant for a heading, but no space is behind its `#`, so readers see the mark as it is typed
        [item] This was meant for an item of a list, but readers see its mark as it is typed
        [bullet] This was meant for an item of a list, but readers see running text with its marks in it
        [box-line] Words stand on the line of the box's name, so this makes no box and readers see the words in brackets
        [box] There is no box of this name, so readers see the words in brackets
        [dash] This was meant for an item of a list, but no space is behind its dash, so readers see running text
        [number] This was meant for an item of a list, but no space is behind its number, so readers see running text
        [note] This footnote has no text, so readers see the marks as they are typed
        [stars] These words were meant to be bold, but there are spaces inside of the stars, so readers see them as they are typed
        [stars-end] These words were meant to be bold, but a letter stands right behind the last two stars, so readers see them as they are typed
        [stars-start] These words were meant to be bold, but a letter stands right before the first two stars, so readers see them as they are typed
        [letters] Each of these items a), b) has a line of its own, but no blank line is between them, so readers see running text
        [cells] This is a table pasted from a spreadsheet or a word processor: on the website its cells and rows run together
        [tag] This is a tag of a word processor, and readers see it as it is typed
        [row] These are rows of a table, but there is no line of dashes below the first, so they make none
        [indent] This text is indented, so it becomes a box with the letters of a machine
        [underline] The line `---` right below makes all of this text a heading
        [table] This line makes no table of the line above, so readers see its strokes
       *[gap] There is a space between `]` and `(`, so this is no link
    }
    .hint = { $reason ->
        [heading] type one space right behind the `#` with the space bar, in place of one that may stand there: spaces from Word and from web pages are often special ones
        [title] write `## ` at the beginning of the line, like `## Programme`; a hashtag is one word, like `#GenderEquality`
        [item] delete what stands right behind the mark and type one space with the space bar; spaces from Word and from web pages are often special ones
        [bullet] write a short dash and a space in place of the mark, like `- one`, and leave a blank line above the list; to keep the mark, leave a blank line between the lines
        [box-line] begin a new line right behind the `]`, and the next one with `> `
        [box] use one of `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]`, `[!CAUTION]`, alone on its line
        [dash] type a space behind the dash, like `- one`, and leave a blank line above the list
        [number] type a space behind the number, like `1. one`, and leave a blank line above the list
        [note] write its text at the end of the piece, on a line of its own, like `[^1]: From the report of the commune`
        [stars] delete the space behind the first two stars and the one before the last two, like `**bold words**`
        [stars-end] type a space behind the last two stars, like `**Time:** 8 o’clock`
        [stars-start] type a space before the first two stars, like `meeting **(morning)**`
        [letters] leave a blank line between the items, or write `- ` before each, like `- a) Welcome`
        [cells] write every row like `| cell | cell |`, and `| --- | --- |` right below the first; if it shall be no table, leave a blank line between the rows
        [tag] delete this tag and the closing one that belongs to it
        [row] add a line right below this one, like `| --- | --- |`, with `---` once for every column
        [indent] delete all spaces and tabs at the beginning of the line
        [underline] leave a blank line above the `---`; if it is a heading, write `## ` before it and delete the `---`
        [table] write `---` once for every column of the line above, with `|` between, like `| --- | --- |`
       *[gap] delete the space, like `[words](../pages/page.en.md)`
    }
unpaired-tag = The tag `{ $tag }` has no partner
    .hint = write both the opening and the closing tag in one paragraph, or delete this one

## Dates, periods, colours

end-before-start = The end `{ $end }` comes before the start `{ $start }`
    .hint = correct one of the two
date-order = { $reason ->
        [future] This piece is dated `{ $end }`, a day to come, and is shown from today on
        [never] This piece is never shown: it expires on `{ $end }`, before it is published on `{ $start }`
       *[updated] The day of the update `{ $end }` comes before the day of the piece `{ $start }`
    }
    .hint = { $reason ->
        [future] mend `date` where a month or a year is mistyped; add `publish_on: { $end }` if the piece shall be seen from that day on only
        [never] correct `publish_on` or `expire_on`
       *[updated] correct `date` or `updated`
    }
hours-overlap = Opening hours say the same day twice: `{ $key }` and `{ $other }`
    .hint = write one line for each day, for example `mon` and `tue-fri` in place of `mon-fri`; a day with a break at noon is `[07:00-11:30, 13:30-17:00]`
low-contrast = The colour of the key `{ $key }` is hard to read: its contrast is only `{ $ratio }`
    .hint = choose a darker colour on a light ground, a lighter one on a dark ground
    .hint-nearest = use `{ $nearest }`, the nearest colour that is clear enough

## Safety

exit-same-site = The emergency exit leads back to this site
    .hint = choose a familiar page on another domain, like `https://vi.wikipedia.org/`
exit-not-public = The emergency exit leads to `{ $host }`, which not everybody can open
    .hint = choose a familiar page with a domain name, like `https://vi.wikipedia.org/`
exit-unchecked = { $days ->
        [future] The day on which the destination of the emergency exit was checked is still to come, so it counts as not checked
       *[other] The destination of the emergency exit has not been checked for { $days } days
    }
    .hint = open the destination to test it, then write the date into `checked_on` in `content/site.yaml`
sensitive-word = The key `{ $key }` of a sensitive page must not contain the word `{ $word }`
    .hint = { $key ->
        [id] give it another, neutral name: for a heading, at the end of its line, like `{"{"}#step-1{"}"}`, and use that name in links; others can see it in the history of the browser
       *[other] give `{ $key }` neutral words: others can see it in the history of the browser
    }
field-below-visibility = The key `{ $key }` must not be given while the visibility is `{ $visibility }`
    .hint = first mend every text that other errors name; then move the value from this file to the list that is kept outside, for `--forbidden`: where it is only deleted, nothing looks for it in the texts any more
address-in-text = The key `{ $key }` tells where this place is, of which no more than the commune is public
    .hint = leave out the house, the street and the hamlet: whoever needs to come is told the way on the telephone
visibility-never = An address that is never published must not be in the content folder
    .hint = delete this file and ask the administrator to delete it from the stored history too
individual-visibility = An address held by a private person must not be shown like a public office
    .hint = change it to `visibility: hotline_only`, or `area_phone` if that person has agreed
shelter-visibility = { $reason ->
        [title] This title is that of a shelter, and where people stay who have fled is kept secret
        [venue] This venue is a shelter, and where people stay who have fled is kept secret
       *[other] Where people stay who have fled (a shelter, a safe house) is kept secret: neither its commune nor its phone is shown
    }
    .hint = { $reason ->
        [title] if it is a shelter, change to `visibility: hotline_only`; if it is a trusted address or an office that everybody should know, call it so: “Trusted address …”
        [venue] write only the commune into `venue`, or `audience: internal`, so that the venue is not shown
       *[other] change to `visibility: hotline_only`; if this is a trusted address that everybody should know, write `kind: trusted_address`; a number for everybody goes into `content/hotlines.yaml`
    }
missing-publication = { $reason ->
        [undated] There is not enough to show the address: the decision to publish it has no date
        [future] There is not enough to show the address: the date of the decision to publish it is still to come
       *[other] There is not enough to show the address: the key `{ $key }` is missing or not complete
    }
    .hint = { $reason ->
        [undated] write the date into `issued_on` of that document in `content/documents.yaml`, or change to `visibility: area_phone`
        [future] look at `issued_on` of that document in `content/documents.yaml`; if it is not issued yet, change to `visibility: area_phone`
       *[other] { $key ->
            [address] write the address into `address`, or change to `visibility: area_phone`
           *[other] write both the decision (`document`) and the office that agreed (`approved_by`) into `published_by`, or change to `visibility: area_phone`
        }
    }
seat-not-public = { $reason ->
        [home] This place is a home (`private_home`) but said to be run by an organisation, so nobody has asked whose home it is
       *[other] Only public offices may show a full address
    }
    .hint = { $reason ->
        [home] if it is somebody's home, write `holder: individual` and that person's agreement into `consent`; if it is a public office, write its kind into `seat`; until that is known, change to `visibility: hotline_only`
       *[other] change to `visibility: area_phone` or `hotline_only`; if it is a public office, write its kind into `seat`
    }
consent-lacking = Left out because { $reason ->
        [none] no consent of the person is recorded
        [refused] the person does not agree
        [pending] the person has not agreed yet
        [withdrawn] the person has withdrawn their consent
        [withdrawn-undated] the person has withdrawn their consent, and the day is not recorded
        [taken-back] the person has withdrawn their consent, which this file does not say: it seems to be an older copy
        [expired] the consent has expired
        [not-yet] the consent is not in force yet or has no date
        [purpose] the consent does not cover this website
        [basis] the basis of the consent is not recorded
        [proof] the proof of the consent is not fully recorded
        [example] `evidence` or `recorded_by` still holds the sample words of a new file
        [status] the `status` of the consent cannot be read
        [public-event] a photo of a public event is not consent to a personal profile
        [subject] it is not recorded whether the person is an adult or a child
        [guardian] the guardian's consent is missing
        [child] the child's own consent is missing
        [language] the consent does not cover every language of the site
        [scope] the consent does not cover telling the story of the person
       *[other] the consent is not sufficient: { $reason }
    }
    .hint = { $reason ->
        [refused] keep this file, for it keeps texts that still name the person from being published; take everything else out of it, leaving the name and `consent`: delete it only when the name is on the list of `--forbidden`
        [withdrawn] publish again so that it is removed and a receipt is written; keep this file, for it is what holds back pieces that still name the person: delete it only when there are none left, or when the name is on the list for `--forbidden`
        [withdrawn-undated] write the day of the withdrawal into `withdrawn_on`, so that it is known by when all must be gone, then publish again; keep this file until no piece names the person any more
        [taken-back] get the newer copy of this file, or write `status: withdrawn` and `withdrawn_on` again; if the person has agreed once more, write that day into `granted_on`
        [not-yet] check the date in `granted_on`
        [purpose] ask the person, then add `website` to `purposes`
        [basis] write `basis` into `consent`
        [proof] write `method` and the file number `evidence` into `consent`
        [example] in place of the sample words, write the number of the file that keeps the consent (`evidence`) and who recorded it (`recorded_by`)
        [subject] write `subject` into `consent`
        [guardian] ask the guardian, then write the date into `guardian`
        [child] ask the child, then write the date into `child_agreed_on`
        [language] ask the person, then write every language into `languages`, or delete `languages` if the person sets no limit
        [scope] ask the person, then add `bio` to `scopes`; or take out all that could identify the person and write `anonymised: true`
       *[other] ask the person again and record the answer under `consent`
    }
name-missing = { $reason ->
        [words] The key `name` holds ordinary words and no full name
       *[none] There is no `name`
    }, so nothing can look for this person's name in other texts
    .hint = write the full name into `name`: without consent it is only looked for, never shown
evidence-not-opaque = The key `evidence` may hold a file number only, no path and no personal identity number
    .hint = write a file number like `HS-2023-017` and keep the papers elsewhere
person-blocked = This picture cannot be shown because { $reason ->
        [beneficiary] someone who is being helped can be recognised in it
        [survivor] someone who has suffered violence can be recognised in it
        [child] there is a child in it and no consent of the guardian is recorded
        [photo] the person has not agreed to pictures
       *[other] a person in it has not agreed: { $reason }
    }
    .hint = { $reason ->
        [child] ask the guardian and record the answer under `consent`, or use a picture in which the child cannot be recognised and write `recognisable: false`
        [photo] ask the person, then add `photo` to `scopes`, or take the picture out
       *[other] take the picture out, or use one in which the person cannot be recognised and write `recognisable: false`
    }
picture-withheld = This picture is left out: somebody in it has not agreed to be shown, or agrees no more
    .hint = take it out of the text, or record a consent whose `scopes` have `photo`; a picture of the piece that shows nobody says `people: []`
story-not-anonymous = This story is not anonymous and no consent of the person is recorded
    .hint = take out all that could identify the person and write `anonymised: true`, or record the `consent`
names-withdrawn = Left out because it still { $kind ->
        [name] names a person
       *[other] says something about a person
    } who has not agreed to it, or agrees no more
    .hint = take that out of every language of this piece, and out of the name of its file
    .hint-nearest = take that out of every language of this piece, and out of the name of its file; it is the key `{ $key }` of `{ $nearest }`{ $kind ->
        [name] ; if that is somebody else, whose name is longer, write the whole of that name into `namesakes` of that file
       *[other] { "" }
    }
verification-due = { $reason ->
        [never] Nobody has verified this entry, so it is not published
        [future] The day on which this entry was verified is still to come, so it is not published
        [uncertain] This number is not certain (`certain: false`), so it is not published
       *[due] The last verification of this entry is too old, so it is not published
    }
    .hint = call or go there to check, then write the date and the office into `verified`
alt-missing = { $key ->
        [pictures] The picture `{ $name }` has no description in the language `{ $language }`
       *[other] The picture in `{ $key }` has no description in the language `{ $language }`
    }
    .hint = { $key ->
        [pictures] write it into the front matter of this file: `pictures: { "{" } { $name }: { "{" } alt: "…" { "}" } { "}" }`
       *[other] write it into the front matter of this file: `{ $key }: { "{" } alt: "…" { "}" }`
    }
missing-role = There is no page with `role: { $role }`
    .hint = create a file in `content/pages` with the line `role: { $role }`
no-safety-page = Nothing can be published without a page about safety
    .hint = create a file in `content/pages` with the line `role: safety` that tells how to stay safe while reading
missing-hotline = The hotline `{ $id }` is missing
    .hint = add an entry with `id: "{ $id }"` to `content/hotlines.yaml`: this number must always be there
hotline-mismatch = The key `{ $key }` is not the number that will be called: `{ $number }`
    .hint = { $key ->
        [id] an id of digits must be that very number; or choose an id of letters, like `province-helpline`
       *[other] `number` and `display` must be the same number; `display` only adds spaces or dots for reading
    }
phone-in-prose = A phone number is typed into the text
    .hint = { $reason ->
        [message] take the number out of this text: pages show the numbers of `content/hotlines.yaml` beside it by themselves
       *[text] put the number into `content/hotlines.yaml` and write `{"{{"}hotline …{"}}"}`; one that is only for enquiries gets `purpose: enquiries`, or it stands among the numbers to call in danger; where no directive can stand, take the number out; if it is no phone number, write right before it what it is: `reference`, `serial number`, `account number`
    }
    .hint-nearest = write `{ $nearest }` in place of the number; where no directive can stand, take the number out
coordinates = { $reason ->
    [map] A sensitive page must not have a link to a place on a map
    [photo] A photo in this file tells the coordinates of where it was taken, and the file is published as it is
    [film] This film tells the coordinates of where it was taken, and the file is published as it is
    [data] There are the coordinates of a place in this file, and it is published as it is
   *[pair] Here are the coordinates of a place
}
    .hint = { $reason ->
        [photo] remove the location from the photo, then replace the file (in Windows: right-click the photo, choose Properties, Details, “Remove Properties and Personal Information”), or put the photo into `content`, beside the piece that shows it: photos there are published without it
        [film] make a copy of the film without the location (on a phone: share it with “Location” switched off), then replace the file
        [data] remove them, then save the file again, or remove the file from `static`: they lead straight to a door
        [map] remove the link: it leads to a door, and map apps keep what was looked at; say it in words, no closer than the commune or ward
       *[pair] remove them from the file, from links and comments too: they lead straight to a door
    }
map-link = This link leads to a place on a map
    .hint = keep it only if everybody may know the place, as a hall or a public office; or else remove it and say it in words, no closer than the commune or ward
unit-expired = The administrative unit written here does not exist on the day of this build, so the content is left out
    .hint = find the new unit in `content/units.yaml`, correct it, then call the phone numbers
verified-before-unit = The date of the check is before this administrative unit was formed, so it counts as not checked
    .hint = call the numbers again and write the new date into `verified`
office-expired = The office written here is no more
    .hint = write the id of the office that does this now
    .hint-nearest = write `{ $nearest }`, its successor
review-due = This text was to be read again by `{ $date }`, and that day has come
    .hint = read it, mend what is out of date, and write the day of the next reading into `review_by`; if there need be none, remove the line
identity-number = Here is the number of somebody's identity card
    .hint = remove it from the file, from comments too; papers are kept elsewhere
forbidden-claim = A sensitive page must not promise `{ $phrase }`, because it is not true
    .hint = say what the page can do; if this is no promise, write `allow_claim` with `phrase` and `reason` at the top of the file, as a list where there are several
mail-in-sensitive = A sensitive page must not have a `mailto:` link
    .hint = remove the link: a draft stays on the device; use a hotline instead
file-in-sensitive = A sensitive page must not have a link to a PDF or a calendar file
    .hint = remove the link, or lead to a web page about that file: what was opened stays on the device
picture-in-sensitive = A sensitive page must not have pictures
    .hint = remove the picture: each one leaves one more trace on the network
leak-in-source = Here stands { $kind ->
        [address] an address that must stay hidden
        [village] the name of a village that must stay hidden
        [phone] a phone number that must stay hidden
        [directions] directions that must stay hidden
        [title] the name of a private person's place that must stay hidden
        [name] the name of a person who has not agreed to be named
        [field] something about a person that no consent covers
       *[forbidden] a value of the forbidden list
    }
    .hint = rewrite it so that readers cannot recognise it
    .hint-nearest = rewrite it so that readers cannot recognise it; what must stay hidden is written in { $key ->
        [none] `{ $nearest }`
       *[other] the key `{ $key }` of `{ $nearest }`
    }: if it is a mistake there, mend it there{ $kind ->
        [name] ; if this is somebody else, whose name is longer, write the whole of that name into `namesakes` of that file
       *[other] { "" }
    }
leak-in-withheld = This piece, which is left out, holds { $kind ->
        [address] an address that must stay hidden
        [village] the name of a village that must stay hidden
        [phone] a phone number that must stay hidden
        [directions] directions that must stay hidden
        [title] the name of a private person's place that must stay hidden
        [name] the name of a person who has not agreed to be named
        [field] something about a person that no consent covers
       *[forbidden] a value of the forbidden list
    }
    .hint = rewrite it before it goes online
leak-in-comment = This comment holds { $kind ->
        [address] an address that must stay hidden
        [village] the name of a village that must stay hidden
        [phone] a phone number that must stay hidden
        [directions] directions that must stay hidden
        [title] the name of a private person's place that must stay hidden
        [name] the name of a person who has not agreed to be named
        [field] something about a person that no consent covers
       *[forbidden] a value of the forbidden list
    }
    .hint = delete it: the site does not show comments, but whoever can read the file can
leak-in-picture = The data inside this file (a picture, a film, a document), or its file name, holds { $kind ->
        [address] an address that must stay hidden
        [village] the name of a village that must stay hidden
        [phone] a phone number that must stay hidden
        [directions] directions that must stay hidden
        [title] the name of a private person's place that must stay hidden
        [name] the name of a person who has not agreed to be named
        [field] something about a person that no consent covers
       *[forbidden] a value of the forbidden list
    }
    .hint = remove the metadata or rename the file: the site publishes neither, but whoever can read the file can
leak-in-paper = The PDF of this document holds { $kind ->
        [address] an address that must stay hidden
        [village] the name of a village that must stay hidden
        [phone] a phone number that must stay hidden
        [directions] directions that must stay hidden
        [title] the name of a private person's place that must stay hidden
        [name] the name of a person who has not agreed to be named
        [field] something about a person that no consent covers
        [coordinates] the coordinates of a place
        [photo] a photo that tells the coordinates of where it was taken
        [identity] the number of somebody's identity card
       *[forbidden] a value of the forbidden list
    }
    .hint = { $kind ->
        [photo] remove the location from the photo (in Windows: right-click it, choose Properties, Details, “Remove Properties and Personal Information”), insert it into the document again, save that as a PDF and replace the file; or remove the line `file`
       *[other] replace it by a PDF without that, or remove the line `file`
    }
    .hint-nearest = replace it by a PDF without that, or remove the line `file`; what must stay hidden stands in `{ $nearest }`: if it is wrong there, correct it there
paper-withheld = This PDF is left out, because it still tells of somebody who agrees no more: the consent was withdrawn, or has expired
    .hint = replace it by a PDF that does not; the document stays in the list, without a file to download
paper-unread = { $reason ->
        [locked] This PDF has a password, so nobody can search it for what must stay hidden
        [broken] This PDF cannot be read: it is damaged, or no PDF
        [changed] This PDF has been replaced since somebody read it, and its words cannot be searched
        [scanned] This PDF has pages that are photographs or scans, so their words cannot be searched
        [endless] This PDF holds more than can be gone through, so its words cannot all be searched
       *[drawn] The letters in this PDF are mere drawings, so it cannot be searched for what must stay hidden
    }
    .hint = { $reason ->
        [broken] save it again with the program that the document was written with
       *[other] read all of it yourself: does it name somebody, or tell an address, that must stay hidden? If not, add `read: { "{" } on: { $date }, bytes: { $bytes } { "}" }` to this document, and you are not told again. If you can, save the PDF from the program that the document was written with: screen readers can read that, too
    }
name-in-path = The name of a file in this folder tells { $kind ->
        [title] the name of a place that must stay hidden
        [address] where a private event takes place
       *[name] the name of a person who has not agreed to be named, or agrees no more
    }, so the file is not named here
    .hint = { $kind ->
        [title] look for the file with `holder: individual` in that folder and rename it so that it tells nobody's name, such as `so-07`
        [address] look for the file with `audience: private` in that folder and rename it so that it tells no place, such as `so-07`
       *[name] run `tincay consent status` on your computer to see which file it is, and rename it so that it tells nobody's name, such as `so-07`
    }; if the page was ever published, write the old file name into `slug` so that the old address is still taken down
leak-in-output = The output file `{ $file }` holds { $kind ->
        [address] an address that must stay hidden
        [village] the name of a village that must stay hidden
        [phone] a phone number that must stay hidden
        [directions] directions that must stay hidden
        [title] the name of a private person's place that must stay hidden
        [name] the name of a person who has not agreed to be named
        [field] something about a person that no consent covers
       *[forbidden] a value of the forbidden list
    }
    .hint = find where it enters the page: a file name, a picture, the properties of a PDF, a template; nothing has been written

## Words of the campaign

theme-near-miss = The campaign's theme “{ $phrase }” is not copied exactly; this is { $alike }% alike
    .hint = write `{"{{"}theme{"}}"}` to get its exact words; at the top of a file copy every letter and mark
wrong-weekday = `{ $written }` is not the weekday of { $date }
    .hint = that day is a { $weekday }; look at the date again and correct one of them
document-number = The document number `{ $number }` does not have the official form
    .hint = write it as in `201/KH-UBND`, `13/2022/QH15`: number, slash, abbreviation in capitals, no spaces
    .hint-nearest = did you mean `{ $nearest }`?

## Publication

sample-in-publication = Sample content (`sample: true`) cannot be published
    .hint = replace it with real content, or run again with `--without-samples`

## Reading ease, and other sites

long-sentence = This sentence has { $words } words
    .hint = divide it into two or three, one thought each; below { $limit } words it is easier to read
updated-missing = The event is postponed or cancelled, and no day says since when
    .hint = add a line `updated:` with the day on which that was decided, like `2026-11-20`: by it the calendars in readers’ phones see the change
abbreviation-unexplained = The abbreviation `{ $abbreviation }` is not explained
    .hint = where it comes first, write it in full with the short form in brackets, like: People's Committee (PC)
    .hint-nearest = write `{ $nearest }` where it comes first: readers then see what it stands for
link-unanswered = The link `{ $link }` { $reason ->
        [no-host] leads to a domain that is no more
        [slow] takes too long to answer
        [circle] is sent on and on and arrives nowhere
        [address] is not a right address
        [private] leads into somebody's own network
        [refused] is refused by its host
        [silent] is answered by nobody
        [certificate-expired] leads to a host whose certificate has expired
        [certificate-early] leads to a host whose certificate is not valid yet, or the clock of this machine is wrong
        [certificate-name] leads to a host whose certificate is for another name
        [certificate-issuer] leads to a host whose certificate comes from nobody that this machine knows
        [certificate] leads to a host whose certificate cannot be trusted
       *[other] is answered with the code { $reason }
    }
    .hint = try it in a browser; if the page has moved write its new address, if it is gone take the link out

## Theme and interface texts

bad-template = The template cannot be used{ $pages ->
        [none] {""}
       *[other] , which spoils { $pages } of the site’s pages
    }; its reader says “{ $reason }”
    .hint = correct this file, or delete it from the folder `themes` to use the built-in template again
theme-lacks = With this template pages lose { $what ->
        [exit] the emergency exit, or other things to press come before it
        [script] the script of the exit, so that three presses of Shift do not leave and the page stays in sight
        [style] their style (CSS), so that the exit and the numbers are hard to see
        [address] the address of a file: a `href` or `src` is empty
        [policy] the Content-Security-Policy, or have it too late
        [referrer] what the line `no-referrer` is for (it is not there, or another line or a `referrerpolicy` allows what it forbids), so that the next site is told where its reader came from
        [noindex] the line `noindex`, so that search engines may list this page
        [title] the neutral title of sensitive pages, so that the browser’s tab tells what is read
        [head] what keeps the `<head>` of sensitive pages neutral: tags for sharing, feeds, data or a description tell the subject
        [mail] what keeps sensitive pages discreet: a `mailto:` link opens a mailbox, which remembers
        [alone] what keeps sensitive pages discreet: they load other files, each of which leaves a trace
        [numbers] the numbers to call
        [lang] their language: `<html>` has no `lang`, or a wrong one, so that screen readers read them in the wrong language
        [base] the right addresses of their links: there is a `<base>`
        [inline] their protection from foreign scripts: there is `style=`, `on…=` (such as `onclick=`), `javascript:` or a script written in the page, all of which browsers block
        [form] their discretion: a `<form>` sends what readers write elsewhere
        [prefetch] their discretion: they load pages that nobody has opened yet, each of which leaves a trace
        [canonical] the line `canonical` or the lines `hreflang`, so that search engines do not know in which languages the page is there
        [preview] the line that says that this is a preview, so that readers may take it for published
        [notices] what readers are told before they read: sample content, a draft, a text not yet translated, or an old translation
        [exit-name] the name of the exit, so that screen readers do not say “Emergency: exit this page”
        [second-exit] the second link of the exit at their end, so that who reads with a keyboard has to go all the way back to leave
        [charset] the line `<meta charset="utf-8">`, so that letters with marks may be shown wrongly
        [viewport] the line `viewport`, so that on phones the text is tiny and the exit hard to press
        [robots] what keeps search engines from reading a preview
        [drawing] their protection from foreign scripts: this SVG drawing has a script (`<script>`, `on…=` or `javascript:`)
       *[notice] the safety notice of sensitive pages
    }
    .hint = { $what ->
        [exit] put right after `<body>`: `{ "{{" } <exit_control url={ "{" }site.exit.url{ "}" } /> { "}}" }`
        [script] keep `scripts/exit.js` under `ordinary` and under `sensitive` in `theme.yaml`; keep `{ "{{" } <exit_control url={ "{" }site.exit.url{ "}" } /> { "}}" }` and the lines with `inline.js` and `assets.js` as in the built-in theme
        [style] keep the lines with `inline.css` and `assets.css` as in the built-in theme; see whether the condition `page.class == "sensitive"` is spelt right
        [address] look at the name within `{ "{{" } … { "}}" }` there, or take the tag out
        [title] put into `<head>`: `<title>{ "{{ page.title }}" }</title>` and nothing more
        [head] put those lines within `{ "{% if not page.neutral %}" } … { "{% endif %}" }`; for the description use only `{ "{{ page.description }}" }`
        [mail] take that link out where `page.class == "sensitive"`; write a phone number instead
        [alone] where `page.class == "sensitive"`, take out pictures and other files; the icon is `href="data:,"`
        [numbers] put `{ "{{" } <hotline_block hotlines={ "{" }site.urgent{ "}" } /> { "}}" }`, on pages of places `{ "{{" } <place_card place /> { "}}" }` too; look at conditions, for example `place.phones`
        [policy] put right after `<head>`: `<meta http-equiv="Content-Security-Policy" content="{ "{{ csp }}" }">`
        [referrer] put into `<head>` one line only: `<meta name="referrer" content="no-referrer">`; take out every `referrerpolicy`
        [noindex] put into `<head>`: `{ "{% if not page.indexed %}" }<meta name="robots" content="noindex">{ "{% endif %}" }`
        [lang] write `<html lang="{ "{{ page.lang }}" }">`
        [base] take the `<base>` out
        [inline] put style into a file in `styles`, scripts into a file in `scripts`, and name the file in `theme.yaml`
        [form] take that form out; write a phone number or the office’s mail address instead
        [prefetch] take out `speculationrules`, `rel="prefetch"`, `rel="preconnect"`
        [canonical] keep the lines with `page.canonical` and `page.alternates` as in the built-in `layouts/base.html`
        [preview] keep the line with `site.preview` as in the built-in `layouts/base.html`
        [notices] put after the heading: `{ "{% include \"layouts/frame/notices.html\" %}" }`; look at `sample-notice`, `stale-notice`, `fallback-notice` in `components`
        [exit-name] in `components/exit-control` keep `{ "{{ t.exit_name }}" }` as the words of the link, or as its `aria-label` where they are `{ "{{ t.exit_short }}" }`; to say it otherwise change the message `exit-name` in `locales`
        [second-exit] put before `</main>`: `<a class="skip skip--exit" href="{ "{{ site.exit.url }}" }" rel="nofollow noreferrer noopener" data-exit>{ "{{ t.exit_name }}" }</a>`
        [charset] put right after `<head>`: `<meta charset="utf-8">`
        [viewport] put into `<head>`: `<meta name="viewport" content="width=device-width, initial-scale=1">`
        [robots] keep the condition `robots.allow` in `formats/robots.txt` as in the built-in theme: a preview has `Disallow: /` alone
        [drawing] take the script out of the drawing, or save it again as “Plain SVG”
       *[notice] where `page.class == "sensitive"`, put `{ "{{" } <safety_notice url={ "{" }site.safety.url{ "}" } /> { "}}" }`
    }
theme-loads = With this file of the theme pages load `{ $address }` from another site, which is thereby told who is reading
    .hint = copy that file into the folder `themes` and lead to the copy
theme-broken = The file of the theme is broken: { $reason ->
        [open] the bracket that opens here is not closed
        [close] the bracket that closes here was not opened
        [comment] the comment that `/*` opens here is not closed by `*/`
        [string] the text in quotes that begins here has no closing quote
        [style-end] for browsers the style ends at this `</style`
       *[script-end] for browsers the script ends at this `</script`
    }
    .hint = { $reason ->
        [style-end] write `<\/style` instead of `</style`
        [script-end] write `<\/script` instead of `</script`
       *[other] add or take out what makes it no pair; browsers say nothing and pass over all that follows
    }
theme-keeps = The script of the theme uses `{ $name }`, which leaves a trace in the reader’s device
    .hint = take that out: the site keeps nothing in its readers’ devices and sends nothing away
theme-doubtful = { $what ->
        [hidden] This style takes the emergency exit out of sight, lets it scroll away or keeps it from being pressed
        [hidden-numbers] This style takes the numbers to call out of sight or keeps them from being pressed
        [hidden-notice] This style takes the safety notice out of sight
        [missing] The theme leads to `{ $name }`, a file that its folder does not have
        [link] The template leads to `{ $name }`, where this site has no page
        [style] `theme.yaml` does not name the style of what is used: { $name }
        [contrast] This text is hard to read on its ground: `{ $name }`
        [colour] This is no colour code: `{ $name }`
        [covers] This style may cover the emergency exit: what it is about stays in place while the page scrolls, or lies higher
        [loose] The style of { $name ->
            [ordinary] ordinary pages
           *[sensitive] sensitive pages
        } does not keep the emergency exit at the top of the screen: it scrolls away
        [files] `theme.yaml` does not name files of the built-in theme: { $name }
        [variables] Styles use { $name }, which no file defines, so that browsers pass over those lines
        [page] This page is published as it is: it has no emergency exit, and nobody has checked its title and its words
       *[script] The script of the exit was changed, and whether it still leaves the page nobody has checked
    }
    .hint = { $what ->
        [hidden] take this line out; only within `@media print` may the exit be hidden
        [hidden-numbers] take this line out, or name the other part that you mean to hide
        [hidden-notice] take this line out, or name the other part that you mean to hide
        [missing] put the file into the theme’s folder `static`, or correct the address
        [link] correct the address, or use `{ "{{ site.home }}" }`, `{ "{{ site.support.url }}" }` and the addresses that the built-in templates use
        [style] add it to `components` of `ordinary`, or delete `theme.yaml` to use the built-in one
        [contrast] text takes a contrast of 4.5, an edge 3; use the colour after the arrow, or another that is darker or lighter
        [colour] write `#` and six of the characters 0–9, a–f, like `#b3261e`
        [covers] take this line out, or add a `z-index` below 9 here, then open the page on a phone and scroll to see whether the exit is wholly in sight
        [loose] keep { $name ->
            [ordinary] `styles/ordinary/frame.css` under `ordinary`
           *[sensitive] `styles/sensitive.css` under `sensitive`
        } in `theme.yaml`, or write into a file of your own: `.strip { "{" } position: sticky; top: 0; z-index: 9 { "}" }`
        [files] add them where `tincay theme show theme.yaml` has them; what is left out on purpose is named after a `#`
        [variables] copy the lines that define them (`tincay theme show styles/ordinary/tokens.css` has them), or correct the name within `var(…)`
        [page] write it as a page in `content/pages`; to keep the file put a link like the exit right after `<body>`, with `rel="nofollow noreferrer noopener"`
       *[script] delete the file to have the built-in script; to keep it try it out: press the exit, press Shift three times, then press Back
    }
theme-ignored = { $reason ->
        [empty] The folder of the theme `{ $name }` has no file yet, so the built-in theme is used
       *[file] The theme does not use `{ $name }`
    }
    .hint = { $reason ->
        [empty] put the files of the theme into that folder, or write `theme: default`
       *[file] name it as the built-in theme does; name a new style or script in `theme.yaml`, and put pictures into `static/`
    }
    .hint-nearest = is it to be called `{ $nearest }`?
bad-message = An interface message is unusable: { $reason ->
        [empty] it has no words, and the page needs words here
        [cycle] messages refer to each other in a circle
        [deep] the brackets are nested too deep
        [variable] there is no variable `{ $name }` here
       *[other] the reader says “{ $reason }”
    }
    .hint = { $reason ->
        [empty] write the words behind the `=`, or delete the line to have the message that is built in
        [cycle] write out the words in place of one of the references
        [deep] close the brackets that are open, or write the words themselves
        [variable] use only the variables of the message that is built in
       *[other] write `name = text` on one line, and indent the lines that follow
    }
unknown-message = The site has no message called `{ $key }`, so this one is shown nowhere
    .hint = look at its name again: the site asks for its texts by name
    .hint-nearest = did you mean `{ $nearest }`?
locale-lacks = { $what ->
        [messages] Of the texts on pages, { $count } are missing in the language `{ $language }` and stand there in another one: { $words }
        [variables] This message drops { $words }, which the message that is built in shows
       *[other] The language `{ $language }` has no `{ $what }` of its own
    }
    .hint = { $what ->
        [messages] translate them into `locales/{ $language }/site.ftl`
        [variables] write these names into the message, each in braces as in the message that is built in, or delete the line to have that one
        [sensitive_words] list in `locales/{ $language }/locale.yaml` the words of this language that no title or address of a sensitive page may say: those of another language protect nobody
       *[forbidden_claims] list in `locales/{ $language }/locale.yaml` the promises in this language that no sensitive page may make
    }
locale-lacks-help = Of the texts about the exit, safety and help, { $count } are missing in the language `{ $language }`: { $words }
    .hint = translate them into `locales/{ $language }/site.ftl` before publishing: people in danger must be able to read them; `tincay translate status --language { $language }` lists them all

## Tables (`tincay import`)
table-unreadable = Cannot read the table `{ $file }`: { $reason ->
    [old] it is a workbook of the old kind (.xls), or has a password
    [damaged] the file is damaged
    [encoding] its encoding is not recognised
    [large] it is too large
    [empty] there is nothing in it
    [no-sheet] it has no sheet of this name
    [no-sheets] a CSV file has no sheets
   *[format] this is no table
}
    .hint = { $reason ->
        [large] a table has at most 10,000 rows, 200 columns and 10 MB: keep only the rows that you need
        [no-sheet] the file has: “{ $accepted }”
        [no-sheets] leave out `--sheet`
       *[other] open it in Excel or LibreOffice and save it as .xlsx, or as .csv with the encoding UTF-8
    }
table-cell = Row { $row }, column “{ $column }”: { $reason ->
    [broken] the formula in this cell failed
    [lost] letters are lost in this cell, where `{ "\uFFFD" }` stands
    [lost-mark] letters with marks are lost in this cell, where `?` stands
    [unclosed] the quotation mark that opens this cell is never closed, so the rows below have become part of it
    [no-row] this is a row of totals or signatures (“{ $value }”), not an entry
    [no-column] the table has no such column, and its rows need it
    [no-column-word] the table has no such column, and its rows need it
    [word] there is no `{ $value }`
    [unknown] nothing is called `{ $value }`
    [several] several things are called `{ $value }`
    [date] `{ $value }` is not understood as a date
    [date-time] `{ $value }` is not understood as a day and a time
    [date-year] `{ $value }` lacks digits of the year
    [date-range] `{ $value }` is several days in one cell
    [date-words] this cell says more than a day and a time
    [date-weekday] in `{ $value }` the weekday is not that of the date
    [day-words] this cell says more than a day
    [time-range] `{ $value }` is several times in one cell
    [date-alone] `{ $value }` is a time without a day
    [time] `{ $value }` is not understood as a time
    [time-words] this cell says more than a time
    [count] `{ $value }` is no whole number
    [flag] `{ $value }` is neither yes nor no
    [hours] `{ $value }` is not understood as opening hours
    [hours-order] the opening hours `{ $value }` run backwards: each time must be later than the one before
    [phone] this is not the form of a telephone number
    [gone] no telephone number begins like this one any more
    [digits] this telephone number has { $value } digits; it takes { $accepted } to be called
    [rounded] the spreadsheet has cut off this number
    [turned] the end comes before the start
    [id] `{ $value }` cannot name a file
    [empty] this must not be empty
    [missing] this is missing
    [missing-word] this is missing
    [twice] two columns are for the same thing
    [no-id] the table has no column with ids
    [empty-id] this row has no id yet
    [id-person] an id has small letters without marks, digits and hyphens only, and is nobody’s name
    [id-private] the home of a person, or a place to be kept private, needs an id of its own that is not its name: the id names the file, which everybody sees
    [unclear] it is not clear whether this column holds names of people or headlines
    [headline] the headline is missing, a phrase that names nobody
    [no-title] the table has no such column, so nothing says what the rows are called
    [long] the title of this row is too long to name a file after
    [same-id] the id `{ $value }` stands in a row above
    [file] the file of this row has errors
    [edit] this cannot be put into the file and leave all else as it is
    [never] a place that must stay secret may be in no table
    [individual] the address of a person’s home may not be public
    [person] the consent in the file is that of another person
    [again] the file with this id is that of an event which is over
    [seat] only the address of a public office may be public, and what sort of office this is has not been said
    [office] an address can only be public with this
    [undated] this document has no date of issue, so no address can be made public with it
    [undecided] this document has not been issued yet, so no address can be made public with it
   *[other] the file does not take this
}
    .hint = { $reason ->
        [lost] type the text again, or take it from the original
        [lost-mark] open the original table in Excel: save it as CSV UTF-8, or import the .xlsx itself
        [unclosed] put a `"` at the end of the cell, or delete the one that opens it; opened in Excel, the table shows which cell is far too long
        [no-row] delete this row from the table
        [no-column] add a column “{ $column }” to the table and fill it in for each row
        [no-column-word] add a column “{ $column }” to the table and fill it in for each row with one of: { $accepted }
        [broken] mend the formula, or type the value
        [word] use one of: { $accepted }
        [unknown] write the id, or the name as it stands in `units.yaml`, `organisations.yaml`, `documents.yaml` or `topics.yaml` of the website
        [several] write the id in place of the name
        [date] write the day before the month, like 25/11/2023
        [date-words] write the day and the time only, like 25/11/2023 14:00; that it is postponed or cancelled belongs into the column “State”
        [date-weekday] look into a calendar and correct the weekday or the date
        [day-words] write only the day on which somebody was asked and answered, like 25/11/2023; if nobody has answered yet, leave the cell empty
        [date-time] write the day first, then the time of 24 hours, like 25/11/2023 14:00; if the time is not known yet, write the day only
        [date-year] write the year with four digits, like 25/11/2023
        [time-range] write the first time into the column “Start” and the last into the column “End”, with the day
        [date-range] write the first day into the column “Start” and the last into the column “End”
        [date-alone] write the day before the time, like 25/11/2023 17:00
        [time] write a time like 08:00
        [time-words] write the time only, of 24 hours, like 14:00
        [count] write the number without points and commas
        [flag] write yes or no
        [hours] write like Mon-Fri: 07:00-11:30, 13:30-17:00; Sat-Sun: closed, or always
        [hours-order] write times of 24 hours, earlier ones first, like 07:00-11:30, 13:30-17:00
        [gone] ask for the new number: in 2018 mobile numbers of 11 digits became numbers of 10, and 0168 is 038 now; landlines begin with 02 now
        [phone] write digits only, and several numbers with semicolons between, like 0912 345 678; 0205 3812 345
        [digits] compare it digit by digit with where it comes from: a mobile number has 10 digits, a landline (02) has 11, the zero at the beginning included
        [rounded] format the cell as text and type the whole number again
        [turned] correct the start or the end
        [id] use small letters without marks, with hyphens
        [twice] delete or rename one of the columns
        [no-id] add a column “Id”: the file’s name of each row, small letters without marks
        [no-title] call the column that holds the names of the rows “{ $column }”
        [same-id] everything has one row only: delete this one, or write another id
        [file] run `tincay check` and mend the file first
        [edit] change the file by hand
        [never] take this row out of the table and of every shared file
        [individual] use “Commune and phone” or “Hotline only”
        [person] use another id for another person; if only the spelling changes, change the file by hand
        [headline] add a column “Headline” with something like “A woman who runs her farm well”; names belong into the column “Name” only
        [unclear] call the column “Name” if it holds names of people, “Headline” if it holds headlines
        [again] if this is a new event, empty the cell “Id” of this row, and it gets a file of its own; if it is the old one, change its file by hand
        [seat] fill in the column “{ $column }” with one of: { $accepted }; if it is no office, use “Commune and phone”
        [office] fill in the column “{ $column }”, and add it if the table lacks it; if the address may not be public yet, use “Commune and phone”
        [undated] write `issued_on` of the document into `documents.yaml`, or use “Commune and phone”
        [undecided] look at `issued_on` of the document in `documents.yaml`, or use “Commune and phone”
        [empty] fill in this cell, or delete the row if it is not needed
        [missing] fill in this cell; if the table has no column “{ $column }”, add it
        [missing-word] fill in this cell; if the table has no column “{ $column }”, add it; use one of: { $accepted }
       *[other] correct this cell in the table
    }
    .hint-nearest = { $reason ->
        [date-year] write the year with four digits: `{ $nearest }`
        [long] give this row a short name in a column “{ $column }”, like `{ $nearest }`
        [same-id] write an id of its own for each row into the column “{ $column }”, and add it if the table lacks it, like `{ $nearest }`
        [no-id] add a column “{ $column }” with an id for each person that tells no name, like `{ $nearest }`, and keep it from then on
        [empty-id] write an id that tells no name, like `{ $nearest }`, and keep it from then on
        [id-person] write another id, like `{ $nearest }`, and keep it from then on
        [id-private] write an id that tells neither who nor where into the column “{ $column }”, and add it if the table lacks it, like `{ $nearest }`; keep it from then on
       *[other] did you mean `{ $nearest }`?
    }
table-left-out = { $reason ->
    [sheet] The sheet “{ $column }” has not been read: one is imported at a time
    [hidden-sheet] The sheet “{ $column }” is not read: it is hidden
    [read-hidden] The sheet “{ $column }” is hidden, and read all the same: no other has such names of columns
    [hidden-rows] Rows that are hidden in the table are not taken: { $column }
   *[other] Row { $row }, column “{ $column }”: { $reason ->
        [locating] this column is not taken: it tells where somebody is
        [address] the address is not taken: the visibility forbids it
        [consent] this column is not taken: a consent is not recorded through a table
        [scope] this cell is not taken: there is no consent for it
        [withdrawn] nothing of this row is taken: the person refused, or withdrew the consent
        [older] nothing of this row is taken: the file was verified after this table
        [unchecked] this cell is not taken: the website has what was verified, and the table has no later day of verification
        [wider] this cell is not taken: the table would tell more of this place than its file does
        [settled] this cell is not taken: the file says that the event took place or was cancelled
        [early] this cell is not taken: what is still to come has no results yet
        [closed] this cell is not taken: with the table more people would know than with the file
        [photo] pictures are not taken through tables
        [no-head] this column has values and no name, so it is not taken
        [hidden-column] this column is hidden in the table, and taken all the same
       *[column] it is not clear what this column is, so it is not taken
    }
}
    .hint = { $reason ->
        [locating] delete this column from tables that are sent around
        [address] delete the address from tables that are sent around
        [consent] write it into `consent` in the file of each person, with the number of its proof
        [scope] ask the person first, write `scopes` into the file, then import again
        [withdrawn] delete this row from the table
        [sheet] to import it too, run the command again with `--sheet "{ $column }"`
        [hidden-sheet] to import it all the same, run the command again with `--sheet "{ $column }"`
        [read-hidden] see whether that sheet is the table that you mean; if not, name the right one with `--sheet`
        [hidden-rows] to take them too, clear the filter or show them in Excel, save the table and import it again
        [no-head] write its name into the row of heads; if the heads stand in two rows make one of them, like “Start” and “End” in place of “Time”
        [hidden-column] show the column and look at it; if it is not to be taken delete it from the table
        [unchecked] ask the place again, write the day of that into the column “Verified on” and import again
        [early] if this is the result of another year, delete it from the row; if the event took place, say so in the column “State”
        [closed] if that was decided, open the file and change it there
        [settled] if it takes place after all, open the file of the event and change `state` there
        [older] ask the place again; if the table is right, write the day of that into it and import again
        [wider] if it was decided that more may be public, open the file of the place and change `visibility` there
        [photo] put the picture beside the file and name it there
       *[column] name the column as the table of `tincay export` does, or leave it
    }
    .hint-nearest = did you mean `{ $nearest }`?
