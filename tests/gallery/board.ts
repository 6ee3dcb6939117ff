import type { Board, LiveCall, Outcome } from '../../server/conversation/now/now.ts'
import { type Problem, urgencyOf } from '../../server/rules/problems/problems.ts'
import { entriesOf } from './entries.ts'
import { stages } from './stages.ts'

const at = new Date('2026-11-29T12:00:00Z')
const minutesAgo = (minutes: number) => new Date(at.getTime() - minutes * 60_000)
const number = '+7\u00a0916\u00a0···-··-67'

/** Every kind of problem, in the order of urgency. */
const problems: Problem<Outcome['outcome']>[] = [
  { kind: 'database full' },
  { kind: 'database read only' },
  { kind: 'no money', balance: -12.5, currency: 'RUR' },
  { kind: 'scenario refused', isOlder: true },
  { kind: 'hears nothing', calls: 4 },
  { kind: 'callbacks fail', outcome: 'limit', count: 2 },
  { kind: 'limit reached', counted: 'messages' },
  { kind: 'clock off', seconds: 121 },
  { kind: 'disk nearly full', freeMb: 120 },
  { kind: 'account refuses' },
  { kind: 'page unheard', calls: 2 },
  { kind: 'pool empty', titles: ['Бесплатный билет', 'Скидка 30 %'] },
  { kind: 'messages refused', count: 3, isOnly: true },
  { kind: 'closed', closed: { why: 'no number' } },
  { kind: 'quiet', since: minutesAgo(75) },
  { kind: 'little money', balance: 812.4, currency: 'RUR', perDay: 2400 },
  { kind: 'limit near', counted: 'calls', used: 913, most: 1000 },
  { kind: 'pool ends', title: 'Скидка 20 %', left: 14, endsAt: new Date('2026-11-29T18:20:00Z') },
  { kind: 'scenario differs' },
  { kind: 'office', trouble: 'token', at: minutesAgo(12) },
  { kind: 'account is away' },
  { kind: 'database lost', at: minutesAgo(20) },
  { kind: 'database slow' },
  { kind: 'disk filling', freeMb: 800 },
  { kind: 'closed', closed: { why: 'paused', sentence: '' } },
  { kind: 'closed', closed: { why: 'before', opensAt: new Date('2026-12-01T07:00:00Z'), timeZone: 'Europe/Moscow' } },
  { kind: 'closed', closed: { why: 'after' } },
  { kind: 'codes to cancel', count: 5 },
  { kind: 'unusual games', count: 2 },
  { kind: 'addresses at limit', count: 1 },
]

type Shown = { board: Board; openPoints: number }

/** Returns the board while nobody plays, while somebody does, before everything is ready, and with everything on it at once. */
export function boards(language: 'ru' | 'en'): Record<'calm' | 'playing' | 'unready' | 'busy', Shown> {
  const { playing, finished } = stages(language)
  const live: LiveCall = {
    id: 'one',
    number,
    direction: 'inbound',
    part: 'game',
    startedAt: minutesAgo(3),
    answeredAt: minutesAgo(3),
    game: { rebus: 2, of: 5, attempt: 2, points: 16, question: 3, answer: 'дедлайн', isLastPicture: false },
    says: '',
    line: 'open',
    screen: playing ?? null,
    lines: entriesOf(language).slice(-4),
    isInFull: true,
    isWatched: true,
  }
  const asking: LiveCall = {
    ...live,
    id: 'two',
    part: 'digits',
    direction: 'outbound',
    game: null,
    screen: null,
    lines: [],
    line: 'silent',
  }
  const won: LiveCall = { ...live, id: 'three', part: 'code', screen: finished ?? null, line: 'unreachable', isWatched: false }
  const calm: Board = {
    at,
    address: 'allo',
    problems: [],
    live: [],
    callbacks: { waiting: [], total: 0, outcomes: [] },
    pools: [{ tierId: '20', title: 'Скидка 20 %', given: 36, left: 14 }],
    use: null,
    check: null,
    unusual: { rates: nothing, usual: nothing, games: [] },
    unsent: { codes: [], total: 0 },
    ended: [],
  }
  const ended = { direction: 'inbound' as const, startedAt: minutesAgo(40), seconds: 301, number }
  const game = { points: 38, rebus: 5, of: 5, isFinished: true, isForFun: false }
  return {
    calm: { board: calm, openPoints: 0 },
    playing: { board: { ...calm, live: [live] }, openPoints: 0 },
    unready: { board: calm, openPoints: 9 },
    busy: { board: busy(), openPoints: 2 },
  }

  function busy(): Board {
    return {
      ...calm,
      problems: problems.map((problem) => ({ problem, urgency: urgencyOf(problem) })),
      live: [live, asking, won, { ...live, id: 'four', isInFull: false }],
      callbacks: {
        waiting: [{ id: 'five', number, callAt: minutesAgo(-2), isCalled: false }],
        total: 14,
        outcomes: [{ id: 'six', number, endedAt: minutesAgo(4), outcome: 'limit' }],
      },
      unsent: { codes: [{ id: 1, at: minutesAgo(9), number, prize: 'Скидка 20 %' }], total: 12 },
      ended: [
        { ...ended, id: 'seven', ending: { kind: 'hung up', by: 'pavel' }, game },
        { ...ended, id: 'eight', ending: { kind: 'hung up', by: 'line' }, game: { ...game, isFinished: false, rebus: 2 } },
        {
          ...ended,
          id: 'nine',
          ending: { kind: 'unreached', outcome: 'busy' },
          direction: 'outbound',
          seconds: null,
          game: null,
        },
        { ...ended, id: 'ten', ending: { kind: 'code', code: 487 }, seconds: 0, game: null },
        { ...ended, id: 'eleven', ending: { kind: 'lost' }, game: { ...game, isForFun: true } },
      ],
    }
  }
}

const nothing = { wins: 0, fastWins: 0, winsOfAddress: 0, gamesOfAddress: 0 }
