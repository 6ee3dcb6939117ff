import { expect, test } from 'bun:test'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { startServer } from '../../cast/server.ts'

const operatorPassword = 'a password for tests'
const observerPassword = 'another one, to look'

async function opensDesk() {
  const { url } = await startServer({ operatorPassword, observerPassword })
  const anna = await worksAtTheDesk(url, operatorPassword)
  const oleg = await worksAtTheDesk(url, observerPassword, { name: 'Олег' })
  const loads = (path: string) => fetch(url + path, { headers: { cookie: oleg.cookie } })
  return { anna, oleg, loads }
}

test('a new campaign is offered the shipped quizzes with what is in them, one of them chosen', async () => {
  const { anna } = await opensDesk()
  const page = await anna.opens('/campaigns')
  const plain = (text: string) => text.replaceAll('\u00a0', ' ')
  const shown = new Map(
    page.all('.template').map((card) => [card.querySelector('input')?.getAttribute('value'), plain(card.textContent ?? '')]),
  )
  expect([...shown.keys()]).toEqual(['intercom-ru', 'smallest-ru', 'intercom-en'])
  expect(shown.get('smallest-ru')).toContain('1 ребус в игре, сложность 1')
  expect(shown.get('smallest-ru')).toContain('Можно выиграть: Скидка 10 %')
  expect(shown.get('intercom-en')).toContain('по-английски')
  expect(shown.get('intercom-ru')).toMatch(/\d+ ребус\S*, в игре 5, сложность 1–\d/)
  expect(page.all('.template input[checked]').map((input) => input.getAttribute('value'))).toEqual(['intercom-ru'])
})

test('the template that was chosen stays chosen where something else is wrong', async () => {
  const { anna } = await opensDesk()
  const refused = await anna.sends('/campaigns', { name: '', address: '', template: 'smallest-ru', phoneNumber: '' })
  expect(refused.all('.template input[checked]').map((input) => input.getAttribute('value'))).toEqual(['smallest-ru'])
})

test('the pictures of a card are loaded when they come into sight, and then kept by the browser', async () => {
  const { anna, loads } = await opensDesk()
  const images = (await anna.opens('/campaigns')).all('.template img')
  expect(new Set(images.map((image) => image.getAttribute('loading')))).toEqual(new Set(['lazy']))
  const [address = ''] = images.map((image) => image.getAttribute('src') ?? '')
  const picture = await loads(address)
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
  expect(picture.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
  const former = await loads(address.replace(/pictures\/[^.]+/, 'pictures/formerly'))
  expect([former.status, former.headers.get('cache-control')]).toEqual([200, 'no-store'])
})

test('everybody of the staff sees all pictures of a template on one sheet', async () => {
  const { oleg, loads } = await opensDesk()
  const sheet = await oleg.opens('/templates/smallest-ru')
  expect(sheet.text('h1')).toBe('Самая короткая викторина')
  expect(sheet.texts('.sheet-rebus h3')).toEqual(['1. доклад сложность 1'])
  const addresses = new Set(sheet.all('.sheet-rebus img').map((image) => image.getAttribute('src') ?? ''))
  expect(addresses.size).toBe(4)
  for (const address of addresses) expect([address, (await loads(address)).status]).toEqual([address, 200])
  expect(sheet.all('a').map((link) => link.getAttribute('href'))).toContain('/operator/campaigns#make')
})

test('there is no other template, and no other picture of one', async () => {
  const { oleg } = await opensDesk()
  for (const path of [
    'none',
    'none/pictures/any.0.hard',
    'smallest-ru/pictures/any.7.hard',
    'smallest-ru/pictures/any.0.blurred',
    'smallest-ru/pictures/x',
  ])
    expect([path, (await oleg.opens(`/templates/${path}`)).status]).toEqual([path, 404])
})
