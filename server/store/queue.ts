import { sql } from 'drizzle-orm'
import { type ConstructorOptions, type DrizzleTransactionLike, fromDrizzle, PgBoss, type QueueResult } from 'pg-boss'
import type { Db } from './database.ts'
import { describeFailure } from './failure.ts'

/** What waits to be done: calls to visitors, messages with codes. It outlives every server. */
export type Queue = {
  /** Adds a job in the transaction that makes it necessary. The same `key` does not wait twice. */
  add(tx: Db, name: JobName, job: Job, options: { key: string; notBefore: Date }): Promise<void>
  /** Does the jobs of one kind one after the other. What `handle` throws is told, and tried again a little later, `isLast` at last. */
  work(name: JobName, handle: (job: Job, isLast: boolean) => Promise<void>): Promise<void>
  /** How many jobs there are, as of a few seconds ago. */
  count(): Promise<QueueCount[]>
  /** Lets the job in hand finish, or gives it back. */
  stop(): Promise<void>
}

const names = ['callbacks', 'messages'] as const
export type JobName = (typeof names)[number]
export type Job = { id: string }

/** deferred: waits for its time, or for another try · ready: could be done now · active: is being done */
export type QueueCount = { queue: JobName; state: 'deferred' | 'ready' | 'active'; jobs: number }

/** What the queue runs on: the server's own connection to its database (pg-boss's `db` option). */
export type QueueDatabase = { kind: 'postgres' | 'pglite'; db: NonNullable<ConstructorOptions['db']> }

/** After so many tries in vain a job is given up. */
const mostTries = 5

/**
 * A job whose server has died comes back after the missed heartbeats. What gives up is its handler, and not the queue: a server
 * that stops gives its job back as if it had failed, and no number of restarts may lose it.
 */
const policy = {
  policy: 'exclusive',
  notify: true,
  retryLimit: 10_000,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 30,
  expireInSeconds: 300,
  heartbeatSeconds: 10,
  retentionSeconds: 3 * 24 * 3600,
  deleteAfterSeconds: 3600,
} as const

/** Where nobody can be called and nothing sent, there is nothing to wait for. */
export const noQueue: Pick<Queue, 'add'> = {
  add: async () => {
    throw new Error('there is no queue, because nobody can be called and nothing can be sent')
  },
}

/** A new job is told of at once, the next one when one is done; only what waits for its time, or for another try, is found by looking. */
const polling = { includeMetadata: true, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 } as const

/** Makes its tables on the first start, in a schema of their own. Each quiz has jobs of its own. */
export async function openQueue(database: QueueDatabase, quizName: string, onError: (error: unknown) => void): Promise<Queue> {
  const boss = new PgBoss({
    db: database.db,
    backend: database.kind,
    useListenNotify: true,
    schedule: false,
    registerInstance: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  })
  boss.on('error', (error) => onError(asError(error)))
  await boss.start()
  const ofQuiz = (name: JobName) => `${name}.${quizName.replace(/[^\w.-]/g, '-')}`
  for (const name of names) await boss.createQueue(ofQuiz(name), policy)
  return {
    async add(tx, name, job, { key, notBefore }) {
      await boss.send(ofQuiz(name), job, {
        db: fromDrizzle(tx as DrizzleTransactionLike, sql),
        singletonKey: key,
        startAfter: notBefore,
      })
    },
    async work(name, handle) {
      const worker: string = await boss.work<Job, void, typeof polling>(ofQuiz(name), polling, async ([job]) => {
        if (job) await told(handle(job.data, job.retryCount >= mostTries), onError)
        boss.notifyWorker(worker)
      })
    },
    async count() {
      const found = await boss.getQueues(names.map(ofQuiz))
      return names.flatMap((queue) =>
        countsOf(
          queue,
          found.find(({ name }) => name === ofQuiz(queue)),
        ),
      )
    },
    stop: () => boss.stop({ graceful: true, timeout: 3_000 }),
  }
}

/** The counts that pg-boss keeps with each queue, renewed every `monitorIntervalSeconds`. */
function countsOf(queue: JobName, kept: QueueResult | undefined): QueueCount[] {
  const { deferredCount = 0, readyCount = 0, activeCount = 0 } = kept ?? {}
  return [
    { queue, state: 'deferred', jobs: deferredCount },
    { queue, state: 'ready', jobs: readyCount },
    { queue, state: 'active', jobs: activeCount },
  ]
}

/**
 * Except where the server stops: then the job goes back unharmed. pg-boss keeps what a job ended in, so that must tell no more of
 * anybody than a log may.
 */
async function told(done: Promise<void>, onError: (error: unknown) => void): Promise<void> {
  await done.catch((error) => {
    if ((error as Error).name !== 'AbortError') onError(error)
    throw new Error(describeFailure(error))
  })
}

/** pg-boss tells of an error by its fields alone. */
function asError(fields: Error): Error {
  return fields instanceof Error ? fields : Object.assign(new Error((fields as Error).message), fields)
}
