import { expect, test } from 'bun:test'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { startServer } from '../../cast/server.ts'

const operatorPassword = 'a password for tests'
const observerPassword = 'another one, to look'

async function opensDesk(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer({ operatorPassword, observerPassword, ...options })
  const anna = await worksAtTheDesk(server.url, operatorPassword)
  const visits = async (path: string) => {
    const response = await fetch(server.url + path)
    return { status: response.status, html: (await response.text()).replaceAll('\u00a0', ' ') }
  }
  return { ...server, anna, visits }
}

const conference = { name: 'Алло, конференция', address: 'allo', template: 'smallest-ru', phoneNumber: '8 (800) 100-20-30' }

test('somebody makes a campaign from a template: its page works at once, with the number to call', async () => {
  const { anna, visits } = await opensDesk()
  expect((await visits('/c/allo')).status).toBe(404)
  const made = await anna.sends('/campaigns', conference)
  expect([made.status, made.location]).toEqual([303, '/operator/campaigns/allo'])
  expect((await visits('/c/allo')).status).toBe(200)
  const list = await anna.opens('/campaigns')
  expect(list.texts('.campaigns li').at(-1)).toBe('Алло, конференцияСейчас игра открыта./c/allo · 8 800 100-20-30')
  expect((await anna.opens('/campaigns/allo')).fields('basics')).toMatchObject({ phoneNumber: '8\u00a0800\u00a0100-20-30' })
  expect((await anna.opens('/log')).text()).toContain('Создана кампания')
})

test('a new campaign says what it lacks before the first visitor, and a saved form takes that from the list', async () => {
  const { anna } = await opensDesk()
  await anna.sends('/campaigns', conference)
  const lacking = (page: Awaited<ReturnType<typeof anna.opens>>) => page.texts('#campaign-missing li a')
  const others = ['Кто проводит игру', 'Кого спросить', 'Сайт, на котором стоит чат']
  expect(lacking(await anna.opens('/campaigns/allo'))).toEqual([
    'Конференция: название, когда и где',
    'Где купить билет',
    'Когда игра закрывается',
    ...others,
  ])
  const about = { conference: 'Алло’27', when: '1 июня, Москва', ticketLink: 'allo.example.com/tickets' }
  const saved = await anna.sets('allo', 'basics', about)
  expect(lacking(saved)).toEqual(['Когда игра закрывается', ...others])
  expect(saved.fields('basics')).toMatchObject({ ticketLink: 'https://allo.example.com/tickets' })
  await anna.sets('allo', 'dates', { closesAt: '2100-01-01T12:00' })
  const organiser = { organiser: 'ООО «Алло»', contact: 'help@allo.example.com' }
  expect(lacking(await anna.sets('allo', 'rules', organiser))).toEqual([])
  expect((await anna.opens('/campaigns/allo')).all('#campaign-missing[hidden]')).toHaveLength(1)
})

test('a new campaign calls the country of its number, at the hours of its template', async () => {
  const { anna } = await opensDesk()
  await anna.sends('/campaigns', { ...conference, phoneNumber: '+7 727 258 00 00' })
  const page = await anna.opens('/campaigns/allo?part=calls')
  expect(page.text('#calls-countries')).toBe('Казахстан')
  expect(page.fields('calls')).toMatchObject({ mobile: 'on', fixed: 'on', from: '9', to: '21' })
})

test('a campaign without an address typed gets one made from its name, and the next of that name another', async () => {
  const { anna } = await opensDesk()
  const typed = { ...conference, name: 'Ёжики & Щуки 2026', address: '' }
  expect((await anna.sends('/campaigns', typed)).location).toBe('/operator/campaigns/yozhiki-schuki-2026')
  expect((await anna.opens('/campaign-address?name=Ёжики%20щуки%202026')).text()).toBe('Без него будет /c/yozhiki-schuki-2026-2')
  expect((await anna.sends('/campaigns', typed)).location).toBe('/operator/campaigns/yozhiki-schuki-2026-2')
})

test('everything that is wrong with a new campaign is said at once, what was typed stays, and nothing is made', async () => {
  const { anna, context } = await opensDesk()
  const reply = await anna.sends('/campaigns', { name: ' ', address: 'Алло!', template: 'none', phoneNumber: '123' })
  expect(reply.status).toBe(422)
  expect(reply.texts('#make .setting .bad')).toEqual([
    'Это поле нужно заполнить.',
    'Годятся строчные латинские буквы, цифры и дефисы между ними, до 40 знаков.',
    'Выберите шаблон из списка.',
    'Это не похоже на номер телефона. Проверьте цифры.',
  ])
  expect(reply.fields('make')).toMatchObject({ address: 'Алло!', phoneNumber: '123' })
  expect(await context.db.query.campaigns.findMany()).toHaveLength(1)
})

