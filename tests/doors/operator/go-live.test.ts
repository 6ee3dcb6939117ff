import { expect, test } from 'bun:test'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { opensTheEvening } from '../../cast/evening.ts'
import { wire } from '../../cast/wire.ts'

const operatorPassword = 'a password for tests'
const observerPassword = 'another one, to look'
const settings = { OPERATOR_PASSWORD: operatorPassword, OBSERVER_PASSWORD: observerPassword }

/** An evening on a server with these settings, and somebody who looks at its list. */
async function opens(more: Record<string, string> = {}) {
  const evening = await opensTheEvening({ operatorPassword, observerPassword, settings: { ...settings, ...more } })
  const anna = await worksAtTheDesk(evening.url, observerPassword)
  return { evening, anna, point: async (id: string) => (await anna.opens('/go-live')).text(`#point-${id}`) }
}

test('the page lists what would mislead people, what is missing and what is ready, and «Сейчас» leads there', async () => {
  const { anna, point } = await opens({
    PUBLIC_URL: 'http://localhost:3000',
    HOST: '0.0.0.0',
    VOXIMPLANT_CALLER_ID: '+78001002030',
  })
  const link = (await anna.opens('')).text('a[href="/operator/go-live"]')
  const page = await anna.opens('/go-live')
  const open = page.texts('[data-state=misleading] dt, [data-state=missing] dt').length
  expect(open).toBeGreaterThan(0)
  expect(link).toContain(`Готовность к открытию: осталось ${open}`)
  expect(page.texts('.go-live h2')).toEqual([
    expect.stringContaining('Введёт в заблуждение'),
    expect.stringContaining('Не хватает'),
    expect.stringContaining('Готово'),
  ])
  expect(page.text('[data-state=misleading]')).toContain('открывается только на этом компьютере')
  expect(page.text('[data-state=misleading] #point-caller')).toContain('операторы часто не пропускают')
  expect(await point('staff')).toContain('один менять, другой смотреть')
  expect(await point('numbers')).toContain('8 800 555-35-35')
})

test('what has changed since the start is on the page', async () => {
  const { evening, point } = await opens({ PUBLIC_URL: 'https://quiz.example.com' })
  expect(await point('scenario')).toContain('Ни одного звонка ещё не было')
  expect(await point('proxy')).toContain('не видно')
  await wire(evening.url).starts('79161234567')
  expect(await point('scenario')).toContain('по сценарию этого сервера')
  await fetch(`${evening.url}/c/x`, {
    headers: { 'X-Forwarded-For': '203.0.113.7', Host: 'old.example.com', Accept: 'text/html' },
  })
  expect(await point('proxy')).toContain('Задайте PROXIES=1')
  expect(await point('address')).toContain('old.example.com вместо https://quiz.example.com')
})
