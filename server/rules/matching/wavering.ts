import { beginAdding, type Claim, type Reading } from './claim.ts'
import { isAttribute } from './word-classes.ts'

/** «Может, пожар, может, дедлайн»: a possibility after another one is another claim; «пожар, возможно, дедлайн» is a list as with «и». */
export function hedge(reading: Reading): void {
  const { claims, hedgedFrom } = reading
  if (hedgedFrom !== null && claims.length > hedgedFrom) beginAdding(reading, 'another claim')
  else if (isSaidInFull(claims.at(-1)) && reading.clause.adds !== 'another claim') beginAdding(reading, 'more words')
  reading.hedgedFrom = claims.length
}

/** In «горящий, наверное, дедлайн» the possibility is within the claim. */
const isSaidInFull = (last: Claim | undefined) => last !== undefined && (last.mention !== null || !isAttribute(last.words))

/** «Сначала думал пожар, а теперь…»: what follows is no longer what was thought before. */
export function endPast(reading: Reading): void {
  if (reading.claims.some(({ isPast }) => isPast)) reading.isPast = false
}

/** What was thought before counts only where nothing is thought now. */
export function dropPast({ claims, isPast }: Reading): void {
  if (!isPast) for (const each of claims) if (each.isPast) each.isDenied = true
}

/** Begins a choice. «Между» may also say where something is, so that it has to have an «и» as well. */
export function beginChoice(reading: Reading, word: string): void {
  reading.denies = 0
  if (word === 'между' || word === 'between') reading.betweenFrom = reading.claims.length
  else reading.isChoice = true
  if (pointsBack.has(word)) for (const each of reading.claims) each.isChoice = true
}

/** «Пароль, замок, что-то из этого». */
const pointsBack = new Set('этого них двух those these them'.split(' '))

/** «Между микрофоном и микробом». */
export function goOnChoosing(reading: Reading): void {
  if (reading.betweenFrom === null) return
  for (const each of reading.claims.slice(reading.betweenFrom)) each.isChoice = true
  reading.isChoice = true
}
