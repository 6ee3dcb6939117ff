import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { levels, type Quiz, rebusesOf, rebusPath } from '../rules/quiz/quiz.ts'
import { type Image, readImage } from './image/image.ts'
import type { FileFault, QuizFault } from './quiz-fault.ts'

/** The pictures that a quiz names as files, by the names that it gives them. */
export type PictureFiles = ReadonlyMap<string, Pick<Image, 'type' | 'body'>>

/**
 * Reads every picture file that the quiz names, once, from `folder`. Returns those that can be shown, and a fault for each place that
 * names another. One file at a time: a large one takes 200 MB of memory.
 */
export async function readPictureFiles(
  quiz: Quiz,
  folder: string,
): Promise<{ files: ReadonlyMap<string, Image>; faults: QuizFault[] }> {
  const files = new Map<string, Image>()
  const faults: QuizFault[] = []
  for (const [name, paths] of placesOf(quiz)) {
    const read = await readOne(name, folder)
    if ('image' in read) files.set(name, read.image)
    else faults.push(...paths.map((at) => ({ at, ...read })))
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

async function readOne(file: string, folder: string): Promise<{ image: Image } | FileFault> {
  const bytes = await readFile(join(folder, file)).catch((error: NodeJS.ErrnoException) => error)
  if (bytes instanceof Error)
    return bytes.code === 'ENOENT'
      ? { kind: 'no file', folder, file }
      : { kind: 'unreadable file', folder, file, code: bytes.code ?? bytes.name }
  const read = await readImage(bytes)
  return 'image' in read ? read : { kind: 'unusable picture', file, fault: read.fault }
}
