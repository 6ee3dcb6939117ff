import { expect, test } from 'bun:test'
import { createEmulator } from '../../../scenario/emulator/emulator.ts'
import { checks } from '../../../server/store/schema/schema.ts'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { opensTheEvening } from '../../cast/evening.ts'
import { wire } from '../../cast/wire.ts'

const operatorPassword = 'a password for tests'

/** The desk, and everything that visitors do meanwhile. The campaign has the only number. */
async function opensDesk(options: Parameters<typeof opensTheEvening>[0] = {}) {
  const evening = await opensTheEvening({ operatorPassword, ...options })
  const address = evening.context.path.replace('/c/', '')
  const anna = await worksAtTheDesk(evening.url, operatorPassword)
  return {
    ...evening,
    opensSettings: (part: 'site' | 'calls') => anna.opens(`/campaigns/${address}?part=${part}`),
    sets: (section: string, typed: Record<string, string>) => anna.sets(address, section, typed),
    says: async (caller: string) => (await wire(evening.url).starts(caller)).turn,
    looks: async (path: string) => {
      const response = await fetch(evening.url + path)
      return { html: await response.text(), policy: response.headers.get('content-security-policy') ?? '' }
    },
  }
}

test('a renamed Pavel is called so on the button, in the chat, on the page and on the telephone', async () => {
  const desk = await opensDesk()
  const saved = await desk.sets('pavel', { pavelName: ' Геннадий ', role: 'хранитель билетов' })
  expect(saved.text('[role="status"]')).toBe('Сохранено.')
  expect(saved.text('#pavel-pavelName-hint')).toContain('«С вами говорит робот Геннадий.»')
  const { html } = await desk.looks(desk.context.path)
  expect(html).toContain('Геннадий зовёт играть')
  const visitor = await desk.comes()
  await visitor.sees('Я Геннадий, хранитель билетов.')
  expect(visitor.text).not.toMatch(/Павел|Павл/)
  expect(html).toMatch(/<section id="chat"[^>]* aria-label="Геннадий"/)
  expect(html).not.toMatch(/Павел|Павл/)
  expect((await desk.says('79161234567')).say).toStartWith('С вами говорит робот Геннадий.')
  await desk.sets('pavel', { pavelName: '', role: '' })
  expect((await desk.looks(desk.context.path)).html).toContain('Поиграть с Павлом')
})

test('a number that the campaign is given is filled in on the telephone in the browser, and answered there', async () => {
  const script = await Bun.file(new URL('../simulator/parrot.js', import.meta.url)).text()
  const desk = await opensDesk({ emulator: createEmulator({ script, secrets: {}, speech: () => 'by hand' }) })
  await desk.sets('basics', { phoneNumber: '8 800 100-20-30' })
  expect((await desk.looks('/phone')).html).toContain('value="8\u00a0800\u00a0100-20-30"')
  const body = new URLSearchParams({ caller: '8 916 123-45-67', called: '8 800 100-20-30' })
  expect((await fetch(`${desk.url}/phone/calls`, { method: 'POST', body, headers: { origin: desk.url } })).status).toBe(201)
})

test('the button says what the campaign wants, with his name in it, and sleeps in the corner that was chosen', async () => {
  const desk = await opensDesk()
  expect((await desk.looks('/embed.js')).html).not.toContain('"corner":"left"')
  await desk.sets('pavel', { launcher: 'Сыграем? {name} ждёт' })
  await desk.sets('launcher', { corner: 'left' })
  const { html } = await desk.looks('/embed.js')
  expect(html).toContain('"label":"Сыграем? Павел ждёт"')
  expect(html).toContain('"corner":"left"')
})

test('a name that is too long or has braces, and a button with a wrong variable are refused', async () => {
  const desk = await opensDesk()
  const refused = await desk.sets('pavel', { pavelName: 'я'.repeat(21), launcher: 'Зовёт {имя}' })
  expect(refused.status).toBe(422)
  expect(refused.texts('#pavel .setting .bad')).toEqual([
    'Слишком длинно: знаков 21, а поместится 20.',
    'Переменной {имя} здесь нет.',
  ])
  expect((await desk.sets('pavel', { pavelName: '{name}' })).status).toBe(422)
})

