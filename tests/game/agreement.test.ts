import { expect, test } from 'bun:test'
import { erase } from '../../server/privacy/privacy.ts'
import { eraseByAge } from '../../server/privacy/retention.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { signsIn } from '../cast/staff.ts'

const phone = '8 916 123-45-67'
const operatorPassword = 'a password for tests'

const gameIn = async ({ context: { db } }: Evening) => {
  const [game] = await db.query.participants.findMany()
  if (!game) throw new Error('nobody plays')
  return game
}

const agreementIn = async (evening: Evening) => {
  const { consentVersion, consentAt, proof, provedAt } = await gameIn(evening)
  return { consentVersion, consentAt, proof, provedAt }
}

const visitIn = async ({ context: { db } }: Evening) => (await db.query.visits.findMany())[0]

test('a game keeps what was agreed to on the page and when, and that the caller ID proved the number', async () => {
  const evening = await opensTheEvening({ operatorPassword })
  await evening.plays(phone)
  const game = await agreementIn(evening)
  const visit = await visitIn(evening)
  expect(game).toMatchObject({ consentVersion: evening.context.consent.version, consentAt: visit?.consentAt, proof: 'caller ID' })
  expect(game.provedAt?.getTime()).toBeGreaterThanOrEqual(game.consentAt?.getTime() ?? Infinity)

  const { callId } = await gameIn(evening)
  const headers = { cookie: await signsIn(evening.url, operatorPassword) }
  const page = await (await fetch(`${evening.url}/operator/calls/${callId}`, { headers })).text()
  expect(page).toContain(`<a href="${evening.context.path}/consent/${game.consentVersion}">версия ${game.consentVersion}</a>`)
  expect(page).toContain('Номер подтвердил определитель')
})

test('in Pavel’s own call, the digits of the page prove the number', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 6000 })
  const visitor = await evening.asksToBeCalled(phone)
  await evening.picksUp(visitor)
  await visitor.isShown('playing')
  expect(await agreementIn(evening)).toMatchObject({ consentVersion: evening.context.consent.version, proof: 'digits' })
})

test('a game for fun proves nothing, and keeps what was agreed to', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const caller = evening.telephone.dials('anonymous')
  await caller.hears('Наберите или назовите')
  await caller.presses(visitor.digits)
  await caller.hears('приза не будет')
  const { consentVersion, proof, provedAt } = await agreementIn(evening)
  expect([consentVersion, proof, provedAt]).toEqual([evening.context.consent.version, null, null])
})

const ways = {
  'erasing the person': (evening: Evening) => erase(evening.context, '+79161234567'),
  'its age': (evening: Evening) => {
    evening.passes(91 * 24 * 60)
    return eraseByAge(evening.context, 90)
  },
}

for (const [what, erases] of Object.entries(ways)) {
  test(`${what} removes the agreement, and leaves the document that others have agreed to`, async () => {
    const evening = await opensTheEvening()
    const { caller, visitor } = await evening.plays(phone)
    for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
    await visitor.isShown('finished')
    await caller.hangsUp()
    const { version } = evening.context.consent
    await erases(evening)
    expect(await agreementIn(evening)).toEqual({ consentVersion: null, consentAt: null, proof: null, provedAt: null })
    expect(await visitIn(evening)).toBeUndefined()
    expect((await fetch(`${evening.url}/consent/${version}`)).status).toBe(200)
  })
}
