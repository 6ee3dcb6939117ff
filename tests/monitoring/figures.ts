import { waitFor } from '../cast/waiting.ts'

/** What `/metrics` says, as Prometheus reads it. */
export type Figures = {
  /** of the series with at least these labels, all of them together; undefined where there is none */
  of(name: string, labels?: Record<string, string | number>): number | undefined
  /** the series' labels, as written */
  labelsOf(name: string): string[]
  text: string
}

/** Looks at the figures of a server, and waits for one of them to be what it should. */
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

/** Every line is a comment or a sample; whatever is neither is no exposition, and ends the test. */
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
