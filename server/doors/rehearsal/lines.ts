import { Hono } from 'hono'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createEmulator, type Emulator } from '../../../scenario/emulator/emulator.ts'
import { asciiJson, type Turn } from '../../../scenario/protocol.ts'
import { receive, UnknownCall } from '../../game/game.ts'
import { unlimited } from '../../http/http.ts'
import { type GameContext, RehearsalRemoved } from '../../store/store.ts'
import type { CallSessions } from '../../voximplant/voximplant.ts'
import { createTelephone, type Telephone } from '../simulator/simulator.tsx'
import { voice } from '../voice/voice.ts'

/** Where the emulated scenarios find what they need. No request to it ever leaves this process. */
const nowhere = 'https://rehearsal.invalid'

/** The rehearsal that a line belongs to. `context` returns it as it is now; undefined once it is over. */
type Rehearsal = { id: number; context(): GameContext | undefined }

type Line = { emulator: Emulator; telephone: Telephone }

/**
 * The telephone lines of the rehearsals that are played on this server. Each has an emulator of its own, whose events reach that
 * rehearsal and nothing else: they have no public route, and each line signs with a secret that only it knows.
 */
export class RehearsalLines {
  readonly #lines = new Map<number, Line>()
  readonly #report: (error: unknown) => void
  /** the events that are being answered */
  readonly #underWay = new Set<Promise<Response>>()

  /** `report` logs the unexpected errors of the events. */
  constructor(report: (error: unknown) => void) {
    this.#report = report
  }

  /** Posts turns to the calls of these lines. A call on another server gets what is typed with its next event. */
  readonly sessions: CallSessions = {
    isUsable: (url) => url.startsWith(`${nowhere}/`),
    post: async (url, turn) => (await this.#post(url, turn))?.status ?? null,
    probe: (url, turn) => this.#post(url, turn),
  }

  /** Returns the telephone of a rehearsal, and connects its line where it has none. `caller` is the number that it calls from. */
  telephoneOf(rehearsal: Rehearsal, { phoneNumber, phoneNumberAbroad, path }: GameContext, caller: string): Telephone {
    const known = this.#lines.get(rehearsal.id)
    if (known) return known.telephone
    const emulator = connect(rehearsal, this.#report, (answered) => this.#count(answered))
    const numbers = [phoneNumber, ...(phoneNumberAbroad ? [phoneNumberAbroad] : [])] as const
    const telephone = createTelephone({ emulator, base: `${path}/phone`, caller, pavelNumbers: () => numbers, isOwn: true })
    this.#lines.set(rehearsal.id, { emulator, telephone })
    return telephone
  }

  /** Ends the calls of all rehearsals but these. */
  closeAllBut(rehearsals: readonly { id: number }[]): void {
    for (const [id, { emulator }] of this.#lines) {
      if (rehearsals.some((rehearsal) => rehearsal.id === id)) continue
      emulator.close()
      this.#lines.delete(id)
    }
  }

  /** Ends all calls, and resolves when their last events have been answered. */
  async close(): Promise<void> {
    this.closeAllBut([])
    await Promise.allSettled(this.#underWay)
  }

  #count(answered: Promise<Response>): Promise<Response> {
    this.#underWay.add(answered)
    return answered.finally(() => this.#underWay.delete(answered))
  }

  async #post(url: string, turn: Turn) {
    const path = new URL(url).pathname
    const line = this.#lines.get(Number(path.split('/')[1]))
    const reply = await line?.emulator.request({ path, method: 'POST', headers: {}, body: asciiJson(turn) })
    return reply ? { status: reply.status, hasBody: reply.body !== '' } : null
  }
}

function connect(
  { id, context }: Rehearsal,
  report: (error: unknown) => void,
  count: (answered: Promise<Response>) => Promise<Response>,
): Emulator {
  const secret = `whsec_${Buffer.from(randomBytes(24).toString('hex')).toString('base64')}`
  const door = voice({
    secrets: [secret],
    now: () => new Date(),
    limits: unlimited,
    receive: (event, delivery) => {
      const now = context()
      if (!now) throw new UnknownCall(event.call)
      return receive(now, event, delivery).catch((error: unknown) => {
        throw error instanceof RehearsalRemoved ? new UnknownCall(event.call) : error
      })
    },
    record() {},
    noteTime() {},
    tellOperator() {},
  })
  const events = new Hono().post('/voice/events', ...door.events).onError((error) => {
    report(error)
    return new Response(null, { status: 500 })
  })
  return createEmulator({
    script: builtScenario(),
    secrets: { CALLBACK_URL: `${nowhere}/voice/events`, CALLBACK_SECRET: secret },
    accessUrl: `${nowhere}/${id}`,
    fetch: (url, init) => count(Promise.resolve(events.request(url, init))),
    speech: () => 'by hand',
  })
}

const builtScenario = () => readFileSync(new URL('../../../scenario/dist/pavel.voxengine.js', import.meta.url), 'utf8')
