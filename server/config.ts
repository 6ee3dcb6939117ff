import * as v from 'valibot'
import { readDatabaseAddress } from './rules/database-address/database-address.ts'
import { isLoopback, isLoopbackHost, isNatsUrl } from './rules/network-address/network-address.ts'
import { CallKind, callKinds, Country, countryOf } from './rules/phone-number/phone-number.ts'
import {
  Count,
  Host,
  keptSecret,
  List,
  Network,
  Password,
  Phone,
  Port,
  PublicUrl,
  Secret,
  WebAddress,
  WebOrigin,
} from './rules/settings/settings.ts'

const logLevels = ['debug', 'info', 'warning', 'error'] as const

const Settings = v.object({
  PORT: v.optional(Port, '3000'),
  HOST: v.optional(Host, '127.0.0.1'),
  PROXIES: v.optional(v.pipe(v.string(), v.regex(/^\d$/, 'a number from 0 to 9'), v.transform(Number)), '0'),
  PROXY_NETWORKS: v.optional(v.pipe(List, v.array(Network)), ''),
  PUBLIC_URL: v.optional(PublicUrl),
  DATABASE_URL: v.optional(v.string()),
  DATABASE_DIRECT_URL: v.optional(v.string()),
  NATS_URL: v.optional(v.pipe(v.string(), v.check(isNatsUrl, 'addresses such as nats://10.0.0.5:4222, separated by commas'))),
  DATA_DIR: v.optional(v.pipe(v.string(), v.nonEmpty('a folder')), '.data'),
  QUIZ: v.optional(v.pipe(v.string(), v.nonEmpty('a file name under scenario/quizzes, or a path')), 'intercom-ru'),
  PHONE_NUMBER: v.optional(Phone, '+78005553535'),
  PHONE_NUMBER_ABROAD: v.optional(Phone),
  CALLBACK_SECRET: v.optional(v.pipe(List, v.nonEmpty('a secret'), v.tupleWithRest([Secret], Secret)), keptSecret),
  NUMBER_KEY: v.optional(v.pipe(v.string(), v.minLength(32, 'at least 32 characters'))),
  PHONE_SIMULATOR: v.optional(v.picklist(['on', 'off'], 'on or off')),
  OPERATOR_PASSWORD: v.optional(Password),
  OPERATOR_PASSWORD_FORMER: v.optional(Password),
  OBSERVER_PASSWORD: v.optional(Password),
  OBSERVER_PASSWORD_FORMER: v.optional(Password),
  ALLOWED_ORIGINS: v.optional(v.pipe(List, v.array(WebOrigin)), ''),
  RETENTION_DAYS: v.optional(Count(3650, 'a number of days')),
  VOXIMPLANT_CREDENTIALS: v.optional(v.pipe(v.string(), v.nonEmpty("the path of a service account's key file"))),
  VOXIMPLANT_API_URL: v.optional(WebAddress('https://api.voximplant.com'), 'https://api.voximplant.com'),
  VOXIMPLANT_APPLICATION: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,64}$/, 'a name such as pavel-2')), 'pavel'),
  VOXIMPLANT_RULE_ID: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'the number that scenario:deploy prints'), v.transform(Number)),
  ),
  VOXIMPLANT_CALLER_ID: v.optional(Phone),
  VOXIMPLANT_SMS_FROM: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^(\+?\d{7,15}|[A-Za-z0-9 ._-]{1,11})$/, 'a rented number, or a sender name of at most 11 Latin letters'),
    ),
  ),
  PRIZE_BY_MESSAGE: v.optional(v.picklist(['on', 'off'], 'on or off'), 'off'),
  LOG_FORMAT: v.optional(v.picklist(['json', 'text'], 'json or text')),
  LOG_LEVEL: v.optional(v.picklist(logLevels, `one of ${logLevels.join(', ')}`), 'info'),
  CALLS_PER_MINUTE: v.optional(Count(9999), '20'),
  CALL_COUNTRIES: v.optional(v.pipe(List, v.array(Country), v.nonEmpty('a country'))),
  CALL_KINDS: v.optional(v.pipe(List, v.array(CallKind), v.nonEmpty('a kind')), callKinds.join(' ')),
  CALLS_PER_DAY: v.optional(Count(100_000), '1000'),
  CALL_MINUTES_PER_DAY: v.optional(Count(100_000), '5000'),
  MESSAGES_PER_DAY: v.optional(Count(100_000), '1000'),
})

/** The settings, parsed once at start. Telephone numbers are in E.164. */
export type Config = ReturnType<typeof readConfig>

/**
 * A setting cannot be used. The message says which one, what was expected and what was found; the program prints it and exits
 * with 1.
 */
export class ConfigProblem extends Error {}

/**
 * Reads the settings from the environment. Empty ones count as unset. Throws `ConfigProblem` listing every setting that is wrong.
 */
