export { erase, preview } from './erase.ts'
export { type Erased, isNothing } from './personal-rows.ts'
export { scrubNow, scrubWhenQuiet } from './scrub.ts'
export { eraseByAge, previewByAge, retentionDays } from './retention.ts'
