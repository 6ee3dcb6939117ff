import { expect, test } from 'bun:test'
import { parseHTML } from 'linkedom'
import { createRateWatch, readUnusual } from '../../server/conversation/unusual-games.ts'
import type { TelemetryEvent } from '../../server/monitoring/monitoring.ts'
import { usualRates } from '../../server/rules/quiz/quiz.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { signsIn } from '../cast/staff.ts'
import { figuresOf, parse } from '../monitoring/figures.ts'
import { forgeCaller } from './forger.ts'

const operatorPassword = 'a password for tests'
const masked = '+7 916 ···-··-00'
const numberOf = (index: number) => `+7916${String(index).padStart(5, '0')}00`
const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()
const cellsOf = (row: Element) => [...row.querySelectorAll('td, th')].map(({ textContent }) => plain(textContent))

/** An operator's browser. Each verb returns the reply: the rows of unusual games, what the hour held, and what was said. */
function operator({ url }: Evening) {
  const session = signsIn(url, operatorPassword)
  async function asks(path: string, fields?: Record<string, string>, headers: Record<string, string> = {}) {
    const response = await fetch(`${url}/operator${path}`, {
      redirect: 'manual',
      headers: { cookie: await session, 'sec-fetch-site': 'same-origin', 'hx-request': 'true', ...headers },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    })
    const html = await response.text()
    const { document } = parseHTML(`<html><body>${html}</body></html>`)
    const texts = (selector: string) => [...document.querySelectorAll(selector)].map(({ textContent }) => plain(textContent))
    return {
      status: response.status,
      html,
      rows: [...document.querySelectorAll('#unusual tbody tr')].map((row) => cellsOf(row as unknown as Element)),
      hour: texts('#unusual .chip').join(', '),
      warned: texts('#unusual .chip.bad').join(', '),
      said: texts('#notice, #give-back-said').join(' ').trim(),
      buttons: [...document.querySelectorAll('#unusual button')].map((button) => button.getAttribute('hx-vals') ?? ''),
    }
  }
  return {
    opens: (path = '/board') => asks(path),
    givesBack: (fields: Record<string, string>, headers?: Record<string, string>) => asks('/attempts', fields, headers),
  }
}

/** This many games from one address, won by a program within milliseconds with forged caller IDs. */
async function forges(evening: Evening, count: number) {
  const forgers = Array.from({ length: count }, (_, index) => forgeCaller(evening, numberOf(index)))
  for (const forger of forgers) {
    await forger.opensAPage()
    await forger.wins()
    await forger.hangsUp()
  }
  return forgers
}

test('won games are shown to the operator with when, number, address, seconds, prize and what is odd; honest ones are not', async () => {
  const evening = await opensTheEvening({ operatorPassword })
  const { opens } = operator(evening)
  expect((await opens()).html).toContain('За неделю ничего необычного')
  await forges(evening, 2)
  const { rows, hour, warned, html } = await opens()
  expect(rows).toHaveLength(2)
  const [when, number, address, seconds, ...others] = rows[0] ?? []
  expect(when).toMatch(/^\d\d\.\d\d, \d\d:\d\d$/)
  expect(number).toBe(masked)
  expect(address).toMatch(/^[\w-]{6}$/)
  expect(Number(seconds)).toBeLessThan(20)
  expect(others).toEqual(['Бесплатный билет', 'быстрее человека', 'Вернуть попытку'])
  expect(hour).toContain('призов с одного адреса: 2')
  expect(warned).toBe('быстрее человека: 2 (обычно ни разу)')
  expect(html.replace(/\D/g, '')).not.toContain('9160000')
  expect(html).not.toContain('hmac')
})

test('more wins from one address than usual are odd by themselves, and so are more games', async () => {
  const evening = await opensTheEvening({ operatorPassword })
  const [wins, games] = [usualRates.winsOfAddress + 1, usualRates.gamesOfAddress + 1]
  await forges(evening, wins)
  for (let index = wins; index < games; index += 1) {
    const forger = forgeCaller(evening, numberOf(index))
    await forger.opensAPage()
    await forger.begins()
  }
  const why = (await readUnusual(evening.context)).games.map((game) => game.why)
  expect(why.slice(0, games - wins)).toEqual(Array(games - wins).fill(['many games']))
  expect(why.slice(games - wins)).toEqual(Array(wins).fill(['too fast', 'many wins', 'many games']))
  const { rows, warned, html } = await operator(evening).opens()
  expect(rows.map((cells) => cells[5])).toEqual(Array(10).fill('много игр с этого адреса'))
  expect(html).toContain('Показаны последние')
  expect(warned).toContain('призов с одного адреса: 11 (обычно до 10), игр с одного адреса: 21 (обычно до 20)')
})

