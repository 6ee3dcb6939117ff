import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { createGallery } from '../../../server/campaigns/picture-gallery.ts'
import { rebusesOf } from '../../../server/rules/quiz/rebuses.ts'
import { levels, Quiz } from '../../../server/rules/quiz/schema.ts'

/**
 * `bun tests/rules/pictures/contact-sheet.ts OUT.html` writes a page with every drawing of every quiz, at two widths, on
 * light and dark.
 */

const folder = join(import.meta.dirname, '../../../scenario/quizzes')
const out = process.argv[2]
if (!out) throw new Error('Expected the file to write to: bun tests/rules/pictures/contact-sheet.ts OUT.html')

const started = performance.now()
const sheets = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
  .map((name) => sheetOf(name))
const took = performance.now() - started
writeFileSync(out, pageOf(sheets))
console.log(`${sheets.length} quizzes drawn in ${took.toFixed(0)} ms`)

function sheetOf(name: string): string {
  const parsed = v.parse(Quiz, JSON.parse(readFileSync(join(folder, name), 'utf8')))
  const quiz = { ...parsed, rebuses: [...parsed.rebuses, ...parsed.forFun], forFun: [] }
  const gallery = createGallery({ quiz, files: new Map(), secret: 'contact sheet' })
  const rows = rebusesOf(quiz).map(({ answer }, rebusIndex) => {
    const images = levels.map((level) => {
      const picture = gallery.find(gallery.addressOf(rebusIndex, level))
      if (!picture) throw new Error(`${name}: no picture ${rebusIndex} ${level}`)
      return `<img alt="${level}" src="data:${picture.type};base64,${Buffer.from(picture.body).toString('base64')}">`
    })
    return `<h2>${answer}</h2><div>${images.join('')}</div>`
  })
  return `<h1>${name}</h1>${rows.join('')}`
}

function pageOf(sheets: string[]): string {
  const themes = ['light', 'dark'].flatMap((theme) =>
    [328, 640].map((width) => `<section class="${theme}" data-width="${width}">${sheets.join('')}</section>`),
  )
  return `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; font: 16px system-ui } section { padding: 16px } h2 { font-size: 14px; margin: 12px 0 4px }
section div { display: flex; gap: 16px } img { height: auto }
[data-width="328"] img { width: 328px } [data-width="640"] img { width: 640px }
.light { color-scheme: light; background: #ffffff; color: #222222 }
.dark { color-scheme: dark; background: #14121c; color: #eeeeee }
</style>${themes.join('')}`
}
