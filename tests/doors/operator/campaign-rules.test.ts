import { expect, test } from 'bun:test'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { startServer } from '../../cast/server.ts'
import { makeToken, withToken } from '../../cast/visit-token.ts'

const operatorPassword = 'a password for tests'

async function opensDesk() {
  const server = await startServer({ operatorPassword })
  const context = await server.opens('allo')
  return { ...server, context, anna: await worksAtTheDesk(server.url, operatorPassword) }
}

const settingsOf = async ({ context: { db } }: Awaited<ReturnType<typeof opensDesk>>) =>
  (await db.query.campaigns.findFirst({ where: (campaign, { eq }) => eq(campaign.address, 'allo') }))?.settings

test('the facts of the rules are saved together with their words, and both can be emptied', async () => {
  const desk = await opensDesk()
  const facts = {
    organiser: ' ООО «Ромашка» ',
    registered: 'ИНН 7700000000',
    contact: '88005553535',
    excludesStaff: 'on',
    spentUntil: '2026-12-31',
    more: 'Одно.\r\n\r\nДругое.',
  }
  const saved = await desk.anna.sets('allo', 'rules', { ...facts, rulesWho: 'Гости конференции.' })
  expect(saved.text('#rules [role=status]')).toBe('Сохранено.')
  expect(saved.fields('rules')).toMatchObject({
    organiser: 'ООО «Ромашка»',
    contact: '8\u00a0800\u00a0555-35-35',
    excludesStaff: 'on',
  })
  expect(await settingsOf(desk)).toMatchObject({
    rules: { organiser: 'ООО «Ромашка»', excludesStaff: true, spentUntil: '2026-12-31', more: 'Одно.\n\nДругое.' },
    words: { rulesWho: 'Гости конференции.' },
  })
  const nothing = Object.fromEntries([...Object.keys(facts), 'rulesWho'].map((name) => [name, '']))
  await desk.anna.sets('allo', 'rules', nothing)
  const emptied = await settingsOf(desk)
  expect([emptied?.rules?.organiser, emptied?.rules?.spentUntil, emptied?.words]).toEqual(['', null, {}])
})

test('saving the rules as they are shown changes nothing', async () => {
  const desk = await opensDesk()
  const before = await settingsOf(desk)
  expect((await desk.anna.sets('allo', 'rules', {})).status).toBe(200)
  expect(await settingsOf(desk)).toEqual(before)
})

test('what cannot be used is refused, every field with what is wrong with it, and stays in its field', async () => {
  const desk = await opensDesk()
  const refused = await desk.anna.sets('allo', 'rules', {
    organiser: 'ООО <Ромашка>',
    contact: 'спросите у входа',
    spentUntil: '2026-02-30',
    rulesSpend: 'До {когда-нибудь}.',
  })
  expect(refused.status).toBe(422)
  expect(refused.text('#rules-organiser-faults')).toContain('Угловых скобок')
  expect(refused.text('#rules-contact-faults')).toBe('Нужна почта, номер телефона или адрес, который начинается с https://')
  expect(refused.text('#rules-spentUntil-faults')).toBe('Такого дня нет. Укажите день, месяц и год.')
  expect(refused.text('#rules-rulesSpend-faults')).toBe('Переменной {когда-нибудь} здесь нет.')
  expect(refused.fields('rules')).toMatchObject({ contact: 'спросите у входа', spentUntil: '2026-02-30' })
  expect((await settingsOf(desk))?.rules).toBeUndefined()
})

test('a consent in own words must say who asks for it, for how long, and how to withdraw; its line leads to both documents', async () => {
  const desk = await opensDesk()
  const refused = await desk.anna.sets('allo', 'consent', {
    consentText: 'Согласен. {organiser}',
    consentSentence: 'Да, {rules}.',
  })
  expect(refused.texts('#consent-consentText-faults p')).toEqual([
    'Не хватает переменной {kept}.',
    'Не хватает переменной {withdrawal}.',
  ])
  expect(refused.texts('#consent-consentSentence-faults p')).toEqual(['Не хватает переменной {consent}.'])
  const consentText = '## Кто\n\n{organiser}\n\n## Сколько\n\n{kept}\n\n{withdrawal}'
  await desk.anna.sets('allo', 'consent', { consentText, consentSentence: 'Беру {rules} и даю {consent}!' })
  const page = await (await fetch(`${desk.url}/c/allo/consent`)).text()
  expect(page).toContain('<h2>Сколько</h2>')
  expect(page).not.toContain('Voximplant ведёт')
  const form = await (await fetch(`${desk.url}/c/allo/conversation`, { headers: withToken(makeToken()) })).text()
  expect(form).toMatch(/Беру <a href="\/c\/allo\/rules"[^>]*>правила игры<\/a> и даю <a href="\/c\/allo\/consent"/)
})
