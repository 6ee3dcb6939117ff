import { describe, expect, test } from 'bun:test'
import { isBlocked } from '../../../server/game/blocked-numbers.ts'
import { rehearsalTextsIn } from '../../../views/texts/rehearsal.ts'
import '../../cast/both-databases.ts'
import { writesQuiz } from '../../cast/editor.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import { worksOnDraft } from '../../cast/rehearsal.ts'
import { signsIn } from '../../cast/staff.ts'
import { visits } from '../../cast/visitor.ts'
import { deliver, headersOf } from '../voice/delivery.ts'

const operatorPassword = 'a password for tests'
const observerPassword = 'another one, to look'
const phone = '8 900 000-00-00'
const caller = '+79000000000'
const texts = rehearsalTextsIn('ru')
const never = 'на этот номер больше не позвоню'

/** A hosted server: `/phone` is off, and the address is public. */
const opens = () => opensTheEvening({ operatorPassword, observerPassword, isLocal: false, isReal: true })

const rowsOf = async ({ context: { db } }: Evening) => ({
  campaigns: (await db.query.campaigns.findMany()).length,
  versions: (await db.query.quizVersions.findMany()).length,
  visits: (await db.query.visits.findMany()).length,
  games: (await db.query.participants.findMany()).length,
  calls: (await db.query.calls.findMany()).length,
  events: (await db.query.events.findMany()).length,
  entries: (await db.query.entries.findMany()).length,
  answers: (await db.query.answers.findMany()).length,
  codes: (await db.query.codes.findMany()).filter(({ participantId }) => participantId !== null).length,
})

