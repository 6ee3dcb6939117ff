/**
 * Whoever imports this is run on PGlite too, not only on PostgreSQL: whole games, odd inputs, and every kind of query,
 * notice and job. What else a test asks of the doors, the line or the scenario is the same on both.
 */
export {}
