import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { composePicture, cutMarksIn, iconsNamedIn, type Recipe } from '../rules/pictures/pictures.ts'
import { type Level, levels, type Quiz, rebusesOf, recipeOf } from '../rules/quiz/quiz.ts'
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
    ...(recipe ? compose(recipe) : readImage(join(folder, file))),
  }))

  function compose(recipe: Recipe): Image {
    return { type: 'image/svg+xml', body: composePicture(recipe, art, cutMarksIn[quiz.language]) }
  }
}

function readImage(path: string): Image {
  const type = extname(path).toLowerCase() === '.png' ? 'image/png' : 'image/svg+xml'
  return { type, body: new Uint8Array(readFileSync(path)) }
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
