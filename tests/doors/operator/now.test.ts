import { expect, test } from 'bun:test'
import { readQuiz } from '../../../server/campaigns/quiz-file.ts'
import { giveAnotherCode } from '../../../server/game/game.ts'
import { ticketOffices } from '../../../server/store/schema/schema.ts'
import { VoximplantProblem } from '../../../server/voximplant/problem.ts'
import { phrasesIn, spokenIn } from '../../../views/texts/spoken.ts'
import { builtScenario } from '../../cast/built-scenario.ts'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { callbacksOf, opensTheEvening } from '../../cast/evening.ts'
import { fixedQuizPath } from '../../cast/fixed-quiz.ts'
import { waitFor } from '../../cast/waiting.ts'
import { post, started, wire } from '../../cast/wire.ts'

const phone = '8 916 123-45-67'
const operatorPassword = 'a password for tests'
const observerPassword = 'another one, to look'

/** An evening, and somebody who looks at its board. */
async function opens(options: Parameters<typeof opensTheEvening>[0] = {}) {
  const evening = await opensTheEvening({ operatorPassword, observerPassword, ...options })
  const anna = await worksAtTheDesk(evening.url, operatorPassword)
  const problems = async () => (await anna.opens('/board')).texts('.problem h3')
  return {
    ...evening,
    anna,
    problems,
    /** waits until a problem is told, and returns what to do about it */
    async isTold(title: string) {
      await waitFor(
        async () => (await problems()).some((told) => told.includes(title)),
        () => `the problem «${title}»`,
      )
      return (await anna.opens('/board')).text('#problems')
    },
    async isNotTold(title: string) {
      await waitFor(
        async () => !(await problems()).some((told) => told.includes(title)),
        () => `no problem «${title}»`,
      )
    },
  }
}

const money = (balance: number) => ({ readBalance: async () => ({ balance, currency: 'RUR' }) })

/** What a server is told that lacks nothing. */
const settings = {
  PUBLIC_URL: 'https://quiz.example.com',
  DATABASE_URL: 'postgres://quiz.example.com/pavel',
  DATA_DIR: '/no/such/folder',
  VOXIMPLANT_RULE_ID: '1',
  VOXIMPLANT_CALLER_ID: '+74951234567',
  VOXIMPLANT_SMS_FROM: 'Pavel',
  OPERATOR_PASSWORD: operatorPassword,
  OBSERVER_PASSWORD: observerPassword,
}

/** An evening for which everything was made ready: the rules say who runs the game, and somebody has tried the line. */
async function opensReady(options: Parameters<typeof opensTheEvening>[0] = {}) {
  const evening = await opens({ ...money(5_000), settings, ...options })
  const { anna, context, url } = evening
  await anna.sets(context.path.slice('/c/'.length), 'rules', { organiser: 'ООО «Звонок»', contact: 'hi@example.com' })
  await anna.sends('/checks', {})
  const line = wire(url)
  await line.starts('79160000000')
  await line.reports({ type: 'call.answered' })
  await line.reports({
    type: 'call.examined',
    findings: { digests: 'hex', phrases: '12 of 12 were said', 'dead session': '404' },
  })
  await line.reports({ type: 'call.ended', reason: '', seconds: 30 })
  evening.passes(2)
  return evening
}

const calmLines = [
  {
    quiz: 'intercom-ru',
    waits: 'Всё в порядке: игра открыта, сейчас никто не играет. Делать ничего не нужно.',
    goesOn: 'Всё в порядке: игра идёт, делать ничего не нужно.',
    isUnready: /^Готово не всё: осталось \d+\. Готовность к открытию$/,
  },
  {
    quiz: 'intercom-en',
    waits: 'All is well: the game is open, and nobody is playing now. There is nothing to do.',
    goesOn: 'All is well: the game goes on, and there is nothing to do.',
    isUnready: /^Not everything is ready: \d+ to do\. Ready to open\?$/,
  },
] as const

