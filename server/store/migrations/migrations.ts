export { readApplied } from './applied.ts'
export { refuseUnknownSchema } from './known-schema.ts'
