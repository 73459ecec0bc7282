# Words on the page that readers see. The names are used in themes/default.
# Promise nothing that is not true: see SAF-08 in safety.md.

## Frame of the page
skip-to-content = Skip to main content
nav-label = Sections of this site
breadcrumbs-label = You are here
switch-label = Change language
footer-label = End of page
home = Home
publisher = Published by
feed = Follow the news (Atom)
print-urgent = Help right now
preview-notice = Preview. This site has not been published.
draft-notice = Draft, may still change.
sample-title = Sample content
sample-text = This part only shows how pages look. Its names, addresses and telephone numbers are not real: please do not call them.
sample = Sample
fallback-notice = This part has not been translated into { $language } yet. Below is the original in { $name }.
stale-notice = The original in { $name } has changed since this was translated, so parts of it may be out of date.
stale-original = Read the original

## Leaving quickly
exit-name = Emergency: exit this page
exit-short = Exit this page
exit-leaving = Opening another page
exit-presses-two = Press Shift two more times to exit this page.
exit-presses-one = Press Shift one more time to exit this page.

## Safety notice
safety-title = If someone watches your phone
safety-history = The exit button only leaves this page. Your browser's history stays, and going back several times may show pages you have read here.
safety-device = Phones and computers can be watched. If you can, use the device of someone you trust.
safety-chat = A link opened in a chat app stays in that app.
safety-shift = With a keyboard: press the Shift key three times to exit.
safety-more = More ways to stay safe

## Help
help-title = Need help right now?
help-where = Find a place that helps
help-numbers = Phone numbers
hotlines-title = Numbers to call now
hotline-operator = Answered by
hotline-hours = Hours
hotline-cost = Cost of the call
hotline-channels = Contact by
hotline-languages = Languages
unverified = Not verified
# After the name of a hotline, where its number would stand.
hotline-without-number = no confirmed number yet
unverified-text = Nobody has confirmed this number lately. If it does not answer, call 113.
wallet-hint = Print this page: its last sheet has eight small cards to cut out, made to fit a wallet. If someone looks through your things, a number you remember is safer.
call-log = The call stays in your phone's call log.
verified = Last confirmed
verified-by = by
hotlines-empty = No number has been confirmed yet. In danger, call the police: 113.

## Places that help
support-by-commune = Places that help, by commune or ward
support-here = Places that help
support-by-commune-lead = Choose a commune or ward to see its phone number and hours.
support-communes = Communes and wards
support-others = Other communes and wards
# The numbers follow.
support-others-lead = If you are in one of these, whoever answers your call will tell you the nearest place that can help.
support-others-call = Call:
support-empty = The list is being confirmed. Please call one of the numbers above.
place-always = Any hour, any day
place-address = Address
place-what-happens = When you call or come
place-services = What they can help with
place-accepts = Who is received
place-languages = Languages spoken
place-managed-by = Responsible office
place-none = Please call one of the numbers below. Whoever answers will tell you the nearest place that can help.
place-back = All places that help

## Campaigns
campaign-goal = Aim
campaign-period = Dates
campaign-plan = Plan
campaign-lead = Lead agency
campaign-organiser = Organiser
campaign-partners = Together with
campaign-facts = At a glance
campaign-more = See the campaign
campaign-timeline = Timeline
campaign-news = News of the campaign
campaign-slogans = Slogans
campaign-slogans-lead = Copy them and use them in your commune, school or workplace. Touch a slogan to select all of it; when printed, each has a sheet to itself.
campaign-honorees = Honourees
campaigns-empty = No campaign has been posted yet.
slogan-uses = Good for:

