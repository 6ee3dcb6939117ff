import { applicationCommands } from './commands/applications.ts'
import { bindingCommands } from './commands/bindings.ts'
import { numberCommands } from './commands/numbers.ts'
import { ruleCommands } from './commands/rules.ts'
import { scenarioCommands } from './commands/scenarios.ts'
import { secretCommands } from './commands/secrets.ts'
import { sessionCommands } from './commands/sessions.ts'
import { smsCommands } from './commands/sms.ts'

/** The commands that the stand-in knows, by their names in the API. */
export const commands = new Map(
  [
    ...applicationCommands,
    ...scenarioCommands,
    ...ruleCommands,
    ...bindingCommands,
    ...numberCommands,
    ...secretCommands,
    ...sessionCommands,
    ...smsCommands,
  ].map((command) => [command.name, command]),
)
