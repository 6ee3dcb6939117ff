import type { Context } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import { FiguresPage } from '../../../views/operator/figures.tsx'
import { readFiguresBoard, takeFigures } from '../../conversation/figures/figures.ts'
import { sendTable, staffOf } from '../../http/http.ts'
import { isDay } from '../../rules/figures/figures.ts'
import type { DeskDeps } from './desk.ts'
import { tableOf } from './figures-file.ts'

/** What the page is asked for. Anything that it cannot be counts as not asked. */
const Query = v.object({
  day: v.fallback(v.nullable(v.pipe(v.string(), v.check(isDay))), null),
  rebuses: v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/), v.transform(Number)), 1),
  one: v.optional(v.string()),
  other: v.optional(v.string()),
})

const tableNames = ['funnel', 'standings', 'pictures', 'replies'] as const

/** Returns what shows the funnel and its plots, and what sends their tables. */
export function figures({ contextOf, frameFor, texts }: DeskDeps) {
  return { page, file }

  async function page(c: Context) {
    const { rebuses, ...asked } = v.parse(Query, c.req.query())
    const board = await readFiguresBoard(contextOf(c), { ...asked, page: rebuses })
    return c.html(html`<!doctype html>${<FiguresPage board={board} asked={asked} {...frameFor(c)} />}`)
  }

  async function file(c: Context) {
    const { day } = v.parse(Query, c.req.query())
    const name = tableNames.find((each) => c.req.param('table') === `${each}.csv`)
    if (!name) return c.notFound()
    const { rows, zone } = await takeFigures(contextOf(c), staffOf(c), { name, day })
    return sendTable(c, { ...tableOf(name, rows, texts), name: `${name}${day === null ? '' : `-${day}`}`, zone })
  }
}
