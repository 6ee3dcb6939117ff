import { afterEach, beforeAll, expect, test } from 'bun:test'
import { chmodSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import packageFile from '../../package.json'
import { readConfig } from '../../server/config.ts'
import { installTelephone } from '../cast/caller.ts'
import { writesQuiz } from '../cast/editor.ts'
import { fixedQuiz } from '../cast/fixed-quiz.ts'
import { visits } from '../cast/visitor.ts'
import { waitFor } from '../cast/waiting.ts'
import { command } from '../run/command.ts'
import { endContainers, startContainer } from '../run/container/container.ts'
import { buildImage, type Image } from '../run/container/image.ts'
import { freePort } from '../run/port.ts'
import { scratch } from '../run/scratch.ts'

type Service = Record<string, unknown> & { environment: Record<string, string | number>; volumes: string[] }

const folder = 'server/start/deploy'
const compose = Bun.YAML.parse(readFileSync(`${folder}/compose.yaml`, 'utf8')) as { services: Record<string, Service> }
const { pavel, postgres, caddy } = compose.services as { pavel: Service; postgres: Service; caddy: Service }
const password = 'a password for tests'
const secret = `whsec_${btoa('a-secret-in-a-container-for-tests')}`
const quiz = fixedQuiz()

/** Less than the compose file gives. */
const tmpSize = '4m'

let image: Image

beforeAll(async () => {
  image = await buildImage()
  writeFileSync(join(image.root, 'quiz.json'), JSON.stringify(quiz))
  chmodSync(join(image.root, 'quiz.json'), 0o644)
})

afterEach(endContainers)

/** A volume as an engine makes it, which belongs to the image's user. */
async function volumeOf({ user }: Image, name: string): Promise<string> {
  const volume = scratch.path(name)
  await mkdir(volume, { mode: 0o700 })
  if (process.getuid?.() === 0) await command(['chown', '-R', user, volume], { seconds: 10 })
  return volume
}

const statusOf = (process: number, name: string) =>
  new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1] ?? ''

/** The processes that this one has started and that have not gone yet. */
const childrenOf = (process: number) =>
  readdirSync(`/proc/${process}/task`)
    .flatMap((thread) => readFileSync(`/proc/${process}/task/${thread}/children`, 'utf8').split(' '))
    .filter(Boolean)

test('a container plays as process 1, on a read-only root, as another user, and stops in order within its time', async () => {
  const [volume, port] = [await volumeOf(image, 'volume'), String(await freePort())]
  const environment = {
    QUIZ: '/quiz.json',
    PHONE_NUMBER: '+78001234567',
    CALLBACK_SECRET: secret,
    OPERATOR_PASSWORD: password,
  }
  const container = await startContainer(image, { volume, tmpSize, port, environment })
  await container.prints('server ready')
  const first = container.first()
  expect(statusOf(first, 'NSpid')).toEndWith('\t1')
  expect(readFileSync(`/proc/${first}/environ`, 'utf8')).not.toContain('HOME=')
  if (process.getuid?.() === 0) expect(statusOf(first, 'Uid')).toStartWith(image.user.split(':')[0] ?? '')

  const telephone = await installTelephone({ url: `${container.url}/voice/events`, secret })
  const visitor = await visits(container.url)
  await visitor.givesNumber('8 916 123-45-67')
  const caller = telephone.dials('79161234567')
  await visitor.isShown('playing')
  await caller.says(quiz.rebuses[0]?.answer ?? '')
  await visitor.hasPoints(10)
  await visitor.types(quiz.rebuses[1]?.answer ?? '')
  await visitor.hasPoints(20)

  // A new spelling is looked up in the dictionary, which another process reads.
  const written = await writesQuiz({ url: container.url, campaign: 'quiz' }, password)
  await (await written.opens('/rebuses/1')).submits('.quiz-form', { accept: 'печенька' })
  await waitFor(
    () => childrenOf(first).length > 0,
    () => 'the dictionary to be read',
  )
  await waitFor(
    () => childrenOf(first).length === 0,
    () => `process 1 to take leave of the processes ${childrenOf(first).join(', ')}`,
  )

  const check = await startContainer(image, { volume, tmpSize, port, words: image.healthCheck })
  expect(await check.ends()).toBe(0)

  const grace = Number(/^(\d+)s$/.exec(String(pavel.stop_grace_period))?.[1])
  const stoppedAt = Date.now()
  container.stop()
  expect(await container.ends()).toBe(0)
  expect(Date.now() - stoppedAt).toBeLessThan(grace * 1000)
  telephone.close()
}, 180_000)

test('the health check fails where no server answers', async () => {
  const [volume, port] = [await volumeOf(image, 'volume of nobody'), String(await freePort())]
  const check = await startContainer(image, { volume, tmpSize, port, words: image.healthCheck })
  expect(await check.ends()).not.toBe(0)
})

test('`bun run start` installs and builds nothing in a folder that it may not write to', async () => {
  const volume = await volumeOf(image, 'volume of a wrong setting')
  const container = await startContainer(image, { volume, tmpSize, port: 'eighty', words: ['bun', 'run', '--silent', 'start'] })
  expect(await container.ends()).toBe(1)
  expect(container.output.trim()).toBe('PORT: expected a number from 0 to 65535, found "eighty"')
})

test('a command says who has to install what is missing in a folder that it may not write to', async () => {
  const volume = await volumeOf(image, 'volume of a missing package')
  const installed = join(image.root, image.folder, 'node_modules/uqr')
  renameSync(installed, `${installed}-away`)
  const container = await startContainer(image, { volume, tmpSize, words: ['bun', 'run', '--silent', 'forget', '+79161234567'] })
  expect(await container.ends()).toBe(1)
  renameSync(`${installed}-away`, installed)
  const wanted = `uqr ${packageFile.dependencies.uqr}`
  expect(container.output).toStartWith(
    `node_modules: expected ${wanted}, found none, in a folder that this user may not write to.`,
  )
  expect(container.output.trim().split('\n')).toHaveLength(1)
})

test('the image has the version of Bun that the tests run on', () => {
  expect(image.image).toBe(`oven/bun:${packageFile.devDependencies['bun-types']}-slim`)
})

test('the compose file starts the image as it was tried, on PostgreSQL and behind Caddy', () => {
  expect(pavel).toMatchObject({
    read_only: true,
    cap_drop: ['ALL'],
    build: { context: '../../..', dockerfile: `${folder}/Containerfile` },
  })
  expect(pavel.volumes).toEqual([`data:${image.volume}`])
  const values: Record<string, string> = { POSTGRES_PASSWORD: 'sesame', DOMAIN: 'quiz.example.com' }
  const filled = Object.entries(pavel.environment).map(([name, value]) => [
    name,
    String(value).replaceAll(/\$\{(\w+)[^}]*\}/g, (_, name: string) => values[name] ?? ''),
  ])
  const config = readConfig({ ...image.environment, ...Object.fromEntries(filled) })
  expect(config).toMatchObject({ publicUrl: 'https://quiz.example.com', proxies: 1, dataFolder: image.volume, host: '0.0.0.0' })
  const database = new URL(config.databaseUrl ?? '')
  expect([database.hostname, database.username, database.pathname]).toEqual([
    'postgres',
    String(postgres.environment.POSTGRES_USER),
    '/pavel',
  ])
  expect(caddy.environment.PAVEL).toBe(`pavel:${image.environment.PORT}`)
  expect(caddy.volumes).toContain('./Caddyfile:/etc/caddy/Caddyfile:ro')
})
