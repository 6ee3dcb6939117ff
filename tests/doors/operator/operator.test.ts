import { expect, test } from 'bun:test'
import { parseHTML } from 'linkedom'
import { readQuiz } from '../../../server/campaigns/quiz-file.ts'
import { giveBackAttempt } from '../../../server/game/game.ts'
import { opensTheEvening } from '../../cast/evening.ts'
import { fixedQuizPath } from '../../cast/fixed-quiz.ts'
import { signsIn, submitsPassword } from '../../cast/staff.ts'
import { waitFor } from '../../cast/waiting.ts'
import { wire } from '../../cast/wire.ts'

const phone = '8 916 123-45-67'
const operatorPassword = 'a password for tests'
const shown = '+7 916 ···-··-67'
const openEvening = (options: Parameters<typeof opensTheEvening>[0] = {}, line = {}) =>
  opensTheEvening({ operatorPassword, ...options }, line)

/** An operator's browser: opens pages and presses buttons, and returns the parsed replies. */
function operator(url: string, password = operatorPassword) {
  const session = signsIn(url, password)
  const headers = {
    'sec-fetch-site': 'same-origin',
    'hx-request': 'true',
  }
  async function ask(path: string, method = 'GET') {
    const response = await fetch(`${url}/operator${path}`, { method, headers: { ...headers, cookie: await session } })
    const html = await response.text()
    const { document } = parseHTML(`<html><body>${html}</body></html>`)
    const text = (selector: string) => plain(document.querySelector(selector)?.textContent ?? '')
    return { status: response.status, html, text, all: (selector: string) => [...document.querySelectorAll(selector)] }
  }
  return {
    opens: (path = '') => ask(path),
    presses: (path: string) => ask(path, 'POST'),
    async sees(part: string, path = '/board') {
      let text = ''
      await waitFor(
        async () => (text = plain((await ask(path)).text('body'))).includes(part),
        () => `the operator to see ${part}; the page says:\n${text}`,
      )
    },
  }
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
/** Returns the id of the evening's first call. */
const callIn = async ({ context }: Awaited<ReturnType<typeof openEvening>>) =>
  (await context.db.query.calls.findFirst({ orderBy: (call, { asc }) => asc(call.startedAt) }))?.id ?? ''

test('without a configured password there is no operator page, and nothing to sign in with', async () => {
  const { url } = await opensTheEvening()
  for (const path of ['', '/board', '/sign-in', '/log', '/checks/newest'])
    expect([path, (await fetch(`${url}/operator${path}`)).status]).toEqual([path, 404])
  expect((await submitsPassword(url, operatorPassword)).status).toBe(404)
})

test('another site cannot press a button', async () => {
  const { url } = await openEvening()
  const headers = { cookie: await signsIn(url, operatorPassword), 'sec-fetch-site': 'cross-site' }
  expect((await fetch(`${url}/operator/checks`, { method: 'POST', headers })).status).toBe(403)
})

test('the page shows a live call with its game, its connection and what Pavel says', async () => {
  const evening = await openEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(10)
  const { text } = await operator(evening.url).opens()
  expect(text('.live-call h3')).toBe(shown)
  expect(text('.live-game')).toContain('Ребус 2 из 5, попытка 1')
  expect(text('.live-game')).toContain('10 очков')
  expect(text('.live-facts')).toContain('звонит нам')
  expect(text('.live-facts')).toContain('Линия слышит страницу')
  expect(text('.live-lines')).toContain('плюс 10')
})

test('«Завершить» makes Pavel apologise and hang up, and the game waits', async () => {
  const evening = await openEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.isListenedTo()
  const { opens, presses, sees } = operator(evening.url)
  const { status, html } = await presses(`/calls/${await callIn(evening)}/stop`)
  expect(status).toBe(200)
  expect(html).toContain('Игра подождёт')
  await caller.hears(evening.context.spoken.stopped)
  await caller.isDisconnected()
  await visitor.isShown('lost')
  await sees('Тихо. Павел поправляет галстук.')
  expect((await opens()).text('td.wording')).toBe('Павел попрощался')
})

test('a call that has ended or never existed cannot be stopped', async () => {
  const evening = await openEvening()
  const { caller, visitor } = await evening.plays(phone)
  caller.hangsUp()
  await visitor.isShown('lost')
  const { presses } = operator(evening.url)
  for (const id of [await callIn(evening), 'never-there']) {
    const { status, html } = await presses(`/calls/${id}/stop`)
    expect(status).toBe(404)
    expect(html).toContain('Этого звонка уже нет')
  }
  expect((await operator(evening.url).opens('/calls/never-there')).status).toBe(404)
})

test('a call whose session has no address is shown as unreachable from the page', async () => {
  const evening = await openEvening()
  await wire(evening.url).starts('79161234567')
  const { text } = await operator(evening.url).opens()
  expect(text('.live-facts')).toContain('нет адреса')
  expect(text('.live-facts')).toContain('Звонок ещё не принят')
})

test('the page shows how many prizes of each tier were given, and how many are left', async () => {
  const { quiz, ...file } = await readQuiz(fixedQuizPath())
  const mosts: Record<string, number | undefined> = { 100: 0, 30: 5, 20: undefined, 10: 1 }
  const tiers = quiz.tiers.map((tier) => ({ ...tier, most: mosts[tier.id] }))
  const evening = await openEvening({ quizFile: { ...file, quiz: { ...quiz, tiers } } })
  for (const last of [1, 2]) {
    const { visitor, caller } = await evening.plays(`8 916 000-00-0${last}`)
    for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
    await visitor.isShown('finished')
  }
  const { all } = await operator(evening.url).opens()
  const rows = [100, 30, 20, 10].map((discount) =>
    all(`#prizes-${discount} > *`)
      .map((cell) => plain(cell.textContent))
      .join(' '),
  )
  expect(rows).toEqual(['Бесплатный билет 0 0', 'Скидка 30 % 0 5', 'Скидка 20 % 0 без предела', 'Скидка 10 % 1 0'])
})

test('a prize whose attempt is given back is shown as not given', async () => {
  const { quiz, ...file } = await readQuiz(fixedQuizPath())
  const tiers = quiz.tiers.map((tier) => ({ ...tier, most: 3 }))
  const evening = await openEvening({ quizFile: { ...file, quiz: { ...quiz, tiers } } })
  const { visitor, caller } = await evening.plays(phone)
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await visitor.isShown('finished')
  const prizes = async () => (await operator(evening.url).opens()).all('#prizes-10 > td').map((cell) => plain(cell.textContent))
  expect(await prizes()).toEqual(['1', '2'])
  await giveBackAttempt(evening.context, { phone: '+79161234567' as never }, 'stranger')
  expect(await prizes()).toEqual(['0', '3'])
})

test('the page shows a queued callback with its place, and then its outcome', async () => {
  const evening = await openEvening({ callsPerMinute: 60 })
  await evening.asksToBeCalled(phone)
  const caller = await evening.telephone.rings()
  const { sees } = operator(evening.url)
  await sees('звоним сейчас')
  caller.refuses(486)
  await sees('занято')
})

/** Plays over a bad connection: an answer whose reply is lost, a misheard answer, a silence; then the caller hangs up. */
async function playsBadly() {
  const evening = await openEvening()
  const { visitor, caller } = await evening.plays(phone)
  const { faults } = evening.telephone.emulator
  await caller.isListenedTo()
  faults.loseReplies = 1
  await caller.says(evening.answerTo(1), { confidence: 0.9 })
  await visitor.hasPoints(10)
  faults.loseReplies = 0
  await evening.telephone.clock.advance(4500)
  await caller.says('мой телефон 8 (916) 123-45-67', { confidence: 0.5 })
  await caller.staysSilent()
  await caller.isListenedTo()
  caller.hangsUp()
  await visitor.isShown('lost')
  return evening
}

test('the page tells how a call ended and how far the game came; the call’s own page how good the line was', async () => {
  const evening = await playsBadly()
  const { opens } = operator(evening.url)
  const row = plain((await opens()).text(`tr#call-${await callIn(evening)}`))
  expect(row).toContain('собеседник положил трубку')
  expect(row).toContain('остановился на ребусе 2 из 5, 10 очков')
  expect(row).not.toContain('мс')
  const facts = plain((await opens(`/calls/${await callIn(evening)}`)).text('.facts'))
  expect(facts).toContain('собеседник положил трубку')
  expect(facts).toMatch(/худший \d{4} мс/)
  expect(facts).toContain('уверено70 %')
  expect(facts).toContain('Молчал1 раз')
  expect(facts).toContain('без ответа1')
})

test('a call’s page shows each turn: what Pavel said, what he heard, the points and the reason', async () => {
  const evening = await playsBadly()
  const { opens } = operator(evening.url)
  const { text, all } = await opens(`/calls/${await callIn(evening)}`)
  const turns = all('.turns > li').map((turn) => plain(turn.textContent ?? ''))
  expect(text('h1')).toBe(`Звонок ${shown}`)
  expect(turns[0]).toContain(`Услышал: ${evening.answerTo(1)}`)
  expect(turns[0]).toContain('верно, слово в слово')
  expect(turns[0]).toContain('уверенность 90 %')
  expect(turns[0]).toContain('попыток 2')
  expect(turns[0]).toContain('без ответа 1')
  expect(turns[0]).toMatch(/ответ через \d{4} мс/)
  expect(turns[1]).toContain('мимо')
  expect(turns[2]).toContain('Тишина')
  expect(turns[3]).toContain('Ничего не пришло в ответ')
})

test('a call’s page says what was said over Pavel, and what came of it', async () => {
  const evening = await openEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const line = wire(evening.url)
  await line.starts('79161234567')
  await line.reports({ type: 'call.answered' })
  await line.reports({ type: 'speech.heard', turn: 1, text: 'пингвин', confidence: 0.5, interrupted: 2 })
  await line.reports({ type: 'speech.heard', turn: 2, text: 'чайник', confidence: 0.5 })
  const interruptions = { stops: 2, saidAgain: 1, echoes: 3, longestStopMs: 10 }
  await line.reports({ type: 'call.ended', reason: '', seconds: 30, interruptions })
  const { text, all } = await operator(evening.url).opens(`/calls/${line.call}`)
  expect(all('.turns > li').map((turn) => (turn.textContent ?? '').includes('перебил Павла'))).toEqual([true, false, false])
  expect(plain(text('.facts'))).toContain('Перебивал Павлараз: 2, из них зря: 1; эхо самого себя: 3')
})

test('no page contains a phone number, not even a spoken one, or a session address', async () => {
  const evening = await playsBadly()
  const { opens } = operator(evening.url)
  await evening.plays('8 926 777-65-43')
  const pages = [await opens(), await opens('/board'), await opens(`/calls/${await callIn(evening)}`)]
  for (const { html } of pages) {
    expect(html.replace(/\D/g, '')).not.toMatch(/9161234567|9267776543/)
    expect(html).not.toContain('/sessions')
  }
  expect(pages[2]?.html).toContain('мой телефон')
})

test('a button starts a check, and its findings appear in the operator’s language', async () => {
  const evening = await openEvening({ byItself: ['followUpMs'] })
  const { opens, presses, sees } = operator(evening.url)
  expect((await opens()).text('#check')).toContain('Проверить следующий звонок')
  expect((await presses('/checks')).text('#check')).toContain('Ждём звонка')
  expect((await opens()).text('#check')).toContain('Позвоните на 8 800 555-35-35')
  const line = wire(evening.url)
  await line.starts('79161234567')
  await line.reports({ type: 'call.answered' })
  await line.reports({ type: 'call.examined', findings: { digests: 'HEX', phrases: '9 of 12 were said' } })
  const { all } = await opens()
  expect(all('.readings [data-mark=adapted]').map((point) => point.textContent)).toEqual([expect.stringContaining('HEX')])
  expect(all('.readings [data-mark=trouble]')[0]?.textContent).toContain('нужны вы')
  await line.reports({ type: 'call.ended', reason: '', seconds: 30 })
  evening.passes(1)
  await sees('Проверка закончена')
})
