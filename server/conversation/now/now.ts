export { type Board, type Callbacks, type Outcome, readBoard, type Waiting } from './board.ts'
export type { EndedCall } from './ended-calls.ts'
export { type IsWatched, type LiveCall, readLiveCall } from './live-calls.ts'
