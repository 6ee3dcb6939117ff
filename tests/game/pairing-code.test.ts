import { expect, test } from 'bun:test'
import {
  maxTriesPerCall,
  maxUnpairedCallsPerDay,
  maxWrongPerDay,
  maxWrongPerHour,
  numberSuffixLength,
} from '../../server/game/pairing-code.ts'
import { visits } from '../../server/store/schema/players.ts'
import '../cast/both-databases.ts'
import { database } from '../cast/database.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { waitFor } from '../cast/waiting.ts'
import { wire } from '../cast/wire.ts'

const phone = '8 916 123-45-67'
const nobodysDigits = '0000'

/** Opens an evening in which no visitor is given the code `nobodysDigits`. */
async function opens(): Promise<Evening> {
  const evening = await opensTheEvening()
  const { randomInt } = evening.context
  evening.context.randomInt = (below) => (below === 10 ? 1 + randomInt(9) : randomInt(below))
  return evening
}

/** Calls from `caller` and keys in wrong codes until Pavel stops listening. Returns how many tries the call had. */
async function guesses(
  evening: Evening,
  caller: string,
  keys: string = nobodysDigits,
): Promise<{ tries: number; said: string[]; refused: boolean }> {
  const line = wire(evening.url)
  let { turn } = await line.starts(caller)
  const said = [turn.say]
  if (turn.then === 'reject') return { tries: 0, said, refused: true }
  let tries = 0
  while (turn.then === 'listen') {
    const { keys: wanted } = turn.listen ?? { keys: 4 }
    turn = (await line.reports({ type: 'keys.pressed', turn: turn.turn, keys: wanted > 8 ? keys.padEnd(8, '0') : keys })).turn
    said.push(turn.say)
    tries += 1
  }
  await line.reports({ type: 'call.ended', reason: 'Normal', seconds: 30 })
  return { tries, said, refused: false }
}

/** Adds `count` visitors with codes of `length` digits, all waiting since now. */
async function wait(evening: Evening, length: number, count: number): Promise<void> {
  const at = evening.context.now()
  const rows = Array.from({ length: count }, (_, index) => ({
    token: `waiting ${length} ${index}`,
    campaignId: evening.context.campaignId,
    phone: `+7901${length}${String(index).padStart(6, '0')}`,
    digits: String(10 ** (length - 1) + index),
    digitsAt: at,
    consentVersion: '1',
    consentAt: at,
    openedAt: at,
  }))
  for (let from = 0; from < count; from += 2_000) await database.db.insert(visits).values(rows.slice(from, from + 2_000))
}

test('a number that guesses codes gets nine tries a day over any number of calls, then an explanation, then no answer', async () => {
  const evening = await opens()
  const calls = []
  for (let call = 0; call < maxUnpairedCallsPerDay + 3; call++) calls.push(await guesses(evening, '79990000001'))
  expect(calls.reduce((sum, { tries }) => sum + tries, 0)).toBe(maxWrongPerDay)
  expect(calls.slice(0, 3).map(({ tries }) => tries)).toEqual([maxTriesPerCall, maxTriesPerCall, maxTriesPerCall])
  expect(calls[3]?.said).toEqual([expect.stringContaining('введите этот самый номер')])
  expect(calls.slice(maxUnpairedCallsPerDay).every(({ refused }) => refused)).toBe(true)
})

test('a guessing number is let in once a visitor gives it on the page, and may guess again the next day', async () => {
  const evening = await opens()
  for (let call = 0; call < 4; call++) await guesses(evening, '79161234567')
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  await evening.telephone.dials('79161234567').hears('Ребус первый')
  evening.passes(24 * 60 + 1)
  expect((await guesses(evening, '79990000001')).tries).toBe(maxTriesPerCall)
})

test('hidden callers share ten wrong codes an hour; after that the code alone no longer suffices', async () => {
  const evening = await opens()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  let alone = 0
  for (let call = 0; call < 20; call++) {
    const { said } = await guesses(evening, '')
    const isTried = (words: string, at: number) => !words.includes('последние четыре цифры') && !said[at + 1]?.startsWith('Жду')
    alone += said.slice(0, -1).filter(isTried).length
  }
  expect(alone).toBe(maxWrongPerHour)
  expect((await guesses(evening, '', `${visitor.digits}${'0'.repeat(numberSuffixLength)}`)).tries).toBe(maxTriesPerCall)
  expect(visitor.state).toBe('waiting')
})

test('meanwhile the code and the last digits of the number let a caller in, so nobody is locked out', async () => {
  const evening = await opens()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  for (let call = 0; call < 4; call++) await guesses(evening, 'anonymous')
  const caller = evening.telephone.dials('74951112233')
  await caller.hears('последние четыре цифры номера')
  await caller.presses(`${visitor.digits}4567#`)
  await caller.hears('Ребус первый')
  await visitor.isShown('playing')
})

test('the code and the last digits of the number can also be spoken', async () => {
  const evening = await opens()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  for (let call = 0; call < 4; call++) await guesses(evening, 'anonymous')
  const caller = evening.telephone.dials('74951112233')
  await caller.says(`${[...visitor.digits].join(' ')}, сорок пять шестьдесят семь`)
  await caller.hears('Ребус первый')
})

