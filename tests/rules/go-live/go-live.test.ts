import { expect, test } from 'bun:test'
import {
  type CampaignFacts,
  type Facts,
  type Found,
  goLiveList,
  isOpen,
  type PointId,
  pointIds,
} from '../../../server/rules/go-live/go-live.ts'
import { listGoLive, tellPoint, goLiveTextsIn } from '../../../views/texts/go-live.ts'

const seen = { requests: 0, forwarded: 0, strange: 0, fewestHops: null, secure: 0, otherHost: null }
const pool = (left: number) => ({ title: 'Билет', left })
const campaign: CampaignFacts = {
  address: 'allo',
  name: 'Алло',
  path: '/c/allo',
  number: '8 800 100-20-30',
  isForeign: false,
  isPrizeByMessage: false,
  pools: [pool(50)],
  hasOrganiser: true,
  hasContact: true,
}

/** A server that has everything. */
const ready: Facts = {
  isPublic: true,
  publicUrl: 'https://quiz.example.com',
  reached: { to: 'here', takesSockets: true, forwards: true },
  seen: { ...seen, requests: 30, forwarded: 30, fewestHops: 1, secure: 30 },
  spoilt: [],
  proxies: 1,
  campaigns: [campaign],
  account: 'answers',
  hasRule: true,
  callerId: '+74991234567',
  isCallerTollFree: false,
  hasSms: true,
  scenario: 'own',
  check: 'passed',
  staff: { hasOperator: true, hasObserver: true, isMadeUp: false },
  database: { isEmbedded: false, backedUpAt: new Date('2026-11-28T03:00:00Z'), leftBehind: null },
  secrets: { isCallbackKept: false, isNumberKeyKept: false },
  keptDays: 90,
  simulator: 'off',
}
const here: Partial<Facts> = { isPublic: false, publicUrl: undefined, reached: null, seen, proxies: 0 }
const withCampaign = (change: Partial<CampaignFacts>): Partial<Facts> => ({ campaigns: [{ ...campaign, ...change }] })
const withSeen = (change: Partial<Facts['seen']>): Partial<Facts> => ({ seen: { ...ready.seen, ...change } })
const withDatabase = (change: Partial<Facts['database']>): Partial<Facts> => ({ database: { ...ready.database, ...change } })

/** What is changed, and what is then found of which point. */
const cases: [PointId, Found, Partial<Facts>][] = [
  ['address', 'address checked', {}],
  ['address', 'address set', { reached: null }],
  ['address', 'address unset', { publicUrl: undefined }],
  ['address', 'address of this machine', { publicUrl: 'http://localhost:3000' }],
  ['address', 'address elsewhere', { reached: { to: 'elsewhere', status: 404 } }],
  ['address', 'address unreachable', { reached: { to: 'nowhere', failure: 'expired' } }],
  ['address', 'address without sockets', { reached: { to: 'here', takesSockets: false, forwards: true } }],
  ['address', 'address of others', withSeen({ otherHost: 'old.example.com' })],
  ['address', 'only this machine', here],
  ['tls', 'encrypted', {}],
  ['tls', 'nothing to encrypt', here],
  ['tls', 'not encrypted', { publicUrl: 'http://quiz.example.com', seen }],
  ['tls', 'encryption unseen', { publicUrl: undefined }],
  ['proxy', 'proxies as set', {}],
  ['proxy', 'no proxy', { proxies: 0, seen, reached: null }],
  ['proxy', 'proxies unset', { proxies: 0 }],
  ['proxy', 'proxies unset', { proxies: 0, seen }],
  ['proxy', 'proxies never seen', { reached: null, ...withSeen({ forwarded: 0, fewestHops: null }) }],
  ['proxy', 'proxies as set', { reached: null, ...withSeen({ requests: 3, forwarded: 0, fewestHops: null }) }],
  ['proxy', 'proxies too many', { proxies: 2 }],
  ['proxy', 'requests spoilt', { spoilt: ['no origin', 'no sockets'] }],
  ['proxy', 'proxy of a stranger', withSeen({ strange: 1 })],
  ['numbers', 'own numbers', {}],
  ['numbers', 'no number', withCampaign({ number: null })],
  ['numbers', 'example number', { ...here, ...withCampaign({ number: null }) }],
  ['numbers', "somebody's number", withCampaign({ number: '8 800 555-35-35', isForeign: true })],
  ['numbers', 'no campaign', { campaigns: [] }],
  ['account', 'account answers', {}],
  ['account', 'account unset', { account: 'none' }],
  ['account', 'account refuses', { account: 'refuses' }],
  ['account', 'account away', { account: 'away' }],
  ['account', 'account without money', { account: 'no money' }],
  ['account', 'stand-in', { ...here, account: 'stand-in' }],
  ['account', 'stand-in for people', { account: 'stand-in' }],
  ['scenario', 'scenario of this server', {}],
  ['scenario', 'scenario never called', { scenario: 'never called' }],
  ['scenario', 'scenario differs', { scenario: 'differs' }],
  ['scenario', 'scenario refused', { scenario: 'refused' }],
  ['check', 'check passed', {}],
  ['check', 'check never made', { check: 'never made' }],
  ['check', 'check found trouble', { check: 'trouble' }],
  ['callbacks', 'callbacks ready', {}],
  ['callbacks', 'callbacks without account', { account: 'none' }],
  ['callbacks', 'callbacks without rule', { hasRule: false }],
  ['caller', 'caller ready', {}],
  ['caller', 'caller unset', { callerId: undefined }],
  ['caller', 'caller toll-free', { callerId: '+78001002030', isCallerTollFree: true }],
  ['messages', 'messages ready', {}],
  ['messages', 'messages unset', { hasSms: false }],
  ['messages', 'prizes by no message', { hasSms: false, ...withCampaign({ isPrizeByMessage: true }) }],
  ['codes', 'codes ready', {}],
  ['codes', 'codes made up', withCampaign({ pools: [{ title: 'Билет', left: null }] })],
  ['codes', 'codes few', withCampaign({ pools: [pool(9)] })],
  ['codes', 'codes empty', withCampaign({ pools: [pool(0)] })],
  ['documents', 'documents ready', {}],
  ['documents', 'documents incomplete', withCampaign({ hasContact: false })],
  ['staff', 'staff ready', {}],
  ['staff', 'staff without observers', { staff: { hasOperator: true, hasObserver: false, isMadeUp: false } }],
  ['staff', 'password made up', { staff: { hasOperator: true, hasObserver: false, isMadeUp: true } }],
  ['staff', 'desk closed', { staff: { hasOperator: false, hasObserver: false, isMadeUp: false } }],
  ['database', 'on PostgreSQL', {}],
  ['database', 'on PostgreSQL', withDatabase({ backedUpAt: undefined })],
  ['database', 'embedded', withDatabase({ isEmbedded: true })],
  ['database', 'never backed up', withDatabase({ isEmbedded: true, backedUpAt: null })],
  ['database', 'left behind', withDatabase({ leftBehind: '.data' })],
  ['secrets', 'secrets in settings', {}],
  ['secrets', 'secrets in database', { secrets: { isCallbackKept: true, isNumberKeyKept: false } }],
  ['retention', 'kept so long', {}],
  ['retention', 'kept for ever', { keptDays: null }],
  ['simulator', 'simulator off', {}],
  ['simulator', 'simulator here', { ...here, simulator: 'here' }],
  ['simulator', 'simulator open', { simulator: 'open' }],
]

