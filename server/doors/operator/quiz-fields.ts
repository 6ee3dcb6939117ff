import type { BodyData } from 'hono/utils/body'
import * as v from 'valibot'
import { readLocatedJson } from '../../campaigns/campaigns.ts'
import type { DraftContent, DraftPicture, DraftPrizes, DraftTier } from '../../rules/draft/draft.ts'
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
const NumberOrText = v.pipe(
  Text,
  v.transform((typed): unknown =>
    typed === '' ? undefined : /^-?\d+([.,]\d+)?$/.test(typed) ? Number(typed.replace(',', '.')) : typed,
  ),
)

const Rebus = v.object({
  seen: Text,
  answer: Text,
  accept: Lines,
  refuse: Lines,
  why: Text,
  difficulty: NumberOrText,
  said: Text,
})

/** What was typed into the form of a rebus, and what whoever typed it had seen. */
export type TypedRebus = { seen: string; said: string; content: DraftContent }

/** Reads the form of a rebus. Whatever is in it may be faulty. */
export function readRebus(form: BodyData): TypedRebus {
  const { seen, said, ...words } = v.parse(Rebus, everyFieldOf(Rebus, form))
  const pictures = Object.fromEntries(levels.map((level) => [level, readPicture(form, level)])) as Record<Level, DraftPicture>
  return { seen, said, content: { ...words, pictures } }
}

/** Without a field, an object has its fallback as it stands: nothing would make a list of it. */
function everyFieldOf({ entries }: { entries: object }, form: BodyData, prefix = ''): BodyData {
  return Object.fromEntries(Object.keys(entries).map((name) => [name, form[prefix + name] as BodyData[string]]))
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

/** A text that is no JSON, or none that can be kept, stays a text. */
function readRecipe(typed: string): unknown {
  const { value, faults } = readLocatedJson(typed)
  return faults.length > 0 ? typed : value
}

/** Returns the files that were chosen for pictures which are to be files. */
export function readUploads(form: BodyData): [Level, File][] {
  return levels.flatMap((level): [Level, File][] => {
    const upload = form[`${level}.upload`]
    const isWanted = form[`${level}.way`] === 'file' && upload instanceof File && upload.size > 0
    return isWanted ? [[level, upload]] : []
  })
}

/** Returns what was typed as the line of each picture. */
export function readLines(form: BodyData): Record<Level, string> {
  return Object.fromEntries(levels.map((level) => [level, v.parse(Text, form[`${level}.line`])])) as Record<Level, string>
}

const Prizes = v.object({
  seen: Text,
  title: Text,
  'points.0': NumberOrText,
  'points.1': NumberOrText,
  'points.2': NumberOrText,
  asks: NumberOrText,
  listenSeconds: NumberOrText,
  graceMinutes: NumberOrText,
  'voice.phraseEndMs': NumberOrText,
  'voice.longestSpeechMs': NumberOrText,
  'consent.text': Text,
  'consent.keptDays': NumberOrText,
})

const Tier = v.object({
  id: Text,
  title: Text,
  spoken: Text,
  codes: Text,
  gone: Text,
  atLeast: NumberOrText,
  discount: NumberOrText,
  most: NumberOrText,
})

/** No quiz has more prizes. */
const mostTiers = 40

/** Reads the form of the points and prizes. The prizes come out in the order of their points, where those are numbers. */
export function readPrizes(form: BodyData): { seen: string; prizes: DraftPrizes } {
  const { seen, title, asks, listenSeconds, graceMinutes, ...typed } = v.parse(Prizes, everyFieldOf(Prizes, form))
  const tiers = Array.from({ length: mostTiers }, (_, index) => readTier(form, index)).filter((tier) => tier !== null)
  const keptDays = typed['consent.keptDays']
  const { 'voice.phraseEndMs': phraseEndMs, 'voice.longestSpeechMs': longestSpeechMs } = typed
  const prizes: DraftPrizes = {
    title,
    points: [typed['points.0'], typed['points.1'], typed['points.2']],
    tiers: tiers.every(({ atLeast }) => typeof atLeast === 'number') ? tiers.toSorted(byPoints) : tiers,
    consent: { text: typed['consent.text'], ...(keptDays !== undefined && { keptDays }) },
    listenSeconds,
    graceMinutes,
    voice: {
      ...(phraseEndMs !== undefined && { phraseEndMs }),
      ...(longestSpeechMs !== undefined && { longestSpeechMs }),
    },
    ...(asks !== undefined && { asks }),
  }
  return { seen, prizes }
}

const byPoints = (one: DraftTier, other: DraftTier) => Number(other.atLeast) - Number(one.atLeast)

/** Returns what was typed of one prize; null where nothing was, or it is to go. */
function readTier(form: BodyData, index: number): DraftTier | null {
  const { gone, id, title, spoken, codes, atLeast, discount, most } = v.parse(Tier, everyFieldOf(Tier, form, `tiers.${index}.`))
  const isEmpty =
    [id, title, spoken].every((text) => text === '') && [atLeast, discount, most].every((each) => each === undefined)
  if (gone !== '' || isEmpty) return null
  return {
    ...(id !== '' && { id }),
    atLeast,
    ...(discount !== undefined && { discount }),
    title,
    spoken,
    ...(most !== undefined && { most }),
    ...(codes !== '' && { codes }),
  }
}
