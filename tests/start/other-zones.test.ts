import { afterEach, expect, test } from 'bun:test'
import ICAL from 'ical.js'
import { installTelephone } from '../cast/caller.ts'
import { url } from '../cast/database.ts'
import { worksAtTheDesk } from '../cast/desk.ts'
import { endPrograms, launch } from '../cast/program.ts'
import { phoneNumber, secret, standardQuiz } from '../cast/server.ts'
import { visits } from '../cast/visitor.ts'
import { onDatabaseOf } from '../store/own-role.ts'

afterEach(endPrograms)

const password = 'a-password-for-tests'
const zone = 'Asia/Kathmandu'
const timeOf = (at: number) => new Date(at).toLocaleString('sv-SE', { timeZone: zone })

/** Only PostgreSQL has defaults for the sessions of others. */
test.if(url !== undefined)(
  'in whatever zones the machine and PostgreSQL are, everybody reads the times of the campaign',
  async () => {
    await onDatabaseOf(url ?? '', { settings: { timezone: "'America/New_York'" } }, async ({ own }) => {
      const begunAt = Date.now()
      const settings = { DATABASE_URL: own, TZ: 'Pacific/Auckland', OPERATOR_PASSWORD: password, CALLBACK_SECRET: secret }
      const program = await launch({ ...settings, PHONE_NUMBER: phoneNumber })
      await program.prints(`${program.url}/`)
      const anna = await worksAtTheDesk(program.url, password)
      const [, campaign = ''] = /campaigns\/([\w-]+)/.exec((await anna.opens('/campaigns')).html) ?? []
      const day = { firstDay: '2027-03-28', startsAt: '00:15', lastDay: '2027-03-28', endsAt: '23:50', place: '' }
      await anna.sets(campaign, 'dates', { timeZone: zone, opensAt: '', closesAt: '' })
      await anna.sets(campaign, 'tickets', day)
      await plays(program.url)

      const isNow = (time: string) => time >= timeOf(begunAt) && time <= timeOf(Date.now())
      for (const table of ['people', 'games', 'calls', 'answers/refused', 'answers/all', 'log']) {
        const { html } = await anna.opens(`/${table}.csv`)
        const times = html.match(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g) ?? []
        expect({ table, times, are: times.length > 0 && times.every(isNow) }).toEqual({ table, times, are: true })
      }
      const { html: funnel } = await anna.opens('/figures/funnel.csv')
      expect(funnel).toMatch(new RegExp(`^${timeOf(Date.now()).slice(0, 10)};`, 'm'))
      const [call] = (await anna.opens('')).all('[aria-labelledby=ended-heading] time')
      const [, month, date, time] =
        /-(\d\d)-(\d\d) (\d\d:\d\d)/.exec(timeOf(Date.parse(call?.getAttribute('datetime') ?? ''))) ?? []
      expect(call?.textContent).toBe(`${date}.${month}, ${time}`)

      const calendar = await (await fetch(`${program.url}/c/${campaign}/conference.ics`)).text()
      const event = new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent('vevent')
      expect(String(event?.getFirstPropertyValue('dtstart'))).toBe('2027-03-27T18:30:00Z')
      expect(String(event?.getFirstPropertyValue('dtend'))).toBe('2027-03-28T18:05:00Z')

      await anna.sets(campaign, 'dates', { opensAt: '2037-03-28T00:15' })
      await (await visits(program.url)).sees(/28 марта 2037.* 00:15/)
    })
  },
)

async function plays(url: string): Promise<void> {
  const telephone = await installTelephone({ url: `${url}/voice/events`, secret })
  const visitor = await visits(url)
  await visitor.givesNumber('8 916 000-00-01')
  const caller = telephone.dials('79160000001')
  await visitor.isShown('playing')
  await caller.says('собака')
  for (const { answer } of standardQuiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  caller.hangsUp()
  await caller.isForgotten()
}