for (const { quiz, waits, goesOn, isUnready } of calmLines) {
  test(`where everything is ready and nothing is wrong, one calm line says so, and whether somebody plays: ${quiz}`, async () => {
    const evening = await opensReady({ quizFile: await readQuiz(fixedQuizPath(quiz)) })
    const { text, all } = await evening.anna.opens('')
    expect(text('#problems > p')).toBe(waits)
    expect(all('.problem, #problems .unready')).toEqual([])
    await evening.plays(phone)
    for (const path of ['', '/board']) expect((await evening.anna.opens(path)).text('#problems > p')).toBe(goesOn)
  })

  test(`while a point of the list is open, the board says that and leads there, and never that nothing is to be done: ${quiz}`, async () => {
    const evening = await opens({ quizFile: await readQuiz(fixedQuizPath(quiz)) })
    const open = (await evening.anna.opens('/go-live')).texts('[data-state=misleading] dt, [data-state=missing] dt').length
    for (const path of ['', '/board']) {
      const { text, all } = await evening.anna.opens(path)
      expect(text('#problems > p')).toMatch(isUnready)
      expect(text('#problems > p')).toContain(` ${open}`)
      expect(all('#problems > p a')[0]?.getAttribute('href')).toBe('/operator/go-live')
      expect(all('#problems .calm')).toEqual([])
    }
  })
}

test('a server that sends no text messages has everything that it needs, and the list says what follows from it', async () => {
  const { VOXIMPLANT_SMS_FROM: _, ...withoutMessages } = settings
  const { anna } = await opensReady({ settings: withoutMessages })
  expect((await anna.opens('')).texts('#problems > p')).toEqual([expect.stringContaining('Всё в порядке')])
  const list = await anna.opens('/go-live')
  expect(list.texts('.go-live h2')).toEqual([expect.stringContaining('По желанию'), expect.stringContaining('Готово')])
  expect(list.text('[data-state=optional] #point-messages')).toContain('промокод виден только на странице')
})

test('a campaign that is not open is told as what it is, beside the points that are open, and nothing calls it a game that goes on', async () => {
  const { anna, context, problems } = await opens()
  await anna.sets(context.path.slice('/c/'.length), 'pause', { isPaused: 'on' })
  expect(await problems()).toEqual(['Игра на паузе'])
  const { text } = await anna.opens('/board')
  expect(text('#problems .unready')).toContain('Готово не всё')
  expect(text('#problems')).not.toContain('Всё в порядке')
})

test('a campaign that is not open on a server that lacks nothing is told, and nothing else', async () => {
  const { anna, context } = await opensReady()
  await anna.sets(context.path.slice('/c/'.length), 'pause', { isPaused: 'on' })
  const { texts, all } = await anna.opens('/board')
  expect(texts('.problem h3')).toEqual(['Игра на паузе'])
  expect(all('#problems > p')).toEqual([])
})

test('an account without money is told first, with what to do', async () => {
  const { isTold, anna } = await opens(money(-3))
  expect(await isTold('На счёте Voximplant кончились деньги')).toContain('Пополните счёт в панели Voximplant')
  expect((await anna.opens('/board')).all('.problem')[0]?.getAttribute('data-urgency')).toBe('now')
})

test('an account with little money is told with its sum', async () => {
  const { isTold } = await opens(money(120))
  expect(await isTold('На счёте Voximplant мало денег')).toContain('Осталось 120 ₽')
})

test('an account that refuses our key is told, and one that is not reached is told differently', async () => {
  const refuses = async () => {
    throw new VoximplantProblem({ kind: 'credentials', sentence: 'The key was not accepted.', mayBeRepeated: true })
  }
  const { isTold, anna } = await opens({ readBalance: refuses })
  await isTold('Voximplant не принимает ключ доступа')
  expect((await anna.opens('/board')).text()).not.toContain('was not accepted')
  const away = await opens({ readBalance: () => Promise.reject(new Error('away')) })
  await away.isTold('Не удаётся узнать остаток')
})

