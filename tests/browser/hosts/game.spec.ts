import { Caller } from '../caller.ts'
import { answerTo, quiz } from '../quiz.ts'
import { Guest } from './guest.ts'
import { expect, test } from './test.ts'

test('a whole game by telephone on another site, through everything that sites and browsers do to it', async ({
  hosts: { sites, opens },
}) => {
  const browser = await opens()
  const caller = new Caller(await browser.newPage())
  const guest = new Guest(await browser.newPage())
  const number = '8 916 700-00-01'
  await guest.page.addInitScript(listen)
  // a clock that is years off, and whose hours are those of the other side of the earth
  await guest.page.clock.install({ time: new Date('2001-01-01T00:00:00Z') })

  await guest.comes(number, `${sites.site.secure}/plain`)
  await caller.page.goto(`${sites.quiz.secure}/phone`)
  await caller.dials(number)
  await guest.currentPicture()

  await test.step('the site takes the chat away and puts it back', async () => {
    await guest.page.evaluate(() => document.querySelector('pavel-chat')?.remove())
    await guest.seesChat()
    await guest.currentPicture()
    await guest.page.evaluate(() => document.body.prepend(document.querySelector('pavel-chat') ?? ''))
    await guest.seesChat()
    await caller.says(answerTo(1))
    await guest.sees(rebus(2))
  })

  await test.step('the page is loaded again', async () => {
    await guest.reloads()
    await guest.sees(rebus(2))
    await guest.currentPicture()
    await guest.types(answerTo(2))
    await guest.sees(rebus(3))
  })

  const second = new Guest(await browser.newPage())
  await test.step('another page of the site, in a second tab', async () => {
    await second.opens(`${sites.site.secure}/other`)
    await second.sees(rebus(3))
    await caller.says(answerTo(3))
    await Promise.all([guest.sees(rebus(4)), second.sees(rebus(4))])
    expect(await second.currentPicture()).toBe(await guest.currentPicture())
    await second.page.close()
  })

  await test.step('there and back again, while the browser keeps the page', async () => {
    const readies = () => guest.page.evaluate(() => (window as any).heard.messages.length)
    const before = await readies()
    await guest.page.getByRole('link', { name: 'Программа' }).click()
    await expect(guest.page.getByRole('heading', { name: 'Программа' })).toBeVisible()
    await guest.page.evaluate(() => history.back())
    await expect(guest.page.getByRole('heading', { name: 'Конференция' })).toBeVisible()
    // the driver knows nothing more of a frame that was kept, but the site hears that it has loaded itself again
    await expect.poll(readies).toBe(before + 1)
    await expect(guest.page.locator('pavel-chat iframe')).toBeVisible()
    await guest.reloads()
    await caller.says(answerTo(4))
    await guest.sees(rebus(5))
    await guest.currentPicture()
  })

  await caller.says(answerTo(5))
  await expect(guest.code).toHaveText(/^[A-Z0-9-]{6,}$/)
  const heard = await guest.page.evaluate(() => (window as any).heard)
  expect([...new Set(heard.messages)]).toEqual(['pavel:ready'])
  expect(heard.events).toEqual(['ready null', 'opened null', 'won null'])
})

const rebus = (place: number) => `Ребус ${place} из ${quiz.rebuses.length}`

/** Keeps everything that reaches a script of the site. */
function listen() {
  const heard = { messages: [] as unknown[], events: [] as string[] }
  Object.assign(window, { heard })
  addEventListener('message', ({ data }) => heard.messages.push(data))
  for (const name of ['ready', 'opened', 'closed', 'number', 'playing', 'won'])
    addEventListener(`pavel:${name}`, (event) => heard.events.push(`${name} ${(event as CustomEvent).detail}`))
}
