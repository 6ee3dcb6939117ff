import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Config } from '../../config.ts'
import type { Account } from './account.ts'
import { digitsOf, type Wanted } from './wanted.ts'

/** What no command does: it needs papers, money, or the settings of this server. */
export type ByHand =
  | { need: 'rent'; number: string }
  | { need: 'look at number'; number: string }
  | { need: 'rent a caller id' }
  | { need: 'verify caller id'; number: string }
  | { need: 'another number for messages'; number: string }
  | { need: 'money' }
  | { need: 'setting'; name: 'VOXIMPLANT_RULE_ID' | 'VOXIMPLANT_CALLER_ID'; value: string }

/** What remains to be done by the operator, once the account is as wanted. */
export function byHand(account: Account, wanted: Wanted, { ruleId, callerId }: Config['voximplant']): ByHand[] {
  const isRented = (digits: string) => account.numbers.some((rented) => rented.digits === digits)
  const unusable = account.numbers.filter(({ digits, isUsable }) => wanted.numbers.includes(digits) && !isUsable)
  return [
    ...wanted.numbers.filter((digits) => !isRented(digits)).map((digits): ByHand => ({ need: 'rent', number: `+${digits}` })),
    ...unusable.map(({ digits }): ByHand => ({ need: 'look at number', number: `+${digits}` })),
    ...(account.balance !== null && account.balance <= 0 ? [{ need: 'money' as const }] : []),
    ...ruleSetting(account, wanted, ruleId),
    ...callerSetting(account, callerId),
    ...messageNumber(account, wanted),
  ]
}

function ruleSetting({ rules }: Account, { outbound }: Wanted, ruleId: number | undefined): ByHand[] {
  const rule = rules.find(({ name }) => name === outbound.name)
  return rule && rule.id !== ruleId ? [{ need: 'setting', name: 'VOXIMPLANT_RULE_ID', value: String(rule.id) }] : []
}

/** Carriers often refuse a toll-free number as the caller's (voxengine.md §12). */
function callerSetting({ numbers }: Account, callerId: string | undefined): ByHand[] {
  if (callerId) {
    const isRented = numbers.some(({ digits }) => digits === digitsOf(callerId))
    return isRented ? [] : [{ need: 'verify caller id', number: callerId }]
  }
  const fit = numbers.find(({ digits, isUsable }) => isUsable && !isTollFree(`+${digits}`))
  return [fit ? { need: 'setting', name: 'VOXIMPLANT_CALLER_ID', value: `+${fit.digits}` } : { need: 'rent a caller id' }]
}

function isTollFree(number: string): boolean {
  return parsePhoneNumberFromString(number)?.getType() === 'TOLL_FREE'
}

function messageNumber({ numbers }: Account, { smsNumber }: Wanted): ByHand[] {
  const canSend = numbers.some(({ digits, isSmsSupported }) => digits === smsNumber && isSmsSupported)
  return smsNumber === null || canSend ? [] : [{ need: 'another number for messages', number: `+${smsNumber}` }]
}
