import type { Language } from './attempt.ts'
import type { Said } from './command-lexicon.ts'
import { isVerb } from './word-classes.ts'
import { wordsIn } from './words.ts'

/**
 * Returns whether a request is the opposite of one: «не пропускай», «подсказок не надо», “I don't need a hint”. A denial reaches what
 * it stands beside, and no further than a new request («не хочу этот, давай следующий», “I don't know, can I skip”), nor past a verb of
 * its own («не справляюсь, подскажите»). Two denials ask again: «без подсказки не справлюсь»; `isAtALoss`: the second is that the caller
 * does not know.
 */
export function isDenied(said: readonly Said[], at: number, { isAtALoss, language }: Asking): boolean {
  const isDenial = ({ meaning }: Said) => meaning === 'denies'
  const isUndone = isAtALoss || said.some(({ words }) => undoing.has(words))
  if (isUndone && said.some(({ words }) => words === 'без')) return false
  const before = said.slice(0, at).findLastIndex(isDenial)
  if (before !== -1 && reachesOn(said.slice(before, at), said[at] as Said, language)) return true
  const after = said.findIndex((one, index) => index > at && isDenial(one))
  return after !== -1 && reachesBack(said.slice(at + 1), after - at - 1)
}

type Asking = { isAtALoss: boolean; language: Language }

/** «Без подсказки никак», «без подсказки не решу». */
const undoing = new Set('не никак трудно тяжело сложно'.split(' '))

/** From a denial up to what may be denied. Right after a bare «не» no new request begins: «не давай подсказку». */
function reachesOn([denial, ...between]: readonly Said[], request: Said, language: Language): boolean {
  if (!denial || (isSpentOn(between[0]) && !named.test(request.words))) return false
  const isBare = !denial.words.includes(' ')
  const anew = wordsIn(language).anew
  return !between.some(({ words }, index) => anew.includes(words) && !(isBare && index === 0))
}

/** «Не справляюсь», but «не рассказывай» forbids. */
const isSpentOn = (next: Said | undefined) =>
  next !== undefined && (next.isOwnWord || isVerb(next.words)) && !/(?:й|йте|ите|и)$/.test(next.words)

/** A thing may be what the verb has: «не просил подсказку», but «не справляюсь, подскажите». */
const named = /^(?:подсказ[ко]|намек|помощ|правил|наводк|hint|clue|tip|help$|rule)/

/** «Дальше не пойдём». */
const goingOn = /^(?:пойд|ид|ед|поед|двига|перех|надо|нужно|стоит)/

/** What a denial after the request has of its own takes it away: «давай дальше, не хочу думать». A bare «не» denies what follows. */
function reachesBack(after: readonly Said[], denialAt: number): boolean {
  const [denial, next] = [after[denialAt], after[denialAt + 1]]
  if (!denial || next?.isOwnWord) return false
  const isBare = !denial.words.includes(' ')
  if (isBare && !(next && denialAt + 2 === after.length && goingOn.test(next.words))) return false
  return after.slice(0, denialAt).every(({ meaning }) => meaning === 'says nothing')
}
