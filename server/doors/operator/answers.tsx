import type { Context } from 'hono'
import { html } from 'hono/html'
import { AnswersPage } from '../../../views/operator/answers.tsx'
import type { DeskDeps } from './desk.ts'

/** Returns what shows what was heard and refused. */
export function answers({ frameFor }: DeskDeps) {
  return {
    page: (c: Context) => c.html(html`<!doctype html>${<AnswersPage {...frameFor(c)} />}`),
  }
}
