import type { Judged } from './judge.ts'

/** How many of how many; `share` is null where there is none. */
export type Share = { count: number; of: number; share: number | null }

/** What is promised of the rules, counted over cases that are not debatable. */
export type Figures = {
  wrongAccepted: Share
  rightSpoken: Share
  rightTyped: Share
  commands: Share
  /** Noise, breath and words to gain time that cost an attempt, points or the rebus. */
  lostToNoise: Share
  /** Not knowing, and asking for no hint, that cost nothing. */
  notKnowing: Share
  digits: Share
  machines: Share
  /** People who would be hung up on. */
  peopleTakenForMachines: Share
}

/** Returns the figures that have targets. */
export function figuresOf(judged: readonly Judged[]): Figures {
  const plain = judged.filter(({ item }) => !item.debatable)
  const right = plain.filter(({ item }) => item.verdict === 'right')
  const free = [...having(plain, 'nothing'), ...having(plain, 'unknown')]
  return {
    wrongAccepted: share(having(plain, 'wrong'), ({ outcome }) => outcome === 'right'),
    rightSpoken: share(
      right.filter(({ item }) => item.via === 'spoken'),
      isMet,
    ),
    rightTyped: share(
      right.filter(({ item }) => item.via === 'typed'),
      isMet,
    ),
    commands: share(
      plain.filter(({ item }) => item.verdict.startsWith('command:')),
      isMet,
    ),
    lostToNoise: share(
      free.filter(({ item }) => item.class === 'noise'),
      ({ costs }) => costs,
    ),
    notKnowing: share(
      free.filter(({ item }) => item.class !== 'noise'),
      isMet,
    ),
    digits: share(
      plain.filter(({ item }) => item.via === 'digits'),
      isMet,
    ),
    machines: share(having(plain, 'machine'), isMet),
    peopleTakenForMachines: share(having(plain, 'person'), (one) => !one.isMet),
  }
}

/** Returns how many of the cases are such ones. */
export function share(cases: readonly Judged[], isSuch: (judged: Judged) => boolean): Share {
  const count = cases.filter(isSuch).length
  return { count, of: cases.length, share: cases.length === 0 ? null : count / cases.length }
}

function having(cases: readonly Judged[], verdict: string): Judged[] {
  return cases.filter(({ item }) => item.verdict === verdict)
}

function isMet(judged: Judged): boolean {
  return judged.isMet
}
