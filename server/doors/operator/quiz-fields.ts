import type { BodyData } from 'hono/utils/body'
import * as v from 'valibot'
import type { DraftContent, DraftPicture } from '../../rules/draft/draft.ts'
import { type Level, levels } from '../../rules/quiz/quiz.ts'

/** A field that is missing, repeated or a file counts as empty. */
const Field = v.fallback(v.string(), '')

/** A text in one piece: browsers send line breaks in two characters. */
const Text = v.pipe(
  Field,
  v.transform((typed) => typed.replaceAll('\r\n', '\n').trim()),
)

const Lines = v.pipe(
  Text,
  v.transform((typed) =>
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
)

/** What is no number stays the text that it is, to be shown with its fault. */
export const NumberOrText = v.pipe(
  Text,
  v.transform((typed): unknown =>
    typed === '' ? undefined : /^-?\d+([.,]\d+)?$/.test(typed) ? Number(typed.replace(',', '.')) : typed,
  ),
)

const Rebus = v.object({ seen: Text, answer: Text, accept: Lines, why: Text, difficulty: NumberOrText, said: Text })

/** What was typed into the form of a rebus, and what whoever typed it had seen. */
export type TypedRebus = { seen: string; said: string; content: DraftContent }

/** Reads the form of a rebus. Whatever is in it may be faulty. */
export function readRebus(form: BodyData): TypedRebus {
  const { seen, said, ...words } = v.parse(Rebus, form)
  const pictures = Object.fromEntries(levels.map((level) => [level, readPicture(form, level)])) as Record<Level, DraftPicture>
  return { seen, said, content: { ...words, pictures } }
}

function readPicture(form: BodyData, level: Level): DraftPicture {
  const field = (name: string) => v.parse(Text, form[`${level}.${name}`])
  const description = field('description')
  const way = field('way')
  const given = ['line', 'recipe', 'file'].includes(way) ? field(way) : ''
  return {
    ...(description !== '' && { description }),
    ...(given !== '' && { [way]: way === 'recipe' ? readRecipe(given) : given }),
  }
}

/** A text that is no JSON stays a text. */
function readRecipe(typed: string): unknown {
  try {
    return JSON.parse(typed)
  } catch {
    return typed
  }
}

/** Returns what was typed as the line of each picture. */
export function readLines(form: BodyData): Record<Level, string> {
  return Object.fromEntries(levels.map((level) => [level, v.parse(Text, form[`${level}.line`])])) as Record<Level, string>
}
