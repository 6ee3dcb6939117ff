/** The first-call check: what nobody knows of the engine until a real call has been examined (voxengine.md §14). */
export { keepFindings } from './check/findings.ts'
export { openMinutes } from './check/open.ts'
export type { Consequence, Mark, Point } from './check/points.ts'
export { probe } from './check/probe.ts'
export { type CheckReport, newestCheck } from './check/report.ts'
export { requestCheck } from './check/request.ts'
export { takeCheck } from './check/take.ts'
export { hasReported, type Reading, readingsOf } from './check/understand.ts'
