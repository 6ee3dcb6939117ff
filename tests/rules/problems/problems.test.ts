import { describe, expect, test } from 'bun:test'
import { assert, constantFrom, integer, property } from 'fast-check'
import { type Facts, findProblems, type ProblemKind, urgencyOf } from '../../../server/rules/problems/problems.ts'

const now = new Date('2026-11-29T12:00:00Z')
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const hoursAgo = (hours: number) => minutesAgo(hours * 60)

/** A campaign in which all is well: open, at three in the afternoon of Moscow, with calls a minute ago. */
const well: Facts = {
  now,
  schedule: { opensAt: hoursAgo(48), closesAt: null, pause: null, timeZone: 'Europe/Moscow' },
  callHours: { from: 9, to: 21 },
  server: {
    database: { lostAt: null, medianMs: 2, refuses: null },
    clock: { ofDatabaseMs: 20, ofCloudMs: 900 },
    disk: { freeBytes: 20e9 },
  },
  account: { money: { currency: 'RUR', samples: [{ at: now, balance: 5_000 }] }, trouble: null },
  use: {
    total: { calls: { used: 10, most: 100 }, minutes: { used: 10, most: 100 }, messages: { used: 10, most: 100 } },
    addresses: 0,
  },
  scenario: null,
  heard: [{ speeches: 6, silences: 1 }],
  unheard: 0,
  calling: { lastAt: minutesAgo(1), live: 0, hasNumbers: true, hadCalls: true },
  pools: [{ title: 'Скидка 20 %', left: 500, isOffered: true, endsAt: hoursAgo(-48) }],
  messages: { failed: 0, isOnly: false },
  callbacks: [],
  office: null,
  toCancel: 0,
  unusualGames: 0,
}

const kindsOf = (changes: Partial<Facts>) => findProblems({ ...well, ...changes }).map(({ kind }) => kind)
const account = (...balances: number[]) => ({
  money: {
    currency: 'RUR',
    samples: balances.map((balance, index) => ({ at: hoursAgo(2 * (balances.length - 1 - index)), balance })),
  },
  trouble: null,
})
const use = (used: number) => ({ ...well.use!, total: { ...well.use!.total, calls: { used, most: 100 } } })
const server = (changes: Partial<Facts['server']>) => ({ server: { ...well.server, ...changes } })
const database = (changes: Partial<Facts['server']['database']>) => server({ database: { ...well.server.database, ...changes } })
const deaf = { speeches: 0, silences: 3 }
const ended = (outcome: string, ...minutes: number[]) => minutes.map((ago) => ({ outcome, endedAt: minutesAgo(ago) }))
const quiet = { lastAt: minutesAgo(61), live: 0, hasNumbers: true, hadCalls: true }
const pool = (changes: object) => ({ pools: [{ title: 'Билет', left: 10, isOffered: true, endsAt: null, ...changes }] })
const night = new Date('2026-11-29T21:30:00Z')

test('where all is well there is no problem', () => {
  expect(kindsOf({})).toEqual([])
})

