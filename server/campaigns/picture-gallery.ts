import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { type Art, composePicture, type CutMarks, iconsNamedIn } from '../rules/pictures/pictures.ts'
import { type Drawing, type Level, levels, type Quiz, rebusesOf } from '../rules/quiz/quiz.ts'
import { loadArt } from './icon-sets.ts'

type Image = { type: 'image/svg+xml' | 'image/png'; body: string | Uint8Array<ArrayBuffer> }
type Picture = PicturePlace & Image

export type Gallery = {
  /** Returns the path of a drawing. Throws when the quiz has no such rebus. */
  addressOf(rebusIndex: number, level: Level): string
  /** Returns the drawing at this path; null when there is none. */
  find(address: string): Picture | null
}

/**
 * Composes or reads every drawing of a quiz once and keeps them by their addresses. Expects a quiz that `readQuiz` has checked, and
 * throws when one of its icons or files is missing all the same.
 */
export function createGallery({ quiz, quizFolder, secret }: { quiz: Quiz; quizFolder: string; secret: string }): Gallery {
  const pictures = readPictures(quiz, quizFolder)
  const byAddress = new Map(pictures.map((picture) => [pictureAddress(secret, picture, picture.body), picture]))
  const addresses = new Map([...byAddress].map(([address, { rebusIndex, level }]) => [`${rebusIndex} ${level}`, address]))
  return {
    addressOf(rebusIndex, level) {
      const address = addresses.get(`${rebusIndex} ${level}`)
      if (!address) throw new Error(`The quiz has no rebus ${rebusIndex}`)
      return address
    },
    find: (address) => byAddress.get(address) ?? null,
  }
}

function readPictures(quiz: Quiz, folder: string): Picture[] {
  const drawings = rebusesOf(quiz).flatMap(({ pictures }, rebusIndex) =>
    levels.map((level) => ({ rebusIndex, level, drawing: pictures[level] })),
  )
  const art = loadArt(drawings.flatMap(({ drawing }) => (drawing.recipe ? iconsNamedIn(drawing.recipe) : [])))
  return drawings.map(({ rebusIndex, level, drawing }) => ({
    rebusIndex,
    level,
    ...drawingImage(drawing, folder, art, cutMarksIn[quiz.language]),
  }))
}

/** How readers of each language are used to seeing cut letters marked. */
const cutMarksIn: Record<Quiz['language'], CutMarks> = { ru: 'commas', en: 'minus' }

function drawingImage({ recipe, file }: Drawing, folder: string, art: Art, cutMarks: CutMarks): Image {
  if (recipe) return { type: 'image/svg+xml', body: composePicture(recipe, art, cutMarks) }
  if (!file) throw new Error('A drawing has neither a recipe nor a file')
  const type = extname(file).toLowerCase() === '.png' ? 'image/png' : 'image/svg+xml'
  return { type, body: new Uint8Array(readFileSync(join(folder, file))) }
}

const picturesPath = '/pictures/'

/** Which drawing of which rebus; `rebusIndex` counts from 0. */
type PicturePlace = { rebusIndex: number; level: Level }

/**
 * Returns a drawing's path: `/pictures/` and 43 characters of base64url, an HMAC-SHA256 over the drawing's place and its content.
 * Without the secret the path reveals neither the answer nor the order of the rebuses. The path changes whenever the drawing does, so
 * the response can be cached indefinitely.
 */
function pictureAddress(secret: string, { rebusIndex, level }: PicturePlace, content: string | Uint8Array): string {
  const hmac = createHmac('sha256', secret).update(`${rebusIndex}\n${level}\n`).update(content)
  return picturesPath + hmac.digest('base64url')
}
