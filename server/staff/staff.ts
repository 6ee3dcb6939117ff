export { type Author, type DeedKind, noteDeed } from './deeds.ts'
export {
  createMarks,
  findPassword,
  hasStaff,
  type Marks,
  mayDo,
  staffAccess,
  type StaffPasswords,
  type StaffRole,
} from './passwords.ts'
export {
  endSession,
  findSession,
  type Found,
  knownMs,
  noteUse,
  openSession,
  readSessions,
  type Session,
  signOut,
  signOutEverywhere,
} from './sessions.ts'
export { type LogLine, type LogPage, noteTable, readLog, takeLog } from './staff-log.ts'
