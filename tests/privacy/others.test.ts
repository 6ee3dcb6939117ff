import { expect, test } from 'bun:test'
import { sql } from 'drizzle-orm'
import { erase } from '../../server/privacy/erase.ts'
import { participants, visits } from '../../server/store/schema/players.ts'
import { limits } from '../../server/store/schema/schema.ts'
import { comesDue } from '../cast/database.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { startServer } from '../cast/server.ts'
import { visits as browses } from '../cast/visitor.ts'
import { waitFor } from '../cast/waiting.ts'
import { findAll } from './dump.ts'
import { ivan, local, olga, spellingsOf, ways } from './people.ts'

const opens = () => opensTheEvening({ callsPerMinute: 6000 })

test('a player who typed another’s number keeps the game when that number is erased', async () => {
  const evening = await opens()
  const visitor = await evening.comes()
  await visitor.givesNumber(local(ivan.phone))
  const caller = evening.telephone.dials(olga.phone.slice(1))
  await caller.isListenedTo()
  await caller.presses(visitor.digits)
  await visitor.isShown('playing')
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(10)
  await erase(evening.context, ivan.phone)
  expect(await findAll(spellingsOf(ivan))).toEqual([])
  await caller.says(evening.answerTo(2))
  await visitor.hasPoints(20)
  visitor.doesNotSee('Я всё забыл')
  await erase(evening.context, olga.phone)
  await visitor.sees('Я всё забыл')
  expect(await findAll(spellingsOf(olga))).toEqual([])
})

test('correcting a mistyped number deletes the wrong one at once', async () => {
  const evening = await opens()
  const visitor = await evening.comes()
  await visitor.givesNumber(local(ivan.phone))
  await visitor.givesNumber(local(olga.phone))
  expect(await findAll(spellingsOf(ivan))).toEqual([])
  expect(await findAll(spellingsOf(olga))).not.toEqual([])
  await visitor.sees('+7 903 ···-··-21')
})

test('erasing a player who resumed another’s game removes them from it, and the game waits for its owner', async () => {
  const evening = await opens()
  const visitor = await ways['and hangs up in the middle']?.(evening, olga)
  const caller = evening.telephone.dials(ivan.phone.slice(1))
  await caller.isListenedTo()
  const [visit] = await evening.context.db.select().from(visits)
  await caller.presses(visit?.digits ?? '')
  await visitor?.isShown('playing')
  await caller.says(evening.answerTo(2))
  await visitor?.hasPoints(10)
  await erase(evening.context, ivan.phone)
  await caller.hears('Меня попросили забыть')
  await visitor?.isShown('lost')
  expect(await findAll(spellingsOf(ivan))).toEqual([])
  const own = evening.telephone.dials(olga.phone.slice(1))
  await own.hears('снова вы')
  await visitor?.isShown('playing')
})

test('erasing a number changes nothing for one that looks the same when masked', async () => {
  const evening = await opens()
  const twin = { ...olga, phone: '+79167654367' }
  const visitor = await ways['and hangs up in the middle']?.(evening, twin)
  await ways['and hangs up in the middle']?.(evening, ivan)
  const before = await evening.context.db.query.entries.findMany({ where: (entry, { eq }) => eq(entry.visitId, 1) })
  await erase(evening.context, ivan.phone)
  expect(await evening.context.db.query.entries.findMany({ where: (entry, { eq }) => eq(entry.visitId, 1) })).toEqual(before)
  await visitor?.isShown('lost')
})

test('every campaign in the database forgets the number and keeps its attempt spent', async () => {
  const evening = await opens()
  await ways['and hangs up in the middle']?.(evening, ivan)
  const { path } = await evening.opens('next-year', { settings: { phoneNumber: '+78005550000' } })
  const comes = (to: string) => browses(evening.url, { path: to })
  const visitor = await comes(path)
  await visitor.givesNumber(local(ivan.phone))
  const caller = evening.telephone.dials(ivan.phone.slice(1), '78005550000')
  await visitor.isShown('playing')
  caller.hangsUp()
  await visitor.isShown('lost')
  expect(await erase(evening.context, ivan.phone)).toMatchObject({ games: 2, visits: 2, calls: 2 })
  expect(await findAll([...spellingsOf(ivan), ...ivan.words])).toEqual([])
  for (const campaign of [path, evening.context.path]) {
    const again = await comes(campaign)
    await again.givesNumber(local(ivan.phone))
    await again.sees('Одна попытка в одни руки')
  }
})

test('a queued call is cancelled, and the visitors behind it move up', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 1 })
  await evening.asksToBeCalled('8 916 000-00-01')
  await evening.telephone.rings()
  await evening.asksToBeCalled(local(ivan.phone))
  const behind = await evening.asksToBeCalled(local(olga.phone))
  await behind.sees('Перед вами 1 звонок')
  const [callback] = await evening.context.db.query.callbacks.findMany({ where: (one, { eq }) => eq(one.phone, ivan.phone) })
  expect((await findAll([callback?.id ?? ''])).join()).toContain('job')
  await erase(evening.context, ivan.phone)
  await behind.sees('Вы следующий')
  expect(await findAll([callback?.id ?? '', ...spellingsOf(ivan)])).toEqual([])
})

test('a message in transit while its recipient is erased leaves no mention', async () => {
  let isSent = () => {}
  const sending = new Promise<void>((resolve) => {
    isSent = resolve
  })
  const evening = await opensTheEvening({ sms: { send: () => sending } })
  await ways['by calling, to the code']?.(evening, ivan)
  await comesDue()
  await waitFor(
    async () => (await evening.context.db.select().from(participants))[0]?.sms === 'sending',
    () => 'the message to be on its way',
  )
  await erase(evening.context, ivan.phone)
  isSent()
  await waitFor(
    async () => (await findAll(['"active"'])).length === 0,
    () => 'the job to be over',
  )
  expect(await findAll(spellingsOf(ivan))).toEqual([])
  expect((await evening.context.db.select().from(participants))[0]?.sms).toBeNull()
  expect(evening.reported).toEqual([])
})

test('the rate-limit counts under the number are deleted', async () => {
  const evening = await opens()
  await ways['not at all, and does not answer the callback']?.(evening, ivan)
  const disguise = evening.context.disguise(ivan.phone)
  const counted = sql`strpos(${limits.key}, ${disguise}) > 0`
  expect(await evening.context.db.$count(limits, counted)).toBeGreaterThan(0)
  await erase(evening.context, ivan.phone)
  expect(await evening.context.db.$count(limits, counted)).toBe(0)
})

test('the queue stores no number with a failed call order', async () => {
  let tries = 0
  const order = async () => {
    tries += 1
    throw new Error('Failed query: select 1\nparams: +79161234567', { cause: new Error('no such line: 8 (916) 123-45-67') })
  }
  const { url, reported } = await startServer({ caller: { from: '+74951234567', perMinute: 6000, ringsAtAnyHour: true, order } })
  const visitor = await browses(url)
  await visitor.givesNumber(local(ivan.phone))
  await visitor.asksToBeCalled()
  await waitFor(
    () => tries > 0 && reported.length > 0,
    () => 'a try',
  )
  await waitFor(
    async () => (await findAll(['no such line'])).length > 0,
    () => 'the queue to keep why',
  )
  const kept = await findAll(['no such line'])
  expect(kept.join().replace(/\D/g, '')).not.toContain('9161234567')
})
