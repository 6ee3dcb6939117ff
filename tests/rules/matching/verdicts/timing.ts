import { isMachine, readDigits, understand } from '../../../../server/rules/matching/matching.ts'
import type { AnswerCase, Case } from './cases.ts'
import { attemptOf } from './judge.ts'

/** Cold code is slower: the whole set is judged this often before it is timed. */
const warmUpRounds = 3

const rounds = 5

/** How long the rules take for one judgement, in milliseconds. */
export type Timing = { medianMs: number; p99Ms: number; longestMs: number; longestHeard: string; ofLongTexts: LongText[] }

type LongText = { characters: number; kind: string; ms: number }

/** Times every case of a set, and texts of 500 and 20,000 characters that are the hardest to read: many words, few of them known. */
export function timeOf(cases: readonly Case[]): Timing {
  const jobs = cases.map((item) => ({ heard: item.heard, run: jobOf(item) }))
  for (let round = 0; round < warmUpRounds; round += 1) for (const { run } of jobs) run()
  const taken = jobs.map(({ heard, run }) => ({ heard, ms: typicalMs(run) })).sort((one, other) => one.ms - other.ms)
  const at = (part: number) => taken[Math.floor((taken.length - 1) * part)]?.ms ?? 0
  const longest = taken.at(-1)
  return {
    medianMs: at(0.5),
    p99Ms: at(0.99),
    longestMs: longest?.ms ?? 0,
    longestHeard: longest?.heard.slice(0, 60) ?? '',
    ofLongTexts: longTexts.map(timeLongText),
  }
}

/** Nothing is built inside the time: a game has its rebus and the others at hand. */
function jobOf(item: Case): () => unknown {
  const { heard, language } = item
  if (item.via === 'digits') return () => readDigits(heard, language)
  if (item.via === 'machine') return () => isMachine({ heard, language })
  const attempt = attemptOf(item)
  return () => understand(attempt)
}

const texts = {
  'one answer after another': 'дедлайн или пароль или микрофон ',
  'almost answers': 'деддайн паролл микрофо подкасс конфиринция ',
  'one letter': 'э',
  'number words': 'сорок восемь двадцать один ',
  negations: 'не не дедлайн а не пароль ',
}

const longTexts = [500, 20_000].flatMap((characters) =>
  Object.entries(texts).map(([kind, text]) => ({ characters, kind, heard: text.repeat(characters).slice(0, characters) })),
)

function timeLongText({ characters, kind, heard }: (typeof longTexts)[number]): LongText {
  const item: AnswerCase = { language: 'ru', rebus: 'дедлайн', heard, via: 'spoken', class: 'noise', verdict: 'wrong' }
  const run = jobOf(item)
  run()
  return { characters, kind, ms: typicalMs(run) }
}

/** The median of a few runs, because the machine does other things too. */
function typicalMs(run: () => unknown): number {
  const taken = Array.from({ length: rounds }, () => msOf(run)).sort((one, other) => one - other)
  return taken[Math.floor(rounds / 2)] ?? 0
}

function msOf(run: () => unknown): number {
  const startedAt = performance.now()
  run()
  return performance.now() - startedAt
}
