import type { Context } from 'hono'
import { html } from 'hono/html'
import { FiguresPage } from '../../../views/operator/figures.tsx'
import type { DeskDeps } from './desk.ts'

/** Returns what shows the funnel and its plots. */
export function figures({ frameFor }: DeskDeps) {
  return {
    page: (c: Context) => c.html(html`<!doctype html>${<FiguresPage {...frameFor(c)} />}`),
  }
}