test('the sites of a campaign are the only ones that may show its chat, and those of the server where it names none', async () => {
  const desk = await opensDesk({ allowedOrigins: ['https://first.example.com'] })
  const other = await desk.opens('other', { settings: { sites: ['https://other.example.com'] } })
  const framersAt = async (path: string) => /frame-ancestors ([^;]*)/.exec((await desk.looks(path)).policy)?.[1]
  expect(await framersAt(`${desk.context.path}/chat`)).toBe("'self' https://first.example.com")
  const typed = ' https://Conference.example.com/ \n\nhttp://localhost:8080\nhttps://conference.example.com'
  const saved = await desk.sets('sites', { sites: typed })
  expect(saved.text('#sites-sites')).toBe('https://conference.example.com\nhttp://localhost:8080'.replace('\n', ' '))
  expect(await framersAt(`${desk.context.path}/chat`)).toBe("'self' https://conference.example.com http://localhost:8080")
  expect(await framersAt(`${other.path}/chat`)).toBe("'self' https://other.example.com")
  for (const path of ['/operator/sign-in', desk.context.path]) expect(await framersAt(path)).toBe("'none'")
})

test('every line that is no site is said with its text, and nothing is saved', async () => {
  const desk = await opensDesk()
  const lines = ['https://conference.example.com/page', 'conference.example.com', 'https://fine.example.com', 'ftp://a.example']
  const refused = await desk.sets('sites', { sites: lines.join('\n') })
  expect(refused.status).toBe(422)
  const wrong = refused.texts('#sites-sites-faults p').map((text) => /«(.*)»/.exec(text)?.[1])
  expect(wrong).toEqual([lines[0], lines[1], lines[3]])
  expect((await desk.opensSettings('site')).text('#sites-sites')).toBe('')
})

test('more sites than a header can hold are refused', async () => {
  const desk = await opensDesk()
  const sites = Array.from({ length: 51 }, (_, index) => `https://${index}.example.com`).join('\n')
  expect((await desk.sets('sites', { sites })).text('#sites-sites-faults')).toBe('Строк 51, а поместится 50.')
})

test('countries are named in Russian, in English or by their codes, and only their numbers are called', async () => {
  const desk = await opensDesk({ callsPerMinute: 600, phoneNumberAbroad: '+74951234567' })
  const abroad = await desk.comes()
  await abroad.givesNumber('+49 151 23456789')
  abroad.doesNotSee('Позвони мне')
  const saved = await desk.sets('calls', { countries: 'россия\nGermany\nkz' })
  expect(saved.text('#calls-countries')).toBe('Россия Германия Казахстан')
  await (await desk.comes(abroad.token)).sees('Позвони мне')
  await desk.sets('calls', { mobile: '', fixed: 'on' })
  ;(await desk.comes(abroad.token)).doesNotSee('Позвони мне')
})

test('numbers of other countries cannot play where the campaign is only for some: neither on the page nor by calling', async () => {
  const desk = await opensDesk({ phoneNumberAbroad: '+74951234567' })
  const early = await desk.comes()
  await early.givesNumber('+49 151 23456789')
  await desk.sets('calls', { isOnlyForThese: 'on' })
  const late = await desk.comes()
  expect((await late.givesNumber('+49 151 23456780')).status).toBe(422)
  await late.sees('Номера этой страны в игру не берут')
  expect(await desk.says('4915123456789')).toMatchObject({ then: 'hang up', say: expect.stringContaining('Номера вашей страны') })
  expect(await desk.context.db.query.participants.findMany()).toEqual([])
  await desk.plays('8 916 123-45-67')
})

test('Pavel calls at the hours of the campaign, and promises the next of them', async () => {
  const desk = await opensDesk({ callsPerMinute: 600, keepsHours: true })
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Moscow', hour: '2-digit', hourCycle: 'h23' })
  const from = (Number(clock.format(new Date())) + 3) % 23
  const saved = await desk.sets('calls', { from: `${from}`, to: `${from + 1}` })
  expect(saved.fields('calls')).toMatchObject({ from: `${from}`, to: `${from + 1}` })
  const visitor = await desk.asksToBeCalled('8 916 123-45-67')
  await visitor.sees(`Позвоню в ${from}:00 по вашему времени`)
})

