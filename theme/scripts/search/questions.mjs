import { fold } from "./letters.mjs";
import { askedAbroad } from "./questions-abroad.mjs";
import { capitalsIn, isShouted } from "./words.mjs";

// Patterns of questions, and the factor by which they raise each kind of page. The first match counts.
const kindsAskedFor = [
  // The handbook's own reports: who is behindhand, and whose signature is missing.
  [/^what (do|does) .*\bowe\b|^who owes\b|^what is (late|overdue|owed)\b/, { page: 6 }],
  [/^who( still)?( has( not)?| hasnt| must| should)?( to)? (sign|signs|signed)\b(?! (in|up|for|language))/, { page: 6 }],
  // What can be promised to a customer, before what somebody may decide.
  [/^(can|could|may|shall|should) (i|we) (promise|guarantee)\b/, { promise: 3.3, procedure: 2 }],
  [/\b(change|edit|mend|correct|fix|wrong|mistake|error|problem)\b.*\b(this|a|the) (page|handbook)\b/, { page: 3 }],
  [
    /^(may|can|could|am) (i|we)\b.*\b(myself|ourselves|alone|decide|allowed|without)\b|^(may|can) (i|we)\b.*\d/,
    { decision: 7, procedure: 2 },
  ],
  [
    /\b(what|how much) (may|can) (i|we)\b.*\b(decide|give|spend|refund|waive|pay)\b|\bwithout (asking|approval)\b/,
    { decision: 4 },
  ],
  [/\bhow (long|soon|quick|quickly|fast|much time)\b|\bhow many (working )?(days|weeks|hours|minutes)\b/, { promise: 3.3 }],
  [/\bdeadline\b|\btime limit\b|\bby when\b/, { promise: 3.3 }],
  [/\b(when|what time|what days?)\b.*\b(open|opens|opening|close|closes|closed|shut|shuts)\b/, { "contact-point": 2.5 }],
  [/\b(open|opening|closing) (hours|times)\b|\b(opening|closing)$/, { "contact-point": 2.5 }],
  [/\b(are|is|will) (we|you|they|the)\b.*\b(open|closed|shut)\b/, { "contact-point": 2.5 }],
  [/\bhow much (is|are|does|do|for)\b|\b(costs?|prices?|fees?)\b/, { service: 1.5, procedure: 1.2 }],
  // Who asks where their refund is asks when it comes.
  [/\bwhere(s| is| are) (my|our|his|her|their) (?!(closest|local|nearest)\b)/, { procedure: 1.6, promise: 1.6 }],
  [/\bwhere\b/, { "contact-point": 2 }],
  [/\b(text|call|ring|phone|e-?mail|write to|visit|reach|contact) us\b/, { "contact-point": 2.5 }],
  [/\b(?<!(reference|case|job|ref) )number\b(?! of)|\b(tel|phone no|e-?mail address)\b/, { "contact-point": 4, link: 1.3 }],
  [
    /\b(who|whom|which team) (do|does|should|can|must|to)\b.*\b(call|ring|phone|contact|ask|tell|speak|talk|turn|go)\b/,
    { link: 1.8, "contact-point": 1.6, procedure: 1.5 },
  ],
  [/^(contact|email|ext|extension|phone|telephone) (at|for|in)\b|^(ring|phone) \w+$/, { "contact-point": 2.5, link: 2.5 }],
  [/(?<!\b(by|my|on|the|your)) (ext|extension|phone|telephone)$/, { "contact-point": 2.5, link: 2 }],
  [/\b(person|people|someone|somebody) to (ask|call|contact|phone|ring|see)\b/, { link: 2.5, "contact-point": 1.5 }],
  [/\bbehind\b.*\bpromise\b|\bpromises? (about|for|on|to)\b/, { promise: 3.3 }],
  [
    /^promise \w|\w (promise|sla|target)$|^(targets? (for|on)|service standards?) \w|\bpromise\b.* (keep|kept|missed)\b/,
    { promise: 4 },
  ],
  [
    /^(what|which promises|who) (all )?(falls?|fails?|stops?|happens|depends|rests?|relies|rely|leans?)\b.*\b(without|on|if)\b/,
    { link: 3.7 },
  ],
  [/^without\b(?! (an?|any|my)\b)/, { link: 3.7 }],
  [/^(who|whos|whose|whom|which team|which department)\b/, { link: 3.7 }],
  [/^what (is|are|s|does|do we mean|counts|do you call)\b/, { term: 2.2 }],
  [/\b(mean|means|meaning|definition|stands? for|difference between|instead of|(right )?word for)\b/, { term: 2.2 }],
  [/\b(application|claim|request) form$/, { procedure: 1.3 }],
  [/\b(learn|learnt|learned|went wrong|lessons?)\b/, { lesson: 2.5, session: 2.5 }],
  [
    /^how (do|can|should|would|to)\b|^what (if|happens|now|should|do (i|we|you) (do|say))\b|^(can|may|should) (i|we)\b/,
    { procedure: 2 },
  ],
  [/^when\b/, { promise: 1.6, procedure: 1.6 }],
  ...askedAbroad,
  [/\b(i|im|ive|id|my|me|mine|our|we|weve|were|you|your|youve)\b/, { procedure: 1.4, service: 1.1 }],
];

export const kindsAsked = question => kindsAskedFor.find(([pattern]) => pattern.test(question))?.[1];
// The same for a query as it was typed: with a stop word in capitals ("WHO") it is no question.
export const kindsAskedIn = query => kindsAsked(capitalsIn(query).length && !isShouted(query) ? "" : fold(query).trim());

// Whether somebody who edits the handbook looks for a rule or a field of a definition.
export const asksForRules = question => /^(rules?|fields?|checks?|errors?|warnings?|findings?)\b|\w_\w/.test(question);
