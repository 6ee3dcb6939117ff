import { afterAll, afterEach, describe, expect, test } from 'bun:test'
import { receive } from '../../server/game/receive-event.ts'
import { standardQuiz } from '../cast/server.ts'
import { type Visitor, visits } from '../cast/visitor.ts'
import { waitFor } from '../cast/waiting.ts'
import { started, wire } from '../cast/wire.ts'
import { findNats } from '../run/nats.ts'
import { browser } from './browser.ts'
import { atOnce, endRaces, patience, phoneOf, type Race, seeds, shuffled, startRace, times } from './race.ts'

const nats = await findNats()
afterAll(nats.close)
afterEach(endRaces)

const games = 6
const windowsEach = 4
const answers = [...standardQuiz.rebuses.map(({ answer }) => answer), 'пингвин']

/** One game, whose page is open in several windows on both servers, and whose answers arrive at both. */
async function playing(race: Race, index: number) {
  const phone = phoneOf(index)
  const [here, there] = [race.server(index), race.server(index + 1)]
  const visitor = browser(here.url)
  await visitor.gives(phone)
  const windows: Visitor[] = []
  for (let at = 0; at < windowsEach; at++)
    windows.push(await visits(race.server(at).url, { token: visitor.token, origin: race.server(at).url }))
  const call = wire(there.url)
  await receive(here.context, { call: call.call, seq: 1, ...started(phone) })
  await receive(here.context, { call: call.call, seq: 2, type: 'call.answered' })
  call.skips(2)
  const hidden = new Set<Visitor | undefined>()
  const hides = async (window: Visitor | undefined) => {
    hidden.add(window)
    window?.hidesTheTab()
  }
  const shows = async (window: Visitor | undefined) => {
    if (hidden.delete(window)) await window?.showsTheTab()
  }
  return {
    windows,
    showsAll: () => Promise.all([...hidden].map(shows)),
    /** what happens at once at one question of the game; it counts one answer */
    acts: (question: number, text: string): (() => Promise<unknown>)[] => [
      () => call.reports({ type: 'speech.heard', turn: question + 1, text, confidence: 1 }),
      () => visitor.types(question, text, here.url),
      () => visitor.presses(question, 'hint', there.url),
      () => hides(windows[question % windowsEach]),
      () => shows(windows[(question + 2) % windowsEach]),
    ],
    loadsAfresh: () => visits(there.url, { token: visitor.token, origin: there.url }),
  }
}

const shownBy = ({ state, points, code, etag, entries }: Visitor) => ({ state, points, code, etag, entries })

describe.each([
  ['notices', undefined],
  ['NATS', nats.url],
] as const)('on two servers that share %s', (_, natsUrl) => {
  for (const seed of seeds) {
    test(
      `all windows of ${games} games show in the end what a fresh page shows (seed ${seed})`,
      async () => {
        const race = await startRace({ ...(natsUrl && { natsUrl }) })
        const players = await Promise.all(times(games, (index) => playing(race, index)))
        for (let question = 0; question < 9; question++) {
          const texts = shuffled(answers, seed * 100 + question)
          await atOnce(
            players.flatMap(({ acts }, index) => acts(question, texts[index % texts.length] ?? '')),
            seed + question,
          )
        }
        for (const { windows, showsAll, loadsAfresh } of players) {
          await showsAll()
          const fresh = await loadsAfresh()
          for (const window of windows)
            await waitFor(
              () => Bun.deepEquals(shownBy(window), shownBy(fresh)),
              () => `a window to show ${JSON.stringify(shownBy(fresh))}; it shows ${JSON.stringify(shownBy(window))}`,
            )
        }
        expect(race.servers.flatMap(({ reported }) => reported)).toEqual([])
      },
      patience,
    )
  }
})