export function readConfig(environment: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = v.safeParse(Settings, given)
  if (!parsed.success) throw new ConfigProblem(parsed.issues.map(describe).join('\n'))
  const settings = parsed.output
  checkDatabase(settings, environment)
  return {
    port: settings.PORT,
    host: settings.HOST,
    proxies: settings.PROXIES,
    proxyNetworks: settings.PROXY_NETWORKS,
    publicUrl: settings.PUBLIC_URL,
    databaseUrl: settings.DATABASE_URL,
    databaseDirectUrl: settings.DATABASE_DIRECT_URL,
    natsUrl: settings.NATS_URL,
    dataFolder: settings.DATA_DIR,
    quiz: settings.QUIZ,
    phoneNumber: settings.PHONE_NUMBER,
    isPhoneNumberSet: given.PHONE_NUMBER !== undefined,
    phoneNumberAbroad: settings.PHONE_NUMBER_ABROAD,
    allowedOrigins: settings.ALLOWED_ORIGINS,
    callbackSecrets: settings.CALLBACK_SECRET,
    numberKey: settings.NUMBER_KEY,
    retentionDays: settings.RETENTION_DAYS,
    isLocal: isLocal(settings),
    hasPhoneSimulator: hasPhoneSimulator(settings),
    isSimulatorOpen: settings.PHONE_SIMULATOR === 'on',
    passwords: passwordsOf(settings),
    log: { format: settings.LOG_FORMAT, level: settings.LOG_LEVEL },
    callsPerMinute: settings.CALLS_PER_MINUTE,
    callsOut: {
      countries: settings.CALL_COUNTRIES ?? [countryOf(settings.PHONE_NUMBER)].filter((country) => country !== undefined),
      kinds: settings.CALL_KINDS,
      mostPerDay: {
        calls: settings.CALLS_PER_DAY,
        minutes: settings.CALL_MINUTES_PER_DAY,
        messages: settings.MESSAGES_PER_DAY,
      },
    },
    isPrizeByMessage: settings.PRIZE_BY_MESSAGE === 'on',
    voximplant: {
      credentials: settings.VOXIMPLANT_CREDENTIALS,
      apiUrl: settings.VOXIMPLANT_API_URL.replace(/\/$/, ''),
      application: settings.VOXIMPLANT_APPLICATION,
      ruleId: settings.VOXIMPLANT_RULE_ID,
      callerId: settings.VOXIMPLANT_CALLER_ID,
      smsFrom: settings.VOXIMPLANT_SMS_FROM,
    },
  }
}

type ParsedSettings = v.InferOutput<typeof Settings>

/** Throws `ConfigProblem` when an address of a database cannot be read. */
function checkDatabase(settings: ParsedSettings, environment: Parameters<typeof readConfig>[0]): void {
  for (const name of ['DATABASE_URL', 'DATABASE_DIRECT_URL'] as const) {
    const read = settings[name] === undefined ? null : readDatabaseAddress(settings[name], environment)
    if (read && 'problem' in read) throw new ConfigProblem(`${name}: ${read.problem}`)
  }
  if (settings.DATABASE_DIRECT_URL !== undefined && settings.DATABASE_URL === undefined)
    throw new ConfigProblem('DATABASE_DIRECT_URL: expected DATABASE_URL beside it, found none')
}

/** Throws `ConfigProblem` when one password would open both roles. */
function passwordsOf(settings: ParsedSettings) {
  const given = (...passwords: (string | undefined)[]) => passwords.filter((password) => password !== undefined)
  const operator = given(settings.OPERATOR_PASSWORD, settings.OPERATOR_PASSWORD_FORMER)
  const observer = given(settings.OBSERVER_PASSWORD, settings.OBSERVER_PASSWORD_FORMER)
  if (observer.some((password) => operator.includes(password)))
    throw new ConfigProblem("OBSERVER_PASSWORD: expected another password than the operator's, found the same one")
  return { operator, observer }
}

/** By default the simulator is on only where nobody else can reach it and no Voximplant account is set. */
function hasPhoneSimulator(settings: ParsedSettings): boolean {
  if (settings.PHONE_SIMULATOR) return settings.PHONE_SIMULATOR === 'on'
  return isLocal(settings) && !settings.VOXIMPLANT_CREDENTIALS
}

/** Whether only this machine is meant to reach the server. */
function isLocal({ HOST, PUBLIC_URL }: ParsedSettings): boolean {
  return isLoopbackHost(HOST) && (PUBLIC_URL === undefined || isLoopback(PUBLIC_URL))
}

/** Does not repeat the value of a secret, because the message ends up in a terminal or a log. */
function describe(issue: v.BaseIssue<unknown>): string {
  const [name = ''] = v.getDotPath(issue)?.split('.') ?? []
  const found = /SECRET|PASSWORD|KEY|DATABASE_URL|NATS_URL/.test(name)
    ? 'something else'
    : JSON.stringify(issue.input).replace(/\/\/[^/@]*@/, '//…@')
  return `${name}: expected ${issue.message}, found ${found}`
}
