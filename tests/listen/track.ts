import { join } from 'node:path'
import type { Sound } from './record.ts'
import { run } from './voices.ts'

/** Mixes the sounds into one WAV file, each at its time, cut where it was cut off. */
export function mix(sounds: readonly Sound[], folder: string, into: string): void {
  const placed = sounds.map(({ file, beginsMs, endsMs }, at) => {
    const placedFile = join(folder, `placed-${at}.wav`)
    const [from, lasts] = [beginsMs / 1000, (endsMs - beginsMs) / 1000].map((seconds) => seconds.toFixed(3))
    run('sox', [file, placedFile, 'trim', '0', lasts ?? '0', 'pad', from ?? '0'])
    return placedFile
  })
  run('sox', ['-m', '-v', '1', ...placed.flatMap((file, at) => (at === 0 ? [file] : ['-v', '1', file])), into])
}

/** Returns one line for each sound: when it begins, how long it lasts, and the silence before it. */
export function tabulate(sounds: readonly Sound[]): string {
  const seconds = (ms: number) => (ms / 1000).toFixed(1).padStart(5)
  const rows = sounds.map(({ who, text, beginsMs, endsMs }, at) => {
    const silence = beginsMs - Math.max(0, ...sounds.slice(0, at).map((before) => before.endsMs))
    return `${seconds(beginsMs)}  ${seconds(endsMs - beginsMs)}  ${seconds(silence)}  ${who === 'pavel' ? '' : '            — '}${text}`
  })
  return ['begins lasts  after  what is heard (seconds)', ...rows, ''].join('\n')
}