test('a scenario that is not the one of the server is told until the right one calls', async () => {
  const { url, isTold, isNotTold } = await opens({ scenarioBuild: 'the right one' })
  await post(url, JSON.stringify({ ...started('79161234567'), call: 'one', seq: 1, build: 'another one' }))
  await isTold('Сценарий в облаке не тот, что пришёл с сервером')
  await post(url, JSON.stringify({ ...started('79161234567'), call: 'two', seq: 1, build: 'the right one' }))
  await isNotTold('Сценарий в облаке')
  await post(url, JSON.stringify({ ...started('79161234567'), call: 'three', seq: 1 }))
  await isTold('Сценарий в облаке не тот, что пришёл с сервером')
})

test('the script that is built names its own fingerprint in each call', async () => {
  const fingerprint = /const scenarioBuild = '([\w-]{12})'/.exec(await builtScenario())?.[1] ?? 'none'
  const same = await opens({ scenarioBuild: fingerprint })
  await same.plays(phone)
  expect(await same.problems()).toEqual([])
  const newer = await opens({ scenarioBuild: 'a later one' })
  await newer.plays('8 926 777-65-43')
  expect(await newer.problems()).toEqual(['Сценарий в облаке не тот, что пришёл с сервером'])
})

test('a scenario whose calls are refused is urgent, and says which of the two is older', async () => {
  const { url, isTold } = await opens()
  await post(url, JSON.stringify({ ...started('79161234567'), call: 'one', seq: 1, version: 1 }))
  expect(await isTold('Звонки не принимаются')).toContain('старее сервера')
})

test('after three calls in which not a word was understood, a line that hears nothing is told', async () => {
  const { telephone, isTold, problems } = await opens()
  for (const last of [1, 2, 3]) {
    const caller = telephone.dials(`7916000000${last}`, '78005553535')
    await caller.isListenedTo()
    await caller.staysSilent()
    await caller.staysSilent()
    await caller.staysSilent()
    await caller.isDisconnected()
    if (last < 3) expect(await problems()).not.toContainEqual(expect.stringContaining('никого не слышит'))
  }
  expect(await isTold('Павел никого не слышит: 3 звонка подряд')).toContain('Позвоните сами')
})

test('a live call whose line does not hear the page is told', async () => {
  const { url, isTold } = await opens()
  await wire(url).starts('79161234567')
  await isTold('До линии не доходит то, что пишут на странице: 1 звонок')
})

test('calls back that the account refuses for its limit are told with the reason', async () => {
  const evening = await opens({ callsPerMinute: 60 })
  const visitor = await evening.asksToBeCalled(phone)
  ;(await evening.telephone.rings()).refuses(403)
  await visitor.sees(spokenIn('ru').unreached.limit)
  expect((await callbacksOf(evening))[0]?.outcome).toBe('limit')
  expect(await evening.isTold('Обратные звонки не проходят')).toContain('счёт Voximplant упёрся в свой предел')
})

test('a day’s calls that are used up are told with what still works', async () => {
  const evening = await opens({ callsPerMinute: 60, callsOut: { mostPerDay: { calls: 1, minutes: 100, messages: 100 } } })
  await evening.asksToBeCalled(phone)
  await evening.telephone.rings()
  expect(await evening.isTold('Дневная норма звонков исчерпана')).toContain('Павел никому не перезванивает')
})

test('numbers that were given ten minutes ago without a call, while nobody has called for an hour, are told on an open day, and a call ends that', async () => {
  const evening = await opens()
  const { context } = evening
  const hours = { from: 0, to: 24 }
  Object.assign(context, { callHours: hours })
  await (await evening.comes()).givesNumber(phone)
  expect(await evening.problems()).toEqual([])
  evening.passes(11)
  expect(await evening.problems()).toEqual(['Больше часа никто не звонил'])
  await evening.plays('8 926 777-65-43')
  expect(await evening.problems()).toEqual([])
})

test('a tier without codes is told, with the way to add some', async () => {
  const { quiz, ...file } = await readQuiz(fixedQuizPath())
  const tiers = quiz.tiers.map((tier) => ({ ...tier, most: 1 }))
  const evening = await opens({ quizFile: { ...file, quiz: { ...quiz, tiers } } })
  const { visitor, caller } = await evening.plays(phone)
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await visitor.isShown('finished')
  await evening.isTold('Кончились промокоды: «Скидка 10 %»')
  expect((await evening.anna.opens('/board')).all('.problem a')[0]?.getAttribute('href')).toBe('/operator/codes')
})

