import { afterEach } from 'bun:test'
import type { EmulatorOptions } from '../../../scenario/emulator/emulator.ts'
import type { VoiceEvent } from '../../../scenario/protocol.ts'
import { type Caller, installTelephone, type Telephone } from '../../cast/caller.ts'
import { type Reply, type ScriptedServer, secret as usualSecret, startServer } from './server.ts'

export type Stage = { server: ScriptedServer; telephone: Telephone; caller: Caller }
export type StageOptions = Partial<EmulatorOptions> & { replies?: (event: VoiceEvent) => Reply; url?: string; secret?: string }

const open: (() => unknown)[] = []

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

/** A scripted server, the real scenario and a caller who has just dialled. */
export async function someoneCalls(options: StageOptions = {}): Promise<Stage> {
  const stage = await nobodyCalls(options)
  return { ...stage, caller: stage.telephone.dials('79161234567') }
}

/** A scripted server and the real scenario. */
export async function nobodyCalls({ replies, url, secret = usualSecret, ...options }: StageOptions = {}): Promise<
  Omit<Stage, 'caller'>
> {
  const server = await startServer(replies)
  open.push(server.close)
  const telephone = await installTelephone({ url: url ?? server.url, secret, ...options })
  open.push(telephone.close)
  return { server, telephone }
}
