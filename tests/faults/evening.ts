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
import { promisedMs, type Recovery, recoveryOf } from './recovery.ts'
import { storyOf, tellSince, type Told } from './story.ts'
import { pause } from './until.ts'

/** A game with the cable between its browser and the server, and the watch over its screen. */
export type Seat = { game: Game; cable: TcpProxy; recovery: Recovery; socket: WebSocket | null }

/** People who play on these machines, and everything that can be broken between them. */
export type Evening = {
  machines: Machines
  seats: Seat[]
  emulator: Emulator
  ledger: Ledger
  chance: Chance
  figures: Figures
  /** plays the next game to its end */
  plays(): Promise<void>
  /** something breaks for all of them, and is whole again */
  breaks(): void
  isWhole(): void
  close(): Promise<void>
}

type Options = { name: string; seed: number; machines: Machines; figures: Figures }

const speechMs = 30

export async function opensTheEvening({ name, seed, machines, figures }: Options): Promise<Evening> {
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

  async function plays() {
    const number = begun++
    const seat = await takesSeat(number)
    await pause(chance() * 300)
    await play(seat.game, emulator, planOf(seed, `${name} ${number}`))
  }

  async function takesSeat(number: number): Promise<Seat> {
    const phone = `+7916${String(1_000_000 + number)}`
    const cable = await proxyTo(machines.url)
    const browser = createBrowser({
      url: cable.url,
      random: chanceOf(seed, `${name} browser ${number}`),
      onSocket(socket) {
        seat.socket = socket
        sockets.push(...storyOf(socket))
      },
    })
    const sockets: Told[] = []
    const { progress } = ledger
    const recovery = recoveryOf(browser, progress && (() => progress(phone)), (startedAt) =>
      noteReturn(phone, startedAt, sockets),
    )
    const game: Game = { phone, browser, deeds: [], calls: [], pointsTold: 0 }
    const seat: Seat = { game, cable, recovery, socket: null }
    seats.push(seat)
    return seat
  }

  /** A late return on a machine that is busy with something else says nothing about us. */
  function noteReturn(phone: string, startedAt: number, sockets: Told[]) {
    const tookMs = Date.now() - startedAt
    const isLate = tookMs > promisedMs
    if (isLate && load.isBusySince(startedAt)) {
      figures.untimed += 1
      return
    }
    figures.returns.push(tookMs)
    if (isLate)
      figures.broken.push(
        `${phone}: the right screen was back only after ${tookMs} ms. Its sockets: ${tellSince(startedAt, sockets)}`,
      )
  }

  return {
    machines,
    seats,
    emulator,
    ledger,
    chance,
    figures,
    plays,
    breaks: () => seats.forEach(({ recovery }) => recovery.isInterrupted()),
    isWhole: () => seats.forEach(({ recovery }) => recovery.begins()),
    async close() {
      seats.forEach(({ game }) => game.browser.closes())
      emulator.close()
      load.stop()
      await Promise.all(seats.map(({ cable }) => cable.close()))
      await sessions.close()
    },
  }
}