test('a caller who was asked before the guessing was noticed is asked for more digits without losing a try', async () => {
  const evening = await opens()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const caller = evening.telephone.dials('74951112233')
  await caller.hears('четыре цифры')
  for (let call = 0; call < 4; call++) await guesses(evening, 'anonymous')
  await caller.presses(visitor.digits)
  await caller.hears('последние четыре цифры номера')
  await caller.presses(`${visitor.digits}4567#`)
  await caller.hears('Ребус первый')
})

test('after an hour without guessing the code alone suffices again', async () => {
  const evening = await opens()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  for (let call = 0; call < 4; call++) await guesses(evening, 'anonymous')
  evening.passes(61)
  const caller = evening.telephone.dials('74951112233')
  await caller.presses(visitor.digits)
  await caller.hears('Ребус первый')
})

test('three wrong tries replace the codes of the visitors with that number, on their open pages', async () => {
  const evening = await opens()
  const [one, other, stranger] = [await evening.comes(), await evening.comes(), await evening.comes()]
  await one.givesNumber(phone)
  await other.givesNumber(phone)
  await stranger.givesNumber('8 916 000-00-01')
  const [former, untouched] = [one.digits, stranger.digits]
  await guesses(evening, '79161234567')
  await waitFor(
    () => one.digits !== '' && one.digits !== former,
    () => 'other digits',
  )
  const changed = one.digits
  expect(stranger.digits).toBe(untouched)
  const caller = evening.telephone.dials('79161234567')
  await caller.presses(former)
  await caller.hears('Такого кода')
  await caller.presses(changed)
  await caller.hears('Ребус первый')
})

test('a code is replaced after half an hour, on the visitor’s open page', async () => {
  const evening = await opens()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const { digits } = visitor
  evening.passes(29)
  await evening.sweeps()
  evening.passes(2)
  expect((await evening.comes(visitor.token)).digits).toBe(digits)
  await evening.sweeps()
  const page = await evening.comes(visitor.token)
  expect(page.digits).toMatch(/^\d{4}$/)
  expect(page.digits).not.toBe(digits)
  const caller = evening.telephone.dials('74951112233')
  await caller.presses(page.digits)
  await caller.hears('Ребус первый')
})

test('a code is not replaced while Pavel asks for it', async () => {
  const evening = await opens()
  const [one, other] = [await evening.comes(), await evening.comes()]
  await one.givesNumber(phone)
  await other.givesNumber(phone)
  const { digits } = one
  evening.passes(30)
  const caller = evening.telephone.dials('79161234567')
  await caller.hears('четыре цифры')
  evening.passes(1)
  await evening.sweeps()
  await caller.presses(digits)
  await caller.hears('Ребус первый')
})

test('codes grow with the number of waiting visitors: at most one in a thousand is in use, and everybody gets one', async () => {
  const evening = await opens()
  const lengths = []
  for (const [length, count] of [
    [4, 10],
    [5, 100],
    [6, 1_000],
    [7, 10_000],
  ] as const) {
    const visitor = await evening.comes()
    await visitor.givesNumber(`8 916 000-00-0${length}`)
    lengths.push(visitor.digits.length)
    await wait(evening, length, count - 1)
  }
  const last = await evening.comes()
  await last.givesNumber('8 916 000-00-08')
  lengths.push(last.digits.length)
  expect(lengths).toEqual([4, 5, 6, 7, 8])
  expect(evening.reported).toEqual([])
})

test('long codes pair a call by keys and by voice, and earlier short codes still work', async () => {
  const evening = await opens()
  const first = await evening.comes()
  await first.givesNumber('8 916 000-00-01')
  await wait(evening, 4, 9)
  await wait(evening, 5, 100)
  const [keying, saying] = [await evening.comes(), await evening.comes()]
  await keying.givesNumber('8 916 000-00-02')
  await saying.givesNumber('8 916 000-00-03')
  expect([first.digits.length, keying.digits.length, saying.digits.length]).toEqual([4, 6, 6])

  const byKeys = evening.telephone.dials('74951112231')
  await byKeys.hears('все цифры кода')
  await byKeys.presses(keying.digits)
  await byKeys.hears('Ребус первый')
  const byVoice = evening.telephone.dials('74951112232')
  await byVoice.says([...saying.digits].join(' '))
  await byVoice.hears('Ребус первый')
  const byFewKeys = evening.telephone.dials('74951112234')
  await byFewKeys.presses(`${first.digits}#`)
  await byFewKeys.hears('Ребус первый')
  await Promise.all([first, keying, saying].map((visitor) => visitor.isShown('playing')))
})

test('a released code is given out again', async () => {
  const evening = await opens()
  await wait(evening, 4, 10)
  const late = await evening.comes()
  await late.givesNumber('8 916 000-00-02')
  expect(late.digits).toHaveLength(5)
  evening.passes(7 * 60)
  await evening.sweeps()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  expect(visitor.digits).toHaveLength(4)
})

test('calls of one number at once have no more tries than calls one after the other', async () => {
  const evening = await opens()
  const lines = Array.from({ length: 40 }, () => wire(evening.url))
  await Promise.all(lines.map((line) => line.starts('79161234567')))
  for (let attempt = 1; attempt <= 3; attempt++)
    await Promise.all(lines.map((line) => line.reports({ type: 'keys.pressed', turn: attempt, keys: nobodysDigits })))
  const calls = await evening.context.db.query.calls.findMany()
  expect(calls.reduce((sum, { tries }) => sum + tries, 0)).toBeLessThanOrEqual(maxWrongPerDay)
})
