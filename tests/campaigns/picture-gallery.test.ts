import { describe, expect, test } from 'bun:test'
import type { Image } from '../../server/campaigns/image/image.ts'
import { createGallery } from '../../server/campaigns/picture-gallery.ts'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { rebusesOf } from '../../server/rules/quiz/rebuses.ts'
import { levels, type Quiz } from '../../server/rules/quiz/schema.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'

const { quiz, files } = await readQuiz(fixedQuizPath())
const place = { path: '/pictures/', secret: 'secret' }
const gallery = createGallery({ quiz, files, ...place })
const addresses = rebusesOf(quiz).flatMap((_, index) => levels.map((level) => gallery.addressOf(index, level)))

describe('an address', () => {
  test('reveals nothing: 43 characters, unique, in no order', () => {
    for (const address of addresses) expect(address).toMatch(/^\/pictures\/[\w-]{43}$/)
    expect(new Set(addresses).size).toBe(addresses.length)
    expect([...addresses].sort()).not.toEqual(addresses)
  })

  test('survives a restart, and changes with the secret', () => {
    const again = createGallery({ quiz, files, ...place })
    expect(again.addressOf(2, 'easier')).toBe(gallery.addressOf(2, 'easier'))
    const elsewhere = createGallery({ quiz, files, ...place, secret: 'another' })
    expect(addresses).not.toContain(elsewhere.addressOf(2, 'easier'))
  })

  test('changes with the drawing and its place', () => {
    const [first, second, ...others] = quiz.rebuses
    if (!first || !second) throw new Error('The quiz has too few rebuses')
    const reordered = { ...quiz, rebuses: [second, first, ...others] }
    const swapped = createGallery({ quiz: reordered, files, ...place })
    expect(addresses).not.toContain(swapped.addressOf(0, 'hard'))
    expect(swapped.addressOf(3, 'hard')).toBe(gallery.addressOf(3, 'hard'))
  })
})

describe('the gallery', () => {
  test('finds every drawing by its address, and nothing else', () => {
    const found = gallery.find(gallery.addressOf(3, 'easiest'))
    expect(found).toMatchObject({ rebusIndex: 3, level: 'easiest', type: 'image/svg+xml' })
    expect(gallery.find(`/pictures/${'A'.repeat(43)}`)).toBeNull()
    expect(gallery.find('/pictures/constructor')).toBeNull()
  })

  test('holds the rebuses for fun after the others', () => {
    const [first] = quiz.rebuses
    const both = createGallery({ quiz: { ...quiz, forFun: first ? [first] : [] }, files, ...place })
    const address = both.addressOf(quiz.rebuses.length, 'hard')
    expect(address).not.toBe(both.addressOf(0, 'hard'))
    expect(both.find(address)?.body).toBe(both.find(both.addressOf(0, 'hard'))?.body ?? '')
  })

  test('throws for a rebus that the quiz does not have', () => {
    const { length } = rebusesOf(quiz)
    expect(() => gallery.addressOf(length, 'hard')).toThrow(`no rebus ${length}`)
  })

  test('serves what was read from files as what it is', () => {
    const [bytes, drawn] = [new Uint8Array([1, 2]), new TextEncoder().encode('<svg/>')]
    const read = new Map<string, Image>([
      ['mine.png', { type: 'image/webp', body: bytes, width: 4, height: 3, removed: [] }],
      ['mine.svg', { type: 'image/svg+xml', body: drawn, width: 4, height: 3, removed: [] }],
    ])
    const hanging = createGallery({ quiz: withFiles('mine.png', 'mine.svg'), files: read, ...place })
    const [hard, easier] = [hanging.find(hanging.addressOf(0, 'hard')), hanging.find(hanging.addressOf(0, 'easier'))]
    expect(hard).toMatchObject({ type: 'image/webp', body: bytes })
    expect(easier).toMatchObject({ type: 'image/svg+xml', body: drawn })
  })

  test('throws for a file that was not read', () => {
    expect(() => createGallery({ quiz: withFiles('a.png', 'b.png'), files: new Map(), ...place })).toThrow('"a.png"')
  })
})

function withFiles(hard: string, easier: string): Quiz {
  return {
    ...quiz,
    rebuses: quiz.rebuses.map((rebus) => ({
      ...rebus,
      pictures: { ...rebus.pictures, hard: { description: 'Своя', file: hard }, easier: { description: 'Своя', file: easier } },
    })),
  }
}
