import { readFileSync } from 'node:fs'
import { percentile } from '../statistics.ts'
import type { Page } from './pages.ts'

const warmUps = 3
const repeats = 20
const sampleMs = 20

/**
 * How long a page takes, in milliseconds, and how long its HTML is, in bytes before it is compressed. `first`: the first time, when
 * nothing is warm. Where the machine is busy, `least` tells most.
 */
export type PageFigures = { status: number; first: number; least: number; median: number; p95: number; bytes: number }

/** Asks for a page again and again, one request after the other, when it is warm. */
export async function measurePage(url: string, { path, form }: Page, headers: Record<string, string>): Promise<PageFigures> {
  const taken: number[] = []
  let last = { status: 0, bytes: 0 }
  let first = Number.NaN
  for (let nth = 0; nth < warmUps + repeats; nth += 1) {
    const startedAt = performance.now()
    const response = await fetch(url + path, {
      headers,
      redirect: 'manual',
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    const body = await response.arrayBuffer()
    const ms = performance.now() - startedAt
    if (nth === 0) first = ms
    if (nth >= warmUps) taken.push(ms)
    last = { status: response.status, bytes: body.byteLength }
    if (response.status !== 200 && nth > 0) break
  }
  return { ...last, first, least: Math.min(...taken), median: percentile(taken, 0.5), p95: percentile(taken, 0.95) }
}

/** How long a table takes, how long it is, and by how much the server's memory rises meanwhile. */
export type TableFigures = { status: number; seconds: number; bytes: number; rows: number; risesMb: number }

/** Takes a table away, and drops it piece by piece. `pid`: the process of the server. */
export async function measureTable(url: string, headers: Record<string, string>, pid: number): Promise<TableFigures> {
  const before = residentMb(pid)
  let highest = before
  const sampling = setInterval(() => (highest = Math.max(highest, residentMb(pid))), sampleMs)
  const startedAt = performance.now()
  const response = await fetch(url, { headers, redirect: 'manual' })
  let [bytes, rows] = [0, 0]
  for await (const piece of response.body ?? []) {
    bytes += piece.length
    for (const byte of piece) if (byte === newLine) rows += 1
  }
  clearInterval(sampling)
  const seconds = (performance.now() - startedAt) / 1000
  return { status: response.status, seconds, bytes, rows: Math.max(0, rows - 1), risesMb: highest - before }
}

const newLine = 10

/** Linux tells it in kB. */
export function residentMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024
}