for (const [address, fault] of [
  ['allo', 'Такой адрес уже занят другой кампанией.'],
  ['new', 'Этот адрес нужен самому пульту. Выберите другой.'],
  ['-allo', 'Годятся строчные латинские буквы, цифры и дефисы между ними, до 40 знаков.'],
  ['a'.repeat(41), 'Годятся строчные латинские буквы, цифры и дефисы между ними, до 40 знаков.'],
] as const) {
  test(`the address ${address} is refused`, async () => {
    const { anna, opens } = await opensDesk()
    await opens('allo')
    const reply = await anna.sends('/campaigns', { ...conference, address })
    expect(reply.texts('#make .setting .bad')).toEqual([fault])
  })
}

test('the basics are saved as they are typed, shown as people write them, and the log tells who changed what', async () => {
  const { anna, context, opens, visits } = await opensDesk({ sms: { send: async () => {} } })
  await opens('allo')
  const reply = await anna.sets('allo', 'basics', {
    name: 'Новое имя',
    phoneNumber: '88001002030',
    phoneNumberAbroad: '+7 495 123-45-67',
    isPrizeByMessage: 'on',
    conference: 'Алло',
    when: '5 мая, Москва',
    price: '20 000 ₽',
    ticketLink: 'https://allo.example.com/tickets',
  })
  expect(reply.status).toBe(200)
  expect(reply.text('[role="status"]')).toBe('Сохранено.')
  expect(reply.fields('basics')).toMatchObject({ phoneNumber: '8\u00a0800\u00a0100-20-30', isPrizeByMessage: 'on' })
  const row = await context.db.query.campaigns.findFirst({ where: (campaign, { eq }) => eq(campaign.address, 'allo') })
  expect(row).toMatchObject({
    name: 'Новое имя',
    settings: { phoneNumber: '+78001002030', phoneNumberAbroad: '+74951234567', isPrizeByMessage: true },
  })
  expect((await visits('/c/allo')).status).toBe(200)
  const log = await anna.opens('/log')
  expect(log.texts('.log tbody tr')[0]).toContain('Изменена кампания allo: Основное')
})

test('all faults of the basics are said where they are, what was typed stays, and nothing is saved', async () => {
  const { anna, opens } = await opensDesk()
  await opens('allo')
  const typed = {
    name: '',
    phoneNumber: '12',
    phoneNumberAbroad: 'нет',
    isPrizeByMessage: 'on',
    conference: 'а'.repeat(121),
    ticketLink: 'http://allo.example.com',
  }
  const reply = await anna.sets('allo', 'basics', typed)
  expect(reply.status).toBe(422)
  const faultOf = (field: string) => reply.text(`#basics-${field}-faults`)
  expect(Object.keys(typed).map(faultOf)).toEqual([
    'Это поле нужно заполнить.',
    'Это не похоже на номер телефона. Проверьте цифры.',
    'Это не похоже на номер телефона. Проверьте цифры.',
    'СМС отправлять нечем: задайте VOXIMPLANT_SMS_FROM на сервере.',
    'Слишком длинно: знаков 121, а поместится 120.',
    'Нужен адрес, который начинается с https://',
  ])
  expect(reply.fields('basics')).toMatchObject(typed)
  expect((await anna.opens('/campaigns/allo')).fields('basics').name).toBe('allo')
})

test('a time zone with a clock change between opening and closing: each local time is that of its own day', async () => {
  const { anna, context, opens } = await opensDesk()
  await opens('allo')
  const typed = { timeZone: 'Europe/Berlin', opensAt: '2094-03-27T09:00', closesAt: '2094-03-29T09:00' }
  const reply = await anna.sets('allo', 'dates', typed)
  expect(reply.fields('dates')).toMatchObject(typed)
  expect(reply.text('#campaign-state')).toContain('Откроется 27 марта')
  const row = await context.db.query.campaigns.findFirst({ where: (campaign, { eq }) => eq(campaign.address, 'allo') })
  expect([row?.opensAt?.toISOString(), row?.closesAt?.toISOString()]).toEqual([
    '2094-03-27T08:00:00.000Z',
    '2094-03-29T07:00:00.000Z',
  ])
})

