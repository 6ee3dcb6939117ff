import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Config } from '../../config.ts'
import type { Account } from './account.ts'
import { digitsOf, type Wanted } from './desired-account.ts'

/** A step that the operator has to take, because it needs documents, money, or a change of this server's settings. */
export type ManualStep =
  | { need: 'rent'; number: string }
  | { need: 'look at number'; number: string }
  | { need: 'rent a caller id' }
  | { need: 'verify caller id'; number: string }
  | { need: 'another number for messages'; number: string }
  | { need: 'money' }
  | { need: 'setting'; name: 'VOXIMPLANT_RULE_ID' | 'VOXIMPLANT_CALLER_ID'; value: string }

/** Returns what the operator still has to do once the account is as wanted. */
export function findManualSteps(account: Account, wanted: Wanted, { ruleId, callerId }: Config['voximplant']): ManualStep[] {
  const isRented = (digits: string) => account.numbers.some((rented) => rented.digits === digits)
  const unusable = account.numbers.filter(({ digits, isUsable }) => wanted.numbers.includes(digits) && !isUsable)
  return [
    ...wanted.numbers.filter((digits) => !isRented(digits)).map((digits): ManualStep => ({ need: 'rent', number: `+${digits}` })),
    ...unusable.map(({ digits }): ManualStep => ({ need: 'look at number', number: `+${digits}` })),
    ...(account.balance !== null && account.balance <= 0 ? [{ need: 'money' as const }] : []),
    ...ruleSetting(account, wanted, ruleId),
    ...callerSetting(account, callerId),
    ...messageNumber(account, wanted),
  ]
}

function ruleSetting({ rules }: Account, { outbound }: Wanted, ruleId: number | undefined): ManualStep[] {
  const rule = rules.find(({ name }) => name === outbound.name)
  return rule && rule.id !== ruleId ? [{ need: 'setting', name: 'VOXIMPLANT_RULE_ID', value: String(rule.id) }] : []
}

/** Carriers often refuse calls with a toll-free number as caller ID (scenario/voxengine.md §10). */
function callerSetting({ numbers }: Account, callerId: string | undefined): ManualStep[] {
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

function messageNumber({ numbers }: Account, { smsNumber }: Wanted): ManualStep[] {
  const canSend = numbers.some(({ digits, isSmsSupported }) => digits === smsNumber && isSmsSupported)
  return smsNumber === null || canSend ? [] : [{ need: 'another number for messages', number: `+${smsNumber}` }]
}