/** On this side of its threshold each problem is there, on the other it is not. */
const thresholds: [ProblemKind, string, Partial<Facts>, string, Partial<Facts>][] = [
  ['no money', 'nothing left', { account: account(0) }, 'enough', { account: account(600) }],
  ['little money', 'below a fixed sum', { account: account(499) }, 'that sum', { account: account(500) }],
  // 500 in two hours are 6,000 in a day
  ['little money', 'less than a day’s use', { account: account(6_400, 5_900) }, 'more', { account: account(6_600, 6_100) }],
  [
    'account refuses',
    'a key that is refused',
    { account: { money: null, trouble: 'refuses' } },
    'no account at all',
    { account: null },
  ],
  ['account is away', 'no answer', { account: { ...account(5_000), trouble: 'is away' } }, 'one', { account: account(5_000) }],
  ['limit reached', 'the last call', { use: use(100) }, 'one left', { use: use(99) }],
  ['limit near', 'nine tenths', { use: use(90) }, 'less', { use: use(89) }],
  ['addresses at limit', 'one', { use: { ...well.use!, addresses: 1 } }, 'nobody who is called', { use: null }],
  ['scenario refused', 'another protocol', { scenario: { isRefused: true, isOlder: true } }, 'the same', { scenario: null }],
  [
    'scenario differs',
    'another script',
    { scenario: { isRefused: false, isOlder: false } },
    'another protocol',
    { scenario: { isRefused: true, isOlder: false } },
  ],
  ['hears nothing', 'three calls', { heard: [deaf, deaf, deaf] }, 'two', { heard: [deaf, deaf] }],
  [
    'hears nothing',
    'calls after one that was heard',
    { heard: [deaf, deaf, deaf, { speeches: 1, silences: 0 }] },
    'one that was heard since',
    { heard: [deaf, deaf, { speeches: 1, silences: 3 }, deaf, deaf, deaf] },
  ],
  ['page unheard', 'one', { unheard: 1 }, 'none', { unheard: 0 }],
  ['quiet', 'an hour', { calling: quiet }, 'less', { calling: { ...quiet, lastAt: minutesAgo(59) } }],
  [
    'quiet',
    'calls yesterday',
    { calling: { ...quiet, hasNumbers: false } },
    'a call under way',
    { calling: { ...quiet, live: 1 } },
  ],
  [
    'quiet',
    'numbers that nobody called with',
    { calling: { ...quiet, lastAt: null, hadCalls: false } },
    'nothing to be expected',
    { calling: { ...quiet, hasNumbers: false, hadCalls: false } },
  ],
  ['quiet', 'by day', { calling: quiet }, 'at night', { now: night, calling: { ...quiet, lastAt: hoursAgo(2) } }],
  [
    'quiet',
    'an open campaign',
    { calling: quiet },
    'one that has just opened',
    { calling: quiet, schedule: { ...well.schedule, opensAt: minutesAgo(30) } },
  ],
  ['pool empty', 'none left', pool({ left: 0 }), 'a tier without codes', pool({ left: 0, isOffered: false })],
  // it is three in the afternoon
  ['pool ends', 'tonight', pool({ endsAt: hoursAgo(-9) }), 'tomorrow', pool({ endsAt: hoursAgo(-9.1) })],
  ['pool ends', 'at a known rate', pool({ endsAt: hoursAgo(-1) }), 'at an unknown one', pool({ endsAt: null })],
  [
    'pool ends',
    'during the game',
    pool({ endsAt: hoursAgo(-1) }),
    'once it is over',
    { ...pool({ endsAt: hoursAgo(-1) }), schedule: { ...well.schedule, closesAt: minutesAgo(1) } },
  ],
  ['pool ends', 'codes', pool({ endsAt: hoursAgo(-1) }), 'none', pool({ left: 0, endsAt: hoursAgo(-1) })],
  [
    'messages refused',
    'one, where the code is nowhere else',
    { messages: { failed: 1, isOnly: true } },
    'two, where the page has it',
    { messages: { failed: 2, isOnly: false } },
  ],
  ['messages refused', 'three', { messages: { failed: 3, isOnly: false } }, 'none', { messages: { failed: 0, isOnly: true } }],
  ['callbacks fail', 'four alike', { callbacks: ended('busy', 1, 2, 3, 4) }, 'three', { callbacks: ended('busy', 1, 2, 3) }],
  ['callbacks fail', 'one limit', { callbacks: ended('limit', 1) }, 'an hour ago', { callbacks: ended('limit', 61) }],
  [
    'callbacks fail',
    'until one reaches somebody',
    { callbacks: ended('no money', 1) },
    'since then',
    { callbacks: [...ended('talked', 1), ...ended('no money', 2)] },
  ],
  [
    'callbacks fail',
    'whatever visitors call off',
    { callbacks: [...ended('called off', 1), ...ended('limit', 2)] },
    'visitors who call off',
    { callbacks: ended('called off', 1, 2, 3, 4, 5) },
  ],
  ['office', 'a trouble', { office: { trouble: 'The key was refused.', at: now } }, 'none', { office: null }],
  ['codes to cancel', 'one', { toCancel: 1 }, 'none', { toCancel: 0 }],
  ['unusual games', 'one', { unusualGames: 1 }, 'none', { unusualGames: 0 }],
  [
    'clock off',
    'half a minute from the database',
    server({ clock: { ofDatabaseMs: -30_000, ofCloudMs: null } }),
    'less',
    server({ clock: { ofDatabaseMs: 29_000, ofCloudMs: 59_000 } }),
  ],
  [
    'clock off',
    'a minute from the cloud',
    server({ clock: { ofDatabaseMs: 0, ofCloudMs: 60_000 } }),
    'an unknown clock',
    server({ clock: { ofDatabaseMs: 0, ofCloudMs: null } }),
  ],
  [
    'disk nearly full',
    '255 MB',
    server({ disk: { freeBytes: 255 * 2 ** 20 } }),
    '256',
    server({ disk: { freeBytes: 256 * 2 ** 20 } }),
  ],
  [
    'disk filling',
    '1023 MB',
    server({ disk: { freeBytes: 1023 * 2 ** 20 } }),
    'a gigabyte',
    server({ disk: { freeBytes: 2 ** 30 } }),
  ],
  ['disk filling', '256 MB', server({ disk: { freeBytes: 256 * 2 ** 20 } }), 'no disk', server({ disk: null })],
  ['database full', 'no room', database({ refuses: 'full' }), 'another reason', database({ refuses: 'read only' })],
  ['database read only', 'a copy', database({ refuses: 'read only' }), 'a database that writes', database({})],
  ['database lost', 'within an hour', database({ lostAt: minutesAgo(59) }), 'before', database({ lostAt: minutesAgo(60) })],
  ['database slow', 'a fifth of a second', database({ medianMs: 200 }), 'less', database({ medianMs: 199 })],
  ['closed', 'paused', { schedule: { ...well.schedule, pause: '' } }, 'open', {}],
  [
    'closed',
    'not yet open',
    { schedule: { ...well.schedule, opensAt: minutesAgo(-1) } },
    'since now',
    { schedule: { ...well.schedule, opensAt: now } },
  ],
  ['closed', 'without a number', { schedule: { ...well.schedule, hasNoNumber: true } }, 'with one', {}],
]

