import fc from 'fast-check'

/** What a player does next. Its outcome may force further acts. */
export type Act =
  | { kind: 'say' | 'type'; what: 'right' | 'wrong' }
  | { kind: 'say' | 'press' | 'click'; what: Command }
  | { kind: 'say and type' }
  | { kind: 'stay silent' }
  | { kind: 'hang up'; isTalking: boolean; pauseMs: number }

export type Command = 'repeat' | 'hint' | 'skip'

export type Planned = Act & { thinkMs: number }

/** Returns the next number of a stream, from 0 up to but not including 1. */
export type Chance = () => number

const acts = 40
const drawn = 2_000
const command = fc.constantFrom<Command>('repeat', 'hint', 'hint', 'skip')
const answer = fc.constantFrom('right' as const, 'right' as const, 'wrong' as const)

const pauseMs = fc.integer({ min: 100, max: 1_500 })

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 40, arbitrary: fc.record({ kind: fc.constant('say' as const), what: answer }) },
  { weight: 18, arbitrary: fc.record({ kind: fc.constant('type' as const), what: answer }) },
  {
    weight: 16,
    arbitrary: fc.record({ kind: fc.constantFrom('say' as const, 'press' as const, 'click' as const), what: command }),
  },
  { weight: 6, arbitrary: fc.constant<Act>({ kind: 'say and type' }) },
  { weight: 2, arbitrary: fc.constant<Act>({ kind: 'stay silent' }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('hang up' as const), isTalking: fc.boolean(), pauseMs }) },
)
const planned = fc.tuple(act, fc.integer({ min: 20, max: 300 })).map(([what, thinkMs]): Planned => ({ ...what, thinkMs }))
const game = fc.noBias(fc.array(planned, { minLength: acts, maxLength: acts, size: 'max' }))
const share = fc.noBias(fc.integer({ min: 0, max: 999_999 }))

/** Returns the acts of one game; the same seed and name give the same acts. */
export function planOf(seed: number, name: string): Planned[] {
  return fc.sample(game, { seed: fc.hash(`${seed} ${name}`), numRuns: 1 })[0] ?? []
}

/** A stream of its own for each name, so that draws do not depend on how often other streams are used. */
export function chanceOf(seed: number, name: string): Chance {
  const shares = fc.sample(share, { seed: fc.hash(`${seed} ${name}`), numRuns: drawn })
  let at = 0
  return () => (shares[at++ % drawn] ?? 0) / 1_000_000
}

export const between = (chance: Chance, least: number, most: number) => least + chance() * (most - least)
