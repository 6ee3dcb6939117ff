import * as v from 'valibot'
import { type Account, type Application, fullName, newId } from '../account.ts'
import { command, type Command } from '../command.ts'
import { anyText, flag, number, pageOf, paging } from '../parameters.ts'
import { refuse } from '../refusal.ts'
import { developers, everybody, starters } from '../rights.ts'

/** Commands about the account and its applications. */
export const applicationCommands: Command[] = [
  command(
    'GetAccountInfo',
    everybody,
    { return_live_balance: v.optional(flag) },
    ({ return_live_balance: isLive }, { account }) => ({
      result: {
        account_id: account.id,
        account_name: account.name,
        account_email: account.email,
        active: true,
        balance: account.balance,
        ...(isLive && { live_balance: account.balance }),
        currency: 'RUR',
      },
    }),
  ),

  command(
    'GetApplications',
    starters,
    {
      application_id: v.optional(number),
      application_name: v.optional(anyText),
      ...paging,
    },
    ({ application_id: id, application_name: part = '', ...page }, { account }) => {
      const found = account.applications.filter(
        (one) => (id === undefined || one.id === id) && fullName(one, account).includes(part),
      )
      return pageOf(
        found.map((one) => infoOf(one, account)),
        page,
      )
    },
  ),

  command(
    'AddApplication',
    developers,
    {
      application_name: anyText,
      secure_record_storage: v.optional(flag),
    },
    ({ application_name: name }, { account }) => {
      if (!/^[a-z][a-z0-9-]{1,64}$/.test(name)) refuse(107, 'Invalid application name.')
      if (account.applications.some((one) => one.name === name)) refuse(129, 'Application name is not unique.')
      const application = { id: newId(account), name, secrets: [] }
      account.applications.push(application)
      return { result: 1, ...infoOf(application, account) }
    },
  ),
]

function infoOf(application: Application, account: Account) {
  return { application_id: application.id, application_name: fullName(application, account), secure_record_storage: false }
}
