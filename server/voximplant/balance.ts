import * as v from 'valibot'
import type { Command } from './command.ts'

/** What is on an account, in its own currency, such as `RUR`. */
export type Balance = { balance: number; currency: string }

/** The documentation calls all of these optional. The live balance also counts the calls that are under way. */
const Info = v.object({
  result: v.object({
    balance: v.optional(v.number()),
    live_balance: v.optional(v.number()),
    currency: v.optional(v.string(), ''),
  }),
})

/** Implements `Voximplant.readBalance`. */
export async function readBalance(command: Command): Promise<Balance | null> {
  const { result } = await command('GetAccountInfo', { return_live_balance: true }, Info)
  const balance = result.live_balance ?? result.balance
  return balance === undefined ? null : { balance, currency: result.currency }
}
