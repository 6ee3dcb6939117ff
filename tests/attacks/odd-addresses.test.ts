import { expect, test } from 'bun:test'
import { codes } from '../../server/store/schema/schema.ts'
import { worksAtTheDesk } from '../cast/desk.ts'
import { opensTheEvening } from '../cast/evening.ts'

const operatorPassword = 'open-sesame'

async function opensDesk() {
  const evening = await opensTheEvening({ operatorPassword })
  return { evening, anna: await worksAtTheDesk(evening.url, operatorPassword) }
}

test('an address of the desk that means nothing shows the page as if nothing was asked', async () => {
  const { evening, anna } = await opensDesk()
  const { caller } = await evening.plays('8 916 123-45-67')
  await caller.says('абракадабра')
  await caller.isListenedTo()
  const long = 'x'.repeat(5_000)
  for (const address of [
    ...['all', 'winners', 'uncalled', 'fun'].map((state) => `/people?state=${state}&before=999999999999999.1`),
    '/people?before=99999999999999.999999999',
    '/people/1?accept=1e999',
    '/people/1?accept=-1',
    '/codes?before=999999999&state=given',
    `/codes?code=${'%25'.repeat(64)}&state=free`,
    '/codes?code=%F0%9F%A6%8E%5C',
    `/codes.csv?code=%27--&state=nothing`,
    '/answers?from=999999&kind=unclear',
    `/answers?rebus=${long}&outcome=no`,
    `/answers/rehearsal?words=${long}&rebus=%25`,
    '/answers/rehearsal?means=skip&words=%F0%9F%A6%8E',
    ...['0000-01-01', '0001-01-01', '9999-12-31', '2026-02-30'].flatMap((day) => [
      `/figures?day=${day}`,
      `/figures/funnel.csv?day=${day}`,
      `/figures/standings.csv?day=${day}`,
      `/figures/pictures.csv?day=${day}`,
      `/figures/replies.csv?day=${day}`,
    ]),
    `/figures?one=${long}&other=%27&rebuses=9999`,
    '/log?before=999999999999',
    '/closing?day=x',
    '/closing/report?x',
  ])
    expect([address.slice(0, 60), (await anna.opens(address)).status]).toEqual([address.slice(0, 60), 200])
  expect(evening.reported).toEqual([])
})

test('nothing that others have chosen begins a formula in a table, whatever it begins with', async () => {
  const { evening, anna } = await opensDesk()
  const { campaignId, db } = evening.context
  const sly = ['=1+1', '+7-1', '-1+2', '@SUM(1)', '\uFF1D1+1', '\uFF0B1', '\uFF0D1', '\uFF201', '\t=1', '\r=1']
  await db.insert(codes).values(sly.map((code) => ({ campaignId, tierId: '=tier()', code })))
  const { html } = await anna.opens('/codes.csv')
  const cells = html
    .replace('\uFEFF', '')
    .split(/\r\n|;/)
    .map((cell) => cell.replace(/^"/, ''))
  expect(cells.filter((cell) => /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell))).toEqual([])
  for (const code of sly) expect(html).toContain(`'${code}`)
})