test('codes that did not go out by message are told where they are shown nowhere else', async () => {
  const sms = { send: () => Promise.reject(Object.assign(new Error('refused'), { isUnsent: false })) }
  const evening = await opens({ sms, isPrizeByMessage: true })
  const { visitor, caller } = await evening.plays(phone)
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await visitor.isShown('finished')
  await evening.comesDue()
  expect(await evening.isTold('Промокоды не дошли по СМС: 1')).toContain('Отправьте его ещё раз')
  expect((await evening.anna.opens('/board')).text('#unsent')).toContain('Отправить ещё раз')
})

test('an attempt that was given back with its code leaves the code to be cancelled at the office', async () => {
  const evening = await opens()
  const { visitor, caller } = await evening.plays(phone)
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await visitor.isShown('finished')
  await evening.anna.sends('/attempts', { phone, reason: 'trouble' })
  await evening.isTold('1 отозванный или изъятый промокод ещё действует в кассе')
})

test('the trouble of a ticket office is told in its own page’s words, and leads there', async () => {
  const evening = await opens()
  const { context } = evening
  const office = { campaignId: context.campaignId, kind: 'pretix', settings: {}, secret: 'token', hookKey: 'key' } as const
  await context.db.insert(ticketOffices).values({ ...office, trouble: 'token', troubleAt: context.now() })
  expect(await evening.isTold('С билетной кассой что-то не так')).toContain('Касса не признаёт токен')
  const link = (await evening.anna.opens('/board')).all('.problem a')[0]?.getAttribute('href')
  expect(link).toBe(`/operator/campaigns/${context.path.slice('/c/'.length)}/office`)
})

test('a pause is no trouble, and is told all the same', async () => {
  const evening = await opens()
  await evening.anna.sets(evening.context.path.slice('/c/'.length), 'pause', { isPaused: 'on' })
  const told = await evening.isTold('Игра на паузе')
  expect(told).toContain('Посмотрите')
})

test('events that are signed by a clock that is ten minutes off are refused, and the clock is told', async () => {
  const { url, isTold } = await opens()
  const at = new Date(Date.now() - 10 * 60_000)
  expect((await post(url, JSON.stringify({ ...started('79161234567'), call: 'one', seq: 1 }), { at })).status).toBe(401)
  expect(await isTold('Часы сервера расходятся с верными на 6')).toContain('NTP')
})

test('events that nobody signed say nothing about the clock', async () => {
  const { url, problems } = await opens()
  const at = new Date(Date.now() - 10 * 60_000)
  const forged = { at, secret: `whsec_${Buffer.from('another-secret-of-somebody-else').toString('base64')}` }
  await post(url, JSON.stringify({ ...started('79161234567'), call: 'one', seq: 1 }), forged)
  expect(await problems()).toEqual([])
})

test('a live call shows the picture of the visitor’s page, what was heard and said, and that the page is open', async () => {
  const evening = await opens()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('шлагбаум')
  await visitor.sees('Попытка 2 из 3')
  const { text, all } = await evening.anna.opens('/board')
  const [picture] = all('.live-picture')
  expect(picture?.getAttribute('src')).toBe(visitor.picture)
  const response = await fetch(new URL(picture?.getAttribute('src') ?? '', evening.url))
  expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringContaining('image/svg+xml')])
  expect(text('.live-game')).toContain('Ребус 1 из 5, попытка 2')
  expect(text('.live-lines')).toContain('Услышал: шлагбаум (мимо)')
  expect(text('.live-facts')).toContain('Страница открыта')
})

test('beyond the first eight calls the others are only named, so that the page stays light', async () => {
  const evening = await opens()
  for (const last of Array.from({ length: 10 }).keys()) await evening.plays(`8 916 000-00-${10 + last}`)
  const { text, all, html } = await evening.anna.opens('')
  expect(text('#live-heading')).toBe('Сейчас на линии 10')
  expect(all('.live-call')).toHaveLength(8)
  expect(all('.live-others a')).toHaveLength(2)
  expect(Buffer.byteLength(html)).toBeLessThan(40_000)
})