test('a local time that a clock change skips is refused with the next one, and one that comes twice is explained', async () => {
  const { anna, context, opens } = await opensDesk()
  await opens('allo')
  const skipped = await anna.sets('allo', 'dates', { timeZone: 'Europe/Berlin', opensAt: '2094-03-28T02:30' })
  expect(skipped.text('#dates-opensAt-faults')).toBe(
    'Этого времени в тот день не будет: часы переводят вперёд. Ближайшее — 2094-03-28 03:00.',
  )
  const twice = { timeZone: 'Europe/Berlin', opensAt: '2094-10-31T02:30', closesAt: '2094-10-31T02:30' }
  const doubled = await anna.sets('allo', 'dates', twice)
  expect(doubled.text('#dates-opensAt-hint')).toContain('Откроемся в первый раз')
  expect(doubled.text('#dates-closesAt-hint')).toContain('Закроемся во второй раз')
  expect((await anna.sets('allo', 'dates', {})).fields('dates')).toMatchObject(twice)
  const row = await context.db.query.campaigns.findFirst({ where: (campaign, { eq }) => eq(campaign.address, 'allo') })
  expect([row?.opensAt?.toISOString(), row?.closesAt?.toISOString()]).toEqual([
    '2094-10-31T00:30:00.000Z',
    '2094-10-31T01:30:00.000Z',
  ])
})

test('dates that are none, that go backward, or are of no time zone are refused', async () => {
  const { anna, opens } = await opensDesk()
  await opens('allo')
  const backward = await anna.sets('allo', 'dates', { opensAt: '2094-01-02T10:00', closesAt: '2094-01-02T10:00' })
  expect(backward.text('#dates-closesAt-faults')).toBe('Игра закрывается раньше, чем открывается.')
  const wrong = await anna.sets('allo', 'dates', { timeZone: 'Луна', opensAt: '2094-02-30T10:00', closesAt: 'завтра' })
  expect(wrong.texts('#dates .bad')).toEqual([
    'Такого часового пояса нет. Выберите из списка, например Europe/Moscow.',
    'Такого времени нет. Укажите день, месяц, год, часы и минуты.',
    'Такого времени нет. Укажите день, месяц, год, часы и минуты.',
    'Не сохранено. Исправьте то, что отмечено.',
  ])
})

test('a pause says one’s own sentence to visitors, and its end opens the game again', async () => {
  const { anna, opens, visits } = await opensDesk()
  await opens('allo')
  const paused = await anna.sets('allo', 'pause', { isPaused: 'on', sentence: 'Павел обедает.' })
  expect(paused.text('#campaign-state')).toContain('Сейчас игра на паузе')
  expect((await visits('/c/allo')).html).toContain('Павел обедает.')
  const open = await anna.sets('allo', 'pause', { isPaused: '' })
  expect(open.text('#campaign-state')).toContain('Сейчас игра открыта.')
  expect((await visits('/c/allo')).html).not.toContain('Павел обедает.')
})

test('a change that somebody else has made meanwhile is not overwritten: both are shown, and sending again means it', async () => {
  const { anna, opens, url } = await opensDesk()
  await opens('allo')
  const boris = await worksAtTheDesk(url, operatorPassword, { name: 'Борис' })
  const opened = (await anna.opens('/campaigns/allo')).fields('basics')
  await boris.sets('allo', 'basics', { name: 'Имя Бориса' })
  await boris.sets('allo', 'pause', { isPaused: 'on' })
  const refused = await anna.sends('/campaigns/allo/basics', { ...opened, name: 'Имя Анны' })
  expect(refused.status).toBe(409)
  expect(refused.text('#basics-name-now')).toBe('Сейчас сохранено: Имя Бориса')
  expect(refused.fields('basics').name).toBe('Имя Анны')
  expect((await anna.opens('/campaigns/allo')).fields('basics').name).toBe('Имя Бориса')
  const saved = await anna.sends('/campaigns/allo/basics', refused.fields('basics'))
  expect(saved.status).toBe(200)
  expect((await boris.opens('/campaigns/allo')).fields('basics').name).toBe('Имя Анны')
})

