import { listed } from './listed.ts';

// Verbs are listed by their lemma.

/** Verbs of belief, intent, feeling and perception: a cue made of them alone does not report speech. */
export const NOT_SPEECH = listed(`aim anticipate appear assume await believe care choose consider decide deem desire discover dislike doubt dread eager enjoy
expect favor favour fear feel find forget hate hear hope ignore imagine infer intend know learn like long look love mean mind need notice perceive plan ponder
prefer prepare realise realize recognize regard remember resent seek seem see sense suppose support suspect think thought try understand view want watch wish wonder worry`);

/** Verbs of telling that report nothing with a word of `UNREAL`: *will say that*. */
export const TELLING = listed('answer disclose elaborate explain reply respond return reveal say specify tell');

/** Cues of those who pass on what another says: *according to TASS*, *Reuters reported*. */
export const RELAYING = listed('according report');

/** The plainest verbs of saying: with a subject of their own they say who spoke, inside what others relay, too. */
export const SAYING = listed('add announce explain say state warn write');

/** Verbs of what is done with words of others, or with things: without a verb in what they report, nothing is said. */
export const ACTS = listed('cites post publish quote read');

/** Verbs of giving: what is given can be words, *no evidence* is none. */
export const GIVING = listed('give offer provide');

/** What is said against somebody, by whoever it is: *faces claims that …* */
export const CHARGES = listed('accusation allegation charge claim rumor rumour');

/** Verbs of those who do not take a charge. */
export const DENYING = listed('deny dismiss dispute rebut refute reject');

/** In a cue, they say that what it reports is not said, or not yet. */
export const UNREAL = listed("would will shall could may might never ’ll 'll expected");

/** Subjects of whom it is told that they did not say it. */
export const NOBODY = listed('nobody none neither no');

/** Cues that name what was talked about, not what was said. */
export const TOPIC_CUES = listed('comment discuss negotiate issue release know name confirm');

/** Words of a cue that carry no meaning of their own. */
export const CUE_FUNCTION_WORDS = listed(`be is are was were been being am has have had having do does did done will would shall should can could may might must
not n't ’t to also still only just even never always often now then once already reportedly apparently clearly really firmly strongly publicly privately the a
an to that as by for in on of at with from his her their its`);

/** Nouns of documents and utterances that speak for whoever issued them. */
export const DOCUMENTS =
  listed(`statement report letter memo memorandum readout communique communiqué announcement release tweet post email e-mail message article
column editorial op-ed document filing complaint lawsuit indictment ruling opinion resolution declaration note book memoir speech press advisory notice brief
petition affidavit poll survey study suit paper story analysis research`);

/** Those whose findings, beside those of documents and bodies, are told as what they say. */
export const FINDERS = listed(`academic arbitrator assessment assessor audit auditor autopsy coroner economist evaluation examination experiment expert
historian inquest inquiry inspection inspector inspectorate investigation investigator judge juror jury magistrate ombudsman pollster probe regulator
researcher review reviewer scholar scientist statistician trial tribunal watchdog`);

/** Those before whom something is said: *the jury heard that …*. */
export const HEARERS = listed(
  'audience committee commission conference congress council court hearing inquest inquiry jury mps panel parliament trial tribunal',
);

/** Participles that report when they stand behind a comma. */
export const REPORTING_PARTICIPLES = listed(`saying adding noting arguing stating explaining claiming suggesting insisting declaring urging warning announcing
acknowledging criticizing criticising promising praising welcoming condemning denouncing rejecting stressing emphasizing emphasising reiterating predicting
complaining conceding admitting denying vowing pledging recalling remarking repeating tweeting`);

/** Verbs of saying and writing. */
export const SPEECH_VERBS =
  listed(`acknowledge add admit advise affirm agree allege announce answer apologise apologize argue ask assert assure blast call caution charge cite claim clarify comment
complain concede conclude confess confirm contend continue counter criticise criticize cry declare decline defend demand deny describe disclose echo elaborate
emphasise emphasize estimate exclaim explain express go grumble imply insist interject interrupt joke lament maintain mention muse note observe offer opine
order plead pledge point post praise predict proclaim promise pronounce propose protest question quip quote rail read reaffirm reason reassure recall reckon
recount refer reflect reiterate relate remark remind repeat reply report request respond retort reveal rule say scream shoot shout speak state stress suggest
summarize swear tell testify thank threaten tout tweet underline underscore urge utter voice vow warn weigh welcome whisper wonder write yell`);

/** What is said, by a general word: as a content it only points to words elsewhere. */
export const UTTERANCES = listed(
  'accusation allegation argument assertion assessment charge claim comment concern message opinion point question remark sentiment statement suggestion theme view word',
);

/** Verbs of saying whose content begins with whom or what they are directed at: *urged the ministers on Monday to wait*. */
export const DIRECTED_VERBS = listed(`accuse advise ask assure beg blame blast call caution challenge commend condemn congratulate criticise criticize denounce
describe encourage hail implore invite order praise press promise remind slam tell thank urge warn`);

/** What those have done whose document it is: *a report issued by the bank*, not *seen by the bank*. */
export const ISSUED =
  listed(`authored carried circulated compiled conducted delivered distributed done drafted filed given issued launched led made posted prepared
presented produced put published released sent shared signed submitted tweeted unveiled written`);