## Events
event-facts = About this event
event-when = When
event-where = Where
event-unit = Commune or ward
event-organiser = Organiser
event-chair = Chaired by
event-audience = Open to
event-for-public = Everyone
event-for-internal = Staff and guests
event-for-private = Invited guests
event-result = Result
event-state = State
event-campaign = Campaign
events-upcoming = Coming up
events-running = On now
events-running-and-next = On now and coming up
events-past = Past events
events-months = By month
events-next = Coming up
events-more = All events
events-none-upcoming = Nothing is planned at the moment. Past events are listed below.
events-empty = No event has been posted yet.
month-empty = There are no events in this month.
month-list = Events of the month
month-today = today
month-previous = Previous month
month-next = Next month
month-nav = Change month

## Articles
articles-latest = Latest articles
articles-more = All articles
articles-empty = There is nothing here yet. Please look at the other sections.
article-date = Posted
article-updated = Updated
article-byline = By:
article-source = Source:
article-topics = Topics
article-campaign = Part of the campaign
article-related = Read more

## Honourees
honorees-this-year = Honourees
honorees-more = All honourees
honorees-empty = No honouree has been posted here yet. A person appears on this site only if they have agreed.
honorees-consent = A person appears on this site only if they have agreed.
honoree-achievement = What is honoured
honoree-award = Award
honoree-field = Field
honoree-year = Year
honoree-organisation = Works at
honoree-hometown = Home town
honoree-ethnicity = Ethnicity
honoree-campaign = Campaign
honoree-facts = In brief

## Documents
document-number = No.
document-issuer = Issued by
document-issued = Issued on
document-effective = In force from
document-open = Open the document
document-file = Download the document (PDF, { $size })
documents-empty = No document has been posted yet.

## Lists
pager-label = Pages of this list
pager-previous = Previous page
pager-next = Next page
pager-page = Page { $n }

## Not found, moved
not-found-title = This page is not here
not-found-text = The address may be mistyped, or the page was moved or taken down.
not-found-home = Home page
not-found-support = Find help
not-found-urgent = If you are in danger
redirect-title = This page has moved
redirect-text = This page has a new address:
redirect-link = Open the new address

gallery-title = The components of the theme
gallery-lead = Each component with the examples in its examples.yaml. This page is shown in previews only and never published.

## Inside articles
callout-note = Good to know
callout-warning = Please note
callout-tip = A tip
callout-important = Important
callout-caution = Take care
footnotes = Notes
footnote-back = Back to where you were reading
table-scroll = Table, can be scrolled sideways
figure-credit = Photo:

## Pages and lists
view-support = Support
view-hotlines = Phone numbers
view-articles = Articles
view-articles-year = Articles of { $year }
description-plain = { $heading } on the site “{ $site }”.
description-neutral = General information, contact numbers and opening hours.
view-page-of = { $heading }, page { $page }
view-campaigns = Campaigns
view-events = Events
view-honorees = Honourees
view-honorees-year = Honourees of { $year }
view-honorees-field = Honourees: { $field }
view-documents = Documents
view-filter-kinds = Kinds
view-filter-topics = Topics
view-filter-years = Years
view-filter-fields = Fields

## Administrative units, opening hours
unit-full-xa = { $name } commune
unit-full-phuong = { $name } ward
unit-full-thi-tran = { $name } township
hours-always = Day and night, every day
hours-unknown = Hours not known
hours-closed = Closed
hours-overnight = { $from }–{ $to } the next day
hours-days = { $from } – { $to }

## The days of a campaign
campaign-days-left = { $count ->
    [0] Today is the last day
    [one] { $count } day left
   *[other] { $count } days left
}
campaign-days-until = { $count ->
    [one] Begins tomorrow
   *[other] Begins in { $count } days
}
campaign-days-over = Finished

## Calendars
calendar-name = { $site }: events
calendar-add = Add to calendar
calendar-add-campaign = Add the campaign to your calendar
calendar-follow = Subscribe to all events
calendar-organiser = Organiser: { $name }
calendar-changed = { $state }: { $title }

