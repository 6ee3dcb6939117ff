import type { Foreign, ManualStep, Reporting, Step } from '../../server/voximplant/deployment/deployment.ts'

export const noCredentials =
  "VOXIMPLANT_CREDENTIALS: expected the path of a service account's key file, found nothing. " +
  "Create a service account with the role Developer in Voximplant's panel, and download its key."

/** Returns the error for an argument that the command does not know. */
export function unexpectedArgument(word: string): string {
  return `expected nothing, --dry-run or --replace after bun run scenario:deploy, found ${word}`
}

/** Returns the plan, before anything is done. */
export function planned(steps: Step[]): string {
  if (steps.length === 0) return 'The account is as it should be: nothing to do.'
  return ['To do, in this order:', ...steps.map((step, at) => `  ${at + 1}. ${describe(step)}`)].join('\n')
}

/** Returns whose the things seem to be that the plan would take from others, and what the operator may do about it. */
export function belongToOthers(foreign: Foreign[], isReplacing: boolean): string {
  const taken = foreign.map((one) => `  - ${whose(one)}`)
  if (isReplacing) return ['', 'Because of --replace, this is taken over:', ...taken, ''].join('\n')
  return ['', 'Not all of this seems to be yours, so nothing was changed:', ...taken, '', ...waysOut(foreign)].join('\n')
}

function whose(one: Foreign): string {
  switch (one.thing) {
    case 'application':
      return `The application ${one.name} ${reports(one.reporting)}${one.reporting.to === 'nobody' ? `, and has the rules ${one.rules.join(', ')}` : ''}.`
    case 'number':
      return `The number +${one.digits} leads to the application ${one.application}${one.rule ? `, rule ${one.rule}` : ''}, which ${reports(one.reporting)}.`
  }
}

function reports(reporting: Reporting): string {
  switch (reporting.to) {
    case 'server':
      return `reports to ${reporting.url}${reporting.modified ? ` (last changed at ${reporting.modified} UTC)` : ''}`
    case 'nobody':
      return "reports to no server of Pavel's"
    case 'unreadable':
      return 'has a CALLBACK_URL that this key may not read, so nobody can tell whose it is'
  }
}

function waysOut(foreign: Foreign[]): string[] {
  const servers = new Set(foreign.flatMap(({ reporting }) => (reporting.to === 'server' ? [reporting.url] : [])))
  return [
    ...(foreign.some(({ thing }) => thing === 'application')
      ? ['Two servers on one account need an application each: set VOXIMPLANT_APPLICATION to another name here, such as pavel-2.']
      : []),
    ...(foreign.some(({ thing }) => thing === 'number')
      ? ['A number leads to one server: name one that is free, in PHONE_NUMBER or at the desk, or rent another.']
      : []),
    ...[...servers].map((server) => `If this server was at ${server} before, run this again with --replace, once.`),
    'With --replace everything above is taken over, and whoever uses it now gets no more calls.',
  ]
}

/** Returns the confirmation of a step. `number` is its position in the plan, which describes the change. */
export function done(number: number, step: Step): string {
  return `  ${number}. ${subject(step)}: done`
}

/** Returns the report of a failed run: why it stopped, and the steps that were not done. */
export function stopped(left: Step[], why: string): string {
  const ending = 'Run it again when this is fixed: it continues from here.'
  return ['', why, '', 'Not done:', ...left.map((step) => `  - ${describe(step)}`), '', ending].join('\n')
}

/** Returns the report of a run after which the account still differs from the plan. */
export function stillToDo(steps: Step[]): string {
  return [
    '',
    'Voximplant confirmed every step, but these are still to do. Run it again, or check the panel:',
    ...steps.map((step) => `  - ${describe(step)}`),
  ].join('\n')
}

/** Returns the end of the report: what is left to do by hand, and the settings to put into .env. */
export function remaining(needs: ManualStep[], isDryRun: boolean): string {
  const ending = isDryRun ? 'This was a dry run: nothing was changed.' : 'Pavel is deployed.'
  if (needs.length === 0) return `\n${ending}`
  const settings = needs.filter((need) => need.need === 'setting').map(({ name, value }) => `  ${name}=${value}`)
  const others = needs.filter((need) => need.need !== 'setting').map((need) => `  - ${byHand(need)}`)
  return [
    `\n${ending}`,
    ...(others.length > 0 ? ['', 'Left to you:', ...others] : []),
    ...(settings.length > 0 ? ['', 'For .env:', ...settings] : []),
  ].join('\n')
}

function describe(step: Step): string {
  return `${subject(step)}: ${change(step)}`
}

function subject(step: Step): string {
  switch (step.change) {
    case 'add application':
      return `application ${step.name}`
    case 'add secret':
    case 'set secret':
      return `secret ${step.name}`
    case 'add scenario':
    case 'set script':
      return `scenario ${step.name}`
    case 'add rule':
    case 'set pattern':
      return `rule ${step.rule.name}`
    case 'unbind':
    case 'bind':
      return `rule ${step.rule}`
    case 'order rules':
      return `rule ${step.first}`
    case 'bind number':
    case 'enable messages':
      return `number +${step.digits}`
  }
}

/** What is there now, and what will be. The value of a secret is never shown. */
function change(step: Step): string {
  switch (step.change) {
    case 'add application':
    case 'add secret':
      return 'none yet, will be added'
    case 'set secret':
      return 'has another value than the one set here, will be replaced'
    case 'add scenario':
      return `none yet, will be added with ${size(step.script)}`
    case 'set script':
      return `another script of ${size(step.old)}, will be replaced in place by ${size(step.script)}`
    case 'add rule':
      return `none yet, will be added for ${step.rule.pattern}`
    case 'set pattern':
      return `for ${step.old}, will be for ${step.rule.pattern}`
    case 'unbind':
      return `runs ${step.scenarios.map(({ name }) => name).join(', ')}, will no more`
    case 'bind':
      return 'does not run pavel, will run it'
    case 'order rules':
      return 'is below rules that may take its calls, will be first'
    case 'bind number':
      return `belongs to ${step.old ?? 'no application'}, will lead to the rule ${step.rule}`
    case 'enable messages':
      return 'messages are off, will be on'
  }
}

function byHand(need: Exclude<ManualStep, { need: 'setting' }>): string {
  switch (need.need) {
    case 'rent':
      return `Rent ${need.number} in the panel under Numbers (it may take papers), or name one that you rent, in PHONE_NUMBER or at the desk; then run this again.`
    case 'look at number':
      return `${need.number} cannot be used: see in the panel whether it is paid for and verified.`
    case 'rent a caller id':
      return 'To call visitors back, rent a number that is not toll-free, and set VOXIMPLANT_CALLER_ID to it.'
    case 'verify caller id':
      return `VOXIMPLANT_CALLER_ID: ${need.number} is not rented by this account. It works only if it is verified in the panel under Caller IDs.`
    case 'another number for messages':
      return `VOXIMPLANT_SMS_FROM: ${need.number} is no rented number that can send messages. Set another, or a sender name.`
    case 'money':
      return 'The account has no money left: top it up in the panel under Billing, or no call will be made.'
  }
}

function size(script: string): string {
  return `${(new TextEncoder().encode(script).length / 1024).toFixed(1)} KB`
}

export const noCiLayout =
  'The files for voxengine-ci were not written: this user may not write to scenario/voxfiles. Nothing else needs them.'
