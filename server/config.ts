import * as v from 'valibot'

const aPort = 'a number from 0 to 65535'
const Port = v.pipe(v.string(), v.regex(/^\d{1,5}$/, aPort), v.transform(Number), v.maxValue(65535, aPort))
const Url = (expected: string, ...protocols: string[]) =>
  v.pipe(v.string(), v.check((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), expected))
const Phone = v.pipe(v.string(), v.transform((value) => value.replace(/[\s()-]/g, '')),
  v.regex(/^(\+\d{7,15}|8\d{10})$/, 'a number with its country code, such as +78005553535'),
  v.transform((value) => value.replace(/^8(?=\d{10}$)/, '+7')))

/**
 * The key behind `whsec_` must be ASCII, because the scenario's `Crypto.hmac_sha256` takes a string whose encoding is
 * not documented (voxengine.md §6).
 */
const Secret = v.pipe(v.string(), v.check(isAsciiSecret, 'whsec_ and the base64 of 24 to 64 ASCII characters'))

const Settings = v.object({
  PORT: v.optional(Port, '3000'),
  HOST: v.optional(v.pipe(v.string(), v.nonEmpty('a host name or an address')), '127.0.0.1'),
  PUBLIC_URL: v.optional(Url('an address such as https://quiz.example.com', 'http:', 'https:')),
  DATABASE_URL: v.optional(Url('an address such as postgres://user:password@host:5432/name', 'postgres:', 'postgresql:')),
  DATA_DIR: v.optional(v.pipe(v.string(), v.nonEmpty('a folder')), '.data'),
  QUIZ: v.optional(v.pipe(v.string(), v.nonEmpty('a file name under scenario/quizzes, or a path')), 'intercom-ru'),
  PHONE_NUMBER: v.optional(Phone, '+78005553535'),
  PHONE_NUMBER_ABROAD: v.optional(Phone),
  CALLBACK_SECRET: v.optional(Secret),
  PHONE_SIMULATOR: v.optional(v.picklist(['on', 'off'], 'on or off')),
  VOXIMPLANT_CREDENTIALS: v.optional(v.string()),
})

/** The settings, parsed once at start (design §8). Numbers are E.164. */
export type Config = ReturnType<typeof readConfig>

/** A setting that cannot be used: which, what was expected, what was found. Printed at start, which then ends with 1. */
export class ConfigProblem extends Error {}

/** Reads the settings from the environment. Empty ones count as unset. Throws a `ConfigProblem`. */
export function readConfig(environment: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = v.safeParse(Settings, given)
  if (!parsed.success) throw new ConfigProblem(parsed.issues.map(describe).join('\n'))
  const settings = parsed.output
  return {
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL?.replace(/\/$/, ''),
    databaseUrl: settings.DATABASE_URL,
    dataFolder: settings.DATA_DIR,
    quiz: settings.QUIZ,
    phoneNumber: settings.PHONE_NUMBER,
    phoneNumberAbroad: settings.PHONE_NUMBER_ABROAD,
    callbackSecret: settings.CALLBACK_SECRET,
    hasPhoneSimulator: hasPhoneSimulator(settings),
  }
}

/** On by itself only where nobody else can reach it and no account is set. */
function hasPhoneSimulator(settings: v.InferOutput<typeof Settings>): boolean {
  if (settings.PHONE_SIMULATOR) return settings.PHONE_SIMULATOR === 'on'
  const isLoopback = ['127.0.0.1', 'localhost', '::1'].includes(settings.HOST)
  const isPublic = settings.PUBLIC_URL !== undefined && !/\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(settings.PUBLIC_URL)
  return isLoopback && !isPublic && !settings.VOXIMPLANT_CREDENTIALS
}

function isAsciiSecret(secret: string): boolean {
  const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret)?.[1]
  return encoded !== undefined && /^[\x21-\x7e]{24,64}$/.test(Buffer.from(encoded, 'base64').toString('latin1'))
}

/** The value of a secret is not repeated: the line ends up in a terminal or a log. */
function describe(issue: v.BaseIssue<unknown>): string {
  const name = v.getDotPath(issue) ?? ''
  const found = /SECRET|DATABASE_URL/.test(name) ? 'something else' : JSON.stringify(issue.input)
  return `${name}: expected ${issue.message}, found ${found}`
}
