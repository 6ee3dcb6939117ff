/**
 * What brings a visitor to a ticket, in its order. `launcher seen` and `opened` are counted as they happen; `number given` counts
 * browsers, `called` people, and the others games. `bought` is a code that the ticket office has seen.
 */
export const steps = [
  'launcher seen',
  'opened',
  'number given',
  'called',
  'paired',
  'first answer',
  'finished',
  'code copied',
  'link followed',
  'bought',
] as const
export type Step = (typeof steps)[number]

/** How those who called did so. Whoever did both is counted where the game was proved. */
export const waysToCall = ['inbound', 'callback'] as const
export type WayToCall = (typeof waysToCall)[number]

/** How many came to each step, and how those called who called. */
export type Funnel = Record<Step | WayToCall, number>

/** Returns a funnel that nobody has entered. */
export function emptyFunnel(): Funnel {
  return {
    'launcher seen': 0,
    opened: 0,
    'number given': 0,
    called: 0,
    inbound: 0,
    callback: 0,
    paired: 0,
    'first answer': 0,
    finished: 0,
    'code copied': 0,
    'link followed': 0,
    bought: 0,
  }
}

/** Counts `count` more at a step of `funnel`. Whoever calls in one of the ways has called. */
export function addStep(funnel: Funnel, step: Step | WayToCall, count: number): void {
  funnel[step] += count
  if (step === 'inbound' || step === 'callback') funnel.called += count
}

/** Returns the sum of funnels. */
export function sumOfFunnels(funnels: Iterable<Funnel>): Funnel {
  const sum = emptyFunnel()
  for (const funnel of funnels) for (const [step, count] of Object.entries(funnel)) sum[step as Step] += count
  return sum
}

/**
 * Where somebody stands who has come no further, or has come to the end. In the order of the way:
 *
 * - may call: gave a number, and the page still shows its digits
 * - never called: gave a number; no call came, and none that was asked for
 * - not reached: asked to be called, and nobody picked up
 * - no digits: called, or picked up, and the call ended before it found its page
 * - without a page: called from a number that no page has
 * - no answer: the game began, and nothing was answered
 * - left: gave up at a picture, and did not come back in time
 * - may return: was cut off, and there is still time
 * - plays: now
 * - for fun: played to the end without a prize
 * - no code: played to the end, and there was no code
 * - by message: played to the end, and the code is nowhere but in a message
 * - not copied: played to the end, and neither copied the code nor followed its link
 * - took the code
 * - given back: the attempt counts no longer
 */
const places = [
  'may call',
  'never called',
  'not reached',
  'no digits',
  'without a page',
  'no answer',
  'left',
  'may return',
  'plays',
  'for fun',
  'no code',
  'by message',
  'not copied',
  'took the code',
  'given back',
] as const
type Place = (typeof places)[number]

/** How many stand at a place. `rebus` and `attempt`, both counted from 0, say where they left a game; null elsewhere. */
export type Standing = { place: Place; rebus: number | null; attempt: number | null; count: number }

/** Puts standings in the order of the way; games that were left come in the order of their pictures. */
export function byPlace(one: Standing, other: Standing): number {
  return orderOf(one) - orderOf(other)
}

const orderOf = ({ place, rebus, attempt }: Standing) => places.indexOf(place) * 10_000 + (rebus ?? 0) * 10 + (attempt ?? 0)
