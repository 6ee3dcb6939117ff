/** What went wrong. The kind decides who can fix it: the owner of the account, the operator of this server, or time. */
export type ProblemKind = 'credentials' | 'rights' | 'clock' | 'money' | 'rate' | 'rule' | 'number' | 'away' | 'request'

/** The content of a problem. `code` is Voximplant's own (scenario/voxengine.md §7), missing when it returned none. */
export type Diagnosis = { kind: ProblemKind; sentence: string; code?: number; mayBeRepeated: boolean }

/** The Management API did not carry out a command. The message tells the operator what to do, without secrets and phone numbers. */
export class VoximplantProblem extends Error {
  readonly kind: ProblemKind
  readonly code: number | null
  /** Sending the same request again cannot do a thing twice. Whether it would help depends on the kind. */
  readonly mayBeRepeated: boolean

  constructor({ kind, sentence, code, mayBeRepeated }: Diagnosis) {
    super(sentence)
    this.kind = kind
    this.code = code ?? null
    this.mayBeRepeated = mayBeRepeated
  }
}

/** What an error code means for the operator. `isUncertain` when the command may have been carried out nevertheless. */
export type Refusal = { kind: ProblemKind; advice: string; isUncertain?: boolean }

const panel = "in Voximplant's panel"
const report = 'This is a fault in Pavel: please report it.'
const redeploy = 'Run bun run scenario:deploy, and copy VOXIMPLANT_RULE_ID from what it prints.'
const setClock = "Set this machine's clock (preferably with NTP), then try again."
const newKey = `Create a new key ${panel} under Service accounts, and set VOXIMPLANT_CREDENTIALS to the path of its file.`
const giveRole = `Give the service account a role ${panel}: Scenarios to start calls, Developer to deploy, an SMS role to send messages.`
const topUp = `Top the account up ${panel} under Billing.`
const wait = 'Wait a little, then try again.'
const internalError: Refusal = {
  kind: 'away',
  advice: 'Voximplant had an internal error. The command may have been carried out nevertheless. Try again in a few minutes.',
  isUncertain: true,
}
const number = (advice: string): Refusal => ({ kind: 'number', advice })
const rule = (advice: string): Refusal => ({ kind: 'rule', advice })
const request = (advice: string): Refusal => ({ kind: 'request', advice })

const refusals: Record<number, Refusal> = {
  1: internalError,
  2: internalError,
  4: internalError,
  5: internalError,
  14: internalError,
  15: internalError,
  16: internalError,
  20: internalError,
  21: internalError,
  100: { kind: 'credentials', advice: `The key was not accepted: it was deleted, or belongs to another account. ${newKey}` },
  101: request(report),
  102: request(report),
  103: request(`VOXIMPLANT_API_URL may not be the address of the Management API. If it is: ${report}`),
  104: { kind: 'rights', advice: giveRole },
  107: request(report),
  108: request(`The account has reached its limit of applications: delete one ${panel}.`),
  115: { kind: 'credentials', advice: newKey },
  116: rule(redeploy),
  121: number('This number does not exist.'),
  127: { kind: 'money', advice: topUp },
  129: request('The application was added in the meantime. Run bun run scenario:deploy again.'),
  130: request(report),
  131: { kind: 'credentials', advice: "The account is not activated: follow the link in Voximplant's email." },
  132: request('The scenario no longer exists. Run bun run scenario:deploy again.'),
  133: request(`Another scenario has this name, perhaps in the shared folder: rename or delete it ${panel}.`),
  134: request(report),
  147: rule(`The rule does not exist in this account. ${redeploy}`),
  148: rule(report),
  156: rule(report),
  162: { kind: 'rate', advice: wait, isUncertain: true },
  168: request(report),
  175: rule('The rule was added in the meantime. Run bun run scenario:deploy again.'),
  181: number(`This account no longer rents the number: check ${panel} under Numbers.`),
  185: number('Set VOXIMPLANT_CALLER_ID to a rented number that is not toll-free, or to a verified one.'),
  281: { kind: 'rights', advice: `Verify the account ${panel}.` },
  282: { kind: 'rights', advice: "The account is being verified: wait for Voximplant's email." },
  314: { kind: 'rate', advice: `The account has reached its limit of simultaneous calls. ${wait}` },
  317: { kind: 'money', advice: `This needs a paid account. ${topUp}` },
  340: { kind: 'rate', advice: `Too many requests in a short time. Lower CALLS_PER_MINUTE if this happens again. ${wait}` },
  375: rule(`No scenario is bound to the rule, so there is nothing to start. ${redeploy}`),
  385: { kind: 'number', advice: 'The message could not be sent to this number.', isUncertain: true },
  386: number(`Enable SMS for VOXIMPLANT_SMS_FROM ${panel} under Numbers, or run bun run scenario:deploy.`),
  418: request(`The account has reached its limit of scenarios: delete one ${panel}.`),
  419: rule('The rule has reached its limit of scenarios. Run bun run scenario:deploy, which unbinds the others.'),
  422: number('Set VOXIMPLANT_SMS_FROM to a number that this account rents and that can send messages.'),
  423: number('Messages cannot be sent to this number.'),
  433: { kind: 'credentials', advice: newKey },
  447: { kind: 'credentials', advice: newKey },
  454: { kind: 'clock', advice: setClock },
  455: { kind: 'clock', advice: `By Voximplant's clock, the request comes from the future. ${setClock}` },
  456: { kind: 'clock', advice: `By Voximplant's clock, the request is too old. ${setClock}` },
  477: request(report),
  484: { kind: 'rate', advice: 'The same request was sent a moment ago, and may have been carried out then.', isUncertain: true },
  506: number('Messages cannot be routed to this number.'),
  507: number("VOXIMPLANT_SMS_FROM is not a sender name of this account: ask Voximplant's support to set it up."),
  508: request(report),
  509: number("One-way messages are not enabled: ask Voximplant's support to enable them."),
  515: {
    kind: 'rate',
    advice: 'The same operation was carried out a moment ago. Wait a minute before you repeat it.',
    isUncertain: true,
  },
  528: number('VOXIMPLANT_SMS_FROM cannot send messages: set another number or a sender name.'),
}

const unknown = request("Look the code up in Voximplant's documentation of the Management API.")

/** Returns what an error code means and what to do about it. */
export function refusalOf(code: number): Refusal {
  return refusals[code] ?? unknown
}

/** For a key that is right but lacks a role; Voximplant answers it with the code of a wrong key. */
export const missingRole: Refusal = { kind: 'rights', advice: giveRole }
