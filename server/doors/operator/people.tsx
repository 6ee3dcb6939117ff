import type { Context } from 'hono'
import { html } from 'hono/html'
import { PeoplePage } from '../../../views/operator/people.tsx'
import type { DeskDeps } from './desk.ts'

/** Returns what shows winners, games, and one person. */
export function people({ frameFor }: DeskDeps) {
  return {
    page: (c: Context) => c.html(html`<!doctype html>${<PeoplePage {...frameFor(c)} />}`),
  }
}
