import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { type Art, composePicture, iconsNamedIn, type Notation } from '../rules/pictures/pictures.ts'
import { type Drawing, type Level, levels, type Quiz } from '../rules/quiz/quiz.ts'
import { loadArt } from './icons.ts'

type Image = { type: 'image/svg+xml' | 'image/png'; body: string | Uint8Array<ArrayBuffer> }
export type Picture = Place & Image

export type Gallery = {
  /** Throws for a rebus that the quiz does not have. */
  addressOf(rebusIndex: number, level: Level): string
  find(address: string): Picture | null
}

/** Every drawing of the quiz, composed or read once, by its address. The quiz has been checked by `readQuiz`. */
export function createGallery({ quiz, quizFolder, secret }: { quiz: Quiz; quizFolder: string; secret: string }): Gallery {
  const pictures = hang(quiz, quizFolder)
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

function hang({ language, rebuses }: Quiz, folder: string): Picture[] {
  const drawings = rebuses.flatMap(({ pictures }, rebusIndex) =>
    levels.map((level) => ({ rebusIndex, level, drawing: pictures[level] })),
  )
  const art = loadArt(drawings.flatMap(({ drawing }) => (drawing.recipe ? iconsNamedIn(drawing.recipe) : [])))
  return drawings.map(({ rebusIndex, level, drawing }) => ({
    rebusIndex,
    level,
    ...drawingImage(drawing, folder, art, notations[language]),
  }))
}

/** How readers of each language know cut letters. */
const notations: Record<Quiz['language'], Notation> = { ru: 'commas', en: 'minus' }

function drawingImage({ recipe, file }: Drawing, folder: string, art: Art, notation: Notation): Image {
  if (recipe) return { type: 'image/svg+xml', body: composePicture(recipe, art, notation) }
  if (!file) throw new Error('A drawing has neither a recipe nor a file')
  const type = extname(file).toLowerCase() === '.png' ? 'image/png' : 'image/svg+xml'
  return { type, body: new Uint8Array(readFileSync(join(folder, file))) }
}

export const picturesPath = '/pictures/'

/** Where a drawing stands in the quiz. */
export type Place = { rebusIndex: number; level: Level }

/**
 * A drawing's address: `/pictures/` and 43 characters of base64url, an HMAC-SHA256 over its place and its content.
 * It tells nothing about the answer or the order to whoever lacks the secret, and changes with the drawing,
 * so that what it gives can be cached for ever.
 */
export function pictureAddress(secret: string, { rebusIndex, level }: Place, content: string | Uint8Array): string {
  const seal = createHmac('sha256', secret).update(`${rebusIndex}\n${level}\n`).update(content)
  return picturesPath + seal.digest('base64url')
}