## Results report
report-title = Results report: { $campaign }
report-lead = As of { $date }, from what is public on “{ $site }”.
report-theme = Theme
report-honoured = Honoured
report-by-organiser = Activities by organiser
report-by-kind = Activities by kind
report-results = What the activities came to
report-results-note = Added up from what is recorded for activities that took place. A person or a commune that was part of several is counted in each.
report-activities = The activities
report-articles-by-kind = Articles by kind
report-articles = The articles
report-places = Public places of help, by commune
report-places-note = Only places that are public and were verified in time are counted. Numbers below { $count } are not told, so that nobody can guess a house.
report-total = All
report-sum = Sum
report-count = Number
report-from = Activities
report-activity = Activity
report-article = Article
report-start = Start
report-end = End
report-kind = Kind
report-article-kind = Kind
report-no-organiser = No organiser recorded
report-other-communes = Other communes and wards, fewer than { $count } in each
report-untold = not told
report-metric-honoured-women = Women honoured
report-metric-gifts = Gifts
report-metric-participants = Participants
report-metric-communes = Communes and wards
report-metric-materials = Communication materials

## Search
view-search = Search
search-label = What are you looking for?
search-hint = A few words will do, with or without Vietnamese marks. What you type stays on this device; the site sends it nowhere.
search-without = The search field does not work yet: JavaScript is off in this browser, or the page has not arrived whole. Articles and pages can still be found in the lists below; help in each commune is on the page Support.
search-loading = Loading the search list…
search-failed = The search list could not be loaded. Check the connection and type again, or choose from the lists below.
search-folder = This page was opened from a folder, where the search field cannot work. Please choose from the lists below.
search-count = { $count ->
    [0] Nothing found. Try one whole word or a different one, or choose from the lists below. If you need help now, there are numbers to call at the top.
    [one] { $count } result
   *[other] { $count } results
}
search-more = More than { $count } results. These are the { $count } that fit best; type more to narrow them down.
search-inside = The text says:
search-results = Results
search-pages = Other pages
search-former = Formerly { $names }
search-topics = By topic
search-alphabet = From A to Z
search-letters = Letters
search-letter = Search: { $letter }
search-letter-empty = No page begins with this letter.
# What people type for short and what it stands for, so that the search understands. Shown nowhere.
search-short = dv: domestic violence, gbv: gender-based violence, hubby: husband
# Words that people type and that page does not say. They are shown nowhere.
search-words-support = help, sos, help me, get help, save me, near me, nearby, nearest, where to go, where can I go, somewhere to go, hide, run away, somewhere safe, safe place, safe shelter, place to stay, place to sleep, sleep tonight, shelter, refuge, safe house, address, beaten, beats me, hits me, husband hits me, partner hits me, abused, abuse, violent husband, dad hits me, mum hits me, parents hit me, father hits me, mother hits me, stepdad hits me, stepfather hits me, brother hits me, uncle hits me, grandfather hits me, boyfriend hits me, son hits me, he hit me, he beats me, scared, afraid of him, afraid to go home, scared to go home, can’t go home, cannot go home, don’t want to go home, threatened, he will kill me, rape, raped, sexual assault, sexual abuse, molested, touched me, touches me, groped, harassed, sexual harassment, bullied, forced to marry, stalked, stalking, trafficked, suicide, want to die, thrown out of home, kicked out of home, abusive, choked, strangled, slapped, punched, kicked, blackmail, nudes, unsafe, bully, escape, injured, bleeding, bruises, gaslighting, pregnant, domestic violence, coercive control, controls me, touching me
search-words-hotlines = hotline, helpline, emergency number, who to call, which number to call, call for help, telephone, phone, urgent, emergency, counselling by phone
search-words-hotline = ambulance, call, who to call, number, phone, telephone, hotline, helpline
search-words-safety = delete history, browser history, private browsing, quick exit, exit button, being watched, spyware, tracked, tracking, cookies, privacy
search-words-articles = news, stories, guides, articles
search-words-events = calendar, schedule, upcoming, this month, activities, what is on
search-words-honorees = awards, outstanding women, honoured, commended, list of honourees, praised
search-words-documents = plan, decision, law, decree, legal documents, regulations
