import * as v from 'valibot'
import { Quiz } from '../quiz/quiz.ts'
import { lists, type QuizDraft } from './quiz-draft.ts'

/** The messages of the rules below, which are the kinds of faults in a file. */
export const draftRules = ['not a key', 'keys not unique'] as const
type DraftRule = (typeof draftRules)[number]

const Key = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/, 'not a key' satisfies DraftRule))
const Typed = v.exactOptional(v.unknown())

const Picture = v.strictObject({
  description: v.exactOptional(v.string()),
  line: v.exactOptional(v.string()),
  recipe: Typed,
  file: v.exactOptional(v.string()),
})

const Rebus = v.strictObject({
  key: Key,
  isOff: v.exactOptional(v.boolean()),
  answer: v.string(),
  accept: v.array(v.string()),
  refuse: v.exactOptional(v.array(v.string())),
  why: v.string(),
  difficulty: Typed,
  pictures: v.strictObject({ hard: Picture, easier: Picture, easiest: Picture, solved: Picture }),
})

const Tier = v.strictObject({
  id: v.exactOptional(v.string()),
  atLeast: Typed,
  discount: Typed,
  title: v.string(),
  spoken: v.string(),
  most: Typed,
  codes: v.exactOptional(v.string()),
})

/** What no form changes has to be as in a quiz file. */
const { scenes, callHours, commands } = Quiz.pipe[0].entries

const Written = v.pipe(
  v.strictObject({
    language: v.picklist(['ru', 'en']),
    title: v.string(),
    voice: v.exactOptional(v.record(v.string(), v.unknown())),
    listenSeconds: Typed,
    graceMinutes: Typed,
    points: v.array(v.unknown()),
    tiers: v.array(Tier),
    callHours: v.exactOptional(callHours.wrapped),
    consent: v.strictObject({ version: v.exactOptional(v.string()), text: v.string(), keptDays: Typed }),
    scenes,
    asks: Typed,
    commands: v.exactOptional(commands.wrapped),
    rebuses: v.array(Rebus),
    forFun: v.array(Rebus),
  }),
  v.check((draft) => areKeysUnique(draft), 'keys not unique' satisfies DraftRule),
)

function areKeysUnique(draft: Record<(typeof lists)[number], { key: string }[]>): boolean {
  const keys = lists.flatMap((list) => draft[list].map(({ key }) => key))
  return new Set(keys).size === keys.length
}

/** A draft as it is kept. What was typed into its fields may be faulty, but it has all of them. */
export const WrittenDraft = Written as unknown as v.GenericSchema<unknown, QuizDraft>