describe('each problem is told on one side of its threshold, and not on the other:', () => {
  for (const [kind, there, one, away, other] of thresholds)
    test(`${kind}: ${there}, not ${away}`, () => {
      expect(kindsOf(one)).toContain(kind)
      expect(kindsOf(other)).not.toContain(kind)
    })
})

test('what is paid into the account in between does not hide what is spent', () => {
  expect(kindsOf({ account: account(1_500, 500, 5_900) })).toEqual(['little money'])
})

test('callbacks refused for want of money are not told twice', () => {
  expect(kindsOf({ account: account(0), callbacks: ended('no money', 1, 2, 3, 4) })).toEqual(['no money'])
})

test('pools that end are told the soonest first, and however late it is, six hours before', () => {
  const late = new Date('2026-11-29T20:00:00Z')
  const ending = (title: string, hours: number) => ({
    title,
    left: 9,
    isOffered: true,
    endsAt: new Date(late.getTime() + hours * 3_600_000),
  })
  const pools = [ending('later', 6), ending('sooner', 3), ending('tomorrow', 6.1)]
  const told = findProblems({ ...well, now: late, calling: { ...well.calling, lastAt: late }, pools })
  expect(told.map((problem) => 'title' in problem && problem.title)).toEqual(['sooner', 'later'])
})

test('a day with an hour more ends an hour later for a pool', () => {
  const begun = new Date('2027-10-30T22:30:00Z')
  const schedule = { ...well.schedule, timeZone: 'Europe/Berlin' }
  const isTold = (endsAt: string) =>
    findProblems({
      ...well,
      now: begun,
      schedule,
      calling: { ...well.calling, lastAt: begun },
      pools: [{ title: 'Билет', left: 9, isOffered: true, endsAt: new Date(endsAt) }],
    }).some(({ kind }) => kind === 'pool ends')
  expect([isTold('2027-10-31T22:59Z'), isTold('2027-10-31T23:01Z')]).toEqual([true, false])
})

test('whatever happens at once, the most urgent comes first', () => {
  const ranks = ['now', 'soon', 'look']
  const some = constantFrom(...thresholds.map(([, , one]) => one))
  assert(
    property(some, some, some, integer({ min: 0, max: 2_000 }), (one, two, three, toCancel) => {
      const found = findProblems({ ...well, ...one, ...two, ...three, toCancel }).map((problem) =>
        ranks.indexOf(urgencyOf(problem)),
      )
      expect(found).toEqual(found.toSorted((first, second) => first - second))
    }),
  )
})
