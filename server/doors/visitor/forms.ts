import * as v from 'valibot'

/** A field that is missing, or comes as a file or several times, is the same as an empty one. PostgreSQL holds no NUL. */
const Field = v.pipe(
  v.fallback(v.string(), ''),
  v.transform((text) => text.replaceAll('\0', '')),
)

export const NumberFields = v.object({ phone: Field, consent: Field })

/** A question that is no number is as stale as an old one. */
export const AnswerFields = v.object({
  question: v.fallback(v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number)), -1),
  answer: v.pipe(Field, v.trim()),
})

export const CommandFields = v.object({
  command: v.picklist(['repeat', 'hint', 'skip']),
  question: v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number)),
})

/** Where a browser's log ends: everything after it is sent. */
export const Cursor = v.fallback(v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number)), 0)

export const longestAnswer = 200
