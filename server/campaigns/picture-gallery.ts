import { createHmac } from 'node:crypto'
import { extname } from 'node:path'
import { composePicture, cutMarksIn, iconsNamedIn, type Recipe } from '../rules/pictures/pictures.ts'
import { type Level, levels, type Quiz, rebusesOf, recipeOf } from '../rules/quiz/quiz.ts'
import { loadArt } from './icon-sets.ts'

type Image = { type: 'image/svg+xml' | 'image/png'; body: string | Uint8Array<ArrayBuffer> }
/** A drawing, and which of the quiz it is. */
export type Picture = PicturePlace & Image

export type Gallery = {
  /** Returns the path of a drawing. Throws when the quiz has no such rebus. */
  addressOf(rebusIndex: number, level: Level): string
  /** Returns the drawing at this path; null when there is none. */
  find(address: string): Picture | null
}

type Options = {
  quiz: Quiz
  /** returns the contents of a picture file that the quiz names */
  fileOf(name: string): Uint8Array<ArrayBuffer>
  /** what the path of every drawing begins with, up to a slash */
  path: string
  secret: string
}

/**
 * Composes or reads every drawing of a quiz once and keeps them by their addresses. Expects a quiz that `readQuiz` has checked, and
 * throws when one of its icons or files is missing all the same.
 */
export function createGallery({ quiz, fileOf, path, secret }: Options): Gallery {
  const pictures = readPictures(quiz, fileOf)
  const byAddress = new Map(pictures.map((picture) => [path + pictureAddress(secret, picture, picture.body), picture]))
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

function readPictures(quiz: Quiz, fileOf: Options['fileOf']): Picture[] {
  const drawings = rebusesOf(quiz).flatMap((rebus, rebusIndex) =>
    levels.map((level) => ({
      rebusIndex,
      level,
      recipe: recipeOf(quiz, rebus, level),
      file: rebus.pictures[level].file,
    })),
  )
  const art = loadArt(drawings.flatMap(({ recipe }) => (recipe ? iconsNamedIn(recipe) : [])))
  return drawings.map(({ rebusIndex, level, recipe, file = '' }) => ({
    rebusIndex,
    level,
    ...(recipe ? compose(recipe) : imageOf(file, fileOf(file))),
  }))

  function compose(recipe: Recipe): Image {
    return { type: 'image/svg+xml', body: composePicture(recipe, art, cutMarksIn[quiz.language]) }
  }
}

function imageOf(name: string, body: Uint8Array<ArrayBuffer>): Image {
  const type = extname(name).toLowerCase() === '.png' ? 'image/png' : 'image/svg+xml'
  return { type, body }
}

/** Which drawing of which rebus; `rebusIndex` counts from 0. */
type PicturePlace = { rebusIndex: number; level: Level }

/**
 * Returns the end of a drawing's path: 43 characters of base64url, an HMAC-SHA256 over the drawing's place and its content. Without
 * the secret it reveals neither the answer nor the order of the rebuses. It changes whenever the drawing does, so the
 * response can be cached indefinitely.
 */
function pictureAddress(secret: string, { rebusIndex, level }: PicturePlace, content: string | Uint8Array): string {
  const hmac = createHmac('sha256', secret).update(`${rebusIndex}\n${level}\n`).update(content)
  return hmac.digest('base64url')
}
