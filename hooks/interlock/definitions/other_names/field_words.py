"""Other words for fields, as people bring them from other tools and from plain English: `description`, `team`, `deadline`."""

from collections.abc import Iterator
from functools import cache

from interlock.definitions.other_names.field_words_abroad import FIELDS_AND_WORDS_ABROAD, ways_to_type

# Before the colon, fields: the first that a model has is meant; `a.b` is the field `b` below `a`, and `a+b` the field `b` of a
# model that has `a`, too. After it, the words for them.
_FIELDS_AND_WORDS = """
definition wording say text does body: text
language: lang locale language_code sprache langue idioma
title id name: name label preferred_term preferred_label approved_term
title: heading headline display_name subject caption
id: number no nr key slug identifier ref ref_no reference_number
name: title organisation organization company
definition text: meaning means what_it_means what_this_means what_does_it_mean plain_english in_plain_english
definition summary does what text body: description desc explanation
summary does what text: abstract overview short_description intro introduction synopsis blurb info in_short
summary does: what_they_do what_it_does what_it_is
does what text: title summary task job do step instruction activity action
body note text: details detail content contents long_description notes note comment comments remarks more documentation background
body: markdown further_information free_text
tags: labels keywords keyword topics categories category
also also_called: aliases alias aka also_known_as synonyms synonym other_names alternative_names nicknames alt known_as
also also_called: alternative_terms alt_label
abbreviation also_called: acronym abbr short short_name initials code
by made_by staffed_by link owner: team who responsible responsible_team responsibility assigned_to assignee done_by performed_by actor
by made_by staffed_by link owner: team_responsible lead_team
by made_by staffed_by link owner: provider delivered_by owner_team
staffed_by by owner: staff people agents answered_by who_answers
by made_by coached_by+part_of staffed_by link owner: department dept unit division directorate section
owner made_by by: owned_by owners maintainer maintained_by lead responsible_person accountable contact_person
by made_by staffed_by link owner: who_does_it who_does_this who_is_responsible by_whom done_by_whom which_team carried_out_by
by made_by staffed_by link owner: handled_by provided_by dealt_with_by run_by
owner by: author
part_of: parent belongs_to parent_team
coached_by owner: manager boss head leader supervisor reports_to line_manager managed_by escalation
reviewers: approvers codeowners
phone contact.phone: phone_number telephone telephone_number tel mobile mobile_number number call phones contact_number
phone contact.phone: direct_line direct_dial landline office_phone work_phone phone_no tel_no telephone_no
email contact.email: email_address e_mail mail mailbox emails e_mail_address
address contact.place place: location where room building office postal_address street site
contact.ask_for: contact_name contact_person ask
hours contact.hours: opening_hours opening_times open times availability schedule office_hours open_hours business_hours
url source: url website web homepage web_address link links web_page webpage webform href uri online
web contact.web: chat chats chat_channel slack mattermost repository repositories repo repos code dashboard dashboards wiki tracker website homepage url links
limit within due: deadline time duration timeframe time_frame time_limit target_time response_time turnaround lead_time takes
limit within due: how_fast how_quickly how_soon how_long_it_takes how_long_does_it_take timing
limit within due: sla how_long max_time maximum days working_days standard service_level time_scale timescale timescales processing_time
within limit: limit time_allowed minutes hours
due planned until: due_date by_when due_by finish_by
target.share share: percentage percent success_rate goal threshold kpi share_of_cases compliance target_percentage
target: aim objective
wording say text: promise statement commitment what_we_promise message wording_public our_promise our_commitment pledge
say text: says script what_to_say phrase speech
because for what with body: because why reason rationale purpose
for with: what provides gives for with
about: to regarding concerning
use: say
made_to customers: to_whom who_to whom_to
made_to customers: customer customers audience clients client users user recipients beneficiaries for to target_group for_whom customer_group customer_groups applies_to
contact_points channel: channels contact_point touchpoints touchpoint
kind channel type: type category sort
dimension: quality aspect
example: examples usage eg
avoid: forbidden not do_not_say dont_say do_not_use avoid_words banned instead_of dont_use dont_say not_this
related: see_also see related_terms
broader: broader_term parent_term parent
on valid_from last: date day when created published_on happened
valid_from from starts on: start_date effective effective_from effective_date since valid from
until due expires: end_date expires expiry expiry_date valid_until valid_to ends until_date
starts_when clock.starts: trigger start starts begin begins when_to_use entry
ends_when clock.stops: end ends finish done_when exit stop
clock.starts starts: clock_starts starts_from measured_from start begins begin from
clock.stops stops: clock_stops end ends finish finishes stop until to
clock.pauses pauses: pause paused on_hold waits_for
steps does: actions tasks instructions procedure workflow process how
needs documents: preconditions prerequisites requires requirements inputs input required_documents before_you_start
gives outcomes with: outputs output produces result results outcome deliverable deliverables
relies_on after needs: depends_on dependencies depends relies uses needs dependent_on
after: then previous follows before
supports: helps serves provides_to dependents keeps promises
does: responsibilities duties activities what_we_do responsible_for role functions tasks function remit
skills: competences competencies qualifications training
eligibility conditions: who_is_it_for who_is_eligible who_can_get_it eligibility_criteria
eligibility conditions: criteria conditions who_can_apply requirements entitlement rules
cost: price fee fees charge charges costs
customers made_to: who_for
classification: visibility access confidentiality confidential security privacy audience
status: state lifecycle stage
notice: warning alert banner announcement
if_not if_we_fail: else otherwise if_fails fallback exception on_error if_unable on_failure
if_we_fail.say: apology what_to_say_if_late
if_we_fail.redress redress: compensation remedy refund
if_we_fail: failure if_late when_we_fail recovery service_recovery
measure.what what: measured measures how_we_measure how_we_measure_it
measure.what what: metric indicator measured_by how_measured measurement measure_of
source measure.source: data_source evidence_source system
every review.every: next_review review_cycle review_every
every measure.every review.every: frequency how_often interval period cycle reporting_frequency
last review.last: last_reviewed last_updated updated reviewed review_date last_review reviewed_on
review.by by: reviewed_by reviewer
can_decide: may_decide authority decision discretion may decide
only_if conditions: condition if when only
waits_for: waits wait wait_for
word: term label text
answer: status verdict
vision: mission purpose
calendar: bank_holidays public_holidays
what_happened summary: description story incident what
traced_to: cause causes root_cause
changes: actions follow_up improvements
links: participants attendees teams people attended attendance present who
link role: by
role: who position job_title job signed_by approver approved_by
side: party
stamp: signature fingerprint
approvals: approved_by approved signed signed_by sign_off signoff signatures signature
done: status state completed finished closed done_on completed_on
result: outcome effect
edition: version
type: kind
verdicts: scale ratings levels grades
shown_by: rules checks
planned: next next_assessment upcoming scheduled
assessments: audits audit assessed
step: procedure
checklist: factors six_factors
subdivision: region state province nation part county
working_days: days workdays week
days: open_days opening_days days_open days_of_opening days_of_week day_of_week weekdays
opens: open_from opens_at opening_from
closes: open_to open_until open_till closes_at open_up_to
opens: from open opening open_at start starts hours opening_hours
closes: to until till close closing close_at end ends
holidays closures: closures closure holidays holiday closed closed_on closed_days closing_days closing_dates days_off
year_starts: fiscal_year financial_year business_year year
until to: to till through last_day end ends stop stops
from until+on: start starts begin begins first_day
until+say: reason why name title label occasion note because
review_every: review reviews review_cycle
staff: email mail address contact
complaints: complaint complain
dimension: about
met_by: promise promises kept_by fulfilled_by
answer: reply response satisfied rating
text: why reason critique
classification: hidden private secret restricted internal
value: figure amount number result
organisation: org authority council
skill: name title competence ability
question: q asked
our_part: part our_role vision contribution mission
ask_for: contact_person contact_name contact role
benchmarks: comparison comparisons compared
satisfied: satisfaction
use: instead say_instead better replacement
exact: same same_as equals
manner: tone style attitude how how_to body_language demeanour
face_to_face: in_person face at_the_desk
by_voice: voice on_the_phone phone_manner spoken
in_writing: writing written letter_style
with: systems system tools tool uses_system facilities facility equipment using software
excellence: excellent their_words own_words what_excellent_is definition_of_excellence
no_promise_about: no_promise not_promised blanks exceptions nothing_promised
element: dimension aspect quality
capacity: volume throughput load workload
capacity.cases cases: amount number volume calls enquiries items
per: every each a period interval
people: staff headcount team_size fte full_time_equivalents
peak: busiest busy peaks busy_times
counted_in: results promise counted_by measured_in
from: learned_from origin
organisation: learned_from_whom other_organisation
"""


def fields_for(word: str) -> Iterator[str]:
    """The fields that a word may stand for, in any model, the likeliest first.

    >>> list(fields_for("phone_number"))
    ['phone', 'contact.phone']
    """
    yield from _fields_by_word().get(word, ())


@cache
def _fields_by_word() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (_FIELDS_AND_WORDS + FIELDS_AND_WORDS_ABROAD.lstrip()).strip().splitlines():
        fields, _, words = line.partition(":")
        for word in dict.fromkeys(spelling for each in words.split() for spelling in ways_to_type(each)):
            found.setdefault(word, []).extend(fields.split())
    return found
