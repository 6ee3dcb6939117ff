import type { Token } from './tokens.ts'
import { isVerb } from './word-classes.ts'

/**
 * Returns the tokens with the roles that they have only because of what stands beside them, where the words alone would say otherwise:
 * “no” denies what follows («definitely no screenshot», “no deadline here”) or takes back what precedes, «не» with a verb at the end
 * takes back («дедлайном не пахнет»), and «а дедлайн не подойдёт» asks.
 */
export function withRolesByPlace(tokens: readonly Token[]): Token[] {
  return tokens.map((token, at) => {
    const role = roleByPlace(tokens, at)
    return role ? { ...token, role } : token
  })
}

function roleByPlace(tokens: readonly Token[], at: number): Token['role'] | null {
  const { word, role } = tokens[at] as Token
  if (word === 'no' && role === 'refusal') return isDeterminer(tokens, at) ? 'negation' : null
  if (word === 'не' && role === 'negation') return takesBack(tokens, at) ? 'refusal' : null
  if (asksAtEnd(tokens, at)) return 'question'
  if (role === 'choice' && isOwned(tokens, at)) return 'function'
  return isAsking(tokens, at) ? 'filler' : null
}

/** “It's not a password, is it”, «а не пароль это». */
function asksAtEnd(tokens: readonly Token[], at: number): boolean {
  const { word } = tokens[at] as Token
  if (word === 'это') return at === tokens.length - 1 && at > 2 && tokens[0]?.word === 'а' && tokens[1]?.word === 'не'
  return (
    word === 'is' && at === tokens.length - 2 && tokens[at + 1]?.word === 'it' && tokens.some(({ role }) => role === 'negation')
  )
}

/** “My son has one of those” says what he has, and gives nothing to choose from. */
function isOwned(tokens: readonly Token[], at: number): boolean {
  const from = tokens.slice(0, at + 1).findLastIndex(({ role }) => role !== 'choice') + 1
  return tokens[from]?.word === '1' && owning.has(tokens[from - 1]?.word ?? '')
}

const owning = new Set(
  'has have had wear wears use uses used got need needs own owns want wants bought lost love loves ive'.split(' '),
)

/** “It's no password”, “absolutely no screenshot”, “no deadline in sight”; but “no, it's a deadline”. */
function isDeterminer(tokens: readonly Token[], at: number): boolean {
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  if (!next || next.afterPause || next.role === 'filler' || next.role === 'refusal') return false
  if (before && !tokens[at]?.afterPause && takesDeterminer.has(before.word)) return true
  const rest = tokens.slice(at + 2).map((token) => token.word)
  return rest.some((word) => saysNone.has(word)) && !rest.some((word) => claims.has(word))
}

const takesDeterminer = new Set(
  (
    'its thats is isnt are arent was were be theres there has have see sees got contains with definitely certainly absolutely obviously clearly surely ' +
    'really simply probably almost just'
  ).split(' '),
)

/** What says that there is none: “no deadline here”, “no deadline whatsoever”. */
const saysNone = new Set('here there anywhere involved whatsoever sight around present'.split(' '))

const claims = new Set('its thats is'.split(' '))

/** After the answer and beside words that say nothing: «на дедлайн не тянет», but «дедлайн, не сомневаюсь». */
function takesBack(tokens: readonly Token[], at: number): boolean {
  const [next, after] = [tokens[at + 1], tokens[at + 2]]
  if (!next || after || at === 0) return false
  return isVerb(next.word) && !ofPersons.test(next.word)
}

/** «Не поверишь», «не видишь»: Pavel is addressed. */
const ofPersons = /(?:ваешь|вер[ие]шь|видишь|слышишь|знаешь|понимаешь|думаешь|ал[аи]?|ил[аи]?|ял[аи]?|ел[аи]?|[лс][ья])$/

/** «А дедлайн не подойдёт?» is a question, as it begins with «а» and nothing else is claimed. */
function isAsking(tokens: readonly Token[], at: number): boolean {
  const isRefusing = (token: Token | undefined) => token?.role === 'refusal' && /^(?:не|подойдет|прокатит)$/.test(token.word)
  if (tokens[0]?.word !== 'а' || !isRefusing(tokens[at])) return false
  return tokens.slice(at).every(isRefusing) && tokens.at(-1)?.word === 'подойдет'
}
