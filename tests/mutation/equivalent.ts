import type { Mutant } from './mutants.ts'

type Excuse = { path: string; line: string; from: string; text: string; why: string }

const neverUsed = 'the compiler wants a default for an index; the element is always there'
const savesTime = 'a run that is longer is further away than any misspelling may be; the bound only saves time'
const farApart = 'a difference in length or letters is a distance; the check only saves time'
const mentions = 'server/rules/matching/mentions.ts'
const answers = 'server/rules/matching/answers.ts'
const nearness = 'server/rules/matching/nearness.ts'
const numerals = 'server/rules/matching/numerals.ts'
const faults = 'server/rules/quiz/faults.ts'
const lengthOf = 'return { words: most(({ length }) => length) + 2, letters: most(({ whole }) => whole.text.length) + 8 }'
const tooLong = 'if (letters > most.letters || count > most.words || to - from > 2 * most.words) break'

/** Mutants that no test can or need notice, and why. `line` is the line of the source without its indentation. */
const equivalent: Excuse[] = [
  { path: answers, line: lengthOf, from: '8', text: '7', why: savesTime },
  { path: answers, line: lengthOf, from: '8', text: '9', why: savesTime },
  { path: mentions, line: tooLong, from: '>', text: '>=', why: savesTime },
  { path: mentions, line: tooLong, from: 'letters > most.letters', text: 'false', why: savesTime },
  ...[
    {
      line: 'if (Math.abs(one.text.length - other.text.length) > most) return false',
      from: 'Math.abs(one.text.length - other.text.length) > most',
      text: 'false',
    },
    {
      line: 'return bitsIn(one.letters & ~other.letters) <= most && bitsIn(other.letters & ~one.letters) <= most',
      from: '&&',
      text: '||',
    },
    {
      line: 'return isNear(said, meant, most) ? [...pairs, { by, said: said.text, meant: meant.text, most }] : pairs',
      from: 'isNear(said, meant, most)',
      text: 'true',
    },
  ].map((change) => ({ path: nearness, ...change, why: farApart })),
  {
    path: mentions,
    line: ').sort((one, other) => one.from - other.from)',
    from: '-',
    text: '+',
    why: 'a mention is looked up by where it begins',
  },
  {
    path: 'server/rules/matching/match.ts',
    line: "if (!/[\\p{L}\\p{N}]/u.test(heard)) return { right: false, reason: 'nothing heard' }",
    from: '!/[\\p{L}\\p{N}]/u.test(heard)',
    text: 'false',
    why: 'an utterance without words comes to the same decision further down',
  },
  {
    path: 'server/rules/matching/match.ts',
    line: "return closeness.by === 'close spelling' ? { reason: closeness.by, distance: closeness.distance } : { reason: closeness.by }",
    from: "closeness.by === 'close spelling'",
    text: 'true',
    why: 'a distance that is undefined is none',
  },
  ...[
    "const { text, length } = number ?? { text: words[at] ?? '', length: 1 }",
    "const count = counts.get(words[at] ?? '')",
    "const digit = counted.get(words[at + 1] ?? '')",
    "function extend(reading: Reading | null, word = '', numerals: Numerals): Reading | null {",
  ].map((line) => ({ path: numerals, line, from: "''", text: "'mutant'", why: 'there is no such word' })),
  ...[
    'const below = tiers[index]?.atLeast ?? 0',
    'const found = tiers.at(-1)?.atLeast ?? 0',
    'const most = points[index] ?? 0',
  ].map((line) => ({ path: faults, line, from: '0', text: '1', why: neverUsed })),
  {
    path: 'server/rules/quiz/quiz.ts',
    line: 'return quiz.points[game.attempt] ?? 0',
    from: '0',
    text: '1',
    why: neverUsed,
  },
  {
    path: 'server/rules/quiz/quiz.ts',
    line: "return levelsByAttempt[attempt] ?? 'easiest'",
    from: "'easiest'",
    text: "''",
    why: neverUsed,
  },
  {
    path: 'server/rules/quiz/schema-fields.ts',
    line: "return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''",
    from: "''",
    text: "'mutant'",
    why: 'a time zone always has a name; one that is unknown throws',
  },
  ...[
    { from: '!tier', text: 'false' },
    { from: "'expected a tier that starts at 0 points, found none'", text: "''" },
  ].map((change) => ({
    path: 'server/game/prizes.ts',
    line: "if (!tier) throw new Error('expected a tier that starts at 0 points, found none')",
    ...change,
    why: 'a quiz without such a tier is refused when it is read',
  })),
  {
    path: 'server/rules/quiz/draw.ts',
    line: 'export const seedLimit = 2 ** 31',
    from: '31',
    text: '30',
    why: 'half as many seeds are as good',
  },
  {
    path: 'server/rules/quiz/draw.ts',
    line: 'const isTaken = random() * waysIn(ways, index, left.asks, left.sum) < waysIn(ways, index + 1, after.asks, after.sum)',
    from: '<',
    text: '<=',
    why: 'both are the same only for one random number in four thousand millions',
  },
  {
    path: 'server/rules/quiz/random.ts',
    line: 'for (let last = order.length - 1; last > 0; last -= 1) {',
    from: '>',
    text: '>=',
    why: 'the first item would only be exchanged with itself',
  },
]

/** Returns why a survivor is no gap in the tests, if that is known. */
export function excuseFor({ path, from, text }: Mutant, line: string): string | undefined {
  const isThis = (excuse: Excuse) => excuse.path === path && excuse.line === line && excuse.from === from && excuse.text === text
  return equivalent.find(isThis)?.why
}

/** Returns the excuses whose line is no longer in its file. */
export function outdatedExcuses(linesOf: (path: string) => readonly string[]): Excuse[] {
  return equivalent.filter(({ path, line }) => !linesOf(path).some((one) => one.trim() === line))
}
