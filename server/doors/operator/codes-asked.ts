import * as v from 'valibot'
import { codeStates } from '../../campaigns/codes/codes.ts'

/** What is asked of the list. What cannot be meant is not asked. */
export const AskedOfList = v.object({
  state: v.fallback(v.nullable(v.picklist(codeStates)), null),
  code: v.fallback(v.pipe(v.string(), v.trim(), v.maxLength(64)), ''),
  before: v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.transform(Number))), null),
})
