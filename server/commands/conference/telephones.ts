import { readFile } from 'node:fs/promises'
import { account, keepKey } from '../../../scenario/emulator/stand-in-key.ts'
import { createStandIn, type StandIn } from '../../../scenario/emulator/stand-in.ts'
import type { OutboundLine } from '../../../scenario/emulator/telephone-line.ts'
import type { Runtime } from '../../runtime.ts'
import { digitsOf } from '../../voximplant/deployment/deployment.ts'
import type { Chance } from './chance.ts'

type Options = {
  /** the number that people call, in E.164 */
  phoneNumber: string
  /** what the scenario signs with */
  secret: string
  /** where the key of the account is kept */
  folder: string
  /** how many times faster than usual people and Pavel talk */
  pace: number
  chance: Chance
  runtime: Runtime
}

/** The telephones of a conference, and the account in the cloud that Pavel's calls go through. */
export type Telephones = {
  /** the settings by which a server uses the account */
  settings: Record<string, string>
  /** Has the calls report to the server at this origin. */
  reportTo(serverUrl: string): void
  /** Calls Pavel; a `caller` of null hides the number. */
  dials(caller: string | null): ReturnType<StandIn['emulator']['dial']>
  /** Tells whoever has this number that their telephone rings. Returns what ends that. */
  onRing(phone: string, pickUp: (line: OutboundLine) => void): () => void
  /** how many lines are open, and how many messages were sent */
  lines(): number
  messages(): number
  close(): Promise<void>
}

/** In Pavel's usual voice. Nothing else hurries: the scenario waits for the server as patiently as ever. */
const msPerCharacter = 65
const callerId = '74991234567'

/** Starts a stand-in of the account, with the built scenario in it and its secrets set, as `bun run scenario:deploy` would. */
export async function openTelephones(options: Options): Promise<Telephones> {
  const { pace, chance, phoneNumber, folder, runtime } = options
  const { id, publicKey, path } = await keepKey(folder)
  let serve: StandIn['app']['fetch'] = () => new Response(null, { status: 503 })
  const listener = await runtime.serve({ fetch: (...request) => serve(...request) }, { port: 0, host: '127.0.0.1' })
  const apiUrl = listener.url.replace(/\/$/, '')
  const keys = [{ id, publicKey, roles: ['Owner' as const] }]
  const standIn = createStandIn({ ...account, keys, ...(await deployed(options)) }, apiUrl, {
    random: chance.next,
    speech: (text) => (text.length * msPerCharacter) / pace,
  })
  serve = standIn.app.fetch
  const ringing = new Map<string, (line: OutboundLine) => void>()
  standIn.emulator.onCall((line) => {
    const pickUp = ringing.get(digitsOf(line.number))
    if (pickUp) pickUp(line)
    else line.refuse(480)
  })
  return {
    settings: {
      VOXIMPLANT_API_URL: apiUrl,
      VOXIMPLANT_CREDENTIALS: path,
      VOXIMPLANT_RULE_ID: String(outboundRule),
      VOXIMPLANT_CALLER_ID: `+${callerId}`,
      VOXIMPLANT_SMS_FROM: `+${callerId}`,
    },
    reportTo(serverUrl) {
      const url = { id: 6, name: 'CALLBACK_URL', value: `${serverUrl}/voice/events` }
      standIn.cloud.account.applications[0]?.secrets.push(url)
    },
    dials: (caller) => standIn.emulator.dial({ caller, called: digitsOf(phoneNumber) }),
    onRing(phone, pickUp) {
      ringing.set(phone, pickUp)
      return () => void ringing.delete(phone)
    },
    lines: () => standIn.emulator.lines.size,
    messages: () => standIn.cloud.account.messages.length,
    async close() {
      standIn.emulator.close()
      await listener.stop()
    },
  }
}

const outboundRule = 4

async function deployed({ phoneNumber, secret }: Options) {
  const script = await readFile(new URL('../../../scenario/dist/pavel.voxengine.js', import.meta.url), 'utf8')
  const [applicationId, scenarioId, inboundRule] = [1, 2, 3]
  const secrets = [{ id: 5, name: 'CALLBACK_SECRET', value: secret }]
  const rule = { exclude: '', applicationId, scenarioIds: [scenarioId] }
  const rented = { isSmsSupported: true, isSmsEnabled: true, applicationId, ruleId: null }
  return {
    applications: [{ id: applicationId, name: 'pavel', secrets }],
    scenarios: [{ id: scenarioId, name: 'pavel', script, applicationId }],
    rules: [
      { ...rule, id: inboundRule, name: 'inbound', pattern: digitsOf(phoneNumber) },
      { ...rule, id: outboundRule, name: 'outbound', pattern: '^outgoing calls only$' },
    ],
    numbers: [
      { ...rented, id: 7, number: digitsOf(phoneNumber), category: 'TOLLFREE' as const },
      { ...rented, id: 8, number: callerId, category: 'GEOGRAPHIC' as const },
    ],
  }
}
