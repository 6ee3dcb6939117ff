/** What is kept of people: how it is erased, by number and by age, and what stands for a number that was. */
export { eraseByAge, previewByAge } from './privacy/age.ts'
export { disguiseWith } from './privacy/disguise.ts'
export { erase, preview } from './privacy/erase.ts'
export { retentionDays } from './privacy/retention.ts'
export { type Erased, isNothing } from './privacy/traces.ts'
