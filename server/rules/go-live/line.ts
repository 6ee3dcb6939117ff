import type { Facts } from './facts.ts'
import { find, findIn, type Finding } from './point.ts'

/** Whether there is an account that calls come through. */
export function accountOf({ account, isPublic }: Facts): Finding {
  switch (account) {
    case 'none':
      return find('account unset')
    case 'stand-in':
      return find(isPublic ? 'stand-in for people' : 'stand-in')
    case 'answers':
      return find('account answers')
    case 'refuses':
      return find('account refuses')
    case 'away':
      return find('account away')
    case 'no money':
      return find('account without money')
  }
}

/** Whether the scenario in the account is the one of this server, by who has called last. */
export function scenarioOf({ scenario }: Facts): Finding {
  if (scenario === 'own') return find('scenario of this server')
  if (scenario === 'never called') return find('scenario never called')
  return find(scenario === 'refused' ? 'scenario refused' : 'scenario differs')
}

/** Whether somebody has tried the line. */
export function checkOf({ check }: Facts): Finding {
  if (check === 'passed') return find('check passed')
  return find(check === 'trouble' ? 'check found trouble' : 'check never made', '', { places: [{ to: 'check' }] })
}

/** Whether visitors can be called. */
export function callbacksOf({ account, hasRule, callerId }: Facts): Finding {
  if (account === 'none') return find('callbacks without account')
  return find(hasRule && callerId !== undefined ? 'callbacks ready' : 'callbacks without rule')
}

/** Whether a call of ours shows a number that carriers let through. */
export function callerOf({ callerId, isCallerTollFree }: Facts): Finding {
  if (callerId === undefined) return find('caller unset')
  return find(isCallerTollFree ? 'caller toll-free' : 'caller ready', callerId)
}

/** Whether promo codes can be sent. */
export function messagesOf({ hasSms, campaigns }: Facts): Finding {
  const promised = campaigns.filter(({ isPrizeByMessage }) => isPrizeByMessage)
  if (hasSms) return find('messages ready')
  if (promised.length === 0) return find('messages unset')
  return findIn('prizes by no message', promised, () => 'message')
}
