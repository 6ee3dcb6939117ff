import type { Context } from 'hono'
import { html } from 'hono/html'
import { GoLivePage } from '../../../views/operator/go-live.tsx'
import type { Point } from '../../rules/go-live/go-live.ts'
import type { DeskDeps } from './desk.ts'

/** Reads what is ready for people, missing or misleading: `known` at once, `read` after a look around. */
export type GoLive = { read(): Promise<Point[]>; known(): Promise<Point[]> }

/** Returns what shows whether the server is ready for people. */
export function goLivePage({ frameFor }: DeskDeps, goLive: GoLive) {
  return async (c: Context) => {
    const points = await goLive.read()
    return c.html(html`<!doctype html>${<GoLivePage points={points} {...frameFor(c)} />}`)
  }
}
