export { rulesAloud } from './aloud.ts'
export { type Block, blocksOf, consentText } from './consent.ts'
export { type Documented, organiserOf } from './facts.ts'
export { type RulesPart, rulesOf } from './rules.ts'
