/** Everything that an account holds, and what was done with it. Plain data, to be looked at and changed by whoever plays the panel. */
export type Account = {
  id: number
  name: string
  email: string
  balance: number
  keys: Key[]
  applications: Application[]
  scenarios: Scenario[]
  rules: Rule[]
  numbers: RentedNumber[]
  /** names that one-way messages may come from */
  senderNames: string[]
  messages: Message[]
  /** the number that the next thing made gets */
  nextId: number
}

export type AccountOptions = Pick<Account, 'id' | 'name' | 'email'> & Partial<Account>

/** A service account's. Without a role it may only ask who it is [assumed: "basic methods" are not listed]. */
export type Key = { id: string; /** PEM */ publicKey: string; roles: Role[] }

/** The real roles are more; these are the ones that matter here. `Owner` may do everything. */
export type Role = 'Scenarios' | 'Developer' | 'SMS' | 'Owner'

export type Application = { id: number; /** the short one */ name: string; secrets: Secret[] }

export type Secret = { id: number; name: string; value: string }

/** `applicationId` is null in the shared folder. */
export type Scenario = { id: number; name: string; script: string; applicationId: number | null }

/** Rules are tried in the order in which they stand here, and so are a rule's scenarios. */
export type Rule = { id: number; name: string; pattern: string; exclude: string; applicationId: number; scenarioIds: number[] }

export type RentedNumber = {
  id: number
  /** digits with the country code: `78005553535` */
  number: string
  category: 'GEOGRAPHIC' | 'MOBILE' | 'TOLLFREE' | 'MOSCOW495'
  applicationId: number | null
  ruleId: number | null
  isSmsSupported: boolean
  isSmsEnabled: boolean
}

export type Message = { command: 'SendSmsMessage' | 'A2PSendSms'; from: string; to: string; text: string }

/** An account with nothing in it but what is given. */
export function newAccount(options: AccountOptions): Account {
  const nothing = { keys: [], applications: [], scenarios: [], rules: [], numbers: [], senderNames: [], messages: [] }
  return { balance: 1000, nextId: 1001, ...nothing, ...options }
}

/** A number that is not used yet in this account. */
export function newId(account: Account): number {
  return account.nextId++
}

/** `pavel.account.voximplant.com`, by which the API names an application in its replies. */
export function fullName({ name }: Application, account: Account): string {
  return `${name}.${account.name}.voximplant.com`
}
