import { beforeEach, expect, test } from 'bun:test'
import type { Shown } from './browser.ts'
import { compare } from './compare.ts'
import { type Figures, noFigures } from './figures.ts'
import type { Game } from './game.ts'
import type { Held } from './ledger.ts'

/** A game that was skipped through, consistent everywhere; each test spoils one part. */
let figures: Figures
let game: Game
let held: Held
let shown: Shown

const code = 'KXQW4729'

beforeEach(() => {
  figures = noFigures()
  const skips = Array.from({ length: 5 }, () => 'пропустить')
  const said = skips.flatMap((text) => [
    { from: 'visitor' as const, text, via: 'voice', verdict: 'skipped', points: 0 },
    { from: 'pavel' as const, text: 'Пропускаем.', via: null, verdict: null, points: 0 },
  ])
  const begun = ['Мой номер', 'Записал.', 'Звонок с номера', 'Здравствуйте.'].map((text, at) => ({
    from: (['visitor', 'pavel', 'line', 'pavel'] as const)[at] ?? 'pavel',
    text,
    via: null,
    verdict: null,
    points: 0,
  }))
  held = {
    entries: [...begun, ...said].map((entry, at) => ({ ...entry, number: at + 1 })),
    points: 0,
    rebus: 5,
    attempt: 0,
    isFinished: true,
    tierId: '10',
    code,
    turns: 6,
    calls: 1,
  }
  shown = {
    state: 'finished',
    points: 0,
    code,
    rebus: 0,
    question: -1,
    entries: held.entries.map(({ number, text, verdict }) => ({ id: `entry-${number}`, text, verdict })),
  }
  game = {
    phone: '+79160000001',
    pointsAnnounced: 0,
    calls: [],
    browser: {} as Game['browser'],
    inputs: skips.map((text) => ({ via: 'voice', text, meaning: 'skip', isSure: true })),
  }
})

test('a game with matching call, database and page passes', () => {
  compare(game, held, shown, shown, figures)
  expect(figures.broken).toEqual([])
  expect(figures.delivered).toBe(figures.owed)
})

test('an entry missing in the browser counts as not delivered', () => {
  compare(game, held, { ...shown, entries: shown.entries.slice(1) }, shown, figures)
  expect(figures.owed - figures.delivered).toBe(1)
  expect(figures.broken.join()).toContain('the browser does not show what the database holds')
})

test('an entry shown twice counts as doubled', () => {
  const twice = [...shown.entries, ...shown.entries.slice(-1)]
  compare(game, held, { ...shown, entries: twice }, shown, figures)
  expect(figures.doubled).toBe(1)
  expect(figures.broken).not.toEqual([])
})

test('an entry stored twice for one phrase counts as doubled', () => {
  const entries = [
    ...held.entries,
    { number: 15, from: 'pavel' as const, text: 'Пропускаем.', via: null, verdict: null, points: 0 },
  ]
  const shows = [...shown.entries, { id: 'entry-15', text: 'Пропускаем.', verdict: null }]
  compare(game, { ...held, entries }, { ...shown, entries: shows }, { ...shown, entries: shows }, figures)
  expect(figures.doubled).toBe(1)
})

test('points that Pavel announced and the database lacks count as lost', () => {
  compare({ ...game, pointsAnnounced: 10 }, held, shown, shown, figures)
  expect(figures.pointsLost).toBe(10)
  expect(figures.broken.join()).toContain('Pavel spoke of 10 points')
})

test('a different code, score or state counts as not delivered', () => {
  for (const spoilt of [{ code: 'OTHER' }, { points: 10 }, { state: 'playing' }]) {
    const before = figures.owed - figures.delivered
    compare(game, held, { ...shown, ...spoilt }, shown, figures)
    expect(figures.owed - figures.delivered).toBe(before + 1)
  }
})

test('a prize above what the points won is reported', () => {
  compare(game, { ...held, tierId: '30' }, shown, shown, figures)
  expect(figures.broken.join()).toContain('0 points were given the prize 30')
})
