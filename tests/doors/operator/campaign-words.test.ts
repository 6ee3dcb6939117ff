import { expect, test } from 'bun:test'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { startServer } from '../../cast/server.ts'

const operatorPassword = 'a password for tests'
const observerPassword = 'another one, to look'

async function opensDesk() {
  const server = await startServer({ operatorPassword, observerPassword })
  const context = await server.opens('allo')
  return { ...server, context, anna: await worksAtTheDesk(server.url, operatorPassword) }
}

const settingsOf = async ({ context: { db } }: Awaited<ReturnType<typeof opensDesk>>) =>
  (await db.query.campaigns.findFirst({ where: (campaign, { eq }) => eq(campaign.address, 'allo') }))?.settings

test('colours are saved as one of the usual spellings, and both fields left empty give Pavel’s own back', async () => {
  const desk = await opensDesk()
  const saved = await desk.anna.sets('allo', 'look', { accent: '1D6B35', paper: ' #FFF ' })
  expect(saved.fields('look')).toMatchObject({ accent: '#1d6b35', paper: '#ffffff' })
  expect(saved.all('.look-preview')).toHaveLength(2)
  expect(saved.text('#look-check')).toContain('текст и ссылки в нём будут #4b955c в тёмной теме.')
  expect((await settingsOf(desk))?.look).toEqual({ accent: '#1d6b35', paper: '#ffffff' })
  const own = await desk.anna.sets('allo', 'look', { accent: '', paper: '' })
  expect(own.text('#look-check')).toBe('Сейчас цвета самого Павла.')
  expect((await settingsOf(desk))?.look).toBeNull()
})

