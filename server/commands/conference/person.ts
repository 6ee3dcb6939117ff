import type { Chance } from './chance.ts'

/** How somebody at the conference gets to Pavel, if at all. */
type Way =
  | 'only looks'
  | 'gives a number and never calls'
  | 'calls'
  | 'hides the number'
  | 'asks to be called'
  | 'asks to be called and does not pick up'

/** Somebody who comes, and what is to be expected of them. Shares are from 0 to 1. */
export type Person = {
  /** counted from 1 */
  number: number
  /** as the engine writes it: digits with the country code */
  phone: string
  way: Way
  /** meets Pavel on the conference's site, and not on the page of the game */
  comesBySite: boolean
  /** how often they know what a picture shows, before it gets easier */
  knows: number
  /** the share of their words that the recogniser gets wrong */
  isMisheard: number
  /** how often they say a word that is close to the answer and is not it */
  saysNearWord: number
  /** how often they say what sounds like a command */
  saysOddCommand: number
  complains: number
  staysSilent: number
  types: number
  /** after so many rebuses the connection is lost; null: never */
  hangsUpAfter: number | null
  comesBack: boolean
  mistypesNumber: boolean
  copiesCode: boolean
  followsLink: boolean
  /** calls again after the game, and hears that one attempt is all */
  triesAgain: boolean
}

const ways: readonly [Way, ...Way[]] = [
  ...repeated('calls', 11),
  ...repeated('asks to be called', 3),
  ...repeated('only looks', 2),
  'gives a number and never calls',
  'hides the number',
  'asks to be called and does not pick up',
] as unknown as [Way, ...Way[]]

/** Draws the character of the n-th person. */
export function drawPerson(number: number, chance: Chance): Person {
  return {
    number,
    phone: `7916${String(1_000_000 + ((number * 7_919) % 8_999_999)).padStart(7, '0')}`,
    // The first ones play, so that even a small conference has somebody to look at.
    way: number <= 3 ? 'calls' : chance.oneOf(ways),
    comesBySite: chance.happens(0.7),
    knows: chance.between(0.25, 0.85),
    isMisheard: chance.happens(0.2) ? 0.3 : 0.04,
    saysNearWord: chance.between(0, 0.25),
    saysOddCommand: chance.happens(0.3) ? 0.15 : 0.02,
    complains: chance.happens(0.15) ? 0.25 : 0.01,
    staysSilent: chance.happens(0.15) ? 0.15 : 0.02,
    types: chance.happens(0.2) ? 0.4 : 0,
    hangsUpAfter: chance.happens(0.2) ? 1 + chance.below(4) : null,
    comesBack: chance.happens(0.6),
    mistypesNumber: chance.happens(0.05),
    copiesCode: chance.happens(0.7),
    followsLink: chance.happens(0.4),
    triesAgain: chance.happens(0.05),
  }
}

function repeated(way: Way, times: number): Way[] {
  return Array.from({ length: times }, () => way)
}
