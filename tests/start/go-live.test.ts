import { afterEach, expect, test } from 'bun:test'
import { endPrograms, launch, type Program } from '../cast/program.ts'

afterEach(endPrograms)

const noTelephone = 'Мне ещё не провели телефон'
/** The example's, however it is written. */
const examples = /555.?35.?35/
const pages = ['/', '/c/intercom-ru', '/c/intercom-ru/chat', '/demo', '/c/intercom-ru/share/link.png', '/oembed', '/embed.js']

const publicly = { PUBLIC_URL: 'https://quiz.invalid', LOG_FORMAT: 'text' }

async function showsNoExample({ url }: Program, headers: Record<string, string> = {}) {
  for (const page of pages) expect(await (await fetch(url + page, { headers })).text()).not.toMatch(examples)
  expect(await (await fetch(url, { headers })).text()).toContain(noTelephone)
}

test('a public server without a number of its own shows none, and lists at the start what is missing and what follows', async () => {
  const program = await launch(publicly)
  await program.prints('+ Готово:')
  expect(program.output).toContain('- Номера: Номера нет, и играть нельзя: /c/intercom-ru.')
  expect(program.output).toMatch(/! Адрес: Сервер не смог открыть свой адрес: https:\/\/quiz\.invalid — такого имени нет в DNS\./)
  expect(program.output.match(/Готовность к открытию/g)).toHaveLength(1)
  await showsNoExample(program)
})

test('the number of the examples is nobody’s own, even where it was copied into the settings', async () => {
  const program = await launch({ ...publicly, PHONE_NUMBER: '+78005553535', PHONE_NUMBER_ABROAD: '+74950000000' })
  await program.prints('! Номера: Вписан номер из примера, а он чужой: /c/intercom-ru.')
  await showsNoExample(program)
})

test('a log in JSON has the whole list as one entry', async () => {
  const program = await launch({ ...publicly, PHONE_NUMBER: '+78001002030', LOG_FORMAT: 'json' })
  await program.prints('go-live list')
  const entries = program.output.split('\n').flatMap((line) => (line.includes('go-live list') ? [JSON.parse(line)] : []))
  expect(entries).toMatchObject([{ found: { numbers: 'own numbers', address: 'address unreachable' } }])
  expect(entries[0].ready).toContain('numbers')
  expect(entries[0].missing).toContain('account')
  expect(program.output).not.toContain('Готовность к открытию')
})

test('a server for this machine alone shows the example until somebody comes who is not on it', async () => {
  const program = await launch({ LOG_FORMAT: 'text' })
  await program.prints('Ctrl+C')
  expect(program.output).toContain('Пока Павла видит только этот компьютер')
  expect(await (await fetch(`${program.url}/c/intercom-ru`)).text()).not.toContain(noTelephone)
  await showsNoExample(program, { 'X-Forwarded-For': '203.0.113.7' })
  await program.prints('somebody opens these pages who is not on this machine')
  await showsNoExample(program)
})
