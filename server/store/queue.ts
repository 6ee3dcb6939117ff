import { sql } from 'drizzle-orm'
import { type ConstructorOptions, type DrizzleTransactionLike, fromDrizzle, PgBoss, type QueueResult } from 'pg-boss'
import type { Db } from './database.ts'
import { describeFailure } from './failure.ts'

/** The durable queue of callbacks to make and messages to send. It is in the database, so its jobs survive every restart. */
export type Queue = {
  /** Adds a job within a transaction. No job is added while another one with the same `key` waits or is being done. */
  add(tx: Db, name: JobName, job: Job, options: { key: string; notBefore: Date }): Promise<void>
  /**
   * Starts a worker that does the jobs of one kind one at a time. A job whose `handle` rejects is reported and retried with
   * back-off; `isLast` marks the last try, on which the handler has to give up. `key` is the job's own, the same in each try.
   */
  work(name: JobName, handle: (job: Job & { key: string }, isLast: boolean) => Promise<void>): Promise<void>
  /** Returns how many jobs there are, as of a few seconds ago. */
  count(): Promise<QueueCount[]>
  /** Waits up to 3 seconds for the jobs being done. A job that takes longer returns to the queue. */
  stop(): Promise<void>
}

const jobNames = ['callbacks', 'messages'] as const
type JobName = (typeof jobNames)[number]
type Job = { id: string }

/** deferred: waits for its time, or for a retry · ready: waits for a worker · active: is being done */
export type QueueCount = { queue: JobName; state: 'deferred' | 'ready' | 'active'; jobs: number }

/** The connections that the queue runs on: the server's own (pg-boss's `db` option). */
export type QueueDatabase = { kind: 'postgres' | 'pglite'; db: NonNullable<ConstructorOptions['db']> }

/** The retry that is a handler's last one. */
const mostTries = 5

/**
 * A job whose server has crashed returns to the queue after missed heartbeats. The handler gives up after `mostTries`, not
 * pg-boss: a server that stops returns its job as a failed one, and no number of restarts may lose it.
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

/** Stands in for the queue where nobody can be called and no messages can be sent. Adding a job throws. */
export const noQueue: Pick<Queue, 'add'> = {
  add: async () => {
    throw new Error('there is no queue, because nobody can be called and nothing can be sent')
  },
}

/**
 * New jobs arrive by notification, and a finished job makes the worker look for the next. Polling only finds jobs whose time, or
 * whose retry, has come.
 */
const polling = { includeMetadata: true, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 } as const

/**
 * Opens the queue of all campaigns. On the first start it creates pg-boss's tables, in a schema of their own, so it has to run under
 * `withMigrationLock`.
 */
export async function openQueue(database: QueueDatabase, onError: (error: unknown) => void): Promise<Queue> {
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
  const there = await boss.getQueues([...jobNames])
  for (const name of jobNames) {
    // Where it is there, this would change nothing, and load PostgreSQL's language of functions into the embedded database.
    if (!there.some((queue) => queue.name === name)) await boss.createQueue(name, policy)
    await database.db.executeSql(takeOverFormerJobs, [name])
  }
  return {
    async add(tx, name, job, { key, notBefore }) {
      await boss.send(name, job, {
        db: fromDrizzle(tx as DrizzleTransactionLike, sql),
        singletonKey: key,
        startAfter: notBefore,
      })
    },
    async work(name, handle) {
      const worker: string = await boss.work<Job, void, typeof polling>(name, polling, async ([job]) => {
        if (job) await reportingFailure(handle({ ...job.data, key: job.id }, job.retryCount >= mostTries), onError)
        boss.notifyWorker(worker)
      })
    },
    async count() {
      const found = await boss.getQueues([...jobNames])
      return jobNames.flatMap((queue) =>
        countsOf(
          queue,
          found.find(({ name }) => name === queue),
        ),
      )
    },
    stop: () => boss.stop({ graceful: true, timeout: 3_000 }),
  }
}

/** Each quiz once had queues of its own, named `callbacks.` and the quiz. Their jobs still have to be done. */
const takeOverFormerJobs = `update pgboss.job set name = $1 where name like $1 || '.%' and state < 'active'`

/** Reads the counts that pg-boss keeps with each queue and updates every `monitorIntervalSeconds`. */
function countsOf(queue: JobName, kept: QueueResult | undefined): QueueCount[] {
  const { deferredCount = 0, readyCount = 0, activeCount = 0 } = kept ?? {}
  return [
    { queue, state: 'deferred', jobs: deferredCount },
    { queue, state: 'ready', jobs: readyCount },
    { queue, state: 'active', jobs: activeCount },
  ]
}

/**
 * Reports a failed job, unless the server stops: then the job only returns to the queue. pg-boss stores the error that a job
 * ended with, so the error is reduced to what may be logged.
 */
async function reportingFailure(done: Promise<void>, onError: (error: unknown) => void): Promise<void> {
  await done.catch((error) => {
    if ((error as Error).name !== 'AbortError') onError(error)
    throw new Error(describeFailure(error))
  })
}

/** pg-boss emits a plain object with the fields of an error. */
function asError(fields: Error): Error {
  return fields instanceof Error ? fields : Object.assign(new Error((fields as Error).message), fields)
}