test('a background on which nobody can read is refused with the nearest that works, and its button saves that one', async () => {
  const desk = await opensDesk()
  const refused = await desk.anna.sets('allo', 'look', { accent: '#1d6b35', paper: '#808080' })
  expect(refused.status).toBe(422)
  const [, paper = ''] = /Ближайший годный — (#[\da-f]{6})/.exec(refused.text('#look-paper-faults')) ?? []
  expect(refused.fields('look')).toMatchObject({ accent: '#1d6b35', paper: '#808080' })
  const [button] = refused.all('.take-colour')
  expect([button?.getAttribute('name'), button?.getAttribute('value')]).toEqual(['paper', paper])
  const saved = await desk.anna.sets('allo', 'look', { accent: '#1d6b35', paper })
  expect(saved.status).toBe(200)
})

test('a main colour that is hard to read is told while it is typed, with the one that text gets instead as a button', async () => {
  const { anna, url } = await opensDesk()
  const check = await anna.opens('/campaigns/allo/look?accent=%23ffe600&paper=%23ffffff')
  expect(check.text('#look-check')).toContain('Главный цвет читается не везде')
  const [button] = check.all('.take-colour')
  expect(button?.getAttribute('name')).toBe('accent')
  expect((await anna.opens('/campaigns/allo/look?accent=%23ffe')).text()).toBe('Сейчас цвета самого Павла.')
  const looker = await worksAtTheDesk(url, observerPassword, { name: 'Глеб' })
  const seen = await looker.opens('/campaigns/allo/look?accent=%23ffe600&paper=%23ffffff')
  expect(seen.all('button')).toHaveLength(0)
})

for (const [accent, paper, faults] of [
  ['красный', '', ['Это не цвет. Нужно, например, #1d6b35.', 'Это поле нужно заполнить.']],
  ['', '#ffffff', ['Это поле нужно заполнить.', '']],
] as const) {
  test(`the colours «${accent}» and «${paper}» are refused`, async () => {
    const { anna } = await opensDesk()
    const refused = await anna.sets('allo', 'look', { accent, paper })
    expect(refused.status).toBe(422)
    expect([refused.text('#look-accent-faults'), refused.text('#look-paper-faults')]).toEqual([...faults])
  })
}

test('the index leads to every section of the settings from every part, and no part is heavy', async () => {
  const { anna } = await opensDesk()
  const found = new Set<string>()
  for (const part of ['game', 'site', 'documents', 'calls', 'words']) {
    const page = await anna.opens(`/campaigns/allo?part=${part}`)
    expect(new TextEncoder().encode(page.html).length).toBeLessThan(40_000)
    expect(page.all('.settings-index [aria-current="page"]').map((link) => link.getAttribute('href'))).toEqual([`#part-${part}`])
    const links = page.all('.settings-index a').map((link) => link.getAttribute('href') ?? '')
    const [here, away] = [links.filter((href) => href.startsWith('#')), links.filter((href) => href.includes('?part='))]
    expect(here.filter((href) => page.all(href).length !== 1)).toEqual([])
    for (const { id } of page.all('.settings-parts > section')) {
      expect(here.filter((href) => [`#${id}`, `#${id}-form`].includes(href))).toHaveLength(1)
      found.add(id)
    }
    for (const href of away) {
      const { pathname, search, hash } = new URL(href, 'http://desk')
      expect((await anna.opens(pathname.replace('/operator', '') + search)).all(hash)).toHaveLength(1)
    }
  }
  expect(found.size).toBeGreaterThan(15)
})

test('a group of texts is unfolded once somebody has sent it', async () => {
  const { anna } = await opensDesk()
  const page = await anna.opens('/campaigns/allo?part=words')
  expect(page.all('details[open]')).toHaveLength(0)
  expect(page.text('#goodbye summary')).toContain('все слова Павла')
  const [field = ''] = Object.keys(page.fields('goodbye')).filter((name) => name !== 'mark')
  const saved = await anna.sets('allo', 'goodbye', { [field]: 'До встречи!' })
  expect(saved.all('#goodbye details[open]')).toHaveLength(1)
  expect(saved.text('#goodbye summary')).toContain('своих слов: 1 из')
  const refused = await anna.sets('allo', 'goodbye', { [field]: '<b>' })
  expect(refused.all('#goodbye details[open]')).toHaveLength(1)
})

test('own words are saved, an empty field leaves the text to Pavel, and his wording is in its place', async () => {
  const desk = await opensDesk()
  const page = await desk.anna.opens('/campaigns/allo?part=words')
  const [field] = page.all('#greeting-welcomeCalled')
  const shipped = field?.getAttribute('placeholder') ?? ''
  expect(shipped).not.toBe('')
  const saved = await desk.anna.sets('allo', 'greeting', {
    welcome: ' Привет! Впереди {rebuses} ребусов. ',
    welcomeCalled: shipped,
  })
  expect(saved.status).toBe(200)
  expect((await settingsOf(desk))?.words).toEqual({ welcome: 'Привет! Впереди {rebuses} ребусов.' })
  await desk.anna.sets('allo', 'page', { callMe: 'Набери меня' })
  await desk.anna.sets('allo', 'greeting', { welcome: '' })
  expect((await settingsOf(desk))?.words).toEqual({ callMe: 'Набери меня' })
})

test('all faults of a group of texts are said at once, each at its text: a text without its variable is refused', async () => {
  const desk = await opensDesk()
  const typed = {
    finished: 'У вас {points}.',
    finishedWithoutCode: '{points} и {prize}, {имя}!',
    countedAtCeiling: `{points} {prize} ${'а'.repeat(600)}`,
    code: 'Код: {code}}',
    prizeMessage: '<b>{prize}</b> {code}',
  }
  const refused = await desk.anna.sets('allo', 'prize', typed)
  expect(refused.status).toBe(422)
  expect(Object.keys(typed).map((name) => refused.text(`#prize-${name}-faults`))).toEqual([
    'Не хватает переменной {prize}.',
    'Переменной {имя} здесь нет.',
    'Слишком длинно: знаков 617, а поместится 600.',
    'Лишняя фигурная скобка: ими отмечают только переменные.',
    'Угловых скобок здесь быть не может: голос их не прочтёт.',
  ])
  expect(refused.fields('prize')).toMatchObject(typed)
  expect((await settingsOf(desk))?.words ?? {}).toEqual({})
})

test('the longest texts of a group fit into one form, and a spoken text tells how long it takes to say', async () => {
  const { anna } = await opensDesk()
  const long = (variables: string) => variables + 'ж'.repeat(600 - variables.length)
  const all = ['finished', 'finishedWithoutCode', 'countedAtCeiling'].map((name) => [name, long('{points} {prize} ')])
  const saved = await anna.sets('allo', 'prize', {
    ...Object.fromEntries(all),
    finishedByMessage: long('{points} {prize} {ending} '),
    code: long('{code} '),
  })
  expect(saved.status).toBe(200)
  expect((await anna.opens('/campaigns/allo?part=words')).text('#greeting-welcome-hint')).toMatch(
    /Можно: \{rebuses\} — сколько ребусов в игре\. Вслух — около \d+ с\./,
  )
})
