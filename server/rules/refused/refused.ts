export { type Acceptance, type AcceptedCommand, differOnlyInSpellings, draftWith, quizWith } from './acceptance.ts'
export { type Group, groupHeard, type HeardWords, mostFrequentFirst, withoutFillers } from './group-heard.ts'
export { type Judge, judgeWith, meaningsIn } from './meanings.ts'
export { type Objection, objectionTo, objectionToDraft } from './objection.ts'
