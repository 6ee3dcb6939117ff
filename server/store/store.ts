export { type Clock, createClock } from './clock.ts'
export { type Database, type Db, openDatabase } from './database.ts'
export { describeFailure, isOutOfReach, unlessAway } from './failure.ts'
export { FolderInUse } from './folder-lock.ts'
export { noQueue, openQueue, type Queue, type QueueCount } from './queue.ts'
export { callbackSecretsOf, type Disguise, disguiseWith, keepName, keepSecret, randomInt } from './secrets.ts'
export {
  type Call,
  type Callback,
  type Caller,
  inTransaction,
  type Transaction,
  type Participant,
  Raced,
  type Sms,
  type Visit,
  type GameContext,
} from './transaction.ts'
export { eraseEntriesNaming, type NewEntry, appendEntries } from './transcript.ts'
