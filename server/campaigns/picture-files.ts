import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Fault, levels, type Quiz, rebusesOf, rebusPath } from '../rules/quiz/quiz.ts'
import { type Image, type ImageFault, type ImageFaultKind, readImage } from './image/image.ts'

/** The pictures that a quiz names as files, by the names that it gives them. */
export type PictureFiles = ReadonlyMap<string, Pick<Image, 'type' | 'body'>>

/**
 * Reads every picture file that the quiz names, once, from `folder`. Returns those that can be shown, and a fault for each place that
 * names another. One file at a time: a large one takes 200 MB of memory.
 */
export async function readPictureFiles(
  quiz: Quiz,
  folder: string,
): Promise<{ files: ReadonlyMap<string, Image>; faults: Fault[] }> {
  const files = new Map<string, Image>()
  const faults: Fault[] = []
  for (const [name, paths] of placesOf(quiz)) {
    const read = await readOne(name, folder)
    if ('image' in read) files.set(name, read.image)
    else faults.push(...paths.map((path) => ({ path, ...read })))
  }
  return { files, faults }
}

function placesOf(quiz: Quiz): Map<string, string[]> {
  const places = rebusesOf(quiz).flatMap(({ pictures }, index) =>
    levels.map((level) => ({ path: `${rebusPath(quiz, index)}.pictures.${level}.file`, ...pictures[level] })),
  )
  const named = places.flatMap(({ path, file }) => (file === undefined ? [] : [{ path, file }]))
  return new Map([...Map.groupBy(named, ({ file }) => file)].map(([file, group]) => [file, group.map(({ path }) => path)]))
}

type Said = Omit<Fault, 'path'>

async function readOne(name: string, folder: string): Promise<{ image: Image } | Said> {
  const bytes = await readFile(join(folder, name)).catch((error: NodeJS.ErrnoException) => error)
  if (bytes instanceof Error) return { expected: `a file in ${folder}`, found: `"${name}", ${unread(bytes)}` }
  const read = await readImage(bytes)
  return 'image' in read ? read : inWords(name, read.fault)
}

const unread = ({ code }: NodeJS.ErrnoException) =>
  code === 'ENOENT' ? 'which does not exist' : `which cannot be read (${code})`

const inWords = (name: string, { kind, found }: ImageFault): Said => {
  const { expected, with: having } = sentences[kind]
  return { expected, found: `"${name}"${having && `, ${having}`}${found && ` ${having ? '' : 'with '}${found}`}` }
}

/** What is expected of a picture, and what the file is or has instead, where what was found in it does not say so by itself. */
const sentences: Record<ImageFaultKind, { expected: string; with: string }> = {
  'too many bytes': { expected: 'a picture of at most 20 MB, a drawing of at most 2 MB', with: '' },
  'too many pixels': { expected: 'a picture of at most 50 megapixels', with: '' },
  'too small': { expected: 'a picture at least 200 pixels wide and high', with: '' },
  'wrong shape': { expected: 'a picture at most twice as long as it is wide, best 4 : 3', with: '' },
  'no picture': { expected: 'a picture in PNG, JPEG, WebP, AVIF or SVG', with: 'which is none, whatever its name' },
  damaged: { expected: 'a whole picture', with: 'which is damaged:' },
  animated: { expected: 'a picture that stands still', with: 'which moves; frames:' },
  'refers elsewhere': { expected: 'a drawing with everything in it', with: 'which refers to' },
  font: { expected: 'a drawing whose texts are turned into outlines', with: 'which has a font of its own:' },
  html: { expected: 'a drawing without HTML in it', with: 'which has' },
  entities: { expected: 'a drawing saved as plain SVG, without entities', with: 'which has' },
  style: { expected: 'a drawing with plain styles', with: 'which has' },
  drawing: { expected: 'a picture in PNG, JPEG, WebP or AVIF', with: '' },
  'too complex': {
    expected: 'a drawing of at most 10,000 parts and 20 embedded pictures, which do not repeat each other without end',
    with: 'which has more',
  },
}
