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

test('the page lists what would mislead people, what is missing, what may be and what is ready, and «Сейчас» leads there', async () => {
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
  expect(page.texts('a[href="/operator/go-live"]')).toEqual([])
  expect(page.texts('.go-live h2')).toEqual([
    expect.stringContaining('Введёт в заблуждение'),
    expect.stringContaining('Не хватает'),
    expect.stringContaining('По желанию'),
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

/** What leads on from a point: where to, and what it is called. */
const linksOf = (page: Awaited<ReturnType<Awaited<ReturnType<typeof opens>>['anna']['opens']>>, id: string) =>
  page.all(`#point-${id} a`).map((link) => [link.getAttribute('href') ?? '', link.textContent])

test('a point about campaigns leads to each of them, to where it is mended', async () => {
  const { evening, anna } = await opens({ PUBLIC_URL: 'https://quiz.example.com' })
  const codeSources = Object.fromEntries(evening.quiz.tiers.map(({ id }) => [id, 'pool' as const]))
  await evening.opens('one', { settings: { phoneNumber: null, isPrizeByMessage: true, codeSources } })
  await evening.opens('two', { settings: { phoneNumber: null, rules: { organiser: 'ООО «Звонок»' } } })
  const page = await anna.opens('/go-live')
  const game = (address: string) => `/operator/campaigns/${address}?part=game`
  const rules = (address: string) => `/operator/campaigns/${address}?part=documents`
  const leadTo = {
    numbers: [
      [`${game('one')}#basics-phoneNumber`, 'К номеру кампании «one»'],
      [`${game('two')}#basics-phoneNumber`, 'К номеру кампании «two»'],
    ],
    messages: [[`${game('one')}#basics-isPrizeByMessage`, 'К настройкам кампании «one»']],
    codes: [['/operator/codes?campaign=one#code-tiers', 'К промокодам кампании «one»']],
    documents: [
      [`${rules('intercom-ru')}#rules-organiser`, 'К правилам кампании «intercom-ru»'],
      [`${rules('one')}#rules-organiser`, 'К правилам кампании «one»'],
      [`${rules('two')}#rules-contact`, 'К правилам кампании «two»'],
    ],
  }
  for (const [id, links] of Object.entries(leadTo)) {
    expect([id, linksOf(page, id)]).toEqual([id, links])
    for (const [href = ''] of links) {
      const [path = '', anchor] = href.slice('/operator'.length).split('#')
      expect([href, (await anna.opens(path)).all(`#${anchor}`).length]).toEqual([href, 1])
    }
  }
  expect((await anna.opens('/codes?campaign=one')).all('option[value=one][selected]')).toHaveLength(1)
})

test('a point about the pages of the desk leads there', async () => {
  const { anna } = await opens()
  expect(linksOf(await anna.opens('/go-live'), 'check')).toEqual([['/operator#check', 'К проверке звонка']])
  expect((await anna.opens('')).all('#check')).toHaveLength(1)
})
