/** The contents of an account. Plain data: a test or a command may read and change it as the control panel would. */
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
  /** sender names that `A2PSendSms` may use */
  senderNames: string[]
  messages: Message[]
  /** the id that the next new object gets */
  nextId: number
}

export type AccountOptions = Pick<Account, 'id' | 'name' | 'email'> & Partial<Account>

/** A service account's key. Without a role it may only call `GetAccountInfo` (assumed: the basic commands are not listed). */
export type Key = { id: string; /** PEM */ publicKey: string; roles: Role[] }

/** The roles that matter here, out of more. `Owner` may do everything. */
export type Role = 'Scenarios' | 'Developer' | 'SMS' | 'Owner'

export type Application = { id: number; /** without the account's name */ name: string; secrets: Secret[] }

/** `modified` is in UTC, as the API writes it: `2026-11-02 10:00:00`. */
export type Secret = { id: number; name: string; value: string; modified?: string }

/** `applicationId` is null for a scenario in the shared folder. */
export type Scenario = { id: number; name: string; script: string; applicationId: number | null }

/**
 * Rules are tried in the order of the array, and a rule's scenarios run in theirs. `pattern` and `exclude` are regular
 * expressions.
 */
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

/** A text message that was sent. */
export type Message = { command: 'SendSmsMessage' | 'A2PSendSms'; from: string; to: string; text: string }

/** An account that is empty apart from `options`. Its balance is 1000 by default. */
export function newAccount(options: AccountOptions): Account {
  const nothing = { keys: [], applications: [], scenarios: [], rules: [], numbers: [], senderNames: [], messages: [] }
  return { balance: 1000, nextId: 1001, ...nothing, ...options }
}

/** A new id, unique in this account. */
export function newId(account: Account): number {
  return account.nextId++
}

/** The name that the API's replies give an application: `pavel.account.voximplant.com`. */
export function fullName({ name }: Application, account: Account): string {
  return `${name}.${account.name}.voximplant.com`
}
