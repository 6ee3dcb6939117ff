import type { Measured } from './measure.ts'

/** Prints Pavel beside the article's stack, with the targets. */
export function print(pavel: Measured, article: Measured, scriptBytes: number) {
  const rows = [
    ['', 'Pavel', 'target', 'Express + socket.io + pg'],
    ['event → socket, median, 50 calls', ms(pavel.median), '≤ 10 ms', ms(article.median)],
    ['event → socket, p99, 50 calls', ms(pavel.p99), '≤ 60 ms', ms(article.p99)],
    ['events per second, 50 calls at full speed', pavel.perSecond.toFixed(0), '', article.perSecond.toFixed(0)],
    ['memory per idle open socket', kB(pavel.bytesPerSocket), '≤ 8 kB', kB(article.bytesPerSocket)],
    ['script the page loads, gzipped', kB(scriptBytes), '≤ 20 kB', ''],
  ]
  for (const [what = '', ...values] of rows) console.log(what.padEnd(44), ...values.map((value) => value.padStart(14)))
}

const ms = (value: number) => `${value.toFixed(1)} ms`
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
