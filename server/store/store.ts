export { appendEntries, eraseEntriesNaming, type NewEntry } from './chat-entries.ts'
export { type Change, type LastAnswer, unread, type Written } from './changes.ts'
export { type Clock, createClock } from './clock.ts'
export { type Channel, type Database, type Db, migrationsFolder, openDatabase } from './database.ts'
export { describeFailure, exceptOutages, isOutOfReach, type Refusal, refusalOf } from './failure.ts'
export { FolderInUse, packFolder } from './embedded/embedded.ts'
export { isFreeCode, isInPool } from './free-code.ts'
export { alone, type CountContext, keepCount, type KeptCount, patienceMs, waitAMoment } from './kept-count.ts'
export { made } from './made.ts'
export { noQueue, openQueue, type Queue, type QueueCount, type QueueDatabase } from './queue.ts'
export { saveCall, saveParticipant } from './saved-rows.ts'
export {
  callbackSecretsOf,
  type Disguise,
  disguiseWith,
  getOrCreateBusName,
  getOrCreatePassword,
  getOrCreateSecret,
  hashToken,
  randomInt,
} from './secrets.ts'
export type { Campaigns, Caller, CallsOut, GameContext, KnownGuesses, ServerContext, Sms } from './context.ts'
export {
  type Answer,
  type Call,
  type Callback,
  inTransaction,
  type Participant,
  Raced,
  RehearsalRemoved,
  type Transaction,
  type Visit,
} from './transaction.ts'
export { tryWriting } from './try-writing.ts'
export { notePlayed, readLastAnswer } from './written.ts'