test('without a script the page is shown as a whole: saved under its own address, refused with what was typed', async () => {
  const { opens, url } = await opensDesk()
  await opens('allo')
  const vera = await worksAtTheDesk(url, operatorPassword, { name: 'Вера', isPlain: true })
  const saved = await vera.sets('allo', 'basics', { name: 'По-простому' })
  expect([saved.status, saved.location]).toEqual([303, '/operator/campaigns/allo?saved=basics#basics'])
  expect((await vera.opens('/campaigns/allo?saved=basics')).text('#basics [role="status"]')).toBe('Сохранено.')
  const refused = await vera.sets('allo', 'basics', { name: '' })
  expect(refused.status).toBe(422)
  expect(refused.text('h1')).toBe('По-простому')
  expect(refused.text('#basics-name-faults')).toBe('Это поле нужно заполнить.')
})

test('an observer sees the settings and changes nothing', async () => {
  const { opens, url } = await opensDesk()
  await opens('allo')
  const looker = await worksAtTheDesk(url, observerPassword, { name: 'Глеб' })
  for (const part of ['game', 'site', 'documents', 'calls', 'words']) {
    const page = await looker.opens(`/campaigns/allo?part=${part}`)
    expect(page.all('fieldset:not([disabled])')).toHaveLength(0)
    // what an organiser copies into a site may be copied by everybody
    expect(page.all('main button:not([data-copies])')).toHaveLength(0)
  }
  const seen = (await looker.opens('/campaigns/allo')).fields('basics')
  expect((await looker.sends('/campaigns/allo/basics', seen)).status).toBe(403)
  expect((await looker.sends('/campaigns', conference)).status).toBe(403)
})

test('a campaign that does not exist has no settings, and a section that does not exist cannot be saved', async () => {
  const { anna, opens } = await opensDesk()
  await opens('allo')
  expect((await anna.opens('/campaigns/nobody')).status).toBe(404)
  expect((await anna.sends('/campaigns/allo/secrets', {})).status).toBe(404)
})

test('the desk shows the campaign that is chosen in its head, and keeps to it in this browser', async () => {
  const { anna, opens, url } = await opensDesk()
  expect((await anna.opens('')).all('.choose-campaign')).toHaveLength(0)
  await opens('allo', { settings: { phoneNumber: '+78001002030' } })
  const board = await fetch(`${url}/operator?campaign=allo`, { headers: { cookie: anna.cookie } })
  const [chosen = ''] = board.headers.getSetCookie()
  expect(chosen).toBe('campaign=allo; Path=/operator; HttpOnly; SameSite=Strict')
  const cookie = `${anna.cookie}; ${chosen.split(';')[0]}`
  const numberFor = async (cookies: string) => {
    const headers = { cookie: cookies, accept: 'application/json', authorization: `Bearer ${operatorPassword}`, origin: url }
    const check = await fetch(`${url}/operator/checks`, { method: 'POST', headers })
    return ((await check.json()) as { number: string }).number
  }
  expect(await numberFor(cookie)).toBe('8\u00a0800\u00a0100-20-30')
  expect(await numberFor(anna.cookie)).toBe('8\u00a0800\u00a0555-35-35')
  const nobody = await fetch(`${url}/operator?campaign=nobody`, { headers: { cookie: anna.cookie } })
  expect([nobody.status, nobody.headers.getSetCookie()]).toEqual([200, []])
})

test('where others can reach the server, a campaign without a number is closed until it has one, and every page says why', async () => {
  const { anna, opens, visits } = await opensDesk({ isLocal: false })
  await opens('allo', { settings: { phoneNumber: null } })
  const closed = 'Сейчас игра закрыта: нет номера, на который звонить. Впишите его в «Основное».'
  expect((await anna.opens('/campaigns')).text()).toContain(closed)
  expect((await anna.opens('/campaigns/allo')).text('#campaign-state')).toContain(closed)
  expect((await visits('/c/allo')).html).toContain('Мне ещё не провели телефон')
  const saved = await anna.sets('allo', 'basics', { phoneNumber: '8 800 100-20-30' })
  expect(saved.text('#campaign-state')).toContain('Сейчас игра открыта.')
  expect((await visits('/c/allo')).html).not.toContain('Мне ещё не провели телефон')
})

test('on this machine alone, an example stands in for a number, so that a campaign can be tried', async () => {
  const { anna, opens, visits } = await opensDesk()
  await opens('allo', { settings: { phoneNumber: null } })
  expect((await anna.opens('/campaigns/allo')).text('#campaign-state')).toContain('Сейчас игра открыта.')
  expect((await visits('/c/allo')).html).not.toContain('Мне ещё не провели телефон')
})
