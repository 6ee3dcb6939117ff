import { Buffer } from 'node:buffer'
import * as v from 'valibot'
import manifest from '../../package.json' with { type: 'json' }
import { CampaignSettings, isTimeZone } from '../rules/campaign/campaign.ts'
import { draftOf, filesIn, WrittenDraft } from '../rules/draft/draft.ts'
import { Quiz, type QuizRule } from '../rules/quiz/quiz.ts'

/** With which Pavel a file was made, and in which version of the format. */
export type Made = { version: number; pavel: string }

/** What a file says that it is. */
export const format = 'pavel-campaign'

/** What this program writes. The version rises with a change after which an older program would misread a file. */
export const madeHere: Made = { version: 1, pavel: manifest.version }

/** In bytes. A picture takes a third more in a file than it has. */
export const mostFileBytes = 64_000_000

/** How every file begins, also one of a format that does not exist yet. */
export const Mark = v.object({
  format: v.literal(format),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  pavel: v.pipe(v.string(), v.regex(/^[\w.+-]{1,40}$/)),
})

/** The messages of the rules below, which are the kinds of faults. */
export const ownRules = ['not a time', 'no time zone', 'not base64'] as const
type OwnRule = (typeof ownRules)[number]

const Instant = v.pipe(
  v.string(),
  v.check(isInstant, 'not a time' satisfies OwnRule),
  v.transform((written) => new Date(Temporal.Instant.from(written).epochMilliseconds)),
)

/** A `Date` would read the 31st of February as one in March. */
function isInstant(written: string): boolean {
  try {
    return Temporal.Instant.from(written) !== null
  } catch {
    return false
  }
}

/** PostgreSQL takes no text with a NUL in it. */
const Name = v.pipe(v.string(), v.trim(), v.regex(/^\P{Cc}+$/u, 'empty text' satisfies QuizRule), v.maxLength(120))

const Picture = v.pipe(
  v.string(),
  v.check((written) => Buffer.from(written, 'base64').toString('base64') === written, 'not base64' satisfies OwnRule),
  v.transform((written) => new Uint8Array(Buffer.from(written, 'base64'))),
)

/**
 * A campaign in a file: what an organiser has set and written, without people, codes, the log and earlier versions. The picture files
 * are by the names that the quiz and the draft give them.
 */
export const WrittenCampaign = v.strictObject({
  ...Mark.entries,
  name: Name,
  /** its part of the address, where that is free */
  address: v.string(),
  language: v.picklist(['ru', 'en']),
  timeZone: v.pipe(v.string(), v.check(isTimeZone, 'no time zone' satisfies OwnRule)),
  opensAt: v.nullable(Instant),
  closesAt: v.nullable(Instant),
  settings: CampaignSettings,
  /** the published quiz */
  quiz: v.nullable(Quiz),
  /** what is being written, where it differs from the published quiz */
  draft: v.nullable(WrittenDraft),
  pictures: v.record(v.string(), Picture),
})

export type WrittenCampaign = v.InferOutput<typeof WrittenCampaign>

/** Returns the names of all pictures that a campaign shows. */
export function picturesIn({ settings, quiz, draft }: Pick<WrittenCampaign, 'settings' | 'quiz' | 'draft'>): string[] {
  const drawn = [quiz && draftOf(quiz), draft].flatMap((each) => (each ? filesIn(each) : []))
  return settings.sharePicture === null ? drawn : [...drawn, settings.sharePicture]
}

/** Returns the text of a file. Equal campaigns give equal texts. */
export function writeCampaignFile({ pictures, ...campaign }: Omit<WrittenCampaign, keyof Made | 'format'>): string {
  const named = Object.entries(pictures).toSorted(([one], [other]) => (one < other ? -1 : 1))
  const written = named.map(([name, body]) => [name, Buffer.from(body).toString('base64')])
  return `${JSON.stringify({ format, ...madeHere, ...campaign, pictures: Object.fromEntries(written) }, null, 2)}\n`
}
