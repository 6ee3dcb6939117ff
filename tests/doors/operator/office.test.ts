import { expect, test } from 'bun:test'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { startServer } from '../../cast/server.ts'
import { nowOf, officeOf, opensShop, tends } from '../../cast/ticket-shop.ts'

const operatorPassword = 'a password for tests'
const observerPassword = 'another one, to look'

async function atTheDesk() {
  const server = await startServer({ operatorPassword, observerPassword })
  const desk = await worksAtTheDesk(server.url, operatorPassword, { isPlain: true })
  const path = `/campaigns/${server.context.path.slice(3)}/office`
  const sets = async (kind: 'pretix' | 'timepad', typed: Record<string, string>) => {
    const page = await desk.opens(path)
    return desk.sends(`${path}/${kind}`, { ...page.fields(`office-${kind}`), ...typed })
  }
  return { server, desk, path, sets }
}

test('an organiser connects a shop, asks it, and its codes are made', async () => {
  const shop = await opensShop()
  const { server, desk, path, sets } = await atTheDesk()
  expect((await desk.opens(path)).text('main')).toContain('Касса не подключена')
  const event = `${shop.url}/reptiles/conf/`
  const typed = { event, secret: shop.token, 'stock.30': '2', 'priceMode.30': 'percent', 'value.30': '30', 'item.30': '11' }
  const saved = await sets('pretix', typed)
  expect([saved.status, saved.location]).toEqual([303, expect.stringContaining('/office?done=saved')])
  expect((await desk.sends(`${path}/check`, {})).text('#office-found')).toBe('Касса отвечает. Ваучеров в ней: 0.')
  await tends(server)
  expect(shop.shop.vouchers).toMatchObject([{ item: 11, value: '30.00', price_mode: 'percent' }, {}])
  const page = await desk.opens(path)
  expect(page.text('#office-pretix')).toContain('Сейчас в запасе: 2.')
  expect(page.fields('office-pretix')).toMatchObject({ event, secret: '', 'stock.30': '2', 'value.30': '30.00', 'stock.100': '' })
  const { text } = await desk.saves(server.context.path.slice(3))
  for (const shown of [page.html, text, (await desk.opens('/log')).html]) expect(shown).not.toContain(shop.token)
  expect((await desk.opens('/log')).text('main')).toContain('pretix')
})

test('what is typed wrong is said beside its field, and nothing is saved', async () => {
  const { server, sets } = await atTheDesk()
  const page = await sets('pretix', {
    event: 'http://shop.example.com/reptiles/conf',
    secret: '',
    'stock.30': '5000',
    'value.30': '30',
    'stock.20': '5',
    'value.20': 'half',
    'stock.10': '5',
    'priceMode.10': 'percent',
    'value.10': '101',
    'item.10': '1',
    'quota.10': '2',
    'validUntil.10': 'завтра',
  })
  expect(page.status).toBe(422)
  expect(page.texts('.bad').filter((text) => text !== '')).toEqual([
    'Это не похоже на адрес мероприятия. Нужен такой: https://pretix.eu/organizer/event/',
    'Это поле нужно заполнить.',
    expect.stringContaining('до 2000'),
    'Нужно число, например 10 или 1500,50.',
    'Больше 100 % скинуть нельзя.',
    'Такого дня нет. Укажите день, месяц и год.',
    'Укажите что-то одно: товар или квоту.',
    'Не сохранено. Исправьте то, что отмечено.',
  ])
  expect(nowOf(server).office).toBeNull()
})

test.each([
  'ftp://shop.example.com/reptiles/conf',
  'https://anna:secret@shop.example.com/reptiles/conf',
  'https://shop.example.com/reptiles/conf?x=1',
  'http://192.168.0.1/reptiles/conf',
  'https://shop.example.com/conf',
  'https://shop.example.com/../conf',
])('%s is no address of an event', async (event) => {
  const { sets } = await atTheDesk()
  expect((await sets('pretix', { event, secret: 'x' })).status).toBe(422)
})

test('the token stays as it is when the field is left empty, and goes to no other shop', async () => {
  const shop = await opensShop()
  const { server, sets } = await atTheDesk()
  const event = `${shop.url}/reptiles/conf/`
  await sets('pretix', { event, secret: shop.token })
  const { hookKey } = await officeOf(server)
  expect((await sets('pretix', { event, 'stock.30': '3', 'value.30': '5' })).status).toBe(303)
  expect(await officeOf(server)).toMatchObject({ secret: shop.token, hookKey })
  const moved = await sets('pretix', { event: 'https://elsewhere.example.com/reptiles/conf/' })
  expect([moved.status, moved.text('#office-pretix')]).toEqual([422, expect.stringContaining('Впишите токен ещё раз')])
  expect(await officeOf(server)).toMatchObject({ secret: shop.token, settings: { shop: shop.url } })
})

test('two who change it at once do not undo each other', async () => {
  const { server, desk, path } = await atTheDesk()
  const boris = await worksAtTheDesk(server.url, operatorPassword, { name: 'Борис', isPlain: true })
  const seen = (await desk.opens(path)).fields('office-timepad')
  await boris.sends(`${path}/timepad`, { ...(await boris.opens(path)).fields('office-timepad'), secret: 'Борис' })
  const late = await desk.sends(`${path}/timepad`, { ...seen, secret: 'Анна' })
  expect([late.status, late.text('#office-timepad')]).toEqual([409, expect.stringContaining('пока вы печатали')])
  expect(await officeOf(server)).toMatchObject({ secret: 'Борис' })
})

