import type { Context } from 'hono'
import { html } from 'hono/html'
import { CodesPage } from '../../../views/operator/codes.tsx'
import type { DeskDeps } from './desk.ts'

/** Returns what shows the pools of promo codes. */
export function codes({ frameFor }: DeskDeps) {
  return {
    page: (c: Context) => c.html(html`<!doctype html>${<CodesPage {...frameFor(c)} />}`),
  }
}
