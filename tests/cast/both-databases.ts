/**
 * Marks a test file that runs on PGlite too, not only on PostgreSQL: whole games, odd inputs, and every kind of query, lock,
 * notice and job. Other tests of the server ask for nothing that differs between the two.
 */
export {}
