import * as v from 'valibot'

const Asked = v.object({
  language: v.picklist(['ru', 'en']),
  rebuses: v.array(v.object({ answer: v.string(), accept: v.array(v.string()) })),
})

/** The answers whose neighbours are wanted, and the language of their quiz. */
export type Asked = v.InferOutput<typeof Asked>

export const readAsked = (text: string): Asked => v.parse(Asked, JSON.parse(text))

const Found = v.array(v.array(v.string()))

/** Reads the words for each of the rebuses. Throws when the program has written anything else. */
export const readFound = (text: string): string[][] => v.parse(Found, JSON.parse(text))
