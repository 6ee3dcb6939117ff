import type { Ending, Player } from './talk.ts'

/** What somebody on the telephone does next, after thinking for so long at a usual pace. */
export type Act = { thinkMs: number } & (
  | { kind: 'say'; text: string; isMisheard?: boolean }
  | { kind: 'press keys'; keys: string }
  | { kind: 'type'; text: string }
  | { kind: 'press a button'; command: 'hint' | 'skip' }
  | { kind: 'stay silent' }
  | { kind: 'hang up'; isDone: boolean }
)

type Mood = { /** somebody at the desk has just said something */ isEncouraged: boolean }

/** Decides by what the page shows. */
export function nextAct(player: Player, mood: Mood): Act {
  const { person, page, chance, conference } = player
  const { state, digits, shows, rebus } = page.seen
  const thinkMs = chance.between(1_500, 6_000)
  if (isAskedForDigits(state)) return tellDigits(player, digits, thinkMs)
  if (state === 'finished') return atTheEnd(player, thinkMs)
  if (state !== 'playing' || shows === null) return { kind: 'stay silent', thinkMs }
  if (person.hangsUpAfter !== null && rebus > person.hangsUpAfter) {
    person.hangsUpAfter = null
    return { kind: 'hang up', isDone: false, thinkMs }
  }
  if (mood.isEncouraged) return { kind: 'say', thinkMs, text: conference.answerTo(shows) ?? conference.words.thanks }
  return answer(player, shows, thinkMs)
}

/** Who hides the number is shown no state of its own: the page goes on waiting while Pavel asks. */
const isAskedForDigits = (state: string) => ['digits', 'waiting', 'ringing', 'queued', 'calling', 'lost'].includes(state)

function tellDigits({ chance }: Player, digits: string, thinkMs: number): Act {
  const isWrong = chance.happens(0.1)
  const told = (isWrong ? digits.replace(/\d$/, (last) => String((Number(last) + 1) % 10)) : digits) || '0'
  return chance.happens(0.7) ? { kind: 'press keys', keys: told, thinkMs } : { kind: 'say', text: [...told].join(' '), thinkMs }
}

function atTheEnd({ chance, conference }: Player, thinkMs: number): Act {
  return chance.happens(0.3)
    ? { kind: 'say', text: conference.words.dictate, thinkMs }
    : { kind: 'hang up', isDone: true, thinkMs }
}

function answer({ person, page, chance, conference }: Player, shows: string, thinkMs: number): Act {
  const { words } = conference
  const right = conference.answerTo(shows)
  const say = (text: string, isMisheard = false): Act => ({ kind: 'say', text, isMisheard, thinkMs })
  if (chance.happens(person.staysSilent)) return { kind: 'stay silent', thinkMs }
  if (chance.happens(person.complains)) return say(chance.oneOf(words.complaints))
  if (chance.happens(person.saysOddCommand)) return say(chance.oneOf(words.oddCommands))
  if (chance.happens(0.06)) return say(chance.oneOf(words.commands))
  if (chance.happens(0.04)) return { kind: 'press a button', command: chance.oneOf(['hint', 'skip']), thinkMs }
  const near = right === null ? undefined : words.near[right]
  if (near && chance.happens(person.saysNearWord)) return say(chance.oneOf(near))
  const knows = right !== null && chance.happens(Math.min(0.97, person.knows + 0.25 * (page.seen.attempt - 1)))
  const text = knows ? right : chance.oneOf(words.wrong)
  if (chance.happens(person.types)) return { kind: 'type', text, thinkMs }
  return say(text, chance.happens(person.isMisheard))
}

/** Whether somebody whose call ended like this calls again. */
export function callsAgain({ person, page, chance }: Player, ending: Ending): boolean {
  if (page.seen.state === 'finished' || page.seen.state === 'played') return person.triesAgain
  return ending === 'was hung up on' ? chance.happens(0.5) : person.comesBack
}
