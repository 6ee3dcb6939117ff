import { Buffer } from 'node:buffer'
import * as v from 'valibot'
import { newId } from '../account.ts'
import { command, type Command } from '../command.ts'
import { applicationIfNamed, ruleOf } from '../find.ts'
import { anyText, applicationName, number } from '../parameters.ts'
import { refuse } from '../refusal.ts'
import { starters } from '../rights.ts'
import { programOf } from '../routing.ts'

const mostCustomBytes = 200

/** The command that starts a session without a call. */
export const sessionCommands: Command[] = [
  command(
    'StartScenarios',
    starters,
    {
      rule_id: number,
      script_custom_data: v.optional(anyText),
      reference_ip: v.optional(anyText),
      server_location: v.optional(anyText),
      ...applicationName,
    },
    ({ rule_id, script_custom_data: customData = '', ...given }, { account, start }) => {
      const application = applicationIfNamed(given, account)
      const rule = ruleOf(rule_id, account)
      if (application && application.id !== rule.applicationId) refuse(147, "The 'rule_id' parameter is invalid.")
      if (rule.scenarioIds.length === 0) refuse(375, 'No scenario is bound to the rule.')
      // The limit is documented, its code is assumed.
      const isLong = Buffer.byteLength(customData) > mostCustomBytes
      if (isLong) refuse(477, `The 'script_custom_data' parameter length should not exceed ${mostCustomBytes}.`)
      // Code 127 is documented, but not for this command: the real call might fail with 402 instead.
      if (account.balance <= 0) refuse(127, 'Insufficient money.')
      const { accessUrl } = start({ ...programOf(rule, account), customData })
      // `result: 1` says that the session started, not that it placed a call.
      return {
        result: 1,
        media_session_access_url: accessUrl,
        media_session_access_secure_url: accessUrl,
        call_session_history_id: newId(account),
      }
    },
  ),
]
