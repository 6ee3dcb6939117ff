import * as v from 'valibot'
import { solvedDescriptions } from '../../../views/texts/solved.ts'
import { Recipe, SceneItems } from '../pictures/pictures.ts'
import { described, Integer, listOf, type QuizRule, Text, TimeZone, Whole, wholeBetween } from './schema-fields.ts'
import { defaultVoices } from './voices.ts'

export { isTimeZone, type QuizRule, quizRules } from './schema-fields.ts'

/** A rebus's drawings: one for each attempt, and `solved`, which takes the rebus apart. */
export const levels = ['hard', 'easier', 'easiest', 'solved'] as const

const drawn = {
  line: v.optional(
    described('A line of notation, such as `паро + ,,соль:salt`. The operator’s page of the notation explains it.', Text),
  ),
  recipe: v.optional(Recipe),
  file: v.optional(described('A PNG, JPEG, WebP, AVIF or SVG file beside the quiz file, instead of a line or a recipe.', Text)),
}

const Drawing = v.strictObject({
  description: described('What the picture shows, as its text alternative. It must not give the answer away.', Text),
  ...drawn,
})

const Solved = v.strictObject({
  description: v.optional(described('As of the other pictures; without it, the usual one.', Text)),
  ...drawn,
})

const Rebus = v.strictObject({
  answer: described('The spelling that Pavel says and shows when the rebus is over.', Text),
  accept: described('Synonyms and other spellings that also count as right.', v.array(Text)),
  refuse: v.optional(
    described(
      'Words that never count as right, however near they are: real words that a spelling must not be taken for. A check adds those that a dictionary knows.',
      v.array(Text),
    ),
    [],
  ),
  why: described('One sentence, to be spoken, that explains the answer.', Text),
  difficulty: v.optional(
    described('How hard the rebus is, from 1 to 5. The rebuses of every game add up to the same.', wholeBetween(1, 5)),
    1,
  ),
  pictures: described(
    'A picture for each of the three attempts, and `solved`, which takes the rebus apart. Each has a `line`, a `recipe` or a ' +
      '`file`. A `solved` without any, or none at all, takes the hardest line apart.',
    v.strictObject({ hard: Drawing, easier: Drawing, easiest: Drawing, solved: v.optional(Solved, {}) }),
  ),
})

const TierFields = v.strictObject({
  id: v.optional(
    described(
      'What the prize is called in the database and in exports. Keep it when you change the rest: its codes hang on it. Without it, the discount.',
      v.pipe(Text, v.regex(/^[\w-]{1,40}$/, 'tier id' satisfies QuizRule)),
    ),
  ),
  atLeast: described('The lowest score that wins this prize.', Whole),
  discount: v.optional(
    described('The discount in per cent, where the prize is one. 100 is a free ticket.', wholeBetween(0, 100)),
  ),
  title: described('The title as the page shows it.', Text),
  spoken: described('The title as Pavel says it, with numbers in words.', Text),
  most: v.optional(
    described(
      'The most prizes of this kind. When they are used up, winners get the next one down. Without it, there is no end.',
      Whole,
    ),
  ),
  codes: v.optional(
    described(
      'A file of promo codes beside the quiz file: one on each line, CSV or XLSX. Without it, codes are generated, unless some were put in at the desk.',
      Text,
    ),
  ),
})

const Tier = v.pipe(
  TierFields,
  v.check(({ id, discount }) => id !== undefined || discount !== undefined, 'id or discount' satisfies QuizRule),
  v.transform((tier) => ({ ...tier, id: tier.id ?? String(tier.discount) })),
)

/** What a caller may ask for during a game. */
export const ownCommands = ['repeat', 'hint', 'skip'] as const

const Phrases = v.optional(v.array(Text), [])

const OwnCommands = v.strictObject({
  repeat: described('Asks to hear the question again.', Phrases),
  hint: described('Asks for an easier picture.', Phrases),
  skip: described('Passes over the rebus.', Phrases),
})