test.each(cases)('of the point %s it finds: %s', (id, found, change) => {
  const list = goLiveList({ ...ready, ...change })
  expect(list.find((point) => point.id === id)?.found).toBe(found)
  expect(list.map((point) => point.id)).toEqual([...pointIds])
})

/** Where a point leads that is about these campaigns. */
const placesOf = (id: PointId, change: Partial<Facts>) =>
  goLiveList({ ...ready, ...change }).find((point) => point.id === id)?.places

test('a point that names campaigns leads to each, and one that is ready leads nowhere', () => {
  for (const [id, , change] of cases) {
    const point = goLiveList({ ...ready, ...change }).find((each) => each.id === id)
    const leadsToIt = point?.places.some((place) => place.campaign?.address === campaign.address)
    const isAboutIt = point?.state !== 'ready' && point?.about.includes(campaign.path)
    expect([point?.found, leadsToIt]).toEqual([point?.found, isAboutIt])
  }
})

test('a campaign that lacks several things of one kind is led to once, and campaigns that lack none are not', () => {
  const campaigns = [campaign, { ...campaign, address: 'two', name: 'Two', pools: [pool(0), pool(0), pool(3)] }]
  expect(placesOf('codes', { campaigns })).toEqual([{ to: 'codes', campaign: { address: 'two', name: 'Two' } }])
  expect(placesOf('documents', withCampaign({ hasOrganiser: false, hasContact: false }))).toHaveLength(1)
})

test('a server without a campaign is led to the list of them', () => {
  expect(placesOf('numbers', { campaigns: [] })).toEqual([{ to: 'campaigns' }])
})

test('a server that has everything lacks nothing, and the terminal says so in a few lines', () => {
  const list = goLiveList(ready)
  expect(list.filter(({ state }) => state !== 'ready')).toEqual([])
  expect(listGoLive('ru', list, { isPublic: true, isReady: true })).toContain('Готовность к открытию. Всё готово.')
})

test('what somebody may choose to do without is told, and leaves nothing open', () => {
  const list = goLiveList({ ...ready, hasSms: false })
  expect(list.filter(isOpen)).toEqual([])
  const told = listGoLive('ru', list, { isPublic: true, isReady: true })
  expect(told).toContain('Готовность к открытию. Всё готово.')
  expect(told).toContain('  ~ СМС: СМС не отправляются')
  expect(told.split('\n').at(-1)).not.toContain('СМС')
})

test('what would mislead people or is missing is open', () => {
  const list = goLiveList({ ...ready, publicUrl: 'http://localhost:3000', keptDays: null })
  expect(list.filter(isOpen).map(({ id }) => id)).toEqual(['address', 'tls', 'retention'])
})

for (const language of ['ru', 'en'] as const) {
  test(`whatever is not ready or follows from it is told in ${language}, with what to do`, () => {
    for (const [id, , change] of cases) {
      const point = goLiveList({ ...ready, ...change }).find((each) => each.id === id)
      if (!point) throw new Error(`the list has no point ${id}`)
      const { what, todo } = tellPoint(goLiveTextsIn(language), point)
      expect(what).toMatch(/^\S.*\.$/s)
      if (point.state !== 'ready' && point.found !== 'callbacks without account') expect(todo ?? point.found).toMatch(/\.$/)
      expect(what + todo).not.toMatch(/undefined\.|NaN|\[object/)
    }
  })
}

test('the terminal shows first what would mislead people, then what is missing', () => {
  const list = goLiveList({ ...ready, ...withCampaign({ number: null }), publicUrl: 'http://localhost:3000' })
  const lines = listGoLive('en', list, { isPublic: true, isReady: false }).split('\n')
  const [address = -1, number = -1] = ['  ! Address:', '  - Numbers:'].map((begin) =>
    lines.findIndex((line) => line.startsWith(begin)),
  )
  expect(address).toBeGreaterThan(0)
  expect(number).toBeGreaterThan(address)
  expect(lines.at(-1)).toStartWith('  + Ready: ')
})
