import type { RentedNumber } from '../../../scenario/emulator/cloud/account.ts'
import { deploy } from '../../../server/voximplant/deployment/deployment.ts'
import type { Wanted } from '../../../server/voximplant/deployment/desired-account.ts'
import { type CloudInUse, voximplantAt } from '../cloud.ts'

export const script = 'VoxEngine.addEventListener(AppEvents.CallAlerting, answer)\n'

export const wanted: Wanted = {
  application: 'pavel',
  scenario: { name: 'pavel', script },
  inbound: { name: 'inbound', pattern: '^(\\+?[78])?8005553535$' },
  outbound: { name: 'outbound', pattern: '^outgoing calls only$' },
  numbers: ['78005553535'],
  secrets: [
    { name: 'CALLBACK_URL', value: 'https://quiz.example.com/voice/events' },
    { name: 'CALLBACK_SECRET', value: 'whsec_kept' },
  ],
  smsNumber: null,
}

export const rented = (id: number, number: string, other: Partial<RentedNumber> = {}): RentedNumber => ({
  id,
  number,
  category: 'GEOGRAPHIC',
  applicationId: null,
  ruleId: null,
  isSmsSupported: false,
  isSmsEnabled: false,
  ...other,
})

export const tollFree = () => rented(5, '78005553535', { category: 'TOLLFREE' })
export const geographic = () => rented(6, '74950000000')

export type Deployed = { isDone: boolean; printed: string; commands: string[] }

const noSettings = {
  credentials: 'key.json',
  apiUrl: '',
  application: 'pavel',
  ruleId: undefined,
  callerId: undefined,
  smsFrom: undefined,
}

type How = { settings?: object; isDryRun?: boolean; isReplacing?: boolean; timeoutMs?: number }

/** Deploys over HTTP. `commands` are the ones of this run that changed the account. */
export async function deployTo(cloud: CloudInUse, other: Partial<Wanted> = {}, how: How = {}): Promise<Deployed> {
  const { settings, isDryRun = false, isReplacing = false, ...connection } = how
  const printed: string[] = []
  const before = cloud.requests.length
  const account = await deploy({
    voximplant: await voximplantAt(cloud.url, connection),
    wanted: { ...wanted, ...other },
    settings: { ...noSettings, ...settings },
    isDryRun,
    isReplacing,
    print: (text) => printed.push(text),
  })
  const commands = cloud.requests
    .slice(before)
    .map(({ command }) => command)
    .filter((command) => !command.startsWith('Get'))
  return { isDone: account !== null, printed: printed.join('\n'), commands }
}
