import type { Context } from 'hono'
import { html } from 'hono/html'
import { LogPage } from '../../../views/operator/log.tsx'
import { sendTable, type StaffDeps, staffOf } from '../../http/http.ts'
import { endSession, readLog, readSessions, takeLog } from '../../staff/staff.ts'
import { logTable } from './log-file.ts'

/** Returns what shows who did what: the page, the file, and the end of another session. */
export function staffLog({ contextOf, marks, texts, zoneOf }: StaffDeps & { zoneOf(c: Context): string }) {
  return {
    log: async (c: Context) => {
      const before = /^[1-9]\d{0,8}$/.exec(c.req.query('before') ?? '')
      const [log, sessions] = await Promise.all([
        readLog(contextOf(), before && Number(before[0])),
        readSessions(contextOf(), marks),
      ])
      const staff = staffOf(c)
      const page = <LogPage log={log} sessions={sessions} own={staff.session} texts={texts} zone={zoneOf(c)} staff={staff} />
      return c.html(html`<!doctype html>${page}`)
    },
    logFile: async (c: Context) => sendTable(c, logTable(await takeLog(contextOf(), staffOf(c)), texts, zoneOf(c))),
    endSession: async (c: Context) => {
      const staff = staffOf(c)
      await endSession(contextOf(), staff, Number(c.req.param('id')), staff.session ?? 0)
      return c.redirect('/operator/log', 303)
    },
  }
}
