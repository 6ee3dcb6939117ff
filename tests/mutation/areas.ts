/** What is changed, and the tests that should notice; the quickest come first, because the first failure ends a run. */
export type Area = {
  sources: string[]
  tests: string[]
  /** whether the tests need one: they run on PostgreSQL, where they start in a fraction of the time */
  needsDatabase?: true
  /** how many mutants are run unless `--all` is given */
  sample: number
}

export const areas: Record<string, Area> = {
  matching: {
    sources: ['server/rules/matching/!(words.*).ts'],
    tests: [
      'tests/rules/matching/bounds.test.ts',
      'tests/rules/matching/alphabet.test.ts',
      'tests/rules/matching/matching.test.ts',
      'tests/rules/matching/commands.test.ts',
      'tests/rules/matching/digits.test.ts',
      'tests/rules/matching/quizzes.test.ts',
      'tests/rules/matching/properties.test.ts',
      'tests/rules/matching/said-numbers.test.ts',
    ],
    sample: Infinity,
  },
  quiz: {
    sources: ['server/rules/quiz/!(voices).ts'],
    tests: [
      'tests/rules/quiz/quiz.test.ts',
      'tests/rules/quiz/lines.test.ts',
      'tests/rules/quiz/random.test.ts',
      'tests/rules/quiz/draw.test.ts',
      'tests/campaigns/quiz-file.test.ts',
      'tests/commands/schemas.test.ts',
    ],
    sample: Infinity,
  },
  pairing: {
    sources: ['server/game/{pairing,pairing-code,ask-pairing-code}.ts'],
    tests: ['tests/game/pairing.test.ts', 'tests/game/pairing-code.test.ts'],
    needsDatabase: true,
    sample: 40,
  },
  proof: {
    sources: ['server/game/{ask-callback-digits,hidden-caller,play-for-fun,never-again}.ts'],
    tests: ['tests/attacks/strangers-number.test.ts', 'tests/attacks/hidden-caller.test.ts', 'tests/attacks/never-again.test.ts'],
    needsDatabase: true,
    sample: 40,
  },
  prizes: {
    sources: ['server/game/prizes.ts', 'server/campaigns/{import-promo-codes,pools}.ts'],
    tests: ['tests/game/prize.test.ts', 'tests/game/promo-codes.test.ts'],
    needsDatabase: true,
    sample: 40,
  },
}
