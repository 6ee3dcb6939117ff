export { type AnswerRow, answerRows } from './answer-rows.ts'
export { forgetHeard, type HeardGroup, type HeardPage, readHeard, type HeardKind } from './read-heard.ts'
export { rehearse, type RehearsedGame, type RehearsedAcceptance } from './rehearse.ts'
