/** What went wrong, by whom it can be put right: the account's owner, this machine's operator, or time. */
export type ProblemKind = 'credentials' | 'rights' | 'clock' | 'money' | 'rate' | 'rule' | 'number' | 'away' | 'request'

/** What a problem is made of; `code` is Voximplant's own (voxengine.md §7), null where it never came to one. */
export type Diagnosis = { kind: ProblemKind; sentence: string; code?: number; mayBeRepeated: boolean }

/** Why the Management API did not do what it was asked. Its message tells the operator what to do, and holds no secret and no number. */
export class VoximplantProblem extends Error {
  readonly kind: ProblemKind
  readonly code: number | null
  /** Nothing was done, for certain: sending the same request again cannot do a thing twice. Whether it would help is the kind's to say. */
  readonly mayBeRepeated: boolean

  constructor({ kind, sentence, code, mayBeRepeated }: Diagnosis) {
    super(sentence)
    this.kind = kind
    this.code = code ?? null
    this.mayBeRepeated = mayBeRepeated
  }
}

/** What a code of Voximplant's means for the operator (voxengine.md §7). `isUncertain` where something may have been done all the same. */
export type Refusal = { kind: ProblemKind; advice: string; isUncertain?: boolean }

const panel = "in Voximplant's panel"
const report = 'This is a fault in Pavel: please report it.'
const redeploy = 'Run bun run scenario:deploy, and copy VOXIMPLANT_RULE_ID from what it prints.'
const setClock = "Set this machine's clock (with NTP, best of all), then try again."
const newKey = `Create a new key ${panel} under Service accounts, and set VOXIMPLANT_CREDENTIALS to the path of its file.`
const giveRole = `Give the service account a role ${panel}: Scenarios to start calls, Developer to deploy, an SMS role to send messages.`
const topUp = `Top the account up ${panel} under Billing.`
const wait = 'Wait a little, then try again.'
const ownFault: Refusal = {
  kind: 'away',
  advice: 'Voximplant has a fault of its own. It may have been done all the same. Try again in a few minutes.',
  isUncertain: true,
}
const number = (advice: string): Refusal => ({ kind: 'number', advice })
const rule = (advice: string): Refusal => ({ kind: 'rule', advice })
const request = (advice: string): Refusal => ({ kind: 'request', advice })

const refusals: Record<number, Refusal> = {
  1: ownFault,
  2: ownFault,
  4: ownFault,
  5: ownFault,
  14: ownFault,
  15: ownFault,
  16: ownFault,
  20: ownFault,
  21: ownFault,
  100: { kind: 'credentials', advice: `The key was not accepted: it is deleted, or of another account. ${newKey}` },
  101: request(report),
  102: request(report),
  103: request(`VOXIMPLANT_API_URL may lead somewhere else than to the Management API. If it does not: ${report}`),
  104: { kind: 'rights', advice: giveRole },
  107: request(report),
  108: request(`The account has as many applications as it may: delete one ${panel}.`),
  115: { kind: 'credentials', advice: newKey },
  116: rule(redeploy),
  121: number('The number is none that exists.'),
  127: { kind: 'money', advice: topUp },
  129: request('The application was added meanwhile. Run bun run scenario:deploy again.'),
  130: request(report),
  131: { kind: 'credentials', advice: "The account is not activated: follow the link in Voximplant's letter." },
  132: request('The scenario is gone. Run bun run scenario:deploy again.'),
  133: request(`Another scenario has this name, perhaps in the shared folder: rename or delete it ${panel}.`),
  134: request(report),
  147: rule(`The rule does not exist in this account. ${redeploy}`),
  148: rule(report),
  156: rule(report),
  162: { kind: 'rate', advice: wait, isUncertain: true },
  168: request(report),
  175: rule('The rule was added meanwhile. Run bun run scenario:deploy again.'),
  181: number(`The number is not rented by this account any more: look ${panel} under Numbers.`),
  185: number('Set VOXIMPLANT_CALLER_ID to a rented number that is not toll-free, or to a verified one.'),
  281: { kind: 'rights', advice: `Verify the account ${panel}.` },
  282: { kind: 'rights', advice: "The account is being verified: wait for Voximplant's letter." },
  314: { kind: 'rate', advice: `As many calls are under way as the account may have. ${wait}` },
  317: { kind: 'money', advice: `This needs a paid account. ${topUp}` },
  340: { kind: 'rate', advice: `Too many requests in a short time. Lower CALLS_PER_MINUTE if this comes again. ${wait}` },
  375: rule(`No scenario is bound to the rule, so there is nothing to start. ${redeploy}`),
  385: { kind: 'number', advice: 'The message could not be sent to this number.', isUncertain: true },
  386: number(`Enable SMS for VOXIMPLANT_SMS_FROM ${panel} under Numbers, or run bun run scenario:deploy.`),
  418: request(`The account has as many scenarios as it may: delete one ${panel}.`),
  419: rule('The rule has as many scenarios as it may. Run bun run scenario:deploy, which unbinds the others.'),
  422: number('Set VOXIMPLANT_SMS_FROM to a number that this account rents and that can send messages.'),
  423: number('Messages cannot be sent to this number.'),
  433: { kind: 'credentials', advice: newKey },
  447: { kind: 'credentials', advice: newKey },
  454: { kind: 'clock', advice: setClock },
  455: { kind: 'clock', advice: `By Voximplant's clock, the request comes from the future. ${setClock}` },
  456: { kind: 'clock', advice: `By Voximplant's clock, the request is too old. ${setClock}` },
  477: request(report),
  484: { kind: 'rate', advice: 'The same request was sent a moment ago, and may have been done then.', isUncertain: true },
  506: number('There is no way for messages to this number.'),
  507: number("VOXIMPLANT_SMS_FROM is no sender name of this account: Voximplant's support sets one up."),
  508: request(report),
  509: number("One-way messages are not enabled: Voximplant's support enables them."),
  515: { kind: 'rate', advice: 'The same was done a moment ago. Wait a minute before doing it again.', isUncertain: true },
  528: number('VOXIMPLANT_SMS_FROM cannot send messages: set another number or a sender name.'),
}

const unknown = request("Look the code up in Voximplant's documentation of the Management API.")

/** What the code means, and what to do about it. */
export function refusalOf(code: number): Refusal {
  return refusals[code] ?? unknown
}

/** A key that may do something, but not this, gets the code of a wrong key too. */
export const lacksRole: Refusal = { kind: 'rights', advice: giveRole }
