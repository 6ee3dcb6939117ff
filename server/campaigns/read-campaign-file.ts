import * as v from 'valibot'
import type { SetCampaign } from '../rules/campaign/campaign.ts'
import type { QuizDraft } from '../rules/draft/draft.ts'
import type { Quiz } from '../rules/quiz/quiz.ts'
import { type CampaignFileFault, faultsOfParts, faultsOfShape } from './campaign-file-faults.ts'
import { format, type Made, madeHere, Mark, mostFileBytes, WrittenCampaign } from './campaign-file.ts'
import type { Image, ImageFault } from './image/image.ts'
import { type LocatedJson, type Place, readLocatedJson } from './located-json.ts'
import { slipAt } from './quiz-fault.ts'
import { pictureName, withFiles } from './versions.ts'

/** A campaign out of a file, with pictures that can be shown, by the names under which they are kept. */
export type ReadCampaign = Omit<SetCampaign, 'pause'> & {
  /** the part of the address that it had */
  address: string
  quiz: Quiz | null
  draft: QuizDraft | null
  pictures: Pick<Image, 'type' | 'body'>[]
}

/** Why a file cannot be loaded. Of many faults only the first are named, and `more` are not. */
export type FileProblem =
  | { kind: 'too large'; mostBytes: number }
  | { kind: 'not a campaign' }
  | { kind: 'newer'; made: Made; here: Made }
  | { kind: 'faulty'; faults: (CampaignFileFault & { place: Place })[]; more: number }

type Server = {
  hasSms: boolean
  /** Makes a picture safe to show. Returns the fault of a file that is none. */
  readPicture(bytes: Uint8Array): Promise<{ image: Pick<Image, 'type' | 'body'> } | { fault: ImageFault }>
}

/** Reads the file of a campaign. One picture at a time: a large one takes 200 MB of memory. */
export async function readCampaignFile(bytes: Uint8Array, server: Server): Promise<ReadCampaign | { problem: FileProblem }> {
  if (bytes.length > mostFileBytes) return { problem: { kind: 'too large', mostBytes: mostFileBytes } }
  const json = readJson(bytes)
  if (!json) return { problem: { kind: 'not a campaign' } }
  if (json.faults.length > 0) return faulty(json.faults.map((slip) => ({ ...slipAt('', slip), place: slip.place })))
  const mark = v.safeParse(Mark, json.value)
  if (!mark.success) return { problem: { kind: 'not a campaign' } }
  const { pavel, version } = mark.output
  if (version > madeHere.version) return { problem: { kind: 'newer', made: { pavel, version }, here: madeHere } }
  const parsed = v.safeParse(WrittenCampaign, json.value)
  if (!parsed.success) return faulty(faultsOfShape(parsed.issues, json.value), json)
  const { output: written } = parsed
  const faults = faultsOfParts(written, json.value, server)
  const { images, faults: ofImages } = faults.length > 0 ? noPictures : await readPictures(written, server)
  return faults.length + ofImages.length > 0 ? faulty([...faults, ...ofImages], json) : keptAs(written, images)
}

/** Returns null for what was hardly meant to be a campaign: finding all faults of a large text of another kind takes long. */
function readJson(bytes: Uint8Array): LocatedJson | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes(`"${format}"`) && !hasTooMuchIn(text) ? readLocatedJson(text) : null
  } catch (error) {
    // Not UTF-8.
    if (error instanceof TypeError) return null
    throw error
  }
}

/** A file of two hundred rebuses, with a draft, has half as many. What is read of it takes a hundred bytes and more for each. */
const mostMarks = 1_000_000

/** Returns whether a text has more values and line breaks than any campaign: small ones could fill the memory. */
function hasTooMuchIn(text: string): boolean {
  return (
    text
      .matchAll(/[,:[\]{}"\r\n]|[ \t]+|\/[/*]/g)
      .drop(mostMarks)
      .next().done === false
  )
}

const mostFaults = 20

function faulty(
  faults: (CampaignFileFault & { place?: Place })[],
  { placeOf }: Pick<LocatedJson, 'placeOf'> = { placeOf: () => ({ line: 1, column: 1 }) },
): { problem: FileProblem } {
  const first = faults.slice(0, mostFaults).map((fault) => ({ place: placeOf(fault.at), ...fault }))
  return { problem: { kind: 'faulty', faults: first.toSorted(byPlace), more: faults.length - first.length } }
}

const byPlace = ({ place: one }: { place: Place }, { place: other }: { place: Place }) =>
  one.line - other.line || one.column - other.column

type Images = ReadonlyMap<string, Pick<Image, 'type' | 'body'>>

const noPictures: { images: Images; faults: CampaignFileFault[] } = { images: new Map(), faults: [] }

async function readPictures(
  { pictures, settings: { sharePicture } }: WrittenCampaign,
  { readPicture }: Server,
): Promise<typeof noPictures> {
  const images = new Map<string, Pick<Image, 'type' | 'body'>>()
  const faults: CampaignFileFault[] = []
  for (const [name, bytes] of Object.entries(pictures)) {
    const read = await readPicture(bytes)
    const isDrawing = 'image' in read && read.image.type === 'image/svg+xml' && name === sharePicture
    const fault = isDrawing ? ({ kind: 'drawing', found: '' } as const) : 'fault' in read && read.fault
    if (fault) faults.push({ at: `pictures.${name}`, kind: 'unusable picture', file: name, fault })
    else if ('image' in read) images.set(name, read.image)
  }
  return { images, faults }
}

/** Lets the quiz and the draft name the pictures as they are kept. */
function keptAs(
  { format: _, version: __, pavel: ___, pictures: ____, ...written }: WrittenCampaign,
  images: Images,
): ReadCampaign {
  const nameOf = (name: string) => {
    const image = images.get(name)
    return image ? pictureName(image) : name
  }
  const { quiz, draft, settings } = written
  const { sharePicture } = settings
  return {
    ...written,
    settings: { ...settings, sharePicture: sharePicture && nameOf(sharePicture) },
    quiz: quiz && withFiles(quiz, nameOf),
    draft: draft && withFiles(draft, nameOf),
    pictures: [...images.values()],
  }
}
