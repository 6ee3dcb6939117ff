import { readFileSync } from 'node:fs'

/** What is copied, and from which stage; null: from the repository. */
export type Copy = { from: string | null; owner: string | null; sources: string[]; target: string }

/** One image that a Containerfile describes. Steps are in order; a step of words is a program that runs while the image is built. */
export type Stage = {
  image: string
  name: string
  steps: (Copy | string[])[]
  environment: Record<string, string>
  folder: string
  user: string
  volume: string
  healthCheck: string[]
  program: string[]
}

/** Reads a Containerfile whose programs are all in exec form, so that no image needs a shell. Throws at anything that it does not know. */
export function readContainerfile(path: string): Stage[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  const stages: Stage[] = []
  const defaults = new Map<string, string>()
  for (const line of lines.filter((line) => line !== '' && !line.startsWith('#'))) {
    const [, instruction = '', rest = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? []
    const stage = stages.at(-1)
    if (instruction === 'ARG') defaults.set(...(rest.split('=', 2) as [string, string]))
    else if (instruction === 'FROM') stages.push(begin(rest, defaults))
    else if (stage) follow(stage, instruction, rest)
    else throw new Error(`${path}: expected FROM, found ${line}`)
  }
  return stages
}

function begin(rest: string, defaults: Map<string, string>): Stage {
  const [image = '', , name = ''] = rest.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => defaults.get(name) ?? '').split(' ')
  return { image, name, steps: [], environment: {}, folder: '/', user: '0:0', volume: '', healthCheck: [], program: [] }
}

function follow(stage: Stage, instruction: string, rest: string): void {
  const settings = () => Object.fromEntries(rest.split(' ').map((pair) => pair.split('=', 2) as [string, string]))
  const known: Record<string, () => unknown> = {
    WORKDIR: () => (stage.folder = rest),
    COPY: () => stage.steps.push(copyOf(rest)),
    RUN: () => stage.steps.push(wordsOf(rest)),
    ENV: () => Object.assign(stage.environment, settings()),
    USER: () => (stage.user = rest),
    VOLUME: () => (stage.volume = rest),
    EXPOSE: () => undefined,
    HEALTHCHECK: () => (stage.healthCheck = wordsOf(rest.replace(/^.* CMD /, ''))),
    ENTRYPOINT: () => stage.program.unshift(...wordsOf(rest)),
    CMD: () => stage.program.push(...wordsOf(rest)),
  }
  const step = known[instruction]
  if (!step) throw new Error(`a Containerfile: expected an instruction that the tests know, found ${instruction}`)
  step()
}

function copyOf(rest: string): Copy {
  const words = rest.split(' ')
  const option = (name: string) => words.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? null
  const paths = words.filter((word) => !word.startsWith('--'))
  return { from: option('from'), owner: option('chown'), sources: paths.slice(0, -1), target: paths.at(-1) ?? '' }
}

/** Throws at the form that a shell would run. */
function wordsOf(rest: string): string[] {
  return JSON.parse(rest) as string[]
}
