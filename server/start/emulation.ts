import { readFile } from 'node:fs/promises'
import { createEmulator, type Emulator } from '../../scenario/emulator/emulator.ts'
import type { Config } from '../config.ts'
import type { Caller } from '../game/world.ts'

/** The built scenario in the emulator, reporting to this very server at `url`; its sessions are reached through the phone door. */
export async function emulate(url: string, secret: string): Promise<Emulator> {
  const script = await readFile(new URL('../../scenario/dist/pavel.voxengine.js', import.meta.url), 'utf8')
  return createEmulator({
    script,
    secrets: { CALLBACK_URL: new URL('/voice/events', url).href, CALLBACK_SECRET: secret },
    accessUrl: new URL('/phone/sessions', url).href,
    speech: () => 'by hand',
  })
}

/** Pavel calls the telephones of the simulator. */
export function emulatedCaller(emulator: Emulator, { phoneNumber, callsPerMinute, voximplant }: Config): Caller {
  return {
    from: voximplant.callerId ?? phoneNumber,
    perMinute: callsPerMinute,
    ringsAtAnyHour: true,
    order: async (order) => ({ control: emulator.start({ customData: JSON.stringify(order) }).accessUrl }),
  }
}
