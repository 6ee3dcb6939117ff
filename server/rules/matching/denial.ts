import type { Claim, Reading } from './claim.ts'
import type { Token } from './tokens.ts'

/** «Не горящий дедлайн» denies both words. Any other word is what is denied, and the reach ends with it: «не собака дедлайн». */
export const negationReach = 2

/** «Не дедлайн ли», «разве не дедлайн»: the question takes the denial away, before it or after it. */
export function ask(reading: Reading): void {
  reading.clause.isPolite = true
  reading.denies = 0
  if (reading.last) reading.last.isDenied = false
}

/** «Дедлайн… нет»: an answer is taken back under every name that it was given. */
export function takeBack(reading: Reading): void {
  const { last } = reading
  for (const each of reading.claims) {
    if (each === last || (last?.mention && each.mention?.rebus === last.mention.rebus)) each.isDenied = true
  }
  reading.last = null
  reading.denies = 0
}

/** «Дедлайн убираем», but «забудь дедлайн», where there is nothing before that could be meant. */
export function remove(reading: Reading): void {
  if (reading.last && !reading.last.isDenied) takeBack(reading)
  else reading.denies = negationReach
}

/** In «Не, дедлайн» a pause on either side makes «не» a correction of what was said before, not a denial of «дедлайн». */
export function isInterjection(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.afterPause === true && tokens[at + 1]?.afterPause === true
}

/** “Can't think of anything but a deadline” says what it is, “anything but a deadline” what it is not. */
export function isAllThatIsLeft(tokens: readonly Token[]): boolean {
  return tokens.some(({ word }) => nothings.has(word))
}

const nothings = new Set(
  'ничего ничто никаких никакого никакой никого не нет nothing cant cannot couldnt dont didnt never'.split(' '),
)

/** «Чем» compares only after such a word; else it asks. */
export function isCompared(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.word === 'than' || tokens.slice(0, at).some(({ word }) => comparatives.has(word))
}

const comparatives = new Set('скорее больше лучше вероятнее вернее ближе чаще похоже rather than'.split(' '))

/** A denial with nothing after it applies to the claim before it: «дедлайн? вряд ли». */
export function denyLast({ last, denies }: Reading): void {
  if (last && denies === negationReach) last.isDenied = true
}

/** «Подкаст, ладно, не подкаст»: what is denied at last has been denied under every name. */
export function denyEarlier(claims: readonly Claim[]): void {
  for (const [at, { mention, isDenied }] of claims.entries())
    for (const earlier of mention && isDenied ? claims.slice(0, at) : [])
      if (earlier.mention?.rebus === mention?.rebus) earlier.isDenied = true
}
