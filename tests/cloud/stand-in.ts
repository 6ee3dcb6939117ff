import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AccountOptions, RentedNumber } from '../../scenario/emulator/cloud/account.ts'
import type { EmulatorOptions } from '../../scenario/emulator/emulator.ts'
import { account, keepKey } from '../../scenario/emulator/stand-in-key.ts'
import { createStandIn, type StandIn } from '../../scenario/emulator/stand-in.ts'
import type { OutboundLine } from '../../scenario/emulator/telephone-line.ts'
import { type Listener, runtime } from '../../server/runtime.ts'
import { Caller } from '../cast/caller.ts'
import { HandClock } from '../cast/hand-clock.ts'
import { waitFor } from '../cast/waiting.ts'
import { type Network, quietNetwork, through } from './network.ts'

/** An empty account and a telephone network around its engine. Call time passes only when a test advances `clock`. */
export type Cloud = StandIn & {
  url: string
  credentials: string
  clock: HandClock
  network: Network
  /** Places an inbound call. A `caller` of null hides the number. */
  dials(caller: string | null, called?: string): Caller
  /** Waits until the scenario places a call, and returns the person whose telephone rings. */
  rings(): Promise<Caller>
  /** the calls that have rung, oldest first */
  readonly rung: readonly OutboundLine[]
  close: Listener['stop']
}

export type Engine = Pick<EmulatorOptions, 'speech' | 'unknowns'>

export const tollFree = '78005553535'
export const geographic = '74991234567'

const key = keepKey(await mkdtemp(join(tmpdir(), 'pavel-account-')))

export async function emptyAccount(given: Partial<AccountOptions> = {}, engine: Engine = {}): Promise<Cloud> {
  const { id, publicKey, path } = await key
  const clock = new HandClock()
  const network = quietNetwork()
  const doors: { fetch(request: Request): Response | Promise<Response> } = { fetch: () => new Response(null, { status: 503 }) }
  const listener = await runtime.serve({ fetch: (request) => doors.fetch(request) }, { port: 0, host: '127.0.0.1' })
  const url = listener.url.replace(/\/$/, '')
  const keys = [{ id, publicKey, roles: ['Owner' as const] }]
  const standIn = createStandIn({ ...account, keys, numbers: rented(), ...given }, url, {
    speech: () => 0,
    random: () => 0.5,
    ...engine,
    clock,
  })
  doors.fetch = through(network, standIn.app)
  return {
    ...standIn,
    ...telephones(standIn, clock),
    url,
    credentials: path,
    clock,
    network,
    close: () => close(standIn, network, listener),
  }
}

async function close({ emulator }: StandIn, network: Network, listener: Listener): Promise<void> {
  emulator.close()
  network.release()
  await listener.stop()
}

function telephones({ emulator }: StandIn, clock: HandClock): Pick<Cloud, 'dials' | 'rings' | 'rung'> {
  const lines: OutboundLine[] = []
  let taken = 0
  emulator.onCall((line) => void lines.push(line))
  return {
    rung: lines,
    dials: (caller, called = tollFree) => new Caller(emulator.dial({ caller, called }), clock),
    async rings() {
      await waitFor(
        () => lines.length > taken,
        () => 'a telephone to ring',
      )
      const line = lines[taken++]
      if (!line) throw new Error('another waiter took the ringing call')
      return new Caller(line, clock)
    },
  }
}

/** A toll-free number for visitors to call, and a geographic number that can call them. */
function rented(): RentedNumber[] {
  const unbound = { applicationId: null, ruleId: null, isSmsSupported: false, isSmsEnabled: false }
  return [
    { ...unbound, id: 101, number: tollFree, category: 'TOLLFREE' },
    { ...unbound, id: 102, number: geographic, category: 'GEOGRAPHIC', isSmsSupported: true },
  ]
}