/** What the metrics say of games, calls, codes and visits. */
async function figuresOf({ url }: Evening): Promise<string[]> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${operatorPassword}` } })
  return (await response.text()).split('\n').filter((line) => /^pavel_(visits|games|calls|turns|voice|reply|codes)/.test(line))
}

describe('a draft is played', () => {
  test('as a whole game by voice, without a code, an attempt or a figure', async () => {
    const evening = await opens()
    const [before, figures] = [await rowsOf(evening), await figuresOf(evening)]
    expect((await fetch(`${evening.url}/phone`)).status).toBe(404)
    const anna = await worksOnDraft(evening, operatorPassword)
    const { chat, telephone } = await anna.begins()
    expect(chat.value('phone').replace(/\D/g, '')).toBe(caller.slice(1))
    await chat.givesNumber(phone)
    expect(await telephone.dials(phone)).toBe(201)
    await chat.isShown('playing')
    await telephone.says('кракозябра')
    await chat.sees('Попытка 2 из 3')
    await telephone.says(evening.answerTo(1))
    await chat.hasPoints(6)
    await chat.types('пропустить')
    await chat.sees(`Ребус 3 из ${evening.quiz.rebuses.length}`)
    for (const _ of evening.quiz.rebuses.slice(2)) await telephone.says('пропустить')
    await telephone.hears('Это была проба')
    await chat.isShown('finished')
    await chat.sees(texts.codeNote)
    expect(chat.code).toBeNull()
    await telephone.isHungUpOn()
    expect((await rowsOf(evening)).codes).toBe(before.codes)
    expect(await figuresOf(evening)).toEqual(figures)
    expect(evening.told).toEqual([])
    expect(evening.reported).toEqual([])
    const { visitor } = await evening.plays(phone)
    await visitor.sees('Попытка 1 из 3')
    expect(await figuresOf(evening)).not.toEqual(figures)
  }, 60_000)

  test('as it is now, and no longer once it is played again from the start', async () => {
    const evening = await opens()
    const before = await rowsOf(evening)
    const campaign = evening.context.path.slice('/c/'.length)
    const writer = await writesQuiz({ url: evening.url, campaign }, operatorPassword)
    await (await writer.opens()).submits('#rebus-2 form', {}, 'up')
    const anna = await worksOnDraft(evening, operatorPassword)
    const first = await anna.begins()
    await first.chat.givesNumber(phone)
    await first.telephone.dials(phone)
    await first.telephone.says(evening.answerTo(2))
    await first.chat.hasPoints(10)
    await first.telephone.hangsUp()
    const second = await anna.begins()
    expect((await anna.asks(first.path)).status).toBe(404)
    expect(await (await anna.asks(first.path)).text()).toContain(texts.over.title)
    expect((await anna.asks(second.path)).status).toBe(200)
    expect(await rowsOf(evening)).toEqual({ ...before, campaigns: before.campaigns + 1, versions: before.versions + 1 })
  })

  test('by several operators at once, each with a chat and a telephone of their own, which a reload finds in its call', async () => {
    const evening = await opens()
    const [anna, boris] = [await worksOnDraft(evening, operatorPassword), await worksOnDraft(evening, operatorPassword)]
    const [hers, his] = [await anna.begins(), await boris.begins()]
    await hers.chat.givesNumber(phone)
    await his.chat.givesNumber(phone)
    await his.telephone.dials(phone)
    await his.chat.isShown('playing')
    await hers.chat.isShown('waiting')
    const telephone = async ({ path }: typeof hers) => (await anna.asks(`${path}/phone`)).text()
    expect(await telephone(his)).toMatch(/data-state="(ringing|talking)"/)
    expect(await telephone(hers)).toContain('data-state="idle"')
  })

  test('for two hours, and then nothing of it is left', async () => {
    const evening = await opens()
    const before = await rowsOf(evening)
    const anna = await worksOnDraft(evening, operatorPassword)
    const { path, chat, telephone } = await anna.begins()
    await chat.givesNumber(phone)
    await telephone.dials(phone)
    await chat.isShown('playing')
    evening.passes(119)
    expect((await anna.asks(path)).status).toBe(200)
    evening.passes(1)
    for (const page of ['', '/chat', '/phone']) expect([page, (await anna.asks(path + page)).status]).toEqual([page, 404])
    await telephone.hangsUp()
    const boris = await worksOnDraft(evening, operatorPassword)
    await boris.begins()
    expect(await rowsOf(evening)).toEqual({ ...before, campaigns: before.campaigns + 1, versions: before.versions + 1 })
  })
})

describe('a rehearsal is shut off', () => {
  test('from visitors, and from whoever has not signed in as an operator', async () => {
    const evening = await opens()
    const anna = await worksOnDraft(evening, operatorPassword)
    const { path } = await anna.begins()
    const address = path.split('/').at(-1) ?? ''
    for (const cookie of ['', anna.cookie]) {
      for (const shown of [`/c/${address}`, `/c/${address}/rules`, `/c/${address}/chat`, `/demo?campaign=${address}`])
        expect([shown, (await fetch(evening.url + shown, { headers: { cookie } })).status]).toEqual([shown, 404])
      expect(await (await fetch(evening.url, { headers: { cookie } })).text()).not.toContain(address)
    }
    for (const page of ['', '/chat', '/phone', '/visits/new']) {
      const { status, headers } = await fetch(evening.url + path + page, { redirect: 'manual' })
      expect([status, headers.get('location')?.slice(0, 21)]).toEqual([303, '/operator/sign-in?to='])
      const cookie = await signsIn(evening.url, observerPassword)
      expect((await fetch(evening.url + path + page, { headers: { cookie }, redirect: 'manual' })).status).toBe(403)
    }
  })

  test('from those who may only look: they see no button, and cannot begin one', async () => {
    const evening = await opens()
    const watcher = await worksOnDraft(evening, observerPassword)
    expect(await (await watcher.asks(watcher.quizPath)).text()).not.toContain('rehearse')
    await expect(watcher.begins()).rejects.toThrow('403')
    const anna = await worksOnDraft(evening, operatorPassword)
    expect(await (await anna.asks(anna.quizPath)).text()).toContain('id="rehearse"')
  })

  test('from the lists of campaigns', async () => {
    const evening = await opens()
    const anna = await worksOnDraft(evening, operatorPassword)
    const lists = async () =>
      Promise.all(['/operator', '/operator/campaigns'].map(async (path) => (await anna.asks(path)).text().then(linksIn)))
    const before = await lists()
    await anna.begins()
    expect(await lists()).toEqual(before)
  })

  test('from real calls: who calls with the number that is played with does not land in it', async () => {
    const evening = await opens()
    const anna = await worksOnDraft(evening, operatorPassword)
    const { chat } = await anna.begins()
    await chat.givesNumber(phone)
    const real = evening.telephone.dials(caller.slice(1))
    await real.hears('Не вижу, из какого вы браузера')
    await real.presses(chat.digits)
    await real.hears('Такого кода на моих экранах нет')
    await chat.isShown('waiting')
  })

  test('from real visitors: their digits, their calls and their pages are not of it', async () => {
    const evening = await opens()
    const anna = await worksOnDraft(evening, operatorPassword)
    const { path, chat, telephone } = await anna.begins()
    const visitor = await visits(evening.url)
    await visitor.givesNumber(phone)
    await telephone.dials('8 916 000-00-00')
    await telephone.hears('Не вижу, из какого вы браузера')
    for (const digit of visitor.digits) await telephone.presses(digit)
    await telephone.hears('Такого кода на моих экранах нет')
    await visitor.isShown('waiting')
    await chat.givesNumber(phone)
    const [call] = await evening.context.db.query.calls.findMany()
    const forged = JSON.stringify({ call: call?.id, seq: 90, type: 'call.ended', turn: 1, seconds: 9, reason: 'forged' })
    expect((await deliver(evening.url, forged, headersOf({ body: forged }))).status).toBe(404)
    const socket = await fetch(`${evening.url}${path}/socket`, { redirect: 'manual' })
    expect(socket.status).toBe(303)
    expect(evening.reported).toEqual([])
  })

  test('from real telephones: nobody can be called back', async () => {
    const evening = await opensTheEvening({ operatorPassword, callsPerMinute: 60 })
    const anna = await worksOnDraft(evening, operatorPassword)
    const { chat } = await anna.begins()
    await chat.givesNumber(phone)
    expect((await chat.asksToBeCalled()).status).toBe(422)
    expect(await evening.context.db.query.callbacks.findMany()).toEqual([])
  })

  test('from the numbers that must not be called: it adds none, and takes none away', async () => {
    const evening = await opens()
    const isNever = (number: string) => isBlocked({ tx: evening.context.db, context: evening.context }, number)
    const real = evening.telephone.dials(caller.slice(1))
    await real.presses('9#')
    await real.hears(never)
    const anna = await worksOnDraft(evening, operatorPassword)
    const { chat, telephone } = await anna.begins()
    await chat.givesNumber(phone)
    await telephone.dials(phone)
    await chat.isShown('playing')
    await telephone.hangsUp()
    await telephone.dials('8 916 000-00-00')
    await telephone.hears('Не вижу, из какого вы браузера')
    await telephone.presses('9')
    await telephone.presses('#')
    await telephone.hears(never)
    expect([await isNever(caller), await isNever('+79160000000')]).toEqual([true, false])
  })
})

test('a draft with faults is not played, and the page leads to them', async () => {
  const evening = await opens()
  const campaign = evening.context.path.slice('/c/'.length)
  const anna = await writesQuiz({ url: evening.url, campaign }, operatorPassword)
  const added = await (await anna.opens()).submits('form[action$="/quiz/rebuses"]', {}, 'rebuses')
  const list = await anna.opens()
  expect(list.has('#rehearse')).toBe(false)
  expect(list.text).toContain(texts.faulty)
  expect(list.attributes('#rehearsing li a', 'href')).toEqual([added.address])
  const refused = await anna.sends(`${anna.base}/rehearsals`, new URLSearchParams())
  expect([refused.status, refused.texts('[role=status].bad')]).toEqual([409, [texts.stillFaulty]])
  expect(await evening.context.db.query.campaigns.findMany({ columns: { rehearsalOf: true } })).toEqual([{ rehearsalOf: null }])
})

const linksIn = (html: string) => [...html.matchAll(/href="([^"]+)"|value="([^"]*)"/g)].map(([link]) => link)
