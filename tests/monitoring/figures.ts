import { waitFor } from '../cast/waiting.ts'

/** The metrics of a server, parsed from Prometheus' text format. */
export type Figures = {
  /** Returns the sum of the series with at least these labels, or undefined when there is none. */
  of(name: string, labels?: Record<string, string | number>): number | undefined
  /** Returns the labels of each series with this name, as written. */
  labelsOf(name: string): string[]
  text: string
}

/** Reads a server's metrics, or waits until one of them has a certain value. */
export function figuresOf(url: string) {
  async function look(): Promise<Figures> {
    const response = await fetch(`${url}/metrics`)
    if (!response.ok) throw new Error(`no figures: ${response.status}`)
    return parse(await response.text())
  }
  return {
    look,
    async become(wanted: number, name: string, labels?: Record<string, string | number>): Promise<void> {
      let found: number | undefined
      await waitFor(
        async () => (found = (await look()).of(name, labels)) === wanted,
        () => `${name} ${JSON.stringify(labels ?? {})} to be ${wanted}; it is ${found}`,
      )
    },
  }
}

/** Parses the text format. Throws on a line that is neither a comment nor a sample. */
export function parse(text: string): Figures {
  const samples = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(readSample)
  const found = (name: string, labels: Record<string, string | number> = {}) =>
    samples.filter(
      (sample) =>
        sample.name === name &&
        Object.entries(labels).every(([label, value]) => sample.labels.split(',').includes(`${label}="${value}"`)),
    )
  return {
    text,
    of(name, labels) {
      const series = found(name, labels)
      return series.length === 0 ? undefined : series.reduce((sum, { value }) => sum + value, 0)
    },
    labelsOf: (name) => found(name).map(({ labels }) => labels),
  }
}

function readSample(line: string): { name: string; labels: string; value: number } {
  const [, name, labels = '', value] =
    /^([a-z_]+)(?:\{((?:[a-z]+="[^"]*",?)+)\})? (\d+(?:\.\d+)?(?:e[+-]?\d+)?|\+Inf)$/.exec(line) ?? []
  if (!name) throw new Error(`no sample: ${line}`)
  return { name, labels, value: Number(value) }
}
