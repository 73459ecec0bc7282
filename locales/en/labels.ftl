### Names of values, as content.md lists them. Keys: <enumeration>-<value>, with dashes for underscores.

## Kinds of content
piece-kind-article = Article
piece-kind-campaign = Campaign
piece-kind-event = Event
piece-kind-honoree = Honouree
piece-kind-place = Place
piece-kind-page = Page
piece-kind-hotline = Hotline
piece-kind-document = Document
piece-kind-organisation = Organisation
piece-kind-unit = Administrative unit
piece-kind-topic = Topic

## Articles
article-kind-news = News
article-kind-guide = Guide
article-kind-qa = Questions and answers
article-kind-report = Feature
article-kind-story = Story

## Events
event-kind-kick-off = Launch ceremony
event-kind-commendation = Commendation
event-kind-parade = Parade
event-kind-training = Training
event-kind-talk = Panel talk
event-kind-visit-gift = Visits and gifts
event-kind-contest = Contest
event-kind-model-launch = Launch of a model
event-kind-orange-lighting = Lighting up in orange

event-audience-public = Open to the public
event-audience-internal = For staff and guests
event-audience-private = Private

event-state-planned = Planned
event-state-confirmed = Confirmed
event-state-postponed = Postponed
event-state-cancelled = Cancelled
event-state-done = Took place

## Results of events
result-metric-honoured-women = { $count ->
    [one] { $count } woman honoured
   *[other] { $count } women honoured
}
result-metric-gifts = { $count ->
    [one] { $count } gift
   *[other] { $count } gifts
}
result-metric-participants = { $count ->
    [one] { $count } participant
   *[other] { $count } participants
}
result-metric-communes = { $count ->
    [one] { $count } commune or ward
   *[other] { $count } communes and wards
}
result-metric-materials = { $count ->
    [one] { $count } campaign material
   *[other] { $count } campaign materials
}

## Honourees
honoree-field-economy = Economy
honoree-field-culture = Culture
honoree-field-society = Society
honoree-field-education = Education
honoree-field-health = Health
honoree-field-security = Security
honoree-field-other = Other

## Places
place-kind-trusted-address = Trusted address
place-kind-shelter = Shelter
place-kind-safe-house = Safe house
place-kind-medical = Medical facility
place-kind-social = Social assistance
place-kind-legal-aid = Legal aid
place-kind-reporting-point = Reporting point
place-kind-other = Other

place-holder-organisation = Organisation
place-holder-individual = Individual

place-seat-peoples-committee = People’s Committee office
place-seat-health-station = Health station
place-seat-police = Police station
place-seat-border-post = Border guard post
place-seat-union-office = Office of a union or association
place-seat-school = School
place-seat-culture-house = Culture house
place-seat-private-home = Private home

place-visibility-hotline-only = Hotline only
place-visibility-area-phone = Commune and phone
place-visibility-public-office = Public office
place-visibility-never = Not to be published

place-service-temporary-stay = Temporary stay
place-service-first-aid = First aid
place-service-counselling = Counselling
place-service-legal-advice = Legal advice
place-service-essentials = Essentials
place-service-child-protection = Child protection
place-service-trafficking-support = Support for victims of trafficking
place-service-referral = Referral
place-service-mediation = Mediation

place-accepts-women = Women
place-accepts-children = Children
place-accepts-men = Men
place-accepts-disabled-access = Access for disabled people

## Hotlines
hotline-purpose-help = For people who need help
hotline-purpose-enquiries = For enquiries

hotline-cost-free = Free
hotline-cost-charged = Charged
hotline-cost-unknown = Cost not known

hotline-hours-always = Day and night, every day
hotline-hours-unknown = Hours not known

hotline-channel-call = Phone call
hotline-channel-sms = Text message
hotline-channel-zalo = Zalo
hotline-channel-web = Website
hotline-channel-email = E-mail
hotline-channel-app = App

## Documents
document-form-plan = Plan
document-form-law = Law
document-form-decree = Decree
document-form-decision = Decision
document-form-official-letter = Official letter
document-form-resolution = Resolution
document-form-programme = Programme

## Administrative units
unit-type-xa = Commune
unit-type-phuong = Ward
unit-type-thi-tran = Township

## Where slogans are used
slogan-use-banner = Banner
slogan-use-poster = Poster
slogan-use-leaflet = Leaflet
slogan-use-loudspeaker = Loudspeaker
slogan-use-social = Social media

## Hosts
host-github-pages = GitHub Pages
host-gitlab-pages = GitLab Pages
host-cloudflare-pages = Cloudflare Pages
host-netlify = Netlify
host-nginx = nginx
host-apache = Apache
host-iis = IIS
host-object-storage = Object storage