/** A quiz file: everything about one quiz in one language. How its parts must fit together is checked in `faults.ts`. */
export const Quiz = v.pipe(
  v.strictObject({
    $schema: v.optional(described('Where an editor finds the schema of this file. The server ignores it.', v.string())),
    language: described('The language of the quiz and of Pavel’s own words.', v.picklist(['ru', 'en'])),
    title: described('The name of the quiz.', Text),
    voice: v.optional(
      described(
        'What differs from the language’s default voice and recogniser. A campaign that begins with the quiz takes the voice over.',
        v.strictObject({
          speaker: v.exactOptional(
            described('The voice: a name below `VoiceList` in VoxEngine, such as `Yandex.Neural.ru_RU_filipp`.', Text),
          ),
          recogniser: v.exactOptional(
            described('The recogniser: a name below `ASRProfileList` in VoxEngine, such as `Yandex.ru_RU`.', Text),
          ),
          model: v.exactOptional(described('The recogniser’s model: a name below `ASRModelList` in VoxEngine.', Text)),
          phraseEndMs: v.exactOptional(
            described('The pause in milliseconds that ends the caller’s phrase.', wholeBetween(300, 5_000)),
          ),
          longestSpeechMs: v.exactOptional(described('The longest answer in milliseconds.', wholeBetween(2_000, 60_000))),
        }),
      ),
      {},
    ),
    listenSeconds: described('How many seconds Pavel waits for the caller to start speaking.', wholeBetween(3, 60)),
    graceMinutes: described('How many minutes an interrupted game can be resumed.', wholeBetween(1, 24 * 60)),
    points: described(
      'Points for a right answer at the first, the second and the third attempt. They never rise.',
      v.strictTuple([Whole, Whole, Whole]),
    ),
    tiers: described('The prizes, from the best to the lowest, which must start at 0 points.', listOf(Tier)),
    callHours: v.optional(
      described(
        'When visitors may be called back, in a campaign that begins with the quiz: full hours in the time zone of their number, or in `timeZone` when that is not known.',
        v.pipe(
          v.strictObject({ from: wholeBetween(0, 23), to: wholeBetween(1, 24), timeZone: v.optional(TimeZone, 'Europe/Moscow') }),
          v.check(({ from, to }) => from < to, 'call hours' satisfies QuizRule),
        ),
      ),
      { from: 9, to: 21 },
    ),
    consent: described(
      'What the visitor is asked to agree to.',
      v.strictObject({
        version: v.optional(described('Not used any more: a version is made from the whole text.', Text)),
        text: described('What the visitor agrees to, at the head of the whole consent. It names the days of `keptDays`.', Text),
        keptDays: v.optional(described('After how many days personal data is erased.', wholeBetween(1, 3650))),
      }),
    ),
    scenes: v.optional(
      described(
        'Drawings of your own, by the names that lines use for them as for icons. The middle 600 × 600 of each is shown.',
        v.record(v.pipe(v.string(), v.regex(/^[a-zа-яё0-9]+(-[a-zа-яё0-9]+)*$/, 'scene name' satisfies QuizRule)), SceneItems),
      ),
      {},
    ),
    asks: v.optional(
      described('How many rebuses one game asks. Without it, every game asks all of them.', v.pipe(Integer, v.minValue(1))),
    ),
    commands: v.optional(
      described('What callers say beside Pavel’s own commands, as whole phrases. None may be an answer.', OwnCommands),
    ),
    rebuses: described(
      'The rebuses. Each game draws `asks` of them; a quiz that asks all of them asks them in this order.',
      listOf(Rebus),
    ),
    forFun: v.optional(
      described(
        'The rebuses of games for fun, in the order in which Pavel asks them. No game for a prize draws them. Without any, nobody plays for fun.',
        v.array(Rebus),
      ),
      [],
    ),
  }),
  v.transform(({ $schema, ...quiz }) => ({
    ...quiz,
    voice: { ...defaultVoices[quiz.language], ...quiz.voice },
    rebuses: quiz.rebuses.map((rebus) => withSolved(rebus, quiz.language)),
    forFun: quiz.forFun.map((rebus) => withSolved(rebus, quiz.language)),
  })),
)

/** Fills in what is said of a solved picture. */
function withSolved({ pictures, ...rebus }: v.InferOutput<typeof Rebus>, language: keyof typeof solvedDescriptions) {
  const { description = solvedDescriptions[language], ...solved } = pictures.solved
  return { ...rebus, pictures: { ...pictures, solved: { description, ...solved } } }
}

export type Quiz = v.InferOutput<typeof Quiz>
export type OwnCommands = v.InferOutput<typeof OwnCommands>
export type Rebus = Quiz['rebuses'][number]
export type Tier = v.InferOutput<typeof Tier>
export type Drawing = v.InferOutput<typeof Drawing>
export type Level = (typeof levels)[number]
