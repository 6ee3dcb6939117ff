import * as v from 'valibot'
import { type Account, fullName, type RentedNumber } from '../account.ts'
import { command, type Command } from '../command.ts'
import { applicationIfNamed, applicationOf, ruleOf } from '../find.ts'
import { applicationName, flag, number, numbers, pageOf, paging, text } from '../parameters.ts'
import { refuse } from '../refusal.ts'
import { developers, starters } from '../rights.ts'

/** Commands about rented numbers. Renting one takes money and papers, so it is left to the control panel. */
export const numberCommands: Command[] = [
  command(
    'GetPhoneNumbers',
    starters,
    {
      phone_id: v.optional(numbers),
      ...applicationName,
      ...paging,
    },
    ({ phone_id: ids, ...given }, { account }) => {
      const application = applicationIfNamed(given, account)
      const found = account.numbers.filter(
        (one) => (ids === undefined || ids.includes(one.id)) && (application === null || one.applicationId === application.id),
      )
      return pageOf(
        found.map((one) => infoOf(one, account)),
        given,
      )
    },
  ),

  command(
    'BindPhoneNumberToApplication',
    developers,
    {
      phone_id: numbers,
      rule_id: v.optional(number),
      bind: v.optional(flag),
      ...applicationName,
    },
    ({ phone_id: ids, rule_id, bind = true, ...given }, { account }) => {
      const applicationId = applicationOf(given, account).id
      if (rule_id !== undefined && ruleOf(rule_id, account).applicationId !== applicationId)
        refuse(147, "The 'rule_id' parameter is invalid.")
      const rented = ids.map(
        (id) => account.numbers.find((one) => one.id === id) ?? refuse(181, "The 'phone_id' parameter is invalid."),
      )
      // Assumed: a number that is bound elsewhere is bound here instead.
      for (const one of rented)
        Object.assign(one, { applicationId: bind ? applicationId : null, ruleId: bind ? (rule_id ?? null) : null })
      return { result: 1 }
    },
  ),

  command(
    'ControlSms',
    developers,
    {
      phone_number: text,
      command: v.picklist(['enable', 'disable'], 'enable or disable is expected'),
    },
    ({ phone_number, command: order }, { account }) => {
      const rented = account.numbers.find((one) => one.number === phone_number) ?? refuse(121, 'Invalid phone number.')
      if (!rented.isSmsSupported) refuse(528, 'Sms is not supported.')
      rented.isSmsEnabled = order === 'enable'
      return { result: 1 }
    },
  ),
]

function infoOf(rented: RentedNumber, account: Account) {
  const application = account.applications.find(({ id }) => id === rented.applicationId)
  const rule = account.rules.find(({ id }) => id === rented.ruleId)
  return {
    phone_id: rented.id,
    phone_number: rented.number,
    category_name: rented.category,
    deactivated: false,
    canceled: false,
    can_be_used: true,
    is_sms_supported: rented.isSmsSupported,
    is_sms_enabled: rented.isSmsEnabled,
    ...(application ? { application_id: application.id, application_name: fullName(application, account) } : {}),
    ...(rule ? { rule_id: rule.id, rule_name: rule.name } : {}),
  }
}