test('what is wrong with a shop is said with what to do', async () => {
  const shop = await opensShop({ faults: { hasEnded: true } })
  const { server, desk, path, sets } = await atTheDesk()
  await sets('pretix', { event: `${shop.url}/reptiles/conf/`, secret: shop.token, 'stock.30': '3', 'value.30': '5' })
  await tends(server)
  const state = (await desk.opens(path)).text('.office-state')
  expect(state).toContain('закончилось')
  expect(state).toContain('Проверьте адрес мероприятия')
  expect(state).toContain('Игра идёт')
  const now = await desk.opens('')
  expect(now.text('main')).toContain('закончилось или его закрыли. Проверьте адрес мероприятия')
  expect(now.all(`a[href="/operator${path}"]`)).toHaveLength(1)
  shop.faults.hasEnded = false
  await desk.sends(`${path}/check`, {})
  expect((await desk.opens(path)).text('.office-state')).not.toContain('закончилось')
})

test('TimePad is connected by a phrase, and its hook’s address is shown to be copied', async () => {
  const { server, desk, path, sets } = await atTheDesk()
  expect((await sets('timepad', { eventId: 'conf', secret: '' })).status).toBe(422)
  expect((await sets('timepad', { eventId: '123', secret: 'пароль кассы' })).status).toBe(303)
  const { hookKey } = await officeOf(server)
  const page = await desk.opens(path)
  expect(page.text('#office-hook')).toBe(`${server.url}/offices/timepad/${hookKey}`)
  expect(page.html).not.toContain('пароль кассы')
  expect(hookKey.length).toBeGreaterThanOrEqual(32)
})

test('an office that is taken away is forgotten, and its codes stay in their pools', async () => {
  const shop = await opensShop()
  const { server, desk, path, sets } = await atTheDesk()
  await sets('pretix', { event: `${shop.url}/reptiles/conf/`, secret: shop.token, 'stock.30': '3', 'value.30': '5' })
  await tends(server)
  expect(nowOf(server).codeSources).toEqual({ '30': 'pool' })
  expect((await desk.sends(`${path}/remove`, {})).status).toBe(303)
  expect(nowOf(server)).toMatchObject({ office: null, codeSources: { '30': 'pool' } })
  expect(await server.context.db.query.codes.findMany()).toHaveLength(3)
  expect((await desk.opens(`${path}?done=removed`)).text('main')).toContain('Касса отключена.')
})

test('an observer sees how the office is doing, and changes nothing by hand', async () => {
  const shop = await opensShop()
  const { server, path, sets } = await atTheDesk()
  await sets('pretix', { event: `${shop.url}/reptiles/conf/`, secret: shop.token })
  const observer = await worksAtTheDesk(server.url, observerPassword, { name: 'Пётр', isPlain: true })
  const page = await observer.opens(path)
  expect(page.status).toBe(200)
  expect(page.all('main form button')).toEqual([])
  for (const what of ['pretix', 'timepad', 'check', 'remove'])
    expect((await observer.sends(`${path}/${what}`, { secret: 'x' })).status).toBe(403)
  expect(await officeOf(server)).toMatchObject({ kind: 'pretix', secret: shop.token })
})

test('the day of the conference is set with the campaign, and what cannot be is said', async () => {
  const { server } = await atTheDesk()
  const desk = await worksAtTheDesk(server.url, operatorPassword)
  const address = server.context.path.slice(3)
  const faults = async (typed: Record<string, string>) => (await desk.sets(address, 'tickets', typed)).texts('.setting .bad')
  expect(await faults({ firstDay: '2026-12-10', startsAt: '10:00', endsAt: '' })).toHaveLength(1)
  expect(await faults({ firstDay: '2026-12-10', startsAt: '18:00', endsAt: '10:00' })).toHaveLength(1)
  expect(await faults({ firstDay: '2026-12-10', lastDay: '2026-12-09' })).toHaveLength(1)
  expect(await faults({ firstDay: '', lastDay: '2026-12-09' })).toHaveLength(1)
  expect(await faults({ firstDay: '2026-02-30' })).not.toEqual([])
  expect(await faults({ firstDay: '2026-12-10', startsAt: '10:00', endsAt: '18:00', place: 'Москва' })).toEqual([])
  expect((await fetch(`${server.url}${server.context.path}/conference.ics`)).status).toBe(200)
})

test('where visitors come over the internet, no shop is looked for on this machine or in its network', async () => {
  const shop = await opensShop()
  const server = await startServer({ operatorPassword, publicUrl: 'https://quiz.example.com' })
  const desk = await worksAtTheDesk(server.url, operatorPassword, { isPlain: true, origin: 'https://quiz.example.com' })
  const path = `/campaigns/${server.context.path.slice(3)}/office`
  const fields = (await desk.opens(path)).fields('office-pretix')
  for (const near of [
    shop.url,
    'https://127.0.0.1:8443',
    'https://10.0.0.7',
    'https://shop.localhost',
    'https://[::1]',
    'https://intranet',
  ]) {
    const refused = await desk.sends(`${path}/pretix`, { ...fields, event: `${near}/reptiles/conf/`, secret: shop.token })
    expect([refused.status, refused.text('#office-pretix')]).toEqual([
      422,
      expect.stringContaining('До этого адреса посетители не дойдут'),
    ])
  }
  expect(shop.requests).toEqual([])
  const saved = await desk.sends(`${path}/pretix`, { ...fields, event: 'https://pretix.eu/reptiles/conf/', secret: shop.token })
  expect(saved.status).toBe(303)
})
