import * as v from 'valibot'

/** A text field. A field that is missing, repeated or a file counts as empty. */
const Field = v.fallback(v.string(), '')

export const NumberFields = v.object({ phone: Field, consent: Field })

/** A typed answer. A question that is not a number becomes -1, which is treated like a question that is already over. */
export const AnswerFields = v.object({
  question: v.fallback(v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number)), -1),
  answer: v.pipe(Field, v.trim()),
})

export const CommandFields = v.object({
  command: v.picklist(['repeat', 'hint', 'skip']),
  question: v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number)),
})

/** What the page shows when it opens a socket: the number of its last entry, and its stage. The socket sends what it lacks. */
export const Seen = v.object({
  after: v.fallback(v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number)), 0),
  etag: v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/))), null),
})

export const longestAnswer = 200