test('countries that do not exist, no kind of telephone and hours that end before they begin are refused', async () => {
  const desk = await opensDesk()
  const typed = { countries: 'Россия\nАтлантида\nZZ', mobile: '', fixed: '', from: '21', to: '9' }
  const refused = await desk.sets('calls', typed)
  expect(refused.status).toBe(422)
  expect(refused.texts('#calls .setting .bad')).toEqual([
    'Страны «Атлантида» нет. Проверьте название или впишите код, например RU.',
    'Страны «ZZ» нет. Проверьте название или впишите код, например RU.',
    'Отметьте хотя бы один вид телефонов: мобильные или городские.',
    'Это раньше, чем начало, или тот же час.',
  ])
  const empty = await desk.sets('calls', { countries: ' ', from: 'утром', to: '25' })
  expect(empty.texts('#calls .setting .bad')).toEqual(['Это поле нужно заполнить.', 'Выберите из списка.', 'Выберите из списка.'])
})

test('the next call has the voice and the recogniser that were chosen, and the time-outs of the quiz', async () => {
  const desk = await opensDesk()
  const { speaker, recogniser } = desk.context.voice
  expect((await desk.opensSettings('calls')).fields('voice')).toEqual({
    speaker,
    recogniser,
    model: '',
    isInterruptible: 'on',
    detectsVoice: 'on',
    mark: expect.any(String),
  })
  const chosen = { speaker: 'SaluteSpeech.ru_RU_taras', recogniser: 'SaluteSpeech.ru_RU', model: 'SaluteSpeech.callcenter' }
  expect((await desk.sets('voice', chosen)).fields('voice')).toMatchObject(chosen)
  const { phraseEndMs, longestSpeechMs } = desk.quiz.voice
  expect((await desk.says('79161234567')).voice).toMatchObject({ ...chosen, phraseEndMs, longestSpeechMs })
  const call = desk.telephone.dials('79161234567')
  await call.hears('С вами говорит робот')
  await desk.sets('voice', { speaker, recogniser, model: '' })
  const pauses = { phraseEndMs, longestSpeechMs, expectedEndMs: 400, correctionMs: 600 }
  const heard = { isInterruptible: true, detectsVoice: true }
  expect((await desk.says('79161234568')).voice).toEqual({ speaker, recogniser, ...pauses, ...heard })
})

test('the next call cannot be interrupted by voice once that is switched off', async () => {
  const desk = await opensDesk()
  const saved = await desk.sets('voice', { isInterruptible: '' })
  expect(saved.fields('voice')).toMatchObject({ isInterruptible: '', detectsVoice: 'on' })
  expect((await desk.says('79161234567')).voice).toMatchObject({ isInterruptible: false, detectsVoice: true })
})

test('the page tells why callers are not heard over Pavel yet, and what to do about it', async () => {
  const emulated = await opensDesk()
  expect((await emulated.opensSettings('calls')).texts('#voice .hint').join(' ')).toContain('через телефон-симулятор')
  const desk = await opensDesk({ isReal: true })
  const hints = async () => (await desk.opensSettings('calls')).texts('#voice .hint').slice(-2)
  for (const hint of await hints()) expect(hint).toContain('Запустите bun run scenario:check и позвоните')
  const { db, campaignId } = desk.context
  await db
    .insert(checks)
    .values({ campaignId, requestedAt: new Date(), findings: { echo: 'none', 'stopped phrase': 'ends silently' } })
  const [interrupts, detects] = await hints()
  expect(interrupts).toContain('Сейчас работает: линия проверена.')
  expect(detects).toContain('телефония этого не умеет')
})

test('a voice that is in no list, or speaks another language, and a model of another company are refused', async () => {
  const desk = await opensDesk()
  const wrong = await desk.sets('voice', {
    speaker: 'Yandex.Neural.en_US_john',
    recogniser: 'Parrot.ru_RU',
    model: 'Google.video',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.texts('#voice .setting .bad')).toEqual([
    'Выберите из списка.',
    'Выберите из списка.',
    'Эта настройка слуха от другой компании. Выберите из той же, что слушает.',
  ])
  expect((await desk.sets('voice', { model: 'Yandex.dates' })).text('#voice-model-faults')).toBe('Выберите из списка.')
})

test('whoever wins gets a link to where the code is spent, beside the code', async () => {
  const desk = await opensDesk()
  await desk.sets('basics', { ticketLink: 'https://allo.example.com/tickets' })
  const { visitor, caller } = await desk.plays('8 916 123-45-67')
  for (const rebus of [1, 2, 3, 4, 5]) await caller.says(desk.answerTo(rebus))
  await visitor.isShown('finished')
  await visitor.sees('Применить промокод')
})