test('a threshold that is crossed is logged and counted once, not for each win, and again after it has been quiet', async () => {
  const evening = await opensTheEvening({ operatorPassword })
  const events: TelemetryEvent[] = []
  const watch = createRateWatch()
  const watches = () => watch({ ...evening.context, record: (event) => events.push(event) })
  await watches()
  expect(events).toEqual([])
  for (const index of [75, 76]) {
    const forger = forgeCaller(evening, numberOf(index))
    await forger.opensAPage()
    await forger.wins()
    await watches()
  }
  expect(events).toEqual([{ type: 'unusual rate', rate: 'fastWins', count: 1, usual: 0 }])
  evening.passes(61)
  await watches()
  const again = forgeCaller(evening, numberOf(77))
  await again.opensAPage()
  await again.wins()
  await watches()
  expect(events).toHaveLength(2)
})

test('the figures tell what the last hour held', async () => {
  const evening = await opensTheEvening()
  await forges(evening, 3)
  const figures = await figuresOf(evening.url).look()
  const rates = Object.keys(usualRates).map((rate) => figures.of('pavel_last_hour', { campaign: 'intercom-ru', rate }))
  expect(rates).toEqual([3, 3, 3, 3])
})

test('the button beside an unusual game gives its attempt back; the game is then dealt with, and stays in the figures', async () => {
  const evening = await opensTheEvening({ operatorPassword })
  await forges(evening, 3)
  const { opens, givesBack } = operator(evening)
  const [button = '{}'] = (await opens()).buttons
  const { game, reason } = JSON.parse(button)
  const answer = await givesBack({ game: String(game), reason })
  expect(answer).toMatchObject({ status: 200, said: `${masked}: попытка возвращена. Промокод больше не действует.` })
  expect(answer.rows).toHaveLength(2)
  expect(answer.hour).toContain('призов: 3')
  expect(await givesBack({ game: String(game), reason })).toMatchObject({ status: 404 })
  expect((await figuresOfOperator(evening)).of('pavel_attempts_given_back_total', { reason: 'unusual' })).toBe(1)
  // whose attempt was burnt may play now
  const burnt = await evening.context.db.query.participants.findFirst({ where: ({ id }, { eq }) => eq(id, game) })
  const phone = burnt?.phone ?? ''
  const owner = await evening.comes()
  await owner.givesNumber(phone.replace('+7', '8'))
  const caller = evening.telephone.dials(phone.slice(1))
  await owner.isShown('digits')
  await caller.presses(owner.digits)
  await owner.isShown('playing')
  await owner.hasPoints(0)
})

test('the form gives an attempt back by a number in any format, and says what came of it', async () => {
  const evening = await opensTheEvening({ operatorPassword })
  await forges(evening, 1)
  const { givesBack } = operator(evening)
  expect(await givesBack({ phone: 'Иван', reason: 'trouble' })).toMatchObject({
    status: 422,
    said: 'Это не похоже на номер телефона. Проверьте цифры.',
  })
  const phone = '8 (916) 000-00-00'
  expect(await givesBack({ phone, reason: 'stranger' })).toMatchObject({
    status: 200,
    said: `${masked}: попытка возвращена. Промокод больше не действует.`,
  })
  expect((await givesBack({ phone, reason: 'stranger' })).said).toBe(`${masked}: попытка не потрачена, возвращать нечего.`)
  expect((await givesBack({ phone: '8 903 765-43-21' })).said).toContain('попытка не потрачена')
})

test('giving back requires the password and the same origin, and is asked about once more', async () => {
  const evening = await opensTheEvening({ operatorPassword })
  await forges(evening, 1)
  const { opens, givesBack } = operator(evening)
  expect((await givesBack({ game: '1' }, { cookie: '' })).status).toBe(403)
  expect((await givesBack({ game: '1' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  for (const game of ['0', '-1', '1e9', '99999999999', 'x']) expect((await givesBack({ game })).status).toBe(422)
  expect((await opens()).rows).toHaveLength(1)
  for (const path of ['', '/people'])
    expect((await opens(path)).html.match(/hx-confirm="Вернуть попытку\?[^"]*"/g)).toHaveLength(1)
  expect((await opens('')).html).not.toContain('id="give-back-phone"')
})

/** The figures need the operator's password once there is one. */
async function figuresOfOperator({ url }: Evening) {
  const authorization = `Basic ${btoa(`operator:${operatorPassword}`)}`
  return parse(await (await fetch(`${url}/metrics`, { headers: { authorization } })).text())
}
