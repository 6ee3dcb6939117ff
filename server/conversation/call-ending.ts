import { withoutNumbers } from '../rules/phone-number/phone-number.ts'
import type { Call, Callback } from '../store/store.ts'

/** What is known about how a call ended. `outcome`: that of the callback that it was, if it was one. */
type Known = Pick<Call, 'hungUpBy' | 'reason' | 'answeredAt'> & { outcome?: Callback['outcome'] }

/**
 * How a call ended, for people. `lost`: nothing more was heard of it · `unreached`: why our own call reached nobody · `code`: the
 * answer of the telephone network (RFC 3261 §21) · `other`: in the words of the line, without numbers.
 */
export type CallEnding =
  | { kind: 'hung up'; by: NonNullable<Call['hungUpBy']> }
  | { kind: 'lost' }
  | { kind: 'unreached'; outcome: NonNullable<Callback['outcome']> }
  | { kind: 'code'; code: number }
  | { kind: 'other'; reason: string }

/** What the server itself writes where it hears nothing more of a call. */
const lostReasons = ['the session stopped reporting', 'the session did not respond']

/** Returns how a call ended; null where nothing is known about it. */
export function endingOf({ hungUpBy, reason, answeredAt, outcome }: Known): CallEnding | null {
  if (outcome && !answeredAt) return { kind: 'unreached', outcome }
  if (hungUpBy) return { kind: 'hung up', by: hungUpBy }
  if (!reason) return null
  if (lostReasons.includes(reason)) return { kind: 'lost' }
  const code = /^(?:code )?([1-6]\d\d)\b/.exec(reason)?.[1]
  return code ? { kind: 'code', code: Number(code) } : { kind: 'other', reason: withoutNumbers(reason) }
}
