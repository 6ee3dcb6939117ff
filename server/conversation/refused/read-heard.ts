import { setImmediate as otherWork } from 'node:timers/promises'
import { understand } from '../../rules/matching/matching.ts'
import { withoutNumbers } from '../../rules/phone-number/phone-number.ts'
import { ownCommands, type Quiz, rebusesOf } from '../../rules/quiz/quiz.ts'
import {
  type AcceptedCommand,
  type Group,
  groupHeard,
  type HeardWords,
  mostFrequentFirst,
  withoutFillers,
} from '../../rules/refused/refused.ts'
import { type CountContext, type GameContext, keepCount, type KeptCount } from '../../store/store.ts'
import { mostDifferent, mostHeard, readRefusedWords, readUnclearWords } from './heard-words.ts'

/** What is looked through: answers that were refused, or words that were neither answer nor command. */
export type HeardKind = 'refused' | 'unclear'

/**
 * A group as a page shows it. `now`: how its commonest words would be understood by the published quiz. `words`: those that would be
 * accepted.
 */
export type HeardGroup = Group & { now: 'refused' | 'right' | 'command'; command: AcceptedCommand | null; words: string }

/**
 * Some groups, the most frequent first. `next`: from which one the next page shows, null at the end. `rebuses`: those of which
 * something was heard, with how often. `isBounded`: more was heard, longer ago.
 */
export type HeardPage = {
  groups: HeardGroup[]
  count: number
  from: number
  next: number | null
  rebuses: { answer: string; times: number }[]
  isBounded: boolean
  most: number
}

const groupsPerPage = 25

/** Reads what was heard in a campaign, grouped, from the group at `from` on; of one rebus where `rebus` names its answer. */
export async function readHeard(
  context: GameContext,
  { kind, rebus, from }: { kind: HeardKind; rebus: string | null; from: number },
): Promise<HeardPage> {
  const { groups: all, rebuses, isBounded } = await kept[kind].read(context)
  const groups = rebus === null ? all : all.filter(({ asked }) => asked === rebus)
  const shown = groups.slice(from, from + groupsPerPage)
  return {
    groups: shown.map((group) => describe(context.quiz, group)),
    count: groups.length,
    from,
    next: from + groupsPerPage < groups.length ? from + groupsPerPage : null,
    rebuses,
    isBounded,
    most: mostHeard,
  }
}

/** Has what was heard looked through anew for whoever looks next: some of it was accepted. */
export function forgetHeard(context: GameContext): void {
  for (const { forget } of Object.values(kept)) forget(context)
}

type Heard = Pick<HeardPage, 'rebuses' | 'isBounded'> & { groups: Group[]; times: number }

/** So many words are grouped in no time. */
const fewWords = 500

const isLittle = ({ times }: Heard) => times < fewWords
const kept: Record<HeardKind, KeptCount<Heard>> = {
  refused: keepCount({ count: (context) => group(context, readRefusedWords), isLittle }),
  unclear: keepCount({ count: (context) => group(context, readUnclearWords), isLittle }),
}

async function group(context: CountContext, read: (context: CountContext) => Promise<HeardWords[]>): Promise<Heard> {
  const heard = await read(context)
  const times = heard.reduce((sum, { times }) => sum + times, 0)
  return {
    groups: await groupQuietly(heard, context.quiz.language),
    times,
    rebuses: timesOfRebuses(heard),
    isBounded: heard.length >= mostDifferent || times >= mostHeard,
  }
}

/** One rebus after the other, so that nobody waits who has just said a word. */
async function groupQuietly(heard: readonly HeardWords[], language: Quiz['language']): Promise<Group[]> {
  const groups: Group[] = []
  for (const ofRebus of Map.groupBy(heard, ({ asked }) => asked).values()) {
    groups.push(...groupHeard(ofRebus, language))
    await otherWork()
  }
  return groups.sort(mostFrequentFirst)
}

/** Somebody may have said a telephone number, which a page shows to nobody. */
function describe(quiz: Quiz, group: Group): HeardGroup {
  const spellings = group.spellings.map((each) => ({ ...each, heard: withoutNumbers(each.heard) }))
  return { ...group, ...meaningNow(quiz, group), spellings, words: withoutFillers(spellings[0]?.heard ?? '', quiz.language) }
}

function timesOfRebuses(heard: readonly HeardWords[]): { answer: string; times: number }[] {
  const times = new Map<string, number>()
  for (const { asked, times: more } of heard) times.set(asked, (times.get(asked) ?? 0) + more)
  const rebuses = [...times].filter(([answer]) => answer !== '').map(([answer, count]) => ({ answer, times: count }))
  return rebuses.sort((one, other) => other.times - one.times || one.answer.localeCompare(other.answer))
}

/** A rebus that the quiz has no more stays as it was. */
function meaningNow(quiz: Quiz, { asked, spellings }: Group): Pick<HeardGroup, 'now' | 'command'> {
  const all = rebusesOf(quiz)
  const rebus = all.find(({ answer }) => answer === asked) ?? { answer: '', accept: [] }
  const others = all.filter((other) => other !== rebus)
  const { language, commands } = quiz
  const understood = understand({ heard: spellings[0]?.heard ?? '', rebus, others, language, commands })
  const command = understood.kind === 'command' ? ownCommands.find((each) => each === understood.command) : undefined
  if (command) return { now: 'command', command }
  return { now: understood.kind === 'answer' && understood.match.right ? 'right' : 'refused', command: null }
}