test('without a script «Завершить» asks on a page of its own, and then leads back to the board', async () => {
  const evening = await opens()
  const { caller, visitor } = await evening.plays(phone)
  await caller.isListenedTo()
  const plain = await worksAtTheDesk(evening.url, operatorPassword, { isPlain: true })
  const action = (await plain.opens('')).all('.live-call form')[0]?.getAttribute('action')?.replace('/operator', '') ?? ''
  const asked = await plain.sends(action, {})
  expect([asked.status, asked.text('main')]).toEqual([200, expect.stringContaining('Завершить звонок?')])
  expect(visitor.state).toBe('playing')
  const done = await plain.sends(action, { sure: 'yes' })
  expect([done.status, done.location]).toEqual([303, '/operator'])
  await caller.isDisconnected()
  await visitor.isShown('lost')
  expect((await plain.sends(action, { sure: 'yes' })).text('#notice')).toContain('Этого звонка уже нет')
})

test('with a script the button asks before it sends', async () => {
  const evening = await opens()
  await evening.plays(phone)
  const { all } = await evening.anna.opens('/board')
  expect(all('.live-call form')[0]?.getAttribute('hx-confirm')).toContain('Завершить звонок?')
})

test('an observer sees what is wrong and what happens, and nothing to press', async () => {
  const evening = await opens(money(0))
  await evening.plays(phone)
  await evening.isTold('кончились деньги')
  const boris = await worksAtTheDesk(evening.url, observerPassword, { name: 'Борис' })
  const board = await boris.opens('/board')
  expect(board.text('#problems')).toContain('кончились деньги')
  expect(board.all('.live-picture')).toHaveLength(1)
  expect(board.all('button, form')).toEqual([])
  const call = board.all('.live-call h3 a')[0]?.getAttribute('href')?.replace('/operator', '') ?? ''
  const page = await boris.opens(call)
  expect(page.all('main button, main form, #take-over')).toEqual([])
  expect((await boris.sends(`${call}/stop`, { sure: 'yes' })).status).toBe(403)
})

test('the page of a call that ends takes its form away, and asks for nothing any more', async () => {
  const evening = await opens()
  const { caller, visitor } = await evening.plays(phone)
  const call =
    (await evening.anna.opens('/board')).all('.live-call h3 a')[0]?.getAttribute('href')?.replace('/operator', '') ?? ''
  expect((await evening.anna.opens(`${call}/live`)).all('#live[hx-trigger]')).toHaveLength(1)
  caller.hangsUp()
  await visitor.isShown('lost')
  const over = await evening.anna.opens(`${call}/live`)
  expect(over.text('#live')).toContain('Звонок окончен.')
  expect(over.all('[hx-trigger], #take-over:not([hidden])')).toEqual([])
  expect((await evening.anna.opens(call)).all('#live, #take-over')).toEqual([])
})

test('a live call shows neither the code that is dictated in it nor a number that is said', async () => {
  const evening = await opens()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('это номер 8 903 765-43-21')
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  await giveAnotherCode(evening.context, 1, visitor.code, { reason: 'asked', words: '' })
  await visitor.sees('Держите: ')
  await caller.says('диктуйте')
  await caller.hears('Диктую')
  const { spell } = phrasesIn('ru')
  const id = (await evening.context.db.query.calls.findMany())[0]?.id ?? ''
  const boris = await worksAtTheDesk(evening.url, observerPassword, { name: 'Борис' })
  for (const path of ['', '/board', `/calls/${id}`, `/calls/${id}/live`]) {
    const { html } = await boris.opens(path)
    expect(html).not.toContain(visitor.code)
    expect(html).not.toContain(spell(visitor.code ?? ''))
    expect(html).not.toContain('765-43-21')
  }
  expect((await boris.opens(`/calls/${id}`)).html).toContain('Диктую')
})
