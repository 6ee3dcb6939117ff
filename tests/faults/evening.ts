import { createEmulator, type Emulator } from '../../scenario/emulator/emulator.ts'
import { builtScenario } from '../cast/built-scenario.ts'
import { hostSessions } from '../cast/sessions.ts'
import { proxyTo, type TcpProxy } from '../cast/tcp-proxy.ts'
import { createBrowser } from './browser.ts'
import type { Figures } from './figures.ts'
import { type Game, play } from './game.ts'
import type { Ledger } from './ledger.ts'
import { watchLoad } from './load.ts'
import type { Machines } from './machines.ts'
import { secret } from './machines/secret.ts'
import { type Chance, chanceOf, planOf } from './plan.ts'
import { createRecovery, promisedMs, type Recovery } from './recovery.ts'
import { describeSince, type SocketEvent, watchSocket } from './socket-history.ts'
import { pause } from './until.ts'

/** A game, the proxy between its browser and the server, and the measurement of its recoveries. */
export type Seat = { game: Game; proxy: TcpProxy; recovery: Recovery; socket: WebSocket | null }

/** A run of players on these machines, with everything that a fault can break. */
export type Evening = {
  machines: Machines
  seats: Seat[]
  emulator: Emulator
  ledger: Ledger
  chance: Chance
  figures: Figures
  /** plays the next game to its end */
  playNext(): Promise<void>
  /** an outage for all players begins, and ends */
  beginOutage(): void
  endOutage(): void
  close(): Promise<void>
}

type Options = { name: string; seed: number; machines: Machines; figures: Figures }

const speechMs = 30

export async function openEvening({ name, seed, machines, figures }: Options): Promise<Evening> {
  const sessions = hostSessions()
  const emulator = createEmulator({
    script: await builtScenario(),
    accessUrl: sessions.url,
    speech: () => speechMs,
    random: chanceOf(seed, `${name} telephone`),
    secrets: { CALLBACK_URL: `${machines.eventsUrl}/voice/events`, CALLBACK_SECRET: secret },
  })
  sessions.serve(emulator)
  const { ledger } = machines
  const seats: Seat[] = []
  const chance = chanceOf(seed, name)
  const load = watchLoad()
  let begun = 0

  async function playNext() {
    const number = begun++
    const seat = await takeSeat(number)
    await pause(chance() * 300)
    await play(seat.game, emulator, planOf(seed, `${name} ${number}`))
  }

  async function takeSeat(number: number): Promise<Seat> {
    const phone = `+7916${String(1_000_000 + number)}`
    const proxy = await proxyTo(machines.url)
    const browser = createBrowser({
      url: proxy.url,
      random: chanceOf(seed, `${name} browser ${number}`),
      onSocket(socket) {
        seat.socket = socket
        sockets.push(...watchSocket(socket))
      },
    })
    const sockets: SocketEvent[] = []
    const { progress } = ledger
    const recovery = createRecovery(browser, progress && (() => progress(phone)), (startedAt) =>
      noteReturn(phone, startedAt, sockets),
    )
    const game: Game = { phone, browser, inputs: [], calls: [], pointsAnnounced: 0 }
    const seat: Seat = { game, proxy, recovery, socket: null }
    seats.push(seat)
    return seat
  }

  /** A late return while the machine is busy with something else says nothing about the product. */
  function noteReturn(phone: string, startedAt: number, sockets: SocketEvent[]) {
    const tookMs = Date.now() - startedAt
    const isLate = tookMs > promisedMs
    if (isLate && load.isBusySince(startedAt)) {
      figures.untimed += 1
      return
    }
    figures.returns.push(tookMs)
    if (isLate)
      figures.broken.push(
        `${phone}: the right screen came back only after ${tookMs} ms. Its sockets: ${describeSince(startedAt, sockets)}`,
      )
  }

  return {
    machines,
    seats,
    emulator,
    ledger,
    chance,
    figures,
    playNext,
    beginOutage: () => seats.forEach(({ recovery }) => recovery.interrupt()),
    endOutage: () => seats.forEach(({ recovery }) => recovery.begin()),
    async close() {
      seats.forEach(({ game }) => game.browser.closes())
      emulator.close()
      load.stop()
      await Promise.all(seats.map(({ proxy }) => proxy.close()))
      await sessions.close()
    },
  }
}
