import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cloud, createCloud } from '../../scenario/emulator/cloud.ts'
import type { Account } from '../../scenario/emulator/cloud/account.ts'
import { type Listener, runtime } from '../../server/runtime.ts'
import { openVoximplant, type Voximplant } from '../../server/voximplant/voximplant.ts'

const accountId = 4711
/** Long enough for a busy machine. Tests that wait for the timeout set a shorter one. */
const usualTimeoutMs = 2000

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
})

/** The content of the key file for the account. */
export const keyFile = { account_email: 'zoo@example.com', account_id: accountId, key_id: 'key-1', private_key: privateKey }

/** The emulated cloud, served over HTTP. `sessions` are those it was asked to start. */
export type CloudInUse = Cloud & {
  url: string
  sessions: { script: string; secrets: Record<string, string>; customData: string }[]
}

const listeners: Listener[] = []
const folders: string[] = []

export async function cloudWith(account: Partial<Account> = {}): Promise<CloudInUse> {
  const sessions: CloudInUse['sessions'] = []
  const cloud = createCloud({
    account: {
      id: accountId,
      name: 'zoo',
      email: 'zoo@example.com',
      keys: [{ id: 'key-1', publicKey, roles: ['Owner'] }],
      ...account,
    },
    start: (session) => {
      sessions.push(session)
      return { id: String(sessions.length), accessUrl: `https://control.example.com/request/${sessions.length}/token` }
    },
  })
  const listener = await runtime.serve(cloud, { port: 0, host: '127.0.0.1' })
  listeners.push(listener)
  return Object.assign(cloud, { url: listener.url.replace(/\/$/, ''), sessions })
}

/** Writes the content to a new file and returns its path. */
export async function fileOf(content: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-key-'))
  folders.push(folder)
  const path = join(folder, 'key.json')
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

type Given = { content?: unknown; now?: () => Date; timeoutMs?: number }

export async function voximplantAt(apiUrl: string, { content = keyFile, ...given }: Given = {}): Promise<Voximplant> {
  return openVoximplant({
    apiUrl,
    credentialsFile: await fileOf(content),
    timeoutMs: usualTimeoutMs,
    ...given,
  })
}

/** An account in which rule 20 runs scenario 10. */
export function withScenario(): Partial<Account> {
  return {
    applications: [
      { id: 1, name: 'pavel', secrets: [{ id: 2, name: 'CALLBACK_URL', value: 'https://quiz.example.com/voice/events' }] },
    ],
    scenarios: [{ id: 10, name: 'pavel', script: 'Logger.write("hello")', applicationId: 1 }],
    rules: [{ id: 20, name: 'out', pattern: '^out$', exclude: '', applicationId: 1, scenarioIds: [10] }],
  }
}

export async function closeClouds(): Promise<void> {
  await Promise.all(listeners.splice(0).map((listener) => listener.stop()))
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })))
}
