import { asc } from 'drizzle-orm'
import { answers, participants, visits } from '../../server/store/schema/schema.ts'
import type { Race } from './race.ts'

// In the order in which they were made: without one, PostgreSQL may return a newer row before an older one.

export const games = ({ db }: Race) => db.query.participants.findMany({ orderBy: asc(participants.id) })

export const visitsOf = ({ db }: Race) => db.query.visits.findMany({ orderBy: asc(visits.id) })

export const answersOf = ({ db }: Race) => db.query.answers.findMany({ orderBy: asc(answers.id) })
